/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Unsafe characters: those that a terminal obeys or that cannot be seen, such as control
 * characters, marks that reverse the direction of text and spaces without width. Names of sessions
 * come from other users, who could forge output with such characters.
 */
#ifndef WFPSA_UNSAFE_H
#define WFPSA_UNSAFE_H

#include <stddef.h>

/*
 * Returns a copy of @text that is safe for a terminal; the caller frees the copy. Each byte of an
 * unsafe character, and each byte that is not UTF-8, becomes \x and two hexadecimal digits. A
 * backslash before an x becomes \x5c, so that no text can look like an escaped one. NULL: no
 * memory.
 */
char *unsafe_escaped(const char *text);

/* Returns how many of the @length bytes at @text can stand in a string of JSON as they are. */
size_t unsafe_plain_json(const char *text, size_t length);

#define UNSAFE_JSON_SIZE 13 /* two times \u and four digits, and a NUL */

/*
 * Writes to @ret what stands in a string of JSON for the character at @text, which cannot stand
 * there as it is: a backslash and a letter, or \u and four hexadecimal digits. A byte that is not
 * UTF-8 becomes \ufffd. Returns the length of the character in bytes.
 */
size_t unsafe_escape_json(const char *text, char ret[UNSAFE_JSON_SIZE]);

#endif
