/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which SAs a packet and its answer take, and why none does. */
#include <stdio.h>

#include "counters.h"
#include "explain_steps.h"
#include "format.h"
#include "selector.h"

/* How many ways there are in which something differs. */
static unsigned count_bits(unsigned differs)
{
	unsigned count = 0;

	for (; differs; differs &= differs - 1)
		count++;
	return count;
}

/* A search for the SA that is closest to what a policy asks for. */
struct search {
	const WFPX_POLICY0 *policy;
	const WFPX_POLICY_TEMPLATE0 *template;
	const struct packet *packet;
	unsigned peer; /* the difference that an SA of another peer has */
	const WFPX_TUNNEL0 *tunnel;
	const WFPX_SA0 *best;
	const WFPX_TUNNEL0 *best_tunnel;
	unsigned differs;
};

/* Of SAs that differ as little, the newest is the one that the kernel takes. */
static bool is_better(const struct search *s, const WFPX_SA0 *sa, unsigned differs)
{
	unsigned now = count_bits(differs), best = count_bits(s->differs);

	if (!s->best || now != best)
		return !s->best || now < best;
	return sa->addTime > s->best->addTime;
}

/* Whether the SAs of one direction of @context serve policies. */
static bool serves(const WFPX_SA_CONTEXT0 *context, FWP_DIRECTION direction)
{
	for (UINT32 i = 0; i < context->numPolicies; i++)
		if (context->policies[i]->direction == direction)
			return true;
	return false;
}

/*
 * An SA that differs from what the policy asks, and serves another policy, is that of another
 * tunnel with the same peer.
 */
static void look_at(struct search *s, const WFPX_SA_DETAILS0 *details, bool serves_another)
{
	for (UINT32 i = 0; details && i < details->numSAs; i++) {
		const WFPX_SA0 *sa = details->saList[i];
		unsigned differs = sa_differs(s->policy, s->template, sa, s->packet);

		if (differs & s->peer || (differs && serves_another) || !is_better(s, sa, differs))
			continue;
		s->best = sa;
		s->best_tunnel = s->tunnel;
		s->differs = differs;
	}
}

const WFPX_SA0 *closest_sa(const struct judging *j, const WFPX_POLICY_DETAILS0 *policy,
			   FWP_DIRECTION direction, unsigned *ret_differs,
			   const WFPX_TUNNEL0 **ret_tunnel)
{
	bool out = direction == FWP_DIRECTION_OUTBOUND;
	struct search s = { .policy = &policy->policy,
			    .template = main_template(policy),
			    .packet = out ? &j->packet : &j->answer,
			    .peer = out ? DIFFERS_DESTINATION : DIFFERS_SOURCE };

	for (UINT32 i = 0; s.template && i < j->facts->tunnel_count; i++) {
		s.tunnel = j->facts->tunnels[i];
		for (UINT32 k = 0; k < s.tunnel->numContexts; k++) {
			const WFPX_SA_CONTEXT0 *c = s.tunnel->contexts[k];

			look_at(&s, out ? c->outboundSa : c->inboundSa, serves(c, direction));
		}
	}
	*ret_differs = s.differs;
	*ret_tunnel = s.best_tunnel;
	return s.best;
}

static const char *mode_name(UINT8 mode)
{
	return mode == 0 ? "transport" : mode == 1 ? "tunnel" : "another";
}

/* Of several differences the first of this order is told: the others often follow from it. */
void found_difference(struct judging *j, const WFPX_POLICY_DETAILS0 *policy, const WFPX_SA0 *sa,
		      unsigned differs)
{
	const WFPX_POLICY_TEMPLATE0 *t = main_template(policy);
	const WFPX_POLICY0 *p = &policy->policy;
	const char *way = p->direction == FWP_DIRECTION_OUTBOUND ? "outbound" : "inbound";

#define FOUND(code, next, ...)                                                                     \
	found(j, SEVERITY_CAUSE, OUTCOME_STOPS, code, next,                                        \
	      "Policy %u asks for an %s SA " __VA_ARGS__)
	if (differs & DIFFERS_REQID)
		FOUND("wrong_reqid", "Give the policy and the SAs of a tunnel one reqid.",
		      "of reqid %u, and SA 0x%08x has reqid %u.", (unsigned)p->index, way,
		      (unsigned)t->reqid, (unsigned)sa->spi, (unsigned)sa->reqid);
	else if (differs & DIFFERS_MODE)
		FOUND("wrong_mode", "Give the policy and the SA one mode.",
		      "in %s mode, and SA 0x%08x is in %s mode.", (unsigned)p->index, way,
		      mode_name(t->mode), (unsigned)sa->spi, mode_name(sa->mode));
	else if (differs & DIFFERS_PROTOCOL)
		FOUND("wrong_protocol", "Give the policy and the SA one protocol.",
		      "of protocol %u, and SA 0x%08x is of protocol %u.", (unsigned)p->index, way,
		      (unsigned)t->protocol, (unsigned)sa->spi, (unsigned)sa->protocol);
	else if (differs & DIFFERS_MARK)
		FOUND("mark_mismatch", "Give the policy the mark of the SA, or the SA none.",
		      "for the mark 0x%x/0x%x, and SA 0x%08x is for 0x%x/0x%x.", (unsigned)p->index,
		      way, (unsigned)p->mark, (unsigned)p->markMask, (unsigned)sa->spi,
		      (unsigned)sa->mark, (unsigned)sa->markMask);
	else if (differs & DIFFERS_IF_ID)
		FOUND("if_id_mismatch", "Give the policy and the SA one interface id.",
		      "of the interface id 0x%x, and SA 0x%08x has 0x%x.", (unsigned)p->index, way,
		      (unsigned)p->ifId, (unsigned)sa->spi, (unsigned)sa->ifId);
	else if (differs & DIFFERS_SELECTOR)
		FOUND("selector_mismatch", "Compare TS of \"wfpsa show\" with the traffic.",
		      "for the packet, and SA 0x%08x is limited to other traffic.",
		      (unsigned)p->index, way, (unsigned)sa->spi);
	else if (differs & DIFFERS_SPI)
		FOUND("wrong_spi", "A daemon replaces policy and SA together: look at its log.",
		      "of SPI 0x%08x, and there is only SA 0x%08x.", (unsigned)p->index, way,
		      (unsigned)t->spi, (unsigned)sa->spi);
	else
		FOUND("wrong_address", "Compare the outer addresses of the policy and of the SA.",
		      "between other addresses than those of SA 0x%08x.", (unsigned)p->index, way,
		      (unsigned)sa->spi);
#undef FOUND
}

/* The tunnel that has the policy, for what is known of it while it is down. */
static const WFPX_TUNNEL0 *tunnel_of_policy(const struct facts *facts, UINT32 index)
{
	for (UINT32 i = 0; i < facts->tunnel_count; i++)
		for (UINT32 k = 0; k < facts->tunnels[i]->numPolicies; k++)
			if (facts->tunnels[i]->policies[k]->index == index)
				return facts->tunnels[i];
	return NULL;
}

/* Whether the tunnel has inbound SAs alone. */
static bool is_inbound_only(const WFPX_TUNNEL0 *tunnel)
{
	bool inbound = false;

	for (UINT32 i = 0; tunnel && i < tunnel->numContexts; i++) {
		if (tunnel->contexts[i]->outboundSa)
			return false;
		inbound = inbound || tunnel->contexts[i]->inboundSa;
	}
	return inbound;
}

/* The kernel counts packets that meet an SA at its limit, but not of which SA. */
static void judge_expired(struct judging *j)
{
	UINT64 out = counter_value(j->facts->kernel, "XfrmOutStateExpired");
	UINT64 in = counter_value(j->facts->kernel, "XfrmInStateExpired");

	if (out || in)
		found(j, SEVERITY_WARNING, OUTCOME_STOPS, "expired",
		      "Raise the limits, or look at why the daemon has not replaced the SA.",
		      "Packets of this namespace have met SAs that had reached a limit (%llu out, "
		      "%llu in): this may have been one of them.",
		      out, in);
}

static void judge_no_sa(struct judging *j)
{
	const WFPX_TUNNEL0 *tunnel = j->to->tunnel;

	if (is_inbound_only(tunnel))
		found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "one_sided",
		      "Replace both SAs: end the context, or let the daemon set it up again.",
		      "There is an inbound SA for policy %u, and no outbound one: this host cannot "
		      "send.",
		      (unsigned)j->to->policy->policy.index);
	else
		found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "no_sa",
		      "Why the daemon has set up none is in its log; the peer's log often says "
		      "more.",
		      "Policy %u asks for an SA, and there is none with this peer.",
		      (unsigned)j->to->policy->policy.index);
	judge_expired(j);
	if (tunnel && tunnel->numLarval)
		found(j, SEVERITY_NOTE, OUTCOME_STOPS, "negotiating",
		      "If it stays so, the peer does not answer or refuses: look at the logs.",
		      "The kernel has asked for an SA, %llu s ago.", tunnel->larvalAgeSeconds);
}

bool judge_outbound(struct judging *j)
{
	const WFPX_POLICY_DETAILS0 *p = j->to->policy;
	unsigned differs;
	const WFPX_SA0 *sa = closest_sa(j, p, FWP_DIRECTION_OUTBOUND, &differs, &j->to->tunnel);

	if (sa && !differs) {
		j->to->out = sa;
		return true;
	}
	if (!j->to->tunnel)
		j->to->tunnel = tunnel_of_policy(j->facts, p->policy.index);
	if (sa)
		found_difference(j, p, sa, differs);
	else
		judge_no_sa(j);
	return false;
}
