/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which SA and policy the answer to a packet takes. */
#include "explain_steps.h"
#include "format.h"

/* The inbound SA of the context that the outbound SA is of, or else any of the tunnel's. */
static const WFPX_SA0 *inbound_of(const struct judgement *to)
{
	const WFPX_SA0 *any = NULL;

	for (UINT32 i = 0; to->tunnel && i < to->tunnel->numContexts; i++) {
		const WFPX_SA_CONTEXT0 *c = to->tunnel->contexts[i];

		if (!c->inboundSa)
			continue;
		for (UINT32 k = 0; c->outboundSa && k < c->outboundSa->numSAs; k++)
			if (c->outboundSa->saList[k] == to->out)
				return c->inboundSa->saList[0];
		any = any ? any : c->inboundSa->saList[0];
	}
	return any;
}

static void judge_no_inbound(struct judging *j)
{
	found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "one_sided",
	      "Replace both SAs: end the context, or let the daemon set it up again.",
	      "There is an outbound SA, 0x%08x, and no inbound one: answers are dropped here.",
	      (unsigned)j->to->out->spi);
}

/* In transport mode packets also pass without a policy (__xfrm_policy_check()). */
static void judge_no_inbound_policy(struct judging *j, bool forward)
{
	if (j->to->out->mode == 0)
		return;
	found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "no_inbound_policy",
	      "Add the policy; a daemon adds it together with the outbound one.",
	      "No %s policy takes the answer: the kernel drops it (XfrmInNoPols).",
	      forward ? "forward" : "inbound");
}

/* Of a tunnel, the kernel drops what its policy has not asked for (secpath_has_nontransport()). */
static void judge_clear_answer(struct judging *j, const WFPX_POLICY_DETAILS0 *p)
{
	if (j->to->out->mode == 0)
		return;
	found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "no_inbound_policy",
	      "Give the policy that asks for the SA a lower priority value.",
	      "Policy %u, priority %u, takes the answer in the clear alone: what comes by a tunnel "
	      "is "
	      "dropped (XfrmInTmplMismatch).",
	      (unsigned)p->policy.index, (unsigned)p->policy.priority);
}

static void judge_inbound_policy(struct judging *j, const WFPX_POLICY_DETAILS0 *p)
{
	const WFPX_TUNNEL0 *tunnel;
	const WFPX_SA0 *sa;
	unsigned differs;

	if (p->block) {
		found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "blocked", "Find out who added the policy.",
		      "Policy %u, priority %u, blocks the answer.", (unsigned)p->policy.index,
		      (unsigned)p->policy.priority);
		return;
	}
	if (!main_template(p)) {
		judge_clear_answer(j, p);
		return;
	}
	if (j->to->in && !sa_differs(&p->policy, main_template(p), j->to->in, &j->answer))
		return;
	sa = closest_sa(j, p, FWP_DIRECTION_INBOUND, &differs, &tunnel);
	if (sa)
		j->to->in = sa;
	if (sa && differs)
		found_difference(j, p, sa, differs);
	else if (!sa && j->to->in)
		found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "wrong_address",
		      "Compare the outer addresses of the policy and of the SA.",
		      "Policy %u asks for an inbound SA from another address than SA 0x%08x.",
		      (unsigned)p->policy.index, (unsigned)j->to->in->spi);
}

void judge_inbound(struct judging *j)
{
	bool forward = !j->route->source_is_here;
	const WFPX_POLICY_DETAILS0 *p =
		policy_for(j->facts, &j->answer, FWP_DIRECTION_INBOUND, forward);

	j->to->in = inbound_of(j->to);
	j->to->inbound_policy = p;
	if (!p)
		judge_no_inbound_policy(j, forward);
	else
		judge_inbound_policy(j, p);
	if (!j->to->in)
		judge_no_inbound(j);
}
