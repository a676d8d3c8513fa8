/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The base types of the Windows API that the IPsec management API needs.
 *
 * The types have the widths of 64-bit Windows, whatever the width of long is here: DWORD, ULONG
 * and LONG have 32 bits. UINT64 is unsigned long long, so that printf() prints it with %llu.
 *
 * wchar_t is the platform's type of 4 bytes, so that L"name", wcslen() and %ls work. A program
 * that is built with -fshort-wchar cannot use the library, and an error below says so.
 *
 * The header defines no macro with a name that other headers use for something else.
 */
#ifndef WFPXFRM_WINDEF_H
#define WFPXFRM_WINDEF_H

#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#if defined(__SIZEOF_WCHAR_T__) && __SIZEOF_WCHAR_T__ != 4
#error "wfpxfrm needs a 4-byte wchar_t: do not build with -fshort-wchar"
#endif

/* Calling conventions have no meaning here. */
#ifndef WINAPI
#define WINAPI
#endif
#ifndef NTAPI
#define NTAPI
#endif
#ifndef CALLBACK
#define CALLBACK
#endif

#ifndef VOID
#define VOID void
#endif
#ifndef CONST
#define CONST const
#endif

#ifndef FALSE
#define FALSE 0
#endif
#ifndef TRUE
#define TRUE 1
#endif

/*
 * Makes int the type of an enumeration, as with Microsoft's compiler. The library returns numbers
 * that are not enumerators (see wfpxfrm.h). In C++ an enumeration without this holds only values
 * that need no more bits than its largest enumerator, and other values are undefined behaviour. C
 * before C23 has no such limit, and C++ before C++11 has no way to lift it.
 */
#if defined(__cplusplus) && __cplusplus >= 201103L
#define WFPX_ENUM_INT : int
#elif !defined(__cplusplus) && defined(__STDC_VERSION__) && __STDC_VERSION__ >= 202311L
#define WFPX_ENUM_INT : int
#else
#define WFPX_ENUM_INT
#endif

/* "No time limit", for timeouts in milliseconds. */
#ifndef INFINITE
#define INFINITE 0xFFFFFFFFU
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef int8_t INT8;
typedef int16_t INT16;
typedef int32_t INT32;
__extension__ typedef long long INT64;
typedef uint8_t UINT8;
typedef uint16_t UINT16;
typedef uint32_t UINT32;
__extension__ typedef unsigned long long UINT64;

typedef char CHAR;
typedef unsigned char UCHAR;
typedef uint8_t BYTE;
typedef uint8_t BOOLEAN;
typedef int16_t SHORT;
typedef uint16_t USHORT;
typedef uint16_t WORD;
typedef int32_t INT;
typedef uint32_t UINT;
typedef int32_t LONG;
typedef uint32_t ULONG;
typedef uint32_t DWORD;
typedef INT64 LONGLONG;
typedef UINT64 ULONGLONG;
typedef UINT64 DWORD64;
typedef UINT64 ULONG64;
typedef intptr_t LONG_PTR;
typedef uintptr_t ULONG_PTR;
typedef size_t SIZE_T;

/* 32 bits: not bool, not _Bool. */
typedef int32_t BOOL;

typedef wchar_t WCHAR;
typedef WCHAR *PWCHAR;
typedef WCHAR *LPWSTR;
typedef WCHAR *PWSTR;
typedef const WCHAR *LPCWSTR;
typedef const WCHAR *PCWSTR;
typedef CHAR *LPSTR;
typedef CHAR *PSTR;
typedef const CHAR *LPCSTR;
typedef const CHAR *PCSTR;

typedef void *PVOID;
typedef void *LPVOID;
typedef const void *LPCVOID;
typedef BYTE *PBYTE;
typedef BOOL *PBOOL;
typedef DWORD *PDWORD;
typedef ULONG *PULONG;

/* An opaque handle. NULL means no handle. */
typedef void *HANDLE;
typedef HANDLE *PHANDLE;

/* Results: negative means failure. */
typedef LONG NTSTATUS;
typedef LONG HRESULT;

/* A point in time: units of 100 ns since 1601-01-01 00:00 UTC, a 64-bit number in two halves. */
typedef struct _FILETIME {
	DWORD dwLowDateTime;
	DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

/* A 64-bit identifier in two halves. */
typedef struct _LUID {
	DWORD LowPart;
	LONG HighPart;
} LUID, *PLUID;

#ifndef ANYSIZE_ARRAY
#define ANYSIZE_ARRAY 1
#endif

/* The authority of a SID: a number of six bytes, the most significant first. */
typedef struct _SID_IDENTIFIER_AUTHORITY {
	BYTE Value[6];
} SID_IDENTIFIER_AUTHORITY, *PSID_IDENTIFIER_AUTHORITY;

/*
 * A security identifier. SubAuthority has SubAuthorityCount elements, although it is declared with
 * one. User ids of Linux are S-1-22-1-uid: authority 22, sub-authorities 1 and uid.
 */
typedef struct _SID {
	BYTE Revision;
	BYTE SubAuthorityCount;
	SID_IDENTIFIER_AUTHORITY IdentifierAuthority;
	DWORD SubAuthority[ANYSIZE_ARRAY];
} SID, *PISID;

typedef PVOID PSID;

/* A SID and flags. Sid points to a SID. */
typedef struct _SID_AND_ATTRIBUTES {
	PSID Sid;
	DWORD Attributes;
} SID_AND_ATTRIBUTES, *PSID_AND_ATTRIBUTES;

typedef PVOID PSECURITY_DESCRIPTOR;
typedef DWORD SECURITY_INFORMATION;

#ifdef __cplusplus
}
#endif

#endif
