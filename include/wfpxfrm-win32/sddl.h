/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Security identifiers as text. LocalFree releases what the functions return. */
#ifndef WFPXFRM_WIN32_SDDL_H
#define WFPXFRM_WIN32_SDDL_H

#include "windows.h"

WFPX_BEGIN_C

/* S-1-22-1-1000 for the user 1000. */
BOOL WINAPI ConvertSidToStringSidA(PSID Sid, LPSTR *StringSid) WFPX_WIN32(ConvertSidToStringSidA);
BOOL WINAPI ConvertSidToStringSidW(PSID Sid, LPWSTR *StringSid) WFPX_WIN32(ConvertSidToStringSidW);

/* The other way. Two-letter names such as "BA" are not known. */
BOOL WINAPI ConvertStringSidToSidA(LPCSTR StringSid, PSID *Sid) WFPX_WIN32(ConvertStringSidToSidA);
BOOL WINAPI ConvertStringSidToSidW(LPCWSTR StringSid, PSID *Sid) WFPX_WIN32(ConvertStringSidToSidW);

WFPX_END_C

#ifdef UNICODE
#define ConvertSidToStringSid ConvertSidToStringSidW
#define ConvertStringSidToSid ConvertStringSidToSidW
#else
#define ConvertSidToStringSid ConvertSidToStringSidA
#define ConvertStringSidToSid ConvertStringSidToSidA
#endif

#endif
