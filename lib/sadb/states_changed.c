/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What events, and answers about what they left open, make of the dumped states. */
#include <netinet/in.h>
#include <string.h>

#include "base/array.h"
#include "base/status.h"
#include "direction.h"
#include "kind.h"
#include "states.h"
#include "xfrm/decode.h"

static struct record_key record_key_of(const struct sa_key *key)
{
	struct record_key to;

	_Static_assert(sizeof(to) == sizeof(*key), "no byte of it is padding");
	memcpy(&to, key, sizeof(to));
	return to;
}

/* An SA whose place among the late ones is this, whatever becomes known of it. */
static uint32_t add_late(struct states *states, uint32_t *ret)
{
	void *late = states->late;
	uint32_t status = array_reserve(&late, &states->late_capacity, states->late_count + 1,
					sizeof(*states->late));

	states->late = late;
	if (status)
		return status;
	states->late[states->late_count] = (struct late_sa){ .known = false };
	*ret = (uint32_t)states->late_count++;
	return ERROR_SUCCESS;
}

/* Whole states come by NEWSA, and by the answer to GETSA. */
static uint32_t fill_late(struct states *states, uint32_t number, const struct nlmsghdr *message)
{
	struct snapshot *s = states->snapshot;
	struct late_sa *late = &states->late[number];
	struct sa_extra extra;
	bool extra_used;
	uint32_t status = ERROR_SUCCESS;

	if (!decode_sa(message, &late->sa, &extra, &extra_used, &s->new_names,
		       &s->unknown_attributes))
		return ERROR_GEN_FAILURE;
	s->any_ah |= late->sa.proto == IPPROTO_AH;
	direction_find(&late->sa, extra_used ? &extra : NULL, states->local, &s->policies);
	if (extra_used)
		status = snapshot_add_extra(s, &extra, &late->sa.extra);
	late->known = !status;
	return status;
}

static void flush(struct states *states, uint8_t proto)
{
	const uint8_t any_ipsec[] = { IPPROTO_ESP, IPPROTO_AH, IPPROTO_COMP };

	if (!proto)
		for (unsigned class = 0; class <= UINT8_MAX; class ++)
			changes_flush(&states->changes, (uint8_t) class);
	else if (proto == IPPROTO_RAW)
		for (size_t i = 0; i < sizeof(any_ipsec); i++)
			changes_flush(&states->changes, any_ipsec[i]);
	else
		changes_flush(&states->changes, proto);
}

static uint32_t note(struct states *states, const struct sa_key *key, enum change_kind kind,
		     const struct nlmsghdr *content)
{
	const struct record_key record_key = record_key_of(key);
	uint32_t number, status = add_late(states, &number);

	if (!status && content)
		status = fill_late(states, number, content);
	if (!status)
		status = changes_note(&states->changes, &record_key, key->proto, kind, number);
	return status;
}

/* Either end may be the local one. */
static bool concerns(const struct states *states, const struct sa_key *key)
{
	const struct ends *ends = states->ends;

	return !ends || subnet_has(&ends->local, key->family, &key->dst) ||
	       subnet_has(&ends->remote, key->family, &key->dst);
}

uint32_t states_event(struct states *states, const struct event *event,
		      const struct nlmsghdr *message)
{
	const struct record_key key = record_key_of(&event->key);
	uint32_t status = ERROR_SUCCESS;

	if (event->type != EVENT_SAS_FLUSHED && !concerns(states, &event->key))
		return ERROR_SUCCESS;
	switch (event->type) {
	case EVENT_SA_ADDED:
		status = note(states, &event->key, CHANGE_ADDED, message);
		break;
	case EVENT_SA_CHANGED:
		status = note(states, &event->key, CHANGE_UNREAD, NULL);
		break;
	case EVENT_SA_REMOVED:
		status = changes_note(&states->changes, &key, event->key.proto, CHANGE_REMOVED,
				      NO_CONTENT);
		break;
	case EVENT_SA_EXPIRED:
		/* a timer's event may come after that of a state which took the expired one's place
		 */
		status = changes_note(&states->changes, &key, event->key.proto, CHANGE_REMOVED,
				      NO_CONTENT);
		if (!status)
			status = note(states, &event->key, CHANGE_UNREAD, NULL);
		break;
	case EVENT_SAS_FLUSHED:
		flush(states, event->proto);
		break;
	default:
		break;
	}
	return status;
}

bool states_next_unread(struct states *states, struct sa_key *ret)
{
	struct record_key key;

	if (!changes_next_unread(&states->changes, &key))
		return false;
	memcpy(ret, &key, sizeof(*ret));
	return true;
}

static uint32_t read_other(struct states *states, struct change *asked, const struct sa_key *key,
			   const struct nlmsghdr *message)
{
	if (asked->stale)
		changes_gone(asked);
	else
		asked->kind = CHANGE_ADDED; /* as the dump has it */
	return note(states, key, CHANGE_READ, message);
}

/* A larval state is as good as none: what makes an SA of it will be an event, and its place. */
static uint32_t read_wanted(struct states *states, struct change *change,
			    const struct nlmsghdr *message)
{
	uint32_t status = fill_late(states, change->content, message);

	if (!status && sa_kind(&states->late[change->content].sa) == SA_KIND_LARVAL)
		changes_gone(change);
	return status;
}

/*
 * A mark that fits several states finds one of them, for GETSA as for the UPDSA before it: then it
 * is that one which has been changed.
 */
uint32_t states_read(struct states *states, const struct sa_key *key,
		     const struct nlmsghdr *message)
{
	const struct record_key record_key = record_key_of(key);
	struct change *change = changes_find(&states->changes, &record_key);
	struct event got;

	if (change->kind != CHANGE_UNREAD) /* an event came before the answer, and says it all */
		return ERROR_SUCCESS;
	if (!message) {
		changes_gone(change);
		return ERROR_SUCCESS;
	}
	got = decode_event(message);
	if (got.type != EVENT_SA_ADDED)
		return ERROR_GEN_FAILURE;
	if (memcmp(&got.key, key, sizeof(*key)) != 0)
		return read_other(states, change, &got.key, message);
	change->kind = CHANGE_READ;
	return read_wanted(states, change, message);
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

static bool is_new(const struct states *states, size_t number)
{
	const struct late_sa *late = &states->late[number];
	struct sa_key sa_key = sa_key_of(&late->sa);
	struct record_key key = record_key_of(&sa_key);

	return late->known && changes_adds(&states->changes, &key, (uint32_t)number);
}

/* New SAs come before the dump's, the newest first: that is the kernel's order. */
static uint32_t add_new(struct states *states, size_t *first_count)
{
	struct snapshot *s = states->snapshot;
	size_t added = 0, to = 0;
	uint32_t status;

	for (size_t i = 0; i < states->late_count; i++)
		added += is_new(states, i) && sa_kind(&states->late[i].sa) == SA_KIND_SA;
	status = snapshot_reserve(s, s->count + added);
	if (status)
		return status;
	if (added)
		memmove(s->sas + added, s->sas, s->count * sizeof(*s->sas));
	s->count += added;
	*first_count += added;
	for (size_t i = states->late_count; i-- > 0;) {
		const struct sa *sa = &states->late[i].sa;

		if (!is_new(states, i))
			continue;
		if (sa_kind(sa) == SA_KIND_SA)
			s->sas[to++] = *sa;
		else if (sa->proto == IPPROTO_COMP && (status = snapshot_add_ipcomp(s, sa)))
			return status;
	}
	return ERROR_SUCCESS;
}

uint32_t states_apply_changes(struct states *states)
{
	struct snapshot *s = states->snapshot;
	size_t ipcomps = s->ipcomp_count;

	s->count = settle(states, s->sas, s->count, &states->first_count);
	s->ipcomp_count = settle(states, s->ipcomps, s->ipcomp_count, &ipcomps);
	return add_new(states, &states->first_count);
}
