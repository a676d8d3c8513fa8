/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Security identifiers: text and accounts. */
#include <windows.h>
#include <Sddl.h>
#include <tchar.h>

#include "expect.h"

static void TestText(void)
{
	PSID pSid = NULL, pSame = NULL;
	LPTSTR pszSid = NULL;
	LPWSTR pszWide = NULL;
	LPSTR pszNarrow = NULL;
	SID invalid = { 9, 1, { { 0, 0, 0, 0, 0, 5 } }, { 18 } };

	EXPECT(ConvertStringSidToSid(TEXT("S-1-22-1-1000"), &pSid) && IsValidSid(pSid));
	EXPECT(GetLengthSid(pSid) == 16);
	EXPECT(ConvertSidToStringSid(pSid, &pszSid) && _tcscmp(pszSid, _T("S-1-22-1-1000")) == 0);
	EXPECT(LocalFree(pszSid) == NULL);
	EXPECT(ConvertSidToStringSidA(pSid, &pszNarrow) && strcmp(pszNarrow, "S-1-22-1-1000") == 0);
	EXPECT(ConvertStringSidToSidA(pszNarrow, &pSame) && EqualSid(pSid, pSame));
	LocalFree(pszNarrow);
	LocalFree(pSame);
	LocalFree(pSid);
	EXPECT(ConvertStringSidToSidW(L"S-1-0x123456789abc-1-2-3", &pSid));
	EXPECT(ConvertSidToStringSidW(pSid, &pszWide));
	EXPECT(wcscmp(pszWide, L"S-1-0x123456789abc-1-2-3") == 0);
	LocalFree(pszWide);
	LocalFree(pSid);
	EXPECT(!ConvertSidToStringSidW(&invalid, &pszWide) && GetLastError() == ERROR_INVALID_SID);
	EXPECT(!ConvertSidToStringSidW(NULL, &pszWide) &&
	       GetLastError() == ERROR_INVALID_PARAMETER);
	EXPECT(!ConvertStringSidToSidA("S-2-5-18", &pSid) && GetLastError() == ERROR_INVALID_SID);
	EXPECT(!ConvertStringSidToSidA("S-1-5", &pSid) &&
	       !ConvertStringSidToSidA("S-1-5-x", &pSid));
	EXPECT(!ConvertStringSidToSidA("S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16", &pSid));
	EXPECT(!ConvertStringSidToSidA("S-1-5-4294967296", &pSid));
}

/* A SID may have no sub-authorities, and no memory for any. */
static void TestShortest(void)
{
	static const BYTE bytes[8] = { 1, 0, 0, 0, 0, 0, 0, 22 };
	PSID pSid = LocalAlloc(LMEM_FIXED, sizeof(bytes));
	TCHAR szName[8];
	DWORD cchName = 8, cchDomain = 8;
	SID_NAME_USE eUse;
	LPSTR pszSid = NULL;

	CopyMemory(pSid, bytes, sizeof(bytes));
	EXPECT(IsValidSid(pSid) && GetLengthSid(pSid) == 8 && EqualSid(pSid, pSid));
	EXPECT(ConvertSidToStringSidA(pSid, &pszSid) && strcmp(pszSid, "S-1-22") == 0);
	EXPECT(!LookupAccountSid(NULL, pSid, szName, &cchName, szName, &cchDomain, &eUse));
	EXPECT(GetLastError() == ERROR_NONE_MAPPED);
	LocalFree(pszSid);
	LocalFree(pSid);
}

static void TestAccounts(void)
{
	TCHAR szName[64], szDomain[64];
	DWORD cchName = ARRAYSIZE(szName), cchDomain = ARRAYSIZE(szDomain);
	SID_NAME_USE eUse = SidTypeUnknown;
	PSID pRoot = NULL, pGroup = NULL, pOther = NULL;

	EXPECT(ConvertStringSidToSidW(L"S-1-22-1-0", &pRoot));
	EXPECT(ConvertStringSidToSidW(L"S-1-22-2-0", &pGroup));
	EXPECT(ConvertStringSidToSidW(L"S-1-5-18", &pOther));
	EXPECT(LookupAccountSid(NULL, pRoot, szName, &cchName, szDomain, &cchDomain, &eUse));
	EXPECT(_tcscmp(szName, _T("root")) == 0 && _tcscmp(szDomain, _T("Unix User")) == 0);
	EXPECT(eUse == SidTypeUser && cchName == 4 && cchDomain == 9);
	cchName = cchDomain = 0;
	EXPECT(!LookupAccountSid(NULL, pRoot, NULL, &cchName, NULL, &cchDomain, &eUse));
	EXPECT(GetLastError() == ERROR_INSUFFICIENT_BUFFER && cchName == 5 && cchDomain == 10);
	cchName = cchDomain = 64;
	EXPECT(LookupAccountSid(NULL, pGroup, szName, &cchName, szDomain, &cchDomain, &eUse));
	EXPECT(eUse == SidTypeGroup);
	cchName = cchDomain = 64;
	EXPECT(!LookupAccountSid(NULL, pOther, szName, &cchName, szDomain, &cchDomain, &eUse));
	EXPECT(GetLastError() == ERROR_NONE_MAPPED);
	EXPECT(!LookupAccountSid(TEXT("host"), pRoot, szName, &cchName, szDomain, &cchDomain,
				 &eUse));
	EXPECT(GetLastError() == RPC_S_SERVER_UNAVAILABLE);
	LocalFree(pRoot);
	LocalFree(pGroup);
	LocalFree(pOther);
}

int main(void)
{
	TestText();
	TestShortest();
	TestAccounts();
	return failures;
}
