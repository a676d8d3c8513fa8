/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Adds a sublayer, prints all sublayers with their weights, and
 * deletes it.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static const GUID key = { 0x2c3b4d5e, 0x1002, 0x4a5b,
	{ 0x8c, 0x9d, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06 } };

static void print_all(HANDLE engine)
{
	FWPM_SUBLAYER0 **sublayers = NULL;
	HANDLE list = NULL;
	UINT32 count = 0;

	if (FwpmSubLayerCreateEnumHandle0(engine, NULL, &list))
		return;
	FwpmSubLayerEnum0(engine, list, 0xffffffff, &sublayers, &count);
	for (UINT32 i = 0; i < count; i++)
		printf("%u %ls\n", sublayers[i]->weight,
			sublayers[i]->displayData.name);
	FwpmFreeMemory0((void **)&sublayers);
	FwpmSubLayerDestroyEnumHandle0(engine, list);
}

int main(void)
{
	wchar_t name[] = L"Example";
	FWPM_SUBLAYER0 sublayer = { .subLayerKey = key,
		.displayData.name = name, .weight = 0x100 };
	FWPM_SUBLAYER0 *found = NULL;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = FwpmSubLayerAdd0(engine, &sublayer, NULL);
	if (result == ERROR_SUCCESS)
		result = FwpmSubLayerGetByKey0(engine, &key, &found);
	if (result == ERROR_SUCCESS) {
		print_all(engine);
		result = FwpmSubLayerDeleteByKey0(engine, &key);
	}
	puts(WfpxErrorText0(result));
	FwpmFreeMemory0((void **)&found);
	return FwpmEngineClose0(engine) || result;
}
