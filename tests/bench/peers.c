/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <fcntl.h>
#include <netlink/netlink.h>
#include <netlink/xfrm/sa.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

bool libnl_states(struct result *r)
{
	struct nl_sock *socket = nl_socket_alloc();
	struct nl_cache *cache;
	double start;

	if (!socket || nl_connect(socket, NETLINK_XFRM))
		return false;
	start = now();
	if (xfrmnl_sa_alloc_cache(socket, &cache))
		return false;
	r->seconds = now() - start;
	r->count = (uint64_t)nl_cache_nitems(cache);
	return true;
}

bool ip_states(struct result *r)
{
	double start = now();
	pid_t child = fork();
	int status;

	if (!child) {
		int null = open("/dev/null", O_WRONLY | O_CLOEXEC);

		dup2(null, STDOUT_FILENO);
		execlp("ip", "ip", "xfrm", "state", (char *)NULL);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || status)
		return false;
	r->seconds = now() - start;
	return true;
}
