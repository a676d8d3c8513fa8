/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <fcntl.h>
#include <netlink/netlink.h>
#include <netlink/xfrm/sa.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

bool libnl_states(struct result *r)
{
	struct nl_sock *socket = nl_socket_alloc();
	struct nl_cache *cache;

	if (!socket || nl_connect(socket, NETLINK_XFRM))
		return false;
	cost_begin(&r->cost);
	if (xfrmnl_sa_alloc_cache(socket, &cache))
		return false;
	cost_end(&r->cost);
	r->count = (uint64_t)nl_cache_nitems(cache);
	return true;
}

/* Runs a program whose output goes nowhere. */
static bool run_program(const char *const *arguments, struct result *r)
{
	pid_t child;
	int status;

	cost_begin(&r->cost);
	child = fork();
	if (!child) {
		int null = open("/dev/null", O_WRONLY | O_CLOEXEC);

		dup2(null, STDOUT_FILENO);
		execvp(arguments[0], (char *const *)(uintptr_t)arguments);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || status)
		return false;
	cost_end(&r->cost);
	return true;
}

bool ip_states(struct result *r)
{
	const char *const arguments[] = { "ip", "xfrm", "state", NULL };

	return run_program(arguments, r);
}

/*
 * With a shared library, examples/wfpsa/wfpsa is a script of libtool, which takes half a second in
 * the lab. So this is the program that the script would run.
 */
bool wfpsa_json(struct result *r)
{
	static const char program[] = "examples/wfpsa/.libs/wfpsa";
	const char *const arguments[] = { access(program, X_OK) ? "examples/wfpsa/wfpsa" : program,
					  "list", "--json", NULL };

	setenv("LD_LIBRARY_PATH", "lib/.libs", 1);
	return run_program(arguments, r);
}
