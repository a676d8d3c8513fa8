/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policies.h"

#include <string.h>

#include "accept.h"
#include "base/status.h"
#include "xfrm/tag.h"

static uint32_t reserve(struct policies *p, size_t count, size_t templates)
{
	void *policies = p->policies, *all = p->templates;
	uint32_t status =
		arena_reserve(&p->memory, &policies, &p->capacity, count, sizeof(*p->policies));

	p->policies = policies;
	if (!status)
		status = arena_reserve(&p->memory, &all, &p->template_capacity, templates,
				       sizeof(*p->templates));
	p->templates = all;
	return status;
}

/* The room is for the index as well, which has up to two buckets and one link for each template. */
uint32_t policies_expect(struct policies *p, size_t count)
{
	size_t each = sizeof(*p->policies) + sizeof(*p->templates) + 2 * sizeof(uint32_t) +
		      sizeof(struct chain_link);
	uint32_t status;

	if (count > POLICY_COUNT_MAX)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = arena_expect(&p->memory, array_size(count + 8, each));
	return status ? status : reserve(p, count, count);
}

bool policy_asks_for_sas(const struct policy *policy)
{
	return policy->dir <= POLICY_FWD && policy->action == 0 && policy->template_count;
}

bool policies_keep(const struct policies *p, const struct policy *policy)
{
	return p->every ? policy->dir <= POLICY_FWD : policy_asks_for_sas(policy);
}

uint32_t policies_add(struct policies *p, const struct policy *policy,
		      const struct policy_template *templates)
{
	struct policy_template *to;
	uint32_t status;

	if (!policies_keep(p, policy))
		return ERROR_SUCCESS;
	if (p->count == POLICY_COUNT_MAX)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = reserve(p, p->count + 1, p->template_count + policy->template_count);
	if (status)
		return status;
	p->policies[p->count] = *policy;
	p->policies[p->count].templates = (uint32_t)p->template_count;
	if (policy->template_count) {
		to = &p->templates[p->template_count];
		memcpy(to, templates, policy->template_count * sizeof(*to));
		policy_bind(policy, to);
		for (uint8_t i = 0; i < policy->template_count; i++)
			to[i].found.policy = p->count & (POLICY_COUNT_MAX - 1);
	}
	p->forward |= policy->dir == POLICY_FWD;
	p->tagged |= tag_is_ours(policy->sel.user);
	p->mixed |= policy->priority != p->policies[0].priority;
	p->template_count += policy->template_count;
	p->count++;
	return ERROR_SUCCESS;
}

bool policies_have_still(const struct policies *p, const struct policy *policy,
			 const struct policy *now, struct policy_template *templates)
{
	const struct policy_template *known = &p->templates[policy->templates];
	struct policy same = *now;

	same.templates = policy->templates;
	if (memcmp(&same, policy, sizeof(same)) != 0)
		return false;
	policy_bind(now, templates);
	for (uint8_t i = 0; i < now->template_count; i++)
		templates[i].found.policy = known[i].found.policy;
	return !memcmp(templates, known, now->template_count * sizeof(*templates));
}

void policies_done(struct policies *p)
{
	arena_done(&p->memory);
	*p = (struct policies){ 0 };
}
