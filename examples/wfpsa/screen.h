/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The screen of a terminal: the alternate one, without a cursor, where keys come at once and are
 * not echoed. However the program ends, the terminal is as before.
 */
#ifndef WFPSA_SCREEN_H
#define WFPSA_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

/* Whether stdout is a terminal that has a screen. */
bool screen_possible(void);

/*
 * Begins to use the screen, and to catch signals. Returns false if a signal ended the program
 * while it waited to come to the foreground, or if output_write() did. The caller calls
 * screen_end().
 */
bool screen_begin(void);

/* Makes the terminal what it was before. May be called in a signal handler, and twice. */
void screen_end(void);

/*
 * Does what the signals that have come demand: stops the program and continues, or continues, with
 * the terminal as it should be. Sets *@changed if all of the screen must be drawn anew. Returns
 * false if the program is to end.
 */
bool screen_obey(bool *changed);

/* Whether keys can be read from stdin. */
bool screen_has_keys(void);

/* How many rows and columns there are. */
void screen_size(size_t *rows, size_t *columns);

/* The characters that begin a picture in the upper left corner, and those that begin a line. */
#define SCREEN_HOME  "\033[H"
#define SCREEN_CLEAR "\033[2J"
#define SCREEN_LINE  "\033[K"

#endif
