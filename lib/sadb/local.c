/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "local.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/status.h"

static uint32_t hash_of_local_address(uint8_t family, const struct address *address)
{
	return hash_end(hash_bytes(hash_begin(family), address, sizeof(*address)));
}

static bool is_in_set(const struct local_addresses *local, uint8_t family,
		      const struct address *address, uint32_t hash)
{
	const uint32_t *place;

	if (!local->count)
		return false;
	place = chains_first(&local->by_address, hash);
	for (; *place; place = chains_next(&local->by_address, place)) {
		const struct local_address *entry = &local->entries[*place - 1];

		if (entry->family == family && !memcmp(&entry->address, address, sizeof(*address)))
			return true;
	}
	return false;
}

uint32_t local_addresses_add(struct local_addresses *local, uint8_t family,
			     const struct address *address)
{
	uint32_t hash = hash_of_local_address(family, address), status;
	void *entries = local->entries;

	if (is_in_set(local, family, address, hash))
		return ERROR_SUCCESS;
	status = array_reserve(&entries, &local->capacity, local->count + 1,
			       sizeof(*local->entries));
	local->entries = entries;
	if (!status)
		status = chains_reserve(&local->by_address, local->count + 1);
	if (status)
		return status;
	local->entries[local->count] =
		(struct local_address){ .address = *address, .family = family };
	chains_push(&local->by_address, (uint32_t)local->count++, hash);
	return ERROR_SUCCESS;
}

bool local_addresses_have(const struct local_addresses *local, uint8_t family,
			  const struct address *address)
{
	if (family == AF_INET && address->bytes[0] == 127) /* all of 127.0.0.0/8 is this host */
		return true;
	return is_in_set(local, family, address, hash_of_local_address(family, address));
}

void local_addresses_done(struct local_addresses *local)
{
	free(local->entries);
	chains_done(&local->by_address);
	*local = (struct local_addresses){ 0 };
}
