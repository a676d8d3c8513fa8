/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Requests about one state, which the kernel finds by address family, destination, SPI, protocol
 * and mark.
 *
 * state_get(), state_delete() and state_set_limits() compare the kernel's state with the caller's
 * record first. They return FWP_E_NOT_FOUND if there is none, or another state has taken its place.
 * They return ERROR_NOT_SUPPORTED if the kernel finds a state with another mark first, because the
 * two marks overlap: the wanted state may be there, but no request reaches it.
 */
#ifndef XFRM_STATE_H
#define XFRM_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "event.h"
#include "netlink/sockets.h"

/*
 * Calls @visit with the state that the kernel finds under @key, which may be one whose mark
 * overlaps the key's. Returns FWP_E_NOT_FOUND if there is none.
 */
uint32_t state_read(struct netlink *netlink, const struct sa_key *key, netlink_visit *visit,
		    void *context);

/*
 * Whether @b, the kernel's state, is still the one in the caller's record @a. A state that took its
 * place usually has another add_time. An IKE daemon that moves an SA to other addresses keeps the
 * add_time, so the addresses are compared as well. A larval state, which has no algorithm, is never
 * the same.
 */
bool state_is_same(const struct sa *a, const struct sa *b);

/* A state with its own parts. It points into itself, so it cannot be copied. */
struct sa_now {
	struct sa sa;
	struct sa_parts parts;
};

/*
 * Returns in *ret, which means nothing on failure, the state as it is now. The names of algorithms
 * that enum algorithm lacks are not kept.
 */
uint32_t state_get(struct netlink *netlink, const struct sa *sa, struct sa_now *ret);

/* Deletes the state. */
uint32_t state_delete(struct netlink *netlink, const struct sa *sa);

/*
 * Sets the time of the state's first use to @use_time, and its other counters to those of @sa. The
 * state is not compared with @sa before; returns FWP_E_NOT_FOUND if the kernel finds none. The
 * kernel reports this only to the group AEVENTS.
 */
uint32_t state_set_use_time(struct netlink *netlink, const struct sa *sa, uint64_t use_time);

/*
 * Gives the state new limits and changes nothing else. The kernel demands that the request repeats
 * the state's keys: they are copied from its answer into the request, and both are wiped.
 */
uint32_t state_set_limits(struct netlink *netlink, const struct sa *sa,
			  const struct limits *limits);

#endif
