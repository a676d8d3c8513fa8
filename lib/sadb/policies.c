/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policies.h"

#include <stdlib.h>
#include <string.h>

#include "accept.h"
#include "base/array.h"
#include "base/status.h"

static uint32_t reserve_policy(struct policies *p, size_t templates)
{
	void *policies = p->policies, *all = p->templates;
	uint32_t status =
		array_reserve(&policies, &p->capacity, p->count + 1, sizeof(*p->policies));

	p->policies = policies;
	if (!status)
		status = array_reserve(&all, &p->template_capacity, p->template_count + templates,
				       sizeof(*p->templates));
	p->templates = all;
	return status;
}

bool policy_asks_for_sas(const struct policy *policy)
{
	return policy->dir <= POLICY_FWD && policy->action == 0 && policy->template_count;
}

uint32_t policies_add(struct policies *p, const struct policy *policy,
		      const struct policy_template *templates)
{
	struct policy_template *to;
	uint32_t status;

	if (!policy_asks_for_sas(policy))
		return ERROR_SUCCESS;
	if (p->count == POLICY_COUNT_MAX)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = reserve_policy(p, policy->template_count);
	if (status)
		return status;
	p->policies[p->count] = *policy;
	p->policies[p->count].templates = (uint32_t)p->template_count;
	to = &p->templates[p->template_count];
	memcpy(to, templates, policy->template_count * sizeof(*to));
	policy_bind(policy, to);
	for (uint8_t i = 0; i < policy->template_count; i++)
		to[i].found.policy = p->count & (POLICY_COUNT_MAX - 1);
	p->forward |= policy->dir == POLICY_FWD;
	p->mixed |= policy->priority != p->policies[0].priority;
	p->template_count += policy->template_count;
	p->count++;
	return ERROR_SUCCESS;
}

void policies_done(struct policies *p)
{
	free(p->policies);
	free(p->templates);
	free(p->classes);
	chains_done(&p->by_demand);
	*p = (struct policies){ 0 };
}

uint64_t policies_bytes(const struct policies *p)
{
	return p->capacity * sizeof(*p->policies) + p->template_capacity * sizeof(*p->templates) +
	       p->class_capacity * sizeof(*p->classes) + chains_bytes(&p->by_demand);
}
