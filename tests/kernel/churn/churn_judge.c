/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A snapshot is true if there was an instant during the call at which the tunnels of all writers
 * had exactly what the snapshot shows. A writer makes its changes one after the other. So for each
 * writer there must be a number k such that the snapshot shows the result of its first k changes.
 * The instant is not before change k started and not after change k + 1 was done. These spans of
 * all writers, and the span of the call, must have an instant in common.
 */
#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "churn_judge.h"

/* Counted over all judges. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned long snapshots, judged, untrue;
static unsigned long in_flight; /* snapshots during which changes were made */
static uint64_t farthest, changes_most;

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

void apply(struct tunnel *tunnel, const struct entry *entry)
{
	switch (entry->change) {
	case CHANGE_MOVED:
		tunnel->first += entry->generation - tunnel->last;
		tunnel->last = entry->generation;
		break;
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

bool shows(const struct seen *seen, uint32_t generation)
{
	for (uint32_t i = 0; i < seen->count; i++)
		if (seen->generations[i] == generation)
			return true;
	return false;
}

bool agrees(const struct seen *seen, const struct tunnel *tunnel)
{
	uint32_t expected = tunnel->last + 1 - tunnel->first;

	for (uint32_t g = tunnel->first; g <= tunnel->last; g++)
		if (!shows(seen, g))
			return false;
	if (tunnel->limited && shows(seen, tunnel->limited))
		expected++;
	return seen->count == expected;
}

static void advance(struct judge *judge, unsigned w, uint64_t to)
{
	for (; judge->known[w] < to; judge->known[w]++) {
		const struct entry *entry = log_entry(&writers[w], judge->known[w]);

		apply(&judge->models[w][entry->tunnel], entry);
	}
}

/* The span of time in which the writer's tunnels had what the snapshot shows. */
static struct span find_span(struct judge *judge, const struct view *view, unsigned w)
{
	const struct seen *seen = &view->seen[w * settings.tunnels];
	struct tunnel *now = judge->scratch;
	struct span span = { UINT64_MAX, 0 };
	uint32_t wrong = 0, fewest = UINT32_MAX;

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
		if (wrong < fewest) {
			fewest = wrong;
			judge->nearest[w] = k;
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

/* Ends the program if a log has overwritten entries that this snapshot was judged by. */
static void check_logs(const struct view *view)
{
	for (unsigned w = 0; w < settings.writers; w++)
		if (atomic_load(&writers[w].started) - view->least[w] > LOG_SIZE - 16)
			die("a writer is too fast for its log", EOVERFLOW);
}

static void tell_spans(const struct judge *judge, const struct view *view, const struct span *of)
{
	printf("# snapshot %lu, taken from 0 to %" PRIu64 " ns: %s:", judge->number,
	       view->after - view->before, fault_name(FAULT_INSTANT));
	for (unsigned w = 0; w < settings.writers; w++)
		printf(" %" PRId64 " to %" PRId64, (int64_t)(of[w].from - view->before),
		       (int64_t)(of[w].to - view->before));
	printf("\n");
}

static void check_instant(struct judge *judge, const struct view *view, struct span span,
			  const struct span *of)
{
	if (span.from > span.to) {
		if (fault(judge, FAULT_INSTANT))
			tell_spans(judge, view, of);
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
			explain(judge, view, w);
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

void judge_view(struct judge *judge, const struct view *view)
{
	for (unsigned w = 0; w < settings.writers; w++)
		advance(judge, w, view->least[w]);
	memset(judge->found, 0, sizeof(judge->found));
	pthread_mutex_lock(&lock);
	judge->number = ++snapshots;
	if (view->complete || settings.judge_all) {
		judged++;
		check(judge, view);
		untrue += faults_count(judge);
	}
	pthread_mutex_unlock(&lock);
	check_logs(view);
}

unsigned long judges_report(void)
{
	printf("# judged %lu snapshots, %lu of them with changes meanwhile (at most %" PRIu64
	       "), %lu not true\n",
	       judged, in_flight, changes_most, untrue);
	faults_report();
	if (farthest)
		printf("# the time that a snapshot says is at most %" PRIu64 " ns off\n", farthest);
	return untrue;
}
