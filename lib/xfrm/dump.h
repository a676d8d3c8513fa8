/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is dumped: states, policies, addresses, sockets; and how many states there are. */
#ifndef XFRM_DUMP_H
#define XFRM_DUMP_H

#include "decode.h"
#include "sa.h"
#include "socket.h"

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

/* Dumps the addresses of all interfaces. */
uint32_t dump_addresses(struct netlink *netlink, netlink_visit *visit, void *context);

/*
 * Dumps the sockets of a kind in the namespace, those of other processes too. ERROR_NOT_SUPPORTED:
 * this kernel has no such list (CONFIG_NETLINK_DIAG). ERROR_ACCESS_DENIED: not for us. Where a
 * datagram of the answer is full, the kernel leaves out the socket that did not fit (Linux 6.18 and
 * before); @more, bits that ask for attributes nobody reads, makes messages longer and datagrams
 * end elsewhere.
 */
uint32_t dump_sockets(struct netlink *netlink, enum socket_kind kind, uint32_t more,
		      netlink_visit *visit, void *context);

/* How many states there are now, of any kind. */
uint32_t count_states(struct netlink *netlink, uint32_t *ret);

#endif
