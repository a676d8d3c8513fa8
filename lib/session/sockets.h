/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The netlink sockets of a network namespace, and which sessions and processes they belong to. */
#ifndef SESSION_SOCKETS_H
#define SESSION_SOCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "netlink/diag.h"

#define NO_HOLDER SIZE_MAX

/* A socket, and what a search through the processes found out about it. */
struct socket_seen {
	struct netlink_socket socket;
	bool claimed;  /* a session of this library says that the socket is its own */
	bool alive;    /* the socket still existed at the last sockets_mark_alive() */
	size_t holder; /* index of the process that has it, in search.c's table; or NO_HOLDER */
};

/* The sockets of one kind in one namespace. */
struct socket_list {
	enum socket_kind kind;
	struct socket_seen *sockets; /* sorted by inode */
	size_t count, capacity;
	uint64_t namespace; /* cookie of the kernel's own socket, different in each namespace */
	bool cookies;       /* the cookies are the kernel's; false if inodes stand in for them */
};

struct netlink;

/*
 * Reads the sockets of @kind in the namespace of @netlink; the caller frees *ret with
 * sockets_done(). If the kernel refuses its list, the sockets are read from /proc, which only shows
 * the namespace of the calling thread. @own is the inode of a socket of this kind that @netlink
 * has: if /proc does not show it, @netlink is in another namespace. Returns ERROR_NOT_SUPPORTED or
 * ERROR_ACCESS_DENIED, as the kernel's refusal was, if /proc does not help; *ret is then empty.
 */
uint32_t sockets_read(struct netlink *netlink, enum socket_kind kind, uint64_t own,
		      struct socket_list *ret);

/* Frees the list and zeroes it. */
void sockets_done(struct socket_list *list);

/* Returns the socket with this inode, or NULL. The list owns it. */
struct socket_seen *sockets_find(const struct socket_list *list, uint64_t inode);

/*
 * Reads the sockets once more and sets socket_seen.alive of each in @list: whether that very socket
 * still exists. @own as for sockets_read(), whose failures this returns too.
 */
uint32_t sockets_mark_alive(struct netlink *netlink, uint64_t own, struct socket_list *list);

#endif
