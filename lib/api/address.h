/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The kernel's addresses in WFP's byte orders: IPv4 as a number, IPv6 in network order. */
#ifndef API_ADDRESS_H
#define API_ADDRESS_H

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>

#include "wfpxfrm.h"
#include "xfrm/sa.h"

static inline UINT32 address_v4(const struct address *address)
{
	uint32_t network;

	memcpy(&network, address->bytes, sizeof(network));
	return ntohl(network);
}

static inline FWP_IP_VERSION address_version(uint8_t family)
{
	return family == AF_INET6 ? FWP_IP_VERSION_V6 : FWP_IP_VERSION_V4;
}

#endif
