/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_TEXT_H
#define WFPSA_TEXT_H

#include <stdbool.h>
#include <wchar.h>

/* Whether @wide, NULL for none, is the text @text, which is in UTF-8 as the arguments are. */
bool text_is(const wchar_t *wide, const char *text);

#endif
