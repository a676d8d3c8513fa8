/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * statistics [SERVER] - prints what IPsecGetStatistics1 and WfpxKernelStatisticsGet0 return
 *
 * One member in a line, with its value; counters of the kernel with "kernel " in front. A function
 * that fails gives a line with its name and the code.
 */
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

#define SHOW(prefix, s, member)                                                                    \
	printf(prefix " " #member " %llu\n", (unsigned long long)(s)->member)

static void print_sas(const IPSEC_AGGREGATE_SA_STATISTICS0 *s)
{
	SHOW("sa", s, activeSas);
	SHOW("sa", s, pendingSaNegotiations);
	SHOW("sa", s, totalSasAdded);
	SHOW("sa", s, totalSasDeleted);
	SHOW("sa", s, successfulRekeys);
	SHOW("sa", s, activeTunnels);
	SHOW("sa", s, offloadedSas);
}

static void print_drops(const IPSEC_STATISTICS1 *all)
{
	const IPSEC_AGGREGATE_DROP_PACKET_STATISTICS1 *s = &all->aggregateDropPacketStatistics;

	SHOW("drop", s, invalidSpisOnInbound);
	SHOW("drop", s, decryptionFailuresOnInbound);
	SHOW("drop", s, authenticationFailuresOnInbound);
	SHOW("drop", s, udpEspValidationFailuresOnInbound);
	SHOW("drop", s, replayCheckFailuresOnInbound);
	SHOW("drop", s, invalidClearTextInbound);
	SHOW("drop", s, saNotInitializedOnInbound);
	SHOW("drop", s, receiveOverIncorrectSaInbound);
	SHOW("drop", s, secureReceivesNotMatchingFilters);
	SHOW("drop", s, totalDropPacketsInbound);
	SHOW("esp", &all->espDropPacketStatistics, authenticationFailuresOnInbound);
	SHOW("ah", &all->ahDropPacketStatistics, authenticationFailuresOnInbound);
	SHOW("ah", &all->ahDropPacketStatistics, replayCheckFailuresOnInbound);
}

static void print_traffic(const IPSEC_STATISTICS1 *all)
{
	const IPSEC_TRAFFIC_STATISTICS1 *in = &all->inboundTrafficStatistics;
	const IPSEC_TRAFFIC_STATISTICS1 *out = &all->outboundTrafficStatistics;

	SHOW("in", in, encryptedByteCount);
	SHOW("in", in, authenticatedAHByteCount);
	SHOW("in", in, authenticatedESPByteCount);
	SHOW("in", in, transportByteCount);
	SHOW("in", in, tunnelByteCount);
	SHOW("in", in, totalSuccessfulPackets);
	SHOW("out", out, encryptedByteCount);
	SHOW("out", out, authenticatedAHByteCount);
	SHOW("out", out, authenticatedESPByteCount);
	SHOW("out", out, transportByteCount);
	SHOW("out", out, tunnelByteCount);
	SHOW("out", out, totalSuccessfulPackets);
}

static void print_windows(HANDLE engine)
{
	IPSEC_STATISTICS1 all;
	DWORD result = IPsecGetStatistics1(engine, &all);

	if (result) {
		printf("IPsecGetStatistics1 0x%08x\n", (unsigned)result);
		return;
	}
	print_sas(&all.aggregateSaStatistics);
	print_drops(&all);
	print_traffic(&all);
}

static void print_kernel(HANDLE engine)
{
	WFPX_KERNEL_STATISTICS0 *s;
	DWORD result = WfpxKernelStatisticsGet0(engine, &s);

	if (result) {
		printf("WfpxKernelStatisticsGet0 0x%08x\n", (unsigned)result);
		return;
	}
	SHOW("count", s, countsAvailable);
	SHOW("count", s, numStates);
	SHOW("count", s, numPoliciesIn);
	SHOW("count", s, numPoliciesOut);
	SHOW("count", s, numPoliciesForward);
	printf("buckets %d\n", s->hashBuckets && s->hashBuckets <= s->hashBucketsMax);
	SHOW("count", s, countersAvailable);
	for (UINT32 i = 0; i < s->numCounters; i++)
		printf("kernel %ls %llu\n", s->counters[i].name,
		       (unsigned long long)s->counters[i].value);
	FwpmFreeMemory0((void **)&s);
}

int main(int argc, char **argv)
{
	wchar_t server[256] = L"";
	HANDLE engine;
	DWORD result;

	if (argc > 1)
		swprintf(server, sizeof(server) / sizeof(server[0]), L"%s", argv[1]);
	result =
		FwpmEngineOpen0(argc > 1 ? server : NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (result) {
		fprintf(stderr, "FwpmEngineOpen0 0x%08x\n", (unsigned)result);
		return EXIT_FAILURE;
	}
	print_windows(engine);
	print_kernel(engine);
	return FwpmEngineClose0(engine) ? EXIT_FAILURE : EXIT_SUCCESS;
}
