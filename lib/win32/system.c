/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Last errors, memory, time, and who the caller is. */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "export.h"
#include "last_error.h"
#include "windows.h"

#define SECONDS_FROM_1601_TO_1970 11644473600LL
#define FILETIME_PER_SECOND       10000000LL

/* This model needs neither the dynamic linker nor memory at the first use. */
static _Thread_local DWORD last_error __attribute__((tls_model("initial-exec")));

int fail_with(uint32_t code)
{
	last_error = code;
	return 0;
}

EXPORT DWORD WINAPI GetLastError(void)
{
	return last_error;
}

EXPORT VOID WINAPI SetLastError(DWORD dwErrCode)
{
	last_error = dwErrCode;
}

/* On Windows a heap of its own. Here there is one; its handle only has to differ from NULL. */
EXPORT HANDLE WINAPI GetProcessHeap(VOID)
{
	static char heap;

	return &heap;
}

static LPVOID allocated(LPVOID block)
{
	if (!block)
		fail_with(ERROR_NOT_ENOUGH_MEMORY);
	return block;
}

/* Blocks of no bytes exist, too. */
static SIZE_T at_least_one(SIZE_T bytes)
{
	return bytes ? bytes : 1;
}

EXPORT LPVOID WINAPI HeapAlloc(HANDLE hHeap, DWORD dwFlags, SIZE_T dwBytes)
{
	(void)hHeap;
	return allocated(dwFlags & HEAP_ZERO_MEMORY ? calloc(1, at_least_one(dwBytes))
						    : malloc(at_least_one(dwBytes)));
}

EXPORT BOOL WINAPI HeapFree(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem)
{
	(void)hHeap, (void)dwFlags;
	free(lpMem);
	return TRUE;
}

/* HEAP_ZERO_MEMORY clears what is new. */
EXPORT LPVOID WINAPI HeapReAlloc(HANDLE hHeap, DWORD dwFlags, LPVOID lpMem, SIZE_T dwBytes)
{
	SIZE_T before = lpMem ? malloc_usable_size(lpMem) : 0, after;
	char *block = realloc(lpMem, at_least_one(dwBytes));

	(void)hHeap;
	if (!block)
		return allocated(NULL);
	after = malloc_usable_size(block);
	if (dwFlags & HEAP_ZERO_MEMORY && after > before)
		memset(block + before, 0, after - before);
	return block;
}

EXPORT SIZE_T WINAPI HeapSize(HANDLE hHeap, DWORD dwFlags, LPCVOID lpMem)
{
	(void)hHeap, (void)dwFlags;
	return malloc_usable_size((LPVOID)(ULONG_PTR)lpMem);
}

EXPORT HLOCAL WINAPI LocalAlloc(UINT uFlags, SIZE_T uBytes)
{
	return allocated(uFlags & LMEM_ZEROINIT ? calloc(1, at_least_one(uBytes))
						: malloc(at_least_one(uBytes)));
}

EXPORT HLOCAL WINAPI LocalFree(HLOCAL hMem)
{
	free(hMem);
	return NULL;
}

EXPORT SIZE_T WINAPI LocalSize(HLOCAL hMem)
{
	return malloc_usable_size(hMem);
}

/* The compiler may not leave this out, although nothing reads the memory afterwards. */
EXPORT PVOID WINAPI RtlSecureZeroMemory(PVOID ptr, SIZE_T cnt)
{
	explicit_bzero(ptr, cnt);
	return ptr;
}

EXPORT VOID WINAPI Sleep(DWORD dwMilliseconds)
{
	struct timespec rest = { (time_t)(dwMilliseconds / 1000),
				 (long)(dwMilliseconds % 1000) * 1000000 };
	int errno_before = errno;

	do {
		while (nanosleep(&rest, &rest) < 0 && errno == EINTR)
			;
		rest.tv_sec = 3600;
	} while (dwMilliseconds == INFINITE);
	errno = errno_before;
}

EXPORT ULONGLONG WINAPI GetTickCount64(VOID)
{
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	return (ULONGLONG)now.tv_sec * 1000 + (ULONGLONG)now.tv_nsec / 1000000;
}

EXPORT DWORD WINAPI GetTickCount(VOID)
{
	return (DWORD)GetTickCount64();
}

EXPORT DWORD WINAPI GetCurrentProcessId(VOID)
{
	return (DWORD)getpid();
}

EXPORT DWORD WINAPI GetCurrentThreadId(VOID)
{
	return (DWORD)syscall(SYS_gettid);
}

EXPORT VOID WINAPI GetSystemTimeAsFileTime(LPFILETIME lpSystemTimeAsFileTime)
{
	struct timespec now;
	ULONGLONG units;

	clock_gettime(CLOCK_REALTIME, &now);
	units = (ULONGLONG)(now.tv_sec + SECONDS_FROM_1601_TO_1970) * FILETIME_PER_SECOND +
		(ULONGLONG)now.tv_nsec / 100;
	lpSystemTimeAsFileTime->dwLowDateTime = (DWORD)units;
	lpSystemTimeAsFileTime->dwHighDateTime = (DWORD)(units >> 32);
}

EXPORT BOOL WINAPI FileTimeToSystemTime(const FILETIME *lpFileTime, LPSYSTEMTIME lpSystemTime)
{
	ULONGLONG units = (ULONGLONG)lpFileTime->dwHighDateTime << 32 | lpFileTime->dwLowDateTime;
	time_t seconds = (time_t)(units / FILETIME_PER_SECOND) - SECONDS_FROM_1601_TO_1970;
	struct tm tm;

	if (units >> 63 || !gmtime_r(&seconds, &tm))
		return fail_with(ERROR_INVALID_PARAMETER);
	lpSystemTime->wYear = (WORD)(tm.tm_year + 1900);
	lpSystemTime->wMonth = (WORD)(tm.tm_mon + 1);
	lpSystemTime->wDayOfWeek = (WORD)tm.tm_wday;
	lpSystemTime->wDay = (WORD)tm.tm_mday;
	lpSystemTime->wHour = (WORD)tm.tm_hour;
	lpSystemTime->wMinute = (WORD)tm.tm_min;
	lpSystemTime->wSecond = (WORD)tm.tm_sec;
	lpSystemTime->wMilliseconds = (WORD)(units % FILETIME_PER_SECOND / 10000);
	return TRUE;
}
