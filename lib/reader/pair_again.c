/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "pair_again.h"

#include "base/status.h"
#include "local_read.h"
#include "sadb/direction.h"
#include "xfrm/dump.h"
#include "xfrm/policy_get.h"

enum { IN, OUT };

static uint32_t read_sas(struct netlink *netlink, const struct snapshot *known,
			 const struct context *c, struct pair_again *ret)
{
	uint32_t status = state_get(netlink, &known->sas[c->inbound], &ret->now[IN]);

	if (!status)
		status = state_get(netlink, &known->sas[c->outbound], &ret->now[OUT]);
	if (status)
		return status;
	ret->sas[IN] = ret->now[IN].sa;
	ret->sas[OUT] = ret->now[OUT].sa;
	return ERROR_SUCCESS;
}

static bool has_direction(struct sa *sa, enum sa_direction direction,
			  const struct local_addresses *local, const struct policies *policies)
{
	direction_find(sa, local, policies);
	return sa->found.direction == direction && !direction_rests_on_policies(sa);
}

static uint32_t find_directions(struct netlink *netlink, struct pair_again *pair)
{
	const struct policies *policies = &pair->snapshot.policies;
	struct local_addresses local;
	uint32_t status = local_addresses_read(netlink, &local);

	if (status)
		return status;
	if (!has_direction(&pair->sas[IN], SA_INBOUND, &local, policies) ||
	    !has_direction(&pair->sas[OUT], SA_OUTBOUND, &local, policies))
		status = ERROR_RETRY;
	local_addresses_done(&local);
	return status;
}

static uint32_t check_main_policy(struct netlink *netlink, const struct snapshot *s,
				  const struct sa *sa)
{
	const struct policy *policy = snapshot_policy(s, sa);
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	struct policy now;
	uint32_t status;

	if (!policy)
		return ERROR_SUCCESS;
	status = policy_get(netlink, policy, &now, templates);
	if (!status && !policies_have_still(&s->policies, policy, &now, templates))
		status = ERROR_RETRY;
	return status;
}

/* The count comes last, so that a policy that is added during these requests is counted. */
static uint32_t check_policies(struct netlink *netlink, struct pair_again *pair)
{
	struct snapshot *s = &pair->snapshot;
	const struct policy_counts *then = &s->policies.counts;
	struct policy_counts now;
	uint32_t status;

	policies_find_main(&s->policies, pair->sas, 2);
	status = check_main_policy(netlink, s, &pair->sas[IN]);
	if (!status)
		status = check_main_policy(netlink, s, &pair->sas[OUT]);
	if (!status)
		status = count_policies(netlink, &now);
	if (!status && (!s->policies.counted || now.in != then->in || now.out != then->out ||
			now.forward != then->forward))
		status = ERROR_RETRY;
	return status;
}

uint32_t pair_read_again(struct netlink *netlink, const struct snapshot *known,
			 const struct context *c, struct pair_again *ret)
{
	uint32_t status;

	ret->snapshot =
		(struct snapshot){ .sas = ret->sas, .count = 2, .policies = known->policies };
	ret->context = (struct context){ .inbound = IN, .outbound = OUT };
	status = read_sas(netlink, known, c, ret);
	if (!status)
		status = find_directions(netlink, ret);
	if (!status)
		status = check_policies(netlink, ret);
	return status;
}
