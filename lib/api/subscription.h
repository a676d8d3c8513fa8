/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What all subscriptions have: those of contexts, and those of events. */
#ifndef API_SUBSCRIPTION_H
#define API_SUBSCRIPTION_H

#include <stdatomic.h>

#include "engine_watch.h"
#include "functions.h"
#include "sadb/subnet.h"

/*
 * A subscription. It has either a callback, which the engine's thread calls, or a feed of its own.
 * It is not changed after it was made, except for the sequence number.
 */
struct subscription {
	struct object object;
	struct subscriber subscriber;
	struct engine *engine; /* a reference */
	struct feed *feed;     /* NULL with a callback */
	uint32_t types;        /* enum notice_type */
	bool all;              /* of all ends; otherwise only: */
	struct ends ends;
	IPSEC_SA_CONTEXT_CALLBACK0 context_callback;
	WFPX_EVENT_CALLBACK0 event_callback;
	void *context;
	atomic_uint_fast64_t told; /* number of the last event */
};

/* How a subscription is made: the members that the caller has parsed, all others zero. */
struct subscribing {
	enum handle_type type;
	void (*tell)(struct subscriber *subscriber, const struct notice *notice);
	struct subscription wanted;
};

/*
 * Makes a subscription of the session and begins it. Without @tell it gets a feed. Returns the
 * statuses of feed_open() and handle_open().
 */
uint32_t subscription_open(HANDLE engineHandle, struct engine *engine,
			   const struct subscribing *how, HANDLE *ret);

/* Ends a subscription. A @handle of NULL has no effect. */
uint32_t subscription_close(HANDLE engineHandle, HANDLE handle, enum handle_type type);

/* Whether the subscription selects the notice. */
bool subscription_selects(const struct subscription *subscription, const struct notice *notice);

/* Returns the subscription that a subscriber is part of. */
static inline struct subscription *subscription_of(struct subscriber *subscriber)
{
	return (struct subscription *)((char *)subscriber -
				       offsetof(struct subscription, subscriber));
}

#endif
