/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* SA contexts: pairs of SAs, their states, and their ids. */
#ifndef SADB_CONTEXT_H
#define SADB_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "xfrm/sa.h"

struct snapshot;

/* The numbers are those of WFPX_SA_CONTEXT_STATE. */
enum context_state {
	CONTEXT_UP = 1,       /* both SAs */
	CONTEXT_REKEYING = 2, /* both SAs, and for a while another generation of them */
	CONTEXT_DRAINING = 3, /* an inbound SA that is kept for packets under way */
	CONTEXT_HALF = 4,     /* one SA alone, for an unknown reason */
};

#define CONTEXT_NONE UINT32_MAX

/* One SA context. */
struct context {
	uint32_t inbound, outbound; /* indices of SAs in the snapshot, or CONTEXT_NONE */
	uint8_t state;              /* enum context_state */
	bool active;                /* the kernel sends packets with this context */
	bool by_order; /* its SAs were chosen among several by their order, perhaps wrongly */
	bool uneven;   /* by_order, and one of the SAs it was chosen among has no partner */
};

/* The contexts of a snapshot, in no particular order. */
struct context_list {
	struct arena memory; /* of the contexts */
	struct context *contexts;
	size_t count;
	bool needs_order; /* a pair depends on the order of the SAs in the snapshot */
};

/*
 * contexts_find() returns all contexts of @snapshot in *ret, to be freed with contexts_done(), or
 * ERROR_NOT_ENOUGH_MEMORY. Each SA is in one context, but the AH SA of a bundle is in none.
 */
uint32_t contexts_find(const struct snapshot *snapshot, struct context_list *ret);
void contexts_done(struct context_list *list);

/*
 * Returns the id of a context. That is the tag of its SAs if they have one. Otherwise it is sa_id()
 * of its inbound SA, or of its outbound SA if there is no inbound one: so the id is the same in
 * every process, stays when the outbound SA goes, and begins with the SPI that other tools show.
 */
uint64_t context_id(const struct snapshot *snapshot, const struct context *context);

#endif
