/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "filter_items.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "filter/policies.h"
#include "filter_foreign.h"
#include "reader/take.h"
#include "session/began.h"
#include "xfrm/tag.h"

static size_t count_filters(const void *items)
{
	const struct filter_items *filters = items;

	return filters->items.count + filters->foreign_count;
}

static const struct snapshot *snapshot_of_filters(const void *items)
{
	return &((const struct filter_items *)items)->snapshot;
}

static void done_filters(void *items)
{
	struct filter_items *filters = items;

	managed_items_done(&filters->items);
	snapshot_done(&filters->snapshot);
}

const struct kind kind_filters = { .size = sizeof(struct filter_items),
				   .count = count_filters,
				   .snapshot = snapshot_of_filters,
				   .done = done_filters };

static uint32_t read_policies(struct engine *engine, struct filter_items *items)
{
	const struct snapshot_scope scope = { .without_states = true,
					      .every_policy = true,
					      .spare = engine->spare };

	return snapshot_take(engine->netlink, &scope, &items->snapshot);
}

/* A list of tags, sorted, so that one can be counted. */
struct tags {
	uint32_t *tags;
	size_t count;
};

static int by_number(const void *a, const void *b)
{
	const uint32_t *first = a, *second = b;

	return (*first > *second) - (*first < *second);
}

static uint32_t tags_of(const struct policy *policies, size_t count, struct arena *memory,
			struct tags *ret)
{
	*ret = (struct tags){ .tags = arena_take(memory, count * sizeof(*ret->tags) + 1) };
	if (!ret->tags)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = 0; i < count; i++)
		if (tag_is_ours(policies[i].sel.user))
			ret->tags[ret->count++] = policies[i].sel.user;
	qsort(ret->tags, ret->count, sizeof(*ret->tags), by_number);
	return ERROR_SUCCESS;
}

/* Returns how many tags are below @tag. */
static size_t below(const struct tags *tags, uint32_t tag)
{
	size_t low = 0, high = tags->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (tags->tags[middle] < tag)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static uint32_t number_of(const struct tags *tags, uint32_t tag)
{
	return (uint32_t)(below(tags, tag + 1) - below(tags, tag));
}

/* Computes which policies the filters of the list should be in the kernel. */
static uint32_t find_expected(struct filter_items *items, struct tags *ret)
{
	struct filter_policies made;
	uint32_t status = filter_policies_make(items->items.list, items->items.count,
					       store_find_ends, &items->items.store, &made);

	if (status)
		return status;
	status = tags_of(made.policies, made.count, &items->items.memory, ret);
	filter_policies_done(&made);
	return status;
}

/*
 * Whether the process that has added @filter has ended. Most filters in a row were added by one
 * process, so that *last saves looking at it again.
 */
static bool is_process_gone(const struct managed *filter, const struct managed **last, bool gone)
{
	uint64_t began = 0;

	if (*last && (*last)->pid == filter->pid && (*last)->pid_begin == filter->pid_begin)
		return gone;
	*last = filter;
	return process_began((uint32_t)filter->pid, &began) == FWP_E_NOT_FOUND ||
	       (filter->pid_begin && began && began != filter->pid_begin);
}

static uint32_t count_policies_of(struct filter_items *items)
{
	const struct policies *policies = &items->snapshot.policies;
	const struct managed *last = NULL;
	struct tags present, expected;
	bool gone = false;
	uint32_t status = find_expected(items, &expected);

	if (!status)
		status = tags_of(policies->policies, policies->count, &items->items.memory,
				 &present);
	if (status)
		return status;
	items->numbers =
		arena_take(&items->items.memory, items->items.count * sizeof(*items->numbers) + 1);
	if (!items->numbers)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = 0; i < items->items.count; i++) {
		const struct managed *filter = items->items.list[i];

		gone = is_process_gone(filter, &last, gone);
		items->numbers[i] =
			(struct filter_numbers){ number_of(&present, filter->id),
						 number_of(&expected, filter->id), gone };
	}
	return ERROR_SUCCESS;
}

static uint32_t add_foreign(struct filter_items *items, const struct policy *policy)
{
	void *array = items->foreign;
	uint32_t status = arena_reserve(&items->items.memory, &array, &items->foreign_capacity,
					items->foreign_count + 1, sizeof(*items->foreign));

	items->foreign = array;
	if (!status)
		items->foreign[items->foreign_count++] = policy;
	return status;
}

/* Whether the policy is made of no filter of the store. */
static bool is_foreign(const struct filter_items *items, const struct policy *policy)
{
	return !tag_is_ours(policy->sel.user) ||
	       !store_find_id(&items->items.store, MANAGED_FILTER, policy->sel.user);
}

static uint32_t select_foreign(struct filter_items *items, const struct filter_template *template)
{
	static const struct guid no_provider;
	const struct policies *policies = &items->snapshot.policies;
	uint32_t status = ERROR_SUCCESS;

	for (size_t i = 0; !status && i < policies->count; i++) {
		struct condition room[FOREIGN_CONDITIONS_MAX];
		struct filter filter;

		if (!is_foreign(items, &policies->policies[i]))
			continue;
		foreign_as_filter(policies, &policies->policies[i], room, &filter);
		if (filter_template_selects(template, &items->items.store, &no_provider, &filter))
			status = add_foreign(items, &policies->policies[i]);
	}
	return status;
}

static uint32_t select_stored(struct managed_items *items, const struct filter_template *template)
{
	uint32_t status = ERROR_SUCCESS;

	for (size_t i = 0; !status && i < items->store.count; i++) {
		const struct managed *object = items->store.objects[i];

		if (object->kind == MANAGED_FILTER &&
		    filter_template_selects(template, &items->store, &object->provider,
					    &object->filter))
			status = managed_items_add(items, object);
	}
	return status;
}

/* The heaviest first; the order of equals does not change. */
static int by_weight(const void *a, const void *b)
{
	const struct managed *first = *(const struct managed *const *)a;
	const struct managed *second = *(const struct managed *const *)b;
	uint64_t x = first->filter.effective_weight, y = second->filter.effective_weight;

	if (x != y)
		return x > y ? -1 : 1;
	return (first->id > second->id) - (first->id < second->id);
}

/* The policy that the kernel asks first comes first. */
static int by_priority(const void *a, const void *b)
{
	const struct policy *first = *(const struct policy *const *)a;
	const struct policy *second = *(const struct policy *const *)b;

	if (first->priority != second->priority)
		return first->priority < second->priority ? -1 : 1;
	return (first->index > second->index) - (first->index < second->index);
}

static void sort(struct filter_items *items)
{
	if (items->items.count)
		qsort(items->items.list, items->items.count, sizeof(*items->items.list), by_weight);
	if (items->foreign_count)
		qsort(items->foreign, items->foreign_count, sizeof(*items->foreign), by_priority);
}

/* Whether a packet meets @a before @b. Filters without a priority have no effect on packets. */
static bool comes_before(const struct managed *a, const struct managed *b)
{
	if (a->filter.priority && b->filter.priority)
		return a->filter.priority < b->filter.priority;
	return by_weight(&a, &b) < 0;
}

/* Keeps the terminating filter of the list that packets meet first, and drops the others. */
static void keep_best(struct filter_items *items)
{
	const struct managed *best = NULL;
	const struct policy *policy = items->foreign_count ? items->foreign[0] : NULL;

	for (size_t i = 0; i < items->items.count; i++) {
		const struct managed *filter = items->items.list[i];

		if (filter_is_terminating(&filter->filter) && (!best || comes_before(filter, best)))
			best = filter;
	}
	for (size_t i = 1; i < items->foreign_count; i++)
		if (by_priority(&items->foreign[i], &policy) < 0)
			policy = items->foreign[i];
	if (best && policy && best->filter.priority && best->filter.priority > policy->priority)
		best = NULL;
	items->items.count = best ? 1 : 0;
	items->foreign_count = !best && policy ? 1 : 0;
	if (best)
		items->items.list[0] = best;
	if (items->foreign_count)
		items->foreign[0] = policy;
}

uint32_t filter_items_take(struct engine *engine, const struct filter_template *template,
			   struct filter_items *items)
{
	uint32_t status = read_policies(engine, items);

	if (!status)
		status = managed_items_take(engine, &items->items);
	if (!status)
		status = select_stored(&items->items, template);
	if (!status)
		status = select_foreign(items, template);
	if (status)
		return status;
	if (template->best)
		keep_best(items);
	else if (template->sorted)
		sort(items);
	return count_policies_of(items);
}

static uint32_t find_foreign(struct engine *engine, uint64_t id, struct filter_items *items)
{
	const struct policies *policies = &items->snapshot.policies;
	uint32_t status = read_policies(engine, items);

	for (size_t i = 0; !status && i < policies->count; i++)
		if (foreign_id(&policies->policies[i]) == id &&
		    is_foreign(items, &policies->policies[i]))
			return add_foreign(items, &policies->policies[i]);
	if (status)
		return status;
	return items->snapshot.complete ? FWP_E_FILTER_NOT_FOUND : ERROR_RETRY;
}

uint32_t filter_items_find(struct engine *engine, const GUID *key, uint64_t id, bool numbers,
			   struct filter_items *items)
{
	uint32_t status =
		managed_items_find(engine, &items->items, MANAGED_FILTER, key,
				   id <= UINT32_MAX ? (uint32_t)id : 0, FWP_E_FILTER_NOT_FOUND);
	bool foreign = status == FWP_E_FILTER_NOT_FOUND && !key;

	if (!foreign && (status || !numbers))
		return status;
	status = managed_items_take(engine, &items->items);
	if (!status && foreign)
		return find_foreign(engine, id, items);
	if (!status)
		status = read_policies(engine, items);
	return status ? status : count_policies_of(items);
}

uint32_t filter_is_foreign(struct engine *engine, uint64_t id, bool *ret)
{
	struct filter_items items = { .foreign_count = 0 };
	uint32_t status = find_foreign(engine, id, &items);

	*ret = !status;
	done_filters(&items);
	return status == FWP_E_FILTER_NOT_FOUND ? ERROR_SUCCESS : status;
}
