/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CONTEXT_ITEMS_H
#define API_CONTEXT_ITEMS_H

#include "base/chains.h"
#include "names/names.h"
#include "page.h"
#include "reader/take.h"
#include "sadb/context.h"
#include "sadb/snapshot.h"

/* The items of an enumeration of contexts: a snapshot, and the contexts that its SAs form. */
struct context_items {
	struct snapshot snapshot;
	struct context_list contexts;
	struct chains by_id; /* empty until context_items_find() is called */
	struct names names;
	bool named; /* names were read, by the one who has taken the items */
};

extern const struct kind kind_contexts;

/*
 * Takes a snapshot and finds its contexts: all of them, or those whose outer addresses are between
 * scope->ends. On success the caller frees *ret with context_items_done(). Returns the statuses of
 * snapshot_take(); whether the snapshot is complete is for the caller to check.
 */
uint32_t context_items_take(struct netlink *netlink, const struct snapshot_scope *scope,
			    struct context_items *ret);

/*
 * Return the context with @id, the first if there are several, or NULL if there is none.
 * context_items_search() looks at all of them. context_items_find() is for many calls: the first
 * one makes an index, so calls for the same items must not run at the same time.
 */
const struct context *context_items_search(const struct context_items *items, uint64_t id);
const struct context *context_items_find(struct context_items *items, uint64_t id);

/* Frees what @items owns, and zeroes it. */
void context_items_done(struct context_items *items);

#endif
