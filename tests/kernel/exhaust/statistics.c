/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Scenarios: statistics. */
#include <stddef.h>
#include <string.h>
#include <wchar.h>

#include "scenario.h"

static void mix(struct seen *seen, const void *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		seen->digest = (seen->digest ^ ((const uint8_t *)bytes)[i]) * 0x100000001b3u;
}

/* Drops are left out, because they may become more. */
static void digest_statistics(struct seen *seen, const IPSEC_STATISTICS1 *s)
{
	mix(seen, &s->aggregateSaStatistics, sizeof(s->aggregateSaStatistics));
	mix(seen, &s->inboundTrafficStatistics, sizeof(s->inboundTrafficStatistics));
	mix(seen, &s->outboundTrafficStatistics, sizeof(s->outboundTrafficStatistics));
}

static void digest_kernel(struct seen *seen, const WFPX_KERNEL_STATISTICS0 *s)
{
	mix(seen, &s->numStates, sizeof(s->numStates));
	mix(seen, &s->numPoliciesOut, sizeof(s->numPoliciesOut));
	for (UINT32 i = 0; i < s->numCounters; i++)
		mix(seen, s->counters[i].name, wcslen(s->counters[i].name) * sizeof(wchar_t));
	seen->entries += s->numCounters;
	seen->incomplete = !s->countsAvailable || !s->countersAvailable;
}

RESULT windows_statistics(HANDLE engine, UINT64 id, struct seen *seen)
{
	IPSEC_STATISTICS1 all;
	RESULT status;

	(void)id;
	memset(&all, 0x5a, sizeof(all));
	status = IPsecGetStatistics1(engine, &all);
	if (!status)
		digest_statistics(seen, &all);
	else if (all.aggregateSaStatistics.activeSas != 0x5a5a5a5a)
		complain("result 0x%x and a changed struct", (unsigned)status);
	return status;
}

RESULT kernel_statistics(HANDLE engine, UINT64 id, struct seen *seen)
{
	WFPX_KERNEL_STATISTICS0 *kernel = garbage;
	RESULT status = WfpxKernelStatisticsGet0(engine, &kernel);

	(void)id;
	expect_output(status, kernel);
	if (kernel)
		digest_kernel(seen, kernel);
	FwpmFreeMemory0((void **)&kernel);
	return status;
}
