/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Adds a filter with a key of its own, finds it by that, and
 * deletes it.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

int main(void)
{
	const GUID key = { 0x2c3b4d5e, 0x1003, 0x4a5b,
		{ 0x8c, 0x9d, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06 } };
	wchar_t name[] = L"In the clear";
	FWPM_FILTER0 filter = {
		.filterKey = key,
		.displayData.name = name,
		.layerKey = FWPM_LAYER_INBOUND_TRANSPORT_V6,
		.action.type = FWP_ACTION_PERMIT,
	};
	FWPM_FILTER0 *found = NULL;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = FwpmFilterAdd0(engine, &filter, NULL, NULL);
	if (result == ERROR_SUCCESS)
		result = FwpmFilterGetByKey0(engine, &key, &found);
	if (result == ERROR_SUCCESS) {
		printf("%ls\n", found->displayData.name);
		result = FwpmFilterDeleteByKey0(engine, &key);
	}
	puts(WfpxErrorText0(result));
	FwpmFreeMemory0((void **)&found);
	return FwpmEngineClose0(engine) || result;
}
