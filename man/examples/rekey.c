/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Gives the tunnel whose id is the argument new keys. Without a
 * daemon that can do this, the old SAs end, and the next packet
 * asks for new ones.
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
	result = WfpxSaContextRekey0(engine, id);
	if (result == FWP_E_NOT_FOUND)
		result = IPsecSaContextExpire0(engine, id);
	puts(WfpxErrorText0(result));
	return FwpmEngineClose0(engine) || result;
}
