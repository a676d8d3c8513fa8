/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "accept.h"
#include "base/hash.h"
#include "base/status.h"
#include "direction.h"
#include "snapshot.h"
#include "tunnel_build.h"

static void count_at(struct tunnel_node *node, uint32_t count, uint64_t since)
{
	if (!node->larval_count || since < node->larval_since)
		node->larval_since = since;
	node->larval_count += count;
}

/* The tunnel of a policy that nothing serves, which the state of an ACQUIRE would serve. */
static uint32_t node_of_policy(const struct tunnel_build *b, const struct policy *policy)
{
	size_t i = (size_t)(policy - b->snapshot->policies.policies);

	return b->missing[i] ? b->policy_node[i] : NODE_NONE;
}

/* The tunnel of the state of an ACQUIRE: one that is there, or a new one. */
static uint32_t node_of_acquire(struct tunnel_build *b, uint32_t larval)
{
	const struct sa *sa = &b->snapshot->larvals[larval];
	const struct policy *policy = policies_main(&b->snapshot->policies, sa);
	struct tunnel_identity identity;
	uint32_t group, node;

	tunnel_identity_of(sa, policy, &identity);
	group = tunnel_groups_find(&b->groups, &identity);
	if (group != GROUP_NONE)
		return b->groups.groups[group].node;
	if (!policy)
		return NODE_NONE;
	node = node_of_policy(b, policy);
	if (node != NODE_NONE)
		return node;
	node = tunnel_node_add(b, tunnel_groups_add(&b->groups, &identity));
	b->nodes[node].larval = larval;
	return node;
}

/* What a state by which a daemon has reserved an inbound SPI tells of its tunnel. */
struct reserved_key {
	struct address local, remote;
	uint32_t reqid; /* 0: not known */
	uint8_t family, proto;
	uint8_t zero[2]; /* there is no padding */
};

_Static_assert(sizeof(struct reserved_key) == 40, "no padding: it is hashed");

/* All such states that tell the same. */
struct reserved {
	struct reserved_key key;
	uint32_t count;
	uint64_t since;
	uint32_t tunnels, node; /* how many tunnels it may belong to, and one of them */
};

struct reserving {
	struct reserved *reserved;
	uint32_t count;
	struct chains by_key;
};

static uint32_t hash_of(const struct reserved_key *key)
{
	return hash_end(hash_bytes(hash_begin(0), key, sizeof(*key)));
}

static struct reserved *reserved_find(const struct reserving *r, const struct reserved_key *key)
{
	const uint32_t *place = chains_first(&r->by_key, hash_of(key));

	while (*place && memcmp(&r->reserved[*place - 1].key, key, sizeof(*key)) != 0)
		place = chains_next(&r->by_key, place);
	return *place ? &r->reserved[*place - 1] : NULL;
}

static void note_reserved(struct reserving *r, const struct sa *sa)
{
	const struct reserved_key key = { .local = sa->dst,
					  .remote = sa->src,
					  .reqid = sa->reqid,
					  .family = sa->family,
					  .proto = sa->proto };
	struct reserved *found = reserved_find(r, &key);

	if (!found) {
		chains_push(&r->by_key, r->count, hash_of(&key));
		found = &r->reserved[r->count++];
		*found = (struct reserved){ .key = key, .since = sa->add_time };
	}
	found->count++;
	if (sa->add_time < found->since)
		found->since = sa->add_time;
}

static void note_tunnel(const struct reserving *r, const struct tunnel_identity *i, uint32_t reqid,
			uint32_t node)
{
	const struct reserved_key key = { .local = i->local,
					  .remote = i->remote,
					  .reqid = reqid,
					  .family = i->family,
					  .proto = i->proto };
	struct reserved *found = reserved_find(r, &key);

	if (!found)
		return;
	found->tunnels++;
	found->node = node;
}

static void count_reserved(struct tunnel_build *b, const struct reserving *r)
{
	for (uint32_t i = 0; i < b->node_count; i++) {
		const struct tunnel_identity *identity =
			&b->groups.groups[b->nodes[i].group].identity;

		note_tunnel(r, identity, 0, i);
		if (identity->reqid)
			note_tunnel(r, identity, identity->reqid, i);
	}
	for (uint32_t i = 0; i < r->count; i++)
		if (r->reserved[i].tunnels == 1)
			count_at(&b->nodes[r->reserved[i].node], r->reserved[i].count,
				 r->reserved[i].since);
}

uint32_t tunnels_count_larval(struct tunnel_build *b, struct arena *scratch)
{
	const struct snapshot *s = b->snapshot;
	struct reserving r = { .count = 0 };
	uint32_t status;

	if (!s->larval_count)
		return ERROR_SUCCESS;
	r.reserved = arena_take(scratch, array_size(s->larval_count, sizeof(*r.reserved)));
	if (!r.reserved)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = chains_init_in(&r.by_key, scratch, s->larval_count);
	for (uint32_t i = 0; i < s->larval_count && !status; i++) {
		const struct sa *sa = &s->larvals[i];
		uint32_t node = NODE_NONE;

		if (sa->found.direction == SA_INBOUND)
			note_reserved(&r, sa);
		else
			node = node_of_acquire(b, i);
		if (node != NODE_NONE)
			count_at(&b->nodes[node], 1, sa->add_time);
	}
	if (!status)
		count_reserved(b, &r);
	return status;
}
