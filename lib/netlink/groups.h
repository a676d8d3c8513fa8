/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Membership of a socket in multicast groups, and the size of its receive queue. */
#ifndef NETLINK_GROUPS_H
#define NETLINK_GROUPS_H

#include <stddef.h>
#include <stdint.h>

/*
 * Joins @count groups, one after another. Where one cannot be joined, the status says why and the
 * socket stays a member of those before it.
 */
uint32_t groups_join(int fd, const int *groups, size_t count);
void groups_leave(int fd, const int *groups, size_t count);

/*
 * Makes the receive queue hold about @bytes. Without CAP_NET_ADMIN in the initial user namespace,
 * net.core.rmem_max limits it.
 */
void groups_set_queue(int fd, uint32_t bytes);

#endif
