/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* MultiByteToWideChar and WideCharToMultiByte. Every code page of the system is UTF-8 here. */
#include <limits.h>
#include <string.h>
#include <wchar.h>

#include "export.h"
#include "last_error.h"
#include "utf.h"
#include "windows.h"

static bool is_code_page(UINT page)
{
	return page == CP_UTF8 || page == CP_ACP || page == CP_OEMCP || page == CP_THREAD_ACP;
}

/* What both functions check. */
static bool is_sound(UINT page, const void *from, int length, const void *to, int room)
{
	if (!is_code_page(page) || !from || !length || length < -1 || room < 0 || (room && !to) ||
	    from == to)
		return fail_with(ERROR_INVALID_PARAMETER);
	return true;
}

/* The result of a conversion that needs @needed units. */
static int answer(size_t needed, int room)
{
	if (needed > INT_MAX)
		return fail_with(ERROR_INVALID_PARAMETER);
	if (room && needed > (size_t)room)
		return fail_with(ERROR_INSUFFICIENT_BUFFER);
	return (int)needed;
}

EXPORT int WINAPI MultiByteToWideChar(UINT CodePage, DWORD dwFlags, LPCCH lpMultiByteStr,
				      int cbMultiByte, LPWSTR lpWideCharStr, int cchWideChar)
{
	bool malformed = false;
	size_t needed;

	if (!is_sound(CodePage, lpMultiByteStr, cbMultiByte, lpWideCharStr, cchWideChar))
		return 0;
	needed = wide_of_utf8(lpMultiByteStr,
			      cbMultiByte < 0 ? strlen(lpMultiByteStr) + 1 : (size_t)cbMultiByte,
			      lpWideCharStr, (size_t)cchWideChar, &malformed);
	if (malformed && dwFlags & MB_ERR_INVALID_CHARS)
		return fail_with(ERROR_NO_UNICODE_TRANSLATION);
	return answer(needed, cchWideChar);
}

EXPORT int WINAPI WideCharToMultiByte(UINT CodePage, DWORD dwFlags, LPCWCH lpWideCharStr,
				      int cchWideChar, LPSTR lpMultiByteStr, int cbMultiByte,
				      LPCCH lpDefaultChar, LPBOOL lpUsedDefaultChar)
{
	const wchar_t *at = lpWideCharStr, *end;
	size_t needed = 0;

	if (!is_sound(CodePage, lpWideCharStr, cchWideChar, lpMultiByteStr, cbMultiByte))
		return 0;
	if (CodePage == CP_UTF8 && (lpDefaultChar || lpUsedDefaultChar))
		return fail_with(ERROR_INVALID_PARAMETER);
	if (lpUsedDefaultChar)
		*lpUsedDefaultChar = FALSE;
	end = at + (cchWideChar < 0 ? wcslen(at) + 1 : (size_t)cchWideChar);
	while (at != end) {
		char bytes[UTF8_ROOM];
		uint32_t character = wide_next(&at, end);
		size_t length = utf8_put(bytes, character);

		if (character == UTF_INVALID && dwFlags & WC_ERR_INVALID_CHARS)
			return fail_with(ERROR_NO_UNICODE_TRANSLATION);
		if (needed + length <= (size_t)cbMultiByte)
			memcpy(lpMultiByteStr + needed, bytes, length);
		needed += length;
	}
	return answer(needed, cbMultiByte);
}
