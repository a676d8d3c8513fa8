/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What expire and delete remember of a context, and print of it. */
#ifndef WFPSA_ENDED_H
#define WFPSA_ENDED_H

#include <stdio.h>

#include "context_row.h"
#include "format.h"

struct json;

/* A context that is to be ended, and the result. */
struct ended {
	UINT64 id;
	char local[ADDRESS_TEXT_SIZE], remote[ADDRESS_TEXT_SIZE];
	UINT32 in[HALF_SAS_MAX], out[HALF_SAS_MAX]; /* SPIs */
	size_t in_count, out_count;
	bool sends;         /* packets leave through it, not through another generation */
	bool added;         /* by "wfpsa add": its filters go with it */
	bool by_order;      /* WFPX_SA_CONTEXT0.pairedByOrder */
	const char *result; /* "expired", "deleted", "gone" or "failed"; NULL: not tried */
	uint64_t ends;      /* if expired: when the inbound SA ends, in seconds since 1970; or 0 */
};

/* Makes @ended what is to be remembered of @row. */
void ended_init(struct ended *ended, const struct context_row *row);

/*
 * Prints a context as "0xc523f6155f18473b 192.0.2.1 198.51.100.2 in 0xc523f615 out 0xc9cdfe0d",
 * without newline.
 */
void ended_print_context(const struct ended *ended, FILE *to);

/* Prints the line of the result to stdout. @instead is printed where nothing was tried. */
void ended_print(const struct ended *ended, const char *instead);

/* Writes @ended as a member of an array. */
void ended_json(const struct ended *ended, struct json *json);

#endif
