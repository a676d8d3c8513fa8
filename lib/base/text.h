/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Wide text, which is UTF-32 in the platform's wchar_t, whatever the locale. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/* Writes @text as UTF-8, terminated. False when it does not fit or is no valid text. */
bool text_to_utf8(const wchar_t *text, char *ret, size_t size);

/* Whether @length bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
bool text_is_utf8(const char *text, size_t length);

/*
 * Writes the UTF-8 of @text as wide text, terminated, U+FFFD for each byte that is of no character;
 * nothing if @ret is NULL. Returns the number of wide characters, without the terminating one.
 */
size_t text_to_wide(const char *text, wchar_t *ret);

#endif
