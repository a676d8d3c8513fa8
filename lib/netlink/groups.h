/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Membership of a socket in multicast groups, and the size of its receive buffer. */
#ifndef NETLINK_GROUPS_H
#define NETLINK_GROUPS_H

#include <stddef.h>
#include <stdint.h>

/*
 * groups_join() makes the socket @fd a member of @count groups, one after another. If one cannot be
 * joined, it returns why, and the socket stays a member of those before; groups_leave() leaves all
 * of them. Joining a group of XFRM needs CAP_NET_ADMIN.
 */
uint32_t groups_join(int fd, const int *groups, size_t count);
void groups_leave(int fd, const int *groups, size_t count);

/*
 * Sets the size of the receive buffer, in bytes. Without CAP_NET_ADMIN in the initial user
 * namespace the sysctl net.core.rmem_max limits it.
 */
void groups_set_receive_buffer(int fd, uint32_t bytes);

#endif
