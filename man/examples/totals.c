/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints after ten seconds, or as many as the argument says, what
 * each tunnel has carried, whatever became of its SAs meanwhile.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void print_totals(HANDLE engine, HANDLE events)
{
	WFPX_TUNNEL_TOTALS0 **entries;
	UINT32 count;

	if (WfpxTunnelTotalsGet0(engine, events, &entries, &count))
		return;
	for (UINT32 i = 0; i < count; i++)
		printf("0x%016llx in %llu out %llu bytes, %llu rekeys\n",
		       entries[i]->tunnelId, entries[i]->bytesIn,
		       entries[i]->bytesOut, entries[i]->rekeys);
	FwpmFreeMemory0((void **)&entries);
}

int main(int argc, char **argv)
{
	time_t end = time(NULL) + (argc > 1 ? atoi(argv[1]) : 10);
	struct pollfd readable = { .events = POLLIN };
	WFPX_EVENT0 *event;
	HANDLE engine, events;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = WfpxEventSubscribe0(engine, NULL, NULL, NULL, &events);
	if (result == ERROR_SUCCESS)
		result = WfpxEventGetDescriptor0(engine, events,
						 &readable.fd);
	while (result == ERROR_SUCCESS && time(NULL) < end) {
		poll(&readable, 1, 1000);
		while (!WfpxEventNext0(engine, events, 0, &event))
			FwpmFreeMemory0((void **)&event);
	}
	if (result == ERROR_SUCCESS)
		print_totals(engine, events);
	else
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	return FwpmEngineClose0(engine) || result;
}
