/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Opening a socket for events in the namespace of other sockets, at any later time. */
#include <errno.h>
#include <linux/netlink.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/descriptor.h"
#include "base/status.h"
#include "groups.h"
#include "internal.h"
#include "sockets.h"

static uint32_t open_xfrm(void *context)
{
	struct netlink *listener = context;

	descriptor_begin();
	listener->xfrm = descriptor_made(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_XFRM));
	return listener->xfrm < 0 ? status_from_errno(errno) : ERROR_SUCCESS;
}

static uint32_t open_and_join(const struct netlink *beside, const int *groups, size_t count,
			      uint32_t receive_buffer, struct netlink *listener)
{
	uint32_t status;

	listener->buffer = malloc(BUFFER_SIZE);
	if (!listener->buffer)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = netlink_run(beside, open_xfrm, listener);
	if (status)
		return status;
	groups_set_receive_buffer(listener->xfrm, receive_buffer);
	/* without a port it would get no event of the kernel, whose port is 0 (do_one_broadcast())
	 */
	status = netlink_bind(listener);
	return status ? status : groups_join(listener->xfrm, groups, count);
}

uint32_t netlink_open_listener(const struct netlink *beside, const int *groups, size_t count,
			       uint32_t receive_buffer, struct netlink **ret)
{
	struct netlink *listener = calloc(1, sizeof(*listener));
	uint32_t status;

	if (!listener)
		return ERROR_NOT_ENOUGH_MEMORY;
	listener->xfrm = listener->route = listener->diag = -1;
	pthread_mutex_init(&listener->lock, NULL);
	status = open_and_join(beside, groups, count, receive_buffer, listener);
	if (status)
		netlink_close(listener);
	else
		*ret = listener;
	return status;
}

uint32_t netlink_listen_to(const struct netlink *listener, int group, bool join)
{
	if (join)
		return groups_join(listener->xfrm, &group, 1);
	groups_leave(listener->xfrm, &group, 1);
	return ERROR_SUCCESS;
}

int netlink_descriptor(const struct netlink *listener)
{
	return listener->xfrm;
}
