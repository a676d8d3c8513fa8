/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "churn_judge.h"

#define SHOWN 3 /* so many faults of each kind are printed, and tunnels of one snapshot */

static const char *const names[FAULTS] = {
	[FAULT_EMPTY] = "a tunnel has no generation",
	[FAULT_STALE] = "a generation that was deleted before the snapshot began",
	[FAULT_APART] = "generations that never existed together",
	[FAULT_MISSING] = "a generation that existed all the time is missing",
	[FAULT_EARLY] = "a generation that was added only after the snapshot",
	[FAULT_TWICE] = "a generation comes twice",
	[FAULT_FOREIGN] = "an entry that no writer made",
	[FAULT_ORDER] = "a later change is there, and an earlier one is not",
	[FAULT_INSTANT] = "the tunnels of two writers are from different times",
	[FAULT_CLOCK] = "the time that the snapshot says is outside the call",
};

/* Counted over all judges, which take turns. */
static unsigned long shown[FAULTS], snapshots_with[FAULTS], times[FAULTS];

const char *fault_name(enum fault kind)
{
	return names[kind];
}

bool fault(struct judge *judge, enum fault kind)
{
	return !judge->found[kind]++ && shown[kind]++ < SHOWN;
}

bool faults_count(const struct judge *judge)
{
	bool any = false;

	for (enum fault kind = 0; kind < FAULTS; kind++) {
		any |= judge->found[kind] > 0;
		snapshots_with[kind] += judge->found[kind] > 0;
		times[kind] += judge->found[kind];
	}
	return any;
}

void faults_report(void)
{
	for (enum fault kind = 0; kind < FAULTS; kind++)
		if (times[kind])
			printf("#   in %6lu, %8lu times: %s\n", snapshots_with[kind], times[kind],
			       names[kind]);
}

static void tell_state(const char *when, const struct tunnel *tunnel)
{
	printf("%s %" PRIu32 " to %" PRIu32, when, tunnel->first, tunnel->last);
	if (tunnel->limited)
		printf(" and perhaps %" PRIu32, tunnel->limited);
}

static void tell_seen(const struct seen *seen)
{
	printf(" It shows");
	for (uint32_t i = 0; i < seen->count; i++)
		printf(" %" PRIu32, seen->generations[i]);
	printf(seen->count ? ";" : " none;");
}

/* Microseconds since the beginning of the call. */
static int64_t since(const struct view *view, uint64_t time)
{
	return (int64_t)(time - view->before) / 1000;
}

static void tell_changes(const struct view *view, unsigned w, uint32_t tunnel)
{
	static const char *const whats[] = {
		[CHANGE_ADDED] = "added",     [CHANGE_DELETED] = "deleted",
		[CHANGE_LIMITED] = "limited", [CHANGE_EXPIRED] = "expired",
		[CHANGE_MOVED] = "moved",
	};

	for (uint64_t k = view->least[w]; k < view->most[w]; k++) {
		const struct entry *entry = log_entry(&writers[w], k);

		if (entry->tunnel == tunnel)
			printf("#     change %" PRIu64 ": %" PRIu32 " %s, %" PRId64 " to %" PRId64
			       " us\n",
			       k - view->least[w] + 1, entry->generation, whats[entry->change],
			       since(view, entry->started), since(view, entry->done));
	}
}

static void tell(const struct judge *judge, const struct view *view, enum fault kind,
		 unsigned writer, uint32_t tunnel)
{
	printf("# snapshot %lu of %" PRId64 " us in %" PRIu32 " rounds, writer %u, tunnel %" PRIu32
	       ": %s.",
	       judge->number, since(view, view->after), view->rounds, writer, tunnel, names[kind]);
	tell_seen(&view->seen[writer * settings.tunnels + tunnel]);
	tell_state(" there were", &judge->models[writer][tunnel]);
	tell_state(" before it began,", &judge->scratch[tunnel]);
	printf(" in the end\n");
	tell_changes(view, writer, tunnel);
}

/*
 * Each tunnel alone is possible, but not all together: prints the tunnels that do not fit the
 * moment that fits most of them.
 */
static void tell_order(struct judge *judge, const struct view *view, unsigned w)
{
	struct tunnel *nearest = judge->scratch;
	unsigned told = 0;

	memcpy(nearest, judge->models[w], settings.tunnels * sizeof(*nearest));
	for (uint64_t k = view->least[w]; k < judge->nearest[w]; k++)
		apply(&nearest[log_entry(&writers[w], k)->tunnel], log_entry(&writers[w], k));
	printf("# snapshot %lu of %" PRId64 " us in %" PRIu32 " rounds, writer %u: %s."
	       " It is nearest to what was after %" PRIu64 " of %" PRIu64 " changes\n",
	       judge->number, since(view, view->after), view->rounds, w, names[FAULT_ORDER],
	       judge->nearest[w] - view->least[w], view->most[w] - view->least[w]);
	for (uint32_t i = 0; i < settings.tunnels && told < SHOWN; i++) {
		uint32_t number = w * settings.tunnels + i;

		if (!is_in_scope(number) || agrees(&view->seen[number], &nearest[i]))
			continue;
		printf("#   tunnel %" PRIu32 ".", i);
		tell_seen(&view->seen[number]);
		tell_state(" there were", &nearest[i]);
		printf("\n");
		tell_changes(view, w, i);
		told++;
	}
}

static bool is_apart(const struct seen *seen, uint32_t parts, const struct tunnel *before,
		     const struct tunnel *after)
{
	uint32_t low = UINT32_MAX, high = 0;

	for (uint32_t i = 0; i < seen->count; i++) {
		uint32_t g = seen->generations[i];

		if (g == before->limited || g == after->limited)
			continue;
		low = g < low ? g : low;
		high = g > high ? g : high;
	}
	return high && (parts > 1 ? (high - 1) / parts != (low - 1) / parts : high - low >= 2);
}

static bool misses(const struct seen *seen, const struct tunnel *before, const struct tunnel *after)
{
	for (uint32_t g = after->first; g <= before->last; g++)
		if (!shows(seen, g))
			return true;
	return false;
}

static void look_at(const struct seen *seen, uint32_t parts, const struct tunnel *before,
		    const struct tunnel *after, bool *found)
{
	found[FAULT_EMPTY] = !seen->count && settings.variant != VARIANT_DELETE;
	found[FAULT_APART] = is_apart(seen, parts, before, after);
	found[FAULT_MISSING] = misses(seen, before, after);
	for (uint32_t i = 0; i < seen->count; i++) {
		uint32_t g = seen->generations[i];

		found[FAULT_STALE] |= g < before->first && g != before->limited;
		found[FAULT_EARLY] |= g > after->last;
	}
}

void explain(struct judge *judge, const struct view *view, unsigned w)
{
	bool explained = false;

	for (uint32_t i = 0; i < settings.tunnels; i++) {
		uint32_t number = w * settings.tunnels + i;
		const struct seen *seen = &view->seen[number];
		bool found[FAULTS] = { false };

		if (!is_in_scope(number))
			continue;
		look_at(seen, parts_of(number), &judge->models[w][i], &judge->scratch[i], found);
		for (enum fault kind = 0; kind < FAULTS; kind++) {
			explained |= found[kind];
			if (found[kind] && fault(judge, kind))
				tell(judge, view, kind, w, i);
		}
	}
	if (!explained && fault(judge, FAULT_ORDER))
		tell_order(judge, view, w);
}
