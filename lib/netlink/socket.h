/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The sockets of one engine, and all I/O on them: one for XFRM, one for the namespace's addresses,
 * one for its sockets. They stay in the network namespace they were opened in. Answers and events
 * are visited in the order in which the kernel queued them.
 */
#ifndef NETLINK_SOCKET_H
#define NETLINK_SOCKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nlmsghdr;
struct netlink;

/*
 * Opens the sockets in the namespace that the file @netns names (a path such as /run/netns/blue),
 * or in the calling thread's when it is NULL. The caller's namespace stays what it is.
 */
uint32_t netlink_open(const char *netns, struct netlink **ret);
void netlink_close(struct netlink *netlink); /* NULL: no effect */

/* The number by which others know the XFRM socket, and what lets them see it. */
uint32_t netlink_inode(const struct netlink *netlink, uint64_t *ret);
uint32_t netlink_bind(struct netlink *netlink);

/* The number of a socket for routes, which others can see in this namespace from the beginning. */
uint32_t netlink_witness(const struct netlink *netlink, uint64_t *ret);

/* A number of the namespace that no other one gets until the next boot; 0 before Linux 5.14. */
uint64_t netlink_namespace(const struct netlink *netlink);

/* Gets each message of an answer. A status other than 0 ends the visits and becomes the answer's.
 */
typedef uint32_t netlink_visit(const struct nlmsghdr *message, void *context);

/*
 * Sends one request and takes what it asks for: an acknowledgement, or the message that @visit,
 * which may be NULL, then gets. A request that changes something sets NLM_F_ACK. An answer that
 * found no room in the socket's queue is ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t netlink_request(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
			 void *context);

/* A request for many messages, and what became of it. */
struct netlink_dump {
	netlink_visit *visit;
	void *context;
	bool route;       /* of rtnetlink, not XFRM */
	bool diag;        /* of sock_diag; ERROR_NOT_SUPPORTED where there is none, and
			     ERROR_ACCESS_DENIED where we may not ask */
	bool interrupted; /* the kernel says that it is inconsistent; for XFRM it never does */
	uint64_t bytes;   /* that the kernel sent */
};

/* One dump at a time runs on a netlink; others wait. */
uint32_t netlink_dump(struct netlink *netlink, struct nlmsghdr *request, struct netlink_dump *dump);

/* Which events are visited while a watch lasts, and what becomes of it. */
struct netlink_watch {
	const int *groups; /* multicast groups of the XFRM socket that it joins */
	size_t group_count;
	void (*visit)(const struct nlmsghdr *event, void *context); /* NULL: events are dropped */
	void *context;
	uint32_t queue_size; /* bytes of events that may wait; the system's limit may be lower */
	bool lost;           /* set when the queue was full and the kernel dropped an event */
	bool ended;          /* @visit sets it when it wants no more events */
};

/*
 * Joins the groups. Until netlink_unwatch(), the events of the groups are visited among the answers
 * to requests, in the order in which the kernel queued both. The visits end early when an event is
 * lost or @visit has set @ended. Other threads that use this netlink wait until netlink_unwatch().
 * @watch stays the caller's and must live until then.
 */
uint32_t netlink_watch(struct netlink *netlink, struct netlink_watch *watch);
void netlink_unwatch(struct netlink *netlink);

/* Lets others work for a while, between two watches. */
void netlink_pause(uint32_t microseconds);

#endif
