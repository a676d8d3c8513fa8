/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Addresses as text, by the functions that return the end of the text. */
#ifndef WFPXFRM_WIN32_MSTCPIP_H
#define WFPXFRM_WIN32_MSTCPIP_H

#include "winsock2.h"

WFPX_BEGIN_C

/* S has room for 16 characters. */
PWSTR NTAPI RtlIpv4AddressToStringW(const struct in_addr *Addr, PWSTR S)
	WFPX_WIN32(RtlIpv4AddressToStringW);
PSTR NTAPI RtlIpv4AddressToStringA(const struct in_addr *Addr, PSTR S)
	WFPX_WIN32(RtlIpv4AddressToStringA);

/* S has room for 46 characters. */
PWSTR NTAPI RtlIpv6AddressToStringW(const struct in6_addr *Addr, PWSTR S)
	WFPX_WIN32(RtlIpv6AddressToStringW);
PSTR NTAPI RtlIpv6AddressToStringA(const struct in6_addr *Addr, PSTR S)
	WFPX_WIN32(RtlIpv6AddressToStringA);

WFPX_END_C

#ifdef UNICODE
#define RtlIpv4AddressToString RtlIpv4AddressToStringW
#define RtlIpv6AddressToString RtlIpv6AddressToStringW
#else
#define RtlIpv4AddressToString RtlIpv4AddressToStringA
#define RtlIpv6AddressToString RtlIpv6AddressToStringA
#endif

#endif
