/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "local.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/hash.h"
#include "base/status.h"

static size_t slot_of(const struct local_addresses *local, uint8_t family,
		      const struct address *address)
{
	uint32_t hash = hash_end(hash_bytes(hash_begin(family), address, sizeof(*address)));
	size_t i = hash & (local->capacity - 1);

	while (local->slots[i].family &&
	       (local->slots[i].family != family ||
		memcmp(&local->slots[i].address, address, sizeof(*address)) != 0))
		i = (i + 1) & (local->capacity - 1);
	return i;
}

static uint32_t grow(struct local_addresses *local)
{
	struct local_addresses larger = {
		.capacity = local->capacity ? 2 * local->capacity : 32,
		.count = local->count,
	};

	larger.slots = calloc(larger.capacity, sizeof(*larger.slots));
	if (!larger.slots)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = 0; i < local->capacity; i++) {
		const struct local_slot *slot = &local->slots[i];

		if (slot->family)
			larger.slots[slot_of(&larger, slot->family, &slot->address)] = *slot;
	}
	free(local->slots);
	*local = larger;
	return ERROR_SUCCESS;
}

uint32_t local_addresses_add(struct local_addresses *local, uint8_t family,
			     const struct address *address)
{
	uint32_t status;
	size_t i;

	if (2 * (local->count + 1) > local->capacity) {
		status = grow(local);
		if (status)
			return status;
	}
	i = slot_of(local, family, address);
	if (!local->slots[i].family) {
		local->slots[i] = (struct local_slot){ .address = *address, .family = family };
		local->count++;
	}
	return ERROR_SUCCESS;
}

bool local_addresses_have(const struct local_addresses *local, uint8_t family,
			  const struct address *address)
{
	if (family == AF_INET && address->bytes[0] == 127) /* the whole network is this host */
		return true;
	return local->capacity && local->slots[slot_of(local, family, address)].family;
}

void local_addresses_done(struct local_addresses *local)
{
	free(local->slots);
	*local = (struct local_addresses){ 0 };
}
