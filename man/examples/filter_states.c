/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints each filter of a process that has ended, with the number
 * of its policies now.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static void print_now(HANDLE engine, UINT64 id)
{
	WFPX_FILTER0 *now = NULL;

	if (WfpxFilterGetById0(engine, id, &now) == ERROR_SUCCESS)
		printf("%llu %ls: %u policies%s\n", id,
			now->filter.displayData.name, now->policyCount,
			now->state == WFPX_FILTER_INERT
				? ", no effect" : "");
	FwpmFreeMemory0((void **)&now);
}

int main(void)
{
	WFPX_FILTER0 **entries = NULL;
	HANDLE engine, list = NULL;
	UINT32 count = 0;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = FwpmFilterCreateEnumHandle0(engine, NULL, &list);
	if (result == ERROR_SUCCESS)
		result = WfpxFilterEnum0(
			engine, list, 0xffffffff, &entries, &count);
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	for (UINT32 i = 0; i < count; i++)
		if (entries[i]->processGone)
			print_now(engine, entries[i]->filter.filterId);
	FwpmFreeMemory0((void **)&entries);
	FwpmFilterDestroyEnumHandle0(engine, list);
	return FwpmEngineClose0(engine) || result;
}
