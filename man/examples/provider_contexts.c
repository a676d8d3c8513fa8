/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints the provider contexts that have a tunnel policy of IKE.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

int main(void)
{
	FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 tunnels = {
		.providerContextType = FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT
	};
	FWPM_PROVIDER_CONTEXT1 **entries = NULL;
	HANDLE engine, list = NULL;
	UINT32 count = 0;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = FwpmProviderContextCreateEnumHandle0(
		engine, &tunnels, &list);
	if (result == ERROR_SUCCESS)
		result = FwpmProviderContextEnum1(
			engine, list, 0xffffffff, &entries, &count);
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	for (UINT32 i = 0; i < count; i++)
		printf("%llu %ls\n", entries[i]->providerContextId,
			entries[i]->displayData.name);
	printf("%u tunnel policies\n", count);
	FwpmFreeMemory0((void **)&entries);
	FwpmProviderContextDestroyEnumHandle0(engine, list);
	return FwpmEngineClose0(engine) || result;
}
