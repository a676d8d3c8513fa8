/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_TEXT_H
#define WFPSA_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/* Whether @wide, NULL for none, is the text @text, which is in UTF-8 as the arguments are. */
bool text_is(const wchar_t *wide, const char *text);

/*
 * How many characters of a terminal @text takes. Where it is not UTF-8, each byte from there on
 * counts as one.
 */
size_t text_width(const char *text);

/* How many bytes at @text take at most @width characters of a terminal. */
size_t text_within(const char *text, size_t width);

#endif
