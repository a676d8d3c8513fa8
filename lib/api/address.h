/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Converts the kernel's addresses to those of WFP, and back. */
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

/* Returns the address that WFP has as a number in host byte order. */
static inline struct address address_from_v4(UINT32 host)
{
	uint32_t network = htonl(host);
	struct address address = { { 0 } };

	memcpy(address.bytes, &network, sizeof(network));
	return address;
}

/* Returns how many ones @mask, in host byte order, begins with; -1 if it has ones behind zeros. */
static inline int address_prefix_of_mask(UINT32 mask)
{
	UINT32 host = ~mask;
	int prefix = 32;

	if (host & (host + 1))
		return -1;
	for (; host; host >>= 1)
		prefix--;
	return prefix;
}

/* Returns @address with all 16 bytes in the opposite order. */
static inline struct address address_reversed(const struct address *address)
{
	struct address to;

	for (size_t i = 0; i < sizeof(to.bytes); i++)
		to.bytes[i] = address->bytes[sizeof(to.bytes) - 1 - i];
	return to;
}

/* Returns WFP's value for an address family, which must be AF_INET or AF_INET6. */
static inline FWP_IP_VERSION address_version(uint8_t family)
{
	return family == AF_INET6 ? FWP_IP_VERSION_V6 : FWP_IP_VERSION_V4;
}

#endif
