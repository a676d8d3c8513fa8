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

size_t text_width(const char *text)
{
	mbstate_t state = { 0 };
	size_t width = 0, length;
	wchar_t c;

	for (; *text; text += length) {
		int columns = 1;

		length = mbrtowc(&c, text, strlen(text), &state);
		if (length == (size_t)-1 || length == (size_t)-2)
			return width + strlen(text);
		columns = wcwidth(c);
		width += columns > 0 ? (size_t)columns : 0;
	}
	return width;
}

size_t text_within(const char *text, size_t width)
{
	mbstate_t state = { 0 };
	size_t bytes = 0, length;
	wchar_t c;

	for (; text[bytes]; bytes += length) {
		int columns;

		length = mbrtowc(&c, text + bytes, strlen(text + bytes), &state);
		if (length == (size_t)-1 || length == (size_t)-2)
			return bytes;
		columns = wcwidth(c);
		if (columns > 0 && (size_t)columns > width)
			return bytes;
		width -= columns > 0 ? (size_t)columns : 0;
	}
	return bytes;
}
