/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the files of a feed share. */
#ifndef WATCH_INTERNAL_H
#define WATCH_INTERNAL_H

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "book.h"
#include "changes.h"
#include "feed.h"
#include "netlink/sockets.h"
#include "view.h"

struct feed {
	pthread_mutex_t lock;     /* for all members but the last three */
	struct netlink *netlink;  /* the session's sockets */
	struct netlink *listener; /* the socket that hears events */
	struct netlink_watch watch;
	uint32_t own_port;
	uint32_t acquires; /* how often feed_want_acquire() was called for */
	struct feed_source source;
	struct view *view;      /* the last one */
	struct view *former;    /* the one before, while an SA is CHANGE_MISSED; else NULL */
	struct changes changes; /* since the last view */
	struct book book;       /* of policies */
	struct new_names names; /* of the message that is being decoded */
	uint32_t round;         /* number of views that were taken */
	struct totals totals;
	struct notices queue;
	uint32_t status;      /* why an event could not be entered, or 0 */
	bool lost;            /* events were lost since the last view */
	bool silent;          /* SAs or policies have changed, of which no event tells each one */
	bool stale;           /* contexts, tunnels or policies may differ from the last view's */
	uint64_t stale_since; /* CLOCK_MONOTONIC, nanoseconds, as the two below */
	uint64_t looked;      /* when the last view had been taken */
	uint64_t look_cost;   /* how long that took */
	uint64_t armed;       /* what the timer is set to; 0: not set */
	int timer, readable;  /* descriptors of a timer, and of an epoll with socket and timer */
	atomic_bool ended;
};

/* An SA of a view; NULL and 0 for none. */
struct viewed_sa {
	struct view *view;
	uint32_t index;
};

/* feed.c: the time of a clock, in nanoseconds; notes that the view must be taken anew. */
uint64_t feed_clock(clockid_t clock);
void feed_stale(struct feed *feed);

/* feed.c: receives what is queued, @max datagrams at most. *ret_more: there may be more. */
uint32_t feed_listen(struct feed *feed, unsigned max, bool *ret_more);

/*
 * feed.c: puts a new notice into the queue and returns it, or NULL without memory, which it notes.
 */
struct notice *feed_put(struct feed *feed, enum notice_type type);

/* hear.c: handles an event: feed->watch.visit. @context is the feed. */
void feed_hear(const struct nlmsghdr *message, void *context);

/* hear.c: the SA with @key as it was seen last, unless it has been removed or replaced since. */
struct viewed_sa feed_viewed(const struct feed *feed, const struct sa_key *key);

/*
 * look.c: takes a new view, tells how it differs from the last one, and enters what SAs have
 * counted. Returns the status of source.take(), or ERROR_NOT_ENOUGH_MEMORY; the last view stays
 * then.
 */
uint32_t feed_look(struct feed *feed);

/*
 * look.c: tell that an SA has gone, of whose end no event has come: one that was seen, and one of
 * which nothing is known but that it was added. Both return ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t feed_tell_gone(struct feed *feed, struct viewed_sa seen);
uint32_t feed_tell_vanished(struct feed *feed, const struct sa_key *key);

/*
 * compare.c: tells which contexts and tunnels have come and gone since the last view. With no last
 * view, only the totals begin. Returns ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t feed_compare(struct feed *feed, struct view *view);

/*
 * account.c: adds to the totals what an SA has counted since it was seen last, or since it was
 * added if seen.view is NULL. feed_account_end() is for an SA that has gone; not @exact, if @sa has
 * not its final counters. Both return ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t feed_account(struct feed *feed, const struct view *view, uint32_t index,
		      struct viewed_sa seen);
uint32_t feed_account_end(struct feed *feed, const struct sa *sa, struct viewed_sa seen,
			  bool exact);

/* account.c: the tunnel of the last view that an SA unknown to it is most likely of, or VIEW_NONE.
 */
uint32_t feed_likely_tunnel(const struct feed *feed, const struct sa *sa);

/* Set what a notice tells of an SA, and of a tunnel and a context of @view, VIEW_NONE for none. */
void notice_set_ends(struct notice *notice, const struct sa *sa);
void notice_set_tunnel(struct notice *notice, struct view *view, uint32_t tunnel);
void notice_set_context(struct notice *notice, const struct view *view, uint32_t context);

/* Gives the notice a copy of an SA of a view. Returns ERROR_NOT_ENOUGH_MEMORY on failure. */
uint32_t notice_copy_sa(struct notice *notice, struct viewed_sa from);

#endif
