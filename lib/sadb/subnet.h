/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Subnets, and SAs between two of them. */
#ifndef SADB_SUBNET_H
#define SADB_SUBNET_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "xfrm/sa.h"

/* The addresses that agree with @address in the first @prefix bits. */
struct subnet {
	struct address address;
	uint8_t family; /* 0 for any address of any family */
	uint8_t prefix;
};

/* Where an SA's own end and its peer must be. For a tunnel these are the outer addresses. */
struct ends {
	struct subnet local, remote;
};

/* Whether all bytes of @address are zero. */
bool address_is_zero(const struct address *address);

/*
 * Whether @address agrees with @net in the first @prefix bits; a prefix of more than 128 bits never
 * fits. prefix_has() is the same, and faster for whole IPv4 addresses, which are compared most.
 */
bool prefix_has_bits(const struct address *net, uint8_t prefix, const struct address *address);
static inline bool prefix_has(const struct address *net, uint8_t prefix,
			      const struct address *address)
{
	if (prefix == 32)
		return !memcmp(net->bytes, address->bytes, 4);
	return !prefix || prefix_has_bits(net, prefix, address);
}

/* Whether @address, of @family, is in @subnet. */
bool subnet_has(const struct subnet *subnet, uint8_t family, const struct address *address);

/* Whether all addresses that agree with @address in the first @prefix bits are in @subnet. */
bool subnet_has_net(const struct subnet *subnet, uint8_t family, const struct address *address,
		    uint8_t prefix);

/* Whether the SA's own end is in ends->local and its peer in ends->remote, by its direction. */
bool ends_have(const struct ends *ends, const struct sa *sa);

#endif
