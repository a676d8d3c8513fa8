/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_STATE_REPLACE_H
#define XFRM_STATE_REPLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "new_sa.h"
#include "netlink/sockets.h"

struct nlmsghdr;

/* What is to become of a state. */
struct state_change {
	bool moves; /* src, dst, sel and reqid count */
	struct address src, dst;
	struct selector sel;
	uint32_t reqid;
	bool encapsulates; /* encap counts */
	struct encapsulation encap;
	bool fragments; /* no_pmtu_discovery counts */
	bool no_pmtu_discovery;
};

/*
 * Makes from @state, the kernel's answer to XFRM_MSG_GETSA, the XFRM_MSG_NEWSA of a state with the
 * changes, which counts on from where @state has come: its keys, limits, counters and numbers of
 * packets are repeated. The message contains keys: the caller wipes it, also after a failure.
 * Returns ERROR_NOT_SUPPORTED if the kernel has shown zeros in place of keys, as it does in
 * lockdown mode, and ERROR_INVALID_PARAMETER if @state is malformed or too large for @size. Does no
 * I/O.
 */
uint32_t encode_replacement(const struct nlmsghdr *state, const struct state_change *change,
			    struct nlmsghdr *request, size_t size);

/*
 * Gives @sa the changes, by deleting the state and adding another one in its place: nobody's
 * request comes between. Packets that are received in between are lost. If the new state is
 * refused, the old one is put back. Returns FWP_E_NOT_FOUND if the state is gone or another one has
 * taken its place, the statuses of encode_replacement(), and FWP_E_ALREADY_EXISTS if there is a
 * state at the new destination.
 */
uint32_t state_replace(struct netlink *netlink, const struct sa *sa,
		       const struct state_change *change);

/*
 * Gives @sa, which is encapsulated, other ports and another original address, while it goes on.
 * Also works where the kernel does not show keys. Statuses are those of state_set_limits().
 */
uint32_t state_set_ports(struct netlink *netlink, const struct sa *sa,
			 const struct encapsulation *encap);

#endif
