/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints how many SAs there are, how many packets were dropped
 * because nothing belonged to their SPI, and each counter of the
 * kernel that is not 0.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static DWORD print_counters(HANDLE engine)
{
	WFPX_KERNEL_STATISTICS0 *kernel;
	DWORD result = WfpxKernelStatisticsGet0(engine, &kernel);

	if (result != ERROR_SUCCESS)
		return result;
	for (UINT32 i = 0; i < kernel->numCounters; i++)
		if (kernel->counters[i].value)
			printf("%ls %llu\n", kernel->counters[i].name,
				kernel->counters[i].value);
	FwpmFreeMemory0((void **)&kernel);
	return ERROR_SUCCESS;
}

int main(void)
{
	IPSEC_STATISTICS1 all;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = IPsecGetStatistics1(engine, &all);
	if (result == ERROR_SUCCESS) {
		printf("SAs: %u, unknown SPIs: %u\n",
			all.aggregateSaStatistics.activeSas,
			all.aggregateDropPacketStatistics
				.invalidSpisOnInbound);
		result = print_counters(engine);
	}
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	return FwpmEngineClose0(engine) || result;
}
