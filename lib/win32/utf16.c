/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* UTF-16 as it stands in files and messages that Windows wrote: two bytes each, the low one first.
 */
#include <limits.h>

#include "export.h"
#include "utf.h"
#include "wfpxwin32.h"

static uint32_t unit_at(const uint8_t *bytes, size_t index)
{
	return bytes[2 * index] | (uint32_t)bytes[2 * index + 1] << 8;
}

EXPORT SIZE_T WINAPI WfpxWideFromUtf16(const VOID *utf16, SIZE_T units, LPWSTR wide, SIZE_T room)
{
	const uint8_t *bytes = utf16;
	size_t count = 0;

	for (size_t i = 0; i < units; i++, count++) {
		uint32_t character = unit_at(bytes, i);

		if (character >= 0xd800 && character <= 0xdfff) {
			uint32_t low = i + 1 < units ? unit_at(bytes, i + 1) : 0;

			if (character <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) {
				character = 0x10000 + ((character - 0xd800) << 10 | (low - 0xdc00));
				i++;
			} else {
				character = UTF_REPLACEMENT;
			}
		}
		if (count < room)
			wide[count] = (WCHAR)character;
	}
	return count;
}

static void put_unit(uint8_t *bytes, size_t index, size_t room, uint32_t unit)
{
	if (index >= room)
		return;
	bytes[2 * index] = (uint8_t)unit;
	bytes[2 * index + 1] = (uint8_t)(unit >> 8);
}

EXPORT SIZE_T WINAPI WfpxUtf16FromWide(LPCWSTR wide, SIZE_T length, VOID *utf16, SIZE_T room)
{
	const wchar_t *end = wide + length;
	uint8_t *bytes = utf16;
	size_t count = 0;

	while (wide != end) {
		uint32_t character = wide_next(&wide, end);

		if (character == UTF_INVALID)
			character = UTF_REPLACEMENT;
		if (character < 0x10000) {
			put_unit(bytes, count++, room, character);
			continue;
		}
		character -= 0x10000;
		/* Half a pair is never stored. */
		if (count + 1 >= room)
			room = room < count ? room : count;
		put_unit(bytes, count++, room, 0xd800 | character >> 10);
		put_unit(bytes, count++, room, 0xdc00 | (character & 0x3ff));
	}
	return count;
}
