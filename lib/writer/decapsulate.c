/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "decapsulate.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "base/descriptor.h"
#include "netlink/sockets.h"
#include "xfrm/encap_socket.h"

#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE 71 /* Linux 5.14 */
#endif

static int option(int fd, int name)
{
	int value = 0;
	socklen_t size = sizeof(value);

	return getsockopt(fd, SOL_SOCKET, name, &value, &size) ? -1 : value;
}

/* Before Linux 5.14 the namespace of a socket is not known, and any is taken. */
static bool is_of_namespace(int fd, uint64_t namespace)
{
	uint64_t cookie = 0;
	socklen_t size = sizeof(cookie);

	return getsockopt(fd, SOL_SOCKET, SO_NETNS_COOKIE, &cookie, &size) || !namespace ||
	       cookie == namespace;
}

static bool is_bound_to(int fd, uint16_t port)
{
	union {
		struct sockaddr any;
		struct sockaddr_in v4;
		struct sockaddr_in6 v6;
	} name = { .any.sa_family = AF_UNSPEC };
	socklen_t size = sizeof(name);

	if (getsockname(fd, &name.any, &size))
		return false;
	if (name.any.sa_family == AF_INET)
		return ntohs(name.v4.sin_port) == port;
	return name.any.sa_family == AF_INET6 && ntohs(name.v6.sin6_port) == port;
}

static bool is_wanted(int fd, uint64_t namespace, uint16_t port)
{
	return option(fd, SO_TYPE) == SOCK_DGRAM && option(fd, SO_PROTOCOL) == IPPROTO_UDP &&
	       is_bound_to(fd, port) && is_of_namespace(fd, namespace);
}

void decapsulate_own_sockets(const struct netlink *netlink, uint16_t port)
{
	int folder = descriptor_open(AT_FDCWD, "/proc/self/fd", O_RDONLY | O_DIRECTORY);
	DIR *entries = folder < 0 ? NULL : fdopendir(folder);
	const struct dirent *entry;

	if (!entries) {
		descriptor_close(folder);
		return;
	}
	while ((entry = readdir(entries))) {
		int fd = atoi(entry->d_name);

		if (entry->d_name[0] != '.' && is_wanted(fd, netlink_namespace(netlink), port))
			encap_socket_prepare(fd);
	}
	descriptor_release(folder);
	closedir(entries);
}
