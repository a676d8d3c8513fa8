/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Collecting: from the library to the text of metrics, with what has to be remembered in between.
 */
#ifndef WFPSA_EXPORTER_COLLECT_H
#define WFPSA_EXPORTER_COLLECT_H

#include <stddef.h>
#include <stdint.h>

#include "metrics.h"

struct collector {
	HANDLE engine;
	HANDLE events;       /* a subscription of the session, which makes the library count */
	struct metrics last; /* what was written last, from which names are remembered */
	uint64_t started;    /* in seconds since 1970 */
	uint64_t resynchronised;
};

/* Begins to count in the session @engine. Returns a code of the library. */
DWORD collector_begin(struct collector *collector, HANDLE engine);

/*
 * To be called when the descriptor of the events is readable: takes what has happened. Returns a
 * code of the library.
 */
DWORD collector_follow(struct collector *collector);

/*
 * Returns the text as malloc()ed bytes, for struct http_source; @from is a struct collector.
 * Returns NULL after a message to stderr.
 */
char *collect_text(void *from, size_t *size);

/* Ends counting, and releases what the collector remembers; the session stays open. */
void collector_done(struct collector *collector);

#endif
