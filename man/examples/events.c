/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Prints SAs that come and go, with what they have carried, and
 * tunnels that come up and go down, until a minute passes without
 * an event. The argument is another number of milliseconds.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>
#include <stdlib.h>

static void print(const WFPX_EVENT0 *event)
{
	if (event->type == WFPX_EVENT_SA_ADDED)
		printf("added 0x%08x\n", (unsigned)event->sa->spi);
	else if (event->sa)
		printf("ended 0x%08x, %llu bytes\n",
		       (unsigned)event->sa->spi, event->sa->bytes);
	else
		printf("tunnel %s\n",
		       event->type == WFPX_EVENT_TUNNEL_UP ? "up" : "down");
	fflush(stdout);
}

int main(int argc, char **argv)
{
	UINT32 wait = argc > 1 ? (UINT32)atoi(argv[1]) : 60000;
	WFPX_EVENT_SUBSCRIPTION0 wanted = {
		.types = WFPX_EVENT_SA_ADDED | WFPX_EVENT_SA_REMOVED |
			 WFPX_EVENT_SA_EXPIRED | WFPX_EVENT_TUNNEL_UP |
			 WFPX_EVENT_TUNNEL_DOWN,
	};
	WFPX_EVENT0 *event;
	HANDLE engine, events;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = WfpxEventSubscribe0(engine, &wanted, NULL, NULL,
				     &events);
	while (result == ERROR_SUCCESS) {
		result = WfpxEventNext0(engine, events, wait, &event);
		if (result != ERROR_SUCCESS)
			break;
		if (event->type == WFPX_EVENT_RESYNCHRONISED)
			puts("some of these happened earlier");
		else
			print(event);
		FwpmFreeMemory0((void **)&event);
	}
	if (result == FWP_E_TIMEOUT)
		WfpxEventUnsubscribe0(engine, events);
	else
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	return FwpmEngineClose0(engine) || result != FWP_E_TIMEOUT;
}
