/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Finds which inbound and which outbound SA make one SA context. The kernel does not know.
 *
 * The result only depends on the records and their sa->found.order, their places in the kernel's
 * list, and not on how the records lie in memory. It takes O(n log n) at worst.
 */
#ifndef SADB_PAIRING_H
#define SADB_PAIRING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "tunnel.h"

#define PAIRING_ALONE UINT32_MAX

/*
 * SAs that were installed at most this many seconds apart are of one run, and may be a pair.
 * Daemons install the two SAs of a pair right after each other. But the kernel sets add_time before
 * it loads the modules of the SA's algorithms (xfrm_state_alloc(), Linux 6.1), which takes seconds
 * on a slow machine, so the second SA may be that much younger. SAs that are further apart were
 * installed for different reasons.
 */
#define PAIRING_RUN_SECONDS 10

/* Whether a pair may be wrong. */
enum pairing_doubt {
	PAIRING_CERTAIN = 0,
	PAIRING_BY_ORDER, /* SAs that are alike came together, and other pairs are possible */
	PAIRING_UNEVEN,   /* the same, and one of these SAs has no partner */
};

/* The result for one half. */
struct pairing {
	uint32_t partner; /* index of the other half, or PAIRING_ALONE */
	uint8_t doubt;    /* enum pairing_doubt; PAIRING_CERTAIN for a half without a partner */
};

/*
 * A half is an SA that is to be paired: a single SA, or the ESP SA of an AH+ESP bundle.
 *
 * Writes the result for each of the @count @halves to @ret. *ret_needs_order tells whether a pair,
 * or its being certain, depends on sa->found.order. If it does, the result is only right if
 * sa->found.order is the kernel's own and not an order that was made of two dumps. Takes
 * memory from @scratch that is of no use afterwards. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 *
 * The rules, for which doc/pairing.md gives the reasons:
 *
 * - an inbound SA that was expired gets no partner
 * - the halves of a pair have equal tunnel keys
 * - halves that agree in algorithms, lifetimes, selectors, mark, interface id, CPU and security
 *   context are paired first, then those that agree in less
 * - in a group of halves that agree, those that were installed within a second of each other are
 *   paired by the order of their installation: inbound before outbound, unless the opposite order
 *   explains more of them. The rest are paired newest with newest
 */
uint32_t pairing_find(const struct sa *const *halves, size_t count, struct arena *scratch,
		      struct pairing *ret, bool *ret_needs_order);

#endif
