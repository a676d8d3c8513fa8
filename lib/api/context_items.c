/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context_items.h"

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

static void done_contexts(void *items)
{
	context_items_done(items);
}

const struct kind kind_contexts = { .size = sizeof(struct context_items),
				    .count = count_contexts,
				    .snapshot = snapshot_of_contexts,
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
	uint32_t status = take_and_pair(netlink, scope, ret);

	if (status || !ret->snapshot.merged || !ret->contexts.needs_order)
		return status;
	context_items_done(ret);
	whole.by_kernel = false;
	return take_and_pair(netlink, &whole, ret);
}

void context_items_done(struct context_items *items)
{
	contexts_done(&items->contexts);
	snapshot_done(&items->snapshot);
}
