/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* directions NETNS - prints a line for each SA: in or out, WFPX_DIRECTION_RULE that said so, SPI */
#include <stdio.h>
#include <wchar.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

static DWORD print_all(HANDLE engine)
{
	WFPX_SA_DETAILS0 **entries = NULL;
	HANDLE handle = NULL;
	UINT32 count = 0;
	DWORD result = IPsecSaCreateEnumHandle0(engine, NULL, &handle);

	if (!result)
		result = WfpxSaEnum0(engine, handle, 0xffffffff, &entries, &count);
	for (UINT32 i = 0; i < count; i++)
		printf("%s %d 0x%08x\n",
		       entries[i]->details.saDirection == FWP_DIRECTION_INBOUND ? "in" : "out",
		       (int)entries[i]->saList[0]->directionRule, entries[i]->saList[0]->spi);
	FwpmFreeMemory0((void **)&entries);
	return result;
}

int main(int argc, char **argv)
{
	wchar_t server[128];
	HANDLE engine;
	DWORD result;

	if (argc < 2)
		return 2;
	swprintf(server, 128, L"netns:%s", argv[1]);
	result = FwpmEngineOpen0(server, RPC_C_AUTHN_WINNT, NULL, NULL, &engine);
	if (!result)
		result = print_all(engine);
	if (result)
		fprintf(stderr, "directions: error 0x%08x\n", (unsigned)result);
	FwpmEngineClose0(engine);
	return result ? 1 : 0;
}
