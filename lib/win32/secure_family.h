/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * strcpy_s() and the like, for one width of text: secure_narrow.c and secure_wide.c define
 * CHARACTER and NAME(narrow, wide). A call that cannot do what it should leaves an empty text and
 * returns EINVAL or ERANGE; where Windows would then end the program, nothing of the kind happens
 * here.
 */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <wchar.h>

#include "export.h"

/* Windows' _TRUNCATE and STRUNCATE */
#define TRUNCATE  ((size_t)-1)
#define TRUNCATED 80

/* The length of a text, of which @most characters are looked at. */
static size_t length_within(const CHARACTER *text, size_t most)
{
	size_t n = 0;

	while (n < most && text[n])
		n++;
	return n;
}

/* Empties the text and returns the error. */
static int fail(CHARACTER *to, int error)
{
	to[0] = 0;
	return error;
}

/* Appends up to @most characters of @from to the @begin characters of @to. */
static int append(CHARACTER *to, size_t room, size_t begin, const CHARACTER *from, size_t most)
{
	size_t left = room - begin;
	size_t length = length_within(from, most == TRUNCATE ? left : most < left ? most : left);

	if (length >= left && most != TRUNCATE)
		return fail(to, ERANGE);
	if (length >= left) {
		memcpy(to + begin, from, (left - 1) * sizeof(CHARACTER));
		to[room - 1] = 0;
		return TRUNCATED;
	}
	memcpy(to + begin, from, length * sizeof(CHARACTER));
	to[begin + length] = 0;
	return 0;
}

/* Replaces the text by up to @most characters of @from. */
static int copy(CHARACTER *to, size_t room, const CHARACTER *from, size_t most)
{
	if (!to || !room)
		return EINVAL;
	if (!from)
		return fail(to, EINVAL);
	return append(to, room, 0, from, most);
}

/* Appends up to @most characters of @from; a text without a 0 in its room is an error. */
static int concatenate(CHARACTER *to, size_t room, const CHARACTER *from, size_t most)
{
	size_t begin;

	if (!to || !room)
		return EINVAL;
	begin = length_within(to, room);
	if (begin == room || !from)
		return fail(to, EINVAL);
	return append(to, room, begin, from, most);
}

EXPORT int NAME(strcpy_s, wcscpy_s)(CHARACTER *to, size_t room, const CHARACTER *from);
EXPORT int NAME(strncpy_s, wcsncpy_s)(CHARACTER *to, size_t room, const CHARACTER *from,
				      size_t most);
EXPORT int NAME(strcat_s, wcscat_s)(CHARACTER *to, size_t room, const CHARACTER *from);
EXPORT int NAME(strncat_s, wcsncat_s)(CHARACTER *to, size_t room, const CHARACTER *from,
				      size_t most);

EXPORT int NAME(strcpy_s, wcscpy_s)(CHARACTER *to, size_t room, const CHARACTER *from)
{
	return copy(to, room, from, TRUNCATE - 1);
}

EXPORT int NAME(strncpy_s, wcsncpy_s)(CHARACTER *to, size_t room, const CHARACTER *from,
				      size_t most)
{
	static const CHARACTER empty[1] = { 0 };

	if (!to && !room && !most)
		return 0;
	return copy(to, room, most ? from : empty, most);
}

EXPORT int NAME(strcat_s, wcscat_s)(CHARACTER *to, size_t room, const CHARACTER *from)
{
	return concatenate(to, room, from, TRUNCATE - 1);
}

EXPORT int NAME(strncat_s, wcsncat_s)(CHARACTER *to, size_t room, const CHARACTER *from,
				      size_t most)
{
	static const CHARACTER empty[1] = { 0 };

	if (!to && !room && !most)
		return 0;
	return concatenate(to, room, most ? from : empty, most);
}
