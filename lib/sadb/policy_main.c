/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The policy that is shown with an SA, of all that the SA serves. */
#include <string.h>

#include "policies.h"
#include "subnet.h"

/*
 * Whether the template of a tunnel has another destination than the SA. The kernel does not compare
 * destinations inbound, so a template that accepts the SA may have one.
 */
static bool names_other_destination(const struct policy_template *t, const struct sa *sa)
{
	return !t->found.of_packet && !address_is_zero(&t->dst) &&
	       memcmp(&t->dst, &sa->dst, sizeof(t->dst)) != 0;
}

#define RANK_DESTINATION 1u
#define RANK_SPI         2u
#define RANK_NOT_FORWARD 4u

/* How well a policy fits an SA of its direction; see policies_main(). */
static unsigned policy_rank(const struct policy *policy, const struct policy_template *t,
			    const struct sa *sa)
{
	return (names_other_destination(t, sa) ? 0 : RANK_DESTINATION) | (t->spi ? RANK_SPI : 0) |
	       (policy->dir == POLICY_FWD ? 0 : RANK_NOT_FORWARD);
}

/*
 * Whether the kernel asks @a before @b: lower priority values first, then older policies, which
 * come later in the array.
 */
static bool asked_before(const struct policy *a, const struct policy *b)
{
	return a->priority < b->priority || (a->priority == b->priority && a > b);
}

const struct policy *policies_main(const struct policies *policies, const struct sa *sa)
{
	struct policy_walk walk = policy_walk_own(policies, sa);
	const struct policy *best = NULL;
	const struct policy_template *t;
	unsigned best_rank = 0;

	while ((t = policy_walk_next(&walk))) {
		const struct policy *policy = policy_of(policies, t);
		unsigned r = policy_rank(policy, t, sa);

		if (!best || r > best_rank || (r == best_rank && asked_before(policy, best))) {
			best = policy;
			best_rank = r;
		}
		/* in sorted chains no later template with the same demands fits better */
		if (r & RANK_DESTINATION && policies->sorted)
			policy_walk_skip(&walk);
	}
	return best;
}
