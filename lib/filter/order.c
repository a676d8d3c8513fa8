/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The order of filters. The kernel asks policies in the order of their priorities, the lowest
 * first, and among equal priorities the oldest. WFP asks each sublayer by itself, its heaviest
 * filter first, and BLOCK of any sublayer decides.
 */
#include "policies.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/status.h"
#include "same.h"

/*
 * The sublayers with IPsec filters share one order. A BLOCK of another sublayer comes before them,
 * as in WFP; and a PERMIT of another sublayer comes behind them, because in WFP it does not exempt
 * packets from the IPsec filters.
 */
enum class {
	CLASS_BLOCK,
	CLASS_IPSEC,
	CLASS_PERMIT,
};

struct place {
	struct managed *filter;
	uint32_t index; /* higher is newer */
	uint8_t class;  /* enum class */
	bool waits;     /* see filters_find_waiting() */
};

/* How far apart priorities are where there is room. */
#define STEP 16u

#define BAND (FILTER_PRIORITY_LAST - FILTER_PRIORITY_FIRST + 1)

static int by_guid(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct guid));
}

/* Writes the sublayers of filters with callouts to @ret, sorted. */
static size_t find_ipsec_sublayers(struct managed *const *filters, size_t count, struct guid *ret)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		if (filter_is_enforced(&filters[i]->filter) && filters[i]->filter.callout)
			ret[found++] = filters[i]->filter.sublayer;
	if (found)
		qsort(ret, found, sizeof(*ret), by_guid);
	return found;
}

static uint8_t class_of(const struct filter *filter, const struct guid *ipsec, size_t count)
{
	if (count && bsearch(&filter->sublayer, ipsec, count, sizeof(*ipsec), by_guid))
		return CLASS_IPSEC;
	return filter->action == ACTION_BLOCK ? CLASS_BLOCK : CLASS_PERMIT;
}

/*
 * The newer of two equal filters comes first, so that a rekey uses the new SAs at once. But a
 * filter that waits for SAs comes behind: until it has one, packets go on with the SAs of the older
 * filter.
 */
static int by_place(const void *left, const void *right)
{
	const struct place *a = left, *b = right;
	uint64_t x = a->filter->filter.effective_weight, y = b->filter->filter.effective_weight;

	if (a->class != b->class)
		return a->class < b->class ? -1 : 1;
	if (x != y)
		return x > y ? -1 : 1;
	if (a->waits != b->waits)
		return b->waits ? -1 : 1;
	return (a->index > b->index) != a->waits ? -1 : 1;
}

static size_t sort_filters(struct managed *const *filters, size_t count, const bool *waiting,
			   struct guid *sublayers, struct place *ret)
{
	size_t ipsec = find_ipsec_sublayers(filters, count, sublayers), placed = 0;

	for (size_t i = 0; i < count; i++) {
		struct filter *filter = &filters[i]->filter;

		if (filter_is_enforced(filter))
			ret[placed++] =
				(struct place){ filters[i], (uint32_t)i,
						class_of(filter, sublayers, ipsec), waiting[i] };
		else
			filter->priority = 0;
	}
	if (placed)
		qsort(ret, placed, sizeof(*ret), by_place);
	return placed;
}

/*
 * Spreads the priorities evenly, and leaves the first quarter of the band free, because most new
 * filters come before the old ones. With more filters than priorities, neighbours share one.
 */
static void renumber(struct place *places, size_t count)
{
	uint64_t room = count > BAND / 4 * 3 ? BAND : BAND / 4 * 3;

	for (size_t i = 0; i < count; i++)
		places[i].filter->filter.priority =
			(uint32_t)(FILTER_PRIORITY_LAST + 1 - room + i * room / count);
}

/*
 * Gives the @count new filters priorities between @low and @high, close to the next filter, or if
 * there is none, to the one before. Returns false if there are too few.
 */
static bool fill_gap(struct place *places, size_t count, uint32_t low, uint32_t high)
{
	uint32_t gap = high - low - 1, step;
	bool last = high > FILTER_PRIORITY_LAST;

	if (gap < count)
		return false;
	if (last && low < FILTER_PRIORITY_FIRST)
		low += gap / 2;
	step = (uint32_t)((high - low) / (count + 1));
	step = step > STEP ? STEP : step ? step : 1;
	for (size_t i = 0; i < count; i++)
		places[i].filter->filter.priority =
			last ? low + step * (uint32_t)(i + 1) : high - step * (uint32_t)(count - i);
	return true;
}

/* Keeps the priorities that are in order, and puts the other filters between them. */
static bool fill_gaps(struct place *places, size_t count)
{
	uint32_t low = FILTER_PRIORITY_FIRST - 1;
	size_t first = 0; /* of those that follow the last filter which keeps its priority */

	for (size_t i = 0; i < count; i++) {
		uint32_t priority = places[i].filter->filter.priority;

		if (priority <= low || priority > FILTER_PRIORITY_LAST)
			continue;
		if (!fill_gap(places + first, i - first, low, priority))
			return false;
		low = priority;
		first = i + 1;
	}
	return fill_gap(places + first, count - first, low, FILTER_PRIORITY_LAST + 1);
}

uint32_t filter_order(struct managed *const *filters, size_t count)
{
	struct place *places = malloc(array_size(count + 1, sizeof(*places)));
	struct guid *sublayers = malloc(array_size(count + 1, sizeof(*sublayers)));
	bool *waiting = malloc(array_size(count + 1, sizeof(*waiting)));
	uint32_t status = places && sublayers && waiting
				  ? filters_find_waiting(filters, count, waiting)
				  : ERROR_NOT_ENOUGH_MEMORY;

	if (!status) {
		size_t placed = sort_filters(filters, count, waiting, sublayers, places);

		if (!fill_gaps(places, placed))
			renumber(places, placed);
	}
	free(waiting);
	free(sublayers);
	free(places);
	return status;
}
