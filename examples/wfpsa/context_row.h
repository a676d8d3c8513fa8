/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A context: what its columns are asked for. */
#ifndef WFPSA_CONTEXT_ROW_H
#define WFPSA_CONTEXT_ROW_H

#include "sa_row.h"

#define HALF_SAS_MAX 4 /* there are two: ESP and AH */

/* The SAs of one direction. */
struct half {
	struct sa_row sas[HALF_SAS_MAX];
	size_t count; /* 0: there is none */
};

struct context_row {
	const WFPX_SA_CONTEXT0 *context;
	struct half in, out;
};

/* @now, @foreign: as in struct sa_row. */
void context_row_init(struct context_row *row, const WFPX_SA_CONTEXT0 *context, uint64_t now,
		      bool foreign);

/* The first outbound SA, or the first inbound one where there is none; a context has one. */
const struct sa_row *context_either(const struct context_row *row);

/* "up", "rekeying", "draining", "half". NULL: no such state. */
const char *context_state_name(unsigned state);

#endif
