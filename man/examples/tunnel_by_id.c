/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Says whether packets can leave through the tunnel whose id is
 * the argument. The id stays the same when SAs come and go.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	UINT64 id = argc > 1 ? strtoull(argv[1], NULL, 16) : 0;
	WFPX_TUNNEL0 *tunnel;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = WfpxTunnelGetById0(engine, id, &tunnel);
	if (result == FWP_E_NOT_FOUND)
		puts("There is no such tunnel.");
	else if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	else
		puts(tunnel->activeContext ? "Packets can leave."
					   : "Packets cannot leave.");
	FwpmFreeMemory0((void **)&tunnel);
	return FwpmEngineClose0(engine) || result;
}
