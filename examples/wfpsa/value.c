/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "value.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"

/*
 * Members are not cleared, because value->count says how many are valid, and clearing them for each
 * cell of a long list would take time.
 */
static void value_begin(struct value *ret, enum value_kind kind)
{
	ret->scalar.kind = kind;
	ret->scalar.digits = 0;
	ret->scalar.number = 0;
	ret->scalar.text[0] = '\0';
	ret->count = 0;
	ret->doubtful = false;
	ret->tone = TONE_NONE;
	ret->words_length = 0;
	ret->rows = (struct rows){ 0 };
}

void value_init(struct value *value)
{
	value_begin(value, VALUE_ABSENT);
	value->words = NULL;
	value->words_size = 0;
	value->no_memory = false;
}

void value_done(struct value *value)
{
	free(value->words);
}

void value_absent(struct value *ret)
{
	value_begin(ret, VALUE_ABSENT);
}

void value_text(struct value *ret, const char *format, ...)
{
	va_list arguments;

	value_begin(ret, VALUE_TEXT);
	va_start(arguments, format);
	vsnprintf(ret->scalar.text, sizeof(ret->scalar.text), format, arguments);
	va_end(arguments);
}

static void copy_text(char to[VALUE_TEXT_SIZE], const char *text)
{
	size_t length = strnlen(text, VALUE_TEXT_SIZE - 1);

	memcpy(to, text, length);
	to[length] = '\0';
}

void value_word(struct value *ret, const char *word)
{
	value_begin(ret, VALUE_TEXT);
	copy_text(ret->scalar.text, word);
}

void value_address(struct value *ret, const WFPX_ADDRESS0 *address)
{
	value_begin(ret, VALUE_TEXT);
	format_address(address, ret->scalar.text);
}

void value_number(struct value *ret, enum value_kind kind, uint64_t number)
{
	value_begin(ret, kind);
	ret->scalar.number = number;
}

void value_hex(struct value *ret, unsigned digits, uint64_t number)
{
	value_begin(ret, VALUE_HEX);
	ret->scalar.digits = digits;
	ret->scalar.number = number;
}

void value_list(struct value *ret)
{
	value_begin(ret, VALUE_LIST);
}

void value_rows(struct value *ret, enum value_kind kind, const struct rows *rows)
{
	value_begin(ret, kind);
	ret->rows = *rows;
}

/* Makes room for a word of @length bytes, a comma and the NUL. */
static bool reserve(struct value *value, size_t length)
{
	size_t needed = value->words_length + length + 2;
	char *words;

	if (needed <= value->words_size)
		return true;
	words = realloc(value->words, 2 * needed);
	if (!words) {
		value->no_memory = true;
		return false;
	}
	value->words = words;
	value->words_size = 2 * needed;
	return true;
}

static void add_word(struct value *value, const char *word, size_t length)
{
	if (!reserve(value, length))
		return;
	if (value->words_length)
		value->words[value->words_length++] = ',';
	memcpy(value->words + value->words_length, word, length + 1);
	value->words_length += length;
}

void value_add_word(struct value *ret, const char *word)
{
	add_word(ret, word, strlen(word));
}

void value_format_word(struct value *ret, const char *format, ...)
{
	char word[VALUE_TEXT_SIZE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(word, sizeof(word), format, arguments);
	va_end(arguments);
	add_word(ret, word, strlen(word));
}

void value_add_new_word(struct value *ret, const char *word)
{
	size_t length = strlen(word);
	const char *next = ret->words_length ? ret->words : "";

	while (*next) {
		size_t n = strcspn(next, ",");

		if (n == length && !memcmp(next, word, n))
			return;
		next += n + (next[n] == ',');
	}
	add_word(ret, word, length);
}

void value_string(struct value *ret, const char *text)
{
	value_begin(ret, VALUE_STRING);
	add_word(ret, text, strlen(text));
}

/* wcstombs() makes UTF-8, the locale that main() has set: at most 4 bytes a character. */
void value_wide(struct value *ret, const wchar_t *text)
{
	size_t size = text ? wcslen(text) * 4 + 1 : 0;
	char *bytes = text ? malloc(size) : NULL;

	value_absent(ret);
	if (bytes && wcstombs(bytes, text, size) != (size_t)-1)
		value_string(ret, bytes);
	if (text && !bytes)
		ret->no_memory = true;
	free(bytes);
}

void value_object(struct value *ret)
{
	value_begin(ret, VALUE_OBJECT);
}

struct scalar *value_add(struct value *ret, const char *key)
{
	struct member *member = &ret->members[ret->count];

	if (ret->count == VALUE_MEMBERS_MAX)
		return NULL;
	ret->count++;
	member->key = key;
	member->scalar.kind = VALUE_ABSENT;
	member->scalar.digits = 0;
	member->scalar.number = 0;
	member->scalar.text[0] = '\0';
	return &member->scalar;
}

void value_add_number(struct value *ret, const char *key, enum value_kind kind, uint64_t number)
{
	struct scalar *scalar = value_add(ret, key);

	if (!scalar)
		return;
	scalar->kind = kind;
	scalar->number = number;
}

void value_add_hex(struct value *ret, const char *key, uint64_t number)
{
	value_add_number(ret, key, VALUE_HEX, number);
}

void value_add_text(struct value *ret, const char *key, const char *text)
{
	struct scalar *scalar = value_add(ret, key);

	if (!scalar)
		return;
	scalar->kind = VALUE_TEXT;
	copy_text(scalar->text, text);
}

void value_mark(struct value *ret, uint32_t mark, uint32_t mask)
{
	value_object(ret);
	value_add_hex(ret, "value", mark);
	value_add_hex(ret, "mask", mask);
}

void value_doubt(struct value *ret)
{
	ret->doubtful = true;
}

void value_tone(struct value *ret, enum tone tone)
{
	ret->tone = tone;
}

void value_set_cell(struct value *ret, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(ret->scalar.text, sizeof(ret->scalar.text), format, arguments);
	va_end(arguments);
}

void value_join_cell(struct value *ret, const char *const *parts)
{
	char *to = ret->scalar.text;
	size_t room = sizeof(ret->scalar.text) - 1;

	for (; *parts; parts++) {
		size_t length = strnlen(*parts, room);

		memcpy(to, *parts, length);
		to += length;
		room -= length;
	}
	*to = '\0';
}

bool scalar_cell(const struct scalar *scalar, bool exact, char *ret, size_t size)
{
	int n = 0;

	switch (scalar->kind) {
	case VALUE_BYTES:
		if (!exact)
			return format_bytes(scalar->number, ret, size);
		/* fall through */
	case VALUE_NUMBER:
		n = snprintf(ret, size, "%" PRIu64, scalar->number);
		break;
	case VALUE_HEX:
		n = snprintf(ret, size, "0x%0*" PRIx64, (int)scalar->digits, scalar->number);
		break;
	case VALUE_SECONDS:
		return format_seconds(scalar->number, ret, size);
	case VALUE_TIME:
		return format_time(scalar->number, ret, size);
	case VALUE_BOOLEAN:
		n = snprintf(ret, size, "%s", scalar->number ? "yes" : "no");
		break;
	case VALUE_ABSENT:
	case VALUE_UNLIMITED:
		n = snprintf(ret, size, "-");
		break;
	default:
		n = snprintf(ret, size, "%s", scalar->text[0] ? scalar->text : "-");
	}
	return n >= 0 && (size_t)n < size;
}

bool value_all_unlimited(const struct value *value)
{
	for (size_t i = 0; i < value->count; i++)
		if (value->members[i].scalar.kind != VALUE_UNLIMITED)
			return false;
	return value->count != 0;
}

/* An object without members, or without a limit in any member, is a single dash. */
static bool object_cell(const struct value *value, bool exact, char *ret, size_t size)
{
	size_t used = 0;

	if (value->scalar.text[0] || !value->count || value_all_unlimited(value))
		return scalar_cell(&value->scalar, exact, ret, size);
	for (size_t i = 0; i < value->count; i++) {
		if (used + 1 < size && i)
			ret[used++] = '/';
		if (!scalar_cell(&value->members[i].scalar, exact, ret + used, size - used))
			return false;
		used += strlen(ret + used);
	}
	return true;
}

const char *value_cell(const struct value *value, bool exact, char *buffer, size_t size)
{
	bool fits;

	switch (value->scalar.kind) {
	case VALUE_STRING:
	case VALUE_LIST:
	case VALUE_ROWS:
	case VALUE_ROW:
		return value->words_length ? value->words : "-";
	case VALUE_OBJECT:
		fits = object_cell(value, exact, buffer, size);
		break;
	default:
		fits = scalar_cell(&value->scalar, exact, buffer, size - value->doubtful);
		if (value->doubtful)
			strcat(buffer, "?");
	}
	return fits ? buffer : "(too long)";
}
