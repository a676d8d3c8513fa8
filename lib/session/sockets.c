/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sockets.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/descriptor.h"
#include "base/status.h"
#include "netlink/diag.h"

/* Parts of the kernel's interface. */
#define NDIAG_SHOW_MEMINFO 1u
#define NDIAG_SHOW_FLAGS   8u

#define FEW                32

static uint32_t add(struct socket_list *list, const struct netlink_socket *socket)
{
	void *array = list->sockets;
	uint32_t status;

	if (!socket->port) {
		list->namespace = socket->cookie;
		return ERROR_SUCCESS;
	}
	status = array_reserve(&array, &list->capacity, list->count + 1, sizeof(*list->sockets));
	list->sockets = array;
	if (!status)
		list->sockets[list->count++] =
			(struct socket_seen){ .socket = *socket, .holder = NO_HOLDER };
	return status;
}

static uint32_t take_message(const struct nlmsghdr *message, void *context)
{
	struct socket_list *list = context;
	struct netlink_socket socket;

	return decode_socket(message, list->kind, &socket) ? add(list, &socket) : ERROR_SUCCESS;
}

/* There are no cookies there; an inode is the next best. */
static uint32_t take_line(const char *line, struct socket_list *list)
{
	struct netlink_socket socket;
	unsigned protocol;

	if (sscanf(line, "%*s %u %" SCNu32 " %*s %*s %*s %*s %*s %*s %" SCNu64, &protocol,
		   &socket.port, &socket.inode) != 3 ||
	    protocol != list->kind) /* the second column */
		return ERROR_SUCCESS;
	socket.cookie = socket.inode;
	return add(list, &socket);
}

static uint32_t read_proc(struct socket_list *list)
{
	int fd = descriptor_open(AT_FDCWD, "/proc/thread-self/net/netlink", O_RDONLY);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "r");
	uint32_t status = ERROR_SUCCESS;
	char line[256];

	if (!file) {
		descriptor_close(fd);
		return ERROR_NOT_SUPPORTED;
	}
	errno = 0;
	while (!status && fgets(line, sizeof(line), file))
		status = take_line(line, list);
	if (!status && ferror(file))
		status = status_from_errno(errno);
	descriptor_release(fd);
	fclose(file);
	return status;
}

static int compare(const void *a, const void *b)
{
	const struct netlink_socket *first = a, *second = b;

	return (first->inode > second->inode) - (first->inode < second->inode);
}

/* A list that changes while the kernel tells it may have one twice. */
static void put_in_order(struct socket_list *list)
{
	size_t kept = 0;

	if (!list->count)
		return;
	qsort(list->sockets, list->count, sizeof(*list->sockets), compare);
	for (size_t i = 1; i < list->count; i++)
		if (list->sockets[i].socket.inode != list->sockets[kept].socket.inode)
			list->sockets[++kept] = list->sockets[i];
	list->count = kept + 1;
}

/*
 * A dump leaves one socket out for each datagram but the last, so there are several that leave out
 * others, until one tells nothing new. Few sockets take one datagram.
 */
static uint32_t read_kernel(struct netlink *netlink, struct socket_list *ret)
{
	static const uint32_t more[] = { 0, NDIAG_SHOW_FLAGS, NDIAG_SHOW_MEMINFO,
					 NDIAG_SHOW_MEMINFO | NDIAG_SHOW_FLAGS };
	uint32_t status = ERROR_SUCCESS;
	size_t before = 0;

	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]) && !status; i++) {
		status = dump_sockets(netlink, ret->kind, more[i], take_message, ret);
		put_in_order(ret);
		if (ret->count < FEW || ret->count == before)
			break;
		before = ret->count;
	}
	return status;
}

/* Whatever the kernel's list may lack, /proc has the caller's namespace, or nothing of use. */
static uint32_t read_instead(uint32_t refused, uint64_t own, struct socket_list *ret)
{
	uint32_t status;

	ret->count = 0;
	ret->cookies = false;
	status = read_proc(ret);
	put_in_order(ret);
	if (status == ERROR_NOT_SUPPORTED || (!status && !sockets_find(ret, own)))
		return refused;
	return status;
}

uint32_t sockets_read(struct netlink *netlink, enum socket_kind kind, uint64_t own,
		      struct socket_list *ret)
{
	uint32_t status;

	*ret = (struct socket_list){ .kind = kind, .cookies = true };
	status = read_kernel(netlink, ret);
	if (status == ERROR_NOT_SUPPORTED || status == ERROR_ACCESS_DENIED)
		status = read_instead(status, own, ret);
	if (status)
		sockets_done(ret);
	return status;
}

void sockets_done(struct socket_list *list)
{
	free(list->sockets);
	*list = (struct socket_list){ 0 };
}

struct socket_seen *sockets_find(const struct socket_list *list, uint64_t inode)
{
	const struct netlink_socket wanted = { .inode = inode };

	if (!list->count)
		return NULL;
	return bsearch(&wanted, list->sockets, list->count, sizeof(*list->sockets), compare);
}

uint32_t sockets_mark_alive(struct netlink *netlink, uint64_t own, struct socket_list *list)
{
	struct socket_list now;
	uint32_t status = sockets_read(netlink, list->kind, own, &now);

	if (status)
		return status;
	for (size_t i = 0; i < list->count; i++) {
		struct socket_seen *seen = &list->sockets[i];
		const struct socket_seen *still = sockets_find(&now, seen->socket.inode);

		seen->alive = still && (still->socket.cookie == seen->socket.cookie ||
					now.cookies != list->cookies);
	}
	sockets_done(&now);
	return ERROR_SUCCESS;
}
