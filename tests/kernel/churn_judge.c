/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A snapshot is true if there is one instant, while it was taken, at which each writer's tunnels
 * had what it shows. Of each writer, whose changes follow one another, that is: there is a number k
 * such that the snapshot shows what the first k changes left, and no other. The k-th had started by
 * that instant, and the next was not done before it. These spans of time, one of each writer, and
 * that of the call must have an instant in common.
 */
#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "churn.h"

#define SHOWN 3 /* of each kind */

enum fault {
	FAULT_EMPTY,
	FAULT_STALE,
	FAULT_APART,
	FAULT_MISSING,
	FAULT_EARLY,
	FAULT_TWICE,
	FAULT_FOREIGN,
	FAULT_ORDER,
	FAULT_INSTANT,
	FAULT_CLOCK,
	FAULTS,
};

static const char *const fault_names[FAULTS] = {
	[FAULT_EMPTY] = "a tunnel has nothing at all",
	[FAULT_STALE] = "what was deleted before the snapshot began",
	[FAULT_APART] = "generations that never were there together",
	[FAULT_MISSING] = "what was there all the time is missing",
	[FAULT_EARLY] = "what was only added after the snapshot",
	[FAULT_TWICE] = "one comes twice",
	[FAULT_FOREIGN] = "what no writer made",
	[FAULT_ORDER] = "a later change without an earlier one",
	[FAULT_INSTANT] = "two writers' tunnels at different times",
	[FAULT_CLOCK] = "an instant outside the call",
};

/* All judges together. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned long views, judged, untrue, shown[FAULTS];
static unsigned long views_with[FAULTS], times[FAULTS];
static unsigned long in_flight; /* views that had changes between their begin and end */
static uint64_t farthest, changes_most;

struct judge {
	struct tunnel *models[WRITERS_MAX]; /* after the first known[w] changes */
	uint64_t known[WRITERS_MAX];
	struct tunnel *scratch;
	unsigned long found[FAULTS];
	bool tell[FAULTS];
};

struct span {
	uint64_t from, to; /* none: from is later */
};

struct judge *judge_open(void)
{
	struct judge *judge = calloc(1, sizeof(*judge));

	if (!judge)
		die("judge", ENOMEM);
	for (unsigned w = 0; w <= settings.writers; w++) {
		struct tunnel *model = calloc(settings.tunnels, sizeof(*model));

		if (!model)
			die("judge", ENOMEM);
		for (uint32_t i = 0; i < settings.tunnels; i++)
			model[i].first = 1;
		*(w < settings.writers ? &judge->models[w] : &judge->scratch) = model;
	}
	return judge;
}

void judge_close(struct judge *judge)
{
	for (unsigned w = 0; w < settings.writers; w++)
		free(judge->models[w]);
	free(judge->scratch);
	free(judge);
}

static void apply(struct tunnel *tunnel, const struct entry *entry)
{
	switch (entry->change) {
	case CHANGE_ADDED:
		tunnel->last = entry->generation;
		break;
	case CHANGE_LIMITED:
		tunnel->limited = entry->generation;
		tunnel->first = entry->generation + 1;
		break;
	case CHANGE_DELETED:
		tunnel->first = entry->generation + 1;
		break;
	case CHANGE_EXPIRED:
		tunnel->limited = 0;
		break;
	}
}

static bool shows(const struct seen *seen, uint32_t generation)
{
	for (uint32_t i = 0; i < seen->count; i++)
		if (seen->generations[i] == generation)
			return true;
	return false;
}

static bool agrees(const struct seen *seen, const struct tunnel *tunnel)
{
	uint32_t expected = tunnel->last + 1 - tunnel->first;

	for (uint32_t g = tunnel->first; g <= tunnel->last; g++)
		if (!shows(seen, g))
			return false;
	if (tunnel->limited && shows(seen, tunnel->limited))
		expected++;
	return seen->count == expected;
}

static void fault(struct judge *judge, enum fault kind)
{
	/* the first few are told in full */
	if (!judge->found[kind]++ && shown[kind] < SHOWN) {
		shown[kind]++;
		judge->tell[kind] = true;
	}
}

static void tell(const struct judge *judge, enum fault kind, unsigned writer, uint32_t tunnel,
		 const struct seen *seen, const struct tunnel *before, const struct tunnel *after)
{
	if (!judge->tell[kind] || judge->found[kind] > 1)
		return;
	printf("# snapshot %lu, writer %u, tunnel %" PRIu32 ": %s. It shows", views, writer, tunnel,
	       fault_names[kind]);
	for (uint32_t i = 0; i < seen->count; i++)
		printf(" %" PRIu32, seen->generations[i]);
	printf("; there were %" PRIu32 " to %" PRIu32 " before it began", before->first,
	       before->last);
	if (before->limited)
		printf(" and perhaps %" PRIu32, before->limited);
	printf(", %" PRIu32 " to %" PRIu32 " in the end", after->first, after->last);
	if (after->limited)
		printf(" and perhaps %" PRIu32, after->limited);
	printf("\n");
}

static bool is_limited(uint32_t generation, const struct tunnel *before, const struct tunnel *after)
{
	return generation == before->limited || generation == after->limited;
}

static bool is_apart(const struct seen *seen, const struct tunnel *before,
		     const struct tunnel *after)
{
	uint32_t low = UINT32_MAX, high = 0;

	for (uint32_t i = 0; i < seen->count; i++) {
		uint32_t g = seen->generations[i];

		if (is_limited(g, before, after))
			continue;
		low = g < low ? g : low;
		high = g > high ? g : high;
	}
	return high && high - low >= 2;
}

static bool misses(const struct seen *seen, const struct tunnel *before, const struct tunnel *after)
{
	for (uint32_t g = after->first; g <= before->last; g++)
		if (!shows(seen, g))
			return true;
	return false;
}

/* Of a writer's tunnels that were never so together: what a single tunnel shows already. */
static void explain(struct judge *judge, const struct seen *seen, unsigned w)
{
	bool explained = false;

	for (uint32_t i = 0; i < settings.tunnels; i++) {
		const struct tunnel *before = &judge->models[w][i], *after = &judge->scratch[i];
		const struct seen *s = &seen[i];
		bool found[FAULTS] = { false };

		if (!is_in_scope(w * settings.tunnels + i))
			continue;
		found[FAULT_EMPTY] = !s->count && settings.variant != VARIANT_DELETE;
		found[FAULT_APART] = is_apart(s, before, after);
		found[FAULT_MISSING] = misses(s, before, after);
		for (uint32_t j = 0; j < s->count; j++) {
			uint32_t g = s->generations[j];

			found[FAULT_STALE] |= g < before->first && g != before->limited;
			found[FAULT_EARLY] |= g > after->last;
		}
		for (enum fault kind = 0; kind < FAULTS; kind++) {
			if (!found[kind])
				continue;
			explained = true;
			fault(judge, kind);
			tell(judge, kind, w, i, s, before, after);
		}
	}
	if (explained)
		return;
	fault(judge, FAULT_ORDER);
	if (judge->tell[FAULT_ORDER] && judge->found[FAULT_ORDER] == 1)
		printf("# snapshot %lu, writer %u: %s\n", views, w, fault_names[FAULT_ORDER]);
}

static void advance(struct judge *judge, unsigned w, uint64_t to)
{
	for (; judge->known[w] < to; judge->known[w]++) {
		const struct entry *entry = log_entry(&writers[w], judge->known[w]);

		apply(&judge->models[w][entry->tunnel], entry);
	}
}

/* From when until when the writer's tunnels were what the snapshot shows. */
static struct span find_span(struct judge *judge, const struct view *view, unsigned w)
{
	const struct seen *seen = &view->seen[w * settings.tunnels];
	struct tunnel *now = judge->scratch;
	struct span span = { UINT64_MAX, 0 };
	uint32_t wrong = 0;

	memcpy(now, judge->models[w], settings.tunnels * sizeof(*now));
	for (uint32_t i = 0; i < settings.tunnels; i++)
		wrong += is_in_scope(w * settings.tunnels + i) && !agrees(&seen[i], &now[i]);
	for (uint64_t k = view->least[w];; k++) {
		uint64_t done = atomic_load_explicit(&writers[w].done, memory_order_acquire);
		const struct entry *next = log_entry(&writers[w], k);

		if (!wrong) {
			uint64_t from = k ? log_entry(&writers[w], k - 1)->started : 0;

			span.from = from < span.from ? from : span.from;
			span.to = k < done ? next->done : UINT64_MAX;
		}
		if (k == view->most[w])
			return span;
		if (!is_in_scope(w * settings.tunnels + next->tunnel))
			continue;
		wrong -= !agrees(&seen[next->tunnel], &now[next->tunnel]);
		apply(&now[next->tunnel], next);
		wrong += !agrees(&seen[next->tunnel], &now[next->tunnel]);
	}
}

/* What a log has overwritten cannot be judged by. */
static void check_logs(const struct view *view)
{
	for (unsigned w = 0; w < settings.writers; w++)
		if (atomic_load(&writers[w].started) - view->least[w] > LOG_SIZE - 16)
			die("a writer is too fast for its log", EOVERFLOW);
}

static void check_instant(struct judge *judge, const struct view *view, struct span span,
			  const struct span *of)
{
	if (span.from > span.to) {
		fault(judge, FAULT_INSTANT);
		if (judge->tell[FAULT_INSTANT]) {
			printf("# snapshot %lu, taken from 0 to %" PRIu64 " ns: %s:", views,
			       view->after - view->before, fault_names[FAULT_INSTANT]);
			for (unsigned w = 0; w < settings.writers; w++)
				printf(" %" PRId64 " to %" PRId64,
				       (int64_t)(of[w].from - view->before),
				       (int64_t)(of[w].to - view->before));
			printf("\n");
		}
		return;
	}
	if (!view->instant)
		return;
	if (view->instant < span.from && span.from - view->instant > farthest)
		farthest = span.from - view->instant;
	if (view->instant > span.to && view->instant - span.to > farthest)
		farthest = view->instant - span.to;
}

static void check(struct judge *judge, const struct view *view)
{
	struct span common = { view->before, view->after }, of[WRITERS_MAX];
	bool possible = true;
	uint64_t changes = 0;

	for (unsigned w = 0; w < settings.writers; w++) {
		changes += view->most[w] - view->least[w];
		of[w] = find_span(judge, view, w);
		if (of[w].from == UINT64_MAX) {
			possible = false;
			explain(judge, &view->seen[w * settings.tunnels], w);
		}
		common.from = of[w].from > common.from ? of[w].from : common.from;
		common.to = of[w].to < common.to ? of[w].to : common.to;
	}
	if (possible)
		check_instant(judge, view, common, of);
	if (view->twice || view->crowded)
		fault(judge, view->twice ? FAULT_TWICE : FAULT_APART);
	if (view->foreign)
		fault(judge, FAULT_FOREIGN);
	if (view->instant && (view->instant < view->before || view->instant > view->after))
		fault(judge, FAULT_CLOCK);
	in_flight += changes > 0;
	changes_most = changes > changes_most ? changes : changes_most;
}

bool judge_view(struct judge *judge, const struct view *view)
{
	bool true_one = true;

	for (unsigned w = 0; w < settings.writers; w++)
		advance(judge, w, view->least[w]);
	memset(judge->found, 0, sizeof(judge->found));
	memset(judge->tell, 0, sizeof(judge->tell));
	pthread_mutex_lock(&lock);
	views++;
	if (view->complete || settings.judge_all) {
		judged++;
		check(judge, view);
		for (enum fault kind = 0; kind < FAULTS; kind++) {
			true_one &= !judge->found[kind];
			views_with[kind] += judge->found[kind] > 0;
			times[kind] += judge->found[kind];
		}
		untrue += !true_one;
	}
	pthread_mutex_unlock(&lock);
	check_logs(view);
	return true_one;
}

unsigned long judges_report(void)
{
	printf("# judged %lu snapshots, %lu of them with changes meanwhile (at most %" PRIu64
	       "), %lu not true\n",
	       judged, in_flight, changes_most, untrue);
	for (enum fault kind = 0; kind < FAULTS; kind++)
		if (times[kind])
			printf("#   in %6lu, %8lu times: %s\n", views_with[kind], times[kind],
			       fault_names[kind]);
	if (farthest)
		printf("# the time that a snapshot says is at most %" PRIu64 " ns off\n", farthest);
	return untrue;
}
