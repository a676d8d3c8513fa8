// SPDX-License-Identifier: LGPL-2.1-or-later
//
// Lists the sessions of the filter engine: processes, users by their security identifiers, and
// keys.
//
// This source is written for Windows: with Visual Studio, "cl /DUNICODE /D_UNICODE sessions.c". On
// Linux it compiles as it is, with the package fwpuclnt-win32:
//
//	cc -DUNICODE -D_UNICODE sessions.c $(pkg-config --cflags --libs fwpuclnt-win32)
//
#include <windows.h>
#include <fwpmu.h>
#include <objbase.h>
#include <sddl.h>
#include <stdio.h>

#pragma comment(lib, "fwpuclnt.lib")
#pragma comment(lib, "advapi32.lib")
#pragma comment(lib, "ole32.lib")

#define PAGE_SIZE 50

static void PrintError(PCWSTR pwszFunction, DWORD dwError)
{
	WCHAR wszMessage[256];

	if (!FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
			    dwError, 0, wszMessage, ARRAYSIZE(wszMessage), NULL))
		wcscpy_s(wszMessage, ARRAYSIZE(wszMessage), L"(no text)\n");
	fwprintf(stderr, L"%s: error %lu (0x%08lX): %s", pwszFunction, dwError, dwError,
		 wszMessage);
}

static void PrintUser(SID *pSid)
{
	WCHAR wszName[128], wszDomain[128];
	DWORD cchName = ARRAYSIZE(wszName), cchDomain = ARRAYSIZE(wszDomain);
	SID_NAME_USE eUse = SidTypeUnknown;
	LPWSTR pwszSid = NULL;

	if (pSid == NULL || !ConvertSidToStringSidW(pSid, &pwszSid)) {
		wprintf(L"  user    unknown\n");
		return;
	}
	if (LookupAccountSidW(NULL, pSid, wszName, &cchName, wszDomain, &cchDomain, &eUse))
		wprintf(L"  user    %s\\%s (%s)\n", wszDomain, wszName, pwszSid);
	else
		wprintf(L"  user    %s (error %lu)\n", pwszSid, GetLastError());
	LocalFree(pwszSid);
}

static void PrintSession(const FWPM_SESSION0 *pSession)
{
	WCHAR wszKey[39];

	wprintf(L"process %lu: %s\n", pSession->processId, pSession->displayData.name);
	StringFromGUID2(&pSession->sessionKey, wszKey, ARRAYSIZE(wszKey));
	wprintf(L"  key     %s\n", wszKey);
	PrintUser(pSession->sid);
	wprintf(L"  flags   0x%08X%S\n", pSession->flags,
		pSession->flags & FWPM_SESSION_FLAG_DYNAMIC ? " (dynamic)" : "");
}

int wmain(void)
{
	FWPM_SESSION0 session;
	FWPM_SESSION0 **ppSessions = NULL;
	HANDLE engineHandle = NULL;
	HANDLE enumHandle = NULL;
	UINT32 count = 0;
	UINT32 i;
	DWORD result;
	WCHAR wszName[] = L"sessions example";

	ZeroMemory(&session, sizeof(session));
	session.displayData.name = wszName;
	session.flags = FWPM_SESSION_FLAG_DYNAMIC;
	if (FAILED(CoCreateGuid(&session.sessionKey)))
		return 1;

	result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, &session, &engineHandle);
	if (result != ERROR_SUCCESS) {
		PrintError(L"FwpmEngineOpen0", result);
		return 1;
	}
	result = FwpmSessionCreateEnumHandle0(engineHandle, NULL, &enumHandle);
	if (result != ERROR_SUCCESS) {
		PrintError(L"FwpmSessionCreateEnumHandle0", result);
		FwpmEngineClose0(engineHandle);
		return 1;
	}
	do {
		result = FwpmSessionEnum0(engineHandle, enumHandle, PAGE_SIZE, &ppSessions, &count);
		if (result != ERROR_SUCCESS) {
			PrintError(L"FwpmSessionEnum0", result);
			break;
		}
		for (i = 0; i < count; i++)
			PrintSession(ppSessions[i]);
		FwpmFreeMemory0((void **)&ppSessions);
	} while (count == PAGE_SIZE);
	FwpmSessionDestroyEnumHandle0(engineHandle, enumHandle);
	FwpmEngineClose0(engineHandle);
	return result == ERROR_SUCCESS ? 0 : 1;
}
