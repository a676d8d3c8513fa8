/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Managed objects of one kind, to be rendered: those of the store, and built-in ones. */
#ifndef API_MANAGED_ITEMS_H
#define API_MANAGED_ITEMS_H

#include "base/arena.h"
#include "engine_store.h"
#include "layer_table.h"
#include "page.h"

/* The items. All zero when empty; managed_items_done() frees them. */
struct managed_items {
	struct store store;
	struct arena memory;
	const struct managed **list;
	size_t count, capacity;
	struct stored *found; /* by managed_items_find() */
};

/* Reads the store as the session sees it; the list stays empty. */
uint32_t managed_items_take(struct engine *engine, struct managed_items *items);

/* Adds an object, which must live as long as the items, to the list. */
uint32_t managed_items_add(struct managed_items *items, const struct managed *object);

/* Adds @count objects of @table, which are of the kind @kind. */
uint32_t managed_items_add_builtin(struct managed_items *items, enum managed_kind kind,
				   const struct builtin_entry *table, size_t count);

/*
 * Adds the objects of the store that are of the kind @kind, and of @provider unless that is NULL.
 */
uint32_t managed_items_add_kind(struct managed_items *items, enum managed_kind kind,
				const GUID *provider);

/*
 * Adds a copy of the object that the session sees with this key, or with this id if @key is NULL.
 * The store is read only if it has changed. Returns @missing if there is no such object.
 */
uint32_t managed_items_find(struct engine *engine, struct managed_items *items,
			    enum managed_kind kind, const GUID *key, uint32_t id, uint32_t missing);

/*
 * For struct kind: the number of objects in the list, and freeing them. @items is a struct
 * managed_items, or a struct that begins with it.
 */
size_t managed_items_count(const void *items);
void managed_items_done(void *items);

#endif
