/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists the sessions of the filter engine: the processes that have access, with the names that they
 * gave their sessions.
 *
 *	cc session_enum.c $(pkg-config --cflags --libs fwpuclnt)
 *
 * Run it as root. Only its messages are specific to Linux: on Windows, link it with
 * fwpuclnt.lib.
 */
#include <windows.h>
#include <fwpmu.h>
#ifdef __linux__
#include <wfpxfrm.h> /* WfpxErrorText0(), which Windows has not */
#endif
#include <locale.h>
#include <stdio.h>

#define PAGE_SIZE 100

static DWORD complain(const char *what, DWORD result)
{
	fprintf(stderr, "%s: error 0x%08lx\n", what, (unsigned long)result);
#ifdef __linux__
	fprintf(stderr, "%s\n", WfpxErrorText0(result));
#endif
	return result;
}

static void print_key(const GUID *key)
{
	printf("{%08lx-%04x-%04x-%02x%02x-", (unsigned long)key->Data1, (unsigned)key->Data2,
	       (unsigned)key->Data3, (unsigned)key->Data4[0], (unsigned)key->Data4[1]);
	for (int i = 2; i < 8; i++)
		printf("%02x", (unsigned)key->Data4[i]);
	printf("}");
}

/* Prints "4711 root {...} a monitor": process, user, key, name. Missing texts are NULL. */
static void print_session(const FWPM_SESSION0 *session)
{
	const wchar_t *user = session->username, *name = session->displayData.name;

	printf("%lu %ls ", (unsigned long)session->processId, user ? user : L"-");
	print_key(&session->sessionKey);
	printf(" %ls%s%s\n", name ? name : L"-",
	       session->flags & FWPM_SESSION_FLAG_DYNAMIC ? ", dynamic" : "",
	       session->kernelMode ? ", kernel mode" : "");
}

/* A page with fewer entries than requested is the last one. One call frees a whole page. */
static DWORD print_pages(HANDLE engine, HANDLE enumHandle)
{
	FWPM_SESSION0 **entries;
	UINT32 count;
	DWORD result;

	do {
		result = FwpmSessionEnum0(engine, enumHandle, PAGE_SIZE, &entries, &count);
		if (result != ERROR_SUCCESS)
			return complain("FwpmSessionEnum0", result);
		for (UINT32 i = 0; i < count; i++)
			print_session(entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count == PAGE_SIZE);
	return ERROR_SUCCESS;
}

static DWORD print_all(HANDLE engine)
{
	HANDLE enumHandle;
	DWORD result;

	result = FwpmSessionCreateEnumHandle0(engine, NULL, &enumHandle);
	if (result != ERROR_SUCCESS)
		return complain("FwpmSessionCreateEnumHandle0", result);
	result = print_pages(engine, enumHandle);
	FwpmSessionDestroyEnumHandle0(engine, enumHandle);
	return result;
}

/* The program names its own session, so that a reader can recognise it in the list. */
int main(void)
{
	static wchar_t name[] = L"session_enum";
	FWPM_SESSION0 session = { 0 };
	HANDLE engine;
	DWORD result;

	setlocale(LC_ALL, "");
	session.displayData.name = name;
	result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, &session, &engine);
	if (result != ERROR_SUCCESS) {
		complain("FwpmEngineOpen0", result);
		return 1;
	}
	result = print_all(engine);
	FwpmEngineClose0(engine);
	return result == ERROR_SUCCESS ? 0 : 1;
}
