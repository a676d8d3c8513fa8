/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Types, macros, annotations, last errors, memory and time, as programs for Windows use them. */
#define WFPX_OLD_ANNOTATIONS
#include <SDKDDKVer.h>
#include <Windows.h>
#include <WinError.h>
#include <specstrings.h>
#include <stddef.h>

#include "expect.h"

C_ASSERT(sizeof(BYTE) == 1 && sizeof(WORD) == 2 && sizeof(DWORD) == 4 && sizeof(DWORD64) == 8);
C_ASSERT(sizeof(LONG) == 4 && sizeof(ULONG) == 4 && sizeof(LONGLONG) == 8 && sizeof(BOOL) == 4);
C_ASSERT(sizeof(LARGE_INTEGER) == 8 && sizeof(ULARGE_INTEGER) == 8 && sizeof(GUID) == 16);
C_ASSERT(sizeof(DWORD_PTR) == sizeof(void *) && sizeof(SIZE_T) == sizeof(void *));
C_ASSERT(sizeof(TCHAR) == sizeof(TEXT("")[0]));
C_ASSERT(_WIN32_WINNT >= _WIN32_WINNT_WIN7 && NTDDI_VERSION >= NTDDI_WIN7);

typedef struct _RECORD {
	DWORD Size;
	struct _RECORD *Next;
	WCHAR Name[16];
} RECORD, *PRECORD;

/* A function with every kind of annotation that a header of Windows has. */
_Success_(return != FALSE) _Must_inspect_result_ static BOOL WINAPI
	Annotated(_In_ HANDLE hHandle, _In_opt_ LPCTSTR lpName,
		  _In_reads_bytes_(cbData) LPCVOID lpData, _In_range_(0, 100) DWORD cbData,
		  _Out_writes_to_opt_(cchOut, *pcchOut) LPWSTR lpOut, _In_ DWORD cchOut,
		  _Out_opt_ PDWORD pcchOut, _Inout_updates_(2) DWORD *pdwTwo,
		  _Outptr_result_maybenull_ LPVOID *ppv, _Reserved_ LPVOID lpReserved)
{
	UNREFERENCED_PARAMETER(hHandle);
	UNREFERENCED_PARAMETER(lpName);
	UNREFERENCED_PARAMETER(lpData);
	UNREFERENCED_PARAMETER(cbData);
	UNREFERENCED_PARAMETER(lpReserved);
	if (lpOut != NULL && cchOut > 0)
		lpOut[0] = L'\0';
	if (pcchOut != NULL)
		*pcchOut = 0;
	pdwTwo[0] = pdwTwo[1] = 2;
	*ppv = NULL;
	return TRUE;
}

/* The annotations of older sources. */
static DWORD __stdcall Older(__in DWORD dwFirst, __in_opt PVOID pSecond,
			     __out_ecount(cchBuffer) LPWSTR pBuffer, __in DWORD cchBuffer,
			     __inout_opt PDWORD pLast, __in DWORD dwReserved)
{
	UNREFERENCED_PARAMETER(pSecond);
	UNREFERENCED_PARAMETER(dwReserved);
	if (cchBuffer)
		pBuffer[0] = L'x';
	if (pLast)
		*pLast = dwFirst;
	return ERROR_SUCCESS;
}

static void IN_OUT(IN DWORD dwIn, OUT PDWORD pdwOut, IN OUT PDWORD pdwBoth OPTIONAL)
{
	*pdwOut = dwIn;
	if (pdwBoth)
		*pdwBoth += dwIn;
}

FORCEINLINE DWORD Twice(DWORD dw)
{
	return 2 * dw;
}

static __declspec(noinline) DWORD Thrice(DWORD dw)
{
	return 3 * dw;
}

typedef struct __declspec(align(16)) _ALIGNED {
	BYTE b;
} ALIGNED;

static __declspec(thread) DWORD g_dwPerThread = 7;

static void TestTypes(void)
{
	LARGE_INTEGER li;
	ULARGE_INTEGER uli;
	__int64 big = -1;
	unsigned __int64 ubig = 0xFFFFFFFFFFFFFFFFULL;
	RECORD record;
	PRECORD pRecord = CONTAINING_RECORD(&record.Name, RECORD, Name);
	DWORD two[2], dw = 0, dwBoth = 1;
	LPVOID pv = &dw;
	WCHAR buffer[4];
	HANDLE hInvalid = INVALID_HANDLE_VALUE;

	ZeroMemory(&record, sizeof(record));
	li.QuadPart = 0x100000002LL;
	EXPECT(li.LowPart == 2 && li.HighPart == 1 && li.u.LowPart == 2);
	uli.LowPart = 1;
	uli.HighPart = 0x80000000U;
	EXPECT(uli.QuadPart == 0x8000000000000001ULL);
	EXPECT((UINT64)big == ubig);
	EXPECT(pRecord == &record && FIELD_OFFSET(RECORD, Name) == (LONG)offsetof(RECORD, Name));
	EXPECT(ARRAYSIZE(record.Name) == 16 && RTL_NUMBER_OF(two) == 2 && _countof(buffer) == 4);
	EXPECT(RTL_FIELD_SIZE(RECORD, Size) == 4);
	EXPECT(hInvalid != NULL && (LONG_PTR)hInvalid == -1);
	EXPECT(Annotated(NULL, TEXT("name"), NULL, 0, buffer, 4, &dw, two, &pv, NULL));
	EXPECT(pv == NULL && two[1] == 2);
	EXPECT(Older(5, NULL, buffer, 4, &dw, 0) == ERROR_SUCCESS && dw == 5 && buffer[0] == L'x');
	IN_OUT(3, &dw, &dwBoth);
	EXPECT(dw == 3 && dwBoth == 4);
	EXPECT(Twice(4) == 8 && Thrice(4) == 12 && sizeof(ALIGNED) == 16 && g_dwPerThread == 7);
	EXPECT(MAKEWORD(2, 1) == 0x102 && LOWORD(0x12345678) == 0x5678 &&
	       HIWORD(0x12345678) == 0x1234);
	EXPECT(LOBYTE(0x1234) == 0x34 && HIBYTE(0x1234) == 0x12 && MAKELONG(2, 1) == 0x10002);
	EXPECT(MAXDWORD == 0xffffffff && MAXUINT64 == ubig);
#ifndef __cplusplus
	EXPECT(min(1, 2) == 1 && max(1, 2) == 2);
#endif
}

static void TestCodes(void)
{
	HRESULT hr = HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED);

	EXPECT(FAILED(hr) && !SUCCEEDED(hr) && hr == E_ACCESSDENIED);
	EXPECT(HRESULT_CODE(hr) == ERROR_ACCESS_DENIED && HRESULT_FACILITY(hr) == FACILITY_WIN32);
	EXPECT(HRESULT_FROM_WIN32(ERROR_SUCCESS) == S_OK && SUCCEEDED(S_FALSE));
	EXPECT(HRESULT_FROM_WIN32(FWP_E_NOT_FOUND) == (HRESULT)FWP_E_NOT_FOUND);
	EXPECT(HRESULT_FACILITY((HRESULT)FWP_E_NOT_FOUND) == FACILITY_FWP);
	EXPECT(MAKE_HRESULT(SEVERITY_ERROR, FACILITY_WIN32, ERROR_INVALID_PARAMETER) ==
	       E_INVALIDARG);
	EXPECT(ERROR_INSUFFICIENT_BUFFER == 122 && ERROR_IPSEC_IKE_NO_CERT == 13806);
	EXPECT(WSAECONNREFUSED == 10061 && ERROR_NONE_MAPPED == 1332 && RPC_S_CALL_FAILED == 1726);
	switch (hr) {
	case HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED):
		break;
	case E_FAIL:
	default:
		EXPECT(FALSE);
	}
}

static void TestLastError(void)
{
	SetLastError(ERROR_NO_MORE_ITEMS);
	EXPECT(GetLastError() == ERROR_NO_MORE_ITEMS);
	SetLastError(NO_ERROR);
	EXPECT(GetLastError() == ERROR_SUCCESS);
}

static void TestMemory(void)
{
	HANDLE hHeap = GetProcessHeap();
	BYTE *pBytes = (BYTE *)HeapAlloc(hHeap, HEAP_ZERO_MEMORY, 100);
	BYTE other[100];
	HLOCAL hLocal = LocalAlloc(LPTR, 10);

	EXPECT(hHeap != NULL && pBytes != NULL && pBytes[99] == 0);
	FillMemory(pBytes, 100, 0xaa);
	CopyMemory(other, pBytes, sizeof(other));
	EXPECT(other[50] == 0xaa && RtlEqualMemory(other, pBytes, 100));
	MoveMemory(other + 1, other, 99);
	SecureZeroMemory(other, sizeof(other));
	EXPECT(other[0] == 0 && other[99] == 0);
	RtlZeroMemory(pBytes, 100);
	EXPECT(HeapSize(hHeap, 0, pBytes) >= 100);
	pBytes = (BYTE *)HeapReAlloc(hHeap, HEAP_ZERO_MEMORY, pBytes, 1000);
	EXPECT(pBytes != NULL && pBytes[0] == 0 && pBytes[999] == 0);
	EXPECT(HeapFree(hHeap, 0, pBytes));
	EXPECT(LocalSize(hLocal) >= 10 && LocalSize(NULL) == 0);
	EXPECT(HeapAlloc(hHeap, 0, (SIZE_T)-1) == NULL &&
	       GetLastError() == ERROR_NOT_ENOUGH_MEMORY);
	EXPECT(hLocal != NULL && LocalFree(hLocal) == NULL && LocalFree(NULL) == NULL);
}

static void TestTime(void)
{
	ULONGLONG ullStart = GetTickCount64();
	DWORD dwStart = GetTickCount();
	FILETIME ft = { 0xd53e8000, 0x019db1de }; /* 1970-01-01 */
	SYSTEMTIME st;

	Sleep(2);
	EXPECT(GetTickCount64() > ullStart && GetTickCount() != dwStart);
	EXPECT(FileTimeToSystemTime(&ft, &st));
	EXPECT(st.wYear == 1970 && st.wMonth == 1 && st.wDay == 1 && st.wDayOfWeek == 4);
	GetSystemTimeAsFileTime(&ft);
	EXPECT(FileTimeToSystemTime(&ft, &st) && st.wYear >= 2025);
	ft.dwHighDateTime = 0xffffffff;
	EXPECT(!FileTimeToSystemTime(&ft, &st) && GetLastError() == ERROR_INVALID_PARAMETER);
	EXPECT(GetCurrentProcessId() != 0 && GetCurrentThreadId() == GetCurrentProcessId());
}

int main(void)
{
	TestTypes();
	TestCodes();
	TestLastError();
	TestMemory();
	TestTime();
	return failures;
}
