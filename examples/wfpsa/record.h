/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What rows consist of: tables of columns. One table gives the cells, the JSON, -o, -H, and the
 * blocks of "show".
 */
#ifndef WFPSA_RECORD_H
#define WFPSA_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include <fwpmu.h>
#include <wfpxfrm.h>

#include "value.h"

struct sa_row;
struct context_row;

/* What a context's getter is given: the row, or one of its SAs; where that is not, all is absent.
 */
enum column_of {
	OF_ROW,
	OF_INBOUND,
	OF_OUTBOUND,
	OF_EITHER, /* the outbound SA if there is one; for what both have in common */
};

struct column {
	const char *name;
	double width;     /* hint: characters, or below 1 a part of the line */
	int flags;        /* SCOLS_FL_* */
	const char *key;  /* in JSON; "in.spi": the member spi of the object in */
	const char *type; /* of the JSON value */
	const char *help;
	union {
		void (*sa)(const struct sa_row *row, struct value *ret);
		void (*context)(const struct context_row *row, struct value *ret);
		void (*policy)(const WFPX_POLICY0 *row, struct value *ret);
		void (*session)(const FWPM_SESSION0 *row, struct value *ret);
	} get;
	enum column_of of;
};

struct record {
	const struct column *columns;
	size_t count;
	size_t defaults; /* the first so many are what a table shows unless asked for others */
	bool brief;      /* "show" has each on one line */

	/* Calls the getter of @column for a row, which is of the type that the record is for. */
	void (*get)(const struct column *column, const void *row, struct value *ret);
};

extern const struct record sa_record;      /* of struct sa_row */
extern const struct record context_record; /* of struct context_row */
extern const struct record policy_record;  /* of WFPX_POLICY0 */
extern const struct record session_record; /* of FWPM_SESSION0 */

/* Whatever the case. NULL: there is none. @length: of the name, which need not end there. */
const struct column *record_find(const struct record *record, const char *name, size_t length);

/* Whether the column shows a part of what another column has whole. */
bool column_is_part(const struct column *column);

#endif
