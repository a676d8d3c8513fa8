/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "utf.h"

#include <stdlib.h>

static bool is_surrogate(uint32_t character)
{
	return character >= 0xd800 && character <= 0xdfff;
}

static bool is_character(uint32_t character)
{
	return character <= 0x10ffff && !is_surrogate(character);
}

/* The number of bytes of a character that begins with @first; 0 if none does. */
static unsigned utf8_length(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xc2)
		return 0;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
}

uint32_t utf8_next(const char **at, const char *end)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const char *text = *at;
	unsigned char first = (unsigned char)text[0];
	unsigned length = utf8_length(first);
	uint32_t character = length < 2 ? first : first & (0x7fU >> length);

	(*at)++;
	if (!length)
		return UTF_INVALID;
	for (unsigned i = 1; i < length; i++) {
		if (text + i == end || ((unsigned char)text[i] & 0xc0) != 0x80)
			return UTF_INVALID;
		character = character << 6 | ((unsigned char)text[i] & 0x3f);
	}
	if (character < least[length] || !is_character(character))
		return UTF_INVALID;
	*at = text + length;
	return character;
}

uint32_t wide_next(const wchar_t **at, const wchar_t *end)
{
	uint32_t character = (uint32_t) * (*at)++;

	if (character >= 0xd800 && character <= 0xdbff && *at != end) {
		uint32_t low = (uint32_t) * *at;

		if (low >= 0xdc00 && low <= 0xdfff) {
			(*at)++;
			return 0x10000 + ((character - 0xd800) << 10 | (low - 0xdc00));
		}
	}
	return is_character(character) ? character : UTF_INVALID;
}

size_t utf8_put(char to[UTF8_ROOM], uint32_t character)
{
	size_t length;

	if (!is_character(character))
		character = UTF_REPLACEMENT;
	if (character < 0x80) {
		to[0] = (char)character;
		return 1;
	}
	length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
	for (size_t i = length - 1; i > 0; i--) {
		to[i] = (char)(0x80 | (character & 0x3f));
		character >>= 6;
	}
	to[0] = (char)(0xf00U >> length | character);
	return length;
}

char *utf8_of_wide(const wchar_t *text)
{
	const wchar_t *end;
	char *copy, *to;

	if (!text)
		return NULL;
	end = text + wcslen(text);
	to = copy = malloc((size_t)(end - text) * UTF8_ROOM + 1);
	if (!copy)
		return NULL;
	while (text != end)
		to += utf8_put(to, wide_next(&text, end));
	*to = '\0';
	return copy;
}

size_t wide_of_utf8(const char *text, size_t length, wchar_t *to, size_t room, bool *malformed)
{
	const char *end = text + length;
	size_t count = 0;

	for (; text != end; count++) {
		uint32_t character = utf8_next(&text, end);

		if (character == UTF_INVALID) {
			*malformed = true;
			character = UTF_REPLACEMENT;
		}
		if (count < room)
			to[count] = (wchar_t)character;
	}
	return count;
}
