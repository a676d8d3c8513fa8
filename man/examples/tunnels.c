/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Says which tunnels are down: a policy asks for SAs, and there
 * are none. A tunnel keeps its id when SAs come and go.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static void print(const WFPX_TUNNEL0 *tunnel)
{
	const char *state = "down";

	if (tunnel->state == WFPX_TUNNEL_LARVAL)
		state = "being negotiated";
	else if (tunnel->state != WFPX_TUNNEL_DOWN)
		return;
	printf("0x%016llx (reqid %u) is %s\n", tunnel->tunnelId,
		tunnel->reqid, state);
}

int main(void)
{
	HANDLE engine, tunnels;
	WFPX_TUNNEL0 **entries;
	UINT32 count;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = WfpxTunnelCreateEnumHandle0(engine, NULL, &tunnels);
	if (result == ERROR_SUCCESS) {
		do {
			result = WfpxTunnelEnum0(
				engine, tunnels, 100, &entries, &count);
			for (UINT32 i = 0; i < count; i++)
				print(entries[i]);
			FwpmFreeMemory0((void **)&entries);
		} while (count == 100);
		WfpxTunnelDestroyEnumHandle0(engine, tunnels);
	}
	return FwpmEngineClose0(engine) || result;
}
