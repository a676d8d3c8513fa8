/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * busy - enumerates while states change, and checks what that costs and whether the result is
 * right
 *
 *	busy updates SAS     an SA is updated before each request of the library
 *	busy beside SAS      another process updates SAs without pause
 *	busy larval STATES   reserved SPIs expire, a second after they were made
 *	busy mobile          the Mobile IPv6 states of busy.test are updated before each request
 *	busy behind          two SAs have nonzero bytes behind their IPv4 addresses, and their
 *	                     updates have zeros there
 *
 * The program's own sendto() takes the library's calls, to count requests. Exit status: 0 all
 * checks hold, 1 one does not, 2 the test failed to run.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <linux/xfrm.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fwpmu.h"
#include "install.h"
#include "wfpxfrm.h"

#define EXPORT __attribute__((visibility("default")))

static uint32_t sas;
static HANDLE engine;
static struct installer *installer;

/* Requests of the library while @watched, and what happens before each of them */
static bool watched;
static void (*happen)(void);
static unsigned long requests, reads;

/* The bound on requests for one state: doc/snapshot.md, "What it costs" */
static unsigned long reads_most(void)
{
	return 8ul * (sas + 1000);
}

static void die(const char *what, int error)
{
	fprintf(stderr, "busy: %s: %s\n", what, strerror(error));
	exit(2);
}

static void check(DWORD result, const char *what)
{
	if (!result)
		return;
	fprintf(stderr, "busy: %s: error 0x%08x\n", what, (unsigned)result);
	exit(1);
}

static bool expect(bool right, const char *what)
{
	if (!right)
		printf("# does not hold: %s\n", what);
	return right;
}

static void see_request(const struct nlmsghdr *request)
{
	requests++;
	reads += request->nlmsg_type == XFRM_MSG_GETSA && !(request->nlmsg_flags & NLM_F_DUMP);
	if (reads <= reads_most())
		return;
	printf("# %lu states are asked for one by one, more than the bound\n", reads);
	fflush(stdout);
	_exit(1);
}

/* The type of the address is glibc's, which may be a union, so that the declaration is the same. */
EXPORT ssize_t sendto(int fd, const void *data, size_t size, int flags, __CONST_SOCKADDR_ARG to,
		      socklen_t to_size)
{
	if (watched) {
		watched = false;
		see_request(data);
		if (happen)
			happen();
		watched = true;
	}
	return syscall(SYS_sendto, fd, data, size, flags, to.__sockaddr__, to_size);
}

static struct install_sa numbered(uint32_t i, uint8_t behind)
{
	struct install_sa sa = install_numbered(i);

	sa.behind = behind;
	return sa;
}

static void install(uint8_t behind)
{
	for (uint32_t i = 0; i < sas; i++) {
		const struct install_sa sa = numbered(i, behind);

		installer_add(installer, &sa);
	}
	installer_flush(installer);
}

static void update_next(void)
{
	static uint32_t next;
	const struct install_sa sa = numbered(next++ % sas, 0);

	installer_update(installer, &sa);
	installer_flush(installer);
}

/*
 * Takes a snapshot, with @meanwhile before each request. Returns its info, and counts the requests.
 */
static WFPX_SNAPSHOT_INFO0 take(void (*meanwhile)(void))
{
	WFPX_SNAPSHOT_INFO0 info;
	HANDLE handle;
	DWORD result;

	requests = reads = 0;
	happen = meanwhile;
	watched = true;
	result = IPsecSaCreateEnumHandle0(engine, NULL, &handle);
	watched = false;
	check(result, "IPsecSaCreateEnumHandle0");
	check(WfpxSnapshotGetInfo0(engine, handle, &info), "WfpxSnapshotGetInfo0");
	check(IPsecSaDestroyEnumHandle0(engine, handle), "IPsecSaDestroyEnumHandle0");
	return info;
}

static long kib_most(void)
{
	struct rusage usage;

	if (getrusage(RUSAGE_SELF, &usage))
		die("getrusage", errno);
	return usage.ru_maxrss;
}

static bool is_bounded(const WFPX_SNAPSHOT_INFO0 *info, long kib_before)
{
	long kib = kib_most() - kib_before;

	return expect(info->sas == sas, "each SA is there once") &
	       expect(info->rounds <= 9, "at most nine rounds") &
	       expect(requests <= 2 * reads_most() + 100,
		      "at most as many requests as doc/snapshot.md says") &
	       expect(info->events <= 4ul * sas + 20001,
		      "at most as many events as doc/snapshot.md says") &
	       expect(kib <= 32 * 1024, "at most 32 MiB");
}

static bool updates(void)
{
	WFPX_SNAPSHOT_INFO0 info;
	long kib;

	install(0);
	take(NULL);
	kib = kib_most();
	info = take(update_next);
	printf("# %lu requests, %lu of them for one state; %ld KiB\n", requests, reads,
	       kib_most() - kib);
	return is_bounded(&info, kib) & expect(!info.complete, "the snapshot is not complete");
}

static bool beside(void)
{
	unsigned long asked = 0, snapshots = 0, complete = 0;
	bool right = true;
	pid_t child;
	long kib;

	install(0);
	take(NULL);
	kib = kib_most();
	child = fork();
	if (child < 0)
		die("fork", errno);
	if (!child) {
		installer_close(installer);
		installer = installer_open();
		for (;;)
			update_next();
	}
	/* On one processor, many snapshots see no update, so there may have to be more than 20. */
	for (; right && (snapshots < 20 || (!asked && snapshots < 1000)); snapshots++) {
		WFPX_SNAPSHOT_INFO0 info = take(NULL);

		right = is_bounded(&info, kib);
		asked += reads;
		complete += info.complete != FALSE;
	}
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	printf("# %lu snapshots, %lu complete; %lu states were asked for\n", snapshots, complete,
	       asked);
	return right & expect(asked > 0, "some SAs are updated during a snapshot");
}

/* Reserves an SPI (XFRM_MSG_ALLOCSPI). The kernel answers with the state. */
static void reserve(struct mnl_socket *socket, uint32_t spi)
{
	_Alignas(8) char buffer[8192];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct xfrm_userspi_info *body = mnl_nlmsg_put_extra_header(request, sizeof(*body));
	ssize_t size;

	request->nlmsg_type = XFRM_MSG_ALLOCSPI;
	request->nlmsg_flags = NLM_F_REQUEST;
	body->info.family = AF_INET;
	body->info.id.proto = IPPROTO_ESP;
	body->info.id.daddr.a4 = htonl(0xc0000201);
	body->info.saddr.a4 = htonl(0x0a000000 + spi);
	body->info.mode = XFRM_MODE_TUNNEL;
	body->min = body->max = spi;
	if (mnl_socket_sendto(socket, request, request->nlmsg_len) < 0)
		die("send", errno);
	size = mnl_socket_recvfrom(socket, buffer, sizeof(buffer));
	if (size < 0)
		die("receive", errno);
	if (request->nlmsg_type == NLMSG_ERROR)
		die("ALLOCSPI", -((struct nlmsgerr *)mnl_nlmsg_get_payload(request))->error);
}

/* A socket that receives XFRM_MSG_EXPIRE of every state, for at most a minute. */
static struct mnl_socket *hear_of_expiries(void)
{
	static const struct timeval patience = { .tv_sec = 60 };
	struct mnl_socket *socket = mnl_socket_open(NETLINK_XFRM);

	if (!socket ||
	    mnl_socket_bind(socket, 1u << (XFRMNLGRP_EXPIRE - 1), MNL_SOCKET_AUTOPID) < 0 ||
	    setsockopt(mnl_socket_get_fd(socket), SOL_SOCKET, SO_RCVTIMEO, &patience,
		       sizeof(patience)))
		die("XFRMNLGRP_EXPIRE", errno);
	return socket;
}

/*
 * Before the third request of the first snapshot, reserves SPIs and waits until the first of them
 * expires. It is the third request, because events count from the second on. The receive buffer has
 * room for the events of all of them.
 */
static void reserve_and_wait(void)
{
	static bool done;
	struct mnl_socket *socket, *expiries;
	char buffer[8192];

	if (done || requests != 3)
		return;
	done = true;
	socket = mnl_socket_open(NETLINK_XFRM);
	expiries = hear_of_expiries();
	if (!socket || mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0)
		die("NETLINK_XFRM", errno);
	for (uint32_t i = 0; i < sas; i++)
		reserve(socket, INSTALL_FIRST_SPI + i);
	if (mnl_socket_recvfrom(expiries, buffer, sizeof(buffer)) < 0 && errno != ENOBUFS)
		die("no state expires", errno);
	mnl_socket_close(expiries);
	mnl_socket_close(socket);
}

static bool larval(void)
{
	unsigned long asked = 0, events = 0, snapshots = 0;
	bool complete = true;
	WFPX_SNAPSHOT_INFO0 info;

	do {
		info = take(reserve_and_wait);
		asked += reads;
		events += info.events;
		complete &= info.complete;
		snapshots++;
	} while (info.states);
	printf("# %u states expired, %lu of them during %lu snapshots, %lu were asked for\n", sas,
	       events, snapshots, asked);
	return expect(events > 0, "some states expire during a snapshot") &
	       expect(!asked, "no state is asked for") &
	       expect(complete, "each snapshot is complete");
}

static void update_mobile(void)
{
	static const uint8_t protocols[] = { IPPROTO_ROUTING, IPPROTO_DSTOPTS };
	static struct mnl_socket *socket;
	_Alignas(8) char buffer[8192];

	if (!socket && (!(socket = mnl_socket_open(NETLINK_XFRM)) ||
			mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0))
		die("NETLINK_XFRM", errno);
	for (size_t i = 0; i < sizeof(protocols); i++) {
		struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
		struct xfrm_usersa_info *info = mnl_nlmsg_put_extra_header(request, sizeof(*info));
		struct in6_addr care_of;

		request->nlmsg_type = XFRM_MSG_UPDSA;
		request->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
		info->family = AF_INET6;
		inet_pton(AF_INET6, "2001:db8::1", &info->saddr);
		inet_pton(AF_INET6, "2001:db8::2", &info->id.daddr);
		inet_pton(AF_INET6, "2001:db8::9", &care_of);
		info->id.proto = protocols[i];
		info->mode = XFRM_MODE_ROUTEOPTIMIZATION;
		info->lft.soft_byte_limit = info->lft.hard_byte_limit = XFRM_INF;
		info->lft.soft_packet_limit = info->lft.hard_packet_limit = XFRM_INF;
		mnl_attr_put(request, XFRMA_COADDR, sizeof(care_of), &care_of);
		if (mnl_socket_sendto(socket, request, request->nlmsg_len) < 0 ||
		    mnl_socket_recvfrom(socket, buffer, sizeof(buffer)) < 0)
			die("UPDSA", errno);
		if (((struct nlmsgerr *)mnl_nlmsg_get_payload(request))->error)
			die("UPDSA", -((struct nlmsgerr *)mnl_nlmsg_get_payload(request))->error);
	}
}

static bool mobile(void)
{
	WFPX_SNAPSHOT_INFO0 info = take(update_mobile);

	printf("# %llu events, %u companions\n", (unsigned long long)info.events, info.companions);
	return expect(info.complete, "the snapshot is complete") &
	       expect(!info.sas, "there are no SAs") &
	       expect(info.companions == 2, "the two states are counted as companions") &
	       expect(info.events > 0, "the states were updated during the snapshot") &
	       expect(!reads, "no state is asked for");
}

static bool is_pair(UINT64 *ret_id)
{
	IPSEC_SA_CONTEXT1 **contexts;
	UINT32 count;
	HANDLE handle;
	bool right;

	check(IPsecSaContextCreateEnumHandle0(engine, NULL, &handle), "create");
	check(IPsecSaContextEnum1(engine, handle, 10, &contexts, &count), "IPsecSaContextEnum1");
	right = count == 1 && contexts[0]->inboundSa && contexts[0]->outboundSa;
	*ret_id = count ? contexts[0]->saContextId : 0;
	if (count)
		FwpmFreeMemory0((void **)&contexts);
	check(IPsecSaContextDestroyEnumHandle0(engine, handle), "destroy");
	return right;
}

static bool behind(void)
{
	WFPX_SNAPSHOT_INFO0 info;
	bool right;
	UINT64 id;

	sas = 2;
	install(0xaa);
	right = expect(is_pair(&id), "the two SAs are one context");
	info = take(update_next);
	right &= expect(info.sas == 2, "each SA is there once, also if it is updated");
	check(IPsecSaContextDeleteById0(engine, id), "IPsecSaContextDeleteById0");
	info = take(NULL);
	return right & expect(!info.states, "both SAs can be deleted");
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		bool (*run)(void);
	} kinds[] = { { "updates", updates },
		      { "beside", beside },
		      { "larval", larval },
		      { "mobile", mobile },
		      { "behind", behind } };

	sas = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;
	installer = installer_open();
	check(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine), "FwpmEngineOpen0");
	for (size_t i = 0; argc > 1 && i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (!strcmp(argv[1], kinds[i].name))
			return !kinds[i].run();
	fprintf(stderr, "busy: updates SAS, beside SAS, larval STATES, mobile, or behind?\n");
	return 2;
}
