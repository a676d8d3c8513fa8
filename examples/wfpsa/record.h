/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Records: the kinds of rows, and the columns that each kind has. One description of a column
 * serves the cells of tables, the members of JSON objects, the lines of "show", --output and
 * --list-columns, so that these cannot disagree.
 *
 * A new column is a row in the array of the source file that knows its subject: sa_*.c,
 * context_*.c, session_columns.c, filters_columns.c, ike_columns.c, tunnel_columns.c,
 * watch_columns.c, event_columns.c or policy_columns.c. Nothing else lists columns but the man
 * page.
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
struct tunnel_row;
struct event_row;

/*
 * Which part of a context a column of contexts shows. Unless it is the whole, the column shows what
 * the column of SAs with the same key shows of that SA: "in.spi" is the "spi" of the inbound SA.
 */
enum column_of {
	OF_ROW,      /* the whole context: the column has a getter of its own */
	OF_INBOUND,  /* the inbound SA, without which the value is absent */
	OF_OUTBOUND, /* the outbound SA, without which the value is absent */
	OF_EITHER,   /* any SA of the context, for a value that all its SAs share */
};

/* How a column stands in a table. */
enum column_flags {
	COLUMN_RIGHT = 1,  /* aligned to the right */
	COLUMN_CUT = 2,    /* where the line is too narrow, long cells lose their end */
	COLUMN_SPARE = 8,  /* where the line is too narrow, left out first if no cell has a value */
	COLUMN_MIDDLE = 4, /* as a last resort, long cells lose their middle: addresses */
	COLUMN_PART = 16,  /* shows a part of what another column shows: its key has a point */
};

/* A column of a record. All strings are constants. */
struct column {
	const char *name; /* the heading; what --output takes, in any case */
	unsigned width;   /* least width in characters, if there is room */
	unsigned flags;   /* bits of enum column_flags */
	const char *key;  /* of the JSON member; "in.spi" is the member "spi" of the object "in" */
	const char *type; /* of the JSON value, for --list-columns */
	const char *help; /* for --list-columns */

	/*
	 * The getter, in the member that belongs to the record's type of row; unused where "of" is
	 * not OF_ROW. It sets @ret, which value_init() has prepared, and keeps no pointer to @ret.
	 */
	union {
		void (*sa)(const struct sa_row *row, struct value *ret);
		void (*context)(const struct context_row *row, struct value *ret);
		void (*policy)(const WFPX_POLICY0 *row, struct value *ret);
		void (*session)(const FWPM_SESSION0 *row, struct value *ret);
		void (*filter)(const WFPX_FILTER0 *row, struct value *ret);
		void (*ike)(const WFPX_IKE_SA0 *row, struct value *ret);
		void (*tunnel)(const struct tunnel_row *row, struct value *ret);
		void (*child)(const WFPX_IKE_CHILD0 *row, struct value *ret);
		void (*event)(const struct event_row *row, struct value *ret);
	} get;
	enum column_of of; /* columns of contexts only */

	/*
	 * When a default column is left out because the line is too narrow: the highest number
	 * first; 1 after cells have been cut; 0 never.
	 */
	unsigned drop;
};

/* Columns of a record that stand side by side, as one source file has them. */
struct columns {
	const struct column *first;
	size_t count;
};

/* A kind of rows. */
struct record {
	const struct columns *const *columns; /* all, in the order of --list-columns; NULL ends */
	size_t shown; /* so many of the first are what a table shows without --output */
	bool brief;   /* "show" prints a row on one line rather than a line for each column */

	/* Calls the getter of @column. @row is of the type that this record is for. */
	void (*get)(const struct column *column, const void *row, struct value *ret);
};

extern const struct record sa_record;        /* rows are struct sa_row */
extern const struct record context_record;   /* rows are struct context_row */
extern const struct record policy_record;    /* rows are WFPX_POLICY0 */
extern const struct record session_record;   /* rows are FWPM_SESSION0 */
extern const struct record filter_record;    /* rows are WFPX_FILTER0 */
extern const struct record tunnel_record;    /* rows are struct tunnel_row */
extern const struct record ike_record;       /* rows are WFPX_IKE_SA0 */
extern const struct record ike_child_record; /* rows are WFPX_IKE_CHILD0 */

/* The column at @index in the order of --list-columns. NULL: there are no more columns. */
const struct column *record_column(const struct record *record, size_t index);

/* How many columns, from the first on, a table shows without --output. */
size_t record_default_count(const struct record *record);

/*
 * The column whose name is the @length characters at @name, in any case; no NUL need follow them.
 * NULL: no column has this name.
 */
const struct column *record_find(const struct record *record, const char *name, size_t length);

/* Whether the column shows a part of what another column shows as a whole: "in.spi" of "in". */
static inline bool column_is_part(const struct column *column)
{
	return column->flags & COLUMN_PART;
}

#endif
