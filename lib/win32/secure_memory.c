/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Conversions between the widths of text, and copies of memory, that check the size of the target.
 */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <wchar.h>

#include "export.h"
#include "utf.h"

#define TRUNCATE  ((size_t)-1)
#define TRUNCATED 80

EXPORT int Wfpxwcstombs_s(size_t *needed, char *to, size_t room, const wchar_t *from, size_t most);
EXPORT int Wfpxmbstowcs_s(size_t *needed, wchar_t *to, size_t room, const char *from, size_t most);
EXPORT int Wfpxmemcpy_s(void *to, size_t room, const void *from, size_t count);
EXPORT int Wfpxmemmove_s(void *to, size_t room, const void *from, size_t count);
EXPORT int Wfpxwmemcpy_s(wchar_t *to, size_t room, const wchar_t *from, size_t count);

/* Sets *@needed to the units that were stored, or are needed, with the 0 behind them. */
static int answer(size_t *needed, size_t units, int error)
{
	if (needed)
		*needed = units;
	if (error)
		errno = error;
	return error;
}

/* How many units may be stored: the room without the 0, and not more than @most. */
static size_t least_of(size_t room, size_t most)
{
	return most < room - 1 ? most : room - 1;
}

EXPORT int Wfpxwcstombs_s(size_t *needed, char *to, size_t room, const wchar_t *from, size_t most)
{
	const wchar_t *end = from ? from + wcslen(from) : NULL;
	size_t limit = to && room ? least_of(room, most) : TRUNCATE, n = 0;
	bool whole = true;

	if (to && room)
		to[0] = '\0';
	if (!from || !to != !room)
		return answer(needed, 0, EINVAL);
	while (from != end) {
		char bytes[UTF8_ROOM];
		uint32_t character = wide_next(&from, end);
		size_t length = utf8_put(bytes, character);

		if (character == UTF_INVALID)
			return answer(needed, 0, EILSEQ);
		whole = length <= limit - n;
		if (!whole)
			break;
		if (to)
			memcpy(to + n, bytes, length);
		n += length;
	}
	if (!to)
		return answer(needed, n + 1, 0);
	to[n] = '\0';
	/* The text is cut because of @most, or because the caller wants it so. */
	if (whole || most < room)
		return answer(needed, n + 1, 0);
	if (most == TRUNCATE)
		return needed ? (*needed = n + 1, TRUNCATED) : TRUNCATED;
	to[0] = '\0';
	return answer(needed, 0, ERANGE);
}

EXPORT int Wfpxmbstowcs_s(size_t *needed, wchar_t *to, size_t room, const char *from, size_t most)
{
	const char *end = from ? from + strlen(from) : NULL;
	size_t limit = to && room ? least_of(room, most) : TRUNCATE, n = 0;

	if (to && room)
		to[0] = L'\0';
	if (!from || !to != !room)
		return answer(needed, 0, EINVAL);
	for (; from != end && n < limit; n++) {
		uint32_t character = utf8_next(&from, end);

		if (character == UTF_INVALID) {
			if (to)
				to[0] = L'\0';
			return answer(needed, 0, EILSEQ);
		}
		if (to)
			to[n] = (wchar_t)character;
	}
	if (!to)
		return answer(needed, n + 1, 0);
	to[n] = L'\0';
	if (from == end || most < room)
		return answer(needed, n + 1, 0);
	if (most == TRUNCATE)
		return needed ? (*needed = n + 1, TRUNCATED) : TRUNCATED;
	to[0] = L'\0';
	return answer(needed, 0, ERANGE);
}

EXPORT int Wfpxmemcpy_s(void *to, size_t room, const void *from, size_t count)
{
	if (!count)
		return 0;
	if (!to)
		return EINVAL;
	if (!from || room < count) {
		memset(to, 0, room);
		return from ? ERANGE : EINVAL;
	}
	memcpy(to, from, count);
	return 0;
}

EXPORT int Wfpxmemmove_s(void *to, size_t room, const void *from, size_t count)
{
	if (!count)
		return 0;
	if (!to || !from)
		return EINVAL;
	if (room < count)
		return ERANGE;
	memmove(to, from, count);
	return 0;
}

EXPORT int Wfpxwmemcpy_s(wchar_t *to, size_t room, const wchar_t *from, size_t count)
{
	if (count > TRUNCATE / sizeof(*to) || room > TRUNCATE / sizeof(*to))
		return EINVAL;
	return Wfpxmemcpy_s(to, room * sizeof(*to), from, count * sizeof(*from));
}
