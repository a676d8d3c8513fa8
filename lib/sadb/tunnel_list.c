/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tunnel_list.h"

#include <string.h>

#include "base/status.h"
#include "context.h"
#include "policy_missing.h"
#include "snapshot.h"
#include "tunnel_build.h"

_Static_assert((int)TUNNEL_UP == CONTEXT_UP, "");
_Static_assert((int)TUNNEL_REKEYING == CONTEXT_REKEYING, "");
_Static_assert((int)TUNNEL_DRAINING == CONTEXT_DRAINING, "");
_Static_assert((int)TUNNEL_HALF == CONTEXT_HALF, "");

/* The list while it is made of the nodes. */
struct listing {
	const struct tunnel_build *build;
	struct tunnel_list *list;
	uint32_t policies_max; /* for each SA */
	uint32_t *listed;      /* by policy: the last tunnel that lists it, as number + 1 */
};

static const struct context *context_in(const struct listing *l, uint32_t place)
{
	return &l->build->contexts->contexts[l->list->contexts[place]];
}

static void note_time(struct tunnel *t, uint64_t time)
{
	if (time && (!t->first_seen || time < t->first_seen))
		t->first_seen = time;
	if (time > t->last_change)
		t->last_change = time;
}

static uint32_t list_policy(struct listing *l, uint32_t tunnel, const struct policy_template *t)
{
	struct tunnel_list *list = l->list;
	struct tunnel *to = &list->tunnels[tunnel];
	uint32_t policy = t->found.policy, status;
	const struct policies *p = &l->build->snapshot->policies;
	void *policies = list->policies;

	if (l->listed[policy] == tunnel + 1)
		return ERROR_SUCCESS;
	l->listed[policy] = tunnel + 1;
	status = arena_reserve(&list->memory, &policies, &list->policy_capacity,
			       list->policy_count + 1, sizeof(*list->policies));
	list->policies = policies;
	if (status)
		return status;
	list->policies[list->policy_count++] = (uint32_t)(t - p->templates);
	to->policy_count++;
	note_time(to, policy_of(p, t)->add_time);
	return ERROR_SUCCESS;
}

/* The main policy of an SA is always among those that are listed. */
static uint32_t list_served(struct listing *l, uint32_t tunnel, const struct sa *sa)
{
	const struct policies *p = &l->build->snapshot->policies;
	struct policy_walk walk = policy_walk_own(p, sa);
	const struct policy_template *t;
	uint32_t main = sa->found.policy, count = 0, status = ERROR_SUCCESS;

	if (!p->count)
		return ERROR_SUCCESS;
	while (!status && (main || count < l->policies_max) && (t = policy_walk_next(&walk))) {
		bool is_main = main && t->found.policy == main - 1;

		if (count < l->policies_max || is_main)
			status = list_policy(l, tunnel, t);
		if (is_main)
			main = 0;
		count++;
	}
	return status;
}

/* Those of outbound SAs come first, and those that nothing serves last. */
static uint32_t list_policies(struct listing *l, uint32_t tunnel)
{
	const struct tunnel_build *b = l->build;
	const struct policies *p = &b->snapshot->policies;
	const struct tunnel_node *node = &b->nodes[tunnel];
	const struct tunnel *t = &l->list->tunnels[tunnel];
	uint32_t status = ERROR_SUCCESS;

	for (int inbound = 0; inbound < 2; inbound++)
		for (uint32_t i = 0; i < t->context_count && !status; i++) {
			const struct context *c = context_in(l, t->contexts + i);
			uint32_t sa = inbound ? c->inbound : c->outbound;

			if (sa != CONTEXT_NONE)
				status = list_served(l, tunnel, &b->snapshot->sas[sa]);
		}
	for (uint32_t i = node->first_policy; i && !status; i = b->next_policy[i - 1])
		status = list_policy(l, tunnel, policy_demand(p, &p->policies[i - 1]));
	if (node->larval != NODE_NONE && !status)
		status = list_served(l, tunnel, &b->snapshot->larvals[node->larval]);
	return status;
}

static void note_sa(struct tunnel *t, const struct snapshot *s, uint32_t index)
{
	const struct sa *ah;

	if (index == CONTEXT_NONE)
		return;
	ah = snapshot_bundled_ah(s, index);
	note_time(t, s->sas[index].add_time);
	if (ah)
		note_time(t, ah->add_time);
}

/* How much a context lets through. */
static unsigned life_of(uint8_t state)
{
	switch (state) {
	case CONTEXT_UP:
		return 4;
	case CONTEXT_REKEYING:
		return 3;
	case CONTEXT_HALF:
		return 2;
	default:
		return 1;
	}
}

/* Whether context @a speaks for a tunnel rather than @b. */
static bool leads(const struct tunnel_build *build, uint32_t a, uint32_t b)
{
	const struct context *x = &build->contexts->contexts[a];
	const struct context *y = &build->contexts->contexts[b];

	if (x->active != y->active)
		return x->active;
	if (x->state != y->state)
		return life_of(x->state) > life_of(y->state);
	return tunnel_sa_of_context(build, a)->found.order <
	       tunnel_sa_of_context(build, b)->found.order;
}

static void judge_contexts(const struct listing *l, struct tunnel *t)
{
	for (uint32_t i = t->contexts; i < t->contexts + t->context_count; i++) {
		const struct context *c = context_in(l, i);

		if (i == t->contexts || life_of(c->state) > life_of(t->state))
			t->state = c->state;
		if (i == t->contexts ||
		    leads(l->build, l->list->contexts[i], l->list->contexts[t->lead]))
			t->lead = i;
		note_sa(t, l->build->snapshot, c->inbound);
		note_sa(t, l->build->snapshot, c->outbound);
	}
	if (context_in(l, t->lead)->active)
		t->active = t->lead;
}

static void fill_tunnel(const struct listing *l, uint32_t i, uint32_t contexts)
{
	const struct tunnel_build *b = l->build;
	const struct tunnel_node *node = &b->nodes[i];
	const struct tunnel_group *group = &b->groups.groups[node->group];
	struct tunnel *t = &l->list->tunnels[i];
	struct tunnel_variant variant;

	if (group->split)
		tunnel_variant_at(b, node->context, node->policy, &variant);
	*t = (struct tunnel){ .identity = group->identity,
			      .id = tunnel_id(&group->identity, group->split ? &variant : NULL),
			      .larval_count = node->larval_count,
			      .larval_since = node->larval_since,
			      .contexts = contexts,
			      .active = CONTEXT_NONE,
			      .lead = CONTEXT_NONE,
			      .state = node->larval_count ? TUNNEL_LARVAL : TUNNEL_DOWN };
}

/* Makes a tunnel of each node, and puts the contexts of each side by side. */
static void sort_contexts(const struct listing *l)
{
	const struct tunnel_build *b = l->build;
	uint32_t contexts = 0;

	for (uint32_t i = 0; i < b->node_count; i++) {
		fill_tunnel(l, i, contexts);
		contexts += b->nodes[i].context_count;
	}
	for (uint32_t i = 0; i < b->contexts->count; i++) {
		struct tunnel *t = &l->list->tunnels[b->context_node[i]];

		l->list->contexts[t->contexts + t->context_count++] = i;
	}
}

static uint32_t list_tunnels(struct listing *l)
{
	const struct tunnel_build *b = l->build;
	struct tunnel_list *list = l->list;
	uint32_t status = ERROR_SUCCESS;

	list->tunnels =
		arena_take(&list->memory, array_size(b->node_count, sizeof(*list->tunnels)));
	list->contexts =
		arena_take(&list->memory, array_size(b->contexts->count, sizeof(*list->contexts)));
	if (!list->tunnels || !list->contexts)
		return ERROR_NOT_ENOUGH_MEMORY;
	list->count = b->node_count;
	sort_contexts(l);
	for (uint32_t i = 0; i < b->node_count && !status; i++) {
		struct tunnel *t = &list->tunnels[i];

		if (t->context_count)
			judge_contexts(l, t);
		t->policies = (uint32_t)list->policy_count;
		status = list_policies(l, i);
	}
	return status;
}

static uint32_t find_tunnels(const struct snapshot *s, const struct context_list *contexts,
			     struct arena *scratch, uint32_t policies_max, struct tunnel_list *list)
{
	struct tunnel_build build = { .snapshot = s, .contexts = contexts };
	struct listing l = { .build = &build, .list = list, .policies_max = policies_max };
	uint32_t status;

	l.listed = arena_take(scratch, array_size(s->policies.count, sizeof(*l.listed)));
	if (!l.listed)
		return ERROR_NOT_ENOUGH_MEMORY;
	memset(l.listed, 0, s->policies.count * sizeof(*l.listed));
	status = tunnels_build(&build, scratch);
	return status ? status : list_tunnels(&l);
}

uint32_t tunnels_find(const struct snapshot *s, const struct context_list *contexts,
		      uint32_t policies_max, struct tunnel_list *ret)
{
	struct arena scratch = { .spare = s->memory.spare };
	struct tunnel_list list = { .memory.spare = s->memory.spare };
	uint32_t status = find_tunnels(s, contexts, &scratch, policies_max, &list);

	arena_done(&scratch);
	if (status)
		tunnels_done(&list);
	else
		*ret = list;
	return status;
}

void tunnels_done(struct tunnel_list *list)
{
	arena_done(&list->memory);
	*list = (struct tunnel_list){ 0 };
}
