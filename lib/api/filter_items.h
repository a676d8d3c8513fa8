/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The items of an enumeration of filters: those of the store, and the kernel's other policies. */
#ifndef API_FILTER_ITEMS_H
#define API_FILTER_ITEMS_H

#include "filter_template.h"
#include "managed_items.h"
#include "sadb/snapshot.h"

/* How many policies there are of a filter: in the kernel, and if all is well. */
struct filter_numbers {
	uint32_t present, expected;
	bool process_gone; /* the process that has added the filter has ended */
};

/*
 * The items. Those of the store come first: items.list, and behind that the @foreign_count
 * @foreign ones. All zero when empty; filter_items_done() frees them.
 */
struct filter_items {
	struct managed_items items; /* the filters; first, so that one pointer is the other too */
	struct snapshot snapshot;   /* the policies of the namespace */
	const struct policy **foreign;
	size_t foreign_count, foreign_capacity;
	struct filter_numbers *numbers; /* of items.list */
};

/*
 * Reads the policies of the namespace and the store, and puts the filters that @template selects
 * into the lists. Returns ERROR_ACCESS_DENIED without CAP_NET_ADMIN.
 */
uint32_t filter_items_take(struct engine *engine, const struct filter_template *template,
			   struct filter_items *items);

/*
 * Puts the filter with the id @id into a list; or if @key is not NULL, that with the key, which is
 * one of the store. Returns FWP_E_FILTER_NOT_FOUND. With @numbers, also counts its policies, which
 * takes CAP_NET_ADMIN; so does a filter that is not in the store.
 */
uint32_t filter_items_find(struct engine *engine, const GUID *key, uint64_t id, bool numbers,
			   struct filter_items *items);

/* How many policies of other programs, which are not in the store, have the index @id: 0 or 1. */
uint32_t filter_is_foreign(struct engine *engine, uint64_t id, bool *ret);

extern const struct kind kind_filters;

#endif
