/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* GUIDs and UUIDs: new ones, their text, and comparisons. */
#include <windows.h>
#include <ObjBase.h>
#include <Rpc.h>
#include <initguid.h>

#include "expect.h"

// {01234567-89AB-CDEF-0123-456789ABCDEF}
DEFINE_GUID(MY_PROVIDER, 0x01234567, 0x89ab, 0xcdef, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd,
	    0xef);

static void TestText(void)
{
	WCHAR wszGuid[39];
	GUID guid;
	UUID uuid;
	RPC_WSTR pwszUuid = NULL;
	RPC_CSTR pszUuid = NULL;
	LPOLESTR pwszClass = NULL;

	EXPECT(StringFromGUID2(BY_REFERENCE(MY_PROVIDER), wszGuid, ARRAYSIZE(wszGuid)) == 39);
	EXPECT(wcscmp(wszGuid, L"{01234567-89AB-CDEF-0123-456789ABCDEF}") == 0);
	EXPECT(StringFromGUID2(BY_REFERENCE(MY_PROVIDER), wszGuid, 38) == 0);
	EXPECT(CLSIDFromString(L"{01234567-89ab-cdef-0123-456789abcdef}", &guid) == NOERROR);
	EXPECT(IsEqualGUID(BY_REFERENCE(guid), BY_REFERENCE(MY_PROVIDER)));
	EXPECT(CLSIDFromString(L"01234567-89ab-cdef-0123-456789abcdef", &guid) == CO_E_CLASSSTRING);
	EXPECT(IsEqualGUID(BY_REFERENCE(guid), BY_REFERENCE(GUID_NULL)));
	EXPECT(CLSIDFromString(L"{01234567-89ab-cdef-0123-456789abcdef}x", &guid) ==
	       CO_E_CLASSSTRING);
	EXPECT(CLSIDFromString(L"{0123", &guid) == CO_E_CLASSSTRING);
	EXPECT(StringFromCLSID(BY_REFERENCE(MY_PROVIDER), &pwszClass) == S_OK);
	EXPECT(pwszClass != NULL && pwszClass[0] == L'{');
	CoTaskMemFree(pwszClass);
	EXPECT(UuidToStringW(&MY_PROVIDER, &pwszUuid) == RPC_S_OK);
	EXPECT(wcscmp((LPCWSTR)pwszUuid, L"01234567-89ab-cdef-0123-456789abcdef") == 0);
	EXPECT(UuidFromStringW(pwszUuid, &uuid) == RPC_S_OK);
	EXPECT(InlineIsEqualGUID(BY_REFERENCE(uuid), BY_REFERENCE(MY_PROVIDER)));
	EXPECT(RpcStringFreeW(&pwszUuid) == RPC_S_OK && pwszUuid == NULL);
	EXPECT(UuidToStringA(&MY_PROVIDER, &pszUuid) == RPC_S_OK);
	EXPECT(strcmp((const char *)pszUuid, "01234567-89ab-cdef-0123-456789abcdef") == 0);
	pszUuid[0] = 'g';
	EXPECT(UuidFromStringA(pszUuid, &uuid) == RPC_S_INVALID_STRING_UUID);
	EXPECT(RpcStringFreeA(&pszUuid) == RPC_S_OK);
}

static void TestNew(void)
{
	GUID first, second;
	UUID uuid;
	RPC_STATUS status;

	EXPECT(SUCCEEDED(CoCreateGuid(&first)) && SUCCEEDED(CoCreateGuid(&second)));
	EXPECT(!IsEqualGUID(BY_REFERENCE(first), BY_REFERENCE(second)));
	EXPECT((first.Data3 & 0xf000) == 0x4000 && (first.Data4[0] & 0xc0) == 0x80);
	EXPECT(UuidCreate(&uuid) == RPC_S_OK && !UuidIsNil(&uuid, &status));
	EXPECT(UuidEqual(&uuid, &uuid, &status) && status == RPC_S_OK);
	EXPECT(UuidCompare(&uuid, NULL, &status) == 1);
	EXPECT(UuidCreateNil(&uuid) == RPC_S_OK && UuidIsNil(&uuid, &status));
	EXPECT(CoCreateGuid(NULL) == E_INVALIDARG);
}

/* The text that most programs print of a GUID. */
static void TestPrinted(void)
{
	TCHAR szGuid[64];
	const GUID *pGuid = &MY_PROVIDER;

	wsprintf(szGuid, TEXT("{%08lX-%04X-%04X-%02X%02X-%02X%02X%02X%02X%02X%02X}"), pGuid->Data1,
		 pGuid->Data2, pGuid->Data3, pGuid->Data4[0], pGuid->Data4[1], pGuid->Data4[2],
		 pGuid->Data4[3], pGuid->Data4[4], pGuid->Data4[5], pGuid->Data4[6],
		 pGuid->Data4[7]);
	EXPECT(lstrlen(szGuid) == 38);
#ifdef UNICODE
	EXPECT(wcscmp(szGuid, L"{01234567-89AB-CDEF-0123-456789ABCDEF}") == 0);
#else
	EXPECT(strcmp(szGuid, "{01234567-89AB-CDEF-0123-456789ABCDEF}") == 0);
#endif
}

int main(void)
{
	TestText();
	TestNew();
	TestPrinted();
	return failures;
}
