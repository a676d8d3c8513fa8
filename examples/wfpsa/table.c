/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "table.h"

#include <libsmartcols.h>

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
	return scols_table_new_column(table, name, width, flags) != NULL;
}

struct libscols_line *table_add_line(struct libscols_table *table)
{
	return scols_table_new_line(table, NULL);
}

bool table_set_cell(struct libscols_line *line, size_t column, const char *text)
{
	return scols_line_set_data(line, column, text) == 0;
}

bool table_print(struct libscols_table *table)
{
	return scols_print_table(table) == 0;
}
