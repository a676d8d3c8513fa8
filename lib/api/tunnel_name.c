/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a tunnel is called: also while it is down, by the names file. */
#include "context_name.h"
#include "sadb/accept.h"
#include "tunnel_items.h"

/* A tunnel, as what it is called depends on it. */
struct who {
	const struct tunnel_items *items;
	const struct tunnel *tunnel;
};

static const struct context *context_at(const struct tunnel_items *items, uint32_t index)
{
	return &items->contexts.contexts.contexts[items->tunnels.contexts[index]];
}

/* The SAs of the context that describes the tunnel stand for those of all its contexts. */
static bool tunnel_has_traffic(const void *tunnel, const struct subnet *local,
			       const struct subnet *peer)
{
	const struct who *who = tunnel;
	const struct snapshot *s = &who->items->contexts.snapshot;
	const struct tunnel *t = who->tunnel;

	for (uint32_t i = 0; i < t->policy_count; i++) {
		const struct policy_template *template =
			&s->policies.templates[who->items->tunnels.policies[t->policies + i]];
		const struct policy *policy = policy_of(&s->policies, template);

		if (selector_within(&policy->sel, policy->dir == POLICY_OUT, local, peer))
			return true;
	}
	if (t->lead == CONTEXT_NONE)
		return false;
	return sa_has_traffic(s, context_at(who->items, t->lead)->outbound, local, peer) ||
	       sa_has_traffic(s, context_at(who->items, t->lead)->inbound, local, peer);
}

/* Whether an end is one host, and not a network of a policy. */
static bool ends_are_known(const struct tunnel_identity *i)
{
	uint8_t bits = address_bits(i->family);

	return i->local_prefix == bits && i->remote_prefix == bits;
}

/* All contexts have one name, but the daemon may know one of them no more, or not yet. */
static void find_child(const struct tunnel_items *items, const struct tunnel *t, struct name *ret)
{
	if (t->lead != CONTEXT_NONE)
		context_child(&items->contexts, context_at(items, t->lead), ret);
	for (uint32_t i = 0; !ret->child && i < t->context_count; i++)
		context_child(&items->contexts, context_at(items, t->contexts + i), ret);
}

/* A tunnel without SAs has a name if the traffic of one of its policies is that of one trap. */
static void find_trap(const struct tunnel_items *items, const struct tunnel *t, struct name *ret)
{
	const struct policies *policies = &items->contexts.snapshot.policies;

	for (uint32_t i = 0; !ret->trap && i < t->policy_count; i++) {
		const struct policy_template *template =
			&policies->templates[items->tunnels.policies[t->policies + i]];
		const struct selector *sel = &policy_of(policies, template)->sel;
		const struct subnet local = { sel->src, sel->family, sel->src_prefix };
		const struct subnet remote = { sel->dst, sel->family, sel->dst_prefix };

		if (policy_of(policies, template)->dir == POLICY_OUT && !sel->proto)
			ret->trap = traps_find(&items->contexts.names.traps, &local, &remote);
	}
}

void tunnel_name(const struct tunnel_items *items, size_t index, struct name *ret)
{
	const struct tunnel *t = &items->tunnels.tunnels[index];
	const struct tunnel_identity *i = &t->identity;
	const struct who who = { items, t };
	const struct named named = {
		.local = &i->local,
		.peer = &i->remote,
		.family = ends_are_known(i) ? i->family : 0,
		.reqid = i->reqid,
		.if_id = i->if_id,
		.mark = i->mark,
		.mark_mask = i->mark_mask,
		.has_traffic = tunnel_has_traffic,
		.who = &who,
	};

	*ret = (struct name){ .by_file = rules_find(&items->contexts.names.rules, &named) };
	find_child(items, t, ret);
	if (!ret->child)
		find_trap(items, t, ret);
}
