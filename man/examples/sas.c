/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists the outbound SAs: SPI, algorithm numbers of Windows, and
 * the limit in seconds. A page with fewer entries than were
 * requested is the last one.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static void print(
	const IPSEC_SA0 *sa, const IPSEC_SA_LIFETIME0 *limits)
{
	const IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 *both;

	printf("0x%08x", sa->spi);
	if (sa->saTransformType ==
		IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER) {
		both = sa->espAuthAndCipherInformation;
		printf(" auth %u cipher %u",
			both->saAuthInformation.authTransform.authTransformId
				.authType,
			both->saCipherInformation.cipherTransform
				.cipherTransformId.cipherType);
	}
	printf(" %u s\n", limits->lifetimeSeconds);
}

static DWORD list(HANDLE engine)
{
	IPSEC_SA_ENUM_TEMPLATE0 outbound = { FWP_DIRECTION_OUTBOUND };
	HANDLE sas;
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;
	DWORD result =
		IPsecSaCreateEnumHandle0(engine, &outbound, &sas);

	if (result != ERROR_SUCCESS)
		return result;
	do {
		result = IPsecSaEnum1(engine, sas, 100, &entries, &count);
		for (UINT32 i = 0; i < count; i++) {
			const IPSEC_SA_BUNDLE1 *bundle = &entries[i]->saBundle;

			for (UINT32 n = 0; n < bundle->numSAs; n++)
				print(&bundle->saList[n], &bundle->lifetime);
		}
		FwpmFreeMemory0((void **)&entries);
	} while (count == 100);
	IPsecSaDestroyEnumHandle0(engine, sas);
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
