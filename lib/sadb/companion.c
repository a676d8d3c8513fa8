/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "companion.h"

#include <netinet/in.h>
#include <stdbool.h>

#include "bundle.h"
#include "snapshot.h"

/* The SA whose IPComp state is looked for. */
struct tie {
	const struct snapshot *snapshot;
	const struct sa *sa;
	uint32_t policy; /* its bundle_policy() */
};

/*
 * Whether @other may go with the SA. @other is taken to have the SA's direction, because
 * direction_find() is not called for IPComp states.
 */
static bool is_tied(const struct tie *tie, const struct sa *other)
{
	uint32_t policy;

	if (!bundle_same_way(tie->sa, other))
		return false;
	policy = bundle_policy(tie->snapshot, other, tie->sa->found.direction);
	if (policy && tie->policy)
		return policy == tie->policy;
	return other->reqid && other->reqid == tie->sa->reqid;
}

/* How many states are tied, in all and within a second of the SA, and the last of each. */
struct found {
	size_t all, of_moment;
	const struct sa *any, *any_of_moment;
};

static struct found find_tied(const struct tie *tie, const struct sa *sas, size_t count,
			      uint8_t proto)
{
	struct found found = { 0 };

	for (size_t i = 0; i < count; i++) {
		const struct sa *sa = &sas[i];

		if (sa->proto != proto ||
		    (proto != IPPROTO_COMP && sa->found.direction != tie->sa->found.direction) ||
		    !is_tied(tie, sa))
			continue;
		found.all++;
		found.any = sa;
		if (!sa_same_moment(sa->add_time, tie->sa->add_time))
			continue;
		found.of_moment++;
		found.any_of_moment = sa;
	}
	return found;
}

const struct sa *companion_of(const struct snapshot *s, size_t index)
{
	struct tie tie = { .snapshot = s, .sa = &s->sas[index] };
	struct found companions, sas;

	if (!s->ipcomp_count)
		return NULL;
	tie.policy = bundle_policy(s, tie.sa, tie.sa->found.direction);
	companions = find_tied(&tie, s->ipcomps, s->ipcomp_count, IPPROTO_COMP);
	if (!companions.all)
		return NULL;
	sas = find_tied(&tie, s->sas, s->count, tie.sa->proto);
	if (companions.all == 1 && sas.all == 1)
		return companions.any;
	return companions.of_moment == 1 && sas.of_moment == 1 ? companions.any_of_moment : NULL;
}
