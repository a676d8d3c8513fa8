/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints the ids of SA contexts that come and go, until there is
 * something to read from standard input, or its end.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static void print(void *context,
		  const IPSEC_SA_CONTEXT_CHANGE0 *change)
{
	(void)context;
	printf("%s 0x%016llx\n",
	       change->changeType == IPSEC_SA_CONTEXT_EVENT_ADD ? "new"
								: "gone",
	       change->saContextId);
	fflush(stdout);
}

int main(void)
{
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 all = { 0 };
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 **entries;
	HANDLE engine, changes;
	UINT32 count;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = IPsecSaContextSubscribe0(engine, &all, print, NULL,
					  &changes);
	if (result == ERROR_SUCCESS) {
		IPsecSaContextSubscriptionsGet0(engine, &entries, &count);
		printf("subscriptions: %u\n", (unsigned)count);
		fflush(stdout);
		FwpmFreeMemory0((void **)&entries);
		getchar();
		IPsecSaContextUnsubscribe0(engine, changes);
	} else {
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	}
	return FwpmEngineClose0(engine) || result;
}
