/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists all tunnels, also those that are down, with their states and outer ends.
 *
 *	cc tunnels.c $(pkg-config --cflags --libs fwpuclnt)
 *
 * Run it as root, on Linux: Windows has no such function.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <arpa/inet.h>
#include <stdio.h>

#define PAGE_SIZE 100

static DWORD complain(const char *what, DWORD result)
{
	fprintf(stderr, "%s: %s\n", what, WfpxErrorText0(result));
	return result;
}

static const char *state_name(WFPX_TUNNEL_STATE state)
{
	switch (state) {
	case WFPX_TUNNEL_UP:
		return "up";
	case WFPX_TUNNEL_REKEYING:
		return "rekeying";
	case WFPX_TUNNEL_DRAINING:
		return "draining";
	case WFPX_TUNNEL_HALF:
		return "half";
	case WFPX_TUNNEL_DOWN:
		return "down";
	case WFPX_TUNNEL_LARVAL:
		return "larval";
	}
	return "unknown";
}

/* An end is not known, for example, while a policy for a whole network has no SA. */
static void print_address(const WFPX_ADDRESS0 *address)
{
	char text[INET6_ADDRSTRLEN] = "-";
	UINT32 network = htonl(address->v4Address);

	if (address->ipVersion == FWP_IP_VERSION_V4)
		inet_ntop(AF_INET, &network, text, sizeof(text));
	else if (address->ipVersion == FWP_IP_VERSION_V6)
		inet_ntop(AF_INET6, address->v6Address, text, sizeof(text));
	printf(" %s", text);
}

/* Prints "0x1234567890abcdef up 192.0.2.1 198.51.100.2 reqid 1". */
static void print_tunnel(const WFPX_TUNNEL0 *tunnel)
{
	printf("0x%016llx %s", tunnel->tunnelId, state_name(tunnel->state));
	print_address(&tunnel->localAddress);
	print_address(&tunnel->remoteAddress);
	printf(" reqid %u", tunnel->reqid);
	if (tunnel->state == WFPX_TUNNEL_LARVAL)
		printf(", for %llu s", tunnel->larvalAgeSeconds);
	printf("\n");
}

/* A page with fewer entries than requested is the last one. One call frees a whole page. */
static DWORD print_pages(HANDLE engine, HANDLE enumHandle)
{
	WFPX_TUNNEL0 **entries;
	UINT32 count;
	DWORD result;

	do {
		result = WfpxTunnelEnum0(engine, enumHandle, PAGE_SIZE, &entries, &count);
		if (result != ERROR_SUCCESS)
			return complain("WfpxTunnelEnum0", result);
		for (UINT32 i = 0; i < count; i++)
			print_tunnel(entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count == PAGE_SIZE);
	return ERROR_SUCCESS;
}

/* The handle holds a snapshot: tunnels that come or go later do not disturb the loop. */
static DWORD print_all(HANDLE engine)
{
	HANDLE enumHandle;
	DWORD result;

	result = WfpxTunnelCreateEnumHandle0(engine, NULL, &enumHandle);
	if (result != ERROR_SUCCESS)
		return complain("WfpxTunnelCreateEnumHandle0", result);
	result = print_pages(engine, enumHandle);
	WfpxTunnelDestroyEnumHandle0(engine, enumHandle);
	return result;
}

int main(void)
{
	HANDLE engine;
	DWORD result;

	result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (result != ERROR_SUCCESS) {
		complain("FwpmEngineOpen0", result);
		return 1;
	}
	result = print_all(engine);
	FwpmEngineClose0(engine);
	return result == ERROR_SUCCESS ? 0 : 1;
}
