/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists the tunnels with peers in 192.0.2.0/24: the id of each
 * context, and the SPIs of its two SAs, either of which may be
 * missing during a rekey.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static UINT32 spi_of(const IPSEC_SA_DETAILS1 *sa)
{
	return sa ? sa->saBundle.saList[0].spi : 0;
}

static DWORD list(HANDLE engine)
{
	FWP_V4_ADDR_AND_MASK peers = { 0xc0000200, 0xffffff00 };
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 some = { 0 };
	HANDLE contexts;
	IPSEC_SA_CONTEXT1 **entries;
	UINT32 count;
	DWORD result;

	some.remoteSubNet.type = FWP_V4_ADDR_MASK;
	some.remoteSubNet.v4AddrMask = &peers;
	result =
		IPsecSaContextCreateEnumHandle0(engine, &some, &contexts);
	if (result != ERROR_SUCCESS)
		return result;
	do {
		result = IPsecSaContextEnum1(
			engine, contexts, 100, &entries, &count);
		for (UINT32 i = 0; i < count; i++)
			printf("0x%016llx in 0x%08x out 0x%08x\n",
				entries[i]->saContextId,
				spi_of(entries[i]->inboundSa),
				spi_of(entries[i]->outboundSa));
		FwpmFreeMemory0((void **)&entries);
	} while (count == 100);
	IPsecSaContextDestroyEnumHandle0(engine, contexts);
	return result;
}

int main(void)
{
	HANDLE engine;
	DWORD result;

	result = FwpmEngineOpen0(
		NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (result == ERROR_SUCCESS) {
		result = list(engine);
		FwpmEngineClose0(engine);
	}
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	return result != ERROR_SUCCESS;
}
