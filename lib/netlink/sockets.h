/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The netlink sockets of one engine, and all I/O on them: one for XFRM, one for routes, which tells
 * the namespace's addresses, and one for sock_diag, which tells the namespace's sockets. They stay
 * in the network namespace in which they were opened. Messages are visited in the order in which
 * the kernel queued them.
 *
 * Any thread may use a struct netlink: requests and dumps of different threads wait for each other.
 */
#ifndef NETLINK_SOCKETS_H
#define NETLINK_SOCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nlmsghdr;
struct netlink;

/*
 * Opens the sockets in the namespace that the file @netns names (a path such as /run/netns/blue),
 * or in that of the calling thread if @netns is NULL. The caller closes *ret with netlink_close().
 * A kernel that refuses sock_diag is no failure. Returns EPT_S_NOT_REGISTERED if the kernel has no
 * XFRM.
 */
uint32_t netlink_open(const char *netns, struct netlink **ret);

/* Closes the sockets and frees @netlink. NULL has no effect. */
void netlink_close(struct netlink *netlink);

/*
 * netlink_inode() returns the inode of the XFRM socket, by which other processes know it.
 * netlink_bind() gives the socket a port; only then do lists of sockets show it.
 */
uint32_t netlink_inode(const struct netlink *netlink, uint64_t *ret);
uint32_t netlink_bind(struct netlink *netlink);

/*
 * Returns the port of the XFRM socket. Requests of @netlink carry this number, and so do the events
 * about what the requests have changed.
 */
uint32_t netlink_port(const struct netlink *netlink);

/*
 * Returns the inode of the route socket, which has had a port since netlink_open(), so that lists
 * of this namespace's sockets show it.
 */
uint32_t netlink_witness(const struct netlink *netlink, uint64_t *ret);

/*
 * Returns a number of the network namespace that no other namespace gets until the next boot
 * (SO_NETNS_COOKIE), or 0 before Linux 5.14.
 */
uint64_t netlink_namespace(const struct netlink *netlink);

/*
 * Calls @work in the namespace of @netlink and returns its status: on a thread, as netns_run()
 * does, if the calling thread is in another namespace. To enter that takes CAP_SYS_ADMIN.
 */
uint32_t netlink_run(const struct netlink *netlink, uint32_t (*work)(void *context), void *context);

/*
 * Returns descriptors of the namespace and of a new XFRM socket in it, which the caller may send to
 * another process and closes with descriptor_close(). Statuses are those of netlink_run().
 */
uint32_t netlink_hand_over(const struct netlink *netlink, int *ret_netns, int *ret_xfrm);

/*
 * Returns in *ret the inode of the network namespace, as stat() of /proc/PID/ns/net gives it, or 0
 * if it cannot be found out, as without CAP_NET_ADMIN. Returns ERROR_NOT_ENOUGH_MEMORY or
 * ERROR_TOO_MANY_OPEN_FILES on failure.
 */
uint32_t netlink_namespace_inode(const struct netlink *netlink, uint64_t *ret);

/*
 * Is called for each message of an answer. If it returns a status other than success, it is not
 * called again, and the request or dump returns that status. The message is wiped afterwards.
 */
typedef uint32_t netlink_visit(const struct nlmsghdr *message, void *context);

/*
 * Sends a request on the XFRM socket and receives the answer, which is either a message for
 * @visit, which may be NULL, or an acknowledgement; a request that changes something must set
 * NLM_F_ACK. Sets the sequence number of @request. Returns ERROR_NOT_ENOUGH_MEMORY also if the
 * receive buffer had no room for the answer.
 */
uint32_t netlink_request(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
			 void *context);

/*
 * The most messages and bytes that netlink_batch() sends at a time. With an ordinary send buffer of
 * 208 KiB the kernel takes no more bytes.
 */
#define NETLINK_BATCH_MESSAGES 800u
#define NETLINK_BATCH_BYTES    (192u << 10)

/*
 * Sends @count requests of XFRM in one datagram, which the kernel carries out one after another
 * while no other socket can change anything: one mutex of the namespace is held for the whole
 * datagram (Linux 6.1 to 6.18). A request that fails does not keep the kernel from those behind.
 * The requests are @size bytes at @messages, each of them as long as a multiple of 4, and none of
 * them one that is answered. Sets their sequence numbers and flags about answers, and returns the
 * status of each in @statuses.
 *
 * Returns a status of its own if the datagram was not sent, or ERROR_NOT_ENOUGH_MEMORY if errors
 * were lost because the receive buffer had no room; @statuses then mean nothing. A caller whose
 * requests contain keys wipes them.
 */
uint32_t netlink_batch(struct netlink *netlink, void *messages, size_t size, size_t count,
		       uint32_t *statuses);

/* What netlink_dump() is to do, and what it found out. */
struct netlink_dump {
	netlink_visit *visit;
	void *context;
	bool route;       /* on the route socket instead of the XFRM socket */
	bool diag;        /* on the sock_diag socket */
	bool interrupted; /* set if the kernel calls the dump inconsistent (never for XFRM) */
	uint64_t bytes;   /* set to the number of bytes received */
};

/*
 * Sends @request, whose flags and sequence number it sets, as a dump and receives the whole answer.
 * If dump->diag is set, returns ERROR_NOT_SUPPORTED where the kernel has no sock_diag and
 * ERROR_ACCESS_DENIED where the socket could not be opened.
 */
uint32_t netlink_dump(struct netlink *netlink, struct nlmsghdr *request, struct netlink_dump *dump);

/* A watch for events on the XFRM socket. It belongs to the caller of netlink_watch(). */
struct netlink_watch {
	const int *groups; /* the multicast groups to join */
	size_t group_count;
	void (*visit)(const struct nlmsghdr *event, void *context); /* NULL to ignore events */
	void *context;
	uint32_t receive_buffer; /* wanted size in bytes; see groups_set_receive_buffer() */
	bool lost;               /* set when an event or an answer was lost */
	bool ended;              /* to be set by @visit if it needs no more events */
};

/*
 * Begins a watch. From now on each request and dump on the XFRM socket passes the events that are
 * queued before its answer to watch->visit, until an event is lost or @visit has set watch->ended;
 * nothing is received in between. On success the calling thread keeps other threads out of
 * @netlink until it calls netlink_unwatch(), and *watch must stay valid until then. On failure the
 * watch has ended already.
 */
uint32_t netlink_watch(struct netlink *netlink, struct netlink_watch *watch);

/* Ends the watch and discards the events that are still queued. */
void netlink_unwatch(struct netlink *netlink);

/*
 * Opens a socket that receives events alone, in the namespace of @beside, and joins @groups. The
 * caller closes *ret with netlink_close(). Only the functions below may be used with *ret, by one
 * thread at a time. Returns ERROR_ACCESS_DENIED without CAP_NET_ADMIN.
 */
uint32_t netlink_open_listener(const struct netlink *beside, const int *groups, size_t count,
			       uint32_t receive_buffer, struct netlink **ret);

/* Joins one more group, or leaves it. Returns ERROR_ACCESS_DENIED without CAP_NET_ADMIN. */
uint32_t netlink_listen_to(const struct netlink *listener, int group, bool join);

/* Returns the descriptor of a listener's socket, for poll(). The listener owns it. */
int netlink_descriptor(const struct netlink *listener);

/*
 * Passes up to @max datagrams of events that are queued to watch->visit, without waiting, and
 * returns in *ret_more whether there may be more. Sets watch->lost if the kernel has dropped
 * events; it drops all until the queue has been emptied.
 */
uint32_t netlink_listen(struct netlink *listener, struct netlink_watch *watch, unsigned max,
			bool *ret_more);

#endif
