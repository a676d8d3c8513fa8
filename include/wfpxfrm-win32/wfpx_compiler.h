/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What Microsoft's compiler knows and others do not: calling conventions, __declspec() and names of
 * integer types. A __declspec() without a meaning here is an error, not nothing.
 */
#ifndef WFPXFRM_WIN32_COMPILER_H
#define WFPXFRM_WIN32_COMPILER_H

/* #pragma comment(lib, ...) and #pragma warning(...) have no meaning here. */
#pragma GCC diagnostic ignored "-Wunknown-pragmas"

#ifndef __cdecl
#define __cdecl
#endif
/* With -fms-extensions they are keywords of clang, which have no meaning on Linux either. */
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wkeyword-macro"
#endif
#ifndef _cdecl
#define _cdecl
#endif
#ifndef _stdcall
#define _stdcall
#endif
#ifdef __clang__
#pragma clang diagnostic pop
#endif
#ifndef __stdcall
#define __stdcall
#endif
#ifndef __fastcall
#define __fastcall
#endif
#ifndef __thiscall
#define __thiscall
#endif
#ifndef __vectorcall
#define __vectorcall
#endif
#ifndef WINAPIV
#define WINAPIV
#endif
#ifndef APIENTRY
#define APIENTRY
#endif
#ifndef APIPRIVATE
#define APIPRIVATE
#endif
#ifndef PASCAL
#define PASCAL
#endif
#ifndef CDECL
#define CDECL
#endif
#ifndef STDMETHODCALLTYPE
#define STDMETHODCALLTYPE
#endif
#ifndef FASTCALL
#define FASTCALL
#endif
#ifndef DECLSPEC_IMPORT
#define DECLSPEC_IMPORT
#endif
#ifndef WINBASEAPI
#define WINBASEAPI
#endif
#ifndef WINADVAPI
#define WINADVAPI
#endif

#ifndef __forceinline
#define __forceinline static __inline__ __attribute__((always_inline, unused))
#endif
#ifndef FORCEINLINE
#define FORCEINLINE __forceinline
#endif
#ifndef CFORCEINLINE
#define CFORCEINLINE FORCEINLINE
#endif
#ifndef __w64
#define __w64
#endif
#ifndef __ptr64
#define __ptr64
#endif
#ifndef __unaligned
#define __unaligned
#endif
#ifndef UNALIGNED
#define UNALIGNED
#endif
#ifndef RESTRICTED_POINTER
#define RESTRICTED_POINTER
#endif

#ifndef __int8
#define __int8 char
#endif
#ifndef __int16
#define __int16 short
#endif
#ifndef __int32
#define __int32 int
#endif
#ifndef __int64
#define __int64 long long
#endif

#ifndef __declspec
#define WFPX_DECLSPEC_align(bytes) __attribute__((aligned(bytes)))
#define WFPX_DECLSPEC_allocator
#define WFPX_DECLSPEC_deprecated __attribute__((deprecated))
#define WFPX_DECLSPEC_dllexport  __attribute__((visibility("default")))
#define WFPX_DECLSPEC_dllimport
#define WFPX_DECLSPEC_noalias
#define WFPX_DECLSPEC_noinline __attribute__((noinline))
#define WFPX_DECLSPEC_noreturn __attribute__((noreturn))
#define WFPX_DECLSPEC_nothrow  __attribute__((nothrow))
#define WFPX_DECLSPEC_novtable
#define WFPX_DECLSPEC_restrict
#define WFPX_DECLSPEC_selectany __attribute__((weak))
#define WFPX_DECLSPEC_thread    __thread
#define __declspec(what) WFPX_DECLSPEC_##what
#endif

#ifndef DECLSPEC_NORETURN
#define DECLSPEC_NORETURN __attribute__((noreturn))
#endif
#ifndef DECLSPEC_NOINLINE
#define DECLSPEC_NOINLINE __attribute__((noinline))
#endif
#ifndef DECLSPEC_ALIGN
#define DECLSPEC_ALIGN(bytes) __attribute__((aligned(bytes)))
#endif
#ifndef DECLSPEC_SELECTANY
#define DECLSPEC_SELECTANY __attribute__((weak))
#endif

#ifndef EXTERN_C
#ifdef __cplusplus
#define EXTERN_C       extern "C"
#define EXTERN_C_START extern "C" {
#define EXTERN_C_END   }
#else
#define EXTERN_C extern
#define EXTERN_C_START
#define EXTERN_C_END
#endif
#endif

#endif
