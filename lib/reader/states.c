/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "states.h"

#include <netinet/in.h>
#include <stdlib.h>

#include "base/status.h"
#include "sadb/direction.h"
#include "sadb/kind.h"
#include "xfrm/decode.h"
#include "xfrm/tag.h"

void states_done(struct states *states)
{
	parts_done(&states->parts);
	arena_done(&states->memory);
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

static uint32_t keep_sa(struct states *states, struct sa *sa)
{
	struct snapshot *s = states->snapshot;
	uint32_t status;

	direction_find(sa, states->local, &s->policies);
	if (states->ends && !ends_have(states->ends, sa) && !direction_rests_on_policies(sa))
		return ERROR_SUCCESS;
	status = parts_keep(&states->parts, &s->memory, sa);
	if (status)
		return status;
	s->any_ah |= sa->proto == IPPROTO_AH;
	s->any_tagged |= tag_is_ours(sa->sel->user);
	sa_set_order(sa, s->count++);
	return ERROR_SUCCESS;
}

static uint32_t keep_ipcomp(struct states *states, struct sa *sa)
{
	struct snapshot *s = states->snapshot;
	uint32_t status = parts_keep(&states->parts, &s->memory, sa);

	return status ? status : snapshot_add_ipcomp(s, sa);
}

static uint32_t keep_larval(struct states *states, struct sa *sa)
{
	struct snapshot *s = states->snapshot;
	uint32_t status;

	direction_find(sa, states->local, &s->policies);
	status = parts_keep(&states->parts, &s->memory, sa);
	return status ? status : snapshot_add_larval(s, sa);
}

uint32_t states_take(struct states *states, const struct nlmsghdr *message)
{
	struct snapshot *s = states->snapshot;
	struct sa_parts parts;
	uint32_t status = snapshot_reserve(s, s->count + 1);
	struct sa *sa;

	if (status)
		return status;
	if (!s->states)
		journal_dump_begins(&states->journal);
	sa = &s->sas[s->count];
	if (!decode_sa(message, sa, &parts, &s->new_names, &s->unknown_attributes)) {
		s->states++;
		s->malformed++;
		return ERROR_SUCCESS;
	}
	if (came_before(states, sa))
		return ERROR_SUCCESS;
	s->states++;
	switch (sa_kind(sa)) {
	case SA_KIND_SA:
		return keep_sa(states, sa);
	case SA_KIND_LARVAL:
		s->larval++;
		return states->keep_larval ? keep_larval(states, sa) : ERROR_SUCCESS;
	case SA_KIND_COMPANION:
		s->companions++;
		return sa->proto == IPPROTO_COMP ? keep_ipcomp(states, sa) : ERROR_SUCCESS;
	}
	return ERROR_SUCCESS;
}

static void find_directions_again(struct states *states)
{
	struct snapshot *s = states->snapshot;

	for (size_t i = 0; i < s->count; i++)
		if (direction_rests_on_policies(&s->sas[i]))
			direction_find(&s->sas[i], states->local, &s->policies);
	for (size_t i = 0; i < s->larval_count; i++)
		direction_find(&s->larvals[i], states->local, &s->policies);
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
	for (size_t i = 0; i < s->larval_count; i++)
		if (!s->larvals[i].spi)
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
		find_directions_again(states);
	if (states->ends)
		drop_outside(states);
	policies_find_main(&s->policies, s->sas, s->count);
	if (states->ends || journal_any(&states->journal))
		for (size_t i = 0; i < s->count; i++)
			sa_set_order(&s->sas[i], i);
	return ERROR_SUCCESS;
}
