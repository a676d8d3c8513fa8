/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Dumps of states and of policies, and how many states there are. */
#ifndef XFRM_DUMP_H
#define XFRM_DUMP_H

#include "netlink/socket.h"
#include "sa.h"

/*
 * Outer addresses that states must have to be dumped, as the kernel's own filter: the first
 * src_prefix and dst_prefix bits. Both ends of a tunnel have the same family.
 */
struct address_filter {
	struct address src, dst;
	uint8_t family; /* 0: any */
	uint8_t src_prefix, dst_prefix;
};

/*
 * Dumps the states that fit @filter, all of them if it is NULL. What the kernel sent is added to
 * *bytes.
 */
uint32_t dump_states(struct netlink *netlink, const struct address_filter *filter,
		     netlink_visit *visit, void *context, uint64_t *bytes);

/* Dumps all policies, those of sockets too. */
uint32_t dump_policies(struct netlink *netlink, netlink_visit *visit, void *context,
		       uint64_t *bytes);

/* How many states there are now, of any kind. */
uint32_t count_states(struct netlink *netlink, uint32_t *ret);

#endif
