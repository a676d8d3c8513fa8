/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Taking a new view. The socket is emptied before and after, so at the end the last word about each
 * SA is known, whether the view has it or the events that came meanwhile:
 *
 *	an SA in both views          has counted on
 *	in the new one, and added    is new; the event has been told
 *	in the new one alone         appeared without an event: told now
 *	in the new one, but removed  was removed after the instant of the view; accounted already
 *	in the last one, and removed the event has been told
 *	in the last one alone        disappeared without an event, or the event is still to come
 *
 * A state is removed a moment before the event of its expiry (xfrm_timer_handler(), Linux 6.1). So
 * the last case waits for the next view, unless events are known to be missing.
 */
#include <stdlib.h>

#include "base/status.h"
#include "internal.h"

/* How many datagrams are received for one view, and how many views are taken, at most. */
#define DATAGRAMS_MAX 100000u
#define TRIES_MAX     5

/* Receives all that is queued. If events come faster, they count as lost. */
static uint32_t empty_socket(struct feed *feed)
{
	bool more = true;
	uint32_t status = ERROR_SUCCESS;

	for (unsigned left = DATAGRAMS_MAX; more && left && !status; left -= 100)
		status = feed_listen(feed, 100, &more);
	feed->lost |= more;
	return status;
}

/* What is known of events before a view. */
struct gap {
	bool lost;   /* some were lost */
	bool silent; /* some do not tell what they were about */
};

/* Then feed->lost says whether events were lost since the view. */
static uint32_t take_between_events(struct feed *feed, struct view **ret, struct gap *ret_gap)
{
	uint32_t status = empty_socket(feed);

	ret_gap->lost |= feed->lost;
	ret_gap->silent |= feed->silent;
	feed->lost = feed->silent = feed->stale = false;
	if (!status)
		status = feed->source.take(feed->source.owner, ret);
	if (status)
		return status;
	feed->round++;
	if (!feed->view || ret_gap->lost || ret_gap->silent)
		status = book_dump(&feed->book, feed->netlink, !feed->view);
	if (!status && feed->view) /* the first view is needed to understand events */
		status = empty_socket(feed);
	if (status) {
		view_unref(*ret);
		*ret = NULL;
		return status;
	}
	feed->lost |= !(*ret)->snapshot->complete;
	return ERROR_SUCCESS;
}

static uint32_t take_view(struct feed *feed, struct view **ret, struct gap *ret_gap)
{
	struct view *view = NULL;
	uint32_t status = ERROR_SUCCESS;

	*ret_gap = (struct gap){ false, false };
	for (int tries = 0; !status && tries < TRIES_MAX; tries++) {
		view_unref(view);
		view = NULL;
		status = take_between_events(feed, &view, ret_gap);
		if (!status && !feed->lost)
			break;
	}
	if (status)
		feed->lost = true;
	*ret = view;
	return status;
}

static uint32_t tell_found(struct feed *feed, enum notice_type type, struct view *view,
			   uint32_t index)
{
	const struct viewed_sa from = { view, index };
	const struct sa *sa = &view->snapshot->sas[index];
	struct notice *notice = feed_put(feed, type);

	if (!notice)
		return ERROR_NOT_ENOUGH_MEMORY;
	notice->compared = true;
	notice_set_ends(notice, sa);
	notice_set_tunnel(notice, view, view_tunnel_of_sa(view, index));
	notice_set_context(notice, view, view->context_of_sa[index]);
	return notice_copy_sa(notice, from);
}

uint32_t feed_tell_gone(struct feed *feed, struct viewed_sa seen)
{
	const struct sa *sa = &seen.view->snapshot->sas[seen.index];
	uint32_t status = feed_account_end(feed, sa, seen, false);

	return status ? status : tell_found(feed, NOTICE_SA_REMOVED, seen.view, seen.index);
}

static uint32_t enter_sa(struct feed *feed, struct view *view, uint32_t index)
{
	const struct sa *sa = &view->snapshot->sas[index];
	const struct sa_key key = sa_key_of(sa);
	const struct change *change = changes_find(&feed->changes, &key);
	struct viewed_sa seen = feed_viewed(feed, &key);
	uint32_t status = ERROR_SUCCESS;

	if (change && change->word == CHANGE_REMOVED && change->round == feed->round)
		return ERROR_SUCCESS;
	if (seen.view && seen.view->snapshot->sas[seen.index].add_time != sa->add_time) {
		status = feed_tell_gone(feed, seen);
		seen.view = NULL;
	}
	if (!status && feed->view && !seen.view && !(change && change->word == CHANGE_ADDED))
		status = tell_found(feed, NOTICE_SA_ADDED, view, index);
	return status ? status : feed_account(feed, view, index, seen);
}

static uint32_t enter_sas(struct feed *feed, struct view *view)
{
	uint32_t status = ERROR_SUCCESS;

	for (uint32_t i = 0; i < view->snapshot->count && !status; i++)
		status = enter_sa(feed, view, i);
	return status;
}

/* Notes in @next what is still to be known about an SA that the last view had. */
static uint32_t miss_sa(struct feed *feed, const struct view *view, uint32_t index,
			const struct gap *gap, struct changes *next)
{
	const struct sa_key key = sa_key_of(&feed->view->snapshot->sas[index]);
	const struct viewed_sa seen = { feed->view, index };

	if (changes_find(&feed->changes, &key) || view_find_sa(view, &key) != VIEW_NONE ||
	    view_find_sa(feed->view, &key) != index)
		return ERROR_SUCCESS;
	if (gap->lost || gap->silent)
		return feed_tell_gone(feed, seen);
	feed_stale(feed);
	return changes_note(next, &(struct change){ .key = key, .word = CHANGE_MISSED });
}

uint32_t feed_tell_vanished(struct feed *feed, const struct sa_key *key)
{
	struct notice *notice = feed_put(feed, NOTICE_SA_REMOVED);
	struct notice_sa *sa = notice ? calloc(1, sizeof(*sa)) : NULL;

	if (!sa)
		return ERROR_NOT_ENOUGH_MEMORY;
	sa->sa = (struct sa){ .dst = key->dst,
			      .spi = key->spi,
			      .family = key->family,
			      .proto = key->proto,
			      .sel = &sa->parts.sel,
			      .config = &sa->parts.config,
			      .extra = &sa->parts.extra };
	sa->parts.config.mark = key->mark;
	sa->parts.config.mark_mask = key->mark_mask;
	notice->sa = sa;
	notice->compared = true;
	return ERROR_SUCCESS;
}

/* Keeps in @next what events have said after the instant of the view. */
static uint32_t keep_change(struct feed *feed, const struct view *view, const struct change *change,
			    struct changes *next)
{
	bool in_view = view_find_sa(view, &change->key) != VIEW_NONE;

	if (change->word == CHANGE_MISSED)
		return in_view ? ERROR_SUCCESS
			       : feed_tell_gone(feed, feed_viewed(feed, &change->key));
	if (in_view == (change->word == CHANGE_ADDED))
		return ERROR_SUCCESS;
	if (change->round != feed->round)
		return in_view ? ERROR_SUCCESS : feed_tell_vanished(feed, &change->key);
	feed_stale(feed);
	return changes_note(next, change);
}

static uint32_t next_changes(struct feed *feed, const struct view *view, const struct gap *gap,
			     struct changes *next)
{
	uint32_t status = ERROR_SUCCESS;

	for (size_t i = 0; i < feed->changes.count && !status; i++)
		status = keep_change(feed, view, &feed->changes.entries[i], next);
	for (uint32_t i = 0; i < feed->view->snapshot->count && !status; i++)
		status = miss_sa(feed, view, i, gap, next);
	return status;
}

static bool any_missed(const struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++)
		if (changes->entries[i].word == CHANGE_MISSED)
			return true;
	return false;
}

static void replace_view(struct feed *feed, struct view *view, const struct changes *next)
{
	view_unref(feed->former);
	feed->former = NULL;
	if (any_missed(next))
		feed->former = feed->view;
	else
		view_unref(feed->view);
	feed->view = view;
	changes_done(&feed->changes);
	feed->changes = *next;
}

/* If memory is short here, some of it has been told and some not: that counts as a loss. */
static uint32_t enter_view(struct feed *feed, struct view *view, const struct gap *gap)
{
	struct changes next = { .count = 0 };
	uint32_t status = enter_sas(feed, view);

	if (!status && feed->view)
		status = next_changes(feed, view, gap, &next);
	if (!status && feed->view && (gap->lost || gap->silent))
		status = book_compare(&feed->book, feed->round, &feed->queue,
				      &feed->view->snapshot->policies);
	if (!status)
		status = feed_compare(feed, view);
	if (!status && gap->lost && feed->view && !feed_put(feed, NOTICE_RESYNCHRONISED))
		status = ERROR_NOT_ENOUGH_MEMORY;
	replace_view(feed, view, &next);
	return status;
}

uint32_t feed_look(struct feed *feed)
{
	uint64_t begun = feed_clock(CLOCK_MONOTONIC);
	struct view *view;
	struct gap gap;
	uint32_t status = take_view(feed, &view, &gap);

	if (!status)
		status = enter_view(feed, view, &gap);
	if (status)
		feed->lost = true;
	if (feed->lost)
		feed_stale(feed);
	totals_forget(&feed->totals);
	book_forget(&feed->book);
	feed->looked = feed_clock(CLOCK_MONOTONIC);
	feed->look_cost = feed->looked - begun;
	return status;
}
