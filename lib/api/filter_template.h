/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* FWPM_FILTER_ENUM_TEMPLATE0: which filters an enumeration has. */
#ifndef API_FILTER_TEMPLATE_H
#define API_FILTER_TEMPLATE_H

#include "base/arena.h"
#include "layer_table.h"
#include "store/store.h"

/* A template that was checked. It points into an arena, and to nothing of the caller's. */
struct filter_template {
	bool any_layer, any_provider, any_callout, any_context;
	bool overlapping, best, sorted, boottime;
	uint8_t layer, layer_family; /* unless any_layer */
	uint8_t family;              /* of the conditions' addresses; 0 without any */
	struct guid provider;
	const struct callout_entry *callout;
	struct guid context_provider; /* zero: any */
	uint32_t context_type;
	uint32_t action_mask;
	struct condition *conditions;
	uint32_t condition_count;
};

/*
 * Checks @from, which may be NULL, and writes it to *ret. Returns FWP_E_INVALID_ENUMERATOR,
 * FWP_E_INVALID_FLAGS, FWP_E_LAYER_NOT_FOUND, FWP_E_CALLOUT_NOT_FOUND, FWP_E_NEVER_MATCH, and what
 * conditions_take() returns.
 */
uint32_t filter_template_take(const FWPM_FILTER_ENUM_TEMPLATE0 *from, struct arena *arena,
			      struct filter_template *ret);

/*
 * Whether the template selects @filter, which has the provider @provider; @store has the provider
 * contexts.
 */
bool filter_template_selects(const struct filter_template *template, const struct store *store,
			     const struct guid *provider, const struct filter *filter);

/* Whether no filter that comes behind one with this action is asked. */
bool filter_is_terminating(const struct filter *filter);

#endif
