/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Dumps of states and policies, and their numbers.
 *
 * A dump calls @visit for each message. If @visit returns a status other than success, the dump
 * calls it no more, receives the rest, and returns that status.
 */
#ifndef XFRM_DUMP_H
#define XFRM_DUMP_H

#include "netlink/sockets.h"
#include "policy.h"

/*
 * A filter that the kernel applies to a dump of states: their outer addresses must agree with src
 * and dst in the first src_prefix and dst_prefix bits.
 */
struct address_filter {
	struct address src, dst;
	uint8_t family; /* of src and dst; 0 for any */
	uint8_t src_prefix, dst_prefix;
};

/*
 * Dumps the states that match @filter, or all states if @filter is NULL. Adds the number of bytes
 * received to *bytes, also if the dump fails.
 */
uint32_t dump_states(struct netlink *netlink, const struct address_filter *filter,
		     netlink_visit *visit, void *context, uint64_t *bytes);

/* Dumps all policies, also those of single sockets. *bytes as for dump_states(). */
uint32_t dump_policies(struct netlink *netlink, netlink_visit *visit, void *context,
		       uint64_t *bytes);

/* Returns in *ret how many states of any kind the namespace has now, larval ones included. */
uint32_t count_states(struct netlink *netlink, uint32_t *ret);

/* The kernel's hash table of states: its size now, and the size to which it may grow. */
struct bucket_counts {
	uint32_t now, max;
};

/* Returns in *ret the size of the hash table of states. */
uint32_t count_buckets(struct netlink *netlink, struct bucket_counts *ret);

/* Returns in *ret how many policies the namespace has now. */
uint32_t count_policies(struct netlink *netlink, struct policy_counts *ret);

#endif
