/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Reads an option of the engine, and sets the option to the value
 * that it has. To set it, the program needs CAP_NET_ADMIN.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

int main(void)
{
	HANDLE engine;
	FWP_VALUE0 *value;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = FwpmEngineGetOption0(
		engine, FWPM_ENGINE_NAME_CACHE, &value);
	if (result == ERROR_SUCCESS) {
		printf("name cache: %u\n", value->uint32);
		result = FwpmEngineSetOption0(
			engine, FWPM_ENGINE_NAME_CACHE, value);
		printf("set: %s\n", WfpxErrorText0(result));
		FwpmFreeMemory0((void **)&value);
	}
	return FwpmEngineClose0(engine) || result;
}
