/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists the IKE SAs with their children, and shows the one whose
 * saId, mmSaId or saContextId is the argument.
 */
#include <windows.h>
#include <fwpmu.h>
#include <wfpxfrm.h>
#include <stdio.h>
#include <stdlib.h>

/* Peers choose some of these texts: a terminal may obey them. */
static void say(const wchar_t *text)
{
	putchar(' ');
	for (; text && *text; text++)
		putchar(*text >= L' ' && *text < 0x7f ? (char)*text : '?');
}

static void show(const WFPX_IKE_SA0 *sa)
{
	printf("%016llx", sa->details.saId);
	say(sa->connection);
	say(sa->remoteUser ? sa->remoteUser : sa->remoteIdentity);
	for (UINT32 i = 0; i < sa->numChildren; i++)
		say(sa->children[i]->name);
	puts("");
}

static DWORD show_all(HANDLE engine)
{
	WFPX_IKE_SA0 **entries = NULL;
	HANDLE handle;
	UINT32 count = 0;
	DWORD result;

	result = IkeextSaCreateEnumHandle0(engine, NULL, &handle);
	if (result == ERROR_SUCCESS)
		result = WfpxIkeSaEnum0(
			engine, handle, 0xffffffff, &entries, &count);
	for (UINT32 i = 0; i < count; i++)
		show(entries[i]);
	FwpmFreeMemory0((void **)&entries);
	IkeextSaDestroyEnumHandle0(engine, handle);
	return result;
}

static DWORD show_one(HANDLE engine, UINT64 id)
{
	WFPX_IKE_SA0 *sa;
	DWORD result = WfpxIkeSaGetById0(engine, id, &sa);

	if (result == ERROR_SUCCESS)
		show(sa);
	FwpmFreeMemory0((void **)&sa);
	return result;
}

int main(int argc, char **argv)
{
	HANDLE engine;
	DWORD result;

	if (FwpmEngineOpen0(
			NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 1;
	result = argc > 1
		? show_one(engine, strtoull(argv[1], NULL, 16))
		: show_all(engine);
	if (result != ERROR_SUCCESS)
		fprintf(stderr, "%s\n", WfpxErrorText0(result));
	return FwpmEngineClose0(engine) || result;
}
