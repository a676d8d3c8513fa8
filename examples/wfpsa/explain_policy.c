/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which policy takes a packet, or nearly takes it. */
#include <stdio.h>

#include "explain_steps.h"
#include "format.h"
#include "selector.h"

static bool is_of(const WFPX_POLICY0 *policy, FWP_DIRECTION direction, bool forward)
{
	return !policy->sub && policy->direction == direction && !policy->forward == !forward;
}

/*
 * Without a protocol, a policy for all protocols comes before those for some: it is the one that
 * the packet is likely to meet.
 */
const WFPX_POLICY_DETAILS0 *policy_for(const struct facts *facts, const struct packet *packet,
				       FWP_DIRECTION direction, bool forward)
{
	const WFPX_POLICY_DETAILS0 *for_some = NULL;
	bool partly;

	for (UINT32 i = 0; i < facts->policy_count; i++) {
		const WFPX_POLICY_DETAILS0 *p = facts->policies[i];

		if (!is_of(&p->policy, direction, forward) ||
		    policy_differs(&p->policy, packet, &partly))
			continue;
		if (!partly)
			return p;
		for_some = for_some ? for_some : p;
	}
	return for_some;
}

const WFPX_POLICY_TEMPLATE0 *main_template(const WFPX_POLICY_DETAILS0 *policy)
{
	for (UINT32 i = 0; i < policy->numTemplates; i++)
		if (policy->templates[i]->protocol != 108)
			return policy->templates[i];
	return NULL;
}

/* How near a policy is to one that takes the packet. */
static bool is_near(unsigned differs)
{
	return differs == DIFFERS_MARK || differs == DIFFERS_IF_ID || differs == DIFFERS_SOURCE;
}

static void found_near(struct judging *j, const WFPX_POLICY0 *p, unsigned differs,
		       enum severity severity, enum outcome outcome)
{
	char from[TRAFFIC_END_TEXT_SIZE], source[ADDRESS_TEXT_SIZE];

	if (differs == DIFFERS_MARK) {
		found(j, severity, outcome, "mark_mismatch",
		      "Set the mark where the packets are made, or ask again with --mark.",
		      "Policy %u is for packets with the mark 0x%x/0x%x, and the mark is 0x%x.",
		      (unsigned)p->index, (unsigned)p->mark, (unsigned)p->markMask,
		      (unsigned)j->packet.mark);
	} else if (differs == DIFFERS_IF_ID) {
		found(j, severity, outcome, "if_id_mismatch",
		      "Route the packets through the XFRM interface, or ask again with --if-id.",
		      "Policy %u is for packets of the XFRM interface id 0x%x.", (unsigned)p->index,
		      (unsigned)p->ifId);
	} else {
		format_traffic_end(&p->selector, true, from);
		format_address(&j->packet.source, source);
		found(j, severity, outcome, "selector_mismatch",
		      "Let packets leave from such a source, or ask about another with --from.",
		      "Policy %u is for packets from %s, and the source is %s.", (unsigned)p->index,
		      from, source);
	}
}

/* Finds the first policy of a protecting or blocking kind that nearly takes the packet. */
static const WFPX_POLICY0 *nearest(const struct judging *j, unsigned *ret_differs)
{
	bool partly;

	for (UINT32 i = 0; i < j->facts->policy_count; i++) {
		const WFPX_POLICY_DETAILS0 *p = j->facts->policies[i];

		if (!is_of(&p->policy, FWP_DIRECTION_OUTBOUND, false) ||
		    (!p->numTemplates && !p->block))
			continue;
		*ret_differs = policy_differs(&p->policy, &j->packet, &partly);
		if (is_near(*ret_differs))
			return &p->policy;
	}
	return NULL;
}

static void judge_no_policy(struct judging *j)
{
	unsigned differs;
	const WFPX_POLICY0 *near = nearest(j, &differs);

	if (near)
		found_near(j, near, differs, SEVERITY_CAUSE, OUTCOME_CLEAR);
	found(j, near ? SEVERITY_NOTE : SEVERITY_CAUSE, OUTCOME_CLEAR, "no_policy",
	      "Is the tunnel configured and loaded? A daemon adds its policies when it starts a "
	      "tunnel "
	      "or a trap for it.",
	      "No policy takes the packet. It leaves in the clear, unless \"ip xfrm policy "
	      "getdefault\" "
	      "says block.");
}

/* A policy that lets the packet pass in the clear may hide one that was meant for it. */
static void judge_bypass(struct judging *j)
{
	unsigned differs;
	const WFPX_POLICY0 *near = nearest(j, &differs);

	found(j, SEVERITY_CAUSE, OUTCOME_CLEAR, "bypass",
	      "If it ought to be protected, give the policy that asks for SAs a lower priority "
	      "value.",
	      "Policy %u, priority %u, lets the packet pass in the clear.",
	      (unsigned)j->to->policy->policy.index, (unsigned)j->to->policy->policy.priority);
	if (near)
		found_near(j, near, differs, SEVERITY_NOTE, OUTCOME_CLEAR);
}

bool judge_policy(struct judging *j)
{
	const WFPX_POLICY_DETAILS0 *p =
		policy_for(j->facts, &j->packet, FWP_DIRECTION_OUTBOUND, false);

	j->to->policy = p;
	if (!p) {
		judge_no_policy(j);
		return false;
	}
	if (p->block) {
		found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "blocked",
		      "Find out who added the policy; a daemon may block until there are SAs.",
		      "Policy %u, priority %u, blocks packets on their way out.",
		      (unsigned)p->policy.index, (unsigned)p->policy.priority);
		return false;
	}
	if (!main_template(p)) {
		judge_bypass(j);
		return false;
	}
	return true;
}
