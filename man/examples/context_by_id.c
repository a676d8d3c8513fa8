/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Says whether the tunnel still exists whose id is the argument,
 * and the limit in seconds that its inbound SA was given.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	UINT64 id = argc > 1 ? strtoull(argv[1], NULL, 16) : 0;
	IPSEC_SA_CONTEXT1 *context;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = IPsecSaContextGetById1(engine, id, &context);
	if (result == FWP_E_NOT_FOUND)
		puts("The tunnel does not exist.");
	else if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	else if (context->inboundSa)
		printf("%u s\n",
			context->inboundSa->saBundle.lifetime.lifetimeSeconds);
	FwpmFreeMemory0((void **)&context);
	return FwpmEngineClose0(engine) || result;
}
