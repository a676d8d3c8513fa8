/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The addresses of a network namespace: the request for them and the decoder of the answers. */
#ifndef NETLINK_ROUTE_H
#define NETLINK_ROUTE_H

#include "base/address.h"
#include "sockets.h"

/*
 * Dumps the addresses of all interfaces. If addresses change meanwhile the dump is repeated, so
 * @visit may see an address more than once.
 */
uint32_t dump_addresses(struct netlink *netlink, netlink_visit *visit, void *context);

/*
 * Decodes an RTM_NEWADDR message into the address that the interface itself has. Returns false for
 * other messages, and if there is no IPv4 or IPv6 address in it.
 */
bool decode_local_address(const struct nlmsghdr *message, uint8_t *family, struct address *address);

#endif
