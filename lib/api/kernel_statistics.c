/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WfpxKernelStatisticsGet0: what the kernel counts in a network namespace. */
#include "base/status.h"
#include "engine.h"
#include "functions.h"
#include "page.h"
#include "wfpxfrm.h"
#include "xfrm/counters_read.h"
#include "xfrm/dump.h"

/* What is rendered. */
struct kernel_items {
	struct counters counters;
	struct bucket_counts buckets;
	struct policy_counts policies;
	uint32_t states;
	bool counted;
};

static size_t statistics_space(const void *items, size_t index)
{
	const struct counters *c = &((const struct kernel_items *)items)->counters;
	size_t space = BLOCK_SPACE(sizeof(WFPX_KERNEL_STATISTICS0)) +
		       BLOCK_SPACE(c->count * sizeof(WFPX_KERNEL_COUNTER0));

	(void)index;
	for (size_t i = 0; i < c->count; i++)
		space += page_text_space(c->list[i].name);
	return space;
}

static void render_counters(struct page *page, const struct counters *c,
			    WFPX_KERNEL_STATISTICS0 *to)
{
	to->countersAvailable = c->available;
	to->numCounters = (UINT32)c->count;
	if (!c->count)
		return;
	to->counters = block_take(&page->block, c->count * sizeof(*to->counters));
	for (size_t i = 0; i < c->count; i++) {
		to->counters[i].name = page_text(page, c->list[i].name);
		to->counters[i].value = c->list[i].value;
	}
}

static void *statistics_render(struct page *page, size_t index)
{
	const struct kernel_items *items = page->items;
	WFPX_KERNEL_STATISTICS0 *to = block_take(&page->block, sizeof(*to));

	(void)index;
	to->countsAvailable = items->counted;
	to->numStates = items->states;
	to->hashBuckets = items->buckets.now;
	to->hashBucketsMax = items->buckets.max;
	to->numPoliciesIn = items->policies.in;
	to->numPoliciesOut = items->policies.out;
	to->numPoliciesForward = items->policies.forward;
	render_counters(page, &items->counters, to);
	return to;
}

static const struct kind no_kind;
static const struct format statistics_format0 = { &no_kind, statistics_space, statistics_render };

/* Without the right to ask, the counts are missing. */
static uint32_t count(struct netlink *netlink, struct kernel_items *items)
{
	uint32_t status = count_states(netlink, &items->states);

	if (!status)
		status = count_buckets(netlink, &items->buckets);
	if (!status)
		status = count_policies(netlink, &items->policies);
	items->counted = !status;
	return status == ERROR_ACCESS_DENIED ? ERROR_SUCCESS : status;
}

static uint32_t get_statistics(struct engine *engine, void **ret)
{
	struct kernel_items items = { .counted = false };
	uint32_t status = count(engine->netlink, &items);

	if (!status)
		status = counters_read(engine->netlink, &items.counters);
	if (!status)
		status = page_render_one(&statistics_format0, &items, 0, ret);
	counters_done(&items.counters);
	return status;
}

uint32_t kernel_statistics_get0(HANDLE engineHandle, WFPX_KERNEL_STATISTICS0 **statistics)
{
	struct engine *engine = engine_get(engineHandle);
	void *found = NULL;
	uint32_t status;

	if (statistics)
		*statistics = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = statistics ? get_statistics(engine, &found) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	if (!status)
		*statistics = found;
	return status;
}
