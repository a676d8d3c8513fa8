/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The sockets of one engine, and all I/O on them: one for XFRM, one for the namespace's addresses.
 * Both stay in the network namespace they were opened in.
 */
#ifndef XFRM_SOCKET_H
#define XFRM_SOCKET_H

#include <stddef.h>
#include <stdint.h>

#include "sa.h"

struct nlmsghdr;
struct netlink;

/*
 * Opens both sockets in the namespace that the file @netns names (a path such as /run/netns/blue),
 * or in the calling thread's when it is NULL. The caller's namespace stays what it is.
 */
uint32_t netlink_open(const char *netns, struct netlink **ret);
void netlink_close(struct netlink *netlink); /* NULL: no effect */

/* Gets each message of a dump. A status other than 0 ends the visits and becomes the dump's. */
typedef uint32_t netlink_visit(const struct nlmsghdr *message, void *context);

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
 * Dumps the states that fit @filter, all of them if it is NULL. *ret_bytes is what the kernel sent.
 * One dump at a time runs on a netlink; others wait. No key byte is left in memory afterwards.
 */
uint32_t netlink_dump_states(struct netlink *netlink, const struct address_filter *filter,
			     netlink_visit *visit, void *context, uint64_t *ret_bytes);

/* Dumps all policies, those of sockets too. */
uint32_t netlink_dump_policies(struct netlink *netlink, netlink_visit *visit, void *context,
			       uint64_t *ret_bytes);

/* Dumps the addresses of all interfaces. */
uint32_t netlink_dump_addresses(struct netlink *netlink, netlink_visit *visit, void *context);

/*
 * Sends one request and waits for what it asks for: an acknowledgement, or the message that @visit,
 * which may be NULL, then gets. A request that changes something sets NLM_F_ACK.
 */
uint32_t netlink_request(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
			 void *context);

/* How many states there are now, of any kind: a hint for how much room a dump will take. */
uint32_t netlink_count_states(struct netlink *netlink, uint32_t *ret);

#endif
