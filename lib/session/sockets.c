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

/* Values of the kernel's interface, <linux/netlink_diag.h>. */
#define NDIAG_SHOW_MEMINFO 1u
#define NDIAG_SHOW_FLAGS   8u

/* Fewer sockets than this fit into one datagram; see read_kernel(). */
#define FEW 32

/* The kernel's own socket has port 0; its cookie identifies the namespace. */
static uint32_t add_socket_seen(struct socket_list *list, const struct netlink_socket *socket)
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

static uint32_t add_from_message(const struct nlmsghdr *message, void *context)
{
	struct socket_list *list = context;
	struct netlink_socket socket;

	return decode_socket(message, list->kind, &socket) ? add_socket_seen(list, &socket)
							   : ERROR_SUCCESS;
}

/* /proc does not show cookies, so the inode stands in for the cookie. */
static uint32_t add_from_line(const char *line, struct socket_list *list)
{
	struct netlink_socket socket;
	unsigned protocol;

	if (sscanf(line, "%*s %u %" SCNu32 " %*s %*s %*s %*s %*s %*s %" SCNu64, &protocol,
		   &socket.port, &socket.inode) != 3 ||
	    protocol != list->kind) /* the protocol is in the column "Eth" */
		return ERROR_SUCCESS;
	socket.cookie = socket.inode;
	return add_socket_seen(list, &socket);
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
		status = add_from_line(line, list);
	if (!status && ferror(file))
		status = status_from_errno(errno);
	descriptor_release(fd);
	fclose(file);
	return status;
}

/* Also compares struct socket_seen, which begins with a struct netlink_socket. */
static int compare_sockets(const void *a, const void *b)
{
	const struct netlink_socket *first = a, *second = b;

	return (first->inode > second->inode) - (first->inode < second->inode);
}

/* Sorts the sockets and removes duplicates: several dumps were made, and one may repeat a socket.
 */
static void put_in_order(struct socket_list *list)
{
	size_t kept = 0;

	if (!list->count)
		return;
	qsort(list->sockets, list->count, sizeof(*list->sockets), compare_sockets);
	for (size_t i = 1; i < list->count; i++)
		if (list->sockets[i].socket.inode != list->sockets[kept].socket.inode)
			list->sockets[++kept] = list->sockets[i];
	list->count = kept + 1;
}

/*
 * The kernel's dump leaves out one socket at the end of each datagram but the last (see
 * dump_sockets()). So there are several dumps with messages of different lengths, which leave out
 * different sockets, until a dump shows no new socket. A few sockets fit into one datagram, and one
 * dump is enough for them.
 */
static uint32_t read_kernel(struct netlink *netlink, struct socket_list *ret)
{
	static const uint32_t more[] = { 0, NDIAG_SHOW_FLAGS, NDIAG_SHOW_MEMINFO,
					 NDIAG_SHOW_MEMINFO | NDIAG_SHOW_FLAGS };
	uint32_t status = ERROR_SUCCESS;
	size_t before = 0;

	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]) && !status; i++) {
		status = dump_sockets(netlink, ret->kind, more[i], add_from_message, ret);
		put_in_order(ret);
		if (ret->count < FEW || ret->count == before)
			break;
		before = ret->count;
	}
	return status;
}

/*
 * Reads /proc after the kernel refused its own list with status @refused. /proc shows the namespace
 * of the calling thread. If @own is not in it, that is another namespace than the one asked for,
 * and the refusal stands.
 */
static uint32_t read_proc_instead(uint32_t refused, uint64_t own, struct socket_list *ret)
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
		status = read_proc_instead(status, own, ret);
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
	return bsearch(&wanted, list->sockets, list->count, sizeof(*list->sockets),
		       compare_sockets);
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
