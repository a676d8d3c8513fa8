/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The netlink sockets of a network namespace, those of other processes too, as sock_diag lists
 * them: the request for them and the decoder of the answers.
 */
#ifndef NETLINK_DIAG_H
#define NETLINK_DIAG_H

#include "socket.h"

/* Netlink sockets of the network namespace, by the kernel's numbers of their protocols. */
enum socket_kind { SOCKETS_ROUTE = 0, SOCKETS_XFRM = 6 };

struct netlink_socket {
	uint64_t inode;
	uint64_t cookie; /* unique until the next boot */
	uint32_t port;   /* 0: the kernel's own end; else a number that its program chose */
};

/*
 * Dumps the sockets of a kind in the namespace, those of other processes too. ERROR_NOT_SUPPORTED:
 * this kernel has no such list (CONFIG_NETLINK_DIAG). ERROR_ACCESS_DENIED: not for us. Where a
 * datagram of the answer is full, the kernel leaves out the socket that did not fit (Linux 6.18 and
 * before); @more, bits that ask for attributes nobody reads, makes messages longer and datagrams
 * end elsewhere.
 */
uint32_t dump_sockets(struct netlink *netlink, enum socket_kind kind, uint32_t more,
		      netlink_visit *visit, void *context);

/* Decodes an answer of sock_diag about a netlink socket. False when it is none about this kind. */
bool decode_socket(const struct nlmsghdr *message, enum socket_kind kind,
		   struct netlink_socket *ret);

#endif
