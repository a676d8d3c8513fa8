/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * UUIDs and their text.
 *
 * RPC_WSTR points to WCHAR, as it does on Windows with RPC_USE_NATIVE_WCHAR, so that its text can
 * be printed with %s in a wide format.
 */
#ifndef WFPXFRM_WIN32_RPCDCE_H
#define WFPXFRM_WIN32_RPCDCE_H

#include "../wfpxfrm/rpcdce.h"
#include "windef.h"
#include "winerror.h"

#ifndef RPC_ENTRY
#define RPC_ENTRY
#endif
#ifndef RPC_VAR_ENTRY
#define RPC_VAR_ENTRY
#endif
#ifndef __RPC_FAR
#define __RPC_FAR
#endif
#ifndef __RPC_USER
#define __RPC_USER
#endif

#define RPC_S_OK                      0
#define RPC_S_INVALID_ARG             ERROR_INVALID_PARAMETER
#define RPC_S_OUT_OF_MEMORY           ERROR_OUTOFMEMORY
#define RPC_S_ACCESS_DENIED           ERROR_ACCESS_DENIED
#define RPC_S_BUFFER_TOO_SMALL        ERROR_INSUFFICIENT_BUFFER
#define RPC_S_INTERNAL_FAILURE        RPC_S_INTERNAL_ERROR

#define RPC_C_AUTHN_GSS_NEGOTIATE     9U
#define RPC_C_AUTHN_GSS_SCHANNEL      14U
#define RPC_C_AUTHN_GSS_KERBEROS      16U
#define RPC_C_AUTHN_LEVEL_DEFAULT     0U
#define RPC_C_AUTHN_LEVEL_NONE        1U
#define RPC_C_AUTHN_LEVEL_PKT_PRIVACY 6U

WFPX_BEGIN_C

typedef LONG RPC_STATUS;
typedef unsigned char *RPC_CSTR;
typedef WCHAR *RPC_WSTR;
typedef void *RPC_BINDING_HANDLE;

/* A new UUID of random bits. */
RPC_STATUS RPC_ENTRY UuidCreate(UUID *Uuid) WFPX_WIN32(UuidCreate);

/* The text of a UUID, without braces and in small letters, which RpcStringFree releases. */
RPC_STATUS RPC_ENTRY UuidToStringA(const UUID *Uuid, RPC_CSTR *StringUuid)
	WFPX_WIN32(UuidToStringA);
RPC_STATUS RPC_ENTRY UuidToStringW(const UUID *Uuid, RPC_WSTR *StringUuid)
	WFPX_WIN32(UuidToStringW);
RPC_STATUS RPC_ENTRY RpcStringFreeA(RPC_CSTR *String) WFPX_WIN32(RpcStringFreeA);
RPC_STATUS RPC_ENTRY RpcStringFreeW(RPC_WSTR *String) WFPX_WIN32(RpcStringFreeW);

/* The UUID of a text; NULL is that of zeros. */
RPC_STATUS RPC_ENTRY UuidFromStringA(RPC_CSTR StringUuid, UUID *Uuid) WFPX_WIN32(UuidFromStringA);
RPC_STATUS RPC_ENTRY UuidFromStringW(RPC_WSTR StringUuid, UUID *Uuid) WFPX_WIN32(UuidFromStringW);

/* The order of two UUIDs: -1, 0 or 1. */
signed int RPC_ENTRY UuidCompare(UUID *Uuid1, UUID *Uuid2, RPC_STATUS *Status)
	WFPX_WIN32(UuidCompare);

WFPX_END_C

static inline int RPC_ENTRY UuidEqual(UUID *Uuid1, UUID *Uuid2, RPC_STATUS *Status)
{
	return UuidCompare(Uuid1, Uuid2, Status) == 0;
}

static inline int RPC_ENTRY UuidIsNil(UUID *Uuid, RPC_STATUS *Status)
{
	return UuidCompare(Uuid, NULL, Status) == 0;
}

static inline RPC_STATUS RPC_ENTRY UuidCreateNil(UUID *NilUuid)
{
	memset(NilUuid, 0, sizeof(*NilUuid));
	return RPC_S_OK;
}

#ifdef UNICODE
#define UuidToString   UuidToStringW
#define UuidFromString UuidFromStringW
#define RpcStringFree  RpcStringFreeW
#else
#define UuidToString   UuidToStringA
#define UuidFromString UuidFromStringA
#define RpcStringFree  RpcStringFreeA
#endif

#endif
