/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text.h"

#include <string.h>

/* The locale that main() has set is of UTF-8. */
bool text_is(const wchar_t *wide, const char *text)
{
	mbstate_t state = { 0 };
	size_t left = strlen(text) + 1;
	wchar_t c;

	for (; wide && left; wide++) {
		size_t length = mbrtowc(&c, text, left, &state);

		if (length > left || c != *wide) /* it is huge for bytes that are no character */
			return false;
		if (!c)
			return true;
		text += length;
		left -= length;
	}
	return false;
}
