/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A feed: the events of a namespace as notices, in order, and the totals of its tunnels.
 * doc/events.md describes what is told when.
 *
 * A feed has no thread of its own: it works while feed_next() or feed_totals() runs. Meanwhile
 * events wait in the socket, which is the only queue of any length. If it overflows, the feed takes
 * a new view and tells the difference.
 */
#ifndef WATCH_FEED_H
#define WATCH_FEED_H

#include <stdbool.h>
#include <stdint.h>

#include "notice.h"
#include "totals.h"

struct feed;
struct netlink;
struct view;

/* Where a feed gets its views. */
struct feed_source {
	void *owner;
	/* Takes a view of this instant; the caller drops *ret with view_unref(). */
	uint32_t (*take)(void *owner, struct view **ret);
};

/*
 * Opens a feed in the namespace of @beside, which it uses for dumps as long as it exists, and takes
 * the first view. Changes that are made after this has returned are told; so is, as the session's
 * own, what requests of @beside change. The caller closes *ret with feed_close(). Returns the
 * statuses of netlink_open_listener() and of source->take().
 */
uint32_t feed_open(struct netlink *beside, const struct feed_source *source, struct feed **ret);

/* Frees a feed, which no thread may use any more. NULL has no effect. */
void feed_close(struct feed *feed);

/*
 * Makes all calls of feed_next() return ERROR_INVALID_HANDLE, now and in future; the descriptor
 * becomes readable.
 */
void feed_end(struct feed *feed);

/*
 * With @wanted, lets the feed tell NOTICE_ACQUIRE, for which the kernel does more; without, ends
 * that. Ends as often as it was wanted. Returns ERROR_ACCESS_DENIED without CAP_NET_ADMIN.
 */
uint32_t feed_want_acquire(struct feed *feed, bool wanted);

#define FEED_NO_DEADLINE UINT64_MAX

/* Returns the deadline that is in @milliseconds; UINT32_MAX is no deadline. */
uint64_t feed_deadline(uint32_t milliseconds);

/*
 * Returns the next notice in *ret, which the caller frees with notice_free(). Waits for it until
 * @deadline, then returns FWP_E_TIMEOUT. On failure *ret is NULL.
 */
uint32_t feed_next(struct feed *feed, uint64_t deadline, struct notice **ret);

/* Returns a descriptor that is readable if feed_next() has something to do. The feed owns it. */
int feed_descriptor(const struct feed *feed);

/*
 * Takes a new view, and calls @visit with all totals as of that view, which may be looked up in
 * @view: the status of @visit is returned. Other threads cannot use the feed meanwhile.
 */
uint32_t feed_totals(struct feed *feed,
		     uint32_t (*visit)(const struct totals *totals, const struct view *view,
				       uint64_t now, void *context),
		     void *context);

#endif
