/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the IKE daemon says of a tunnel. */
#include "explain_steps.h"
#include "ike_row.h"

/* The address of the peer, as far as the SA, or else the policy, tells it. */
static const WFPX_ADDRESS0 *peer_of(const struct judging *j)
{
	const WFPX_POLICY_TEMPLATE0 *t = j->to->policy ? main_template(j->to->policy) : NULL;

	if (j->to->out)
		return &j->to->out->destination;
	if (t && t->destination.ipVersion != FWP_IP_VERSION_NONE)
		return &t->destination;
	return &j->packet.destination;
}

/* The child of an IKE SA that has the reqid which the policy asks for, or NULL. */
static const WFPX_IKE_CHILD0 *find_child(const struct judging *j, const WFPX_IKE_SA0 *sa)
{
	const WFPX_POLICY_TEMPLATE0 *t = j->to->policy ? main_template(j->to->policy) : NULL;

	for (UINT32 i = 0; t && i < sa->numChildren; i++)
		if (sa->children[i]->reqid == t->reqid)
			return sa->children[i];
	return NULL;
}

/*
 * The IKE SA that the tunnel's names tell; or else, of those with the peer, one that has a child
 * for the policy, and then the newest.
 */
static const WFPX_IKE_SA0 *find_ike(const struct judging *j)
{
	const WFPX_NAMES0 *names = j->to->tunnel ? j->to->tunnel->names : NULL;
	const WFPX_ADDRESS0 *peer = peer_of(j);
	const WFPX_IKE_SA0 *best = NULL;

	for (UINT32 i = 0; i < j->facts->ike_count; i++) {
		const WFPX_IKE_SA0 *sa = j->facts->ike_sas[i];
		WFPX_ADDRESS0 local, remote;
		bool child, best_child;

		if (names && names->ikeSaId && names->ikeSaId == sa->details.saId)
			return sa;
		ike_addresses(sa, &local, &remote);
		if (!addresses_equal(&remote, peer))
			continue;
		child = find_child(j, sa) != NULL;
		best_child = best && find_child(j, best);
		if (!best || (child && !best_child) ||
		    (child == best_child && best->uniqueId < sa->uniqueId))
			best = sa;
	}
	return best;
}

/* Called where the kernel has no SA for the policy. */
static void judge_child(struct judging *j)
{
	const WFPX_IKE_CHILD0 *child = find_child(j, j->to->ike);

	if (child && child->state == WFPX_IKE_CHILD_INSTALLED)
		found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "sa_lost",
		      "Let the daemon set it up again: \"wfpsa terminate\", or swanctl.",
		      "The daemon believes that SA 0x%08x is there, and the kernel does not have "
		      "it: "
		      "it was deleted, or it expired.",
		      (unsigned)child->spiOut);
	else
		found(j, SEVERITY_WARNING, OUTCOME_STOPS, "no_child",
		      "Start the child, or look at the daemon's log for why the peer refused it.",
		      "The daemon has an IKE SA with the peer, and no child for this traffic.");
}

static void judge_ike_port(struct judging *j)
{
	const WFPX_IKE_SA0 *ike = j->to->ike;
	const WFPX_SA0 *out = j->to->out;

	if (!out->encapType || !ike->nat || out->encapDestinationPort == ike->remotePort)
		return;
	found(j, SEVERITY_CAUSE, OUTCOME_STOPS, "nat_port_changed",
	      "The daemon must update the SAs (MOBIKE), or set up new ones.",
	      "Packets go to UDP port %u, and the daemon hears the peer from port %u.",
	      (unsigned)out->encapDestinationPort, (unsigned)ike->remotePort);
}

static void judge_ike(struct judging *j)
{
	const char *state;

	j->to->ike = find_ike(j);
	if (j->to->ike && j->to->out) {
		judge_ike_port(j);
		return;
	}
	if (j->to->out || !j->to->policy)
		return;
	if (!j->to->ike) {
		found(j, SEVERITY_WARNING, OUTCOME_STOPS, "no_ike_sa",
		      "Does the daemon try? Its log says; \"swanctl --initiate\" begins at once.",
		      "The IKE daemon has no IKE SA with the peer.");
		return;
	}
	state = ike_state_name(j->to->ike->state);
	if (j->to->ike->state == WFPX_IKE_STATE_ESTABLISHED)
		judge_child(j);
	else
		found(j, SEVERITY_WARNING, OUTCOME_STOPS, "ike_not_established",
		      "If it stays so, the peer does not answer: look at the route to it, at UDP "
		      "500 "
		      "and 4500, and at both logs.",
		      "The IKE SA with the peer is in the state \"%s\".",
		      state ? state : "unknown");
}

static void judge_no_daemon(struct judging *j)
{
	bool needed = !j->to->out;

	if (j->facts->other_daemon)
		found(j, SEVERITY_NOTE, OUTCOME_PASSES, "other_daemon", "Ask it, or read its log.",
		      "\"%s\" sets up SAs here, which cannot be asked for its IKE SAs.",
		      j->facts->daemon_name);
	else
		found(j, needed ? SEVERITY_CAUSE : SEVERITY_NOTE, OUTCOME_PASSES,
		      "daemon_not_running",
		      needed ? "Start it: without it nobody sets up SAs."
			     : "Nobody replaces the SAs when they reach a limit.",
		      "No IKE daemon runs in this network namespace, or its socket is elsewhere: "
		      "see "
		      "--ike-socket.");
}

void judge_daemon(struct judging *j)
{
	switch (j->facts->ike_status) {
	case ERROR_SUCCESS:
		judge_ike(j);
		break;
	case FWP_E_IKEEXT_NOT_RUNNING:
		judge_no_daemon(j);
		break;
	case FWP_E_TIMEOUT:
		found(j, SEVERITY_WARNING, OUTCOME_DOUBTFUL, "daemon_silent",
		      "Look at the daemon's process and log: SAs are not replaced while it hangs.",
		      "The IKE daemon did not answer in time.");
		break;
	default:
		found(j, SEVERITY_NOTE, OUTCOME_PASSES, "daemon_not_asked", "Ask as root.",
		      "The IKE daemon could not be asked.");
		break;
	}
}
