/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* FormatMessage: codes, inserts, lines. */
#include <windows.h>
#include <strsafe.h>

#include "expect.h"

static void TestCodes(void)
{
	LPWSTR pszMessage = NULL;
	CHAR szMessage[200];
	WCHAR wszMessage[200], wszSame[200];
	DWORD cch;

	cch = FormatMessageW(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM |
				     FORMAT_MESSAGE_IGNORE_INSERTS,
			     NULL, FWP_E_SESSION_ABORTED, MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT),
			     (LPWSTR)&pszMessage, 0, NULL);
	EXPECT(cch > 10 && pszMessage != NULL && cch == wcslen(pszMessage));
	EXPECT(pszMessage != NULL && wcscmp(pszMessage + cch - 2, L"\r\n") == 0);
	LocalFree(pszMessage);
	cch = FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_MAX_WIDTH_MASK, NULL,
			     ERROR_ACCESS_DENIED, 0, szMessage, sizeof(szMessage), NULL);
	EXPECT(cch == strlen(szMessage) && cch > 1 && szMessage[cch - 1] == ' ');
	FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM, NULL, ERROR_ACCESS_DENIED, 0, wszMessage, 200,
		       NULL);
	FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM, NULL,
		       (DWORD)HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED), 0, wszSame, 200, NULL);
	EXPECT(wcscmp(wszMessage, wszSame) == 0);
	EXPECT(FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM, NULL, 0xC0220008U, 0, wszMessage, 200,
			      NULL));
	EXPECT(FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM, NULL, FWP_E_NOT_FOUND, 0, wszSame, 200,
			      NULL));
	EXPECT(wcscmp(wszMessage, wszSame) == 0);
	EXPECT(FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, NULL, 0x12345, 0, szMessage, 200, NULL) ==
	       0);
	EXPECT(GetLastError() == ERROR_MR_MID_NOT_FOUND);
	EXPECT(FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, NULL, ERROR_SUCCESS, 0, szMessage, 5,
			      NULL) == 0);
	EXPECT(GetLastError() == ERROR_INSUFFICIENT_BUFFER);
	EXPECT(FormatMessageA(0, NULL, ERROR_SUCCESS, 0, szMessage, 5, NULL) == 0);
	EXPECT(GetLastError() == ERROR_INVALID_PARAMETER);
	for (DWORD code = FWP_E_CALLOUT_NOT_FOUND; code <= FWP_E_IKEEXT_NOT_RUNNING; code++)
		EXPECT(FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, NULL, code, 0, szMessage, 200,
				      NULL));
}

static DWORD FormatList(LPWSTR pszTo, DWORD cch, LPCWSTR pszFormat, ...)
{
	va_list list;
	DWORD result;

	va_start(list, pszFormat);
	result = FormatMessageW(FORMAT_MESSAGE_FROM_STRING, pszFormat, 0, 0, pszTo, cch, &list);
	va_end(list);
	return result;
}

static DWORD FormatNarrowList(LPSTR pszTo, DWORD cch, LPCSTR pszFormat, ...)
{
	va_list list;
	DWORD result;

	va_start(list, pszFormat);
	result = FormatMessageA(FORMAT_MESSAGE_FROM_STRING, pszFormat, 0, 0, pszTo, cch, &list);
	va_end(list);
	return result;
}

static void TestInserts(void)
{
	WCHAR text[200];
	CHAR narrow[200];
	WCHAR one[] = L"one", two[] = L"two";
	DWORD_PTR array[] = { (DWORD_PTR)4,   (DWORD_PTR)2, (DWORD_PTR)one,
			      (DWORD_PTR)two, (DWORD_PTR)6, (DWORD_PTR)two };

	EXPECT(FormatList(text, 200, L"%1 and %2, %1", L"a", L"b") == 10);
	EXPECT(wcscmp(text, L"a and b, a") == 0);
	EXPECT(FormatList(text, 200, L"%1!08lx! %2!S! %3!I64u!", 0xbeefU, "narrow", 5000000000ULL));
	EXPECT(wcscmp(text, L"0000beef narrow 5000000000") == 0);
	EXPECT(FormatMessageW(FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY,
			      L"%1!*.*s! %4 %5!*s!", 0, 0, text, 200, (va_list *)array));
	EXPECT(wcscmp(text, L"  on two    two") == 0);
	EXPECT(FormatNarrowList(narrow, 200, "%1: %2!d!%%", "text", -5));
	EXPECT(strcmp(narrow, "text: -5%") == 0);
	EXPECT(FormatMessageW(FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_IGNORE_INSERTS,
			      L"%1 stays, %2!d! too", 0, 0, text, 200, NULL));
	EXPECT(wcscmp(text, L"%1 stays, %2!d! too") == 0);
	EXPECT(FormatMessageW(FORMAT_MESSAGE_FROM_STRING, L"%1", 0, 0, text, 200, NULL) == 0);
	EXPECT(GetLastError() == ERROR_INVALID_PARAMETER);
	EXPECT(FormatList(text, 200, L"%1!n!", L"a") == 0 &&
	       FormatList(text, 200, L"%1!s%n!", L"a") == 0);
	EXPECT(FormatList(text, 200, L"a%n%t%!%.%0 never") && wcscmp(text, L"a\r\n\t!.") == 0);
	EXPECT(FormatMessageW(FORMAT_MESSAGE_FROM_STRING, NULL, 0, 0, text, 200, NULL) == 0);
}

static void TestLines(void)
{
	WCHAR text[200];

	EXPECT(FormatMessageW(FORMAT_MESSAGE_FROM_STRING, L"a\nb\r\nc", 0, 0, text, 200, NULL));
	EXPECT(wcscmp(text, L"a\r\nb\r\nc") == 0);
	EXPECT(FormatMessageW(FORMAT_MESSAGE_FROM_STRING | 255, L"a\nb\r\nc%nd", 0, 0, text, 200,
			      NULL));
	EXPECT(wcscmp(text, L"a b c\r\nd") == 0);
	EXPECT(FormatMessageW(FORMAT_MESSAGE_FROM_STRING | 9, L"one two three four", 0, 0, text,
			      200, NULL));
	EXPECT(wcscmp(text, L"one two\r\nthree\r\nfour") == 0);
	EXPECT(FormatMessageW(FORMAT_MESSAGE_FROM_STRING | 2, L"long word", 0, 0, text, 200, NULL));
}

int main(void)
{
	TestCodes();
	TestInserts();
	TestLines();
	return failures;
}
