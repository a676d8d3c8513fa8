/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "text.h"

#include <stdint.h>

/* How many bytes follow the first one in the UTF-8 of @c; -1 when @c is no character. */
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
