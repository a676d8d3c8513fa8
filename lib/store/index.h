/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The arrays and indices of a store, without its rules. */
#ifndef STORE_INDEX_H
#define STORE_INDEX_H

#include "stored.h"
#include "store.h"

/* They return NULL if there is no such object. */
struct stored *index_find(const struct store *store, enum managed_kind kind,
			  const struct guid *key);
struct stored *index_find_id(const struct store *store, uint32_t id);

/* Makes room for @needed objects in all. Returns ERROR_NOT_ENOUGH_MEMORY; nothing has changed then.
 */
uint32_t index_reserve(struct store *store, size_t needed);

/* Adds @object behind all others, for which index_reserve() has made room. */
void index_append(struct store *store, struct stored *object);

/*
 * Takes @object out of the indices and counts. The caller closes the gap in store->objects, where
 * index_position() has said before that it is, and frees it.
 */
void index_take(struct store *store, struct stored *object);
size_t index_position(const struct store *store, const struct stored *object);
void index_close_gap(struct store *store, size_t at);

#endif
