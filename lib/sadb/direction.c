/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "direction.h"

#include <stdbool.h>

#include "accept.h"
#include "local.h"
#include "policies.h"

/*
 * Where no rule answers, the direction is not known and rule says so. WFP has no third value, so
 * the member then shows what the SA was most likely made for; nothing but a display may rest on it.
 *
 *   replay window | shown as | why
 *   --------------+----------+-------------------------------------------------------------
 *   0 or 1        | outbound | daemons give outbound SAs none (1: strongSwan, outbound ESN)
 *   more          | inbound  | a window is of use to a receiver only
 */
static enum sa_direction unknown(const struct sa *sa)
{
	return sa->replay_window > 1 ? SA_INBOUND : SA_OUTBOUND;
}

static void answer(struct sa *sa, bool inbound, enum direction_rule rule)
{
	sa->found.direction = (inbound ? SA_INBOUND : SA_OUTBOUND) & 3u;
	sa->found.rule = rule & 7u;
}

/* Numbers are sent on an outbound SA only, and received on an inbound one only. */
static bool by_sequence(struct sa *sa, const struct sa_extra *extra)
{
	bool sent = sa->oseq || (extra && extra->oseq_hi);
	bool received = sa->seq || (extra && extra->seq_hi);

	if (sent == received)
		return false;
	answer(sa, received, DIRECTION_RULE_SEQUENCE);
	return true;
}

static bool by_local_address(struct sa *sa, const struct local_addresses *local)
{
	bool src = local_addresses_have(local, sa->family, &sa->src);
	bool dst = local_addresses_have(local, sa->family, &sa->dst);

	if (src == dst) /* a tunnel within one host, or one through a host that owns neither */
		return false;
	answer(sa, dst, DIRECTION_RULE_LOCAL_ADDRESS);
	return true;
}

/*
 * A template names the two ends from its own side; with both ends in one namespace, from both. One
 * that leaves them open takes what comes in from anywhere, and by that what goes out as well: so
 * where both directions have policies for it, those count that name more of its addresses.
 */
static bool by_policy(struct sa *sa, const struct policies *policies)
{
	struct policy_walk walk = policy_walk(policies, sa);
	const struct policy_template *t;
	unsigned in = 0, out = 0; /* the addresses named, and one */

	while ((t = policy_walk_next(&walk))) {
		unsigned named = 1 + template_names(t, sa);
		unsigned *most = policy_of(policies, t)->dir == POLICY_OUT ? &out : &in;

		if (*most < named)
			*most = named;
		if (named == 3) /* nothing that demands the same names more */
			policy_walk_skip(&walk);
	}
	if (in == out)
		return false;
	answer(sa, in > out, DIRECTION_RULE_POLICY);
	return true;
}

void direction_find(struct sa *sa, const struct sa_extra *extra,
		    const struct local_addresses *local, const struct policies *policies)
{
	if (sa->present & SA_HAS_DIR)
		answer(sa, sa->dir == SA_DIR_IN, DIRECTION_RULE_SA_DIR);
	else if (extra && sa->present & SA_HAS_OFFLOAD)
		answer(sa, extra->offload_flags & SA_OFFLOAD_INBOUND, DIRECTION_RULE_OFFLOAD);
	else if (!by_local_address(sa, local) && !by_policy(sa, policies) &&
		 !by_sequence(sa, extra))
		answer(sa, unknown(sa) == SA_INBOUND, DIRECTION_RULE_NONE);
}
