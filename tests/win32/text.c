/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text of both widths: tchar.h, strsafe.h, the _s functions, files, and encodings. */
#include <windows.h>
#include <StrSafe.h>
#include <TCHAR.H>
#include <wfpxwin32.h>

#include "expect.h"

static void TestTchar(void)
{
	TCHAR szText[20];
	_TCHAR *pszRest;
	LPTSTR pszCopy;

	EXPECT(_tcscpy_s(szText, 20, _T("IPsec")) == 0 && _tcslen(szText) == 5);
	EXPECT(_tcscat_s(szText, 20, TEXT(" SA")) == 0 && _tcscmp(szText, _TEXT("IPsec SA")) == 0);
	EXPECT(_tcsicmp(szText, _T("ipsec sa")) == 0 && _tcsnicmp(szText, _T("IPSEC x"), 5) == 0);
	EXPECT(_tcschr(szText, _T('S')) != NULL && _tcsstr(szText, _T("SA")) != NULL);
	EXPECT(_tcstoul(_T("0x10"), &pszRest, 0) == 16 && *pszRest == _T('\0'));
	EXPECT(_ttoi(_T("42")) == 42 &&
	       _tcstoui64(_T("18446744073709551615"), NULL, 10) == MAXUINT64);
	EXPECT(_stprintf_s(szText, ARRAYSIZE(szText), _T("%s %d"), _T("SPI"), 7) == 5);
	EXPECT(_tcscmp(szText, _T("SPI 7")) == 0);
	EXPECT(_sntprintf_s(szText, ARRAYSIZE(szText), _TRUNCATE, _T("%s"),
			    _T("more than twenty characters")) == -1);
	EXPECT(_tcslen(szText) == 19);
	pszCopy = _tcsdup(_T("copy"));
	EXPECT(pszCopy != NULL && _tcscmp(pszCopy, _T("copy")) == 0);
	free(pszCopy);
	EXPECT(lstrlen(szText) == 19 && lstrlenW(L"four") == 4 && lstrlenA(NULL) == 0);
	EXPECT(_istdigit(_T('7')) && _totupper(_T('a')) == _T('A'));
}

static void TestStrsafe(void)
{
	WCHAR wide[8];
	CHAR narrow[8];
	TCHAR text[8];
	size_t length;
	WCHAR *end;

	EXPECT(StringCchCopyW(wide, 8, L"1234567") == S_OK);
	EXPECT(StringCchCopyW(wide, 8, L"12345678") == STRSAFE_E_INSUFFICIENT_BUFFER);
	EXPECT(wcscmp(wide, L"1234567") == 0);
	EXPECT(StringCchCopyW(wide, 0, L"") == STRSAFE_E_INVALID_PARAMETER);
	EXPECT(StringCchCopyNW(wide, 8, L"abcdef", 3) == S_OK && wcscmp(wide, L"abc") == 0);
	EXPECT(StringCchCatW(wide, 8, L"defg") == S_OK && wcscmp(wide, L"abcdefg") == 0);
	EXPECT(StringCchCatW(wide, 8, L"h") == STRSAFE_E_INSUFFICIENT_BUFFER);
	EXPECT(StringCchCatNW(wide, 8, L"h", 0) == S_OK);
	EXPECT(StringCchLengthW(wide, 8, &length) == S_OK && length == 7);
	EXPECT(StringCchLengthW(wide, 7, &length) == STRSAFE_E_INVALID_PARAMETER);
	EXPECT(StringCchLengthW(NULL, 8, &length) == STRSAFE_E_INVALID_PARAMETER);
	EXPECT(StringCbCopyW(wide, sizeof(wide), L"12345678") == STRSAFE_E_INSUFFICIENT_BUFFER);
	EXPECT(StringCbLengthW(L"abc", 100 * sizeof(WCHAR), &length) == S_OK);
	EXPECT(length == 3 * sizeof(WCHAR));
	EXPECT(StringCbPrintfA(narrow, sizeof(narrow), "%S%d", L"ab", 12) == S_OK);
	EXPECT(strcmp(narrow, "ab12") == 0);
	EXPECT(StringCchPrintfA(narrow, 8, "%s", "12345678") == STRSAFE_E_INSUFFICIENT_BUFFER);
	EXPECT(strcmp(narrow, "1234567") == 0);
	EXPECT(StringCchPrintf(text, 8, TEXT("%s"), TEXT("text")) == S_OK);
	EXPECT(StringCchPrintfW(wide, 8, L"%s|%S", L"w", "n") == S_OK && wcscmp(wide, L"w|n") == 0);
	EXPECT(StringCchPrintfW(wide, 8, L"%n") == STRSAFE_E_INVALID_PARAMETER && wide[0] == 0);
	EXPECT(StringCchPrintfExW(wide, 8, &end, &length, 0, L"%d", 123) == S_OK);
	EXPECT(end == wide + 3 && length == 5);
	EXPECT(StringCchCopy(text, 8, TEXT("abc")) == S_OK &&
	       StringCchCat(text, 8, TEXT("d")) == S_OK);
	EXPECT(_tcscmp(text, TEXT("abcd")) == 0);
}

static void TestSecure(void)
{
	char narrow[6];
	wchar_t wide[6];
	size_t needed;

	EXPECT(strcpy_s(narrow, 6, "12345") == 0);
	EXPECT(strcpy_s(narrow, 6, "123456") == ERANGE && narrow[0] == '\0');
	EXPECT(strcpy_s(narrow, 6, NULL) == EINVAL && strcpy_s(NULL, 6, "") == EINVAL);
	EXPECT(strncpy_s(narrow, 6, "1234567", 5) == 0 && strcmp(narrow, "12345") == 0);
	EXPECT(strncpy_s(narrow, 6, "1234567", _TRUNCATE) == STRUNCATE &&
	       strcmp(narrow, "12345") == 0);
	EXPECT(strncpy_s(narrow, 6, "1234567", 6) == ERANGE);
	EXPECT(strcat_s(narrow, 6, "abc") == 0 && strcat_s(narrow, 6, "de") == 0);
	EXPECT(strcat_s(narrow, 6, "f") == ERANGE && narrow[0] == '\0');
	EXPECT(wcscpy_s(wide, 6, L"abc") == 0 && wcscat_s(wide, 6, L"de") == 0);
	EXPECT(wcsncat_s(wide, 6, L"f", _TRUNCATE) == STRUNCATE && wcscmp(wide, L"abcde") == 0);
	EXPECT(wcsncpy_s(wide, 6, L"xyz", 2) == 0 && wcscmp(wide, L"xy") == 0);
	EXPECT(wcstombs_s(&needed, narrow, 6, L"\u00e4\u20ac", _TRUNCATE) == 0 && needed == 6);
	EXPECT(strcmp(narrow, "\xc3\xa4\xe2\x82\xac") == 0);
	EXPECT(wcstombs_s(&needed, NULL, 0, L"\u00e4\u20ac", 0) == 0 && needed == 6);
	EXPECT(wcstombs_s(&needed, narrow, 6, L"abcdef", 6) == ERANGE && narrow[0] == '\0');
	EXPECT(wcstombs_s(&needed, narrow, 6, L"abcdef", _TRUNCATE) == STRUNCATE);
	EXPECT(mbstowcs_s(&needed, wide, 6, "\xc3\xa4x", _TRUNCATE) == 0 && needed == 3);
	EXPECT(wide[0] == 0xe4 && wide[1] == L'x');
	EXPECT(mbstowcs_s(&needed, wide, 6, "\xff", _TRUNCATE) == EILSEQ && wide[0] == 0);
	EXPECT(memcpy_s(narrow, 6, "abcdef", 7) == ERANGE && narrow[5] == 0);
	EXPECT(memcpy_s(narrow, 6, "abcde", 6) == 0 && memmove_s(narrow, 6, narrow + 1, 5) == 0);
	EXPECT(strcmp(narrow, "bcde") == 0);
#ifdef __cplusplus
	EXPECT(strcpy_s(narrow, "abc") == 0 && wcscpy_s(wide, L"abc") == 0);
	EXPECT(sprintf_s(narrow, "%d", 12) == 2 && swprintf_s(wide, L"%s", L"wide") == 4);
	EXPECT(_snwprintf_s(wide, _TRUNCATE, L"%s", L"longer") == -1);
#endif
}

static void TestBuffers(void)
{
	char narrow[5];
	wchar_t wide[5] = L"####";

	EXPECT(_snprintf(narrow, 4, "%s", "1234") == 4 && memcmp(narrow, "1234", 4) == 0);
	EXPECT(_snprintf(narrow, 4, "%s", "12345") == -1 && memcmp(narrow, "1234", 4) == 0);
	EXPECT(_snprintf(NULL, 0, "%s", "12345") == 5 && _scprintf("%d", 123) == 3);
	EXPECT(_snwprintf(wide, 4, L"%s", L"1234") == 4 && wide[4] == 0);
	EXPECT(_snwprintf(wide, 3, L"%s", L"abcd") == -1 && wide[2] == L'c' && wide[3] == L'4');
	EXPECT(swprintf(wide, 5, L"%s", L"1234") == 4 && swprintf(wide, 5, L"%s", L"12345") < 0);
	EXPECT(wcscmp(wide, L"1234") == 0);
	EXPECT(snprintf(narrow, 5, "%s", "123456") == 6 && strcmp(narrow, "1234") == 0);
	EXPECT(sprintf_s(narrow, 5, "%s", "12345") == -1 && narrow[0] == '\0');
	EXPECT(swprintf_s(wide, 5, L"%d", 12345) == -1 && wide[0] == 0);
	EXPECT(_snprintf_s(narrow, 5, 2, "%s", "123") == -1 && strcmp(narrow, "12") == 0);
	EXPECT(_snprintf(NULL, 4, "x") == -1 && errno == EINVAL);
	EXPECT(_snprintf(narrow, 4, NULL) == -1 && errno == EINVAL);
	EXPECT(_snprintf(narrow, 5, "%2147483647d", 1) == -1 && narrow[0] == ' ');
	EXPECT(_snprintf(narrow, 5, "%2147483647d%d", 1, 2) == -1 && errno == EOVERFLOW);
	EXPECT(_snwprintf(wide, 5, L"%.2147483647f", 0.5) == -1);
}

static void TestEncodings(void)
{
	static const BYTE utf16[] = { 'A', 0, 0xac, 0x20, 0x3d, 0xd8, 0x00, 0xde, 0x3d, 0xd8 };
	WCHAR wide[8];
	CHAR narrow[8];
	BYTE back[8];

	EXPECT(MultiByteToWideChar(CP_UTF8, 0, "\xe2\x82\xac", -1, NULL, 0) == 2);
	EXPECT(MultiByteToWideChar(CP_ACP, 0, "\xe2\x82\xac", -1, wide, 8) == 2 &&
	       wide[0] == 0x20ac);
	EXPECT(MultiByteToWideChar(CP_UTF8, 0, "ab", -1, wide, 2) == 0);
	EXPECT(GetLastError() == ERROR_INSUFFICIENT_BUFFER);
	EXPECT(MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, "\xff", 1, wide, 8) == 0);
	EXPECT(GetLastError() == ERROR_NO_UNICODE_TRANSLATION);
	EXPECT(MultiByteToWideChar(1252, 0, "x", 1, wide, 8) == 0);
	EXPECT(GetLastError() == ERROR_INVALID_PARAMETER);
	EXPECT(WideCharToMultiByte(CP_UTF8, 0, L"\u20ac", -1, narrow, 8, NULL, NULL) == 4);
	EXPECT(WideCharToMultiByte(CP_UTF8, 0, L"\u20ac", 1, NULL, 0, NULL, NULL) == 3);
	EXPECT(WfpxWideFromUtf16(utf16, 5, wide, 8) == 4);
	EXPECT(wide[0] == L'A' && wide[1] == 0x20ac && wide[2] == 0x1f600 && wide[3] == 0xfffd);
	EXPECT(WfpxUtf16FromWide(wide, 3, back, 4) == 4 && memcmp(back, utf16, 8) == 0);
	FillMemory(back, 8, 0xee);
	EXPECT(WfpxUtf16FromWide(wide, 3, back, 3) == 4 && back[3] == 0x20 && back[4] == 0xee);
	EXPECT(WfpxWideFromUtf16(utf16 + 1, 0, NULL, 0) == 0);
}

/* Wide and narrow text may go to the same file, and come back. */
static void TestFiles(void)
{
	FILE *file = tmpfile();
	wchar_t line[20];
	char bytes[40];
	size_t n;

	fputs("narrow ", file);
	fputws(L"\u00e4\n", file);
	fprintf(file, "%S", L"more\n");
	fwprintf(file, L"%s %c", L"wide", 0x20ac);
	fputwc(L'\n', file);
	rewind(file);
	n = fread(bytes, 1, sizeof(bytes), file);
	EXPECT(n == 24 && memcmp(bytes, "narrow \xc3\xa4\nmore\nwide \xe2\x82\xac\n", 24) == 0);
	rewind(file);
	EXPECT(fgetws(line, 20, file) == line && wcscmp(line, L"narrow \u00e4\n") == 0);
	EXPECT(fgetws(line, 3, file) == line && wcscmp(line, L"mo") == 0);
	EXPECT(fgetwc(file) == L'r' && ungetwc(0x20ac, file) == 0x20ac && fgetwc(file) == 0x20ac);
	EXPECT(fgetws(line, 20, file) && fgetws(line, 20, file) &&
	       wcscmp(line, L"wide \u20ac\n") == 0);
	EXPECT(fgetws(line, 20, file) == NULL && fgetwc(file) == WEOF);
	fclose(file);
}

int main(void)
{
	TestTchar();
	TestStrsafe();
	TestSecure();
	TestBuffers();
	TestEncodings();
	TestFiles();
	return failures;
}
