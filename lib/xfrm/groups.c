/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "groups.h"

#include <errno.h>
#include <stddef.h>
#include <sys/socket.h>

#include "base/status.h"
#include "uapi.h"

/*
 * Not among them: AEVENTS, with a listener the kernel sends one for nearly every burst of packets;
 * ACQUIRE, with a listener it makes larval states.
 */
static const int watched[] = { XFRMNLGRP_SA, XFRMNLGRP_EXPIRE, XFRMNLGRP_MIGRATE,
			       XFRMNLGRP_POLICY };

#define WATCHED (sizeof(watched) / sizeof(watched[0]))

uint32_t groups_join(int fd)
{
	for (size_t i = 0; i < WATCHED; i++)
		if (setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &watched[i],
			       sizeof(watched[i])))
			return status_from_errno(errno);
	return ERROR_SUCCESS;
}

void groups_leave(int fd)
{
	for (size_t i = 0; i < WATCHED; i++)
		setsockopt(fd, SOL_NETLINK, NETLINK_DROP_MEMBERSHIP, &watched[i],
			   sizeof(watched[i]));
}

void groups_set_room(int fd, uint32_t bytes)
{
	int size = (int)bytes;

	if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size)))
		setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
}
