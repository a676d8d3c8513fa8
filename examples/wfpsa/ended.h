/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A context that is to be ended, and what became of it, as text and as JSON. */
#ifndef WFPSA_ENDED_H
#define WFPSA_ENDED_H

#include <stdio.h>

#include "context_row.h"
#include "format.h"

struct json_object;

struct ended {
	UINT64 id;
	char local[ADDRESS_TEXT_SIZE], remote[ADDRESS_TEXT_SIZE];
	UINT32 in[HALF_SAS_MAX], out[HALF_SAS_MAX]; /* SPIs */
	size_t in_count, out_count;
	bool by_order;      /* its SAs were chosen by their order */
	const char *result; /* "expired", "deleted", "gone", "failed"; NULL: it was not tried */
	uint64_t ends;      /* of an expired one: when the inbound SA goes, or 0 */
};

void ended_init(struct ended *ended, const struct context_row *row);

/* "0xc523f6155f18473b 192.0.2.1 198.51.100.2 in 0xc523f615 out 0xc9cdfe0d", no newline. */
void ended_print_context(const struct ended *ended, FILE *to);

/* The line of what was done, to stdout. @instead is printed where nothing was tried. */
void ended_print(const struct ended *ended, const char *instead);

/* NULL: no memory. */
struct json_object *ended_json(const struct ended *ended);

#endif
