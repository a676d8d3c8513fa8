/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What SAs have counted goes into the totals of their tunnels. */
#include "base/status.h"
#include "internal.h"

static const struct sa *sa_of(struct viewed_sa seen)
{
	return &seen.view->snapshot->sas[seen.index];
}

/*
 * What @sa had counted when it was seen last. If another SA with its key was seen, it has another
 * add_time.
 */
static struct counters counted_before(const struct sa *sa, struct viewed_sa seen)
{
	if (!seen.view || sa_of(seen)->add_time != sa->add_time)
		return (struct counters){ 0 };
	return counters_of(sa_of(seen));
}

/* Counting begins with the view. */
static struct total *total_of_tunnel(struct feed *feed, const struct view *view, uint32_t tunnel)
{
	const struct tunnel *t = &view->tunnels->tunnels[tunnel];

	return totals_get(&feed->totals, t->id, &t->identity, view->snapshot->time);
}

uint32_t feed_account(struct feed *feed, const struct view *view, uint32_t index,
		      struct viewed_sa seen)
{
	const struct sa *sa = &view->snapshot->sas[index];
	const struct counters before = counted_before(sa, seen), now = counters_of(sa);
	uint32_t tunnel = view_tunnel_of_sa(view, index);
	struct total *total;

	if (tunnel == VIEW_NONE)
		return ERROR_SUCCESS;
	total = total_of_tunnel(feed, view, tunnel);
	if (!total)
		return ERROR_NOT_ENOUGH_MEMORY;
	total_add(total, sa, &before, &now);
	return ERROR_SUCCESS;
}

/*
 * Returns in @ret the two ids that the tunnel of an SA can have: the first while no other tunnel is
 * like it but for traffic and ports.
 */
static void likely_ids(const struct feed *feed, const struct sa *sa,
		       struct tunnel_identity *identity, uint64_t ret[2])
{
	struct tunnel_variant variant;

	tunnel_identity_of(sa, policies_main(&feed->view->snapshot->policies, sa), identity);
	tunnel_variant_of(sa, &variant);
	ret[0] = tunnel_id(identity, NULL);
	ret[1] = tunnel_id(identity, &variant);
}

uint32_t feed_likely_tunnel(const struct feed *feed, const struct sa *sa)
{
	struct tunnel_identity identity;
	uint64_t ids[2];
	uint32_t tunnel;

	likely_ids(feed, sa, &identity, ids);
	tunnel = view_find_tunnel(feed->view, ids[0]);
	return tunnel != VIEW_NONE ? tunnel : view_find_tunnel(feed->view, ids[1]);
}

/* For an SA that has come and gone between two views. */
static struct total *likely_total(struct feed *feed, const struct sa *sa)
{
	struct tunnel_identity identity;
	struct total *total;
	uint64_t ids[2];

	likely_ids(feed, sa, &identity, ids);
	total = totals_find(&feed->totals, ids[0]);
	if (!total)
		total = totals_find(&feed->totals, ids[1]);
	return total ? total
		     : totals_get(&feed->totals, ids[0], &identity, feed_clock(CLOCK_REALTIME));
}

uint32_t feed_account_end(struct feed *feed, const struct sa *sa, struct viewed_sa seen, bool exact)
{
	const struct counters before = counted_before(sa, seen), now = counters_of(sa);
	uint32_t tunnel = seen.view ? view_tunnel_of_sa(seen.view, seen.index) : VIEW_NONE;
	struct total *total = tunnel != VIEW_NONE ? total_of_tunnel(feed, seen.view, tunnel)
						  : likely_total(feed, sa);

	if (!total)
		return ERROR_NOT_ENOUGH_MEMORY;
	total_add(total, sa, &before, &now);
	total->inexact |= !exact;
	return ERROR_SUCCESS;
}
