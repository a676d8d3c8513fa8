/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Metrics: what a monitoring system reads about the tunnels of a network namespace. One struct is
 * filled from the library, and written as text of OpenMetrics; "wfpsa metrics" and wfpsa-exporter
 * share both.
 *
 * A series is identified by the id of its tunnel and by nothing that a rekey changes. Names are
 * labels of wfpxfrm_tunnel_info alone, because they can change while the tunnel stays.
 */
#ifndef WFPSA_METRICS_H
#define WFPSA_METRICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <wfpxfrm.h>

/*
 * More tunnels are not written, so that the text stays below 64 MiB whatever the kernel has. Those
 * with the lowest ids are, which are the same each time.
 */
#define METRICS_TUNNELS_MAX 20000

/* Reasons for which an SA drops packets: indexes of struct tunnel_metrics.dropped. */
enum { DROPPED_REPLAYED, DROPPED_OUTSIDE_WINDOW, DROPPED_INTEGRITY, DROPPED_REASONS };

/* Indexes of struct tunnel_metrics.bytes and packets. */
enum { WAY_IN, WAY_OUT, WAYS };

/* What a tunnel is called, in UTF-8 that is safe for a terminal. Each is malloc()ed, or NULL. */
struct tunnel_names {
	char *name, *connection, *child;
};

/* One tunnel. Times are in seconds since 1970; 0: there is none. */
struct tunnel_metrics {
	uint64_t id;
	unsigned state; /* WFPX_TUNNEL_STATE; 0: it has neither SAs nor policies any more */
	WFPX_ADDRESS0 local, remote;
	uint32_t reqid, if_id;
	struct tunnel_names names;
	uint32_t contexts;
	uint64_t installed;   /* the SAs through which packets leave, or else the newest */
	uint64_t soft_expiry; /* of these: when they should be replaced */
	uint64_t hard_expiry; /* of these: when the kernel deletes the first of them */
	uint64_t last_used;   /* the last packet of any SA, where the kernel records it */
	uint64_t last_seen;   /* resident only: when it was there */

	/* Of the SAs that exist; if struct metrics.resident, of all since counting began. */
	bool counted; /* resident only: this and the next five are known */
	uint64_t bytes[WAYS], packets[WAYS], dropped[DROPPED_REASONS];
	uint64_t rekeys, downs, up_seconds, since, up_since;
	bool exact;
};

/* Everything that is written. All zero to begin with. */
struct metrics {
	struct tunnel_metrics *tunnels; /* ordered by id once metrics_sort() has been called */
	size_t count, size;
	bool no_memory; /* a tunnel is missing */
	bool resident;  /* this process counts on from SA to SA, so that counters never fall */
	WFPX_SNAPSHOT_INFO0 info;
	WFPX_KERNEL_STATISTICS0 *kernel; /* of the namespace; NULL: not known */
	uint64_t omitted;                /* tunnels above METRICS_TUNNELS_MAX */
	uint64_t resynchronised;         /* resident only: how often events were lost */
	uint64_t started;                /* resident only: when counting began */
	uint64_t nanoseconds;            /* how long reading took */
};

/* Adds a tunnel with what its SAs tell. @now is the time of the snapshot. */
void metrics_add(struct metrics *metrics, const WFPX_TUNNEL0 *tunnel);

/* Adds a tunnel that has no SAs, of which @totals tells. NULL: no memory. */
struct tunnel_metrics *metrics_add_counted(struct metrics *metrics,
					   const WFPX_TUNNEL_TOTALS0 *totals);

/* Gives a tunnel the totals and the state that @totals has. */
void metrics_count(struct tunnel_metrics *tunnel, const WFPX_TUNNEL_TOTALS0 *totals);

/*
 * Takes a snapshot of the session's tunnels, adds them, and reads the kernel's statistics. Returns
 * a code of the library.
 */
DWORD metrics_read(struct metrics *metrics, HANDLE engine);

/* Sorts the tunnels by their ids, and leaves out a second one with the id of another. */
void metrics_sort(struct metrics *metrics);

/* Leaves out those of the sorted tunnels that are too many. */
void metrics_limit(struct metrics *metrics);

/* The tunnel with the id @id of sorted tunnels, or NULL. */
struct tunnel_metrics *metrics_find(const struct metrics *metrics, uint64_t id);

/* Writes the text. Errors are found by ferror(). */
void metrics_write(const struct metrics *metrics, FILE *to);

/* Releases what @metrics points to, and makes it all zero. */
void metrics_done(struct metrics *metrics);

#endif
