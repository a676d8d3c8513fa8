/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Creates the SAs between 192.0.2.1, this host, and 192.0.2.2 with
 * AES-GCM: arguments are the ids of the outbound and the inbound
 * filter, the peer's SPI, and optionally one of our own. The key of
 * 20 bytes is read from the standard input, here for both ways.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static UINT8 key[20];
static IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 gcm;

static IPSEC_SA_BUNDLE1 bundle(IPSEC_SA0 *sa, UINT32 spi)
{
	IPSEC_SA_BUNDLE1 to = { .numSAs = 1, .saList = sa };
	FWP_BYTE_BLOB blob = { sizeof(key), key };

	to.lifetime.lifetimeSeconds = 3600;
	gcm.saAuthInformation.authTransform.authTransformId =
		IPSEC_AUTH_TRANSFORM_ID_GCM_AES_128;
	gcm.saCipherInformation.cipherTransform.cipherTransformId =
		IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_128;
	gcm.saCipherInformation.cipherKey = blob;
	gcm.saAuthInformation.authKey = blob;
	sa->spi = spi;
	sa->saTransformType = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER;
	sa->espAuthAndCipherInformation = &gcm;
	return to;
}

static DWORD create(HANDLE engine, char **argv)
{
	UINT64 out = strtoull(argv[1], NULL, 0), id;
	UINT32 peer_spi = (UINT32)strtoul(argv[3], NULL, 0), spi;
	IPSEC_TRAFFIC1 traffic = { .localV4Address = 0xc0000201,
				   .remoteV4Address = 0xc0000202,
				   .ipsecFilterId = out };
	IPSEC_GETSPI1 inbound = { .inboundIpsecTraffic = traffic };
	IPSEC_SA_BUNDLE1 sas;
	IPSEC_SA0 sa;
	DWORD result;

	result = IPsecSaContextCreate1(
			engine, &traffic, NULL, NULL, &id);
	if (result)
		return result;
	inbound.inboundIpsecTraffic.ipsecFilterId =
		strtoull(argv[2], NULL, 0);
	if (argv[4]) {
		spi = (UINT32)strtoul(argv[4], NULL, 0);
		result = IPsecSaContextSetSpi0(engine, id, &inbound, spi);
	} else {
		result = IPsecSaContextGetSpi1(engine, id, &inbound, &spi);
	}
	if (!result) {
		sas = bundle(&sa, spi);
		result = IPsecSaContextAddInbound1(engine, id, &sas);
	}
	if (!result) {
		sas = bundle(&sa, peer_spi);
		result = IPsecSaContextAddOutbound1(engine, id, &sas);
	}
	if (result)
		IPsecSaContextDeleteById0(engine, id);
	else
		printf("0x%llx in 0x%x\n", (unsigned long long)id, spi);
	return result;
}

int main(int argc, char **argv)
{
	HANDLE engine;
	DWORD result;

	if (argc < 4 || fread(key, sizeof(key), 1, stdin) != 1)
		return 2;
	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = create(engine, argv);
	memset(key, 0, sizeof(key));
	puts(WfpxErrorText0(result));
	return FwpmEngineClose0(engine) || result;
}
