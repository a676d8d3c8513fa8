/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "bundle.h"

#include <netinet/in.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/chains.h"
#include "base/hash.h"
#include "base/status.h"
#include "direction.h"
#include "snapshot.h"
#include "xfrm/tag.h"

/* Forward policies are left out because they repeat what inbound policies ask for. */
uint32_t bundle_policy(const struct snapshot *s, const struct sa *sa, enum sa_direction direction)
{
	struct policy_walk walk = policy_walk(&s->policies, sa);
	const struct policy_template *t;
	uint32_t tie = 0;

	while ((t = policy_walk_next(&walk))) {
		const struct policy *policy = policy_of(&s->policies, t);
		bool out = policy->dir == POLICY_OUT;

		if (policy->template_count > 1 && policy->dir != POLICY_FWD &&
		    out == (direction == SA_OUTBOUND) && (!tie || t->found.policy + 1u < tie))
			tie = t->found.policy + 1u;
	}
	return tie;
}

bool bundle_same_way(const struct sa *a, const struct sa *b)
{
	return a->family == b->family && a->config->mark == b->config->mark &&
	       a->config->mark_mask == b->config->mark_mask &&
	       a->config->if_id == b->config->if_id && !memcmp(&a->src, &b->src, sizeof(a->src)) &&
	       !memcmp(&a->dst, &b->dst, sizeof(a->dst));
}

/* What both SAs of a bundle have the same of, or 0: their tag, or the policy that asks for both. */
static uint64_t tie_of(const struct snapshot *s, const struct sa *sa)
{
	uint64_t tag = tag_context(sa);

	return tag ? tag : bundle_policy(s, sa, sa->found.direction);
}

/* Whether @ah goes with @esp, which has the tie @tie. */
static bool ah_goes_with(const struct snapshot *s, const struct sa *ah, const struct sa *esp,
			 uint64_t tie)
{
	return ah->found.direction == esp->found.direction && bundle_same_way(ah, esp) &&
	       tie_of(s, ah) == tie;
}

static uint32_t hash_of_tie(uint64_t tie, const struct sa *sa)
{
	uint64_t hash =
		hash_word(hash_begin(tie), (uint64_t)sa->config->mark << 32 | sa->config->if_id);

	hash = hash_bytes(hash, &sa->src, sizeof(sa->src));
	return hash_end(hash_bytes(hash, &sa->dst, sizeof(sa->dst)));
}

/*
 * Enters the AH SAs that have a tie into the index, the newest last, so that walks meet
 * it first. Returns whether there are any.
 */
static bool index_ahs(const struct snapshot *s, struct chains *ahs)
{
	bool any = false;

	for (size_t i = s->count; i-- > 0;) {
		uint64_t tie = s->sas[i].proto == IPPROTO_AH ? tie_of(s, &s->sas[i]) : 0;

		if (tie)
			chains_push(ahs, (uint32_t)i, hash_of_tie(tie, &s->sas[i]));
		any |= tie != 0;
	}
	return any;
}

/*
 * Takes the newest AH SA that goes with @esp out of the index; returns its number + 1, or 0 if
 * there is none.
 */
static uint32_t take_ah(const struct snapshot *s, struct chains *ahs, const struct sa *esp)
{
	uint64_t tie = tie_of(s, esp);
	uint32_t *place, found;

	if (!tie)
		return 0;
	place = chains_first(ahs, hash_of_tie(tie, esp));
	while (*place && !ah_goes_with(s, &s->sas[*place - 1], esp, tie))
		place = chains_next(ahs, place);
	found = *place;
	if (found)
		chains_take(ahs, place);
	return found;
}

static size_t pair_bundles(struct snapshot *s, struct chains *ahs, struct bundle *bundles)
{
	size_t found = 0;

	if (!index_ahs(s, ahs))
		return 0;
	for (size_t i = 0; i < s->count; i++) {
		uint32_t ah = s->sas[i].proto == IPPROTO_ESP ? take_ah(s, ahs, &s->sas[i]) : 0;

		if (!ah)
			continue;
		s->sas[i].found.bundled = s->sas[ah - 1].found.bundled = 1;
		bundles[found++] = (struct bundle){ .esp = (uint32_t)i, .ah = ah - 1 };
	}
	return found;
}

uint32_t bundles_find(struct snapshot *s)
{
	struct chains ahs;
	struct bundle *bundles;
	size_t count = 0;
	uint32_t status;

	for (size_t i = 0; i < s->count; i++)
		count += s->sas[i].proto == IPPROTO_AH;
	if (!count)
		return ERROR_SUCCESS;
	status = chains_init(&ahs, s->count);
	if (status)
		return status;
	bundles = arena_take(&s->memory, array_size(count, sizeof(*bundles)));
	if (bundles) {
		s->bundles = bundles;
		s->bundle_count = pair_bundles(s, &ahs, bundles);
	}
	chains_done(&ahs);
	return bundles ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
}

static int compare_esp(const void *key, const void *member)
{
	uint32_t esp = *(const uint32_t *)key, other = ((const struct bundle *)member)->esp;

	return (esp > other) - (esp < other);
}

const struct bundle *bundles_get(const struct bundle *bundles, size_t count, uint32_t esp)
{
	if (!count)
		return NULL;
	return bsearch(&esp, bundles, count, sizeof(*bundles), compare_esp);
}
