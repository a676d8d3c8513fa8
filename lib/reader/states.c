/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "states.h"

#include <netinet/in.h>
#include <stdlib.h>

#include "base/status.h"
#include "sadb/direction.h"
#include "sadb/kind.h"
#include "xfrm/decode.h"

uint32_t states_expect(struct states *states, size_t count)
{
	static const struct sa_extra none;
	uint32_t zero, status = snapshot_reserve(states->snapshot, count);

	return status ? status : snapshot_add_extra(states->snapshot, &none, &zero);
}

void states_done(struct states *states)
{
	journal_done(&states->journal);
	state_index_done(&states->index);
	free(states->from_events);
	*states = (struct states){ 0 };
}

/*
 * With two dumps, a state whose addresses fit the filters of both comes twice. This tells, in the
 * second dump, whether the first one had it.
 */
static bool came_before(const struct states *states, const struct sa *sa)
{
	const struct ends *ends = states->ends;

	return states->second && subnet_has(&ends->local, sa->family, &sa->src) &&
	       subnet_has(&ends->remote, sa->family, &sa->dst);
}

static uint32_t keep_sa(struct states *states, struct sa *sa, const struct sa_extra *extra)
{
	struct snapshot *s = states->snapshot;
	uint32_t status;

	direction_find(sa, extra, states->local, &s->policies);
	if (states->ends && !ends_have(states->ends, sa) && !direction_rests_on_policies(sa))
		return ERROR_SUCCESS;
	if (extra) {
		status = snapshot_add_extra(s, extra, &sa->extra);
		if (status)
			return status;
	}
	snapshot_find_policy(s, sa);
	s->any_ah |= sa->proto == IPPROTO_AH;
	sa_set_order(sa, s->count++);
	return ERROR_SUCCESS;
}

uint32_t states_take(struct states *states, const struct nlmsghdr *message)
{
	struct snapshot *s = states->snapshot;
	struct sa_extra extra;
	bool extra_used;
	uint32_t status = snapshot_reserve(s, s->count + 1);
	struct sa *sa;

	if (status)
		return status;
	if (!s->states)
		journal_dump_begins(&states->journal);
	sa = &s->sas[s->count];
	if (!decode_sa(message, sa, &extra, &extra_used, &s->new_names, &s->unknown_attributes)) {
		s->states++;
		s->malformed++;
		return ERROR_SUCCESS;
	}
	if (came_before(states, sa))
		return ERROR_SUCCESS;
	s->states++;
	switch (sa_kind(sa)) {
	case SA_KIND_SA:
		return keep_sa(states, sa, extra_used ? &extra : NULL);
	case SA_KIND_LARVAL:
		s->larval++;
		break;
	case SA_KIND_COMPANION:
		s->companions++;
		return sa->proto == IPPROTO_COMP ? snapshot_add_ipcomp(s, sa) : ERROR_SUCCESS;
	}
	return ERROR_SUCCESS;
}

static void judge_by_policies(struct states *states)
{
	struct snapshot *s = states->snapshot;

	for (size_t i = 0; i < s->count; i++) {
		struct sa *sa = &s->sas[i];

		if (direction_rests_on_policies(sa))
			direction_find(sa, sa->extra ? snapshot_extra(s, sa) : NULL, states->local,
				       &s->policies);
		snapshot_find_policy(s, sa);
	}
}

static void drop_outside(struct states *states)
{
	struct snapshot *s = states->snapshot;
	size_t kept = 0, first = states->first_count;

	for (size_t i = 0; i < s->count; i++) {
		if (i == first)
			states->first_count = kept;
		if (ends_have(states->ends, &s->sas[i]))
			s->sas[kept++] = s->sas[i];
	}
	if (first >= s->count)
		states->first_count = kept;
	s->count = kept;
}

static bool any_without_spi(const struct snapshot *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (!s->sas[i].spi)
			return true;
	for (size_t i = 0; i < s->ipcomp_count; i++)
		if (!s->ipcomps[i].spi)
			return true;
	return false;
}

uint32_t states_finish(struct states *states, bool policies_changed)
{
	struct snapshot *s = states->snapshot;
	uint32_t status = ERROR_SUCCESS;

	if (states->any_without_spi_gone && any_without_spi(s))
		states->uncertain = true;
	if (journal_any(&states->journal))
		status = states_apply_changes(states);
	if (status)
		return status;
	if (policies_changed || journal_any(&states->journal))
		judge_by_policies(states);
	if (states->ends)
		drop_outside(states);
	if (states->ends || journal_any(&states->journal))
		for (size_t i = 0; i < s->count; i++)
			sa_set_order(&s->sas[i], i);
	return ERROR_SUCCESS;
}
