/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The functions of strsafe.h with NTSTATUS results: STATUS_BUFFER_OVERFLOW for a text that was cut,
 * STATUS_INVALID_PARAMETER for what makes no sense.
 */
#ifndef WFPXFRM_WIN32_NTSTRSAFE_H
#define WFPXFRM_WIN32_NTSTRSAFE_H

#include "ntdef.h"
#include "ntstatus.h"
#include "strsafe.h"

#define NTSTRSAFE_MAX_CCH STRSAFE_MAX_CCH

typedef LPSTR NTSTRSAFE_PSTR;
typedef LPCSTR NTSTRSAFE_PCSTR;
typedef LPWSTR NTSTRSAFE_PWSTR;
typedef LPCWSTR NTSTRSAFE_PCWSTR;

static inline NTSTATUS wfpx_strsafe_status(HRESULT result)
{
	if (result == STRSAFE_E_INSUFFICIENT_BUFFER)
		return STATUS_BUFFER_OVERFLOW;
	return SUCCEEDED(result) ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

static inline NTSTATUS RtlStringCchCopyA(LPSTR to, size_t room, LPCSTR from)
{
	return wfpx_strsafe_status(StringCchCopyA(to, room, from));
}

static inline NTSTATUS RtlStringCchCopyNA(LPSTR to, size_t room, LPCSTR from, size_t most)
{
	return wfpx_strsafe_status(StringCchCopyNA(to, room, from, most));
}

static inline NTSTATUS RtlStringCchCatA(LPSTR to, size_t room, LPCSTR from)
{
	return wfpx_strsafe_status(StringCchCatA(to, room, from));
}

static inline NTSTATUS RtlStringCchCatNA(LPSTR to, size_t room, LPCSTR from, size_t most)
{
	return wfpx_strsafe_status(StringCchCatNA(to, room, from, most));
}

static inline NTSTATUS RtlStringCchLengthA(LPCSTR text, size_t most, size_t *length)
{
	return wfpx_strsafe_status(StringCchLengthA(text, most, length));
}

static inline NTSTATUS RtlStringCchVPrintfA(LPSTR to, size_t room, LPCSTR format, va_list list)
{
	return wfpx_strsafe_status(StringCchVPrintfA(to, room, format, list));
}

static inline NTSTATUS RtlStringCchPrintfA(LPSTR to, size_t room, LPCSTR format, ...)
{
	va_list list;
	HRESULT result;

	va_start(list, format);
	result = StringCchVPrintfA(to, room, format, list);
	va_end(list);
	return wfpx_strsafe_status(result);
}

static inline NTSTATUS RtlStringCbCopyA(LPSTR to, size_t room, LPCSTR from)
{
	return wfpx_strsafe_status(StringCbCopyA(to, room, from));
}

static inline NTSTATUS RtlStringCbCopyNA(LPSTR to, size_t room, LPCSTR from, size_t most)
{
	return wfpx_strsafe_status(StringCbCopyNA(to, room, from, most));
}

static inline NTSTATUS RtlStringCbCatA(LPSTR to, size_t room, LPCSTR from)
{
	return wfpx_strsafe_status(StringCbCatA(to, room, from));
}

static inline NTSTATUS RtlStringCbCatNA(LPSTR to, size_t room, LPCSTR from, size_t most)
{
	return wfpx_strsafe_status(StringCbCatNA(to, room, from, most));
}

static inline NTSTATUS RtlStringCbLengthA(LPCSTR text, size_t most, size_t *length)
{
	return wfpx_strsafe_status(StringCbLengthA(text, most, length));
}

static inline NTSTATUS RtlStringCbVPrintfA(LPSTR to, size_t room, LPCSTR format, va_list list)
{
	return wfpx_strsafe_status(StringCbVPrintfA(to, room, format, list));
}

static inline NTSTATUS RtlStringCbPrintfA(LPSTR to, size_t room, LPCSTR format, ...)
{
	va_list list;
	HRESULT result;

	va_start(list, format);
	result = StringCbVPrintfA(to, room, format, list);
	va_end(list);
	return wfpx_strsafe_status(result);
}

static inline NTSTATUS RtlStringCchCopyW(LPWSTR to, size_t room, LPCWSTR from)
{
	return wfpx_strsafe_status(StringCchCopyW(to, room, from));
}

static inline NTSTATUS RtlStringCchCopyNW(LPWSTR to, size_t room, LPCWSTR from, size_t most)
{
	return wfpx_strsafe_status(StringCchCopyNW(to, room, from, most));
}

static inline NTSTATUS RtlStringCchCatW(LPWSTR to, size_t room, LPCWSTR from)
{
	return wfpx_strsafe_status(StringCchCatW(to, room, from));
}

static inline NTSTATUS RtlStringCchCatNW(LPWSTR to, size_t room, LPCWSTR from, size_t most)
{
	return wfpx_strsafe_status(StringCchCatNW(to, room, from, most));
}

static inline NTSTATUS RtlStringCchLengthW(LPCWSTR text, size_t most, size_t *length)
{
	return wfpx_strsafe_status(StringCchLengthW(text, most, length));
}

static inline NTSTATUS RtlStringCchVPrintfW(LPWSTR to, size_t room, LPCWSTR format, va_list list)
{
	return wfpx_strsafe_status(StringCchVPrintfW(to, room, format, list));
}

static inline NTSTATUS RtlStringCchPrintfW(LPWSTR to, size_t room, LPCWSTR format, ...)
{
	va_list list;
	HRESULT result;

	va_start(list, format);
	result = StringCchVPrintfW(to, room, format, list);
	va_end(list);
	return wfpx_strsafe_status(result);
}

static inline NTSTATUS RtlStringCbCopyW(LPWSTR to, size_t room, LPCWSTR from)
{
	return wfpx_strsafe_status(StringCbCopyW(to, room, from));
}

static inline NTSTATUS RtlStringCbCopyNW(LPWSTR to, size_t room, LPCWSTR from, size_t most)
{
	return wfpx_strsafe_status(StringCbCopyNW(to, room, from, most));
}

static inline NTSTATUS RtlStringCbCatW(LPWSTR to, size_t room, LPCWSTR from)
{
	return wfpx_strsafe_status(StringCbCatW(to, room, from));
}

static inline NTSTATUS RtlStringCbCatNW(LPWSTR to, size_t room, LPCWSTR from, size_t most)
{
	return wfpx_strsafe_status(StringCbCatNW(to, room, from, most));
}

static inline NTSTATUS RtlStringCbLengthW(LPCWSTR text, size_t most, size_t *length)
{
	return wfpx_strsafe_status(StringCbLengthW(text, most, length));
}

static inline NTSTATUS RtlStringCbVPrintfW(LPWSTR to, size_t room, LPCWSTR format, va_list list)
{
	return wfpx_strsafe_status(StringCbVPrintfW(to, room, format, list));
}

static inline NTSTATUS RtlStringCbPrintfW(LPWSTR to, size_t room, LPCWSTR format, ...)
{
	va_list list;
	HRESULT result;

	va_start(list, format);
	result = StringCbVPrintfW(to, room, format, list);
	va_end(list);
	return wfpx_strsafe_status(result);
}

#endif
