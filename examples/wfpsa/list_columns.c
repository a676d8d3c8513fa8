/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "list_columns.h"

#include <json-c/json.h>
#include <libsmartcols.h>

#include "errors.h"
#include "json.h"
#include "table.h"

static bool fill_table(struct libscols_table *table)
{
	bool ok = table && table_add_column(table, "COLUMN", 4, 0) &&
		  table_add_column(table, "KEY", 4, 0) && table_add_column(table, "TYPE", 4, 0) &&
		  table_add_column(table, "DESCRIPTION", 10, SCOLS_FL_WRAP);

	for (size_t i = 0; ok && i < sa_columns_count; i++) {
		const struct sa_column *c = &sa_columns[i];

		ok = table_add_line(table, (const char *[]){ c->name, c->key, c->type, c->help },
				    4);
	}
	return ok;
}

static bool add_object(struct json_object *array, const struct sa_column *column)
{
	struct json_object *object = json_object_new_object();

	if (object && json_set_text(object, "name", column->name) &&
	    json_set_text(object, "key", column->key) &&
	    json_set_text(object, "type", column->type) &&
	    json_set_text(object, "description", column->help) &&
	    !json_object_array_add(array, object))
		return true;
	json_object_put(object);
	return false;
}

static bool fill_document(struct json_object *document)
{
	struct json_object *array = json_object_new_array();
	bool ok = document && json_set(document, "columns", array);

	if (!document)
		json_object_put(array);
	for (size_t i = 0; ok && i < sa_columns_count; i++)
		ok = add_object(array, &sa_columns[i]);
	return ok;
}

int list_columns(const struct sa_options *options)
{
	struct libscols_table *table = NULL;
	struct json_object *document = NULL;
	bool ok;

	if (options->json) {
		document = json_document("columns");
		ok = fill_document(document) && json_print(document);
	} else {
		table = table_new(options->noheadings, options->raw);
		ok = fill_table(table) && table_print(table);
	}
	table_free(table);
	json_object_put(document);
	return ok ? EXIT_OK : fail_status(COMMAND_LIST_SAS, NULL, ERROR_NOT_ENOUGH_MEMORY);
}
