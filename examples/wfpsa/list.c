/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa list */
#include <json-c/json.h>
#include <libsmartcols.h>

#include "document.h"
#include "errors.h"
#include "json.h"
#include "options.h"
#include "table.h"

/* A table is printed in the end, a document row by row. */
struct listing {
	const struct options *options;
	const struct record *record;
	struct libscols_table *table; /* NULL: it is a document */
	struct document document;
};

static bool set_cells(const struct listing *listing, const void *row, struct value *value)
{
	struct libscols_line *line = table_add_line(listing->table);
	char buffer[2 * VALUE_TEXT_SIZE];

	for (size_t i = 0; line && i < listing->options->column_count; i++) {
		const char *cell;

		listing->record->get(listing->options->columns[i], row, value);
		cell = value_cell(value, listing->options->bytes, buffer, sizeof(buffer));
		if (value->no_memory || !table_set_cell(listing->table, line, i, cell))
			return false;
	}
	return line != NULL;
}

static bool take_line(void *to, const void *row)
{
	struct value value;
	bool ok;

	value_init(&value);
	ok = set_cells(to, row, &value);
	value_done(&value);
	return ok;
}

static bool take_object(void *to, const void *row)
{
	struct listing *listing = to;
	const struct options *options = listing->options;

	return document_add(&listing->document,
			    json_row(listing->record,
				     options->columns_chosen ? options->columns : NULL,
				     options->column_count, row));
}

static bool start(struct listing *listing)
{
	const struct options *options = listing->options;

	if (options->json)
		return true;
	listing->table = table_new(options->noheadings, options->raw);
	if (!listing->table)
		return false;
	for (size_t i = 0; i < options->column_count; i++)
		if (!table_add_column(listing->table, options->columns[i]->name,
				      options->columns[i]->width, options->columns[i]->flags))
			return false;
	return true;
}

static int run(struct listing *listing)
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
	bool ok = start(listing);

	listing->document = (struct document){ .noun = command->noun, .reading = &reading };
	if (ok)
		result = read_rows(command->noun, &reading);
	if (result != EXIT_OK)
		return result;
	if (ok)
		ok = listing->table ? table_print(listing->table)
				    : document_end(&listing->document);
	return ok ? EXIT_OK : fail_status(command->name, NULL, ERROR_NOT_ENOUGH_MEMORY);
}

static bool add_line(struct libscols_table *table, const struct column *column)
{
	struct libscols_line *line = table_add_line(table);

	return line && table_set_cell(table, line, 0, column->name) &&
	       table_set_cell(table, line, 1, column->key) &&
	       table_set_cell(table, line, 2, column->type) &&
	       table_set_cell(table, line, 3, column->help);
}

static bool fill_table(struct libscols_table *table, const struct record *record)
{
	bool ok = table && table_add_column(table, "COLUMN", 4, 0) &&
		  table_add_column(table, "KEY", 4, 0) && table_add_column(table, "TYPE", 4, 0) &&
		  table_add_column(table, "DESCRIPTION", 10, SCOLS_FL_WRAP);

	for (size_t i = 0; ok && i < record->count; i++)
		ok = add_line(table, &record->columns[i]);
	return ok;
}

static bool add_object(struct json_object *array, const struct column *column)
{
	struct json_object *object = json_object_new_object();

	return json_add(array, object) && json_set_text(object, "name", column->name) &&
	       json_set_text(object, "key", column->key) &&
	       json_set_text(object, "type", column->type) &&
	       json_set_text(object, "description", column->help);
}

static bool fill_document(struct json_object *document, const struct noun *noun)
{
	struct json_object *array = json_object_new_array();
	bool ok = document && json_set_text(document, "of", noun->name);

	if (!ok) {
		json_object_put(array);
		return false;
	}
	ok = json_set(document, "columns", array);
	for (size_t i = 0; ok && i < noun->record->count; i++)
		ok = add_object(array, &noun->record->columns[i]);
	return ok;
}

static int list_columns(const struct options *options)
{
	const struct noun *noun = options->command->noun;
	struct libscols_table *table = NULL;
	struct json_object *document = NULL;
	bool ok;

	if (options->json) {
		document = json_document("columns");
		ok = fill_document(document, noun) && json_print(document);
	} else {
		table = table_new(options->noheadings, options->raw);
		ok = fill_table(table, noun->record) && table_print(table);
	}
	table_free(table);
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
	result = run(&listing);
	table_free(listing.table);
	return result;
}
