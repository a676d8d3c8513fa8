/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Addresses with a common beginning. */
#ifndef SADB_SUBNET_H
#define SADB_SUBNET_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "xfrm/sa.h"

struct subnet {
	struct address address;
	uint8_t family; /* 0: any address of any family */
	uint8_t prefix;
};

/* Where an SA's own end and its peer must be. For a tunnel these are the outer addresses. */
struct ends {
	struct subnet local, remote;
};

bool address_is_zero(const struct address *address);
bool prefix_has_bits(const struct address *net, uint8_t prefix, const struct address *address);

/* Whole addresses are what is compared most. */
static inline bool prefix_has(const struct address *net, uint8_t prefix,
			      const struct address *address)
{
	if (prefix == 32)
		return !memcmp(net->bytes, address->bytes, 4);
	return !prefix || prefix_has_bits(net, prefix, address);
}

bool subnet_has(const struct subnet *subnet, uint8_t family, const struct address *address);

/* By the SA's direction. */
bool ends_have(const struct ends *ends, const struct sa *sa);

#endif
