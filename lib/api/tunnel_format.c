/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WFPX_TUNNEL0: a tunnel with its contexts and policies. */
#include "address.h"
#include "name_format.h"
#include "sa_context_format.h"
#include "sadb/accept.h"
#include "sadb/direction.h"
#include "tunnel_items.h"
#include "wfpx_selector.h"

_Static_assert((int)WFPX_TUNNEL_UP == TUNNEL_UP, "");
_Static_assert((int)WFPX_TUNNEL_REKEYING == TUNNEL_REKEYING, "");
_Static_assert((int)WFPX_TUNNEL_DRAINING == TUNNEL_DRAINING, "");
_Static_assert((int)WFPX_TUNNEL_HALF == TUNNEL_HALF, "");
_Static_assert((int)WFPX_TUNNEL_DOWN == TUNNEL_DOWN, "");
_Static_assert((int)WFPX_TUNNEL_LARVAL == TUNNEL_LARVAL, "");

static size_t tunnel0_space(const void *items, size_t index)
{
	const struct tunnel_items *from = items;
	const struct tunnel *t = &from->tunnels.tunnels[index];
	size_t space = BLOCK_SPACE(sizeof(WFPX_TUNNEL0));
	struct name name;

	tunnel_name(from, index, &name);
	space += name_space(&name);
	if (t->context_count)
		space += BLOCK_SPACE(t->context_count * sizeof(WFPX_SA_CONTEXT0 *));
	for (uint32_t i = 0; i < t->context_count; i++)
		space += sa_context_wfpx0_space(&from->contexts,
						from->tunnels.contexts[t->contexts + i]);
	return space + WFPX_POLICIES_SPACE((size_t)t->policy_count);
}

static void fill_identity(WFPX_TUNNEL0 *to, const struct tunnel_identity *i)
{
	wfpx_ends_fill(&to->localAddress, &to->remoteAddress, i);
	to->protocol = i->proto;
	to->mode = i->mode;
	to->reqid = i->reqid;
	to->mark = i->mark;
	to->markMask = i->mark_mask;
	to->ifId = i->if_id;
}

static void fill_encapsulation(WFPX_TUNNEL0 *to, const struct tunnel_items *from,
			       const struct tunnel *t)
{
	const struct context *c;
	const struct sa_extra *extra;
	bool out;

	if (t->lead == CONTEXT_NONE)
		return;
	c = &from->contexts.contexts.contexts[from->tunnels.contexts[t->lead]];
	out = c->outbound != CONTEXT_NONE;
	extra = from->contexts.snapshot.sas[out ? c->outbound : c->inbound].extra;
	to->encapType = extra->encap_type;
	to->encapLocalPort = out ? extra->encap_sport : extra->encap_dport;
	to->encapRemotePort = out ? extra->encap_dport : extra->encap_sport;
}

/* How many policies of a context are counted beyond those that are listed. */
static UINT32 count_unlisted(const WFPX_SA_CONTEXT0 *context)
{
	return context->numPoliciesServed - context->numPolicies;
}

/* Returns the largest count_unlisted(). */
static UINT32 render_contexts(struct page *page, const struct tunnel *t, WFPX_TUNNEL0 *to)
{
	const struct tunnel_items *from = page->items;
	UINT32 unlisted = 0;

	to->numContexts = t->context_count;
	if (!t->context_count)
		return 0;
	to->contexts = block_take(&page->block, t->context_count * sizeof(*to->contexts));
	for (uint32_t i = 0; i < t->context_count; i++) {
		to->contexts[i] = sa_context_wfpx0_render(page, &from->contexts,
							  from->tunnels.contexts[t->contexts + i]);
		if (unlisted < count_unlisted(to->contexts[i]))
			unlisted = count_unlisted(to->contexts[i]);
	}
	if (t->active != CONTEXT_NONE)
		to->activeContext = to->contexts[t->active - t->contexts];
	return unlisted;
}

static void render_policies(struct page *page, const struct tunnel *t, WFPX_TUNNEL0 *to)
{
	const struct tunnel_items *from = page->items;
	const struct policies *policies = &from->contexts.snapshot.policies;

	to->numPolicies = t->policy_count;
	if (!t->policy_count)
		return;
	to->policies = wfpx_policies_take(page, t->policy_count);
	for (uint32_t i = 0; i < t->policy_count; i++) {
		const struct policy_template *template =
			&policies->templates[from->tunnels.policies[t->policies + i]];

		wfpx_policy_fill(to->policies[i], policy_of(policies, template), template);
	}
}

static void *tunnel0_render(struct page *page, size_t index)
{
	WFPX_TUNNEL0 *to = block_take(&page->block, sizeof(*to));
	const struct tunnel_items *from = page->items;
	const struct tunnel *t = &from->tunnels.tunnels[index];
	uint64_t now = from->contexts.snapshot.time / 1000000000u;
	struct name name;
	UINT32 unlisted;

	to->tunnelId = t->id;
	to->state = (WFPX_TUNNEL_STATE)t->state;
	fill_identity(to, &t->identity);
	fill_encapsulation(to, from, t);
	to->numLarval = t->larval_count;
	if (t->larval_count && now > t->larval_since)
		to->larvalAgeSeconds = now - t->larval_since;
	to->firstSeen = t->first_seen;
	to->lastChange = t->last_change;
	unlisted = render_contexts(page, t, to);
	render_policies(page, t, to);
	to->numPoliciesServed = to->numPolicies + unlisted;
	tunnel_name(from, index, &name);
	to->names = name_render(page, &name);
	return to;
}

const struct format tunnel_format0 = { &kind_tunnels, tunnel0_space, tunnel0_render };
