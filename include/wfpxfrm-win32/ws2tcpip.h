/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names of hosts, and addresses as wide text. */
#ifndef WFPXFRM_WIN32_WS2TCPIP_H
#define WFPXFRM_WIN32_WS2TCPIP_H

#include "winsock2.h"

typedef struct addrinfo ADDRINFOA, *PADDRINFOA;
#ifndef UNICODE
typedef ADDRINFOA ADDRINFOT, *PADDRINFOT;
#endif

#define InetNtopA     inet_ntop
#define InetPtonA     inet_pton
#define GetAddrInfoA  getaddrinfo
#define FreeAddrInfoA freeaddrinfo
#ifdef UNICODE
#define InetNtop InetNtopW
#define InetPton InetPtonW
#else
#define InetNtop InetNtopA
#define InetPton InetPtonA
#endif

WFPX_BEGIN_C

/* inet_ntop() and inet_pton() for wide text. */
LPCWSTR WSAAPI InetNtopW(INT Family, const VOID *pAddr, LPWSTR pStringBuf, size_t StringBufSize)
	WFPX_WIN32(InetNtopW);
INT WSAAPI InetPtonW(INT Family, LPCWSTR pszAddrString, PVOID pAddrBuf) WFPX_WIN32(InetPtonW);

WFPX_END_C

#endif
