/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The policy that is shown with an SA, of all that the SA serves. */
#include <string.h>

#include "policies.h"
#include "subnet.h"
#include "xfrm/tag.h"

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
#define RANK_OWN         8u

/*
 * Whether the policy was made of the very filter that the SA was made for. An inbound template
 * accepts SAs with any reqid, so other policies between the two hosts may fit as well.
 */
static bool is_own(const struct policy *policy, const struct sa *sa)
{
	return policy->sel.user == sa->reqid && tag_context(sa);
}

/* How well a policy fits an SA of its direction; see policies_main(). */
static unsigned policy_rank(const struct policy *policy, const struct policy_template *t,
			    const struct sa *sa)
{
	return (names_other_destination(t, sa) ? 0 : RANK_DESTINATION) | (t->spi ? RANK_SPI : 0) |
	       (policy->dir == POLICY_FWD ? 0 : RANK_NOT_FORWARD) |
	       (is_own(policy, sa) ? RANK_OWN : 0);
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
		if (r & RANK_DESTINATION && policies->sorted && (r & RANK_OWN || !tag_context(sa)))
			policy_walk_skip(&walk);
	}
	return best;
}

/*
 * To look one SA up takes four cache misses in a large table: bucket, link and template, policy. So
 * they are asked for while other SAs are looked up: STEP SAs ahead, after the step before is there.
 */
#define STEP  4u
#define AHEAD 16u /* a power of two above 3 * STEP */

/* What is known of the SAs ahead, by the last bits of their numbers. */
struct ahead {
	uint32_t hashes[AHEAD];
	uint32_t templates[AHEAD]; /* the first in the bucket, as number + 1, or 0 */
};

static void fetch_bucket(const struct policies *p, const struct sa *sa, struct ahead *ahead,
			 size_t i)
{
	ahead->hashes[i % AHEAD] = policy_walk_hash(p, sa);
	chains_fetch(&p->by_demand, ahead->hashes[i % AHEAD]);
}

static void fetch_template(const struct policies *p, struct ahead *ahead, size_t i)
{
	uint32_t first = chains_fetch_first(&p->by_demand, ahead->hashes[i % AHEAD]);

	ahead->templates[i % AHEAD] = first;
	if (first)
		__builtin_prefetch(&p->templates[first - 1]);
}

static void fetch_policy(const struct policies *p, const struct ahead *ahead, size_t i)
{
	uint32_t template = ahead->templates[i % AHEAD];

	if (template)
		__builtin_prefetch(policy_of(p, &p->templates[template - 1]));
}

static void find_main(const struct policies *p, struct sa *sa)
{
	const struct policy *policy = policies_main(p, sa);

	sa->found.policy = policy ? (uint32_t)(policy - p->policies) + 1 : 0;
}

void policies_find_main(const struct policies *p, struct sa *sas, size_t count)
{
	struct ahead ahead;

	if (!p->count) {
		for (size_t i = 0; i < count; i++)
			sas[i].found.policy = 0;
		return;
	}
	for (size_t i = 0; i < count + 3 * STEP; i++) {
		if (i < count)
			fetch_bucket(p, &sas[i], &ahead, i);
		if (i - STEP < count) /* false for i below STEP, as the difference wraps around */
			fetch_template(p, &ahead, i - STEP);
		if (i - 2 * STEP < count)
			fetch_policy(p, &ahead, i - 2 * STEP);
		if (i - 3 * STEP < count)
			find_main(p, &sas[i - 3 * STEP]);
	}
}
