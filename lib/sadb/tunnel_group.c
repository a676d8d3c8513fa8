/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tunnel_group.h"

#include <string.h>

#include "base/hash.h"
#include "base/status.h"
#include "context.h"

#define BASE_SIZE offsetof(struct tunnel_identity, mark)

static uint32_t hash_of(const struct tunnel_identity *identity, size_t size)
{
	return hash_end(hash_bytes(hash_begin(size), identity, size));
}

uint32_t tunnel_groups_init(struct tunnel_groups *g, struct arena *scratch, size_t capacity)
{
	uint32_t status;

	g->groups = arena_take(scratch, array_size(capacity, sizeof(*g->groups)));
	if (!g->groups)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = chains_init_in(&g->by_identity, scratch, capacity);
	return status ? status : chains_init_in(&g->by_base, scratch, capacity);
}

/* Returns the first group in @index that agrees with @identity in its first @size bytes. */
static uint32_t search(const struct tunnel_groups *g, const struct chains *index, uint32_t hash,
		       const struct tunnel_identity *identity, size_t size)
{
	const uint32_t *place = chains_first(index, hash);

	while (*place && memcmp(&g->groups[*place - 1].identity, identity, size) != 0)
		place = chains_next(index, place);
	return *place ? *place - 1 : GROUP_NONE;
}

uint32_t tunnel_groups_find(const struct tunnel_groups *g, const struct tunnel_identity *identity)
{
	return search(g, &g->by_identity, hash_of(identity, sizeof(*identity)), identity,
		      sizeof(*identity));
}

uint32_t tunnel_groups_add(struct tunnel_groups *g, const struct tunnel_identity *identity)
{
	uint32_t hash = hash_of(identity, sizeof(*identity));
	uint32_t found = search(g, &g->by_identity, hash, identity, sizeof(*identity));

	if (found != GROUP_NONE)
		return found;
	g->groups[g->count] = (struct tunnel_group){ .identity = *identity,
						     .lead = CONTEXT_NONE,
						     .node = GROUP_NONE };
	chains_push(&g->by_identity, g->count, hash);
	return g->count++;
}

uint32_t tunnel_groups_add_outbound(struct tunnel_groups *g, const struct tunnel_identity *identity)
{
	uint32_t before = g->count, group = tunnel_groups_add(g, identity), hash, first;

	if (g->count == before)
		return group;
	hash = hash_of(identity, BASE_SIZE);
	first = search(g, &g->by_base, hash, identity, BASE_SIZE);
	if (first == GROUP_NONE) {
		first = group;
		chains_push(&g->by_base, group, hash);
	}
	g->groups[first].siblings++;
	return group;
}

uint32_t tunnel_groups_join(const struct tunnel_groups *g, const struct tunnel_identity *identity)
{
	uint32_t group = tunnel_groups_find(g, identity);

	if (group != GROUP_NONE)
		return group;
	group = search(g, &g->by_base, hash_of(identity, BASE_SIZE), identity, BASE_SIZE);
	return group != GROUP_NONE && g->groups[group].siblings == 1 ? group : GROUP_NONE;
}
