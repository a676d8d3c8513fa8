/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Adds a filter that drops UDP packets to a network, in a
 * transaction, prints it, and deletes it.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static DWORD add(HANDLE engine, UINT64 *id)
{
	wchar_t name[] = L"No UDP";
	FWP_V4_ADDR_AND_MASK net = { 0xc6336400, 0xffffff00 };
	FWPM_FILTER_CONDITION0 conditions[2] = {
		{ .fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS,
			.matchType = FWP_MATCH_EQUAL,
			.conditionValue = { .type = FWP_V4_ADDR_MASK,
				.v4AddrMask = &net } },
		{ .fieldKey = FWPM_CONDITION_IP_PROTOCOL,
			.matchType = FWP_MATCH_EQUAL,
			.conditionValue = { .type = FWP_UINT8,
				.uint8 = 17 } },
	};
	FWPM_FILTER0 filter = {
		.displayData.name = name,
		.layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
		.numFilterConditions = 2,
		.filterCondition = conditions,
		.action.type = FWP_ACTION_BLOCK,
	};
	DWORD result = FwpmTransactionBegin0(engine, 0);

	if (result != ERROR_SUCCESS)
		return result;
	result = FwpmFilterAdd0(engine, &filter, NULL, id);
	if (result == ERROR_SUCCESS)
		return FwpmTransactionCommit0(engine);
	FwpmTransactionAbort0(engine);
	return result;
}

int main(void)
{
	FWPM_FILTER0 *found = NULL;
	HANDLE engine;
	UINT64 id;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = add(engine, &id);
	if (result == ERROR_SUCCESS)
		result = FwpmFilterGetById0(engine, id, &found);
	if (result == ERROR_SUCCESS) {
		printf("%ls: %u conditions\n", found->displayData.name,
			found->numFilterConditions);
		result = FwpmFilterDeleteById0(engine, id);
	}
	puts(WfpxErrorText0(result));
	FwpmFreeMemory0((void **)&found);
	return FwpmEngineClose0(engine) || result;
}
