/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Scalar and pointer types of Windows, with the widths of 64-bit Windows but for WCHAR, which has 4
 * bytes. TCHAR is WCHAR if the program defines UNICODE, else CHAR.
 */
#ifndef WFPXFRM_WIN32_WINDEF_H
#define WFPXFRM_WIN32_WINDEF_H

#include <limits.h>

#include "../wfpxfrm/windef.h"
#include "guiddef.h"
#include "sal.h"
#include "sdkddkver.h"
#include "wfpx_compiler.h"
#include "wfpx_symbol.h"

#ifndef IN
#define IN
#endif
#ifndef OUT
#define OUT
#endif
#ifndef OPTIONAL
#define OPTIONAL
#endif
#ifndef FAR
#define FAR
#endif
#ifndef NEAR
#define NEAR
#endif
#ifndef MAX_PATH
#define MAX_PATH 260
#endif

WFPX_BEGIN_C

typedef float FLOAT, *PFLOAT;
typedef double DOUBLE;
typedef char CCHAR;
typedef unsigned short ATOM;
typedef INT64 LONG64, *PLONG64;
typedef ULONG64 *PULONG64;
typedef DWORD64 *PDWORD64;
typedef ULONGLONG DWORDLONG, *PDWORDLONG;
typedef ULONGLONG *PULONGLONG;
typedef LONGLONG *PLONGLONG;
typedef int32_t LONG32, *PLONG32;
typedef uint32_t ULONG32, *PULONG32, DWORD32, *PDWORD32;
typedef intptr_t INT_PTR, *PINT_PTR;
typedef uintptr_t UINT_PTR, *PUINT_PTR;
typedef LONG_PTR *PLONG_PTR, SSIZE_T, *PSSIZE_T;
typedef ULONG_PTR *PULONG_PTR, DWORD_PTR, *PDWORD_PTR, KAFFINITY;
typedef SIZE_T *PSIZE_T;

typedef INT8 *PINT8;
typedef INT16 *PINT16;
typedef INT32 *PINT32;
typedef INT64 *PINT64;
typedef UINT8 *PUINT8;
typedef UINT16 *PUINT16;
typedef UINT32 *PUINT32;
typedef UINT64 *PUINT64;

typedef UCHAR *PUCHAR;
typedef SHORT *PSHORT;
typedef USHORT *PUSHORT;
typedef INT *PINT, *LPINT;
typedef UINT *PUINT;
typedef LONG *PLONG, *LPLONG;
typedef WORD *PWORD, *LPWORD;
typedef DWORD *LPDWORD;
typedef BYTE *LPBYTE;
typedef BOOL *LPBOOL;
typedef BOOLEAN *PBOOLEAN;
typedef HANDLE *LPHANDLE;
typedef NTSTATUS *PNTSTATUS;
typedef LONG SECURITY_STATUS;
typedef DWORD ACCESS_MASK, *PACCESS_MASK;
typedef WORD LANGID;
typedef DWORD LCID;
typedef PVOID PVOID64;

typedef CHAR *PCHAR, *LPCH, *PCH, *NPSTR;
typedef const CHAR *LPCCH, *PCCH, *PCSZ;
typedef CHAR *PSZ;
typedef PSTR *PZPSTR;
typedef WCHAR *LPWCH, *PWCH, *NWPSTR;
typedef const WCHAR *LPCWCH, *PCWCH;
typedef PWSTR *PZPWSTR;
typedef PCWSTR *PZPCWSTR;
typedef WCHAR OLECHAR, *LPOLESTR;
typedef const WCHAR *LPCOLESTR;

#ifdef UNICODE
typedef WCHAR TCHAR, *PTCHAR, TBYTE, *PTBYTE;
typedef LPWSTR LPTCH, PTCH, PTSTR, LPTSTR;
typedef LPCWSTR PCTSTR, LPCTSTR;
#define __TEXT(quote) L##quote
#else
typedef CHAR TCHAR, *PTCHAR;
typedef UCHAR TBYTE, *PTBYTE;
typedef LPSTR LPTCH, PTCH, PTSTR, LPTSTR;
typedef LPCSTR PCTSTR, LPCTSTR;
#define __TEXT(quote) quote
#endif
#ifndef TEXT
#define TEXT(quote) __TEXT(quote)
#endif

typedef HANDLE HLOCAL, HGLOBAL;
typedef struct HINSTANCE__ *HINSTANCE, *HMODULE;
typedef struct HWND__ *HWND;
typedef struct HKEY__ *HKEY;
typedef UINT_PTR WPARAM;
typedef LONG_PTR LPARAM, LRESULT;
typedef INT_PTR (*FARPROC)(void);

/* A 64-bit number, and its halves. */
typedef union _LARGE_INTEGER {
	__extension__ struct {
		DWORD LowPart;
		LONG HighPart;
	};
	struct {
		DWORD LowPart;
		LONG HighPart;
	} u;
	LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef union _ULARGE_INTEGER {
	__extension__ struct {
		DWORD LowPart;
		DWORD HighPart;
	};
	struct {
		DWORD LowPart;
		DWORD HighPart;
	} u;
	ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;

/* What follows a handle in calls that create objects; no function here reads the struct. */
typedef struct _SECURITY_ATTRIBUTES {
	DWORD nLength;
	LPVOID lpSecurityDescriptor;
	BOOL bInheritHandle;
} SECURITY_ATTRIBUTES, *PSECURITY_ATTRIBUTES, *LPSECURITY_ATTRIBUTES;

WFPX_END_C

#define MAKEWORD(low, high) ((WORD)(((DWORD)(low)&0xffU) | ((DWORD)(high)&0xffU) << 8))
#define MAKELONG(low, high) ((LONG)(((DWORD)(low)&0xffffU) | ((DWORD)(high)&0xffffU) << 16))
#define LOWORD(number)      ((WORD)((DWORD_PTR)(number)&0xffffU))
#define HIWORD(number)      ((WORD)((DWORD_PTR)(number) >> 16 & 0xffffU))
#define LOBYTE(number)      ((BYTE)((DWORD_PTR)(number)&0xffU))
#define HIBYTE(number)      ((BYTE)((DWORD_PTR)(number) >> 8 & 0xffU))

/* In C++, the standard library has these, and a macro would take their place. */
#if !defined(__cplusplus) && !defined(NOMINMAX)
#ifndef max
#define max(a, b) ((a) > (b) ? (a) : (b))
#endif
#ifndef min
#define min(a, b) ((a) < (b) ? (a) : (b))
#endif
#endif

#endif
