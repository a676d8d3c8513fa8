/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* IPSEC_SA_CONTEXT0 and 1, and WFPX_SA_CONTEXT0. */
#include "sa_context_format.h"

#include <stdbool.h>

#include "context_items.h"
#include "context_name.h"
#include "name_format.h"
#include "sa_details.h"
#include "sadb/direction.h"
#include "wfpx_selector.h"

_Static_assert((int)WFPX_SA_CONTEXT_UP == CONTEXT_UP, "");
_Static_assert((int)WFPX_SA_CONTEXT_REKEYING == CONTEXT_REKEYING, "");
_Static_assert((int)WFPX_SA_CONTEXT_DRAINING == CONTEXT_DRAINING, "");
_Static_assert((int)WFPX_SA_CONTEXT_HALF == CONTEXT_HALF, "");

/*
 * Each of these renders the details of one SA of a context, whose index is @sa. They return NULL if
 * @sa is CONTEXT_NONE. @ike stands in both SAs for the IKE SA of both.
 */
static IPSEC_SA_DETAILS0 *render_details0(struct page *page, const struct snapshot *snapshot,
					  uint32_t sa, uint64_t ike)
{
	IPSEC_SA_DETAILS0 *to;

	if (sa == CONTEXT_NONE)
		return NULL;
	to = block_take(&page->block, sizeof(*to));
	sa_details0_fill(page, snapshot, sa, to);
	to->saBundle.mmSaId = ike;
	return to;
}

static IPSEC_SA_DETAILS1 *render_details1(struct page *page, const struct snapshot *snapshot,
					  uint32_t sa, uint64_t ike)
{
	IPSEC_SA_DETAILS1 *to;

	if (sa == CONTEXT_NONE)
		return NULL;
	to = block_take(&page->block, sizeof(*to));
	sa_details1_fill(page, snapshot, sa, to);
	to->saBundle.mmSaId = ike;
	return to;
}

static WFPX_SA_DETAILS0 *render_wfpx0(struct page *page, const struct snapshot *snapshot,
				      uint32_t sa, uint64_t ike)
{
	WFPX_SA_DETAILS0 *to;

	if (sa == CONTEXT_NONE)
		return NULL;
	to = block_take(&page->block, sizeof(*to));
	sa_wfpx0_fill(page, snapshot, sa, to);
	to->details.saBundle.mmSaId = ike;
	return to;
}

static size_t halves_space(const struct context_items *items, size_t index, size_t own,
			   size_t (*within)(const struct snapshot *snapshot, size_t index))
{
	const struct context *c = &items->contexts.contexts[index];
	size_t space = 0;

	if (c->inbound != CONTEXT_NONE)
		space += BLOCK_SPACE(own) + within(&items->snapshot, c->inbound);
	if (c->outbound != CONTEXT_NONE)
		space += BLOCK_SPACE(own) + within(&items->snapshot, c->outbound);
	return space;
}

static size_t context0_space(const void *items, size_t index)
{
	return BLOCK_SPACE(sizeof(IPSEC_SA_CONTEXT0)) +
	       halves_space(items, index, sizeof(IPSEC_SA_DETAILS0), sa_details1_space);
}

static void *context0_render(struct page *page, size_t index)
{
	IPSEC_SA_CONTEXT0 *to = block_take(&page->block, sizeof(*to));
	const struct context_items *items = page->items;
	const struct snapshot *snapshot = &items->snapshot;
	const struct context *c = &items->contexts.contexts[index];
	uint64_t ike = context_ike_sa(items, c);

	to->saContextId = context_id(snapshot, c);
	to->inboundSa = render_details0(page, snapshot, c->inbound, ike);
	to->outboundSa = render_details0(page, snapshot, c->outbound, ike);
	return to;
}

static size_t context1_space(const void *items, size_t index)
{
	return BLOCK_SPACE(sizeof(IPSEC_SA_CONTEXT1)) +
	       halves_space(items, index, sizeof(IPSEC_SA_DETAILS1), sa_details1_space);
}

static void *context1_render(struct page *page, size_t index)
{
	IPSEC_SA_CONTEXT1 *to = block_take(&page->block, sizeof(*to));
	const struct context_items *items = page->items;
	const struct snapshot *snapshot = &items->snapshot;
	const struct context *c = &items->contexts.contexts[index];
	uint64_t ike = context_ike_sa(items, c);

	to->saContextId = context_id(snapshot, c);
	to->inboundSa = render_details1(page, snapshot, c->inbound, ike);
	to->outboundSa = render_details1(page, snapshot, c->outbound, ike);
	return to;
}

/* Returns how many of the policies that an SA serves are listed: not more than a fixed number. */
static uint32_t count_listed(const struct snapshot *snapshot, uint32_t index)
{
	struct policy_walk walk;
	uint32_t count = 0;

	if (index == CONTEXT_NONE)
		return 0;
	walk = policy_walk_own(&snapshot->policies, &snapshot->sas[index]);
	while (count < WFPX_SA_POLICIES_MAX && policy_walk_next(&walk))
		count++;
	return count;
}

void wfpx_policy_fill(WFPX_POLICY0 *to, const struct policy *policy,
		      const struct policy_template *t)
{
	to->direction = policy->dir == POLICY_OUT ? FWP_DIRECTION_OUTBOUND : FWP_DIRECTION_INBOUND;
	to->forward = policy->dir == POLICY_FWD;
	to->sub = policy->type != 0;
	to->index = policy->index;
	to->priority = policy->priority;
	to->mark = policy->mark;
	to->markMask = policy->mark_mask;
	to->ifId = policy->if_id;
	to->spi = t->spi;
	to->reqid = t->reqid;
	wfpx_selector_fill(&to->selector, &policy->sel);
}

WFPX_POLICY0 **wfpx_policies_take(struct page *page, uint32_t count)
{
	WFPX_POLICY0 **policies = block_take(&page->block, count * sizeof(*policies));

	for (uint32_t i = 0; i < count; i++)
		policies[i] = block_take(&page->block, sizeof(**policies));
	return policies;
}

/*
 * Fills @to with the policies that are listed, and returns how many policies the SA serves in all.
 * If the SA's main policy comes behind the others that are listed, it takes the place of the last.
 */
static uint32_t fill_policies(WFPX_POLICY0 **to, const struct snapshot *snapshot, uint32_t index)
{
	const struct sa *sa = &snapshot->sas[index];
	const struct policy *main = snapshot_policy(snapshot, sa);
	struct policy_walk walk = policy_walk_own(&snapshot->policies, sa);
	const struct policy_template *t;
	uint32_t count = 0;

	while ((main || count < WFPX_SA_POLICIES_COUNTED_MAX) && (t = policy_walk_next(&walk))) {
		const struct policy *policy = policy_of(&snapshot->policies, t);

		if (count < WFPX_SA_POLICIES_MAX)
			wfpx_policy_fill(to[count], policy, t);
		else if (policy == main)
			wfpx_policy_fill(to[WFPX_SA_POLICIES_MAX - 1], policy, t);
		if (policy == main)
			main = NULL; /* it is listed */
		if (count < WFPX_SA_POLICIES_COUNTED_MAX)
			count++;
	}
	return count;
}

size_t sa_context_wfpx0_space(const struct context_items *items, size_t index)
{
	const struct context *c = &items->contexts.contexts[index];
	size_t policies = count_listed(&items->snapshot, c->outbound) +
			  count_listed(&items->snapshot, c->inbound);
	struct name name;

	context_name(items, index, &name);
	return BLOCK_SPACE(sizeof(WFPX_SA_CONTEXT0)) +
	       halves_space(items, index, sizeof(WFPX_SA_DETAILS0), sa_wfpx0_space) +
	       WFPX_POLICIES_SPACE(policies) + name_space(&name);
}

static size_t context_wfpx0_space(const void *items, size_t index)
{
	return sa_context_wfpx0_space(items, index);
}

static UINT64 age_of(const struct snapshot *snapshot, uint32_t index)
{
	uint64_t now = snapshot->time / 1000000000u;

	if (index == CONTEXT_NONE || snapshot->sas[index].add_time > now)
		return 0;
	return now - snapshot->sas[index].add_time;
}

static void render_policies(struct page *page, const struct snapshot *snapshot,
			    const struct context *c, WFPX_SA_CONTEXT0 *to)
{
	uint32_t out = count_listed(snapshot, c->outbound), in = count_listed(snapshot, c->inbound);

	to->numPolicies = out + in;
	if (!to->numPolicies)
		return;
	to->policies = wfpx_policies_take(page, to->numPolicies);
	if (out)
		to->numPoliciesServed = fill_policies(to->policies, snapshot, c->outbound);
	if (in)
		to->numPoliciesServed += fill_policies(to->policies + out, snapshot, c->inbound);
}

WFPX_SA_CONTEXT0 *sa_context_wfpx0_render(struct page *page, const struct context_items *items,
					  size_t index)
{
	WFPX_SA_CONTEXT0 *to = block_take(&page->block, sizeof(*to));
	const struct snapshot *snapshot = &items->snapshot;
	const struct context *c = &items->contexts.contexts[index];
	uint64_t ike = context_ike_sa(items, c);
	struct name name;

	to->context.saContextId = context_id(snapshot, c);
	to->inboundSa = render_wfpx0(page, snapshot, c->inbound, ike);
	to->outboundSa = render_wfpx0(page, snapshot, c->outbound, ike);
	to->context.inboundSa = to->inboundSa ? &to->inboundSa->details : NULL;
	to->context.outboundSa = to->outboundSa ? &to->outboundSa->details : NULL;
	to->state = (WFPX_SA_CONTEXT_STATE)c->state;
	to->active = c->active;
	to->pairedByOrder = c->by_order;
	to->inboundAgeSeconds = age_of(snapshot, c->inbound);
	to->outboundAgeSeconds = age_of(snapshot, c->outbound);
	render_policies(page, snapshot, c, to);
	context_name(items, index, &name);
	to->names = name_render(page, &name);
	return to;
}

static void *context_wfpx0_render(struct page *page, size_t index)
{
	return sa_context_wfpx0_render(page, page->items, index);
}

const struct format sa_context_format0 = { &kind_contexts, context0_space, context0_render };
const struct format sa_context_format1 = { &kind_contexts, context1_space, context1_render };
const struct format sa_context_format_wfpx0 = { &kind_contexts, context_wfpx0_space,
						context_wfpx0_render };
