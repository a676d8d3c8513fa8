/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Wide text, which is UTF-32 in the platform's wchar_t, whatever the locale. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/* Writes @text as UTF-8, terminated. False when it does not fit or is no valid text. */
bool text_to_utf8(const wchar_t *text, char *ret, size_t size);

#endif
