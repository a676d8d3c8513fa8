/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_PARAGRAPH_H
#define WFPSA_PARAGRAPH_H

#include <stddef.h>

/*
 * Prints @text, which is ASCII, to stdout as lines that begin behind @indent blanks and end before
 * the edge of the terminal; one line where stdout is no terminal. The first line begins where the
 * cursor is, which must be behind as many characters.
 */
void paragraph_print(const char *text, size_t indent);

#endif
