/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The addresses of a network namespace: the request for them and the decoder of the answers. */
#ifndef NETLINK_ROUTE_H
#define NETLINK_ROUTE_H

#include "base/address.h"
#include "socket.h"

/* Dumps the addresses of all interfaces. */
uint32_t dump_addresses(struct netlink *netlink, netlink_visit *visit, void *context);

/* Decodes an RTM_NEWADDR message: the interface's own address. False when it has none. */
bool decode_local_address(const struct nlmsghdr *message, uint8_t *family, struct address *address);

#endif
