/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * tunnel_lines [NETNS] - prints the tunnels of a network namespace
 *
 * A tunnel is "tunnel ID STATE LOCAL REMOTE PROTO MODE REQID MARK/MASK IF-ID ENCAP CONTEXTS
 * OUT/IN/FWD LARVAL". ENCAP is "TYPE:LOCAL-PORT:REMOTE-PORT". CONTEXTS are words such as
 * c0000001/c0000002* with commas between: the inbound and the outbound SPI, and a star for the
 * active context; "-" for none. OUT, IN and FWD are numbers of policies, LARVAL that of larval
 * states. The lines are in the order of the ids.
 *
 * The program fails if an entry contradicts itself, or if WfpxTunnelGetById0 finds another tunnel
 * under the first id of a list that nothing changes.
 */
#include <arpa/inet.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

static bool failed;

static void expect(bool condition, const char *what, UINT64 id)
{
	if (condition)
		return;
	fprintf(stderr, "tunnel %016llx: not so: %s\n", id, what);
	failed = true;
}

static const char *address_text(const WFPX_ADDRESS0 *address, char *text)
{
	UINT32 v4 = htonl(address->v4Address);

	if (address->ipVersion == FWP_IP_VERSION_V4)
		return inet_ntop(AF_INET, &v4, text, INET6_ADDRSTRLEN);
	if (address->ipVersion == FWP_IP_VERSION_V6)
		return inet_ntop(AF_INET6, address->v6Address, text, INET6_ADDRSTRLEN);
	return "-";
}

static UINT32 spi_of(const WFPX_SA_DETAILS0 *sa)
{
	return sa ? sa->saList[0]->spi : 0;
}

static void print_contexts(const WFPX_TUNNEL0 *t)
{
	bool found = !t->activeContext;

	printf(" %s", t->numContexts ? "" : "-");
	for (UINT32 i = 0; i < t->numContexts; i++) {
		const WFPX_SA_CONTEXT0 *c = t->contexts[i];

		found |= c == t->activeContext;
		printf("%s%08" PRIx32 "/%08" PRIx32 "%s", i ? "," : "", spi_of(c->inboundSa),
		       spi_of(c->outboundSa), c == t->activeContext ? "*" : "");
	}
	expect(found, "activeContext is one of contexts", t->tunnelId);
	expect(!t->activeContext || t->activeContext->active, "it is active", t->tunnelId);
	expect(!t->numContexts == (t->state >= WFPX_TUNNEL_DOWN),
	       "DOWN and LARVAL without contexts", t->tunnelId);
}

static void print_policies(const WFPX_TUNNEL0 *t)
{
	unsigned out = 0, in = 0, forward = 0;

	for (UINT32 i = 0; i < t->numPolicies; i++) {
		const WFPX_POLICY0 *p = t->policies[i];

		out += p->direction == FWP_DIRECTION_OUTBOUND;
		in += p->direction == FWP_DIRECTION_INBOUND && !p->forward;
		forward += p->forward != FALSE;
		for (UINT32 j = 0; j < i; j++)
			expect(t->policies[j]->index != p->index, "each policy once", t->tunnelId);
	}
	printf(" %u/%u/%u", out, in, forward);
	expect(t->numContexts || t->numPolicies, "contexts or policies", t->tunnelId);
	expect(t->firstSeen && t->firstSeen <= t->lastChange, "firstSeen <= lastChange",
	       t->tunnelId);
}

static void print_tunnel(const WFPX_TUNNEL0 *t)
{
	static const char *const states[] = { "?",    "up",   "rekeying", "draining",
					      "half", "down", "larval" };
	char local[INET6_ADDRSTRLEN], remote[INET6_ADDRSTRLEN];

	printf("tunnel %016llx %s %s %s %u %u %" PRIu32 " %" PRIx32 "/%" PRIx32 " %" PRIu32
	       " %u:%u:%u",
	       t->tunnelId, states[t->state], address_text(&t->localAddress, local),
	       address_text(&t->remoteAddress, remote), t->protocol, t->mode, t->reqid, t->mark,
	       t->markMask, t->ifId, t->encapType, t->encapLocalPort, t->encapRemotePort);
	print_contexts(t);
	print_policies(t);
	printf(" %" PRIu32 "\n", t->numLarval);
}

static int compare_ids(const void *a, const void *b)
{
	const WFPX_TUNNEL0 *const *x = a, *const *y = b;

	return ((*x)->tunnelId > (*y)->tunnelId) - ((*x)->tunnelId < (*y)->tunnelId);
}

static void get_by_id(HANDLE engine, const WFPX_TUNNEL0 *like)
{
	WFPX_TUNNEL0 *t;
	DWORD result = WfpxTunnelGetById0(engine, like->tunnelId, &t);

	if (result == FWP_E_NOT_FOUND || result == ERROR_RETRY) /* it may have changed since */
		return;
	expect(!result && t->tunnelId == like->tunnelId && t->reqid == like->reqid, "found by id",
	       like->tunnelId);
	FwpmFreeMemory0((void **)&t);
}

static DWORD print_all(HANDLE engine)
{
	WFPX_TUNNEL0 **entries = NULL;
	HANDLE handle = NULL;
	UINT32 count = 0;
	DWORD result = WfpxTunnelCreateEnumHandle0(engine, NULL, &handle);

	if (!result)
		result = WfpxTunnelEnum0(engine, handle, 0xffffffff, &entries, &count);
	if (count)
		qsort(entries, count, sizeof(*entries), compare_ids);
	for (UINT32 i = 0; i < count; i++) {
		print_tunnel(entries[i]);
		expect(!i || entries[i]->tunnelId != entries[i - 1]->tunnelId, "ids differ",
		       entries[i]->tunnelId);
	}
	if (count)
		get_by_id(engine, entries[0]);
	FwpmFreeMemory0((void **)&entries);
	return result;
}

int main(int argc, char **argv)
{
	wchar_t server[128];
	HANDLE engine;
	DWORD result;

	swprintf(server, 128, L"netns:%s", argc > 1 ? argv[1] : "");
	result = FwpmEngineOpen0(argc > 1 ? server : NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine);
	if (!result)
		result = print_all(engine);
	if (result)
		fprintf(stderr, "tunnel_lines: error 0x%08x\n", (unsigned)result);
	FwpmEngineClose0(engine);
	return result || failed ? 1 : 0;
}
