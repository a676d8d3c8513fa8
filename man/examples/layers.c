/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints each layer with the number of its fields, whether the
 * kernel asks filters there, and the callouts of the layer.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static void print_callouts(HANDLE engine, const GUID *layer)
{
	FWPM_CALLOUT_ENUM_TEMPLATE0 of_layer = { .layerKey = *layer };
	FWPM_CALLOUT0 **callouts = NULL;
	HANDLE list = NULL;
	UINT32 count = 0;

	if (FwpmCalloutCreateEnumHandle0(engine, &of_layer, &list))
		return;
	FwpmCalloutEnum0(engine, list, 100, &callouts, &count);
	for (UINT32 i = 0; i < count; i++)
		printf("\t%ls\n", callouts[i]->displayData.name);
	FwpmFreeMemory0((void **)&callouts);
	FwpmCalloutDestroyEnumHandle0(engine, list);
}

int main(void)
{
	FWPM_LAYER0 **layers = NULL;
	HANDLE engine, list;
	UINT32 count = 0;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = FwpmLayerCreateEnumHandle0(engine, NULL, &list);
	if (result == ERROR_SUCCESS)
		result = FwpmLayerEnum0(
			engine, list, 0xffffffff, &layers, &count);
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	for (UINT32 i = 0; i < count; i++) {
		printf("%ls: %u fields%s\n", layers[i]->displayData.name,
			layers[i]->numFields,
			layers[i]->flags & FWPM_LAYER_FLAG_KERNEL
				? ", in the kernel" : "");
		print_callouts(engine, &layers[i]->layerKey);
	}
	FwpmFreeMemory0((void **)&layers);
	FwpmLayerDestroyEnumHandle0(engine, list);
	return FwpmEngineClose0(engine) || result;
}
