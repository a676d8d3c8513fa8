/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Accepts complete snapshots only, tries again while SAs change
 * too fast for one, and says what the snapshot contains.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

int main(void)
{
	HANDLE engine, sas;
	WFPX_SNAPSHOT_INFO0 info;
	UINT32 strict;
	DWORD result;
	int tries = 10;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	WfpxEngineSetOption0(
		engine, WFPX_ENGINE_OPTION_COMPLETE_SNAPSHOTS, 1);
	WfpxEngineGetOption0(
		engine, WFPX_ENGINE_OPTION_COMPLETE_SNAPSHOTS, &strict);
	printf("complete snapshots only: %u\n", strict);
	do
		result = IPsecSaCreateEnumHandle0(engine, NULL, &sas);
	while (result == ERROR_RETRY && --tries);
	if (result == ERROR_SUCCESS) {
		result = WfpxSnapshotGetInfo0(engine, sas, &info);
		printf("%u SAs, %u policies, complete: %u\n", info.sas,
			info.policies, info.complete);
		IPsecSaDestroyEnumHandle0(engine, sas);
	}
	return FwpmEngineClose0(engine) || result;
}
