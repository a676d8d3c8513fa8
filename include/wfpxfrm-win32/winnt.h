/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Macros about structs and arrays, access rights, languages, and the use of security identifiers.
 */
#ifndef WFPXFRM_WIN32_WINNT_H
#define WFPXFRM_WIN32_WINNT_H

#include <stddef.h>
#include <string.h>

#include "windef.h"
#include "winerror.h"

#ifndef RTL_NUMBER_OF
#define RTL_NUMBER_OF(array) (sizeof(array) / sizeof((array)[0]))
#endif
#ifndef ARRAYSIZE
#define ARRAYSIZE(array) RTL_NUMBER_OF(array)
#endif
#ifndef _ARRAYSIZE
#define _ARRAYSIZE(array) RTL_NUMBER_OF(array)
#endif
#ifndef FIELD_OFFSET
#define FIELD_OFFSET(type, field) ((LONG)offsetof(type, field))
#endif
#ifndef UFIELD_OFFSET
#define UFIELD_OFFSET(type, field) ((DWORD)offsetof(type, field))
#endif
#ifndef RTL_FIELD_SIZE
#define RTL_FIELD_SIZE(type, field) (sizeof(((type *)0)->field))
#endif
#ifndef RTL_SIZEOF_THROUGH_FIELD
#define RTL_SIZEOF_THROUGH_FIELD(type, field) (offsetof(type, field) + RTL_FIELD_SIZE(type, field))
#endif
#ifndef CONTAINING_RECORD
#define CONTAINING_RECORD(address, type, field)                                                    \
	((type *)(void *)((char *)(address)-offsetof(type, field)))
#endif
#ifndef UNREFERENCED_PARAMETER
#define UNREFERENCED_PARAMETER(name) ((void)(name))
#endif
#ifndef DBG_UNREFERENCED_PARAMETER
#define DBG_UNREFERENCED_PARAMETER(name) ((void)(name))
#endif
#ifndef DBG_UNREFERENCED_LOCAL_VARIABLE
#define DBG_UNREFERENCED_LOCAL_VARIABLE(name) ((void)(name))
#endif
#ifndef C_ASSERT
#if defined(__cplusplus) && __cplusplus >= 201103L
#define C_ASSERT(expression) static_assert(expression, #expression)
#elif !defined(__cplusplus) && defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define C_ASSERT(expression) _Static_assert(expression, #expression)
#else
#define C_ASSERT(expression) extern char wfpx_c_assert[(expression) ? 1 : -1]
#endif
#endif
#ifndef DEFAULT_UNREACHABLE
#define DEFAULT_UNREACHABLE                                                                        \
	default:                                                                                   \
		__builtin_unreachable()
#endif

#ifndef MINSHORT /* as in <values.h> */
#define MINCHAR  0x80
#define MAXCHAR  0x7f
#define MINSHORT 0x8000
#define MAXSHORT 0x7fff
#define MINLONG  0x80000000
#define MAXLONG  0x7fffffff
#endif
#define MAXBYTE      0xff
#define MAXWORD      0xffff
#define MAXDWORD     0xffffffff
#define MAXUINT8     ((UINT8) ~(UINT8)0)
#define MAXUINT16    ((UINT16) ~(UINT16)0)
#define MAXUINT32    ((UINT32) ~(UINT32)0)
#define MAXUINT64    ((UINT64) ~(UINT64)0)
#define MAXULONG     ((ULONG) ~(ULONG)0)
#define MAXULONG64   ((ULONG64) ~(ULONG64)0)

#define UNICODE_NULL ((WCHAR)0)
#define ANSI_NULL    ((CHAR)0)

/* Rights of objects. */
#ifndef DELETE /* as in <resolv.h> */
#define DELETE 0x00010000U
#endif
#define READ_CONTROL               0x00020000U
#define WRITE_DAC                  0x00040000U
#define WRITE_OWNER                0x00080000U
#define SYNCHRONIZE                0x00100000U
#define STANDARD_RIGHTS_REQUIRED   0x000F0000U
#define STANDARD_RIGHTS_READ       READ_CONTROL
#define STANDARD_RIGHTS_WRITE      READ_CONTROL
#define STANDARD_RIGHTS_EXECUTE    READ_CONTROL
#define STANDARD_RIGHTS_ALL        0x001F0000U
#define SPECIFIC_RIGHTS_ALL        0x0000FFFFU
#define ACCESS_SYSTEM_SECURITY     0x01000000U
#define MAXIMUM_ALLOWED            0x02000000U
#define GENERIC_ALL                0x10000000U
#define GENERIC_EXECUTE            0x20000000U
#define GENERIC_WRITE              0x40000000U
#define GENERIC_READ               0x80000000U

#define OWNER_SECURITY_INFORMATION 0x00000001U
#define GROUP_SECURITY_INFORMATION 0x00000002U
#define DACL_SECURITY_INFORMATION  0x00000004U
#define SACL_SECURITY_INFORMATION  0x00000008U

/* Security identifiers. */
#define SID_REVISION            1
#define SID_MAX_SUB_AUTHORITIES 15
#define SECURITY_MAX_SID_SIZE                                                                      \
	(sizeof(SID) - sizeof(DWORD) + SID_MAX_SUB_AUTHORITIES * sizeof(DWORD))
#define SECURITY_MAX_SID_STRING_CHARACTERS 187

/* What an account is. */
typedef enum _SID_NAME_USE {
	SidTypeUser = 1,
	SidTypeGroup,
	SidTypeDomain,
	SidTypeAlias,
	SidTypeWellKnownGroup,
	SidTypeDeletedAccount,
	SidTypeInvalid,
	SidTypeUnknown,
	SidTypeComputer,
	SidTypeLabel,
	SidTypeLogonSession
} SID_NAME_USE,
	*PSID_NAME_USE;

/* Languages, as FormatMessage takes them; its texts are English whatever it is given. */
#define LANG_NEUTRAL             0x00
#define LANG_ENGLISH             0x09
#define SUBLANG_NEUTRAL          0x00
#define SUBLANG_DEFAULT          0x01
#define SUBLANG_SYS_DEFAULT      0x02
#define SUBLANG_ENGLISH_US       0x01
#define MAKELANGID(primary, sub) ((WORD)((WORD)(sub) << 10 | (WORD)(primary)))
#define PRIMARYLANGID(language)  ((WORD)((language)&0x3ff))
#define SUBLANGID(language)      ((WORD)((WORD)(language) >> 10))
#define LANG_SYSTEM_DEFAULT      MAKELANGID(LANG_NEUTRAL, SUBLANG_SYS_DEFAULT)
#define LANG_USER_DEFAULT        MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT)

/* Kernel-style names for copies and comparisons of memory. */
#define RtlEqualMemory(a, b, length)    (!memcmp((a), (b), (length)))
#define RtlMoveMemory(to, from, length) memmove((to), (from), (length))
#define RtlCopyMemory(to, from, length) memcpy((to), (from), (length))
#define RtlFillMemory(to, length, fill) memset((to), (fill), (length))
#define RtlZeroMemory(to, length)       memset((to), 0, (length))

WFPX_BEGIN_C

/* Clears memory in a way that the compiler keeps, although nothing reads the memory afterwards. */
PVOID WINAPI RtlSecureZeroMemory(PVOID ptr, SIZE_T cnt) WFPX_WIN32(RtlSecureZeroMemory);

WFPX_END_C

#ifndef SecureZeroMemory
#define SecureZeroMemory RtlSecureZeroMemory
#endif
#ifndef EqualMemory
#define EqualMemory RtlEqualMemory
#endif

#endif
