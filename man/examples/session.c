/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Opens a session with a name, and says why if that fails. An
 * argument names a network namespace, such as netns:blue or
 * pid:1; without an argument the session is in that of the
 * program.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	wchar_t name[] = L"example", server[256] = L"";
	FWPM_SESSION0 session = { .displayData.name = name };
	HANDLE engine;
	DWORD result;

	if (argc > 1 && mbstowcs(server, argv[1], 255) == (size_t)-1)
		return 2;
	result = FwpmEngineOpen0(argc > 1 ? server : NULL,
		RPC_C_AUTHN_DEFAULT, NULL, &session, &engine);
	if (result != ERROR_SUCCESS) {
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
		return 1;
	}
	puts("The session is open.");
	return FwpmEngineClose0(engine) != ERROR_SUCCESS;
}
