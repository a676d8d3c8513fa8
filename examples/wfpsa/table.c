/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "table.h"

#include <libsmartcols.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table_fit.h"
#include "terminal.h"
#include "unsafe.h"

bool table_init(struct table *table, const struct options *options)
{
	*table = (struct table){ .scols = scols_new_table() };
	if (!table->scols)
		return false;
	scols_table_enable_noheadings(table->scols, options->noheadings);
	scols_table_enable_raw(table->scols, options->raw);
	scols_table_enable_colors(table->scols,
				  !options->raw && terminal_wants_color(options->color));
	/* the table is made to fit before libsmartcols sees the width, so it need not cut */
	scols_table_set_termforce(table->scols, SCOLS_TERMFORCE_NEVER);
	table->width = options->raw ? 0 : terminal_width();
	return true;
}

void table_done(struct table *table)
{
	scols_unref_table(table->scols);
}

/* set_cell() escapes the text, and libsmartcols must not escape the backslashes again. */
bool table_add_column(struct table *table, const struct column *column, bool droppable)
{
	int flags = column->flags & COLUMN_RIGHT ? SCOLS_FL_RIGHT : 0;
	struct libscols_column *added =
		scols_table_new_column(table->scols, column->name, column->width, flags);

	if (!added ||
	    (!scols_table_is_raw(table->scols) && scols_column_set_safechars(added, "\\")))
		return false;
	table->columns[table->count] = column;
	table->droppable[table->count++] = droppable;
	return true;
}

struct libscols_line *table_new_line(const struct table *table)
{
	struct libscols_line *line = scols_new_line();

	if (line && !scols_line_alloc_cells(line, table->count))
		return line;
	scols_unref_line(line);
	return NULL;
}

/* A raw table needs no help: there libsmartcols itself escapes all that is not ASCII. */
static bool set_text(const struct table *table, struct libscols_cell *cell, const char *text)
{
	char *safe;

	if (scols_table_is_raw(table->scols))
		return scols_cell_set_data(cell, text) == 0;
	safe = unsafe_escaped(text);
	return safe && scols_cell_refer_data(cell, safe) == 0;
}

bool table_set_cell(const struct table *table, struct libscols_line *line, size_t column,
		    const char *text, enum tone tone)
{
	static const char *const colors[] = {
		[TONE_GOOD] = "green",
		[TONE_PASSING] = "yellow",
		[TONE_BAD] = "red",
	};
	struct libscols_cell *cell = scols_line_get_cell(line, column);

	if (!set_text(table, cell, text))
		return false;
	return tone == TONE_NONE || scols_cell_set_color(cell, colors[tone]) == 0;
}

bool table_fill_line(const struct table *table, struct libscols_line *line, size_t first,
		     const struct record *record, const void *row, bool exact, struct value *value)
{
	char buffer[2 * VALUE_TEXT_SIZE];

	for (size_t i = first; i < table->count; i++) {
		const char *cell;

		record->get(table->columns[i], row, value);
		cell = value_cell(value, exact, buffer, sizeof(buffer));
		if (value->no_memory || !table_set_cell(table, line, i, cell, value->tone))
			return false;
	}
	return true;
}

bool table_add_line(struct table *table, struct libscols_line *line)
{
	bool ok = scols_table_add_line(table->scols, line) == 0;

	scols_unref_line(line);
	return ok;
}

bool table_is_empty(const struct table *table)
{
	return !scols_table_get_nlines(table->scols);
}

bool table_print(struct table *table)
{
	return (!table->width || table_fit(table)) && scols_print_table(table->scols) == 0;
}

char *table_text(struct table *table)
{
	char *text = NULL, *whole = NULL;

	if ((!table->width || table_fit(table)) &&
	    !scols_print_table_to_string(table->scols, &text) &&
	    asprintf(&whole, "%s%s", text, *text ? "\n" : "") < 0) /* the last line has no end */
		whole = NULL;
	free(text);
	return whole;
}
