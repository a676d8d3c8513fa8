/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What each tunnel has carried since counting began, over all its SAs. Counters only grow: each
 * look at an SA adds what the SA has counted since the last look.
 */
#ifndef WATCH_TOTALS_H
#define WATCH_TOTALS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/chains.h"
#include "sadb/tunnel.h"
#include "xfrm/sa.h"

/* How many tunnels that exist no more are kept; those that were met first are forgotten first. */
#define TOTALS_GONE_MAX 10000u

/* What one SA, or all SAs of a tunnel in one direction, have counted. */
struct counters {
	uint64_t bytes, packets;
	uint64_t replayed, outside_window, integrity_failed;
};

/* The totals of one tunnel. */
struct total {
	uint64_t id;
	struct tunnel_identity identity;
	struct counters in, out;
	uint64_t rekeys, downs;
	uint64_t up_since;    /* seconds since 1970, or 0: it is not up */
	uint64_t up_seconds;  /* of the times before up_since */
	uint64_t active;      /* id of its active context, or of the last that was active, or 0 */
	uint64_t since;       /* when counting began: CLOCK_REALTIME, nanoseconds */
	uint8_t state;        /* enum tunnel_state; 0: it exists no more */
	uint8_t former_state; /* in the view before */
	bool inexact;         /* some SA ended without final counters */
	bool met;             /* in the view that is being entered */
};

/* All totals. All zero when empty. */
struct totals {
	struct total *entries;
	size_t count, capacity;
	struct chains by_id;
};

/* Returns the total of the tunnel with @id, or NULL. */
struct total *totals_find(const struct totals *totals, uint64_t id);

/*
 * Returns the total of the tunnel with @id, a new one if there is none, or NULL without memory.
 * Totals may move then.
 */
struct total *totals_get(struct totals *totals, uint64_t id, const struct tunnel_identity *identity,
			 uint64_t now);

/* Forgets totals of tunnels that exist no more, if there are too many. */
void totals_forget(struct totals *totals);

/* Returns the counters of an SA. */
struct counters counters_of(const struct sa *sa);

/* Adds to @total what an SA has counted from @before to @now. */
void total_add(struct total *total, const struct sa *sa, const struct counters *before,
	       const struct counters *now);

/*
 * Enters that the tunnel is up or down at a time in seconds since 1970. Returns whether it was the
 * opposite before.
 */
bool total_up(struct total *total, uint64_t since);
bool total_down(struct total *total, uint64_t when);

/* Frees all totals. */
void totals_done(struct totals *totals);

#endif
