/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Netlink sockets of a network namespace, and what a search through the processes finds of them. */
#ifndef SESSION_SOCKETS_H
#define SESSION_SOCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "netlink/diag.h"

#define NO_HOLDER SIZE_MAX

struct socket_seen {
	struct netlink_socket socket;
	bool claimed;  /* by a session */
	bool alive;    /* still there when the search was over */
	size_t holder; /* of one that is not claimed, or NO_HOLDER */
};

struct socket_list {
	enum socket_kind kind;
	struct socket_seen *sockets; /* by inode */
	size_t count, capacity;
	uint64_t namespace; /* a number of its own */
	bool cookies;       /* the kernel has told them */
};

struct netlink;

/*
 * Reads them. Where the kernel does not tell an engine, /proc does, but of the caller's own
 * namespace alone: the socket @own, of this kind, is in the engine's. ERROR_NOT_SUPPORTED or
 * ERROR_ACCESS_DENIED: neither does.
 */
uint32_t sockets_read(struct netlink *netlink, enum socket_kind kind, uint64_t own,
		      struct socket_list *ret);
void sockets_done(struct socket_list *list);

/* NULL: there is none. */
struct socket_seen *sockets_find(const struct socket_list *list, uint64_t inode);

/* Marks those that are there still. */
uint32_t sockets_mark_alive(struct netlink *netlink, uint64_t own, struct socket_list *list);

#endif
