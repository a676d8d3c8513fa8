/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa list ... --list-columns */
#include "list_columns.h"

#include <libsmartcols.h>
#include <stdio.h>
#include <string.h>

#include "errors.h"
#include "json.h"

/* The longest name, key and type of the columns, with blanks behind them. */
static size_t width_before_help(const struct record *record)
{
	size_t name = sizeof("COLUMN"), key = sizeof("KEY"), type = sizeof("TYPE");
	const struct column *column;

	for (size_t i = 0; (column = record_column(record, i)); i++) {
		name = strlen(column->name) >= name ? strlen(column->name) + 1 : name;
		key = strlen(column->key) >= key ? strlen(column->key) + 1 : key;
		type = strlen(column->type) >= type ? strlen(column->type) + 1 : type;
	}
	return name + key + type;
}

/* Replaces blanks in @text by line ends, so that lines have at most @width characters. */
static void wrap(char *text, size_t width)
{
	char *line = text, *blank = NULL;

	for (char *at = text; *at; at++) {
		if (*at == ' ')
			blank = at;
		if ((size_t)(at - line) < width || !blank)
			continue;
		*blank = '\n';
		line = blank + 1;
		blank = NULL;
	}
}

/* @width: of the column of descriptions; 0: without limit. */
static bool add_column_line(struct libscols_table *table, const struct column *column, size_t width)
{
	struct libscols_line *line = scols_table_new_line(table, NULL);
	char help[256];

	snprintf(help, sizeof(help), "%s", column->help);
	if (width)
		wrap(help, width);
	return line && !scols_line_set_data(line, 0, column->name) &&
	       !scols_line_set_data(line, 1, column->key) &&
	       !scols_line_set_data(line, 2, column->type) && !scols_line_set_data(line, 3, help);
}

/* The text is the program's own and needs no care. */
static struct libscols_table *new_table(const struct options *options)
{
	struct libscols_table *table = scols_new_table();

	if (!table)
		return NULL;
	scols_table_enable_noheadings(table, options->noheadings);
	scols_table_enable_raw(table, options->raw);
	scols_table_set_termforce(table, SCOLS_TERMFORCE_NEVER);
	return table;
}

#define LEAST_HELP 20 /* narrower descriptions cannot be read */

static bool fill_columns_table(struct libscols_table *table, const struct options *options)
{
	const struct record *record = options->command->noun->record;
	size_t width = options->raw ? 0 : terminal_width(), before = width_before_help(record);
	struct libscols_column *help;
	const struct column *column;
	bool ok = table && scols_table_new_column(table, "COLUMN", 4, 0) &&
		  scols_table_new_column(table, "KEY", 4, 0) &&
		  scols_table_new_column(table, "TYPE", 4, 0) &&
		  (help = scols_table_new_column(table, "DESCRIPTION", 10, SCOLS_FL_WRAP)) &&
		  !scols_column_set_safechars(help, "\n") &&
		  !scols_column_set_wrapfunc(help, scols_wrapnl_chunksize, scols_wrapnl_nextchunk,
					     NULL);

	if (width)
		width = width > before + LEAST_HELP ? width - before : LEAST_HELP;
	for (size_t i = 0; ok && (column = record_column(record, i)); i++)
		ok = add_column_line(table, column, width);
	return ok;
}

static void print_columns_document(const struct noun *noun)
{
	const struct column *column;
	struct json json;

	json_begin(&json, stdout, 0);
	json_open_document(&json, "columns");
	json_text(&json, "of", noun->name);
	json_open(&json, "columns", '[');
	for (size_t i = 0; (column = record_column(noun->record, i)); i++) {
		json_open(&json, NULL, '{');
		json_text(&json, "name", column->name);
		json_text(&json, "key", column->key);
		json_text(&json, "type", column->type);
		json_text(&json, "description", column->help);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	json_end(&json);
}

int list_columns(const struct options *options)
{
	struct libscols_table *table;
	bool ok;

	if (options->json) {
		print_columns_document(options->command->noun);
		return EXIT_OK;
	}
	table = new_table(options);
	ok = fill_columns_table(table, options) && scols_print_table(table) == 0;
	scols_unref_table(table);
	return ok ? EXIT_OK : fail_status(options->command->name, NULL, ERROR_NOT_ENOUGH_MEMORY);
}
