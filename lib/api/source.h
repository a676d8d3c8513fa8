/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What entries are rendered from: a snapshot, with its contexts, or sessions. */
#ifndef API_SOURCE_H
#define API_SOURCE_H

#include "sadb/context.h"
#include "sadb/snapshot.h"
#include "sadb/subnet.h"
#include "session/sessions.h"

/* Does not change once made. */
struct source {
	struct snapshot snapshot;
	struct context_list contexts; /* where SA contexts are asked for */
	struct session_list sessions; /* where sessions are */
};

struct netlink;

/* All contexts, or those between @ends, NULL being all. The caller ends it with source_done(). */
uint32_t source_take(struct netlink *netlink, struct source *ret);
uint32_t source_take_between(struct netlink *netlink, const struct ends *ends, struct source *ret);

/* For who wants a complete snapshot or none: without a complete one it is ended, ERROR_RETRY. */
uint32_t source_demand_complete(struct source *source);
void source_done(struct source *source);

/*
 * The index of the context with an id; FWP_E_NOT_FOUND if there is none, ERROR_RETRY if that cannot
 * be told because the snapshot is not complete.
 */
uint32_t source_find(const struct source *source, uint64_t id, size_t *ret);

#endif
