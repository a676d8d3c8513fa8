/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The addresses of this network namespace, as a set. */
#ifndef SADB_LOCAL_H
#define SADB_LOCAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/address.h"
#include "base/chains.h"

/* An address that an interface has. */
struct local_address {
	struct address address;
	uint8_t family;
};

/* The set. It may begin as all zero. */
struct local_addresses {
	struct local_address *entries;
	size_t count, capacity;
	struct chains by_address;
};

/* Adds an address, unless the set has it already. Returns ERROR_NOT_ENOUGH_MEMORY on failure. */
uint32_t local_addresses_add(struct local_addresses *local, uint8_t family,
			     const struct address *address);

/* Whether packets to the address are for this host: the set has it, or it is in 127.0.0.0/8. */
bool local_addresses_have(const struct local_addresses *local, uint8_t family,
			  const struct address *address);

/* Frees what the set holds and zeroes *local. */
void local_addresses_done(struct local_addresses *local);

#endif
