/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Events become notices. */
#include <stdlib.h>

#include "base/status.h"
#include "internal.h"
#include "sadb/accept.h"
#include "sadb/direction.h"
#include "sadb/kind.h"
#include "xfrm/decode.h"
#include "xfrm/tag.h"

/* An event about a state. */
struct heard {
	struct feed *feed;
	const struct event *event;
	struct notice_sa *state; /* as the message has it */
	struct viewed_sa seen;
	bool live; /* an SA with this key has been told, and not its end */
	bool own;
	uint32_t port;
};

struct viewed_sa feed_viewed(const struct feed *feed, const struct sa_key *key)
{
	const struct change *change = changes_find(&feed->changes, key);
	struct view *view = feed->view;
	uint32_t index;

	if (change && change->word != CHANGE_MISSED)
		return (struct viewed_sa){ NULL, 0 };
	if (change)
		view = feed->former;
	index = view ? view_find_sa(view, key) : VIEW_NONE;
	return index == VIEW_NONE ? (struct viewed_sa){ NULL, 0 }
				  : (struct viewed_sa){ view, index };
}

static const struct sa *seen_sa(const struct heard *h)
{
	return h->seen.view ? &h->seen.view->snapshot->sas[h->seen.index] : NULL;
}

/* Notes why an event could not be entered. Returns whether there was no failure. */
static bool note_status(const struct heard *h, uint32_t status)
{
	if (status)
		h->feed->status = status;
	return !status;
}

static void hear_silent(struct feed *feed)
{
	feed->silent = true;
	feed_stale(feed);
}

static bool hear_state(struct heard *h, const struct nlmsghdr *message)
{
	const struct change *change = changes_find(&h->feed->changes, &h->event->key);
	unsigned unknown = 0;

	h->state = calloc(1, sizeof(*h->state));
	if (!h->state)
		return note_status(h, ERROR_NOT_ENOUGH_MEMORY);
	h->seen = feed_viewed(h->feed, &h->event->key);
	h->live = h->seen.view || (change && change->word == CHANGE_ADDED);
	h->feed->names = (struct new_names){ .count = 0 };
	if (decode_sa(message, &h->state->sa, &h->state->parts, &h->feed->names, &unknown))
		return note_status(h, notice_sa_name(h->state, &h->feed->names));
	hear_silent(h->feed);
	return false;
}

/* Events of an expiry have neither algorithms nor marks, but the last view has these. */
static void complete_expired(struct heard *h)
{
	struct notice_sa *state = h->state;
	const struct sa now = state->sa, *seen = seen_sa(h);
	const struct counters counters = counters_of(&now);

	if (!seen)
		return;
	note_status(h, notice_sa_copy(state, h->seen.view->snapshot, seen));
	state->sa.bytes = now.bytes;
	state->sa.packets = now.packets;
	state->sa.use_time = now.use_time;
	state->parts.extra.replayed = (uint32_t)counters.replayed;
	state->parts.extra.outside_window = (uint32_t)counters.outside_window;
	state->parts.extra.integrity_failed = (uint32_t)counters.integrity_failed;
}

/* The message of a change has what was asked for, and none of what the SA has counted. */
static void complete_changed(struct heard *h)
{
	const struct sa *seen = seen_sa(h);

	if (!seen)
		return;
	h->state->sa.bytes = seen->bytes;
	h->state->sa.packets = seen->packets;
	h->state->sa.add_time = seen->add_time;
	h->state->sa.use_time = seen->use_time;
}

static void find_direction(struct heard *h)
{
	const struct snapshot *s = h->feed->view->snapshot;
	struct sa *sa = &h->state->sa;

	if (h->seen.view)
		sa->found = seen_sa(h)->found;
	else
		direction_find(sa, &s->local, &s->policies);
	sa->found.policy = 0; /* an index of the view's policies */
}

/* Tells the event. The notice takes the state over. */
static void tell(struct heard *h, enum notice_type type)
{
	struct notice *notice = feed_put(h->feed, type);
	struct feed *feed = h->feed;
	bool known = h->seen.view == feed->view;

	if (!notice)
		return;
	notice->own = h->own;
	notice->port = h->port;
	notice->sa = h->state;
	notice_set_ends(notice, &h->state->sa);
	notice_set_tunnel(notice, feed->view,
			  known ? view_tunnel_of_sa(feed->view, h->seen.index)
				: feed_likely_tunnel(feed, &h->state->sa));
	if (known)
		notice_set_context(notice, feed->view, feed->view->context_of_sa[h->seen.index]);
	else
		notice->context_id = tag_context(&h->state->sa);
	h->state = NULL;
}

static void note(struct heard *h, enum change_word word)
{
	const struct change change = {
		.key = h->event->key, .word = (uint8_t)word, .own = h->own, .round = h->feed->round
	};

	note_status(h, changes_note(&h->feed->changes, &change));
	feed_stale(h->feed);
}

/*
 * An SA with this key is there already: the event of its end was lost, and so it is told now. But
 * if it is of the same second, the view has been taken after the event: then nothing is new.
 */
static bool tell_end_of_former(struct heard *h)
{
	const struct sa *seen = seen_sa(h);

	if (seen && seen->add_time == h->state->sa.add_time)
		return false;
	note_status(h, seen ? feed_tell_gone(h->feed, h->seen)
			    : feed_tell_vanished(h->feed, &h->event->key));
	h->seen.view = NULL;
	return true;
}

/* The message that makes a larval state an SA is that of a change. */
static void hear_added(struct heard *h)
{
	if (sa_kind(&h->state->sa) != SA_KIND_SA)
		return;
	find_direction(h);
	feed_stale(h->feed);
	if (h->event->type == EVENT_SA_CHANGED && h->live) {
		complete_changed(h);
		tell(h, NOTICE_SA_CHANGED);
	} else if (!h->live || tell_end_of_former(h)) {
		tell(h, NOTICE_SA_ADDED);
		note(h, CHANGE_ADDED);
	}
}

/*
 * An expired state that nothing is known of was larval. Another that nothing is known of was added
 * without an event: nobody has to learn of its end, but what it has counted counts.
 */
static void hear_ended(struct heard *h)
{
	bool expired = h->event->type == EVENT_SA_EXPIRED;

	if (!h->live && (expired || sa_kind(&h->state->sa) != SA_KIND_SA))
		return;
	if (expired)
		complete_expired(h);
	find_direction(h);
	note_status(h, feed_account_end(h->feed, &h->state->sa, h->seen, true));
	if (h->live)
		tell(h, expired ? NOTICE_SA_EXPIRED : NOTICE_SA_REMOVED);
	note(h, CHANGE_REMOVED);
}

static void hear_expiring(struct heard *h)
{
	if (!h->live)
		return;
	complete_expired(h);
	find_direction(h);
	tell(h, NOTICE_SA_EXPIRING);
}

static void hear_sa(struct feed *feed, const struct event *event, const struct nlmsghdr *message,
		    bool own, uint32_t port)
{
	struct heard h = { .feed = feed, .event = event, .own = own, .port = port };

	if (hear_state(&h, message)) {
		if (event->type == EVENT_SA_EXPIRING)
			hear_expiring(&h);
		else if (event->type == EVENT_SA_REMOVED || event->type == EVENT_SA_EXPIRED)
			hear_ended(&h);
		else
			hear_added(&h);
	}
	notice_sa_free(h.state);
}

/* Tells of a policy that was decoded from an event. */
static struct notice *tell_policy(struct feed *feed, enum notice_type type,
				  const struct policy *policy,
				  const struct policy_template *templates)
{
	struct notice *notice =
		notice_new_policy(type, feed_clock(CLOCK_REALTIME), policy, templates);

	if (!notice) {
		feed->status = ERROR_NOT_ENOUGH_MEMORY;
		return NULL;
	}
	notices_put(&feed->queue, notice);
	if (policy->template_count)
		notice_set_tunnel(notice, feed->view,
				  view_find_tunnel(feed->view, tunnel_id(&notice->ends, NULL)));
	return notice;
}

/* The request that replaces a policy also makes one, and the event is that of a replacement. */
static void hear_policy(struct feed *feed, const struct event *event,
			const struct nlmsghdr *message, bool own, uint32_t port)
{
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	enum notice_type type = NOTICE_POLICY_REMOVED;
	struct policy policy;
	struct notice *notice;
	bool news;

	feed_stale(feed);
	if (!decode_policy(message, &policy, templates) || policy.dir > POLICY_FWD)
		return;
	if (event->type == EVENT_POLICY_REMOVED) {
		news = book_removed(&feed->book, policy.index, feed->round, &feed->status);
	} else {
		news = book_added(&feed->book, policy.index, feed->round, &feed->status);
		type = news ? NOTICE_POLICY_ADDED : NOTICE_POLICY_CHANGED;
		news |= event->type == EVENT_POLICY_REPLACED;
	}
	notice = news ? tell_policy(feed, type, &policy, templates) : NULL;
	if (!notice)
		return;
	notice->own = own;
	notice->port = port;
}

static void hear_mapping(struct feed *feed, const struct nlmsghdr *message)
{
	struct mapping mapping;
	struct viewed_sa seen;
	struct notice *notice;

	if (!decode_mapping(message, &mapping))
		return;
	notice = feed_put(feed, NOTICE_MAPPING_CHANGED);
	if (!notice)
		return;
	notice->former_address = mapping.former;
	notice->address = mapping.now;
	notice->former_port = mapping.former_port;
	notice->now_port = mapping.port;
	notice->family = mapping.key.family;
	seen = feed_viewed(feed, &mapping.key);
	if (!seen.view)
		return;
	notice_set_ends(notice, &seen.view->snapshot->sas[seen.index]);
	if (notice_copy_sa(notice, seen))
		feed->status = ERROR_NOT_ENOUGH_MEMORY;
	if (seen.view != feed->view)
		return;
	notice_set_tunnel(notice, feed->view, view_tunnel_of_sa(feed->view, seen.index));
	notice_set_context(notice, feed->view, feed->view->context_of_sa[seen.index]);
}

static void hear_acquire(struct feed *feed, const struct nlmsghdr *message)
{
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	struct policy policy;
	struct notice *notice;

	if (!decode_policy(message, &policy, templates))
		return;
	notice = tell_policy(feed, NOTICE_ACQUIRE, &policy, templates);
	if (notice)
		decode_acquired_packet(message, &notice->policy->packet);
}

void feed_hear(const struct nlmsghdr *message, void *context)
{
	struct feed *feed = context;
	const struct event event = decode_event(message);
	uint32_t port = event_port(message);
	bool own = port && port == feed->own_port;

	switch (event.type) {
	case EVENT_NONE:
		break;
	case EVENT_SA_EXPIRING:
	case EVENT_SA_ADDED:
	case EVENT_SA_CHANGED:
	case EVENT_SA_REMOVED:
	case EVENT_SA_EXPIRED:
		hear_sa(feed, &event, message, own, port);
		break;
	case EVENT_MAPPING:
		hear_mapping(feed, message);
		break;
	case EVENT_ACQUIRE:
		hear_acquire(feed, message);
		break;
	case EVENT_POLICY_ADDED:
	case EVENT_POLICY_REPLACED:
	case EVENT_POLICY_REMOVED:
		hear_policy(feed, &event, message, own, port);
		break;
	case EVENT_SAS_FLUSHED:
	case EVENT_POLICIES_FLUSHED:
	case EVENT_OTHER:
		hear_silent(feed);
		break;
	}
}
