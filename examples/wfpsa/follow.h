/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A subscription of events that the program itself reads, for "watch" and "events". */
#ifndef WFPSA_FOLLOW_H
#define WFPSA_FOLLOW_H

#include <stdbool.h>
#include <stdint.h>

#include <wfpxfrm.h>

#include "options.h"

struct follow {
	const char *command;
	HANDLE engine, events;
	int descriptor; /* readable where events may be */
	bool keys;      /* stdin is read, too */
};

/*
 * Opens a session in the namespace of the options and subscribes to the events @types, bits of
 * WFPX_EVENT_TYPE or 0 for those that are usual, between the addresses of --local and --peer.
 * Returns EXIT_OK, or another enum exit_code after a message to stderr; there is nothing to end
 * then.
 */
int follow_begin(const struct options *options, UINT32 types, struct follow *ret);

/* Ends the subscription and the session. */
void follow_end(struct follow *follow);

/*
 * Fetches the next event, for the caller to free with FwpmFreeMemory0(), or NULL if there is none
 * now. Returns a code of the library.
 */
DWORD follow_next(const struct follow *follow, WFPX_EVENT0 **ret);

/* What follow_wait() has found: bits. */
#define FOLLOW_EVENTS 1u /* call follow_next() until it has none */
#define FOLLOW_KEYS   2u /* stdin can be read */
#define FOLLOW_GONE   4u /* nobody reads stdout any more, and SIGPIPE is ignored */

/* Waits for one of these, for a signal, or until @time of clock_steady(). */
unsigned follow_wait(const struct follow *follow, uint64_t time);

#define FOLLOW_FOREVER UINT64_MAX

#endif
