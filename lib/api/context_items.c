/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context_items.h"

#include "base/hash.h"
#include "base/status.h"
#include "sa_filter.h"

static size_t count_contexts(const void *items)
{
	const struct context_items *contexts = items;

	return contexts->contexts.count;
}

static const struct snapshot *snapshot_of_contexts(const void *items)
{
	const struct context_items *contexts = items;

	return &contexts->snapshot;
}

static const struct names *names_of_contexts(const void *items)
{
	const struct context_items *contexts = items;

	return contexts->named ? &contexts->names : NULL;
}

static void done_contexts(void *items)
{
	context_items_done(items);
}

const struct kind kind_contexts = { .size = sizeof(struct context_items),
				    .count = count_contexts,
				    .snapshot = snapshot_of_contexts,
				    .names = names_of_contexts,
				    .share = sa_filter_share_names,
				    .shared_space = SA_FILTER_NAMES_SPACE,
				    .done = done_contexts };

static uint32_t take_and_pair(struct netlink *netlink, const struct snapshot_scope *scope,
			      struct context_items *ret)
{
	uint32_t status = snapshot_take(netlink, scope, &ret->snapshot);

	if (status)
		return status;
	status = contexts_find(&ret->snapshot, &ret->contexts);
	if (status)
		snapshot_done(&ret->snapshot);
	return status;
}

/*
 * With the kernel's address filter there is a dump for each direction, which do not tell the order
 * of an inbound and an outbound SA that were added within one second. If a pair depends on that
 * order, another snapshot is taken without the filter.
 */
uint32_t context_items_take(struct netlink *netlink, const struct snapshot_scope *scope,
			    struct context_items *ret)
{
	struct snapshot_scope whole = *scope;
	uint32_t status;

	*ret = (struct context_items){ 0 };
	status = take_and_pair(netlink, scope, ret);
	if (status || !ret->snapshot.merged || !ret->contexts.needs_order)
		return status;
	context_items_done(ret);
	whole.by_kernel = false;
	return take_and_pair(netlink, &whole, ret);
}

static uint64_t id_at(const struct context_items *items, size_t index)
{
	return context_id(&items->snapshot, &items->contexts.contexts[index]);
}

static uint32_t hash_of_id(uint64_t id)
{
	return hash_end(hash_word(hash_begin(0), id));
}

/* The first of several contexts with one id is pushed last, so that it is found. */
static uint32_t index_by_id(struct context_items *items)
{
	size_t count = items->contexts.count;
	uint32_t status = chains_init(&items->by_id, count);

	for (size_t i = count; !status && i-- > 0;)
		chains_push(&items->by_id, (uint32_t)i, hash_of_id(id_at(items, i)));
	return status;
}

const struct context *context_items_search(const struct context_items *items, uint64_t id)
{
	for (size_t i = 0; i < items->contexts.count; i++)
		if (id_at(items, i) == id)
			return &items->contexts.contexts[i];
	return NULL;
}

const struct context *context_items_find(struct context_items *items, uint64_t id)
{
	const uint32_t *place;

	if (!items->by_id.buckets && index_by_id(items))
		return context_items_search(items, id); /* no memory for the index */
	place = chains_first(&items->by_id, hash_of_id(id));
	while (*place && id_at(items, *place - 1) != id)
		place = chains_next(&items->by_id, place);
	return *place ? &items->contexts.contexts[*place - 1] : NULL;
}

void context_items_done(struct context_items *items)
{
	names_done(&items->names);
	chains_done(&items->by_id);
	contexts_done(&items->contexts);
	snapshot_done(&items->snapshot);
}
