/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Converts the kernel's addresses to those of WFP. */
#ifndef API_ADDRESS_H
#define API_ADDRESS_H

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>

#include "wfpxfrm.h"
#include "xfrm/sa.h"

/* Returns an IPv4 address as WFP has it: a number in host byte order. */
static inline UINT32 address_v4(const struct address *address)
{
	uint32_t network;

	memcpy(&network, address->bytes, sizeof(network));
	return ntohl(network);
}

/* Returns WFP's value for an address family, which must be AF_INET or AF_INET6. */
static inline FWP_IP_VERSION address_version(uint8_t family)
{
	return family == AF_INET6 ? FWP_IP_VERSION_V6 : FWP_IP_VERSION_V4;
}

#endif
