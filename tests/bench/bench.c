/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What an enumeration of this namespace's SAs costs, beside the kernel's own share and the peers:
 *
 *	raw	the dump received and walked, nothing kept: the floor for any program
 *	wfp	IPsecSaCreateEnumHandle0, pages of 1000 by IPsecSaEnum1 until the end, all closed
 *	libnl	xfrmnl_sa_alloc_cache
 *	ip	"ip xfrm state" with its output thrown away
 *
 * All take turns in one run, each in a process of its own, so that drift hits all alike and memory
 * is counted apart. Printed are medians, and ratios to raw.
 */
#include <fcntl.h>
#include <libmnl/libmnl.h>
#include <netlink/netlink.h>
#include <netlink/xfrm/sa.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/block.h"
#include "face/face.h"
#include "xfrm/uapi.h"

#define BUFFER_SIZE 32768
#define PAGE_SIZE   1000
#define ROUNDS_MAX  101

struct result {
	double seconds;
	uint64_t count;
	uint64_t bytes;      /* from the kernel, where known */
	uint64_t bytes_held; /* by the snapshot */
	uint64_t peak;       /* of the process */
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool request(struct mnl_socket *socket, uint16_t type, uint16_t flags, size_t extra)
{
	char buffer[256];
	struct nlmsghdr *message = mnl_nlmsg_put_header(buffer);

	message->nlmsg_type = type;
	message->nlmsg_flags = NLM_F_REQUEST | flags;
	if (extra)
		mnl_nlmsg_put_extra_header(message, extra);
	return mnl_socket_sendto(socket, message, message->nlmsg_len) >= 0;
}

/* A first answer with the large buffer makes the kernel fill it from the first datagram on. */
static struct mnl_socket *open_primed(char *buffer)
{
	struct mnl_socket *socket = mnl_socket_open(NETLINK_XFRM);

	if (!socket || mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0 ||
	    !request(socket, XFRM_MSG_GETSADINFO, 0, sizeof(uint32_t)) ||
	    mnl_socket_recvfrom(socket, buffer, BUFFER_SIZE) < 0)
		return NULL;
	return socket;
}

static bool raw(struct result *r)
{
	char *buffer = calloc(1, BUFFER_SIZE);
	struct mnl_socket *socket = open_primed(buffer);
	double start = now();

	if (!socket || !request(socket, XFRM_MSG_GETSA, NLM_F_DUMP, 0))
		return false;
	for (bool done = false; !done;) {
		ssize_t size = mnl_socket_recvfrom(socket, buffer, BUFFER_SIZE);
		const struct nlmsghdr *message = (void *)buffer;
		int left = (int)size;

		if (size < 0)
			return false;
		r->bytes += (uint64_t)size;
		for (; mnl_nlmsg_ok(message, left); message = mnl_nlmsg_next(message, &left)) {
			done |= message->nlmsg_type == NLMSG_DONE;
			r->count++;
		}
	}
	r->count--; /* NLMSG_DONE */
	r->seconds = now() - start;
	return true;
}

static bool wfp(struct result *r)
{
	WFPX_SNAPSHOT_INFO0 info;
	IPSEC_SA_DETAILS1 **entries;
	HANDLE engine, e;
	UINT32 returned;
	double start;

	if (engine_open(NULL, 0, NULL, NULL, &engine))
		return false;
	start = now();
	if (sa_enum_create(engine, NULL, &e) || snapshot_get_info(engine, e, &info))
		return false;
	do {
		if (sa_enum1(engine, e, PAGE_SIZE, &entries, &returned))
			return false;
		r->count += returned;
		block_free(entries);
	} while (returned == PAGE_SIZE);
	sa_enum_destroy(engine, e);
	r->seconds = now() - start;
	r->bytes = info.bytesReceived;
	r->bytes_held = info.bytesHeld;
	engine_close(engine);
	return true;
}

static bool libnl(struct result *r)
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

static bool ip(struct result *r)
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

/* Runs @method in a process of its own. */
static bool measure(bool (*method)(struct result *r), struct result *ret)
{
	struct rusage usage;
	int channel[2], status;
	pid_t child;
	bool whole;

	if (pipe(channel) || (child = fork()) < 0)
		return false;
	if (!child) {
		struct result r = { 0 };
		bool ok = method(&r);

		ok = ok && write(channel[1], &r, sizeof(r)) == sizeof(r);
		_exit(ok ? 0 : 1);
	}
	close(channel[1]);
	whole = read(channel[0], ret, sizeof(*ret)) == sizeof(*ret);
	close(channel[0]);
	if (wait4(child, &status, 0, &usage) < 0 || status || !whole)
		return false;
	ret->peak = (uint64_t)usage.ru_maxrss * 1024;
	return true;
}

static int by_seconds(const void *a, const void *b)
{
	double x = ((const struct result *)a)->seconds, y = ((const struct result *)b)->seconds;

	return (x > y) - (x < y);
}

static struct method {
	const char *name;
	bool (*run)(struct result *r);
	struct result results[ROUNDS_MAX];
	double median;
} methods[] = { { .name = "raw", .run = raw },
		{ .name = "wfp", .run = wfp },
		{ .name = "libnl", .run = libnl },
		{ .name = "ip", .run = ip } };

#define METHODS (sizeof(methods) / sizeof(methods[0]))

static void report(struct method *m, int rounds)
{
	const struct result *middle;

	qsort(m->results, (size_t)rounds, sizeof(m->results[0]), by_seconds);
	middle = &m->results[rounds / 2];
	m->median = middle->seconds;
	printf("%-6s %9.4f s  (%.4f to %.4f)  x %.2f of raw", m->name, m->median,
	       m->results[0].seconds, m->results[rounds - 1].seconds,
	       m->median / methods[0].median);
	if (middle->count)
		printf(", %llu SAs", (unsigned long long)middle->count);
	if (m->run != ip)
		printf(", process peak %.1f MiB", (double)middle->peak / 1048576);
	if (middle->bytes)
		printf(", %.1f MiB received", (double)middle->bytes / 1048576);
	if (middle->bytes_held)
		printf(", %.1f MiB held", (double)middle->bytes_held / 1048576);
	printf("\n");
}

/* For a profiler: one method, in this process, again and again. */
static int repeat(const char *name, int rounds)
{
	for (size_t m = 0; m < METHODS; m++)
		for (int i = 0; !strcmp(methods[m].name, name) && i < rounds; i++)
			if (!methods[m].run(&(struct result){ 0 }))
				return 1;
	return 0;
}

int main(int argc, char **argv)
{
	int rounds = argc > 1 ? atoi(argv[1]) : 0;

	if (rounds < 1 || rounds > ROUNDS_MAX || argc > 3) {
		fprintf(stderr, "usage: bench ROUNDS [raw|wfp|libnl|ip]\n");
		return 2;
	}
	if (argc == 3)
		return repeat(argv[2], rounds);
	for (int i = 0; i < rounds; i++)
		for (size_t m = 0; m < METHODS; m++)
			if (!measure(methods[m].run, &methods[m].results[i])) {
				fprintf(stderr, "bench: %s failed\n", methods[m].name);
				return 1;
			}
	for (size_t m = 0; m < METHODS; m++)
		report(&methods[m], rounds);
	printf("wfp is %.1f times as fast as libnl, %.1f times as fast as ip\n",
	       methods[2].median / methods[1].median, methods[3].median / methods[1].median);
	return 0;
}
