/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * first ADDRESS - prints what the first outbound policy for packets to this IPv4 address does:
 * "blocked" or "sent"; or the code of a function that fails
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

static int takes(const WFPX_POLICY0 *p, UINT32 address)
{
	UINT32 bits = p->selector.destinationPrefixLength;
	UINT32 mask = bits ? 0xffffffffu << (32 - bits) : 0;

	return p->direction == FWP_DIRECTION_OUTBOUND &&
	       !((p->selector.destination.v4Address ^ address) & mask);
}

static DWORD print_first(HANDLE engine, UINT32 address)
{
	WFPX_POLICY_DETAILS0 **entries;
	HANDLE handle;
	UINT32 count;
	DWORD result = WfpxPolicyCreateEnumHandle0(engine, &handle);

	if (!result)
		result = WfpxPolicyEnum0(engine, handle, 1000, &entries, &count);
	if (result)
		return result;
	for (UINT32 i = 0; i < count; i++)
		if (takes(&entries[i]->policy, address)) {
			puts(entries[i]->block ? "blocked" : "sent");
			break;
		}
	FwpmFreeMemory0((void **)&entries);
	return 0;
}

int main(int argc, char **argv)
{
	struct in_addr address;
	HANDLE engine;
	DWORD result;

	if (argc != 2 || inet_pton(AF_INET, argv[1], &address) != 1)
		return EXIT_FAILURE;
	result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (!result)
		result = print_first(engine, ntohl(address.s_addr));
	if (result)
		printf("0x%08x\n", (unsigned)result);
	return result ? EXIT_FAILURE : EXIT_SUCCESS;
}
