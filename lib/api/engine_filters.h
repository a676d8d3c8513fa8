/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_ENGINE_FILTERS_H
#define API_ENGINE_FILTERS_H

#include "engine.h"
#include "sadb/snapshot.h"
#include "store/store.h"

/*
 * If an SA of @snapshot was created by this library, or a policy is of one of its filters, reads
 * the store, so that snapshot_filters() can tell what the program has said of the filter. The only
 * failure is ERROR_NOT_ENOUGH_MEMORY: without the right to read the store, the filters of SAs are
 * made from policies and selectors. What was read is freed with the snapshot.
 */
uint32_t engine_attach_filters(struct engine *engine, struct snapshot *snapshot);

/* Returns what engine_attach_filters() has read, or NULL. */
static inline const struct store *snapshot_filters(const struct snapshot *snapshot)
{
	return snapshot->attached;
}

#endif
