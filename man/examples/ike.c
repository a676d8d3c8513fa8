/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Counts the IKE SAs of the daemon whose socket is named, ends
 * those with the peer 192.0.2.2, and says which of them are still
 * there.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static void end(HANDLE engine, UINT64 id)
{
	IKEEXT_SA_DETAILS2 *sa;

	IkeextSaDeleteById0(engine, id);
	if (IkeextSaGetById2(engine, id, NULL, &sa) == ERROR_SUCCESS)
		printf("%016llx is still there\n", sa->saId);
	FwpmFreeMemory0((void **)&sa);
}

static DWORD end_all(HANDLE engine)
{
	IKEEXT_SA_ENUM_TEMPLATE0 template = { 0 };
	IKEEXT_SA_DETAILS2 **entries = NULL;
	HANDLE handle;
	UINT32 count = 0;
	DWORD result;

	template.remoteSubNet.type = FWP_UINT32;
	template.remoteSubNet.uint32 = 0xc0000202;
	result = IkeextSaCreateEnumHandle0(engine, &template, &handle);
	if (result == ERROR_SUCCESS)
		result = IkeextSaEnum2(
			engine, handle, 0xffffffff, &entries, &count);
	for (UINT32 i = 0; i < count; i++)
		end(engine, entries[i]->saId);
	FwpmFreeMemory0((void **)&entries);
	IkeextSaDestroyEnumHandle0(engine, handle);
	return result;
}

int main(void)
{
	IKEEXT_STATISTICS1 all;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	WfpxEngineSetIkeSocket0(engine, L"/run/blue/charon.vici");
	result = IkeextGetStatistics1(engine, &all);
	if (result == ERROR_SUCCESS) {
		printf("%u\n",
			all.ikeV2Statistics.v4Statistics
				.currentActiveMainModes);
		result = end_all(engine);
	}
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	return FwpmEngineClose0(engine) || result;
}
