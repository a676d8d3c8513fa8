/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of "list sas". One table gives the cells, the JSON, -o, and -H. */
#ifndef WFPSA_SA_COLUMNS_H
#define WFPSA_SA_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <wfpxfrm.h>

#include "value.h"

/* One SA of an entry. */
struct sa_row {
	const WFPX_SA_DETAILS0 *details;
	size_t index;       /* in its saList */
	const WFPX_SA0 *sa; /* details->saList[index] */
	uint64_t bundle;    /* number of the entry in this listing */
	uint64_t now;       /* seconds since 1970, when the snapshot was taken */
	bool foreign;       /* of another network namespace: its interfaces have no name here */
};

struct sa_column {
	const char *name;
	double width; /* hint: characters, or below 1 a part of the line */
	int flags;    /* SCOLS_FL_* */
	const char *key;
	const char *type; /* of the JSON value */
	const char *help;
	void (*get)(const struct sa_row *row, struct value *ret);
};

extern const struct sa_column sa_columns[];
extern const size_t sa_columns_count;

/* The first so many are what a table shows by default. */
#define SA_COLUMNS_DEFAULT 10

/* Whatever the case. NULL: there is none. @length: of the name, which need not end there. */
const struct sa_column *sa_column_find(const char *name, size_t length);

#endif
