/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a context is called. */
#include "context_name.h"

#include "sadb/direction.h"
#include "wfpxfrm.h"

bool selector_within(const struct selector *sel, bool outbound, const struct subnet *local,
		     const struct subnet *peer)
{
	const struct subnet *source = outbound ? local : peer;
	const struct subnet *destination = outbound ? peer : local;

	return subnet_has_net(source, sel->family, &sel->src, sel->src_prefix) &&
	       subnet_has_net(destination, sel->family, &sel->dst, sel->dst_prefix);
}

/* A context, as what it is called depends on it. */
struct who {
	const struct snapshot *snapshot;
	const struct context *context;
};

/* As many policies are looked at as WfpxSaContextEnum0 lists. */
bool sa_has_traffic(const struct snapshot *s, uint32_t index, const struct subnet *local,
		    const struct subnet *peer)
{
	const struct policy_template *t;
	struct policy_walk walk;
	const struct sa *sa;

	if (index == CONTEXT_NONE)
		return false;
	sa = &s->sas[index];
	if (sa->sel->family &&
	    selector_within(sa->sel, sa->found.direction == SA_OUTBOUND, local, peer))
		return true;
	walk = policy_walk_own(&s->policies, sa);
	for (unsigned i = 0; i < WFPX_SA_POLICIES_MAX && (t = policy_walk_next(&walk)); i++) {
		const struct policy *policy = policy_of(&s->policies, t);

		if (selector_within(&policy->sel, policy->dir == POLICY_OUT, local, peer))
			return true;
	}
	return false;
}

static bool context_has_traffic(const void *context, const struct subnet *local,
				const struct subnet *peer)
{
	const struct who *who = context;

	return sa_has_traffic(who->snapshot, who->context->outbound, local, peer) ||
	       sa_has_traffic(who->snapshot, who->context->inbound, local, peer);
}

static struct ike_child_key key_of(const struct sa *sa)
{
	return (struct ike_child_key){ .destination = sa->dst,
				       .mark = { sa->config->mark, sa->config->mark_mask },
				       .spi = sa->spi,
				       .protocol = sa->proto,
				       .family = sa->family };
}

/* An SPI of an inbound SA was chosen by this host, so that SA is looked up first. */
void context_child(const struct context_items *items, const struct context *c, struct name *ret)
{
	const struct sa *sas = items->snapshot.sas;

	if (c->inbound != CONTEXT_NONE) {
		const struct ike_child_key key = key_of(&sas[c->inbound]);

		names_find_child(&items->names, &key, ret);
	}
	if (!ret->child && c->outbound != CONTEXT_NONE) {
		const struct ike_child_key key = key_of(&sas[c->outbound]);

		names_find_child(&items->names, &key, ret);
	}
}

uint64_t context_ike_sa(const struct context_items *items, const struct context *c)
{
	struct name name = { 0 };

	if (items->named)
		context_child(items, c, &name);
	return name.ike ? ike_sa_id(name.ike) : context_id(&items->snapshot, c);
}

void context_name(const struct context_items *items, size_t index, struct name *ret)
{
	const struct context *c = &items->contexts.contexts[index];
	const struct who who = { &items->snapshot, c };
	bool outbound = c->outbound != CONTEXT_NONE;
	const struct sa *sa = &items->snapshot.sas[outbound ? c->outbound : c->inbound];
	const struct named named = {
		.local = outbound ? &sa->src : &sa->dst,
		.peer = outbound ? &sa->dst : &sa->src,
		.family = sa->family,
		.reqid = sa->reqid,
		.if_id = sa->config->if_id,
		.mark = sa->config->mark,
		.mark_mask = sa->config->mark_mask,
		.has_traffic = context_has_traffic,
		.who = &who,
	};

	*ret = (struct name){ .by_file = rules_find(&items->names.rules, &named) };
	context_child(items, c, ret);
}
