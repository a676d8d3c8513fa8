/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "pairing_group.h"

#include "direction.h"

static const struct sa *sa_of(const struct group *g, uint32_t half)
{
	return g->halves[half];
}

static uint32_t order_of(const struct group *g, uint32_t half)
{
	return sa_of(g, half)->found.order;
}

static uint64_t time_of(const struct group *g, uint32_t half)
{
	return sa_of(g, half)->add_time;
}

static bool is_alone(const struct group *g, uint32_t half)
{
	return g->pairing[half].partner == PAIRING_ALONE;
}

/*
 * Makes a pair. It is doubtful if both halves were left over beside pairs in a stricter group: see
 * mark_left().
 */
static void join_halves(struct group *g, uint32_t a, uint32_t b)
{
	bool were_left = g->pairing[a].doubt && g->pairing[b].doubt;
	uint8_t doubt = were_left ? PAIRING_BY_ORDER : PAIRING_CERTAIN;

	g->pairing[a] = (struct pairing){ .partner = b, .doubt = doubt };
	g->pairing[b] = (struct pairing){ .partner = a, .doubt = doubt };
}

static bool are_close(const struct group *g, uint32_t a, uint32_t b)
{
	uint64_t x = time_of(g, a), y = time_of(g, b);

	return (x > y ? x - y : y - x) <= PAIRING_RUN_SECONDS;
}

/* What lists are sorted by: sa->found.order or sa->add_time. */
enum sort_by { BY_ORDER, BY_TIME };

/* Whether @a comes after @b in a list with the newest first. */
static bool is_older(const struct group *g, uint32_t a, uint32_t b, enum sort_by by)
{
	return by == BY_ORDER ? order_of(g, a) > order_of(g, b) : time_of(g, a) < time_of(g, b);
}

static void sift(const struct group *g, uint32_t *list, size_t root, size_t count, enum sort_by by)
{
	for (size_t child; (child = 2 * root + 1) < count; root = child) {
		uint32_t swap;

		if (child + 1 < count && is_older(g, list[child + 1], list[child], by))
			child++;
		if (!is_older(g, list[child], list[root], by))
			return;
		swap = list[root];
		list[root] = list[child];
		list[child] = swap;
	}
}

/*
 * Sorts a list, the newest first, with heapsort. A dump is in that order, so the list is nearly
 * always sorted already.
 */
static void sort_newest_first(const struct group *g, uint32_t *list, size_t count, enum sort_by by)
{
	size_t sorted = 1;

	while (sorted < count && !is_older(g, list[sorted - 1], list[sorted], by))
		sorted++;
	if (sorted >= count)
		return;
	for (size_t i = count / 2; i-- > 0;)
		sift(g, list, i, count, by);
	for (size_t end = count; end-- > 1;) {
		uint32_t first = list[0];

		list[0] = list[end];
		list[end] = first;
		sift(g, list, 0, end, by);
	}
}

static void append_list(struct group *g, const struct group_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		g->merged[g->count++] = list->halves[i];
}

/* Makes group->merged of all three lists, the newest first. */
static void merge_lists(struct group *g)
{
	g->count = 0;
	append_list(g, &g->outs);
	append_list(g, &g->ins);
	append_list(g, &g->spent);
	sort_newest_first(g, g->merged, g->count, BY_ORDER);
}

/*
 * Pairs each half of @later with the newest half of @earlier that was installed before it, if both
 * were installed within a second, and writes the pairs to later->found. In the kernel's list, which
 * has the newest first, the earlier half comes after the later one. Returns the number of pairs.
 */
static size_t try_order(const struct group *g, struct group_list *later,
			const struct group_list *earlier)
{
	size_t e = 0, pairs = 0;

	for (size_t l = 0; l < later->count; l++) {
		uint32_t half = later->halves[l];

		later->found[l] = PAIRING_ALONE;
		while (e < earlier->count && order_of(g, earlier->halves[e]) < order_of(g, half))
			e++;
		if (e < earlier->count &&
		    sa_same_moment(time_of(g, earlier->halves[e]), time_of(g, half))) {
			later->found[l] = (uint32_t)e++;
			pairs++;
		}
	}
	return pairs;
}

/*
 * Most daemons install the inbound SA first. The opposite order is assumed only if it gives more
 * pairs.
 */
static void pair_by_installation(struct group *g)
{
	struct group_list *later = &g->outs, *earlier = &g->ins;

	if (try_order(g, &g->outs, &g->ins) < try_order(g, &g->ins, &g->outs)) {
		later = &g->ins;
		earlier = &g->outs;
	}
	for (size_t l = 0; l < later->count; l++)
		if (later->found[l] != PAIRING_ALONE)
			join_halves(g, later->halves[l], earlier->halves[later->found[l]]);
}

/* Returns the end of the run that begins at @start: each SA is close to the one before it. */
static size_t end_of_run(const struct group *g, size_t start)
{
	size_t end = start + 1;

	while (end < g->count && are_close(g, g->merged[end - 1], g->merged[end]))
		end++;
	return end;
}

/*
 * Whether a run consists of unpaired SAs that alternate between the directions, and is even in
 * number.
 */
static bool run_alternates(const struct group *g, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (!is_alone(g, g->merged[i]) || g->flags[g->merged[i]] & HALF_SPENT ||
		    (i > start && sa_of(g, g->merged[i])->found.direction ==
					  sa_of(g, g->merged[i - 1])->found.direction))
			return false;
	return (end - start) % 2 == 0;
}

static bool has_lifetime(const struct sa *sa)
{
	return sa->config->limits.soft_add || sa->config->limits.hard_add;
}

/*
 * Whether two SAs that were not installed within a second may be a pair. A person may set them
 * minutes apart. SAs with a lifetime come from a daemon, which takes seconds at most. And if such
 * an inbound SA was used before the outbound one was installed, it had another partner, which is
 * gone.
 */
static bool may_be_apart(const struct group *g, uint32_t a, uint32_t b)
{
	bool a_is_out = g->flags[a] & HALF_OUT;
	const struct sa *i = sa_of(g, a_is_out ? b : a), *o = sa_of(g, a_is_out ? a : b);

	if (!has_lifetime(i) && !has_lifetime(o))
		return true;
	return are_close(g, a, b) && (!i->use_time || i->use_time + 1 >= o->add_time);
}

/*
 * Pairs neighbours in runs where seconds passed between the SAs of a pair, because the kernel
 * loaded modules or a person was typing.
 */
static void pair_neighbours(struct group *g)
{
	for (size_t start = 0, end; start < g->count; start = end) {
		end = end_of_run(g, start);
		if (!run_alternates(g, start, end))
			continue;
		for (size_t i = start; i < end; i += 2)
			if (may_be_apart(g, g->merged[i], g->merged[i + 1]))
				join_halves(g, g->merged[i], g->merged[i + 1]);
	}
}

static void join_apart(struct group *g, uint32_t out, uint32_t in, unsigned flags)
{
	join_halves(g, out, in);
	g->flags[out] |= (uint8_t)flags;
}

/*
 * Pairs what is left, newest with newest. An inbound SA that is more than a second younger than the
 * outbound SA is passed over: it belongs to the next generation of a rekey.
 */
static void pair_newest(struct group *g)
{
	size_t i = 0;

	for (size_t o = 0; o < g->outs.count; o++) {
		uint32_t out = g->outs.halves[o];

		if (!is_alone(g, out))
			continue;
		while (i < g->ins.count && (!is_alone(g, g->ins.halves[i]) ||
					    time_of(g, g->ins.halves[i]) > time_of(g, out) + 1))
			i++;
		if (i == g->ins.count)
			return;
		if (may_be_apart(g, g->ins.halves[i], out))
			join_apart(g, out, g->ins.halves[i++], HALF_APART);
	}
}

static void raise_doubt(struct group *g, uint32_t half, enum pairing_doubt doubt)
{
	struct pairing *a = &g->pairing[half], *b;

	if (is_alone(g, half) || (g->flags[half] | g->flags[a->partner]) & HALF_APART)
		return;
	b = &g->pairing[a->partner];
	if (a->doubt < doubt)
		a->doubt = b->doubt = (uint8_t)doubt;
}

/*
 * How sure the pairs of a run are. If each pair consists of neighbours, all pairs are in the same
 * order of directions, and no SA is left over, no other pairs are possible. In any other run two
 * tunnels may have been installed side by side, or a partner may be gone or not installed yet.
 */
static enum pairing_doubt doubt_of_run(const struct group *g, size_t start, size_t end)
{
	bool plain = (end - start) % 2 == 0;

	for (size_t i = start; i < end; i++) {
		uint32_t half = g->merged[i];

		if (is_alone(g, half))
			return PAIRING_UNEVEN;
		if ((i - start) % 2 == 0)
			plain = plain && i + 1 < end &&
				g->pairing[half].partner == g->merged[i + 1] &&
				sa_of(g, half)->found.direction ==
					sa_of(g, g->merged[start])->found.direction;
	}
	return plain ? PAIRING_CERTAIN : PAIRING_BY_ORDER;
}

/*
 * Whether times contradict the kernel's order, because the clock was set back, or because SAs were
 * installed again with the times they had before. Then only the order tells which came first.
 */
static bool times_go_back(const struct group *g)
{
	for (size_t i = 1; i < g->count; i++)
		if (time_of(g, g->merged[i - 1]) + 1 < time_of(g, g->merged[i]))
			return true;
	return false;
}

/*
 * Says how sure the pairs are, run by run. If times contradict the order, SAs of one run need not
 * be neighbours in the kernel's list, so the list is sorted by time to find the runs.
 */
static void judge_runs(struct group *g)
{
	bool back = times_go_back(g);

	if (back)
		sort_newest_first(g, g->merged, g->count, BY_TIME);
	for (size_t start = 0, end; start < g->count; start = end) {
		enum pairing_doubt doubt;

		end = end_of_run(g, start);
		if (back)
			sort_newest_first(g, g->merged + start, end - start, BY_ORDER);
		doubt = doubt_of_run(g, start, end);
		g->needs_order |= back || end - start > 2 || doubt == PAIRING_BY_ORDER;
		for (size_t i = start; i < end; i++)
			raise_doubt(g, g->merged[i], doubt);
	}
}

/*
 * Marks the halves that are left over beside pairs: their partner may have been given to one of
 * those pairs by mistake. A later group does not have those pairs, so it could not see that.
 */
static void mark_left(struct group *g)
{
	bool any = false;

	for (size_t i = 0; i < g->count; i++)
		any |= !is_alone(g, g->merged[i]);
	for (size_t i = 0; any && i < g->count; i++)
		if (is_alone(g, g->merged[i]))
			g->pairing[g->merged[i]].doubt = PAIRING_BY_ORDER;
}

static bool is_one_of_each(const struct group *g)
{
	return g->outs.count == 1 && g->ins.count == 1 && !g->spent.count;
}

/*
 * Pairs the only two SAs of a group, if the times allow it. A person may set the outbound SA
 * minutes before the inbound one. They are paired only at the last level, where no other group can
 * have an SA for either of them.
 */
static void pair_only_two(struct group *g)
{
	uint32_t out = g->outs.halves[0], in = g->ins.halves[0];

	if (sa_same_moment(time_of(g, in), time_of(g, out)))
		join_halves(g, out, in);
	else if (!may_be_apart(g, in, out))
		return;
	else if (are_close(g, in, out))
		join_halves(g, out, in);
	else if (time_of(g, in) < time_of(g, out))
		join_apart(g, out, in, HALF_APART);
	else if (g->last)
		join_apart(g, out, in, HALF_SOLE);
}

void group_pair(struct group *g)
{
	if (!g->outs.count || !g->ins.count)
		return;
	if (is_one_of_each(g)) {
		pair_only_two(g);
		return;
	}
	sort_newest_first(g, g->outs.halves, g->outs.count, BY_ORDER);
	sort_newest_first(g, g->ins.halves, g->ins.count, BY_ORDER);
	merge_lists(g);
	pair_by_installation(g);
	pair_neighbours(g);
	pair_newest(g);
	judge_runs(g);
	mark_left(g);
}
