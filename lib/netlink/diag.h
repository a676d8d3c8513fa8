/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The netlink sockets of a network namespace, those of other processes too, as sock_diag lists
 * them: the request for them and the decoder of the answers.
 */
#ifndef NETLINK_DIAG_H
#define NETLINK_DIAG_H

#include "sockets.h"

/* Protocols of netlink sockets, with the kernel's numbers. */
enum socket_kind { SOCKETS_ROUTE = 0, SOCKETS_XFRM = 6 };

/* A netlink socket, as sock_diag or /proc/net/netlink shows it. */
struct netlink_socket {
	uint64_t inode;
	uint64_t cookie; /* unique until the next boot */
	uint32_t port;   /* 0 for the kernel's own socket, any other number for a program's */
};

/*
 * Dumps the netlink sockets of @kind in the namespace, also those of other processes. Returns
 * ERROR_NOT_SUPPORTED if the kernel has no such list (CONFIG_NETLINK_DIAG), ERROR_ACCESS_DENIED if
 * the caller may not read it.
 *
 * When a datagram is full, the kernel leaves out the socket that did not fit
 * (__netlink_diag_dump(), Linux 6.18 and before). @more is a set of NDIAG_SHOW_ bits. They ask for
 * attributes that are ignored here, but make the messages longer, so that other sockets are left
 * out.
 */
uint32_t dump_sockets(struct netlink *netlink, enum socket_kind kind, uint32_t more,
		      netlink_visit *visit, void *context);

/* Decodes an answer of sock_diag. Returns false unless it is about a netlink socket of @kind. */
bool decode_socket(const struct nlmsghdr *message, enum socket_kind kind,
		   struct netlink_socket *ret);

#endif
