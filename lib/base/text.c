/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "text.h"

#include <stdint.h>
#include <string.h>

/* How many bytes follow the first one in the UTF-8 of @c; -1 if @c is not a Unicode character. */
static int continuation_bytes(uint32_t c)
{
	if (c < 0x80)
		return 0;
	if (c < 0x800)
		return 1;
	if (c >= 0xd800 && c < 0xe000)
		return -1;
	if (c < 0x10000)
		return 2;
	return c < 0x110000 ? 3 : -1;
}

bool text_to_utf8(const wchar_t *text, char *ret, size_t size)
{
	static const uint8_t lead[] = { 0x00, 0xc0, 0xe0, 0xf0 };
	size_t used = 0;

	for (; *text; text++) {
		uint32_t c = (uint32_t)*text;
		int more = continuation_bytes(c);

		if (more < 0 || size - used < (size_t)more + 2)
			return false;
		ret[used++] = (char)(lead[more] | c >> 6 * more);
		while (more-- > 0)
			ret[used++] = (char)(0x80 | (c >> 6 * more & 0x3f));
	}
	if (used >= size)
		return false;
	ret[used] = '\0';
	return true;
}

/* Decodes one character; returns how many bytes it has, or 0 if @text is not valid UTF-8. */
static size_t character_at(const unsigned char *text, size_t left, uint32_t *ret)
{
	size_t size = text[0] < 0x80 ? 1 : text[0] < 0xe0 ? 2 : text[0] < 0xf0 ? 3 : 4;
	uint32_t c = text[0] & (size == 1 ? 0x7f : 0xffu >> (size + 1));

	if (size > left || (text[0] >= 0x80 && text[0] < 0xc0) || text[0] >= 0xf8)
		return 0;
	for (size_t i = 1; i < size; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (text[i] & 0x3f);
	}
	*ret = c;
	return continuation_bytes(c) == (int)size - 1 ? size : 0;
}

bool text_is_utf8(const char *text, size_t length)
{
	while (length) {
		uint32_t c;
		size_t size = character_at((const unsigned char *)text, length, &c);

		if (!size)
			return false;
		text += size;
		length -= size;
	}
	return true;
}

size_t text_to_wide(const char *text, wchar_t *ret)
{
	size_t left = strlen(text), count = 0;

	for (; left; count++) {
		uint32_t c;
		size_t size = character_at((const unsigned char *)text, left, &c);

		if (!size) {
			c = 0xfffd;
			size = 1;
		}
		if (ret)
			ret[count] = (wchar_t)c;
		text += size;
		left -= size;
	}
	if (ret)
		ret[count] = L'\0';
	return count;
}
