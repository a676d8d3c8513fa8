/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What becomes of the dumped states: events change them, and so do the answers about states that
 * had to be read because an event did not tell all.
 */
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/status.h"
#include "sadb/direction.h"
#include "sadb/kind.h"
#include "states.h"
#include "xfrm/decode.h"
#include "xfrm/tag.h"

static struct record_key record_key_of(const struct sa_key *key)
{
	struct record_key to;

	_Static_assert(sizeof(to) == sizeof(*key), "no byte of it is padding");
	memcpy(&to, key, sizeof(to));
	return to;
}

static struct sa_key sa_key_from(const struct record_key *key)
{
	struct sa_key to;

	memcpy(&to, key, sizeof(to));
	return to;
}

static uint32_t reserve_event_sa(struct states *states, struct change *change)
{
	void *array = states->from_events;
	struct sa_now *got;
	uint32_t status;

	if (change->content != NO_CONTENT)
		return ERROR_SUCCESS;
	status = array_reserve(&array, &states->from_events_capacity, states->from_events_count + 1,
			       sizeof(*states->from_events));
	states->from_events = array;
	if (status)
		return status;
	got = arena_take(&states->memory, sizeof(*got));
	if (!got)
		return ERROR_NOT_ENOUGH_MEMORY;
	states->from_events[states->from_events_count] = got;
	change->content = (uint32_t)states->from_events_count++;
	return ERROR_SUCCESS;
}

/* Decodes a whole state, from a NEWSA event or the answer to GETSA, as the content of @change. */
static uint32_t fill_event_sa(struct states *states, struct change *change,
			      const struct nlmsghdr *message)
{
	struct snapshot *s = states->snapshot;
	struct sa_now *got;
	uint32_t status = reserve_event_sa(states, change);

	if (status)
		return status;
	got = states->from_events[change->content];
	if (!decode_sa(message, &got->sa, &got->parts, &s->new_names, &s->unknown_attributes))
		return ERROR_GEN_FAILURE;
	s->any_ah |= got->sa.proto == IPPROTO_AH;
	s->any_tagged |= tag_is_ours(got->sa.sel->user);
	direction_find(&got->sa, states->local, &s->policies);
	return ERROR_SUCCESS;
}

/* The protocols of SAs and IPComp. States of other protocols are only counted. */
static const uint8_t kept_protocols[] = { IPPROTO_ESP, IPPROTO_AH, IPPROTO_COMP };

static bool is_kept(uint8_t proto)
{
	return memchr(kept_protocols, proto, sizeof(kept_protocols)) != NULL;
}

static void flush_protocols(struct states *states, uint8_t proto)
{
	states->any_flushed = true;
	for (size_t i = 0; i < sizeof(kept_protocols); i++)
		if (!proto || proto == IPPROTO_RAW || proto == kept_protocols[i])
			journal_flush(&states->journal, kept_protocols[i]);
}

/* Whether an SA with this key may be between the ends; the key only has the destination. */
static bool key_may_concern(const struct states *states, const struct sa_key *key)
{
	const struct ends *ends = states->ends;

	return !ends || subnet_has(&ends->local, key->family, &key->dst) ||
	       subnet_has(&ends->remote, key->family, &key->dst);
}

/*
 * Decides about a state that expired. If the dump has an SA with its key, that key is read. If not,
 * the state was larval and there is nothing to do.
 */
static uint32_t resolve_expired(struct states *states, struct change *expired)
{
	const struct sa_key key = sa_key_from(&expired->key);
	uint32_t status = ERROR_SUCCESS;

	if (!states->index.made)
		status = state_index_make(&states->index, states->snapshot);
	if (status)
		return status;
	return journal_resolve(&states->journal, expired,
			       state_index_has(&states->index, states->snapshot, &key));
}

uint32_t states_dumped(struct states *states)
{
	struct change *expired;
	size_t at = 0;
	uint32_t status = ERROR_SUCCESS;

	states->dumped = true;
	while (!status && (expired = journal_next_expired(&states->journal, &at)))
		status = resolve_expired(states, expired);
	return status;
}

static uint32_t note_event(struct states *states, const struct event *event,
			   const struct nlmsghdr *message)
{
	static const enum change_note notes[] = {
		[EVENT_SA_ADDED] = NOTE_ADDED,
		[EVENT_SA_CHANGED] = NOTE_CHANGED,
		[EVENT_SA_REMOVED] = NOTE_REMOVED,
		[EVENT_SA_EXPIRED] = NOTE_EXPIRED,
	};
	const struct record_key key = record_key_of(&event->key);
	struct change *change;
	uint32_t status =
		journal_note(&states->journal, &key, event->key.proto, notes[event->type], &change);

	if (!status && event->type == EVENT_SA_ADDED)
		status = fill_event_sa(states, change, message);
	if (!status && change->kind == CHANGE_EXPIRED && states->dumped)
		status = resolve_expired(states, change);
	return status;
}

/*
 * The kernel finds no state by SPI 0 (xfrm_state_add() and xfrm_user_state_lookup(), Linux 6.1 to
 * 6.18), so several states may have one key, and none of them can be read. Nearly all of them are
 * larval states of an ACQUIRE, which only ever expire: those do no harm.
 */
static void note_without_spi(struct states *states, enum event_type type)
{
	if (type == EVENT_SA_EXPIRED || type == EVENT_SA_REMOVED)
		states->any_without_spi_gone = true;
	else
		states->uncertain = true;
}

uint32_t states_event(struct states *states, const struct event *event,
		      const struct nlmsghdr *message)
{
	states->events++;
	if (event->type == EVENT_SAS_FLUSHED)
		flush_protocols(states, event->proto);
	else if (!is_kept(event->key.proto) || !key_may_concern(states, &event->key))
		return ERROR_SUCCESS;
	else if (!event->key.spi)
		note_without_spi(states, event->type);
	else
		return note_event(states, event, message);
	return ERROR_SUCCESS;
}

bool states_next_unread(struct states *states, struct sa_key *ret)
{
	struct record_key key;

	if (!journal_next_unread(&states->journal, &key))
		return false;
	*ret = sa_key_from(&key);
	return true;
}

/*
 * The kernel may answer with a state whose mark overlaps the one asked for. The UPDSA that caused
 * the event found its state in the same way, so it has changed the state in the answer.
 */
static uint32_t read_other(struct states *states, struct change *asked, const struct sa_key *key,
			   const struct nlmsghdr *message)
{
	const struct record_key record_key = record_key_of(key);
	struct change *change;
	uint32_t status;

	if (!journal_set_other(asked))
		states->uncertain = true;
	status = journal_note_other(&states->journal, &record_key, key->proto, &change);
	return status || !change ? status : fill_event_sa(states, change, message);
}

/*
 * A larval state is treated as if there were no state. If it becomes an SA there will be another
 * event, which also determines the SA's place.
 */
static uint32_t read_wanted(struct states *states, struct change *asked,
			    const struct nlmsghdr *message)
{
	uint32_t status = fill_event_sa(states, asked, message);

	journal_set_read(asked);
	if (!status && sa_kind(&states->from_events[asked->content]->sa) == SA_KIND_LARVAL)
		journal_set_gone(&states->journal, asked);
	return status;
}

uint32_t states_read(struct states *states, const struct sa_key *key,
		     const struct nlmsghdr *message)
{
	const struct record_key record_key = record_key_of(key);
	struct change *asked = journal_asked(&states->journal, &record_key);
	struct event got;

	if (!asked)
		return ERROR_SUCCESS;
	if (!message) {
		journal_set_gone(&states->journal, asked);
		return ERROR_SUCCESS;
	}
	got = decode_event(message);
	if (got.type != EVENT_SA_ADDED)
		return ERROR_GEN_FAILURE;
	if (memcmp(&got.key, key, sizeof(*key)) != 0)
		return read_other(states, asked, &got.key, message);
	return read_wanted(states, asked, message);
}

/* Copies a state from an event to @to, whose parts the snapshot keeps. */
static uint32_t put_event_sa(struct states *states, uint32_t content, struct sa *to)
{
	*to = states->from_events[content]->sa;
	return parts_keep(&states->parts, &states->snapshot->memory, to);
}

/*
 * Drops and replaces dumped states as the journal says; @sas are the SAs or the IPComp states.
 * *count becomes the number of those that are left. *first, the number of states from the first of
 * two dumps, shrinks accordingly.
 */
static uint32_t apply_verdicts(struct states *states, struct sa *sas, size_t *count, size_t *first)
{
	size_t kept = 0, first_kept = *first;
	uint32_t status = ERROR_SUCCESS;

	for (size_t i = 0; i < *count && !status; i++) {
		const struct sa_key sa_key = sa_key_of(&sas[i]);
		const struct record_key key = record_key_of(&sa_key);
		uint32_t content;

		if (i == *first)
			first_kept = kept;
		switch (journal_judge(&states->journal, &key, sas[i].proto, &content)) {
		case VERDICT_KEEP:
			if (kept != i)
				sas[kept] = sas[i];
			kept++;
			break;
		case VERDICT_REPLACE:
			status = put_event_sa(states, content, &sas[kept++]);
			break;
		case VERDICT_DROP:
			break;
		}
	}
	*first = *first < *count ? first_kept : kept;
	*count = kept;
	return status;
}

static uint32_t add_new_state(struct states *states, uint32_t content, size_t *to)
{
	struct snapshot *s = states->snapshot;
	const struct sa *sa = &states->from_events[content]->sa;
	struct sa ipcomp;
	uint32_t status;

	if (sa_kind(sa) == SA_KIND_SA)
		return put_event_sa(states, content, &s->sas[(*to)++]);
	if (sa->proto != IPPROTO_COMP)
		return ERROR_SUCCESS;
	status = put_event_sa(states, content, &ipcomp);
	return status ? status : snapshot_add_ipcomp(s, &ipcomp);
}

/* New SAs come before the dumped ones, the newest first, as in the kernel's list. */
static uint32_t add_new_states(struct states *states, const uint32_t *contents, size_t count)
{
	struct snapshot *s = states->snapshot;
	size_t added = 0, to = 0;
	uint32_t status;

	for (size_t i = 0; i < count; i++)
		added += sa_kind(&states->from_events[contents[i]]->sa) == SA_KIND_SA;
	status = snapshot_reserve(s, s->count + added);
	if (status)
		return status;
	if (added)
		memmove(s->sas + added, s->sas, s->count * sizeof(*s->sas));
	s->count += added;
	states->first_count += added;
	for (size_t i = 0; i < count && !status; i++)
		status = add_new_state(states, contents[i], &to);
	return status;
}

/* What became an SA has an event, and is not larval any more. */
static void drop_changed_larvals(struct states *states)
{
	struct snapshot *s = states->snapshot;
	size_t kept = 0;

	for (size_t i = 0; i < s->larval_count; i++) {
		const struct sa_key sa_key = sa_key_of(&s->larvals[i]);
		const struct record_key key = record_key_of(&sa_key);

		if (journal_leaves(&states->journal, &key, s->larvals[i].proto))
			s->larvals[kept++] = s->larvals[i];
	}
	s->larval_count = kept;
}

uint32_t states_apply_changes(struct states *states)
{
	struct snapshot *s = states->snapshot;
	size_t count = 0, ipcomps = s->ipcomp_count;
	uint32_t *contents = NULL;
	uint32_t status = apply_verdicts(states, s->sas, &s->count, &states->first_count);

	drop_changed_larvals(states);
	if (!status)
		status = apply_verdicts(states, s->ipcomps, &s->ipcomp_count, &ipcomps);
	if (!status)
		status = journal_list_new(&states->journal, &contents, &count);
	if (!status)
		status = add_new_states(states, contents, count);
	free(contents);
	return status;
}
