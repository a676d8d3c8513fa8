/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "snapshot.h"

#include <netinet/in.h>

#include "base/status.h"

/* So many SAs have as much room as the parts of SAs that are alike. More need further chunks. */
#define MORE_EXPECTED 128u

uint32_t snapshot_expect(struct snapshot *s, size_t count)
{
	uint32_t status =
		arena_expect(&s->memory, array_size(count + MORE_EXPECTED, sizeof(*s->sas)));

	return status ? status : snapshot_reserve(s, count);
}

uint32_t snapshot_reserve(struct snapshot *s, size_t count)
{
	void *sas = s->sas;
	uint32_t status;

	if (count > SA_COUNT_MAX)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = arena_reserve(&s->memory, &sas, &s->capacity, count, sizeof(*s->sas));
	s->sas = sas;
	return status;
}

static uint32_t add_state(struct snapshot *s, struct sa **states, size_t *count, size_t *capacity,
			  const struct sa *sa)
{
	void *array = *states;
	uint32_t status = arena_reserve(&s->memory, &array, capacity, *count + 1, sizeof(**states));

	*states = array;
	if (!status)
		(*states)[(*count)++] = *sa;
	return status;
}

uint32_t snapshot_add_ipcomp(struct snapshot *s, const struct sa *sa)
{
	return add_state(s, &s->ipcomps, &s->ipcomp_count, &s->ipcomp_capacity, sa);
}

uint32_t snapshot_add_larval(struct snapshot *s, const struct sa *sa)
{
	return add_state(s, &s->larvals, &s->larval_count, &s->larval_capacity, sa);
}

void snapshot_done(struct snapshot *snapshot)
{
	arena_done(&snapshot->memory);
	policies_done(&snapshot->policies);
	local_addresses_done(&snapshot->local);
	if (snapshot->attached_done)
		snapshot->attached_done(snapshot->attached);
	*snapshot = (struct snapshot){ 0 };
}

uint64_t snapshot_bytes(const struct snapshot *s)
{
	return s->memory.bytes + s->policies.memory.bytes + sizeof(*s);
}

void snapshot_merge_order(struct snapshot *s, size_t first_count)
{
	size_t a = 0, b = first_count;

	for (uint32_t order = 0; order < s->count; order++) {
		bool first = b == s->count ||
			     (a < first_count && s->sas[a].add_time >= s->sas[b].add_time);

		sa_set_order(&s->sas[first ? a++ : b++], order);
	}
	s->merged = true;
}

const struct sa *snapshot_bundled_ah(const struct snapshot *s, size_t index)
{
	const struct bundle *bundle;

	if (!s->sas[index].found.bundled || s->sas[index].proto != IPPROTO_ESP)
		return NULL;
	bundle = bundles_get(s->bundles, s->bundle_count, (uint32_t)index);
	return bundle ? &s->sas[bundle->ah] : NULL;
}
