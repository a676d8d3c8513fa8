/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tunnel_build.h"

#include <string.h>

#include "accept.h"
#include "base/hash.h"
#include "base/status.h"
#include "context.h"
#include "direction.h"
#include "policy_missing.h"
#include "snapshot.h"

const struct sa *tunnel_sa_of_context(const struct tunnel_build *b, uint32_t i)
{
	const struct context *c = &b->contexts->contexts[i];

	return &b->snapshot->sas[c->outbound != CONTEXT_NONE ? c->outbound : c->inbound];
}

static const struct policy *policy_at(const struct tunnel_build *b, uint32_t i)
{
	return &b->snapshot->policies.policies[i];
}

static void identity_of_policy(const struct tunnel_build *b, uint32_t i,
			       struct tunnel_identity *ret)
{
	const struct policy *policy = policy_at(b, i);

	template_identity_of(policy, policy_demand(&b->snapshot->policies, policy), ret);
}

static void group_outbound_contexts(struct tunnel_build *b)
{
	for (uint32_t i = 0; i < b->contexts->count; i++) {
		const struct sa *sa = tunnel_sa_of_context(b, i);
		struct tunnel_identity identity;

		if (sa->found.direction == SA_INBOUND)
			continue;
		tunnel_identity_of(sa, snapshot_policy(b->snapshot, sa), &identity);
		b->context_group[i] = tunnel_groups_add_outbound(&b->groups, &identity);
	}
}

static void group_outbound_policies(struct tunnel_build *b)
{
	for (uint32_t i = 0; i < b->snapshot->policies.count; i++) {
		struct tunnel_identity identity;

		if (!b->missing[i] || policy_at(b, i)->dir != POLICY_OUT)
			continue;
		identity_of_policy(b, i, &identity);
		b->policy_group[i] = tunnel_groups_add_outbound(&b->groups, &identity);
	}
}

static void group_inbound_contexts(struct tunnel_build *b)
{
	for (uint32_t i = 0; i < b->contexts->count; i++) {
		const struct sa *sa = tunnel_sa_of_context(b, i);
		struct tunnel_identity identity;

		if (sa->found.direction == SA_OUTBOUND)
			continue;
		tunnel_identity_of(sa, NULL, &identity);
		b->context_group[i] = tunnel_groups_join(&b->groups, &identity);
	}
}

/* After all of them have joined, so that none of them joins another because of their order. */
static void group_lone_contexts(struct tunnel_build *b)
{
	for (uint32_t i = 0; i < b->contexts->count; i++) {
		struct tunnel_identity identity;

		if (b->context_group[i] != GROUP_NONE)
			continue;
		tunnel_identity_of(tunnel_sa_of_context(b, i), NULL, &identity);
		b->context_group[i] = tunnel_groups_add(&b->groups, &identity);
	}
}

/*
 * Contexts of one identity that pairing tells apart are of several tunnels. What is draining may be
 * of an earlier generation, whose ports differ because a NAT has changed them.
 */
static bool find_splits(struct tunnel_build *b)
{
	bool any = false;

	for (uint32_t i = 0; i < b->contexts->count; i++) {
		struct tunnel_group *group = &b->groups.groups[b->context_group[i]];
		struct tunnel_variant first, this;

		if (group->split || b->contexts->contexts[i].state == CONTEXT_DRAINING)
			continue;
		if (group->lead == CONTEXT_NONE) {
			group->lead = i;
			continue;
		}
		tunnel_variant_of(tunnel_sa_of_context(b, group->lead), &first);
		tunnel_variant_of(tunnel_sa_of_context(b, i), &this);
		group->split = memcmp(&first, &this, sizeof(first)) != 0;
		any |= group->split;
	}
	return any;
}

static uint32_t node_new(struct tunnel_build *b, uint32_t group, uint32_t context, uint32_t policy)
{
	b->nodes[b->node_count] = (struct tunnel_node){
		.group = group, .context = context, .policy = policy, .larval = NODE_NONE
	};
	return b->node_count++;
}

uint32_t tunnel_node_add(struct tunnel_build *b, uint32_t group)
{
	return b->groups.groups[group].node = node_new(b, group, CONTEXT_NONE, 0);
}

void tunnel_variant_at(const struct tunnel_build *b, uint32_t context, uint32_t policy,
		       struct tunnel_variant *ret)
{
	if (context != CONTEXT_NONE)
		tunnel_variant_of(tunnel_sa_of_context(b, context), ret);
	else
		policy_variant_of(policy_at(b, policy), ret);
}

static bool is_of_variant(const struct tunnel_build *b, uint32_t node, uint32_t group,
			  const struct tunnel_variant *variant)
{
	const struct tunnel_node *n = &b->nodes[node];
	struct tunnel_variant own;

	if (n->group != group)
		return false;
	tunnel_variant_at(b, n->context, n->policy, &own);
	return !memcmp(&own, variant, sizeof(own));
}

static uint32_t node_of_variant(struct tunnel_build *b, uint32_t group, uint32_t context,
				uint32_t policy)
{
	struct tunnel_variant variant;
	const uint32_t *place;
	uint32_t hash;

	tunnel_variant_at(b, context, policy, &variant);
	hash = hash_end(hash_bytes(hash_begin(group), &variant, sizeof(variant)));
	place = chains_first(&b->by_variant, hash);
	while (*place && !is_of_variant(b, *place - 1, group, &variant))
		place = chains_next(&b->by_variant, place);
	if (*place)
		return *place - 1;
	chains_push(&b->by_variant, b->node_count, hash);
	return node_new(b, group, context, policy);
}

/* The node for a context of @group, or, with CONTEXT_NONE, for a policy. */
static uint32_t node_of(struct tunnel_build *b, uint32_t group, uint32_t context, uint32_t policy)
{
	struct tunnel_group *g = &b->groups.groups[group];

	if (g->split)
		return node_of_variant(b, group, context, policy);
	if (g->node == NODE_NONE)
		g->node = node_new(b, group, context, policy);
	return g->node;
}

static void make_context_nodes(struct tunnel_build *b)
{
	for (uint32_t i = 0; i < b->contexts->count; i++) {
		b->context_node[i] = node_of(b, b->context_group[i], i, 0);
		b->nodes[b->context_node[i]].context_count++;
	}
}

static void attach_policy(struct tunnel_build *b, uint32_t policy, uint32_t group)
{
	b->policy_node[policy] = node_of(b, group, CONTEXT_NONE, policy);
}

static void attach_outbound_policies(struct tunnel_build *b)
{
	for (uint32_t i = 0; i < b->snapshot->policies.count; i++)
		if (b->policy_group[i] != GROUP_NONE)
			attach_policy(b, i, b->policy_group[i]);
}

/* Inbound and forward policies that nothing serves join as contexts do that are only inbound. */
static void attach_inbound_policies(struct tunnel_build *b)
{
	struct tunnel_identity identity;

	for (uint32_t i = 0; i < b->snapshot->policies.count; i++) {
		uint32_t group;

		if (!b->missing[i] || policy_at(b, i)->dir == POLICY_OUT)
			continue;
		identity_of_policy(b, i, &identity);
		group = tunnel_groups_join(&b->groups, &identity);
		if (group == GROUP_NONE)
			group = tunnel_groups_add(&b->groups, &identity);
		attach_policy(b, i, group);
	}
}

/*
 * An inbound policy that leaves something open may be served by an SA of another tunnel, and still
 * belongs to the tunnel whose outbound policy nothing serves.
 */
static void attach_served_policies(struct tunnel_build *b)
{
	const struct policies *p = &b->snapshot->policies;

	for (uint32_t i = 0; i < p->count; i++) {
		struct tunnel_identity identity;
		const struct tunnel_group *g;
		uint32_t group;

		if (b->missing[i] || policy_at(b, i)->dir == POLICY_OUT ||
		    !policy_demand(p, policy_at(b, i)))
			continue;
		identity_of_policy(b, i, &identity);
		group = tunnel_groups_join(&b->groups, &identity);
		if (group == GROUP_NONE)
			continue;
		g = &b->groups.groups[group];
		if (!g->split && g->node != NODE_NONE && !b->nodes[g->node].context_count)
			b->policy_node[i] = g->node;
	}
}

/* Links the policies of each node, the last one first, so that the list has them in order. */
static void link_policies(struct tunnel_build *b)
{
	for (uint32_t i = (uint32_t)b->snapshot->policies.count; i-- > 0;) {
		struct tunnel_node *node;

		if (b->policy_node[i] == NODE_NONE)
			continue;
		node = &b->nodes[b->policy_node[i]];
		b->next_policy[i] = node->first_policy;
		node->first_policy = i + 1;
	}
}

static bool any_missing(const struct tunnel_build *b)
{
	return b->snapshot->policies.count &&
	       memchr(b->missing, true, b->snapshot->policies.count * sizeof(*b->missing));
}

static uint32_t *take_filled(struct arena *scratch, size_t count)
{
	uint32_t *array = arena_take(scratch, array_size(count, sizeof(*array)));

	if (array)
		memset(array, 0xff, count * sizeof(*array));
	return array;
}

/* Takes all memory but that for splits. *ret_nodes_max is the most nodes that there can be. */
static uint32_t build_init(struct tunnel_build *b, struct arena *scratch, size_t *ret_nodes_max)
{
	size_t contexts = b->contexts->count, policies = b->snapshot->policies.count;
	size_t nodes = contexts + b->snapshot->larval_count;
	uint32_t status;

	b->context_group = take_filled(scratch, contexts);
	b->context_node = take_filled(scratch, contexts);
	b->policy_group = take_filled(scratch, policies);
	b->policy_node = take_filled(scratch, policies);
	b->next_policy = take_filled(scratch, policies);
	b->missing = arena_take(scratch, array_size(policies, sizeof(*b->missing)));
	if (!b->context_group || !b->context_node || !b->policy_group || !b->policy_node ||
	    !b->next_policy || !b->missing)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = policies_find_missing(&b->snapshot->policies, b->snapshot->sas, b->snapshot->count,
				       scratch, b->missing);
	for (size_t i = 0; i < policies; i++)
		nodes += b->missing[i];
	b->nodes = arena_take(scratch, array_size(nodes, sizeof(*b->nodes)));
	if (!status && !b->nodes)
		status = ERROR_NOT_ENOUGH_MEMORY;
	*ret_nodes_max = nodes;
	return status ? status : tunnel_groups_init(&b->groups, scratch, nodes);
}

static uint32_t find_nodes(struct tunnel_build *b, struct arena *scratch, size_t nodes_max)
{
	bool missing = any_missing(b);
	uint32_t status = ERROR_SUCCESS;

	group_outbound_contexts(b);
	if (missing)
		group_outbound_policies(b);
	group_inbound_contexts(b);
	group_lone_contexts(b);
	if (find_splits(b))
		status = chains_init_in(&b->by_variant, scratch, nodes_max);
	if (status)
		return status;
	make_context_nodes(b);
	if (missing) {
		attach_outbound_policies(b);
		attach_inbound_policies(b);
		attach_served_policies(b);
		link_policies(b);
	}
	return tunnels_count_larval(b, scratch);
}

uint32_t tunnels_build(struct tunnel_build *b, struct arena *scratch)
{
	size_t nodes_max;
	uint32_t status = build_init(b, scratch, &nodes_max);

	return status ? status : find_nodes(b, scratch, nodes_max);
}
