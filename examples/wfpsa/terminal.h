/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stdout is: how wide, and whether colours are wanted. */
#ifndef WFPSA_TERMINAL_H
#define WFPSA_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* The argument of --color. */
enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/*
 * How many characters a line has: of the terminal, or without a terminal of the environment
 * variable COLUMNS. 0: stdout is no terminal, and lines may be as long as need be.
 */
size_t terminal_width(void);

/* Whether there are to be colours. COLOR_AUTO: on a terminal, unless NO_COLOR is set. */
bool terminal_wants_color(enum color_when when);

#endif
