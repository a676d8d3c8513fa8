/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "snapshot.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/array.h"
#include "base/status.h"

/* Arrays from this size on are put on huge pages, which saves most page faults of filling them. */
#define HUGE_FROM ((size_t)4 << 20)

static void advise_huge(void *p, size_t size)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), skip = -(uintptr_t)p & (page - 1);

	if (size >= HUGE_FROM)
		madvise((char *)p + skip, (size - skip) & ~(page - 1), MADV_HUGEPAGE);
}

uint32_t snapshot_reserve(struct snapshot *s, size_t count)
{
	void *sas = s->sas;
	size_t before = s->capacity;
	uint32_t status;

	if (count > SA_COUNT_MAX)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = array_reserve(&sas, &s->capacity, count, sizeof(*s->sas));
	s->sas = sas;
	if (s->capacity != before)
		advise_huge(sas, s->capacity * sizeof(*s->sas));
	return status;
}

uint32_t snapshot_add_extra(struct snapshot *s, const struct sa_extra *extra, uint32_t *ret)
{
	void *extras = s->extras;
	uint32_t status =
		array_reserve(&extras, &s->extra_capacity, s->extra_count + 1, sizeof(*s->extras));

	s->extras = extras;
	if (status)
		return status;
	s->extras[s->extra_count] = *extra;
	*ret = (uint32_t)s->extra_count++;
	return ERROR_SUCCESS;
}

uint32_t snapshot_add_ipcomp(struct snapshot *s, const struct sa *sa)
{
	void *ipcomps = s->ipcomps;
	uint32_t status = array_reserve(&ipcomps, &s->ipcomp_capacity, s->ipcomp_count + 1,
					sizeof(*s->ipcomps));

	s->ipcomps = ipcomps;
	if (!status)
		s->ipcomps[s->ipcomp_count++] = *sa;
	return status;
}

/* If the array cannot be moved to a smaller place, it stays as it is. */
void snapshot_trim(struct snapshot *s)
{
	size_t capacity = s->count ? s->count : 1;
	struct sa *sas = realloc(s->sas, capacity * sizeof(*sas));

	if (sas) {
		s->sas = sas;
		s->capacity = capacity;
	}
}

void snapshot_done(struct snapshot *snapshot)
{
	free(snapshot->sas);
	free(snapshot->extras);
	free(snapshot->bundles);
	free(snapshot->ipcomps);
	policies_done(&snapshot->policies);
	*snapshot = (struct snapshot){ 0 };
}

uint64_t snapshot_bytes(const struct snapshot *s)
{
	return s->capacity * sizeof(*s->sas) + s->extra_capacity * sizeof(*s->extras) +
	       s->bundle_count * sizeof(*s->bundles) + s->ipcomp_capacity * sizeof(*s->ipcomps) +
	       policies_bytes(&s->policies) + sizeof(*s);
}

void snapshot_find_policy(const struct snapshot *s, struct sa *sa)
{
	const struct policy *policy = policies_main(&s->policies, sa);

	sa->found.policy = policy ? (uint32_t)(policy - s->policies.policies) + 1 : 0;
}

const struct sa *snapshot_bundled_ah(const struct snapshot *s, size_t index)
{
	const struct bundle *bundle;

	if (!s->sas[index].found.bundled || s->sas[index].proto != IPPROTO_ESP)
		return NULL;
	bundle = bundles_get(s->bundles, s->bundle_count, (uint32_t)index);
	return bundle ? &s->sas[bundle->ah] : NULL;
}
