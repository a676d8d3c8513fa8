/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * filter_list: prints each filter: id, state, number of policies, name. filter_list delete ID...:
 * deletes filters, and prints what that returns. filter_list get ID: prints one filter.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

static const char *const states[] = { "?", "enforced", "inert", "incomplete", "foreign" };

static void print(const WFPX_FILTER0 *f)
{
	printf("%llu %s %u %ls\n", f->filter.filterId, states[f->state], f->policyCount,
	       f->filter.displayData.name);
}

static DWORD list(HANDLE engine)
{
	WFPX_FILTER0 **entries = NULL;
	HANDLE handle = NULL;
	UINT32 count = 0;
	DWORD result = FwpmFilterCreateEnumHandle0(engine, NULL, &handle);

	if (!result)
		result = WfpxFilterEnum0(engine, handle, 0xffffffff, &entries, &count);
	for (UINT32 i = 0; i < count; i++)
		print(entries[i]);
	FwpmFreeMemory0((void **)&entries);
	FwpmFilterDestroyEnumHandle0(engine, handle);
	return result;
}

static DWORD get(HANDLE engine, UINT64 id)
{
	WFPX_FILTER0 *found = NULL;
	FWPM_FILTER0 *same = NULL;
	DWORD result = WfpxFilterGetById0(engine, id, &found);

	if (!result)
		result = FwpmFilterGetById0(engine, id, &same);
	if (!result && same->filterId == found->filter.filterId)
		print(found);
	FwpmFreeMemory0((void **)&found);
	FwpmFreeMemory0((void **)&same);
	return result;
}

int main(int argc, char **argv)
{
	HANDLE engine;
	DWORD result = 0;

	if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 2;
	if (argc == 1)
		result = list(engine);
	for (int i = 2; i < argc; i++) {
		UINT64 id = strtoull(argv[i], NULL, 0);

		result = strcmp(argv[1], "get") ? FwpmFilterDeleteById0(engine, id)
						: get(engine, id);
	}
	if (result)
		printf("%s\n", WfpxErrorText0(result));
	return FwpmEngineClose0(engine) || result;
}
