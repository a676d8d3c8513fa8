/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policy_missing.h"

#include <netinet/in.h>

#include "accept.h"
#include "base/status.h"
#include "policy_index.h"
#include "subnet.h"

const struct policy_template *policy_demand(const struct policies *p, const struct policy *policy)
{
	const struct policy_template *found = NULL;

	for (uint8_t i = 0; i < policy->template_count; i++) {
		const struct policy_template *t = &p->templates[policy->templates + i];

		if (t->optional || (t->proto != IPPROTO_ESP && t->proto != IPPROTO_AH))
			continue;
		if (!found || (found->proto == IPPROTO_AH && t->proto == IPPROTO_ESP))
			found = t;
	}
	return found;
}

/* A policy that no SA is known to serve yet. */
struct open_policy {
	uint32_t policy;
	uint32_t class; /* of its policy_demand() */
};

struct search {
	const struct policies *policies;
	const struct sa *sas;
	size_t count;
	struct chains by_demand; /* the SAs, by what templates of one class demand */
	struct open_policy *open;
	size_t open_count;
};

/* Most SAs serve their main policy, which is known already. */
static void strike_main_policies(const struct search *search, bool *missing)
{
	const struct policies *p = search->policies;

	for (size_t i = 0; i < search->count; i++) {
		const struct sa *sa = &search->sas[i];
		uint32_t main = sa->found.policy;
		const struct policy *policy;

		if (!main || !missing[main - 1])
			continue;
		policy = &p->policies[main - 1];
		missing[main - 1] = !template_accepts(policy, policy_demand(p, policy), sa);
	}
}

static uint32_t list_open(struct search *search, struct arena *scratch, const bool *missing)
{
	const struct policies *p = search->policies;
	size_t count = 0;

	for (size_t i = 0; i < p->count; i++)
		count += missing[i];
	search->open = arena_take(scratch, array_size(count, sizeof(*search->open)));
	if (!search->open)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (uint32_t i = 0; i < p->count; i++)
		if (missing[i])
			search->open[search->open_count++] = (struct open_policy){
				i, template_class(p, policy_demand(p, &p->policies[i]))
			};
	return ERROR_SUCCESS;
}

/* SAs that templates with other hashes accept, too, are under this one. */
#define HASH_ANY 0u

static bool has_no_source(const struct sa *sa)
{
	return sa->mode == SA_MODE_TRANSPORT && address_is_zero(&sa->src);
}

static void index_sas(struct search *search, uint32_t class)
{
	chains_clear(&search->by_demand);
	for (size_t i = search->count; i-- > 0;) {
		const struct sa *sa = &search->sas[i];
		uint32_t hash;

		if (sa_class_hash(sa, class, &hash))
			chains_push(&search->by_demand, (uint32_t)i,
				    has_no_source(sa) ? HASH_ANY : hash);
	}
}

static bool is_met(const struct search *search, const struct policy_template *t, uint32_t hash)
{
	const struct policy *policy = policy_of(search->policies, t);
	const uint32_t *place = chains_first(&search->by_demand, hash);

	for (uint32_t left = POLICY_LOOK_MAX; *place && left; left--) {
		if (template_accepts(policy, t, &search->sas[*place - 1]))
			return true;
		place = chains_next(&search->by_demand, place);
	}
	return false;
}

static void strike_class(const struct search *search, uint32_t class, bool *missing)
{
	const struct policies *p = search->policies;

	for (size_t i = 0; i < search->open_count; i++) {
		const struct open_policy *open = &search->open[i];
		const struct policy_template *t;

		if (open->class != class)
			continue;
		t = policy_demand(p, &p->policies[open->policy]);
		missing[open->policy] = !is_met(search, t, template_class_hash(p, t)) &&
					!is_met(search, t, HASH_ANY);
	}
}

static bool has_class(const struct search *search, uint32_t class)
{
	for (size_t i = 0; i < search->open_count; i++)
		if (search->open[i].class == class)
			return true;
	return false;
}

uint32_t policies_find_missing(const struct policies *p, const struct sa *sas, size_t count,
			       struct arena *scratch, bool *ret)
{
	struct search search = { .policies = p, .sas = sas, .count = count };
	uint32_t status;

	for (size_t i = 0; i < p->count; i++)
		ret[i] = policy_demand(p, &p->policies[i]) != NULL;
	strike_main_policies(&search, ret);
	status = list_open(&search, scratch, ret);
	if (status || !search.open_count || !count)
		return status;
	status = chains_init_in(&search.by_demand, scratch, count);
	for (size_t i = 0; i < p->class_count && !status; i++) {
		if (!has_class(&search, p->classes[i]))
			continue;
		index_sas(&search, p->classes[i]);
		strike_class(&search, p->classes[i], ret);
	}
	return status;
}
