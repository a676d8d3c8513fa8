/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Adds a provider context that says where a tunnel leads, prints
 * the ends, and deletes it.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static DWORD add(HANDLE engine, UINT64 *id)
{
	wchar_t name[] = L"To the other site";
	IPSEC_AUTH_TRANSFORM0 sha256 = {
		.authTransformId = IPSEC_AUTH_TRANSFORM_ID_HMAC_SHA_256_128
	};
	IPSEC_SA_TRANSFORM0 transform = {
		.ipsecTransformType = IPSEC_TRANSFORM_ESP_AUTH,
		.espAuthTransform = &sha256
	};
	IPSEC_PROPOSAL0 proposal = { .lifetime.lifetimeSeconds = 3600,
		.numSaTransforms = 1, .saTransforms = &transform };
	IPSEC_TUNNEL_POLICY0 policy = {
		.numIpsecProposals = 1,
		.ipsecProposals = &proposal,
		.tunnelEndpoints = { .ipVersion = FWP_IP_VERSION_V4,
			.localV4Address = 0xc0000201,
			.remoteV4Address = 0xc0000202 }
	};
	FWPM_PROVIDER_CONTEXT0 context = {
		.displayData.name = name,
		.type = FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT,
		.ikeQmTunnelPolicy = &policy
	};

	return FwpmProviderContextAdd0(engine, &context, NULL, id);
}

int main(void)
{
	FWPM_PROVIDER_CONTEXT0 *found = NULL;
	HANDLE engine;
	UINT64 id;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = add(engine, &id);
	if (result == ERROR_SUCCESS)
		result = FwpmProviderContextGetById0(engine, id, &found);
	if (result == ERROR_SUCCESS) {
		printf("%08x to %08x\n",
			found->ikeQmTunnelPolicy->tunnelEndpoints
				.localV4Address,
			found->ikeQmTunnelPolicy->tunnelEndpoints
				.remoteV4Address);
		result = FwpmProviderContextDeleteById0(engine, id);
	}
	puts(WfpxErrorText0(result));
	FwpmFreeMemory0((void **)&found);
	return FwpmEngineClose0(engine) || result;
}
