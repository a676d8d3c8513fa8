/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The tunnels of a snapshot: what stays when SAs are replaced. doc/tunnels.md describes what makes
 * a tunnel, and its states.
 */
#ifndef SADB_TUNNEL_LIST_H
#define SADB_TUNNEL_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "tunnel.h"

struct context_list;
struct snapshot;

/* The numbers are those of WFPX_TUNNEL_STATE, the first four also those of enum context_state. */
enum tunnel_state {
	TUNNEL_UP = 1,
	TUNNEL_REKEYING = 2,
	TUNNEL_DRAINING = 3,
	TUNNEL_HALF = 4,
	TUNNEL_DOWN = 5,   /* a policy asks for SAs, and there are none */
	TUNNEL_LARVAL = 6, /* as before, and SAs are being negotiated */
};

/* One tunnel. */
struct tunnel {
	struct tunnel_identity identity;
	uint64_t id;
	uint64_t first_seen, last_change; /* oldest and newest time of its SAs and policies, or 0 */
	uint64_t larval_since;            /* time of the oldest larval state, if it has any */
	uint32_t larval_count;
	uint32_t contexts, context_count; /* in tunnel_list.contexts */
	uint32_t policies, policy_count;  /* in tunnel_list.policies */
	/*
	 * Indices in tunnel_list.contexts, or CONTEXT_NONE: the active context, the newest if there
	 * are several; the context that describes the tunnel, which is the active one if any is.
	 */
	uint32_t active, lead;
	uint8_t state; /* enum tunnel_state */
};

/* The tunnels of a snapshot: at first those with contexts, then the others. */
struct tunnel_list {
	struct arena memory;
	struct tunnel *tunnels;
	size_t count;
	uint32_t *contexts; /* indices in the context_list, those of a tunnel side by side */
	uint32_t *policies; /* the same of templates in the snapshot's policies */
	size_t policy_count, policy_capacity;
};

/*
 * Returns the tunnels of @snapshot, which has larval states if the reader was asked for them, in
 * *ret, to be freed with tunnels_done(), or ERROR_NOT_ENOUGH_MEMORY. @contexts are the snapshot's;
 * each of them is in one tunnel. For each SA at most @policies_max policies are listed. Time and
 * memory grow with the number of SAs and policies only.
 */
uint32_t tunnels_find(const struct snapshot *snapshot, const struct context_list *contexts,
		      uint32_t policies_max, struct tunnel_list *ret);
void tunnels_done(struct tunnel_list *list);

#endif
