/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * totals SECONDS REQID LEFT RIGHT... - counts packets through tunnels, and compares with totals
 *
 * Sends packets from the address LEFT in the namespace "left" to RIGHT in "right", and counts what
 * is sent and what is received. The totals of a subscription in each namespace must be the same, to
 * the packet, and must never become less. The packets of one tunnel are those of one REQID.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

#define PORT     7788
#define FLOWS    16
#define BURST    4
#define PAYLOAD  100
#define LOST_MAX 100 /* milliseconds without a packet: none is under way */

static struct flow {
	unsigned reqid;
	int from, to;
	struct sockaddr_in address;
	UINT64 sent, received;
} flows[FLOWS];
static unsigned flow_count;

static struct side {
	const wchar_t *name;
	HANDLE engine, events;
	UINT64 packets[FLOWS]; /* at the last look */
	unsigned long rekeys, told;
} sides[2] = { { .name = L"netns:left" }, { .name = L"netns:right" } };

static void fail(const char *what, unsigned long value)
{
	printf("# %s: %lu\n", what, value);
	exit(1);
}

static void check(DWORD result, const char *what)
{
	if (!result)
		return;
	printf("# %s: %s\n", what, WfpxErrorText0(result));
	exit(1);
}

static int open_end(const char *netns, const char *address, struct sockaddr_in *ret)
{
	char path[256];
	int fd, sock, size = 1 << 20;

	snprintf(path, sizeof(path), "/run/netns/%s", netns);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || setns(fd, CLONE_NEWNET))
		fail("no namespace", 0);
	close(fd);
	*ret = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons(PORT) };
	inet_pton(AF_INET, address, &ret->sin_addr);
	sock = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	setsockopt(sock, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
	if (bind(sock, (struct sockaddr *)ret, sizeof(*ret)))
		fail("no address", 0);
	return sock;
}

static void open_flow(char **arguments)
{
	struct flow *flow = &flows[flow_count++];
	struct sockaddr_in ignored;

	flow->reqid = (unsigned)atoi(arguments[0]);
	flow->from = open_end("left", arguments[1], &ignored);
	flow->to = open_end("right", arguments[2], &flow->address);
}

static void open_side(struct side *side)
{
	check(FwpmEngineOpen0(side->name, RPC_C_AUTHN_DEFAULT, NULL, NULL, &side->engine),
	      "FwpmEngineOpen0");
	check(WfpxEventSubscribe0(side->engine, NULL, NULL, NULL, &side->events),
	      "WfpxEventSubscribe0");
}

/* Returns whether any packet came. */
static bool receive_all(void)
{
	char packet[2 * PAYLOAD];
	bool any = false;

	for (unsigned i = 0; i < flow_count; i++)
		while (recv(flows[i].to, packet, sizeof(packet), 0) == PAYLOAD) {
			flows[i].received++;
			any = true;
		}
	return any;
}

static void send_some(void)
{
	static const char packet[PAYLOAD];

	for (unsigned i = 0; i < flow_count; i++)
		for (int j = 0; j < BURST; j++)
			flows[i].sent += sendto(flows[i].from, packet, PAYLOAD, 0,
						(const struct sockaddr *)&flows[i].address,
						sizeof(flows[i].address)) == PAYLOAD;
}

static void follow(struct side *side)
{
	WFPX_EVENT0 *event;

	while (!WfpxEventNext0(side->engine, side->events, 0, &event)) {
		if (event->type == WFPX_EVENT_RESYNCHRONISED)
			fail("events were lost", (unsigned long)event->sequence);
		side->told += event->type == WFPX_EVENT_REKEYED;
		FwpmFreeMemory0((void **)&event);
	}
}

static UINT64 packets_of(const struct side *side, const WFPX_TUNNEL_TOTALS0 *total)
{
	return side == &sides[0] ? total->packetsOut : total->packetsIn;
}

/* Several tunnels may have a reqid, one after the other, if a NAT port tells them apart. */
static void look(struct side *side, bool last)
{
	WFPX_TUNNEL_TOTALS0 **totals;
	UINT32 count;

	check(WfpxTunnelTotalsGet0(side->engine, side->events, &totals, &count), "totals");
	side->rekeys = 0;
	for (UINT32 t = 0; t < count; t++)
		side->rekeys += (unsigned long)totals[t]->rekeys;
	for (unsigned i = 0; i < flow_count; i++) {
		UINT64 packets = 0,
		       expected = side == &sides[0] ? flows[i].sent : flows[i].received;

		for (UINT32 t = 0; t < count; t++) {
			if (totals[t]->reqid != flows[i].reqid)
				continue;
			packets += packets_of(side, totals[t]);
			if (!totals[t]->exact)
				fail("not exact", flows[i].reqid);
		}
		if (packets < side->packets[i])
			fail("totals have become less", flows[i].reqid);
		side->packets[i] = packets;
		if (!last)
			continue;
		printf("# %ls reqid %u: %lu packets, the program %lu\n", side->name, flows[i].reqid,
		       (unsigned long)packets, (unsigned long)expected);
		if (packets != expected || !packets)
			fail("packets are missing", flows[i].reqid);
	}
	FwpmFreeMemory0((void **)&totals);
}

int main(int argc, char **argv)
{
	time_t end;

	for (int i = 2; i + 2 < argc && flow_count < FLOWS; i += 3)
		open_flow(&argv[i]);
	for (int i = 0; i < 2; i++)
		open_side(&sides[i]);
	puts("ready");
	fflush(stdout);
	end = time(NULL) + atoi(argv[1]);
	for (unsigned round = 0; time(NULL) < end; round++) {
		send_some();
		poll(NULL, 0, 2);
		receive_all();
		for (int i = 0; i < 2; i++) {
			follow(&sides[i]);
			if (round % 200 == 0)
				look(&sides[i], false);
		}
	}
	do
		poll(NULL, 0, LOST_MAX);
	while (receive_all());
	for (int i = 0; i < 2; i++) {
		look(&sides[i], true);
		follow(&sides[i]);
		printf("rekeys %lu told %lu\n", sides[i].rekeys, sides[i].told);
		if (sides[i].rekeys != sides[i].told)
			fail("rekeys that were not told", sides[i].rekeys);
		FwpmEngineClose0(sides[i].engine);
	}
	return 0;
}
