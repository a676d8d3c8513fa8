/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "same.h"

#include <string.h>

#include "base/chains.h"
#include "base/hash.h"
#include "base/status.h"

static bool same_condition(const struct condition *a, const struct condition *b)
{
	return a->field == b->field && a->match == b->match && a->prefix == b->prefix &&
	       a->low_number == b->low_number && a->high_number == b->high_number &&
	       !memcmp(&a->low, &b->low, sizeof(a->low)) &&
	       !memcmp(&a->high, &b->high, sizeof(a->high));
}

static bool has_condition(const struct filter *filter, const struct condition *wanted)
{
	for (uint32_t i = 0; i < filter->condition_count; i++)
		if (same_condition(&filter->conditions[i], wanted))
			return true;
	return false;
}

bool filter_same_conditions(const struct filter *a, const struct filter *b)
{
	if (a->family != b->family || a->condition_count != b->condition_count)
		return false;
	for (uint32_t i = 0; i < a->condition_count; i++)
		if (!has_condition(b, &a->conditions[i]) || !has_condition(a, &b->conditions[i]))
			return false;
	return true;
}

static uint64_t hash_of_condition(const struct condition *c)
{
	uint64_t hash = hash_begin((uint64_t)c->field << 16 | (uint64_t)c->match << 8 | c->prefix);

	hash = hash_word(hash, (uint64_t)c->low_number << 32 | c->high_number);
	hash = hash_bytes(hash, &c->low, sizeof(c->low));
	return hash_bytes(hash, &c->high, sizeof(c->high));
}

/* The order of conditions does not count. */
static uint32_t hash_of(const struct filter *filter)
{
	uint64_t sum = 0;

	for (uint32_t i = 0; i < filter->condition_count; i++)
		sum += hash_end64(hash_of_condition(&filter->conditions[i]));
	return hash_end(hash_word(hash_begin(filter->callout), sum));
}

static bool has_older(struct managed *const *filters, const struct chains *older,
		      const struct filter *filter, uint32_t hash)
{
	const uint32_t *place = chains_first(older, hash);

	for (; *place; place = chains_next(older, place)) {
		const struct filter *other = &filters[*place - 1]->filter;

		if (other->callout == filter->callout && filter_same_conditions(other, filter))
			return true;
	}
	return false;
}

/* Only the first of filters for the same packets is in the index. */
uint32_t filters_find_waiting(struct managed *const *filters, size_t count, bool *ret)
{
	struct chains older;
	uint32_t status = chains_init(&older, count);

	if (status)
		return status;
	for (uint32_t i = 0; i < count; i++) {
		const struct filter *filter = &filters[i]->filter;
		uint32_t hash = filter->callout ? hash_of(filter) : 0;
		bool rival = filter->callout && has_older(filters, &older, filter, hash);

		ret[i] = rival && !filter->protocols;
		if (filter->callout && !rival)
			chains_push(&older, i, hash);
	}
	chains_done(&older);
	return ERROR_SUCCESS;
}
