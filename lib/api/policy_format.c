/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WFPX_POLICY_DETAILS0: a policy with all its templates. */
#include "policy_items.h"
#include "sa_context_format.h"
#include "wfpx_selector.h"

static size_t policy0_space(const void *items, size_t index)
{
	size_t templates = ((const struct policy_items *)items)->sorted[index]->template_count;

	return BLOCK_SPACE(sizeof(WFPX_POLICY_DETAILS0)) +
	       BLOCK_SPACE(templates * sizeof(WFPX_POLICY_TEMPLATE0 *)) +
	       templates * BLOCK_SPACE(sizeof(WFPX_POLICY_TEMPLATE0));
}

static WFPX_POLICY_TEMPLATE0 *render_template(struct page *page, const struct policy_template *t)
{
	WFPX_POLICY_TEMPLATE0 *to = block_take(&page->block, sizeof(*to));

	to->protocol = t->proto;
	to->mode = t->mode;
	to->optional = t->optional;
	to->spi = t->spi;
	to->reqid = t->reqid;
	to->source = to->destination = wfpx_no_address;
	if (t->found.of_packet)
		return to;
	if (!t->found.open_src)
		wfpx_address_fill(&to->source, t->family, &t->src);
	wfpx_address_fill(&to->destination, t->family, &t->dst);
	return to;
}

static void *policy0_render(struct page *page, size_t index)
{
	static const struct policy_template none;
	const struct policy_template *t = &none;
	WFPX_POLICY_DETAILS0 *to = block_take(&page->block, sizeof(*to));
	const struct policy_items *items = page->items;
	const struct policy *policy = items->sorted[index];

	if (policy->template_count)
		t = &items->snapshot.policies.templates[policy->templates];
	wfpx_policy_fill(&to->policy, policy, t);
	to->block = policy->action != 0;
	to->addTime = policy->add_time;
	to->numTemplates = policy->template_count;
	if (!policy->template_count)
		return to;
	to->templates = block_take(&page->block, policy->template_count * sizeof(*to->templates));
	for (uint8_t i = 0; i < policy->template_count; i++)
		to->templates[i] = render_template(page, &t[i]);
	return to;
}

const struct format policy_format0 = { &kind_policies, policy0_space, policy0_render };
