/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policies.h"

#include <netinet/in.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/status.h"
#include "direction.h"
#include "subnet.h"

/*
 * A template may leave reqid, source or destination open. Its class says which it gives, and within
 * a class templates are found by a hash of what they give: so an SA is compared with few of them,
 * however many policies there are.
 */
#define GIVES_REQID 1u
#define GIVES_SRC   2u
#define GIVES_DST   4u
#define CLASSES     8u

struct demand {
	struct address src, dst;
	uint32_t reqid;
	uint8_t proto;
};

static uint8_t class_of(const struct policy_template *t)
{
	return (uint8_t)((t->reqid ? GIVES_REQID : 0) | (address_is_zero(&t->src) ? 0 : GIVES_SRC) |
			 (address_is_zero(&t->dst) ? 0 : GIVES_DST));
}

static uint32_t hash_of(unsigned class, const struct demand *demand)
{
	uint64_t hash = hash_begin(class << 8 | demand->proto);

	if (class & GIVES_REQID)
		hash = hash_word(hash, demand->reqid);
	if (class & GIVES_SRC)
		hash = hash_bytes(hash, &demand->src, sizeof(demand->src));
	if (class & GIVES_DST)
		hash = hash_bytes(hash, &demand->dst, sizeof(demand->dst));
	return hash_end(hash);
}

static uint32_t reserve_policy(struct policies *p, size_t templates)
{
	void *policies = p->policies, *all = p->templates;
	uint32_t status =
		array_reserve(&policies, &p->capacity, p->count + 1, sizeof(*p->policies));

	p->policies = policies;
	if (!status)
		status = array_reserve(&all, &p->template_capacity, p->template_count + templates,
				       sizeof(*p->templates));
	p->templates = all;
	return status;
}

bool policy_asks_for_sas(const struct policy *policy)
{
	return policy->dir <= POLICY_FWD && policy->action == 0 && policy->template_count;
}

/*
 * What a template in tunnel mode made of the packet has the tunnel's addresses. A template behind
 * it that leaves its own open (as for AH over ESP, or ESP over IPComp) means those.
 */
static void inherit_addresses(struct policy_template *t, const struct policy_template *tunnel)
{
	if (tunnel && t->mode == SA_MODE_TRANSPORT && address_is_zero(&t->src) &&
	    address_is_zero(&t->dst)) {
		t->src = tunnel->src;
		t->dst = tunnel->dst;
	}
}

uint32_t policies_add(struct policies *p, const struct policy *policy,
		      const struct policy_template *templates)
{
	const struct policy_template *tunnel = NULL;
	uint32_t status;
	struct policy *to;

	if (!policy_asks_for_sas(policy))
		return ERROR_SUCCESS;
	status = reserve_policy(p, policy->template_count);
	if (status)
		return status;
	to = &p->policies[p->count];
	*to = *policy;
	to->templates = (uint32_t)p->template_count;
	for (uint8_t i = 0; i < policy->template_count; i++) {
		struct policy_template *t = &p->templates[p->template_count++];

		*t = templates[i];
		inherit_addresses(t, tunnel);
		if (t->mode != SA_MODE_TRANSPORT)
			tunnel = t;
		t->policy = (uint32_t)p->count;
		t->gives = class_of(t) & 7u;
		p->names_spi |= t->spi != 0;
	}
	p->count++;
	return ERROR_SUCCESS;
}

uint32_t policies_index(struct policies *p)
{
	uint32_t status;

	if (!p->count)
		return ERROR_SUCCESS;
	status = chains_init(&p->by_demand, p->template_count);
	if (status)
		return status;
	for (size_t i = p->template_count; i-- > 0;) { /* backwards: chains then keep the order */
		const struct policy_template *t = &p->templates[i];
		struct demand demand = { t->src, t->dst, t->reqid, t->proto };

		chains_push(&p->by_demand, (uint32_t)i, hash_of(t->gives, &demand));
		p->classes |= (uint8_t)(1u << t->gives);
	}
	return ERROR_SUCCESS;
}

void policies_done(struct policies *p)
{
	free(p->policies);
	free(p->templates);
	chains_done(&p->by_demand);
	*p = (struct policies){ 0 };
}

uint64_t policies_bytes(const struct policies *p)
{
	return p->capacity * sizeof(*p->policies) + p->template_capacity * sizeof(*p->templates) +
	       chains_bytes(&p->by_demand);
}

/* An open address of a template is that of the packet, so the policy's selector bounds it. */
static bool address_fits(const struct address *wanted, const struct address *got,
			 const struct policy *policy, const struct address *net, uint8_t prefix,
			 uint8_t family)
{
	if (!address_is_zero(wanted))
		return !memcmp(wanted, got, sizeof(*got));
	return policy->sel.family != family || prefix_has(net, prefix, got);
}

static bool addresses_fit(const struct policy *policy, const struct policy_template *t,
			  const struct sa *sa)
{
	const struct selector *sel = &policy->sel;

	return address_fits(&t->src, &sa->src, policy, &sel->src, sel->src_prefix, sa->family) &&
	       address_fits(&t->dst, &sa->dst, policy, &sel->dst, sel->dst_prefix, sa->family);
}

/*
 * As the kernel matches them (6.12: xfrm_state_find for packets going out, xfrm_state_ok for those
 * that came in). Outbound, reqid 0 and if_id 0 are values like others; inbound they are open.
 */
static bool fits(const struct policy *policy, const struct policy_template *t, const struct sa *sa)
{
	bool out = policy->dir == POLICY_OUT;

	return t->proto == sa->proto && t->mode == sa->mode && (!t->spi || t->spi == sa->spi) &&
	       (t->reqid == sa->reqid || (!out && !t->reqid)) &&
	       (policy->if_id == sa->if_id || (!out && !policy->if_id)) &&
	       (!out || (policy->mark & sa->mark_mask) == sa->mark) &&
	       (!t->family || t->family == sa->family) && addresses_fit(policy, t, sa);
}

struct policy_walk policy_walk(const struct policies *policies, const struct sa *sa)
{
	return (struct policy_walk){ .policies = policies, .sa = sa };
}

/* The first template of the next class that has any, as index + 1; 0 after the last class. */
static uint32_t next_class(struct policy_walk *walk)
{
	const struct policies *p = walk->policies;
	const struct sa *sa = walk->sa;
	struct demand demand = { sa->src, sa->dst, sa->reqid, sa->proto };

	while (walk->class < CLASSES) {
		unsigned class = walk->class ++;
		uint32_t at = 0;

		if (p->classes & 1u << class)
			at = *chains_first(&p->by_demand, hash_of(class, &demand));
		if (at)
			return at;
	}
	return 0;
}

const struct policy_template *policy_walk_next(struct policy_walk *walk)
{
	const struct policies *p = walk->policies;

	for (;;) {
		const struct policy_template *t;

		if (walk->at)
			walk->at = *chains_next(&p->by_demand, &walk->at);
		if (!walk->at)
			walk->at = next_class(walk);
		if (!walk->at)
			return NULL;
		t = &p->templates[walk->at - 1];
		/* templates of different classes can have one hash */
		if (t->gives == walk->class - 1 && fits(policy_of(p, t), t, walk->sa))
			return t;
	}
}

/* How well a policy speaks for an SA of this direction; 0: not at all. */
static unsigned rank(const struct policy *policy, const struct policy_template *t,
		     const struct sa *sa)
{
	unsigned names_spi = t->spi != 0;

	if (sa->direction == SA_OUTBOUND)
		return policy->dir == POLICY_OUT ? 1 + names_spi : 0;
	if (policy->dir == POLICY_IN)
		return 3 + names_spi;
	return policy->dir == POLICY_FWD ? 1 + names_spi : 0;
}

const struct policy *policies_main(const struct policies *policies, const struct sa *sa)
{
	struct policy_walk walk = policy_walk(policies, sa);
	const struct policy *best = NULL;
	const struct policy_template *t;
	unsigned best_rank = 0;

	while (policies->count && (t = policy_walk_next(&walk))) {
		const struct policy *policy = policy_of(policies, t);
		unsigned r = rank(policy, t, sa);

		if (r > best_rank ||
		    (r && r == best_rank &&
		     (policy->priority < best->priority ||
		      (policy->priority == best->priority && policy->index < best->index)))) {
			best = policy;
			best_rank = r;
		}
	}
	return best;
}
