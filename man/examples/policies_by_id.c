/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints the kernel's numbers and the priorities of the policies
 * that ask for the SAs of one tunnel. The argument is its id.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	UINT64 id = argc > 1 ? strtoull(argv[1], NULL, 16) : 0;
	WFPX_SA_CONTEXT0 *context;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = WfpxSaContextGetById0(engine, id, &context);
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	for (UINT32 i = 0; !result && i < context->numPolicies; i++)
		printf("policy %u, priority %u\n",
			context->policies[i]->index,
			context->policies[i]->priority);
	FwpmFreeMemory0((void **)&context);
	return FwpmEngineClose0(engine) || result;
}
