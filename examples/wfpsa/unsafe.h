/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Characters that do something to a terminal, or cannot be seen: control characters, marks that
 * turn the direction of text, spaces of no width. Names of sessions come from other users.
 */
#ifndef WFPSA_UNSAFE_H
#define WFPSA_UNSAFE_H

#include <stddef.h>
#include <stdio.h>

/*
 * A copy of UTF-8 text for a terminal, the caller's to free(). The bytes of unsafe characters, and
 * bytes that are no UTF-8, become \x and two digits; so does a backslash before an x, so that no
 * text can look like another that was escaped. NULL: no memory.
 */
char *unsafe_escaped(const char *text);

/* Writes @length bytes of JSON, with unsafe characters of its strings as \u and four digits. */
void unsafe_write_json(const char *text, size_t length, FILE *to);

#endif
