/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the limits and counters of the SAs say. */
#include "explain_steps.h"

/* Fewer drops than this share of the packets are usual on networks that reorder them. */
#define USUAL_SHARE 100

static bool is_reached(UINT64 limit, UINT64 value)
{
	return limit != WFPX_UNLIMITED && value >= limit;
}

static UINT64 age_of(const struct judging *j, const WFPX_SA0 *sa)
{
	UINT64 now = j->facts->time / 1000000000u;

	return now > sa->addTime ? now - sa->addTime : 0;
}

static void judge_limits(struct judging *j, const WFPX_SA0 *sa, const char *way)
{
	const WFPX_LIMITS0 *l = &sa->limits;
	UINT64 age = age_of(j, sa);

	if (is_reached(l->hardBytes, sa->bytes) || is_reached(l->hardPackets, sa->packets) ||
	    is_reached(l->hardAddSeconds, age))
		found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "expired",
		      "It needs a rekey: look at why the daemon has not replaced it.",
		      "The %s SA 0x%08x has reached a limit: the next packet ends it.", way,
		      (unsigned)sa->spi);
	else if (is_reached(l->softBytes, sa->bytes) || is_reached(l->softPackets, sa->packets) ||
		 is_reached(l->softAddSeconds, age))
		found(j, SEVERITY_WARNING, OUTCOME_DOUBTFUL, "expiring",
		      "The daemon should replace it now; if it does not, traffic stops soon.",
		      "The %s SA 0x%08x has reached a soft limit, and no other has taken its "
		      "place.",
		      way, (unsigned)sa->spi);
}

/* Drops are a warning if they are not few, and the cause if nothing else has come through. */
static void judge_drops(struct judging *j, UINT64 drops, const char *code, const char *next,
			const char *what)
{
	const WFPX_SA0 *sa = j->to->in;
	bool all = !sa->packets, few = drops < sa->packets / USUAL_SHARE;

	if (!drops)
		return;
	found(j,
	      all   ? SEVERITY_CAUSE
	      : few ? SEVERITY_NOTE
		    : SEVERITY_WARNING,
	      all   ? OUTCOME_STOPS
	      : few ? OUTCOME_PASSES
		    : OUTCOME_DOUBTFUL,
	      code, next, "The inbound SA 0x%08x has dropped %llu packets %s, and taken %llu.",
	      (unsigned)sa->spi, drops, what, sa->packets);
}

static void judge_inbound_drops(struct judging *j)
{
	const WFPX_SA0 *in = j->to->in;

	judge_drops(
		j, in->integrityFailed, "integrity_failed",
		"The keys or algorithms of the two hosts differ, or packets were changed on the "
		"way: let the daemon set up new SAs.",
		"whose integrity check failed");
	judge_drops(
		j, (UINT64)in->replayed + in->outsideWindow, "replayed",
		"The peer repeats sequence numbers (it lost the state of the SA: set up new SAs), "
		"or the network reorders more than the window allows.",
		"as replayed or too old");
}

/* What arrives at the peer, and what becomes of it there, is not to be seen from here. */
static void judge_use(struct judging *j)
{
	const struct judgement *to = j->to;

	if (to->outcome >= OUTCOME_DOUBTFUL || !to->in)
		return;
	if (to->out->packets && !to->in->packets)
		found(j, SEVERITY_WARNING, OUTCOME_DOUBTFUL, "no_answer",
		      "Run \"wfpsa explain\" at the peer, which alone can see whether they arrive; "
		      "a "
		      "firewall must let ESP or UDP 4500 through.",
		      "%llu packets have left by SA 0x%08x, and none has come back. Whether they "
		      "have "
		      "arrived cannot be seen here.",
		      to->out->packets, (unsigned)to->out->spi);
	else if (!to->out->packets && !to->in->packets)
		found(j, SEVERITY_NOTE, OUTCOME_PASSES, "unused", "Send a packet, and ask again.",
		      "No packet has used the SAs yet.");
}

static void judge_ports(struct judging *j)
{
	const WFPX_SA0 *out = j->to->out, *in = j->to->in;

	if (!in || !out->encapType || !in->encapType ||
	    out->encapDestinationPort == in->encapSourcePort)
		return;
	found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "nat_port_changed",
	      "The daemon must update the SAs (MOBIKE), or set up new ones.",
	      "Packets go to UDP port %u of the peer's NAT, and the inbound SA is for port %u.",
	      (unsigned)out->encapDestinationPort, (unsigned)in->encapSourcePort);
}

void judge_counters(struct judging *j)
{
	judge_limits(j, j->to->out, "outbound");
	if (j->to->in) {
		judge_limits(j, j->to->in, "inbound");
		judge_inbound_drops(j);
	}
	judge_ports(j);
	judge_use(j);
}
