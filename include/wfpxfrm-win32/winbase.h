/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Last errors, messages, memory, time, and text of the system's code page, which is UTF-8 here.
 *
 * The functions are those of Microsoft's reference pages of the same names. Results, lengths and
 * codes of failure are the same; what differs is said below.
 */
#ifndef WFPXFRM_WIN32_WINBASE_H
#define WFPXFRM_WIN32_WINBASE_H

#include <stdarg.h>
#include <stdlib.h>

#include "winnt.h"

#define INVALID_HANDLE_VALUE           ((HANDLE)(LONG_PTR)-1)

#define HEAP_NO_SERIALIZE              0x00000001
#define HEAP_GENERATE_EXCEPTIONS       0x00000004
#define HEAP_ZERO_MEMORY               0x00000008
#define LMEM_FIXED                     0x0000
#define LMEM_ZEROINIT                  0x0040
#define LPTR                           (LMEM_FIXED | LMEM_ZEROINIT)

#define FORMAT_MESSAGE_ALLOCATE_BUFFER 0x00000100
#define FORMAT_MESSAGE_IGNORE_INSERTS  0x00000200
#define FORMAT_MESSAGE_FROM_STRING     0x00000400
#define FORMAT_MESSAGE_FROM_HMODULE    0x00000800
#define FORMAT_MESSAGE_FROM_SYSTEM     0x00001000
#define FORMAT_MESSAGE_ARGUMENT_ARRAY  0x00002000
#define FORMAT_MESSAGE_MAX_WIDTH_MASK  0x000000FF

#define CP_ACP                         0
#define CP_OEMCP                       1
#define CP_THREAD_ACP                  3
#define CP_UTF8                        65001
#define MB_PRECOMPOSED                 0x00000001
#define MB_ERR_INVALID_CHARS           0x00000008
#define WC_NO_BEST_FIT_CHARS           0x00000400
#define WC_ERR_INVALID_CHARS           0x00000080

/* A date and a time of day, UTC. */
typedef struct _SYSTEMTIME {
	WORD wYear;
	WORD wMonth;
	WORD wDayOfWeek; /* Sunday is 0 */
	WORD wDay;
	WORD wHour;
	WORD wMinute;
	WORD wSecond;
	WORD wMilliseconds;
} SYSTEMTIME, *PSYSTEMTIME, *LPSYSTEMTIME;

WFPX_BEGIN_C

/* The code of the last failure of one of these functions in this thread. */
DWORD WINAPI GetLastError(void) WFPX_WIN32(GetLastError);
VOID WINAPI SetLastError(DWORD dwErrCode) WFPX_WIN32(SetLastError);

/*
 * The text about a code of winerror.h, or a text with inserts. The words are those of this library,
 * in English. FORMAT_MESSAGE_FROM_HMODULE looks into the same table; lpSource is not used with it.
 */
DWORD WINAPI FormatMessageW(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId, DWORD dwLanguageId,
			    LPWSTR lpBuffer, DWORD nSize, va_list *Arguments)
	WFPX_WIN32(FormatMessageW);
DWORD WINAPI FormatMessageA(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId, DWORD dwLanguageId,
			    LPSTR lpBuffer, DWORD nSize, va_list *Arguments)
	WFPX_WIN32(FormatMessageA);
#ifdef UNICODE
#define FormatMessage FormatMessageW
#else
#define FormatMessage FormatMessageA
#endif

/* There is one heap, that of the C library. A block may have more bytes than were asked for. */
HANDLE WINAPI GetProcessHeap(VOID) WFPX_WIN32(GetProcessHeap);
LPVOID WINAPI HeapAlloc(HANDLE hHeap, DWORD dwFlags, SIZE_T dwBytes) WFPX_WIN32(HeapAlloc);
BOOL WINAPI HeapFree(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem) WFPX_WIN32(HeapFree);
LPVOID WINAPI HeapReAlloc(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem, SIZE_T dwBytes)
	WFPX_WIN32(HeapReAlloc);
SIZE_T WINAPI HeapSize(HANDLE hHeap, DWORD dwFlags, LPCVOID lpMem) WFPX_WIN32(HeapSize);
HLOCAL WINAPI LocalAlloc(UINT uFlags, SIZE_T uBytes) WFPX_WIN32(LocalAlloc);
HLOCAL WINAPI LocalFree(HLOCAL hMem) WFPX_WIN32(LocalFree);
SIZE_T WINAPI LocalSize(HLOCAL hMem) WFPX_WIN32(LocalSize);
#define GMEM_FIXED    LMEM_FIXED
#define GMEM_ZEROINIT LMEM_ZEROINIT
#define GPTR          LPTR
#define GlobalAlloc   LocalAlloc
#define GlobalFree    LocalFree
#define GlobalSize    LocalSize

VOID WINAPI Sleep(DWORD dwMilliseconds) WFPX_WIN32(Sleep);
DWORD WINAPI GetTickCount(VOID) WFPX_WIN32(GetTickCount);
ULONGLONG WINAPI GetTickCount64(VOID) WFPX_WIN32(GetTickCount64);
VOID WINAPI GetSystemTimeAsFileTime(LPFILETIME lpSystemTimeAsFileTime)
	WFPX_WIN32(GetSystemTimeAsFileTime);
BOOL WINAPI FileTimeToSystemTime(const FILETIME *lpFileTime, LPSYSTEMTIME lpSystemTime)
	WFPX_WIN32(FileTimeToSystemTime);
DWORD WINAPI GetCurrentProcessId(VOID) WFPX_WIN32(GetCurrentProcessId);
DWORD WINAPI GetCurrentThreadId(VOID) WFPX_WIN32(GetCurrentThreadId);

/* The code pages are CP_UTF8, and CP_ACP, CP_OEMCP and CP_THREAD_ACP, which are UTF-8, too. */
int WINAPI MultiByteToWideChar(UINT CodePage, DWORD dwFlags, LPCCH lpMultiByteStr, int cbMultiByte,
			       LPWSTR lpWideCharStr, int cchWideChar)
	WFPX_WIN32(MultiByteToWideChar);
int WINAPI WideCharToMultiByte(UINT CodePage, DWORD dwFlags, LPCWCH lpWideCharStr, int cchWideChar,
			       LPSTR lpMultiByteStr, int cbMultiByte, LPCCH lpDefaultChar,
			       LPBOOL lpUsedDefaultChar) WFPX_WIN32(WideCharToMultiByte);

BOOL WINAPI IsValidSid(PSID pSid) WFPX_WIN32(IsValidSid);
DWORD WINAPI GetLengthSid(PSID pSid) WFPX_WIN32(GetLengthSid);
BOOL WINAPI EqualSid(PSID pSid1, PSID pSid2) WFPX_WIN32(EqualSid);

/*
 * The account of a user (S-1-22-1-uid, domain "Unix User") or a group (S-1-22-2-gid, "Unix Group").
 * Other security identifiers give ERROR_NONE_MAPPED. lpSystemName names no other host.
 */
BOOL WINAPI LookupAccountSidW(LPCWSTR lpSystemName, PSID Sid, LPWSTR Name, LPDWORD cchName,
			      LPWSTR ReferencedDomainName, LPDWORD cchReferencedDomainName,
			      PSID_NAME_USE peUse) WFPX_WIN32(LookupAccountSidW);
BOOL WINAPI LookupAccountSidA(LPCSTR lpSystemName, PSID Sid, LPSTR Name, LPDWORD cchName,
			      LPSTR ReferencedDomainName, LPDWORD cchReferencedDomainName,
			      PSID_NAME_USE peUse) WFPX_WIN32(LookupAccountSidA);
#ifdef UNICODE
#define LookupAccountSid LookupAccountSidW
#else
#define LookupAccountSid LookupAccountSidA
#endif

WFPX_END_C

/* Ends the program. */
static inline VOID ExitProcess(UINT code)
{
	exit((int)code);
}

/* Text without a code page. Lengths are in characters. */
static inline int lstrlenA(LPCSTR text)
{
	return text ? (int)strlen(text) : 0;
}

static inline int lstrlenW(LPCWSTR text)
{
	return text ? (int)wcslen(text) : 0;
}

/* Output is UTF-8 always. */
static inline BOOL SetConsoleOutputCP(UINT page)
{
	return page == CP_UTF8;
}

static inline UINT GetConsoleOutputCP(void)
{
	return CP_UTF8;
}

#ifdef UNICODE
#define lstrlen lstrlenW
#else
#define lstrlen lstrlenA
#endif

#endif
