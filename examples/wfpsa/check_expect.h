/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Expectations: the tunnels that there should be. Each is a line as in a names file: conditions
 * such as peer=192.0.2.9, and a name. A line that is only a name expects a tunnel that is called
 * so.
 */
#ifndef WFPSA_CHECK_EXPECT_H
#define WFPSA_CHECK_EXPECT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#include <wfpxfrm.h>

#include "parse.h"

struct expectation {
	char *text;       /* the line, which expectations_done() releases, as wide */
	const char *name; /* what messages call it; a part of text */
	wchar_t *wide;    /* the name, if the name alone counts, without conditions; or NULL */
	bool in_file;     /* the tunnel must be called so by the names file itself */
	unsigned given;   /* bits: the conditions that there are */
	struct prefix peer, local, peer_traffic, local_traffic;
	UINT32 reqid, if_id, mark, mark_mask;
	unsigned state; /* the best WFPX_TUNNEL_STATE of the tunnels that fit; 0: none does */
};

struct expectations {
	struct expectation *all; /* once expectations_finish() was called, in an order of its own */
	size_t count, size;
	size_t named; /* so many of the first have a wide name */
};

/* Adds what a line expects. Returns NULL, or what is wrong with the line: a constant. */
const char *expectations_add(struct expectations *e, const char *line);

/*
 * Adds the lines of the file @path. @names: it is the names file, so that the names count that it
 * gives. Returns EXIT_OK, or another enum exit_code after a message to stderr for @command.
 */
int expectations_read(struct expectations *e, const char *command, const char *path, bool names);

/* To be called when all are there, before the first tunnel. */
void expectations_finish(struct expectations *e);

/* Notes the state of a tunnel in each expectation that it fits. Returns whether it fits any. */
bool expectations_note(struct expectations *e, const WFPX_TUNNEL0 *tunnel);

/* Releases what @e points to. */
void expectations_done(struct expectations *e);

#endif
