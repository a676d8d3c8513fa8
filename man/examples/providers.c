/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Adds a provider, prints it and how many there are, and deletes it.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static const GUID key = { 0x2c3b4d5e, 0x1001, 0x4a5b,
	{ 0x8c, 0x9d, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06 } };

static void print_number(HANDLE engine)
{
	FWPM_PROVIDER0 **providers = NULL;
	HANDLE list = NULL;
	UINT32 count = 0;

	if (FwpmProviderCreateEnumHandle0(engine, NULL, &list))
		return;
	FwpmProviderEnum0(engine, list, 0xffffffff, &providers, &count);
	printf("%u providers\n", count);
	FwpmFreeMemory0((void **)&providers);
	FwpmProviderDestroyEnumHandle0(engine, list);
}

int main(void)
{
	wchar_t name[] = L"Example", service[] = L"example.service";
	FWPM_PROVIDER0 provider = { .providerKey = key,
		.displayData.name = name, .serviceName = service };
	FWPM_PROVIDER0 *found = NULL;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = FwpmProviderAdd0(engine, &provider, NULL);
	if (result == ERROR_SUCCESS)
		result = FwpmProviderGetByKey0(engine, &key, &found);
	if (result == ERROR_SUCCESS) {
		printf("%ls of %ls\n", found->displayData.name,
			found->serviceName);
		print_number(engine);
		result = FwpmProviderDeleteByKey0(engine, &key);
	}
	puts(WfpxErrorText0(result));
	FwpmFreeMemory0((void **)&found);
	return FwpmEngineClose0(engine) || result;
}
