/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints id and state of each tunnel, and how many policies its
 * SAs serve.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static const char *name_of(WFPX_SA_CONTEXT_STATE state)
{
	switch (state) {
	case WFPX_SA_CONTEXT_UP:
		return "up";
	case WFPX_SA_CONTEXT_REKEYING:
		return "rekeying";
	case WFPX_SA_CONTEXT_DRAINING:
		return "draining";
	case WFPX_SA_CONTEXT_HALF:
		return "half";
	}
	return "unknown";
}

int main(void)
{
	HANDLE engine, contexts;
	WFPX_SA_CONTEXT0 **entries;
	UINT32 count;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result =
		IPsecSaContextCreateEnumHandle0(engine, NULL, &contexts);
	if (result == ERROR_SUCCESS) {
		do {
			result = WfpxSaContextEnum0(
				engine, contexts, 100, &entries, &count);
			for (UINT32 i = 0; i < count; i++)
				printf("0x%016llx %s, %u "
					   "policies\n",
					entries[i]->context.saContextId,
					name_of(entries[i]->state),
					entries[i]->numPoliciesServed);
			FwpmFreeMemory0((void **)&entries);
		} while (count == 100);
		IPsecSaContextDestroyEnumHandle0(engine, contexts);
	}
	return FwpmEngineClose0(engine) || result;
}
