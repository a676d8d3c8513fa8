/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Copies, concatenations and formatted text that end with a 0 in any case. Cch functions count
 * characters, Cb functions bytes. A text that does not fit is cut, and the result is
 * STRSAFE_E_INSUFFICIENT_BUFFER. The formats are those of Windows: wfpx_print.h.
 */
#ifndef WFPXFRM_WIN32_STRSAFE_H
#define WFPXFRM_WIN32_STRSAFE_H

#include "windef.h"
#include "winerror.h"
#include "wfpx_print.h"

#define STRSAFE_MAX_CCH               2147483647
#define STRSAFE_MAX_LENGTH            (STRSAFE_MAX_CCH - 1)
#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007AU)
#define STRSAFE_E_INVALID_PARAMETER   ((HRESULT)0x80070057U)
#define STRSAFE_E_END_OF_FILE         ((HRESULT)0x80070026U)

typedef LPSTR STRSAFE_LPSTR;
typedef LPCSTR STRSAFE_LPCSTR;
typedef LPWSTR STRSAFE_LPWSTR;
typedef LPCWSTR STRSAFE_LPCWSTR;

WFPX_BEGIN_C

HRESULT StringCchCopyA(LPSTR to, size_t room, LPCSTR from) WFPX_WIN32(StringCchCopyA);
HRESULT StringCchCopyNA(LPSTR to, size_t room, LPCSTR from, size_t most)
	WFPX_WIN32(StringCchCopyNA);
HRESULT StringCchCatA(LPSTR to, size_t room, LPCSTR from) WFPX_WIN32(StringCchCatA);
HRESULT StringCchCatNA(LPSTR to, size_t room, LPCSTR from, size_t most) WFPX_WIN32(StringCchCatNA);
HRESULT StringCchLengthA(LPCSTR text, size_t most, size_t *length) WFPX_WIN32(StringCchLengthA);
HRESULT StringCchVPrintfA(LPSTR to, size_t room, LPCSTR format, va_list list)
	WFPX_WIN32(StringCchVPrintfA);
HRESULT StringCchPrintfA(LPSTR to, size_t room, LPCSTR format, ...) WFPX_WIN32(StringCchPrintfA);

HRESULT StringCchCopyW(LPWSTR to, size_t room, LPCWSTR from) WFPX_WIN32(StringCchCopyW);
HRESULT StringCchCopyNW(LPWSTR to, size_t room, LPCWSTR from, size_t most)
	WFPX_WIN32(StringCchCopyNW);
HRESULT StringCchCatW(LPWSTR to, size_t room, LPCWSTR from) WFPX_WIN32(StringCchCatW);
HRESULT StringCchCatNW(LPWSTR to, size_t room, LPCWSTR from, size_t most)
	WFPX_WIN32(StringCchCatNW);
HRESULT StringCchLengthW(LPCWSTR text, size_t most, size_t *length) WFPX_WIN32(StringCchLengthW);
HRESULT StringCchVPrintfW(LPWSTR to, size_t room, LPCWSTR format, va_list list)
	WFPX_WIN32(StringCchVPrintfW);
HRESULT StringCchPrintfW(LPWSTR to, size_t room, LPCWSTR format, ...) WFPX_WIN32(StringCchPrintfW);

static inline HRESULT StringCbCopyA(LPSTR to, size_t room, LPCSTR from)
{
	return StringCchCopyA(to, room / sizeof(CHAR), from);
}

static inline HRESULT StringCbCopyNA(LPSTR to, size_t room, LPCSTR from, size_t most)
{
	return StringCchCopyNA(to, room / sizeof(CHAR), from, most / sizeof(CHAR));
}

static inline HRESULT StringCbCatA(LPSTR to, size_t room, LPCSTR from)
{
	return StringCchCatA(to, room / sizeof(CHAR), from);
}

static inline HRESULT StringCbCatNA(LPSTR to, size_t room, LPCSTR from, size_t most)
{
	return StringCchCatNA(to, room / sizeof(CHAR), from, most / sizeof(CHAR));
}

static inline HRESULT StringCbLengthA(LPCSTR text, size_t most, size_t *length)
{
	HRESULT result = StringCchLengthA(text, most / sizeof(CHAR), length);

	if (length)
		*length *= sizeof(CHAR);
	return result;
}

static inline HRESULT StringCbVPrintfA(LPSTR to, size_t room, LPCSTR format, va_list list)
{
	return StringCchVPrintfA(to, room / sizeof(CHAR), format, list);
}

static inline HRESULT StringCbPrintfA(LPSTR to, size_t room, LPCSTR format, ...)
{
	va_list list;
	HRESULT result;

	va_start(list, format);
	result = StringCchVPrintfA(to, room / sizeof(CHAR), format, list);
	va_end(list);
	return result;
}

/* The end of the text and the room behind it; both may be NULL. Flags have no effect. */
static inline HRESULT wfpx_strsafe_endA(HRESULT result, LPSTR to, size_t room, LPSTR *end,
					size_t *remaining)
{
	size_t length = 0;

	if (result != STRSAFE_E_INVALID_PARAMETER)
		StringCchLengthA(to, room, &length);
	if (end)
		*end = to + length;
	if (remaining)
		*remaining = room - length;
	return result;
}

static inline HRESULT StringCchCopyExA(LPSTR to, size_t room, LPCSTR from, LPSTR *end,
				       size_t *remaining, DWORD flags)
{
	(void)flags;
	return wfpx_strsafe_endA(StringCchCopyA(to, room, from), to, room, end, remaining);
}

static inline HRESULT StringCchCatExA(LPSTR to, size_t room, LPCSTR from, LPSTR *end,
				      size_t *remaining, DWORD flags)
{
	(void)flags;
	return wfpx_strsafe_endA(StringCchCatA(to, room, from), to, room, end, remaining);
}

static inline HRESULT StringCchPrintfExA(LPSTR to, size_t room, LPSTR *end, size_t *remaining,
					 DWORD flags, LPCSTR format, ...)
{
	va_list list;
	HRESULT result;

	(void)flags;
	va_start(list, format);
	result = StringCchVPrintfA(to, room, format, list);
	va_end(list);
	return wfpx_strsafe_endA(result, to, room, end, remaining);
}

static inline HRESULT StringCbCopyW(LPWSTR to, size_t room, LPCWSTR from)
{
	return StringCchCopyW(to, room / sizeof(WCHAR), from);
}

static inline HRESULT StringCbCopyNW(LPWSTR to, size_t room, LPCWSTR from, size_t most)
{
	return StringCchCopyNW(to, room / sizeof(WCHAR), from, most / sizeof(WCHAR));
}

static inline HRESULT StringCbCatW(LPWSTR to, size_t room, LPCWSTR from)
{
	return StringCchCatW(to, room / sizeof(WCHAR), from);
}

static inline HRESULT StringCbCatNW(LPWSTR to, size_t room, LPCWSTR from, size_t most)
{
	return StringCchCatNW(to, room / sizeof(WCHAR), from, most / sizeof(WCHAR));
}

static inline HRESULT StringCbLengthW(LPCWSTR text, size_t most, size_t *length)
{
	HRESULT result = StringCchLengthW(text, most / sizeof(WCHAR), length);

	if (length)
		*length *= sizeof(WCHAR);
	return result;
}

static inline HRESULT StringCbVPrintfW(LPWSTR to, size_t room, LPCWSTR format, va_list list)
{
	return StringCchVPrintfW(to, room / sizeof(WCHAR), format, list);
}

static inline HRESULT StringCbPrintfW(LPWSTR to, size_t room, LPCWSTR format, ...)
{
	va_list list;
	HRESULT result;

	va_start(list, format);
	result = StringCchVPrintfW(to, room / sizeof(WCHAR), format, list);
	va_end(list);
	return result;
}

/* The end of the text and the room behind it; both may be NULL. Flags have no effect. */
static inline HRESULT wfpx_strsafe_endW(HRESULT result, LPWSTR to, size_t room, LPWSTR *end,
					size_t *remaining)
{
	size_t length = 0;

	if (result != STRSAFE_E_INVALID_PARAMETER)
		StringCchLengthW(to, room, &length);
	if (end)
		*end = to + length;
	if (remaining)
		*remaining = room - length;
	return result;
}

static inline HRESULT StringCchCopyExW(LPWSTR to, size_t room, LPCWSTR from, LPWSTR *end,
				       size_t *remaining, DWORD flags)
{
	(void)flags;
	return wfpx_strsafe_endW(StringCchCopyW(to, room, from), to, room, end, remaining);
}

static inline HRESULT StringCchCatExW(LPWSTR to, size_t room, LPCWSTR from, LPWSTR *end,
				      size_t *remaining, DWORD flags)
{
	(void)flags;
	return wfpx_strsafe_endW(StringCchCatW(to, room, from), to, room, end, remaining);
}

static inline HRESULT StringCchPrintfExW(LPWSTR to, size_t room, LPWSTR *end, size_t *remaining,
					 DWORD flags, LPCWSTR format, ...)
{
	va_list list;
	HRESULT result;

	(void)flags;
	va_start(list, format);
	result = StringCchVPrintfW(to, room, format, list);
	va_end(list);
	return wfpx_strsafe_endW(result, to, room, end, remaining);
}

WFPX_END_C

#ifdef UNICODE
#define StringCchCopy     StringCchCopyW
#define StringCchCopyN    StringCchCopyNW
#define StringCchCat      StringCchCatW
#define StringCchCatN     StringCchCatNW
#define StringCchLength   StringCchLengthW
#define StringCchVPrintf  StringCchVPrintfW
#define StringCchPrintf   StringCchPrintfW
#define StringCbCopy      StringCbCopyW
#define StringCbCopyN     StringCbCopyNW
#define StringCbCat       StringCbCatW
#define StringCbCatN      StringCbCatNW
#define StringCbLength    StringCbLengthW
#define StringCbVPrintf   StringCbVPrintfW
#define StringCbPrintf    StringCbPrintfW
#define StringCchCopyEx   StringCchCopyExW
#define StringCchCatEx    StringCchCatExW
#define StringCchPrintfEx StringCchPrintfExW
#else
#define StringCchCopy     StringCchCopyA
#define StringCchCopyN    StringCchCopyNA
#define StringCchCat      StringCchCatA
#define StringCchCatN     StringCchCatNA
#define StringCchLength   StringCchLengthA
#define StringCchVPrintf  StringCchVPrintfA
#define StringCchPrintf   StringCchPrintfA
#define StringCbCopy      StringCbCopyA
#define StringCbCopyN     StringCbCopyNA
#define StringCbCat       StringCbCatA
#define StringCbCatN      StringCbCatNA
#define StringCbLength    StringCbLengthA
#define StringCbVPrintf   StringCbVPrintfA
#define StringCbPrintf    StringCbPrintfA
#define StringCchCopyEx   StringCchCopyExA
#define StringCchCatEx    StringCchCatExA
#define StringCchPrintfEx StringCchPrintfExA
#endif

#endif
