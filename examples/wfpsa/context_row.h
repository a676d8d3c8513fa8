/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row of contexts, which the getters of the columns of contexts take. */
#ifndef WFPSA_CONTEXT_ROW_H
#define WFPSA_CONTEXT_ROW_H

#include "sa_row.h"
#include "value.h"

#define HALF_SAS_MAX 4 /* a direction has at most two SAs, ESP and AH */

/* The SAs of one direction, ESP before AH. */
struct half {
	struct sa_row sas[HALF_SAS_MAX];
	size_t count; /* 0: the context has no SA of this direction */
};

/* The pointers are into a block of the library and valid as long as that. None is NULL. */
struct context_row {
	const WFPX_SA_CONTEXT0 *context;
	struct half in, out;
};

/* Makes @row the row of @context, without copying it. @now and @foreign are as in struct sa_row. */
void context_row_init(struct context_row *row, const WFPX_SA_CONTEXT0 *context, uint64_t now,
		      bool foreign);

/* The first outbound SA, or without one the first inbound SA. Every context has an SA. */
const struct sa_row *context_either(const struct context_row *row);

/*
 * Whether the context is called @name: its name, its connection or its child is the same text.
 */
bool context_is_called(const struct context_row *row, const char *name);

/* The name of a WFPX_SA_CONTEXT_STATE: "up", "rekeying", "draining" or "half". NULL: unknown. */
const char *context_state_name(unsigned state);

/* The tone of a WFPX_SA_CONTEXT_STATE. */
enum tone context_state_tone(unsigned state);

#endif
