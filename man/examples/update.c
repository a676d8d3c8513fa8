/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Encapsulates the ESP of the context whose id is the argument in
 * UDP, from and to port 4500, because a NAT was found on the way.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	UINT64 id = argc > 1 ? strtoull(argv[1], NULL, 16) : 0;
	IPSEC_V4_UDP_ENCAPSULATION0 ports = { 4500, 4500 };
	IPSEC_SA_CONTEXT1 *context;
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = IPsecSaContextGetById1(engine, id, &context);
	if (result == ERROR_SUCCESS) {
		if (context->inboundSa)
			context->inboundSa->udpEncapsulation = &ports;
		if (context->outboundSa)
			context->outboundSa->udpEncapsulation = &ports;
		result = IPsecSaContextUpdate0(engine,
			IPSEC_SA_DETAILS_UPDATE_UDP_ENCAPSULATION, context);
		FwpmFreeMemory0((void **)&context);
	}
	puts(WfpxErrorText0(result));
	return FwpmEngineClose0(engine) || result;
}
