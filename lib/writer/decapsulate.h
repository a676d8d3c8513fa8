/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef WRITER_DECAPSULATE_H
#define WRITER_DECAPSULATE_H

#include <stdint.h>

struct netlink;

/*
 * Lets the UDP sockets of this process that are bound to @port, in the namespace of @netlink, take
 * ESP out of the packets that they receive. Without such a socket the kernel drops encapsulated
 * ESP; with an ordinary one the program would get it. A socket that does so already is left alone.
 * Nothing happens without /proc.
 */
void decapsulate_own_sockets(const struct netlink *netlink, uint16_t port);

#endif
