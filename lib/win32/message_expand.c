/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "message_expand.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "print.h"
#include "utf.h"
#include "winerror.h"

#define JOINED_LINES 255
#define FORMAT_ROOM  32

/* A message that grows. */
struct message {
	wchar_t *text;
	size_t length, room;
	size_t line;  /* where the present line begins */
	size_t width; /* to fold at, or 0 */
	bool joined;  /* line breaks of the definition become blanks */
	uint32_t error;
};

/* An insert of a definition: %1 or %1!format!. */
struct insert {
	size_t number;
	size_t stars; /* in its format */
	const wchar_t *format;
	size_t format_length; /* 0: text */
};

static void put(struct message *message, wchar_t character)
{
	if (message->error)
		return;
	if (message->length + 2 >= message->room) {
		size_t room = 2 * message->room + 128;
		wchar_t *text = realloc(message->text, room * sizeof(*text));

		if (!text) {
			message->error = ERROR_NOT_ENOUGH_MEMORY;
			return;
		}
		message->text = text;
		message->room = room;
	}
	message->text[message->length++] = character;
}

static void put_break(struct message *message)
{
	put(message, L'\r');
	put(message, L'\n');
	message->line = message->length;
}

/* Folds the line at its last blank if it has become too long. */
static void fold(struct message *message)
{
	size_t at = message->length;

	if (!message->width || message->error || message->length - message->line <= message->width)
		return;
	while (at > message->line && message->text[at - 1] != L' ')
		at--;
	if (at == message->line)
		return;
	put(message, L'\0'); /* one character becomes two */
	if (message->error)
		return;
	wmemmove(message->text + at + 1, message->text + at, message->length - 1 - at);
	message->text[at - 1] = L'\r';
	message->text[at] = L'\n';
	message->line = at + 1;
}

static void put_folded(struct message *message, wchar_t character)
{
	put(message, character);
	if (character != L' ')
		fold(message);
}

/* Reads the insert behind a %; false if there is none. *@end is moved behind it. */
static bool read_insert(const wchar_t *at, struct insert *insert, const wchar_t **end)
{
	const wchar_t *close;

	memset(insert, 0, sizeof(*insert));
	if (*at < L'1' || *at > L'9')
		return false;
	insert->number = (size_t)(*at++ - L'0');
	if (*at >= L'0' && *at <= L'9')
		insert->number = 10 * insert->number + (size_t)(*at++ - L'0');
	close = *at == L'!' ? wcschr(at + 1, L'!') : NULL;
	if (close) {
		insert->format = at + 1;
		insert->format_length = (size_t)(close - at - 1);
		for (const wchar_t *c = at + 1; c != close; c++)
			insert->stars += *c == L'*';
		at = close + 1;
	}
	*end = at;
	return true;
}

size_t message_inserts(const wchar_t *definition)
{
	size_t most = 0;

	for (const wchar_t *at = definition; *at;) {
		struct insert insert;

		if (*at++ != L'%' || !*at)
			continue;
		if (!read_insert(at, &insert, &at)) {
			if (*at++ == L'0')
				break;
			continue;
		}
		if (insert.stars > 2)
			insert.stars = 2;
		if (insert.number + insert.stars > most)
			most = insert.number + insert.stars;
	}
	return most;
}

/* Makes a format of an insert's; false if it is none that takes one value. */
static bool make_format(const struct insert *insert, char format[FORMAT_ROOM])
{
	char *to = format;

	if (insert->format_length + 3 > FORMAT_ROOM || insert->stars > 2)
		return false;
	*to++ = '%';
	for (size_t i = 0; i < insert->format_length; i++) {
		wchar_t c = insert->format[i];

		if (c <= 0x20 || c > 0x7e || c == L'%')
			return false;
		/* nothing may stand behind the type */
		if (i + 1 < insert->format_length && wcschr(L"cCdiouxXeEfFgGaAsSpZ", c))
			return false;
		*to++ = (char)c;
	}
	if (!insert->format_length)
		*to++ = 's';
	*to = '\0';
	return true;
}

static void put_wide_insert(struct message *message, const char *format, const uintptr_t *values)
{
	wchar_t wide_format[FORMAT_ROOM], *text;
	bool malformed;
	int length;

	wide_format[wide_of_utf8(format, strlen(format), wide_format, FORMAT_ROOM - 1,
				 &malformed)] = L'\0';
	length = print_array(NULL, 0, true, wide_format, values);
	text = length < 0 ? NULL : calloc((size_t)length + 1, sizeof(*text));
	if (text)
		print_array(text, (size_t)length, true, wide_format, values);
	else
		message->error = length < 0 ? ERROR_INVALID_PARAMETER : ERROR_NOT_ENOUGH_MEMORY;
	for (int i = 0; text && i < length; i++)
		put_folded(message, text[i]);
	free(text);
}

static void put_narrow_insert(struct message *message, const char *format, const uintptr_t *values)
{
	int length = print_array(NULL, 0, false, format, values);
	char *text = length < 0 ? NULL : calloc((size_t)length + 1, 1);
	const char *at = text, *end = text ? text + length : NULL;

	if (text)
		print_array(text, (size_t)length, false, format, values);
	else
		message->error = length < 0 ? ERROR_INVALID_PARAMETER : ERROR_NOT_ENOUGH_MEMORY;
	while (at != end) {
		uint32_t character = utf8_next(&at, end);

		put_folded(message,
			   (wchar_t)(character == UTF_INVALID ? UTF_REPLACEMENT : character));
	}
	free(text);
}

static void put_insert(struct message *message, const struct insert *insert,
		       const uintptr_t *inserts, bool wide)
{
	const uintptr_t *values = inserts + insert->number - 1;
	char format[FORMAT_ROOM];

	if (!make_format(insert, format))
		message->error = ERROR_INVALID_PARAMETER;
	else if (wide)
		put_wide_insert(message, format, values);
	else
		put_narrow_insert(message, format, values);
}

/* What stands behind a % and is no insert; false ends the message. */
static bool put_escape(struct message *message, wchar_t escape)
{
	switch (escape) {
	case L'0':
	case L'\0':
		return false;
	case L'n':
		put_break(message);
		break;
	case L'r':
		put(message, L'\r');
		break;
	case L't':
		put(message, L'\t');
		break;
	case L'b':
		put(message, L' ');
		break;
	default:
		put_folded(message, escape);
		break;
	}
	return true;
}

/* A line break of the definition itself, which is one or two characters long. */
static const wchar_t *put_regular_break(struct message *message, const wchar_t *at)
{
	if (message->joined)
		put(message, L' ');
	else
		put_break(message);
	return at + (at[0] == L'\r' && at[1] == L'\n' ? 2 : 1);
}

wchar_t *message_expand(const wchar_t *definition, const uintptr_t *inserts, bool wide,
			uint32_t width, uint32_t *error)
{
	struct message message = { .width = width == JOINED_LINES ? 0 : width, .joined = width };
	const wchar_t *at = definition, *end;
	struct insert insert;

	while (*at && !message.error) {
		if (*at == L'\r' || *at == L'\n') {
			at = put_regular_break(&message, at);
		} else if (*at != L'%') {
			put_folded(&message, *at++);
		} else if (!read_insert(at + 1, &insert, &end)) {
			if (!put_escape(&message, at[1]))
				break;
			at += 2;
		} else if (inserts) {
			put_insert(&message, &insert, inserts, wide);
			at = end;
		} else {
			for (; at != end; at++)
				put_folded(&message, *at);
		}
	}
	put(&message, L'\0');
	if (!message.error)
		return message.text;
	*error = message.error;
	free(message.text);
	return NULL;
}
