/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "traps.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/status.h"
#include "network.h"

/* More networks than this are not combined for one trap: the daemon could have 255 at each end. */
#define PAIRS_MAX 64u

static bool is_same(const struct subnet *a, const struct subnet *b)
{
	return a->family == b->family && a->prefix == b->prefix &&
	       !memcmp(&a->address, &b->address, sizeof(a->address));
}

static uint32_t hash_of(const struct subnet *local, const struct subnet *remote)
{
	uint64_t hash = hash_begin((uint64_t)local->family << 16 | (uint64_t)local->prefix << 8 |
				   remote->prefix);

	hash = hash_bytes(hash, local->address.bytes, sizeof(local->address.bytes));
	return hash_end(hash_bytes(hash, remote->address.bytes, sizeof(remote->address.bytes)));
}

static uint32_t add(struct traps *traps, const struct trap *trap)
{
	void *all = traps->all;
	uint32_t status = array_reserve(&all, &traps->capacity, traps->count + 1, sizeof(*trap));

	if (status)
		return status;
	traps->all = all;
	traps->all[traps->count++] = *trap;
	return ERROR_SUCCESS;
}

static const char *next_text(const char *text)
{
	return text + strlen(text) + 1;
}

/* Adds each pair of a local and a remote network: the kernel has a policy for each. */
static uint32_t add_pairs(struct traps *traps, const struct ike_trap *of)
{
	const char *local = of->local.texts;
	uint32_t status = ERROR_SUCCESS, pairs = 0;

	for (uint32_t i = 0; i < of->local.count; i++, local = next_text(local)) {
		const char *remote = of->remote.texts;

		for (uint32_t k = 0; k < of->remote.count && pairs < PAIRS_MAX && !status;
		     k++, pairs++, remote = next_text(remote)) {
			struct trap trap = { .of = of };

			if (network_parse(local, &trap.local) &&
			    network_parse(remote, &trap.remote))
				status = add(traps, &trap);
		}
	}
	return status;
}

uint32_t traps_index(const struct ike_sas *ike, struct traps *ret)
{
	uint32_t status = ERROR_SUCCESS;

	*ret = (struct traps){ 0 };
	for (size_t i = 0; !status && i < ike->trap_count; i++)
		status = add_pairs(ret, &ike->traps[i]);
	if (!status && ret->count)
		status = chains_init(&ret->index, ret->count);
	for (size_t i = 0; !status && i < ret->count; i++)
		chains_push(&ret->index, (uint32_t)i,
			    hash_of(&ret->all[i].local, &ret->all[i].remote));
	if (status)
		ret->count = 0; /* traps_find() relies on the index */
	return status;
}

const struct ike_trap *traps_find(const struct traps *traps, const struct subnet *local,
				  const struct subnet *remote)
{
	const struct ike_trap *found = NULL;
	const uint32_t *place;

	if (!traps->count)
		return NULL;
	for (place = chains_first(&traps->index, hash_of(local, remote)); *place;
	     place = chains_next(&traps->index, place)) {
		const struct trap *trap = &traps->all[*place - 1];

		if (!is_same(&trap->local, local) || !is_same(&trap->remote, remote))
			continue;
		if (found)
			return NULL;
		found = trap->of;
	}
	return found;
}

void traps_done(struct traps *traps)
{
	chains_done(&traps->index);
	free(traps->all);
	*traps = (struct traps){ 0 };
}
