/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row of contexts, which the getters of the columns of contexts take. */
#ifndef WFPSA_CONTEXT_ROW_H
#define WFPSA_CONTEXT_ROW_H

#include "context_state.h"
#include "sa_row.h"
#include "tunnel_row.h"
#include "value.h"

#define HALF_SAS_MAX 4 /* a direction has at most two SAs, ESP and AH */

/* The SAs of one direction, ESP before AH. */
struct half {
	struct sa_row sas[HALF_SAS_MAX];
	size_t count; /* 0: the context has no SA of this direction */
};

/* The pointers are into a block of the library and valid as long as that. */
struct context_row {
	const WFPX_SA_CONTEXT0 *context; /* NULL: a tunnel that has no context */
	struct half in, out;
	struct tunnel_row down; /* its tunnel; of rows that are to be ended, NULL */
};

/* Makes @row the row of @context, without copying it. @now and @foreign are as in struct sa_row. */
void context_row_init(struct context_row *row, const WFPX_SA_CONTEXT0 *context, uint64_t now,
		      bool foreign);

/* Makes @row the row of a tunnel that has no context. */
void context_row_init_down(struct context_row *row, const WFPX_TUNNEL0 *tunnel, uint64_t now);

/* Whether a context passes the filters. */
bool context_wanted(const struct filter *filter, const struct context_row *row);

/* Whether the name, the connection or the child in @names, NULL for none, is @name. */
bool names_have(const WFPX_NAMES0 *names, const char *name);

/* The first outbound SA, or without one the first inbound SA. Every context has an SA. */
const struct sa_row *context_either(const struct context_row *row);

/* Whether the context, or the tunnel without one, is called @name. */
bool context_is_called(const struct context_row *row, const char *name);

/* Makes @ret the name of a WFPX_SA_CONTEXT_STATE or WFPX_TUNNEL_STATE, with the tone of the state.
 */
void value_state(struct value *ret, unsigned state);

#endif
