/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists what the contexts are called: by the lines of a names file, or
 * else by the keying daemon.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>

static void say(const WFPX_SA_CONTEXT0 *context)
{
	const WFPX_NAMES0 *names = context->names;

	if (names && names->name)
		printf("%016llx is called %ls\n",
			context->context.saContextId, names->name);
}

static DWORD list(HANDLE engine)
{
	WFPX_SNAPSHOT_INFO0 info = { 0 };
	WFPX_SA_CONTEXT0 **entries = NULL;
	HANDLE handle;
	UINT32 count = 0;
	DWORD result;

	result = IPsecSaContextCreateEnumHandle0(engine, NULL, &handle);
	if (result != ERROR_SUCCESS)
		return result;
	result = WfpxSaContextEnum0(
		engine, handle, 0xffffffff, &entries, &count);
	for (UINT32 i = 0; i < count; i++)
		say(entries[i]);
	FwpmFreeMemory0((void **)&entries);
	WfpxSnapshotGetInfo0(engine, handle, &info);
	if (info.namesFileLine)
		printf("line %u: %s\n", info.namesFileLine,
			info.namesFileProblem);
	IPsecSaContextDestroyEnumHandle0(engine, handle);
	return result;
}

int main(void)
{
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	WfpxEngineSetOption0(engine, WFPX_ENGINE_OPTION_NAMES, 1);
	result = WfpxEngineSetNamesFile0(engine, L"/etc/tunnels");
	if (result == ERROR_SUCCESS)
		result = list(engine);
	FwpmEngineClose0(engine);
	return result == ERROR_SUCCESS ? 0 : 1;
}
