/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "groups.h"

#include <errno.h>
#include <linux/netlink.h>
#include <sys/socket.h>

#include "base/status.h"

uint32_t groups_join(int fd, const int *groups, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &groups[i],
			       sizeof(groups[i])))
			return status_from_errno(errno);
	return ERROR_SUCCESS;
}

void groups_leave(int fd, const int *groups, size_t count)
{
	for (size_t i = 0; i < count; i++)
		setsockopt(fd, SOL_NETLINK, NETLINK_DROP_MEMBERSHIP, &groups[i], sizeof(groups[i]));
}

void groups_set_receive_buffer(int fd, uint32_t bytes)
{
	int size = (int)bytes;

	if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size)))
		setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
}
