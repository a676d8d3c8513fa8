/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* GUIDs of COM and their text; there is no COM here. */
#ifndef WFPXFRM_WIN32_OBJBASE_H
#define WFPXFRM_WIN32_OBJBASE_H

#include "windows.h"
#include "rpcdce.h"

WFPX_BEGIN_C

extern const GUID GUID_NULL WFPX_WIN32(GUID_NULL);

/* A new GUID of random bits. */
HRESULT WINAPI CoCreateGuid(GUID *pguid) WFPX_WIN32(CoCreateGuid);

/* The text of a GUID, in braces and capital letters: 39 characters, or 0 if they do not fit. */
#ifdef __cplusplus
int WINAPI StringFromGUID2(REFGUID rguid, LPOLESTR lpsz, int cchMax) WFPX_WIN32(StringFromGUID2);
HRESULT WINAPI StringFromCLSID(REFCLSID rclsid, LPOLESTR *lplpsz) WFPX_WIN32(StringFromCLSID);
#else
int WINAPI StringFromGUID2(const GUID *rguid, LPOLESTR lpsz, int cchMax)
	WFPX_WIN32(StringFromGUID2);
HRESULT WINAPI StringFromCLSID(const GUID *rclsid, LPOLESTR *lplpsz) WFPX_WIN32(StringFromCLSID);
#endif

/* The GUID of a text in braces, or CO_E_CLASSSTRING. Names of programs are not looked up. */
HRESULT WINAPI CLSIDFromString(LPCOLESTR lpsz, CLSID *pclsid) WFPX_WIN32(CLSIDFromString);

WFPX_END_C

#define IIDFromString CLSIDFromString
#define StringFromIID StringFromCLSID
#define IID_NULL      GUID_NULL
#define CLSID_NULL    GUID_NULL

/* What StringFromCLSID allocates. */
static inline void CoTaskMemFree(LPVOID block)
{
	LocalFree(block);
}

static inline LPVOID CoTaskMemAlloc(SIZE_T bytes)
{
	return LocalAlloc(LMEM_FIXED, bytes);
}

#endif
