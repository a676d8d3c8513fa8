/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The addresses of this network namespace, as a set. */
#ifndef SADB_LOCAL_H
#define SADB_LOCAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "xfrm/sa.h"

struct local_slot {
	struct address address;
	uint8_t family; /* 0: free */
};

struct local_addresses {
	struct local_slot *slots;
	size_t capacity; /* a power of two, or 0 */
	size_t count;
};

uint32_t local_addresses_add(struct local_addresses *local, uint8_t family,
			     const struct address *address);
bool local_addresses_have(const struct local_addresses *local, uint8_t family,
			  const struct address *address);
void local_addresses_done(struct local_addresses *local);

#endif
