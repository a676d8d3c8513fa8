/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa list */
#include "document.h"
#include "errors.h"
#include "list_columns.h"
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
