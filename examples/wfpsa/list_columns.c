/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "list_columns.h"

#include <json-c/json.h>
#include <libsmartcols.h>

#include "errors.h"
#include "json.h"
#include "table.h"

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

int list_columns(const struct options *options)
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
