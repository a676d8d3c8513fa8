/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "table.h"

#include <libsmartcols.h>

#include "unsafe.h"

struct libscols_table *table_new(bool noheadings, bool raw)
{
	struct libscols_table *table = scols_new_table();

	if (!table)
		return NULL;
	scols_table_enable_noheadings(table, noheadings);
	scols_table_enable_raw(table, raw);
	return table;
}

void table_free(struct libscols_table *table)
{
	scols_unref_table(table);
}

bool table_add_column(struct libscols_table *table, const char *name, double width, int flags)
{
	struct libscols_column *column = scols_table_new_column(table, name, width, flags);

	/* the escapes of unsafe_escaped() are not to be escaped again; a raw table knows no such */
	return column && (scols_table_is_raw(table) || !scols_column_set_safechars(column, "\\"));
}

struct libscols_line *table_add_line(struct libscols_table *table)
{
	return scols_table_new_line(table, NULL);
}

/* A raw table escapes by itself whatever is not ASCII. */
bool table_set_cell(const struct libscols_table *table, struct libscols_line *line, size_t column,
		    const char *text)
{
	char *safe;

	if (scols_table_is_raw(table))
		return scols_line_set_data(line, column, text) == 0;
	safe = unsafe_escaped(text);
	return safe && scols_line_refer_data(line, column, safe) == 0;
}

bool table_print(struct libscols_table *table)
{
	return scols_print_table(table) == 0;
}
