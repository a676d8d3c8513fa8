/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Counts the SAs with libfwpkclnt, whose functions return NTSTATUS.
 * Its package for pkg-config is fwpkclnt.
 */
#include <windows.h>
#include <fwpmk.h>
#include <wfpxfrm.h>
#include <stdio.h>

int main(void)
{
	HANDLE engine, sas;
	WFPX_SNAPSHOT_INFO0 info;
	NTSTATUS status;

	status = FwpmEngineOpen0(
		NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (!NT_SUCCESS(status))
		return 1;
	status = IPsecSaCreateEnumHandle0(engine, NULL, &sas);
	if (status == STATUS_ACCESS_DENIED)
		puts(WfpxErrorText0(status));
	if (NT_SUCCESS(status)) {
		status = WfpxSnapshotGetInfo0(engine, sas, &info);
		printf("%u SAs\n", info.sas);
		IPsecSaDestroyEnumHandle0(engine, sas);
	}
	FwpmEngineClose0(engine);
	return !NT_SUCCESS(status);
}
