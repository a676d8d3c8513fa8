/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "direction.h"

#include <stdbool.h>

#include "accept.h"
#include "local.h"
#include "policies.h"

/*
 * A guess, for an SA that no rule has an answer for; its sa->found.rule says so. WFP has no value
 * for an unknown direction.
 *
 *   replay window | shown as | because
 *   --------------+----------+--------------------------------------------------------------
 *   0 or 1        | outbound | daemons give outbound SAs no window (strongSwan: 1 with ESN)
 *   more          | inbound  | only a receiver uses a window
 */
static enum sa_direction guess_direction(const struct sa *sa)
{
	return sa->config->replay_window > 1 ? SA_INBOUND : SA_OUTBOUND;
}

static void set_direction(struct sa *sa, bool inbound, enum direction_rule rule)
{
	sa->found.direction = (inbound ? SA_INBOUND : SA_OUTBOUND) & 3u;
	sa->found.rule = rule & 7u;
}

/* An outbound SA only counts numbers that it has sent, an inbound SA those that it has received. */
static bool by_sequence(struct sa *sa)
{
	bool sent = sa->oseq || sa->extra->oseq_hi;
	bool received = sa->seq || sa->extra->seq_hi;

	if (sent == received)
		return false;
	set_direction(sa, received, DIRECTION_RULE_SEQUENCE);
	return true;
}

static bool by_local_address(struct sa *sa, const struct local_addresses *local)
{
	bool src = local_addresses_have(local, sa->family, &sa->src);
	bool dst = local_addresses_have(local, sa->family, &sa->dst);

	if (src == dst) /* both ends of the tunnel are on this host, or neither is */
		return false;
	set_direction(sa, dst, DIRECTION_RULE_LOCAL_ADDRESS);
	return true;
}

/*
 * The direction of the policies that ask for the SA. Both directions may have such policies, since
 * an inbound template whose addresses are open accepts outbound SAs as well. Then the direction
 * counts whose templates name more addresses of the SA. If both name the same number there is no
 * set_direction, as may happen when both ends are in one namespace.
 */
static bool by_policy(struct sa *sa, const struct policies *policies)
{
	struct policy_walk walk = policy_walk(policies, sa);
	const struct policy_template *t;
	unsigned in = 0, out = 0; /* addresses that a template names, plus 1; 0 without template */

	while ((t = policy_walk_next(&walk))) {
		unsigned named = 1 + template_names(t, sa);
		unsigned *most = policy_of(policies, t)->dir == POLICY_OUT ? &out : &in;

		if (*most < named)
			*most = named;
		if (named == 3) /* no template with the same demands names more than both */
			policy_walk_skip(&walk);
	}
	if (in == out)
		return false;
	set_direction(sa, in > out, DIRECTION_RULE_POLICY);
	return true;
}

void direction_find(struct sa *sa, const struct local_addresses *local,
		    const struct policies *policies)
{
	if (sa->config->present & SA_HAS_DIR)
		set_direction(sa, sa->config->dir == SA_DIR_IN, DIRECTION_RULE_SA_DIR);
	else if (sa->config->present & SA_HAS_OFFLOAD)
		set_direction(sa, sa->extra->offload_flags & SA_OFFLOAD_INBOUND,
			      DIRECTION_RULE_OFFLOAD);
	else if (!by_local_address(sa, local) && !by_policy(sa, policies) && !by_sequence(sa))
		set_direction(sa, guess_direction(sa) == SA_INBOUND, DIRECTION_RULE_NONE);
}
