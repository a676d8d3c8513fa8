/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* SA contexts: pairs of SAs, what state they are in, and their ids. */
#ifndef SADB_CONTEXT_H
#define SADB_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "xfrm/sa.h"

struct snapshot;

/* The numbers are WFPX_SA_CONTEXT_STATE's. */
enum context_state {
	CONTEXT_UP = 1,       /* both SAs */
	CONTEXT_REKEYING = 2, /* both SAs, and another generation of them is there for a while */
	CONTEXT_DRAINING = 3, /* an inbound SA on its way out, for packets under way */
	CONTEXT_HALF = 4,     /* one SA alone, and no reason to be seen */
};

#define CONTEXT_NONE UINT32_MAX

struct context {
	uint32_t inbound, outbound; /* indices of SAs in the snapshot, or CONTEXT_NONE */
	uint8_t state;              /* enum context_state */
	bool active;                /* packets leave through this one */
	bool by_order; /* its SAs were chosen among several by their order: others may be meant */
	bool uneven;   /* by order, and one SA of those it was chosen among has no partner */
};

struct context_list {
	struct context *contexts;
	size_t count;
	bool needs_order; /* a pair rests on the order of the SAs in the snapshot */
};

/* All contexts of a snapshot, in no order that means anything. The caller ends the list. */
uint32_t contexts_find(const struct snapshot *snapshot, struct context_list *ret);
void contexts_done(struct context_list *list);

/*
 * The id of a context: high half the inbound SA's SPI, low half a hash of the rest of what
 * identifies that SA; those of the outbound SA where there is no other. So it is the same in every
 * process, does not change when the outbound SA goes, and begins with the SPI that other tools
 * show.
 */
uint64_t context_id(const struct snapshot *snapshot, const struct context *context);

#endif
