/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Characters in UTF-8, in UTF-16, and in wchar_t, which has 4 bytes here.
 *
 * Windows' wchar_t holds UTF-16. Text that a program widened from UTF-16, number by number, has
 * pairs of surrogates in two wchar_t: wide_next() joins them.
 */
#ifndef WIN32_UTF_H
#define WIN32_UTF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

/* No character: the text is malformed there. */
#define UTF_INVALID 0xffffffffU

/* What stands in the output for something malformed. */
#define UTF_REPLACEMENT 0xfffdU

/* Room for one character in UTF-8. */
#define UTF8_ROOM 4

/*
 * Returns the character at *@at and moves *@at behind it. @end is the end of the text, or NULL if a
 * 0 ends it. Where the text is malformed, *@at moves by one byte, and the result is UTF_INVALID.
 * *@at must not be @end.
 */
uint32_t utf8_next(const char **at, const char *end);

/* The same for wide characters. A pair of surrogates is one character, a lone one is malformed. */
uint32_t wide_next(const wchar_t **at, const wchar_t *end);

/* Stores @character, or UTF_REPLACEMENT if it is none, as UTF-8 and returns the number of bytes. */
size_t utf8_put(char to[UTF8_ROOM], uint32_t character);

/*
 * Returns a copy of @text as UTF-8, or NULL without memory or if @text is NULL. The caller frees
 * it.
 */
char *utf8_of_wide(const wchar_t *text);

/*
 * Stores UTF-8 text, of @length bytes, as wide characters in @to, and returns how many there are.
 * At most @room are stored; @to may be NULL if @room is 0. Malformed bytes become UTF_REPLACEMENT,
 * and set *@malformed.
 */
size_t wide_of_utf8(const char *text, size_t length, wchar_t *to, size_t room, bool *malformed);

#endif
