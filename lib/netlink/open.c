/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Opening the sockets of an engine in a network namespace, and what tells them from others. */
#include <errno.h>
#include <linux/netlink.h>
#include <linux/sockios.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "base/descriptor.h"
#include "base/status.h"
#include "internal.h"
#include "netns.h"
#include "sockets.h"

#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE 71 /* Linux 5.14; musl 1.2.3 lacks it */
#endif

static uint32_t bind_socket(int socket)
{
	struct sockaddr_nl any = { .nl_family = AF_NETLINK };

	return bind(socket, (struct sockaddr *)&any, sizeof(any)) ? status_from_errno(errno)
								  : ERROR_SUCCESS;
}

static uint32_t open_socket(int bus, int *ret)
{
	descriptor_begin();
	*ret = descriptor_made(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, bus));
	return *ret < 0 ? status_from_errno(errno) : ERROR_SUCCESS;
}

/*
 * Only the list of sessions needs this socket. If it cannot be opened the engine works without it,
 * and the reason is kept for whoever asks for sessions. It is opened here and not later because the
 * thread is in the right namespace now.
 */
static uint32_t open_diag(struct netlink *netlink)
{
	uint32_t status = open_socket(NETLINK_SOCK_DIAG, &netlink->diag);

	if (status == ERROR_NOT_ENOUGH_MEMORY || status == ERROR_TOO_MANY_OPEN_FILES)
		return status;
	netlink->diag_status =
		status == EPT_S_NOT_REGISTERED ? ERROR_NOT_SUPPORTED : ERROR_ACCESS_DENIED;
	return ERROR_SUCCESS;
}

static uint32_t open_sockets(void *context)
{
	struct netlink *netlink = context;
	uint32_t status = open_socket(NETLINK_XFRM, &netlink->xfrm);

	netlink->namespace = netns_inode();
	if (!status)
		status = open_socket(NETLINK_ROUTE, &netlink->route);
	if (!status)
		status = bind_socket(netlink->route);
	return status ? status : open_diag(netlink);
}

static void init_lock(pthread_mutex_t *lock)
{
	pthread_mutexattr_t attr;

	pthread_mutexattr_init(&attr);
	pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(lock, &attr);
	pthread_mutexattr_destroy(&attr);
}

uint32_t netlink_open(const char *netns, struct netlink **ret)
{
	struct netlink *netlink = calloc(1, sizeof(*netlink));
	uint32_t status;

	if (!netlink)
		return ERROR_NOT_ENOUGH_MEMORY;
	netlink->xfrm = netlink->route = netlink->diag = -1;
	init_lock(&netlink->lock);
	netlink->buffer = malloc(BUFFER_SIZE);
	if (!netlink->buffer)
		status = ERROR_NOT_ENOUGH_MEMORY;
	else if (netns)
		status = netns_run(netns, open_sockets, netlink);
	else
		status = open_sockets(netlink);
	if (status) {
		netlink_close(netlink);
		return status;
	}
	*ret = netlink;
	return ERROR_SUCCESS;
}

/*
 * An engine keeps no descriptor of its namespace, but its sockets tell it. To ask them takes
 * CAP_NET_ADMIN in the user namespace that owns the network namespace (sock_ioctl()).
 */
uint32_t netlink_run(const struct netlink *netlink, uint32_t (*work)(void *context), void *context)
{
	uint64_t here = netns_inode();
	uint32_t status;
	int netns;

	if (here && here == netlink->namespace)
		return work(context);
	descriptor_begin();
	netns = descriptor_made(ioctl(netlink->route, SIOCGSKNS));
	if (netns < 0)
		return status_from_errno(errno);
	status = netns_run_in(netns, work, context);
	descriptor_close(netns);
	return status;
}

static uint32_t open_xfrm(void *context)
{
	return open_socket(NETLINK_XFRM, context);
}

uint32_t netlink_hand_over(const struct netlink *netlink, int *ret_netns, int *ret_xfrm)
{
	uint32_t status;

	descriptor_begin();
	*ret_netns = descriptor_made(ioctl(netlink->route, SIOCGSKNS));
	if (*ret_netns < 0)
		return status_from_errno(errno);
	status = netlink_run(netlink, open_xfrm, ret_xfrm);
	if (status)
		descriptor_close(*ret_netns);
	return status;
}

static uint32_t file_inode(int fd, uint64_t *ret)
{
	struct stat status;

	if (fstat(fd, &status))
		return status_from_errno(errno);
	*ret = status.st_ino;
	return ERROR_SUCCESS;
}

uint32_t netlink_inode(const struct netlink *netlink, uint64_t *ret)
{
	return file_inode(netlink->xfrm, ret);
}

uint32_t netlink_witness(const struct netlink *netlink, uint64_t *ret)
{
	return file_inode(netlink->route, ret);
}

uint64_t netlink_namespace(const struct netlink *netlink)
{
	uint64_t cookie = 0;
	socklen_t size = sizeof(cookie);

	return getsockopt(netlink->route, SOL_SOCKET, SO_NETNS_COOKIE, &cookie, &size) ? 0 : cookie;
}

/* Needs CAP_NET_ADMIN in the user namespace that owns the network namespace (sock_ioctl()). */
uint32_t netlink_namespace_inode(const struct netlink *netlink, uint64_t *ret)
{
	uint32_t status;
	int fd;

	*ret = 0;
	descriptor_begin();
	fd = descriptor_made(ioctl(netlink->route, SIOCGSKNS));
	if (fd < 0) {
		status = status_from_errno(errno);
		return status == ERROR_NOT_ENOUGH_MEMORY || status == ERROR_TOO_MANY_OPEN_FILES
			       ? status
			       : ERROR_SUCCESS;
	}
	status = file_inode(fd, ret);
	descriptor_close(fd);
	return status;
}

uint32_t netlink_bind(struct netlink *netlink)
{
	struct sockaddr_nl own = { .nl_pid = 0 };
	socklen_t size = sizeof(own);
	uint32_t status = bind_socket(netlink->xfrm);

	if (!status && !getsockname(netlink->xfrm, (struct sockaddr *)&own, &size))
		netlink->port = own.nl_pid;
	return status;
}

uint32_t netlink_port(const struct netlink *netlink)
{
	return netlink->port;
}

void netlink_close(struct netlink *netlink)
{
	if (!netlink)
		return;
	descriptor_close(netlink->xfrm);
	descriptor_close(netlink->route);
	descriptor_close(netlink->diag);
	pthread_mutex_destroy(&netlink->lock);
	free(netlink->buffer);
	free(netlink);
}
