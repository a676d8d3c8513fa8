/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CONTEXT_FIND_H
#define API_CONTEXT_FIND_H

#include <stdbool.h>

#include "context_items.h"

struct engine;

/*
 * Finds the context with @id, as the kernel has it now. *ret has contexts of which this is the one
 * with the index *ret_index: those between its two hosts, or all. Without @policies the policies
 * are read only if the pairs, directions and bundles among these contexts depend on them.
 *
 * On success the caller frees *ret with context_items_done(). Returns FWP_E_NOT_FOUND if there is
 * no such context, and ERROR_RETRY if it was not found but the snapshot is not complete. Other
 * statuses are those of context_items_take().
 */
uint32_t context_find(const struct engine *engine, uint64_t id, bool policies,
		      struct context_items *ret, size_t *ret_index);

#endif
