/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Requests about one state. Which one a record's identity says: address family, destination, SPI,
 * protocol and mark. If the kernel answers with a state that took the place of the one we knew,
 * that is FWP_E_NOT_FOUND. If it answers with one of another mark, which it finds first because the
 * marks overlap, the state wanted is there but out of reach: ERROR_NOT_SUPPORTED.
 */
#ifndef XFRM_STATE_H
#define XFRM_STATE_H

#include <stdint.h>

#include "event.h"
#include "netlink/socket.h"

/* What the kernel finds under @key goes to @visit; FWP_E_NOT_FOUND if it finds nothing. */
uint32_t state_read(struct netlink *netlink, const struct sa_key *key, netlink_visit *visit,
		    void *context);

/* The state as it is now. */
uint32_t state_get(struct netlink *netlink, const struct sa *sa, struct sa *ret);

/* Deletes it at once. */
uint32_t state_delete(struct netlink *netlink, const struct sa *sa);

/*
 * Makes it a used one, first used at @use_time, with its other counters as @sa has them. Only group
 * AEVENTS is told.
 */
uint32_t state_set_use_time(struct netlink *netlink, const struct sa *sa, uint64_t use_time);

/*
 * Gives it new limits and changes nothing else of it. The request must repeat the state's keys:
 * they go from the kernel's answer into it and are wiped from both; none is kept.
 */
uint32_t state_set_limits(struct netlink *netlink, const struct sa *sa,
			  const struct limits *limits);

#endif
