/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Ends the tunnel whose id is the argument: gently, so that
 * packets under way still arrive, or with "now" behind the id at
 * once.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	UINT64 id = argc > 1 ? strtoull(argv[1], NULL, 16) : 0;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	if (argc > 2)
		result = IPsecSaContextDeleteById0(engine, id);
	else
		result = IPsecSaContextExpire0(engine, id);
	if (result == FWP_E_INCOMPATIBLE_SA_STATE)
		puts("One of the SAs may be another tunnel's.");
	puts(WfpxErrorText0(result));
	return FwpmEngineClose0(engine) || result;
}
