/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Wide text, which is UTF-32 in the platform's wchar_t, whatever the locale. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/*
 * Writes @text as UTF-8 with a final NUL to @ret, which has room for @size bytes. Returns false if
 * that is too small, or if @text has a value that is not a Unicode character.
 */
bool text_to_utf8(const wchar_t *text, char *ret, size_t size);

/*
 * Returns whether the @length bytes of @text are valid UTF-8: no overlong forms, no surrogates,
 * nothing above U+10FFFF.
 */
bool text_is_utf8(const char *text, size_t length);

/*
 * Converts @text, UTF-8 with a final NUL, to wide text with a final NUL in @ret; each byte that is
 * not part of valid UTF-8 becomes U+FFFD. Returns the number of wide characters without the NUL.
 * @ret may be NULL to learn that number.
 */
size_t text_to_wide(const char *text, wchar_t *ret);

#endif
