/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The sockets of one engine, and all I/O on them: one for XFRM, one for the namespace's addresses,
 * one for its sockets. They stay in the network namespace they were opened in. Answers and events
 * are visited in the order in which the kernel queued them.
 */
#ifndef XFRM_SOCKET_H
#define XFRM_SOCKET_H

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

/* The changes that are visited while a watch lasts. */
struct netlink_watch {
	void (*visit)(const struct nlmsghdr *event, void *context); /* NULL: they are passed over */
	void *context;
	uint32_t room; /* for about so many bytes in the queue; less where the system's limit holds
			*/
	bool lost;     /* set when the queue had no room for an event */
	bool ended;    /* to be set by @visit: it wants no more */
};

/*
 * From here on changes of states and policies are visited, among the answers to requests, until one
 * is lost or they are no longer wanted. Until netlink_unwatch() other threads wait for this
 * netlink; @watch stays the caller's.
 */
uint32_t netlink_watch(struct netlink *netlink, struct netlink_watch *watch);
void netlink_unwatch(struct netlink *netlink);

/* Lets others work for a while, between two watches. */
void netlink_pause(uint32_t microseconds);

#endif
