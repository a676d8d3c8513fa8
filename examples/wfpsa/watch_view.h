/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The picture of "watch" on a screen: a line above the table and one below it. */
#ifndef WFPSA_WATCH_VIEW_H
#define WFPSA_WATCH_VIEW_H

#include <stdbool.h>

#include "options.h"
#include "watch_sample.h"

/* How the user wants to see the tunnels. */
struct view {
	struct options options; /* a copy, which keys change */
	bool paused;
	bool help;  /* the keys are shown in place of the table */
	bool clear; /* what is on the screen now is not the last picture */
	bool quit;
	enum { NO_SEQUENCE, ESCAPE, SEQUENCE, LAST_OF_SEQUENCE } keys; /* what was typed before */
};

/*
 * Does what a typed character means. Keys such as arrows send several characters, which mean
 * nothing. Returns false if nothing was to be done.
 */
bool view_key(struct view *view, char key);

/*
 * Returns what is to be written to the terminal for the picture, for the caller to free. NULL: no
 * memory.
 */
char *view_draw(struct view *view, const struct sample *sample);

#endif
