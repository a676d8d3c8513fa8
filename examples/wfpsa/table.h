/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tables of text, made with libsmartcols. libsmartcols needs all lines to find the widths of the
 * columns, so a table is printed at the end. Where the line has a width, columns are left out and
 * cells cut before it prints, with a mark for both.
 */
#ifndef WFPSA_TABLE_H
#define WFPSA_TABLE_H

#include "options.h"

struct libscols_line;
struct libscols_table;

#define TABLE_COLUMNS_MAX (COLUMNS_MAX + 1)

/* The members are for table.c only. */
struct table {
	struct libscols_table *scols;
	const struct column *columns[TABLE_COLUMNS_MAX];
	bool droppable[TABLE_COLUMNS_MAX];
	size_t count;
	size_t width; /* of the line; 0: as wide as need be */
};

/*
 * Makes @table an empty table without columns, headings and colours as @options say. The caller
 * calls table_done(), also on failure. Returns false if there is no memory.
 */
bool table_init(struct table *table, const struct options *options);

/* Releases what the table holds. */
void table_done(struct table *table);

/*
 * Adds a column, of which the table uses all but the getter. @droppable: where the line is too
 * narrow, the column may be left out. Returns false if there is no memory.
 */
bool table_add_column(struct table *table, const struct column *column, bool droppable);

/*
 * Returns a line with empty cells for all columns, which belongs to the caller until it is added.
 * NULL: no memory.
 */
struct libscols_line *table_new_line(const struct table *table);

/* Copies @text into a cell and makes it safe for a terminal. Returns false if there is no memory.
 */
bool table_set_cell(const struct table *table, struct libscols_line *line, size_t column,
		    const char *text, enum tone tone);

/*
 * Fills the cells of a line, from the column @first on, with what these columns show of @row, which
 * is of the type that @record is for. @value serves for all of them. @exact: numbers of bytes are
 * not rounded. Returns false if there is no memory.
 */
bool table_fill_line(const struct table *table, struct libscols_line *line, size_t first,
		     const struct record *record, const void *row, bool exact, struct value *value);

/* Adds a line at the end, and releases it on failure too. Returns false if there is no memory. */
bool table_add_line(struct table *table, struct libscols_line *line);

/* Whether the table has no line. */
bool table_is_empty(const struct table *table);

/* Prints the table to stdout. Returns false if there is no memory. */
bool table_print(struct table *table);

/* Returns the table as a text, which the caller frees. NULL: no memory. */
char *table_text(struct table *table);

#endif
