/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Finds a callout and its layer, each by key and by number, and
 * shows that callouts can neither be added nor deleted.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static DWORD print_layer(HANDLE engine, const GUID *key)
{
	FWPM_LAYER0 *layer = NULL;
	UINT16 id = 0;
	DWORD result = FwpmLayerGetByKey0(engine, key, &layer);

	if (layer)
		id = layer->layerId;
	FwpmFreeMemory0((void **)&layer);
	if (result == ERROR_SUCCESS)
		result = FwpmLayerGetById0(engine, id, &layer);
	if (layer)
		printf("in %ls\n", layer->displayData.name);
	FwpmFreeMemory0((void **)&layer);
	return result;
}

int main(void)
{
	const GUID *key = &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4;
	FWPM_CALLOUT0 *found = NULL, *again = NULL;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = FwpmCalloutGetByKey0(engine, key, &found);
	if (result == ERROR_SUCCESS)
		result = FwpmCalloutGetById0(
			engine, found->calloutId, &again);
	if (result == ERROR_SUCCESS) {
		printf("%ls\n", again->displayData.name);
		result = print_layer(engine, &again->applicableLayer);
		puts(WfpxErrorText0(
			FwpmCalloutAdd0(engine, again, NULL, NULL)));
		puts(WfpxErrorText0(
			FwpmCalloutDeleteById0(engine, again->calloutId)));
		puts(WfpxErrorText0(FwpmCalloutDeleteByKey0(engine, key)));
	}
	FwpmFreeMemory0((void **)&found);
	FwpmFreeMemory0((void **)&again);
	return FwpmEngineClose0(engine) || result;
}
