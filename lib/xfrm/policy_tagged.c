/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policy_tagged.h"

#include <string.h>

#include "base/status.h"
#include "decode.h"
#include "dump.h"
#include "tag.h"

static uint32_t make_room(struct tagged_policies *to, const struct policy *policy)
{
	void *policies = to->policies, *templates = to->templates;
	uint32_t status = arena_reserve(&to->memory, &policies, &to->capacity, to->count + 1,
					sizeof(*to->policies));

	to->policies = policies;
	if (!status)
		status = arena_reserve(&to->memory, &templates, &to->template_capacity,
				       to->template_count + policy->template_count,
				       sizeof(*to->templates));
	to->templates = templates;
	return status;
}

static uint32_t take_policy(const struct nlmsghdr *message, void *context)
{
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	struct tagged_policies *to = context;
	struct policy policy;
	uint32_t status;

	if (!decode_policy(message, &policy, templates))
		return ERROR_GEN_FAILURE;
	if (!tag_is_ours(policy.sel.user) || policy.dir > POLICY_FWD)
		return ERROR_SUCCESS;
	status = make_room(to, &policy);
	if (status)
		return status;
	policy.templates = (uint32_t)to->template_count;
	to->policies[to->count++] = policy;
	for (size_t i = 0; i < policy.template_count; i++)
		to->templates[to->template_count++] = templates[i];
	return ERROR_SUCCESS;
}

uint32_t policies_tagged_read(struct netlink *netlink, struct tagged_policies *ret)
{
	uint64_t bytes = 0;

	memset(ret, 0, sizeof(*ret));
	return dump_policies(netlink, take_policy, ret, &bytes);
}
