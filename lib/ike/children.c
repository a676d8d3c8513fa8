/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "children.h"

#include <string.h>
#include <sys/random.h>

#include "base/hash.h"
#include "base/status.h"

_Static_assert(sizeof(struct ike_child_key) == 32, "padding would be compared");

/* The key of one SA of a child. An SPI of 0 means that the child has no such SA yet. */
static struct ike_child_key key_of(const struct ike_sas *sas, size_t member)
{
	const struct ike_child *child = &sas->children[member / 2];
	const struct ike_sa *sa = &sas->sas[child->sa];
	bool inbound = member % 2 == 0;
	const struct ike_end *to = inbound ? &sa->local : &sa->remote;

	return (struct ike_child_key){ .destination = to->address,
				       .mark = inbound ? (struct ike_mark){ 0 } : child->mark_out,
				       .spi = inbound ? child->spi_in : child->spi_out,
				       .protocol = child->protocol,
				       .family = to->family };
}

static uint32_t hash_of(const struct ike_children *index, const struct ike_child_key *key,
			bool inbound)
{
	return hash_end(hash_bytes(hash_begin(index->seed + inbound), key, sizeof(*key)));
}

/* Finds an inbound SA, whose keys have no mark, or an outbound SA. */
static const struct ike_child *find(const struct ike_children *index,
				    const struct ike_child_key *key, bool inbound, uint32_t hash)
{
	for (uint32_t *place = chains_first(&index->by_key, hash); *place;
	     place = chains_next(&index->by_key, place)) {
		size_t member = *place - 1;
		struct ike_child_key other = key_of(index->sas, member);

		if ((member % 2 == 0) == inbound && !memcmp(&other, key, sizeof(other)))
			return &index->sas->children[member / 2];
	}
	return NULL;
}

/* Each key is pushed once, so no chain has more than chance makes of different keys. */
static void push(struct ike_children *index, size_t member)
{
	struct ike_child_key key = key_of(index->sas, member);
	bool inbound = member % 2 == 0;
	uint32_t hash = hash_of(index, &key, inbound);

	if (key.spi && !find(index, &key, inbound, hash))
		chains_push(&index->by_key, (uint32_t)member, hash);
}

uint32_t ike_children_index(const struct ike_sas *sas, struct ike_children *ret)
{
	uint32_t status;

	*ret = (struct ike_children){ .sas = sas };
	if (getrandom(&ret->seed, sizeof(ret->seed), GRND_NONBLOCK) < 0)
		ret->seed = 0; /* early at boot: the index is right, only not protected */
	status = chains_init(&ret->by_key, 2 * sas->child_count);
	for (size_t i = 0; !status && i < 2 * sas->child_count; i++)
		push(ret, i);
	return status;
}

const struct ike_child *ike_children_find(const struct ike_children *index,
					  const struct ike_child_key *key)
{
	struct ike_child_key unmarked = *key;
	const struct ike_child *child;

	unmarked.mark = (struct ike_mark){ 0 };
	child = find(index, &unmarked, true, hash_of(index, &unmarked, true));
	return child ? child : find(index, key, false, hash_of(index, key, false));
}

void ike_children_done(struct ike_children *index)
{
	chains_done(&index->by_key);
	*index = (struct ike_children){ 0 };
}
