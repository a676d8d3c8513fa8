/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Keeps some bytes in a provider context, finds them by their key,
 * and deletes them.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

int main(void)
{
	const GUID key = { 0x2c3b4d5e, 0x1004, 0x4a5b,
		{ 0x8c, 0x9d, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06 } };
	wchar_t name[] = L"Notes";
	UINT8 bytes[] = { 1, 2, 3 };
	FWP_BYTE_BLOB data = { sizeof(bytes), bytes };
	FWPM_PROVIDER_CONTEXT1 context = {
		.providerContextKey = key,
		.displayData.name = name,
		.type = FWPM_GENERAL_CONTEXT,
		.dataBuffer = &data
	};
	FWPM_PROVIDER_CONTEXT1 *found = NULL;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = FwpmProviderContextAdd1(engine, &context, NULL, NULL);
	if (result == ERROR_SUCCESS)
		result = FwpmProviderContextGetByKey1(
			engine, &key, &found);
	if (result == ERROR_SUCCESS) {
		printf("%u bytes\n", found->dataBuffer->size);
		result = FwpmProviderContextDeleteByKey0(engine, &key);
	}
	puts(WfpxErrorText0(result));
	FwpmFreeMemory0((void **)&found);
	return FwpmEngineClose0(engine) || result;
}
