/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa list: rows, or with --list-columns the columns that rows have; as a table or as JSON */
#include <json-c/json.h>
#include <libsmartcols.h>

#include "document.h"
#include "errors.h"
#include "json.h"
#include "options.h"
#include "unsafe.h"

/*
 * A listing on its way to stdout. libsmartcols needs all rows of a table to find the widths of the
 * columns, so a table is printed at the end; a JSON document is printed row by row.
 */
struct listing {
	const struct options *options;
	const struct record *record;
	struct libscols_table *table; /* NULL where JSON is wanted */
	struct document document;     /* used where JSON is wanted */
};

/* An empty table without columns, to be released with scols_unref_table(). NULL: no memory. */
static struct libscols_table *new_table(const struct options *options)
{
	struct libscols_table *table = scols_new_table();

	if (!table)
		return NULL;
	scols_table_enable_noheadings(table, options->noheadings);
	scols_table_enable_raw(table, options->raw);
	return table;
}

/*
 * @width and @flags as in struct column. In a table that is not raw, set_cell() has escaped the
 * text, and libsmartcols must not escape the backslashes again. False: no memory.
 */
static bool add_column(struct libscols_table *table, const char *name, double width, int flags)
{
	struct libscols_column *column = scols_table_new_column(table, name, width, flags);

	return column && (scols_table_is_raw(table) || !scols_column_set_safechars(column, "\\"));
}

/*
 * Copies @text into a cell and makes it safe for a terminal. A raw table needs no help: there
 * libsmartcols itself escapes all that is not ASCII. False: no memory.
 */
static bool set_cell(const struct libscols_table *table, struct libscols_line *line, size_t column,
		     const char *text)
{
	char *safe;

	if (scols_table_is_raw(table))
		return scols_line_set_data(line, column, text) == 0;
	safe = unsafe_escaped(text);
	return safe && scols_line_refer_data(line, column, safe) == 0;
}

static bool fill_line(const struct listing *listing, const void *row, struct value *value)
{
	struct libscols_line *line = scols_table_new_line(listing->table, NULL);
	char buffer[2 * VALUE_TEXT_SIZE];

	for (size_t i = 0; line && i < listing->options->column_count; i++) {
		const char *cell;

		listing->record->get(listing->options->columns[i], row, value);
		cell = value_cell(value, listing->options->bytes, buffer, sizeof(buffer));
		if (value->no_memory || !set_cell(listing->table, line, i, cell))
			return false;
	}
	return line != NULL;
}

/* Adds a row to the table; struct reading calls it. */
static bool take_line(void *to, const void *row)
{
	struct value value;
	bool ok;

	value_init(&value);
	ok = fill_line(to, row, &value);
	value_done(&value);
	return ok;
}

/* Adds a row to the JSON document; struct reading calls it. */
static bool take_object(void *to, const void *row)
{
	struct listing *listing = to;
	const struct options *options = listing->options;

	return document_add(&listing->document,
			    json_row(listing->record,
				     options->columns_chosen ? options->columns : NULL,
				     options->column_count, row));
}

static bool start_table(struct listing *listing)
{
	const struct options *options = listing->options;

	if (options->json)
		return true;
	listing->table = new_table(options);
	if (!listing->table)
		return false;
	for (size_t i = 0; i < options->column_count; i++)
		if (!add_column(listing->table, options->columns[i]->name,
				options->columns[i]->width, options->columns[i]->flags))
			return false;
	return true;
}

static int list_rows(struct listing *listing)
{
	const struct command *command = listing->options->command;
	struct reading reading = {
		.command = command->name,
		.filter = &listing->options->filter,
		.netns = listing->options->netns,
		.take = listing->options->json ? take_object : take_line,
		.to = listing,
	};
	int result = EXIT_OK;
	bool ok = start_table(listing);

	listing->document = (struct document){ .noun = command->noun, .reading = &reading };
	if (ok)
		result = read_rows(command->noun, &reading);
	if (result != EXIT_OK)
		return result;
	if (ok)
		ok = listing->table ? scols_print_table(listing->table) == 0
				    : document_end(&listing->document);
	return ok ? EXIT_OK : fail_status(command->name, NULL, ERROR_NOT_ENOUGH_MEMORY);
}

static bool add_column_line(struct libscols_table *table, const struct column *column)
{
	struct libscols_line *line = scols_table_new_line(table, NULL);

	return line && set_cell(table, line, 0, column->name) &&
	       set_cell(table, line, 1, column->key) && set_cell(table, line, 2, column->type) &&
	       set_cell(table, line, 3, column->help);
}

static bool fill_columns_table(struct libscols_table *table, const struct record *record)
{
	const struct column *column;
	bool ok = table && add_column(table, "COLUMN", 4, 0) && add_column(table, "KEY", 4, 0) &&
		  add_column(table, "TYPE", 4, 0) &&
		  add_column(table, "DESCRIPTION", 10, SCOLS_FL_WRAP);

	for (size_t i = 0; ok && (column = record_column(record, i)); i++)
		ok = add_column_line(table, column);
	return ok;
}

static bool add_column_object(struct json_object *array, const struct column *column)
{
	struct json_object *object = json_object_new_object();

	return json_add(array, object) && json_set_text(object, "name", column->name) &&
	       json_set_text(object, "key", column->key) &&
	       json_set_text(object, "type", column->type) &&
	       json_set_text(object, "description", column->help);
}

static bool fill_columns_document(struct json_object *document, const struct noun *noun)
{
	struct json_object *array = json_object_new_array();
	const struct column *column;
	bool ok = document && json_set_text(document, "of", noun->name);

	if (!ok) {
		json_object_put(array);
		return false;
	}
	ok = json_set(document, "columns", array);
	for (size_t i = 0; ok && (column = record_column(noun->record, i)); i++)
		ok = add_column_object(array, column);
	return ok;
}

/* wfpsa list ... --list-columns. It reads nothing from the kernel and needs no right. */
static int list_columns(const struct options *options)
{
	const struct noun *noun = options->command->noun;
	struct libscols_table *table = NULL;
	struct json_object *document = NULL;
	bool ok;

	if (options->json) {
		document = json_document("columns");
		ok = fill_columns_document(document, noun) && json_print(document);
	} else {
		table = new_table(options);
		ok = fill_columns_table(table, noun->record) && scols_print_table(table) == 0;
	}
	scols_unref_table(table);
	json_object_put(document);
	return ok ? EXIT_OK : fail_status(options->command->name, NULL, ERROR_NOT_ENOUGH_MEMORY);
}

int list(const struct options *options)
{
	struct listing listing = {
		.options = options,
		.record = options->command->noun->record,
	};
	int result;

	if (options->list_columns)
		return list_columns(options);
	result = list_rows(&listing);
	scols_unref_table(listing.table);
	return result;
}
