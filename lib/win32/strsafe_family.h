/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The functions of strsafe.h that count characters, for one width of text: strsafe_narrow.c and
 * strsafe_wide.c define WIDE, CHARACTER and NAME(function).
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#include "export.h"
#include "print.h"

#define FINE      0
#define INVALID   ((int32_t)0x80070057)
#define TOO_SMALL ((int32_t)0x8007007a)
/* STRSAFE_MAX_CCH */
#define MOST 2147483647U

EXPORT int32_t NAME(StringCchCopyN)(CHARACTER *to, size_t room, const CHARACTER *from, size_t most);
EXPORT int32_t NAME(StringCchCopy)(CHARACTER *to, size_t room, const CHARACTER *from);
EXPORT int32_t NAME(StringCchCatN)(CHARACTER *to, size_t room, const CHARACTER *from, size_t most);
EXPORT int32_t NAME(StringCchCat)(CHARACTER *to, size_t room, const CHARACTER *from);
EXPORT int32_t NAME(StringCchLength)(const CHARACTER *text, size_t most, size_t *length);
EXPORT int32_t NAME(StringCchVPrintf)(CHARACTER *to, size_t room, const CHARACTER *format,
				      va_list list);
EXPORT int32_t NAME(StringCchPrintf)(CHARACTER *to, size_t room, const CHARACTER *format, ...);

/* The length of a text, of which @most characters are looked at. */
static size_t length_within(const CHARACTER *text, size_t most)
{
	size_t n = 0;

	while (n < most && text[n])
		n++;
	return n;
}

/* Copies until the room is full or the text ends. */
EXPORT int32_t NAME(StringCchCopyN)(CHARACTER *to, size_t room, const CHARACTER *from, size_t most)
{
	size_t n;

	if (!to || !room || room > MOST)
		return INVALID;
	to[0] = 0;
	if (!from || most > MOST)
		return INVALID;
	n = length_within(from, most < room ? most : room);
	if (n < room) {
		memcpy(to, from, n * sizeof(*to));
		to[n] = 0;
		return FINE;
	}
	memcpy(to, from, (room - 1) * sizeof(*to));
	to[room - 1] = 0;
	return TOO_SMALL;
}

EXPORT int32_t NAME(StringCchCopy)(CHARACTER *to, size_t room, const CHARACTER *from)
{
	return NAME(StringCchCopyN)(to, room, from, MOST);
}

EXPORT int32_t NAME(StringCchCatN)(CHARACTER *to, size_t room, const CHARACTER *from, size_t most)
{
	size_t begin;

	if (!to || !from || !room || room > MOST || most > MOST)
		return INVALID;
	begin = length_within(to, room);
	if (begin == room)
		return INVALID;
	return NAME(StringCchCopyN)(to + begin, room - begin, from, most);
}

EXPORT int32_t NAME(StringCchCat)(CHARACTER *to, size_t room, const CHARACTER *from)
{
	return NAME(StringCchCatN)(to, room, from, MOST);
}

EXPORT int32_t NAME(StringCchLength)(const CHARACTER *text, size_t most, size_t *length)
{
	size_t n = text && most <= MOST ? length_within(text, most) : most;

	if (length)
		*length = n < most ? n : 0;
	return n < most ? FINE : INVALID;
}

EXPORT int32_t NAME(StringCchVPrintf)(CHARACTER *to, size_t room, const CHARACTER *format,
				      va_list list)
{
	int length;

	if (!to || !room || room > MOST)
		return INVALID;
	length = print_terminated(to, room, WIDE, format, list);
	if (length < 0) {
		to[0] = 0;
		return INVALID;
	}
	return (size_t)length < room ? FINE : TOO_SMALL;
}

EXPORT int32_t NAME(StringCchPrintf)(CHARACTER *to, size_t room, const CHARACTER *format, ...)
{
	va_list list;
	int32_t result;

	va_start(list, format);
	result = NAME(StringCchVPrintf)(to, room, format, list);
	va_end(list);
	return result;
}
