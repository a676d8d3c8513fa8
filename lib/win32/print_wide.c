/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The printf functions for wide text. */
#define WIDE               true
#define CHARACTER          wchar_t
#define NAME(narrow, wide) Wfpx##wide
#include "print_family.h"

/* As the C standard says: a text that does not fit is cut, and the result is negative. */
static int print_whole(wchar_t *to, size_t room, const wchar_t *format, va_list list)
{
	int length = print_terminated(to, room, WIDE, format, list);

	return length >= 0 && (size_t)length < room ? length : -1;
}

FORMS(Wfpxvswprintf, Wfpxswprintf, format, print_whole(to, room, format, list), wchar_t *to,
      size_t room, const wchar_t *format)
