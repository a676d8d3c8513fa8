/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Trap policies of the daemon, by their traffic: a tunnel that has no SAs has nothing else that the
 * daemon knows.
 */
#ifndef NAMES_TRAPS_H
#define NAMES_TRAPS_H

#include "base/chains.h"
#include "ike/sas.h"
#include "sadb/subnet.h"

/* The traffic of a trap policy: one network at each end, and any protocol and port. */
struct trap {
	struct subnet local, remote;
	const struct ike_trap *of;
};

/* All traps. All zero: none. */
struct traps {
	struct trap *all;
	size_t count, capacity;
	struct chains index;
};

/*
 * Makes the index of the traps in @ike, which must outlive *ret. Those with protocols or ports,
 * which the daemon prints by names of services, are left out. The caller frees *ret with
 * traps_done(), also after a failure, which can only be ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t traps_index(const struct ike_sas *ike, struct traps *ret);

/* Returns the trap of the traffic between two networks, or NULL if there is none, or several. */
const struct ike_trap *traps_find(const struct traps *traps, const struct subnet *local,
				  const struct subnet *remote);

/* Frees the index; the struct is empty afterwards. */
void traps_done(struct traps *traps);

#endif
