/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The SAs, contexts and tunnels of one instant, and how to find them. Events are compared with the
 * last view, and a view with the one before.
 */
#ifndef WATCH_VIEW_H
#define WATCH_VIEW_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/chains.h"
#include "sadb/context.h"
#include "sadb/snapshot.h"
#include "sadb/tunnel_list.h"
#include "xfrm/event.h"

#define VIEW_NONE UINT32_MAX

/* A view does not change, so any number of threads may read it. */
struct view {
	atomic_uint refs;
	const struct snapshot *snapshot;
	const struct context_list *contexts;
	const struct tunnel_list *tunnels;
	void *owner; /* of these three */
	void (*done)(void *owner);
	struct arena memory;
	struct chains sas_by_key, contexts_by_id, tunnels_by_id;
	uint32_t *context_of_sa; /* the AH SA of a bundle is in that of its ESP SA */
	uint32_t *tunnel_of_context;
};

/*
 * Makes a view in *ret; the caller has the only reference. The three tables and @owner belong to
 * the view from then on, which ends with done(owner). On failure, ERROR_NOT_ENOUGH_MEMORY, the
 * caller keeps them.
 */
uint32_t view_new(const struct snapshot *snapshot, const struct context_list *contexts,
		  const struct tunnel_list *tunnels, void *owner, void (*done)(void *owner),
		  struct view **ret);

/* view_ref() adds a reference, view_unref() drops one; NULL has no effect. */
void view_ref(struct view *view);
void view_unref(struct view *view);

/* Return the index of an SA, context or tunnel, or VIEW_NONE. */
uint32_t view_find_sa(const struct view *view, const struct sa_key *key);
uint32_t view_find_context(const struct view *view, uint64_t id);
uint32_t view_find_tunnel(const struct view *view, uint64_t id);

/* Returns the index of the tunnel that an SA belongs to, or VIEW_NONE. */
uint32_t view_tunnel_of_sa(const struct view *view, uint32_t sa);

/* Returns the id of the context at @index. */
uint64_t view_context_id(const struct view *view, uint32_t index);

/* Returns the hash of @key in the indexes of this folder. */
uint32_t hash_of_sa_key(const struct sa_key *key);
uint32_t hash_of_number(uint64_t number);

#endif
