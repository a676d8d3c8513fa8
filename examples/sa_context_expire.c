/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Expires an SA context: no packet is sent through it any more, but packets that the peer has sent
 * already are still accepted for a minute.
 *
 *	cc sa_context_expire.c $(pkg-config --cflags --libs fwpuclnt)
 *	./a.out 0xc00000011234abcd
 *
 * The argument is the id of a context, as printed by sa_context_enum. Run it as root. Only its
 * messages are specific to Linux: on Windows, link it with fwpuclnt.lib.
 */
#include <windows.h>
#include <fwpmu.h>
#ifdef __linux__
#include <wfpxfrm.h> /* WfpxErrorText0(), which Windows has not */
#endif
#include <stdio.h>
#include <stdlib.h>

static DWORD complain(const char *what, DWORD result)
{
	fprintf(stderr, "%s: error 0x%08lx\n", what, (unsigned long)result);
#ifdef __linux__
	fprintf(stderr, "%s\n", WfpxErrorText0(result));
#endif
	return result;
}

/*
 * When the call returns, the outbound SA is gone. The inbound SA lasts for another minute, and the
 * kernel then deletes it: the program need not wait.
 */
static DWORD expire(UINT64 id)
{
	HANDLE engine;
	DWORD result;

	result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (result != ERROR_SUCCESS)
		return complain("FwpmEngineOpen0", result);
	result = IPsecSaContextExpire0(engine, id);
	if (result != ERROR_SUCCESS)
		complain("IPsecSaContextExpire0", result);
	FwpmEngineClose0(engine);
	return result;
}

int main(int argc, char **argv)
{
	char *end = NULL;
	UINT64 id = argc == 2 ? strtoull(argv[1], &end, 16) : 0;

	if (id == 0 || *end) {
		fprintf(stderr, "usage: sa_context_expire ID\n");
		return 2;
	}
	return expire(id) == ERROR_SUCCESS ? 0 : 1;
}
