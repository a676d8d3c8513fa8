/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Unsafe characters: those that a terminal obeys or that cannot be seen, such as control
 * characters, marks that reverse the direction of text and spaces without width. Names of sessions
 * come from other users, who could forge output with such characters.
 */
#ifndef WFPSA_UNSAFE_H
#define WFPSA_UNSAFE_H

#include <stddef.h>
#include <stdio.h>

/*
 * Returns a copy of @text that is safe for a terminal; the caller frees the copy. Each byte of an
 * unsafe character, and each byte that is not UTF-8, becomes \x and two hexadecimal digits. A
 * backslash before an x becomes \x5c, so that no text can look like an escaped one. NULL: no
 * memory.
 */
char *unsafe_escaped(const char *text);

/*
 * Writes @length bytes of JSON to @to. Unsafe characters in strings become \u and four hexadecimal
 * digits; a byte that is not UTF-8 becomes \ufffd.
 */
void unsafe_write_json(const char *text, size_t length, FILE *to);

#endif
