/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of text by libsmartcols. False: no memory. */
#ifndef WFPSA_TABLE_H
#define WFPSA_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct libscols_line;
struct libscols_table;

/* NULL: no memory. */
struct libscols_table *table_new(bool noheadings, bool raw);
void table_free(struct libscols_table *table);

bool table_add_column(struct libscols_table *table, const char *name, double width, int flags);

/* The line is the table's. NULL: no memory. */
struct libscols_line *table_add_line(struct libscols_table *table);

/* The text is copied, and made safe for a terminal. */
bool table_set_cell(const struct libscols_table *table, struct libscols_line *line, size_t column,
		    const char *text);

/* To stdout, whose errors main() finds. Without lines, nothing: no headings either. */
bool table_print(struct libscols_table *table);

#endif
