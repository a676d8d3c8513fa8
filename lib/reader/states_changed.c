/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What events, and answers about what they left open, make of the dumped states. */
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/status.h"
#include "sadb/direction.h"
#include "sadb/kind.h"
#include "states.h"
#include "xfrm/decode.h"

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

static uint32_t reserve_late(struct states *states, struct change *change)
{
	void *late = states->late;
	uint32_t status;

	if (change->content != NO_CONTENT)
		return ERROR_SUCCESS;
	status = array_reserve(&late, &states->late_capacity, states->late_count + 1,
			       sizeof(*states->late));
	states->late = late;
	if (status)
		return status;
	states->late[states->late_count] = (struct late_sa){ .extra = 0 };
	change->content = (uint32_t)states->late_count++;
	return ERROR_SUCCESS;
}

static uint32_t put_extra(struct snapshot *s, struct late_sa *late, const struct sa_extra *extra)
{
	uint32_t status = ERROR_SUCCESS;

	if (late->extra)
		s->extras[late->extra] = *extra;
	else
		status = snapshot_add_extra(s, extra, &late->extra);
	late->sa.extra = late->extra;
	return status;
}

/* Whole states come by NEWSA, and by the answer to GETSA. */
static uint32_t fill_late(struct states *states, struct change *change,
			  const struct nlmsghdr *message)
{
	struct snapshot *s = states->snapshot;
	struct late_sa *late;
	struct sa_extra extra;
	bool extra_used;
	uint32_t status = reserve_late(states, change);

	if (status)
		return status;
	late = &states->late[change->content];
	if (!decode_sa(message, &late->sa, &extra, &extra_used, &s->new_names,
		       &s->unknown_attributes))
		return ERROR_GEN_FAILURE;
	s->any_ah |= late->sa.proto == IPPROTO_AH;
	direction_find(&late->sa, extra_used ? &extra : NULL, states->local, &s->policies);
	return extra_used ? put_extra(s, late, &extra) : ERROR_SUCCESS;
}

/* SAs, and what goes with them. Of other protocols nothing is kept: see sa_kind(). */
static const uint8_t kept_protocols[] = { IPPROTO_ESP, IPPROTO_AH, IPPROTO_COMP };

static bool is_kept(uint8_t proto)
{
	return memchr(kept_protocols, proto, sizeof(kept_protocols)) != NULL;
}

static void flush(struct states *states, uint8_t proto)
{
	states->any_flushed = true;
	for (size_t i = 0; i < sizeof(kept_protocols); i++)
		if (!proto || proto == IPPROTO_RAW || proto == kept_protocols[i])
			changes_flush(&states->changes, kept_protocols[i]);
}

/* Either end may be the local one. */
static bool concerns(const struct states *states, const struct sa_key *key)
{
	const struct ends *ends = states->ends;

	return !ends || subnet_has(&ends->local, key->family, &key->dst) ||
	       subnet_has(&ends->remote, key->family, &key->dst);
}

/* One of a key that the dump does not have was larval: it needs no more than to be forgotten. */
static uint32_t resolve(struct states *states, struct change *expired)
{
	const struct sa_key key = sa_key_from(&expired->key);
	uint32_t status = ERROR_SUCCESS;

	if (!states->index.made)
		status = state_index_make(&states->index, states->snapshot);
	if (status)
		return status;
	return changes_resolve(&states->changes, expired,
			       state_index_has(&states->index, states->snapshot, &key));
}

uint32_t states_dumped(struct states *states)
{
	struct change *expired;
	size_t at = 0;
	uint32_t status = ERROR_SUCCESS;

	states->dumped = true;
	while (!status && (expired = changes_next_expired(&states->changes, &at)))
		status = resolve(states, expired);
	return status;
}

static uint32_t note(struct states *states, const struct event *event,
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
		changes_note(&states->changes, &key, event->key.proto, notes[event->type], &change);

	if (!status && event->type == EVENT_SA_ADDED)
		status = fill_late(states, change, message);
	if (!status && change->kind == CHANGE_EXPIRED && states->dumped)
		status = resolve(states, change);
	return status;
}

/*
 * The kernel finds no state by SPI 0 (xfrm_state_add() and xfrm_user_state_lookup(), Linux 6.1 to
 * 6.18), so several may have one key, and none of them can be asked for. Nearly all of them are
 * larval states that an ACQUIRE made, and only expire.
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
		flush(states, event->proto);
	else if (!is_kept(event->key.proto) || !concerns(states, &event->key))
		return ERROR_SUCCESS;
	else if (!event->key.spi)
		note_without_spi(states, event->type);
	else
		return note(states, event, message);
	return ERROR_SUCCESS;
}

bool states_next_unread(struct states *states, struct sa_key *ret)
{
	struct record_key key;

	if (!changes_next_unread(&states->changes, &key))
		return false;
	*ret = sa_key_from(&key);
	return true;
}

/*
 * A mark that fits several states finds one of them, for GETSA as for the UPDSA before it: then it
 * is that one which has been changed.
 */
static uint32_t read_other(struct states *states, struct change *asked, const struct sa_key *key,
			   const struct nlmsghdr *message)
{
	const struct record_key record_key = record_key_of(key);
	struct change *change;
	uint32_t status;

	if (!changes_set_other(asked))
		states->uncertain = true;
	status = changes_note_other(&states->changes, &record_key, key->proto, &change);
	return status || !change ? status : fill_late(states, change, message);
}

/* A larval state is as good as none: what makes an SA of it will be an event, and its place. */
static uint32_t read_wanted(struct states *states, struct change *asked,
			    const struct nlmsghdr *message)
{
	uint32_t status = fill_late(states, asked, message);

	changes_set_read(asked);
	if (!status && sa_kind(&states->late[asked->content].sa) == SA_KIND_LARVAL)
		changes_set_gone(&states->changes, asked);
	return status;
}

uint32_t states_read(struct states *states, const struct sa_key *key,
		     const struct nlmsghdr *message)
{
	const struct record_key record_key = record_key_of(key);
	struct change *asked = changes_asked(&states->changes, &record_key);
	struct event got;

	if (!asked)
		return ERROR_SUCCESS;
	if (!message) {
		changes_set_gone(&states->changes, asked);
		return ERROR_SUCCESS;
	}
	got = decode_event(message);
	if (got.type != EVENT_SA_ADDED)
		return ERROR_GEN_FAILURE;
	if (memcmp(&got.key, key, sizeof(*key)) != 0)
		return read_other(states, asked, &got.key, message);
	return read_wanted(states, asked, message);
}

/* Drops and replaces what changed, in one pass over the dump's SAs of either kind. */
static size_t settle(struct states *states, struct sa *sas, size_t count, size_t *ret_first)
{
	size_t kept = 0, first = *ret_first;

	for (size_t i = 0; i < count; i++) {
		const struct sa_key sa_key = sa_key_of(&sas[i]);
		const struct record_key key = record_key_of(&sa_key);
		uint32_t content;

		if (i == first)
			*ret_first = kept;
		switch (changes_judge(&states->changes, &key, sas[i].proto, &content)) {
		case VERDICT_KEEP:
			if (kept != i)
				sas[kept] = sas[i];
			kept++;
			break;
		case VERDICT_REPLACE:
			sas[kept++] = states->late[content].sa;
			break;
		case VERDICT_DROP:
			break;
		}
	}
	if (first >= count)
		*ret_first = kept;
	return kept;
}

/* New SAs come before the dump's, the newest first: that is the kernel's order. */
static uint32_t add_new(struct states *states, const uint32_t *contents, size_t count)
{
	struct snapshot *s = states->snapshot;
	size_t added = 0, to = 0;
	uint32_t status;

	for (size_t i = 0; i < count; i++)
		added += sa_kind(&states->late[contents[i]].sa) == SA_KIND_SA;
	status = snapshot_reserve(s, s->count + added);
	if (status)
		return status;
	if (added)
		memmove(s->sas + added, s->sas, s->count * sizeof(*s->sas));
	s->count += added;
	states->first_count += added;
	for (size_t i = 0; i < count && !status; i++) {
		const struct sa *sa = &states->late[contents[i]].sa;

		if (sa_kind(sa) == SA_KIND_SA)
			s->sas[to++] = *sa;
		else if (sa->proto == IPPROTO_COMP)
			status = snapshot_add_ipcomp(s, sa);
	}
	return status;
}

uint32_t states_apply_changes(struct states *states)
{
	struct snapshot *s = states->snapshot;
	size_t count, ipcomps = s->ipcomp_count;
	uint32_t *contents, status;

	s->count = settle(states, s->sas, s->count, &states->first_count);
	s->ipcomp_count = settle(states, s->ipcomps, s->ipcomp_count, &ipcomps);
	status = changes_list_new(&states->changes, &contents, &count);
	if (!status)
		status = add_new(states, contents, count);
	free(contents);
	return status;
}
