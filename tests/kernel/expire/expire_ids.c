/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * expire_ids [-f] ID... - expires the contexts with these ids, in hexadecimal
 *
 * Prints a line for each: the id and the result. With -f, contexts that were paired by order, too.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

int main(int argc, char **argv)
{
	int first = argc > 1 && !strcmp(argv[1], "-f") ? 2 : 1;
	HANDLE engine;
	DWORD result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine);

	if (!result && first == 2)
		result = WfpxEngineSetOption0(engine, WFPX_ENGINE_OPTION_END_BY_ORDER, 1);
	if (result) {
		fprintf(stderr, "expire_ids: error 0x%08x\n", (unsigned)result);
		return 1;
	}
	for (int i = first; i < argc; i++)
		printf("%s 0x%08x\n", argv[i],
		       (unsigned)IPsecSaContextExpire0(engine, strtoull(argv[i], NULL, 16)));
	return FwpmEngineClose0(engine) != ERROR_SUCCESS;
}
