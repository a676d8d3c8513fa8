/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How contexts and tunnels of a new view differ from those of the last. */
#include <stdlib.h>

#include "base/status.h"
#include "internal.h"

static const struct context *context_at(const struct view *view, uint32_t index)
{
	return &view->contexts->contexts[index];
}

/* Whether the last word about the SA is @word, by the session that watches. */
static bool is_own(const struct feed *feed, const struct view *view, uint32_t sa, uint8_t word)
{
	struct sa_key key;
	const struct change *change;

	if (sa == CONTEXT_NONE)
		return true;
	key = sa_key_of(&view->snapshot->sas[sa]);
	change = changes_find(&feed->changes, &key);
	return change && change->word == word && change->own;
}

static uint32_t tell_context(struct feed *feed, enum notice_type type, struct view *view,
			     uint32_t index)
{
	const struct context *c = context_at(view, index);
	uint8_t word = type == NOTICE_CONTEXT_ADDED ? CHANGE_ADDED : CHANGE_REMOVED;
	struct notice *notice = feed_put(feed, type);

	if (!notice)
		return ERROR_NOT_ENOUGH_MEMORY;
	notice->own = is_own(feed, view, c->inbound, word) && is_own(feed, view, c->outbound, word);
	notice_set_ends(
		notice,
		&view->snapshot->sas[c->inbound != CONTEXT_NONE ? c->inbound : c->outbound]);
	notice_set_tunnel(notice, view, view->tunnel_of_context[index]);
	notice_set_context(notice, view, index);
	return ERROR_SUCCESS;
}

/* Tells the contexts of @view that @other lacks. */
static uint32_t tell_contexts(struct feed *feed, enum notice_type type, struct view *view,
			      const struct view *other)
{
	uint32_t status = ERROR_SUCCESS;

	for (uint32_t i = 0; i < view->contexts->count && !status; i++)
		if (view_find_context(other, view_context_id(view, i)) == VIEW_NONE)
			status = tell_context(feed, type, view, i);
	return status;
}

/* The place of a context in the kernel's list, which has the newest first. */
static uint32_t order_of(const struct view *view, uint32_t context)
{
	const struct context *c = context_at(view, context);

	return view->snapshot->sas[c->outbound != CONTEXT_NONE ? c->outbound : c->inbound]
		.found.order;
}

/* Whether the active context @b of @view has come after the one with the id @a. */
static bool has_replaced(const struct feed *feed, const struct view *view, uint64_t a, uint32_t b)
{
	uint32_t former = view_find_context(view, a), before;

	if (former != VIEW_NONE)
		return order_of(view, b) < order_of(view, former);
	former = view_find_context(feed->view, a);
	before = view_find_context(feed->view, view_context_id(view, b));
	return former == VIEW_NONE || before == VIEW_NONE ||
	       order_of(feed->view, before) < order_of(feed->view, former);
}

static uint32_t tell_rekeyed(struct feed *feed, struct view *view, uint32_t tunnel,
			     struct total *total, uint32_t context)
{
	struct notice *notice = feed_put(feed, NOTICE_REKEYED);

	if (!notice)
		return ERROR_NOT_ENOUGH_MEMORY;
	notice_set_tunnel(notice, view, tunnel);
	notice_set_context(notice, view, context);
	notice->former_context_id = total->active;
	total->active = notice->context_id;
	total->rekeys++;
	return ERROR_SUCCESS;
}

static int compare_order(const void *a, const void *b, void *context)
{
	const struct view *view = context;
	uint32_t x = order_of(view, *(const uint32_t *)a), y = order_of(view, *(const uint32_t *)b);

	return (x < y) - (x > y);
}

/*
 * Tells each context that was active since the last view, the oldest first: those of the tunnel
 * that are new and older than the one that is active now.
 */
static uint32_t tell_chain(struct feed *feed, struct view *view, uint32_t tunnel,
			   struct total *total, uint32_t active)
{
	const struct tunnel *t = &view->tunnels->tunnels[tunnel];
	uint32_t *chain = malloc((size_t)t->context_count * sizeof(*chain));
	uint32_t count = 0, status = ERROR_SUCCESS;

	if (!chain)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (uint32_t i = 0; i < t->context_count; i++) {
		uint32_t context = view->tunnels->contexts[t->contexts + i];
		uint64_t id = view_context_id(view, context);

		if (context == active || (order_of(view, context) > order_of(view, active) &&
					  view_find_context(feed->view, id) == VIEW_NONE))
			chain[count++] = context;
	}
	qsort_r(chain, count, sizeof(*chain), compare_order, view);
	for (uint32_t i = 0; i < count && !status; i++)
		status = tell_rekeyed(feed, view, tunnel, total, chain[i]);
	free(chain);
	return status;
}

static uint32_t enter_active(struct feed *feed, struct view *view, uint32_t tunnel,
			     struct total *total)
{
	const struct tunnel *t = &view->tunnels->tunnels[tunnel];
	uint32_t active;
	uint64_t id;

	if (t->active == CONTEXT_NONE)
		return ERROR_SUCCESS;
	active = view->tunnels->contexts[t->active];
	id = view_context_id(view, active);
	if (feed->view && total->active && total->active != id &&
	    has_replaced(feed, view, total->active, active))
		return tell_chain(feed, view, tunnel, total, active);
	total->active = id;
	return ERROR_SUCCESS;
}

static uint32_t tell_tunnel(struct feed *feed, enum notice_type type, struct view *view,
			    uint32_t tunnel, const struct total *total)
{
	struct notice *notice;

	if (!feed->view)
		return ERROR_SUCCESS;
	notice = feed_put(feed, type);
	if (!notice)
		return ERROR_NOT_ENOUGH_MEMORY;
	notice_set_tunnel(notice, view, tunnel);
	notice->tunnel_id = total->id;
	notice->ends = total->identity;
	notice->tunnel_state = total->state;
	notice->former_state = total->former_state;
	if (type == NOTICE_TUNNEL_UP)
		notice->context_id = total->active;
	return ERROR_SUCCESS;
}

/* When the tunnel has come up: at the first view, when the SA was added through which it sends. */
static uint64_t up_since(const struct feed *feed, const struct view *view, const struct tunnel *t)
{
	const struct context *lead = context_at(view, view->tunnels->contexts[t->lead]);

	if (feed->view || lead->outbound == CONTEXT_NONE)
		return feed_clock(CLOCK_REALTIME) / 1000000000u;
	return view->snapshot->sas[lead->outbound].add_time;
}

/*
 * A tunnel is up when a context has both SAs, and down when no SA is left. In between, as at the
 * end of a rekey, it stays what it was.
 */
static uint32_t enter_tunnel(struct feed *feed, struct view *view, uint32_t index)
{
	const struct tunnel *t = &view->tunnels->tunnels[index];
	struct total *total = totals_get(&feed->totals, t->id, &t->identity, view->snapshot->time);
	bool up = t->state == TUNNEL_UP || t->state == TUNNEL_REKEYING;
	uint32_t status;

	if (!total)
		return ERROR_NOT_ENOUGH_MEMORY;
	total->met = true;
	total->former_state = total->state;
	total->state = t->state;
	status = enter_active(feed, view, index, total);
	if (!status && up && total_up(total, up_since(feed, view, t)))
		status = tell_tunnel(feed, NOTICE_TUNNEL_UP, view, index, total);
	return status;
}

/* Of a tunnel that exists no more, the last view has the names. */
static uint32_t enter_down(struct feed *feed, struct view *view, struct total *total)
{
	uint32_t index = view_find_tunnel(view, total->id);

	if (index != VIEW_NONE && view->tunnels->tunnels[index].context_count)
		return ERROR_SUCCESS;
	if (!total_down(total, feed_clock(CLOCK_REALTIME) / 1000000000u))
		return ERROR_SUCCESS;
	if (index == VIEW_NONE) {
		view = feed->view;
		index = view_find_tunnel(view, total->id);
	}
	return tell_tunnel(feed, NOTICE_TUNNEL_DOWN, view, index, total);
}

static uint32_t enter_ends(struct feed *feed, struct view *view)
{
	uint32_t status = ERROR_SUCCESS;

	for (size_t i = 0; i < feed->totals.count && !status; i++) {
		struct total *total = &feed->totals.entries[i];

		if (!total->met) {
			total->former_state = total->state;
			total->state = 0;
		}
		total->met = false;
		status = enter_down(feed, view, total);
	}
	return status;
}

uint32_t feed_compare(struct feed *feed, struct view *view)
{
	uint32_t status = ERROR_SUCCESS;

	if (feed->view)
		status = tell_contexts(feed, NOTICE_CONTEXT_ADDED, view, feed->view);
	for (uint32_t i = 0; i < view->tunnels->count && !status; i++)
		status = enter_tunnel(feed, view, i);
	if (!status && feed->view)
		status = tell_contexts(feed, NOTICE_CONTEXT_REMOVED, feed->view, view);
	if (!status)
		status = enter_ends(feed, view);
	return status;
}
