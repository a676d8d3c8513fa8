/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints for each SA what only Linux knows of it: the kernel's
 * name of the cipher, the traffic so far, and the packets that
 * were dropped as replays or forgeries.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static void print(const WFPX_SA0 *sa)
{
	printf("0x%08x %s %llu bytes, %u replayed, %u forged\n",
		sa->spi, sa->cipherAlgorithm ? sa->cipherAlgorithm : "-",
		sa->bytes, sa->replayed, sa->integrityFailed);
}

int main(void)
{
	HANDLE engine, sas;
	WFPX_SA_DETAILS0 **entries;
	UINT32 count;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = IPsecSaCreateEnumHandle0(engine, NULL, &sas);
	if (result == ERROR_SUCCESS) {
		do {
			result =
				WfpxSaEnum0(engine, sas, 100, &entries, &count);
			for (UINT32 i = 0; i < count; i++)
				for (UINT32 n = 0; n < entries[i]->numSAs; n++)
					print(entries[i]->saList[n]);
			FwpmFreeMemory0((void **)&entries);
		} while (count == 100);
		IPsecSaDestroyEnumHandle0(engine, sas);
	}
	return FwpmEngineClose0(engine) || result;
}
