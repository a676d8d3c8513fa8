/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints the filter that decides about packets which go to TCP
 * port 443.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

int main(void)
{
	FWPM_FILTER_CONDITION0 conditions[2] = {
		{ .fieldKey = FWPM_CONDITION_IP_PROTOCOL,
			.matchType = FWP_MATCH_EQUAL,
			.conditionValue = { .type = FWP_UINT8,
				.uint8 = 6 } },
		{ .fieldKey = FWPM_CONDITION_IP_REMOTE_PORT,
			.matchType = FWP_MATCH_EQUAL,
			.conditionValue = { .type = FWP_UINT16,
				.uint16 = 443 } },
	};
	FWPM_FILTER_ENUM_TEMPLATE0 https = {
		.layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
		.enumType = FWP_FILTER_ENUM_FULLY_CONTAINED,
		.flags = FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH,
		.numFilterConditions = 2,
		.filterCondition = conditions,
		.actionMask = 0xffffffff,
	};
	FWPM_FILTER0 **entries = NULL;
	HANDLE engine, list = NULL;
	UINT32 count = 0;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = FwpmFilterCreateEnumHandle0(engine, &https, &list);
	if (result == ERROR_SUCCESS)
		result = FwpmFilterEnum0(
			engine, list, 100, &entries, &count);
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	else if (count == 0)
		puts("no filter: in the clear");
	for (UINT32 i = 0; i < count; i++)
		printf("%llu %ls\n", entries[i]->filterId,
			entries[i]->displayData.name);
	FwpmFreeMemory0((void **)&entries);
	FwpmFilterDestroyEnumHandle0(engine, list);
	return FwpmEngineClose0(engine) || result;
}
