/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* codes - opens, creates, enumerates; prints the result of each call and the number of SAs */
#include <stdio.h>

#include "fwpmu.h"

static void enumerate(HANDLE engine)
{
	IPSEC_SA_DETAILS1 **entries;
	HANDLE handle;
	UINT32 count;
	DWORD result = IPsecSaCreateEnumHandle0(engine, NULL, &handle);

	printf("create %u\n", (unsigned)result);
	if (result)
		return;
	result = IPsecSaEnum1(engine, handle, 1000, &entries, &count);
	printf("enum %u\nsas %u\n", (unsigned)result, (unsigned)count);
	FwpmFreeMemory0((void **)&entries);
	IPsecSaDestroyEnumHandle0(engine, handle);
}

int main(void)
{
	HANDLE engine;
	DWORD result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);

	printf("open %u\n", (unsigned)result);
	if (result)
		return 0;
	enumerate(engine);
	FwpmEngineClose0(engine);
	return 0;
}
