/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa list: rows, as a table or as JSON; or the columns that rows have */
#include <libsmartcols.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "document.h"
#include "errors.h"
#include "json.h"
#include "list_columns.h"
#include "namespaces.h"
#include "order.h"
#include "streams.h"
#include "table.h"

/* Stands before the columns of the rows, where these are of several namespaces. */
static const struct column netns_column = {
	.name = "NETNS", .width = 4, .key = "netns", .type = "string", .help = "network namespace"
};

/*
 * A listing on its way to stdout. A row that waits for others is an item: a line of the table, or
 * JSON as text.
 */
struct listing {
	const struct options *options;
	const struct record *record;
	const char *netns;        /* of the rows that are being read */
	struct table table;       /* used where no JSON is wanted */
	struct document document; /* used where JSON is wanted; one for each namespace */
	struct order order;       /* used where --sort was given: items */
	size_t taken;             /* items of the order that went to their place */
	unsigned documents;       /* printed so far */
};

static int no_memory(const struct listing *listing)
{
	return fail_status(listing->options->command->name, NULL, ERROR_NOT_ENOUGH_MEMORY);
}

static bool fill_line(const struct listing *listing, const void *row, struct value *value,
		      struct libscols_line *line)
{
	const struct options *options = listing->options;
	size_t before = options->every_netns;

	if (before && !table_set_cell(&listing->table, line, 0, listing->netns, TONE_NONE))
		return false;
	return table_fill_line(&listing->table, line, before, listing->record, row, options->bytes,
			       value);
}

static struct libscols_line *new_line(const struct listing *listing, const void *row,
				      struct value *value)
{
	struct libscols_line *line = table_new_line(&listing->table);

	if (line && fill_line(listing, row, value, line))
		return line;
	scols_unref_line(line);
	return NULL;
}

static bool write_row(const struct listing *listing, struct json *json, const void *row)
{
	const struct options *options = listing->options;

	return json_row(json, NULL, listing->record,
			options->columns_chosen ? options->columns : NULL, options->column_count,
			row);
}

static char *new_text(const struct listing *listing, const void *row)
{
	struct json json;
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);
	bool ok;

	if (!to)
		return NULL;
	json_begin(&json, to, DOCUMENT_ROW_DEPTH);
	ok = write_row(listing, &json, row);
	json_end(&json);
	return take_text(to, &text, ok);
}

/* Returns the row as an item. NULL: no memory. */
static void *new_item(const struct listing *listing, const void *row, struct value *value)
{
	if (listing->options->json)
		return new_text(listing, row);
	return new_line(listing, row, value);
}

static void release_item(const struct listing *listing, void *item)
{
	if (listing->options->json)
		free(item);
	else
		scols_unref_line(item);
}

/* Adds an item to the table or to the document, and releases it. */
static bool place_item(struct listing *listing, void *item)
{
	if (!listing->options->json)
		return table_add_line(&listing->table, item);
	json_written(document_rows(&listing->document), item, strlen(item));
	free(item);
	return true;
}

static bool take_item(struct listing *listing, const void *row, struct value *value)
{
	void *item;

	if (listing->options->json && !listing->options->sort)
		return write_row(listing, document_rows(&listing->document), row);
	item = new_item(listing, row, value);
	if (!item)
		return false;
	if (!listing->options->sort)
		return place_item(listing, item);
	if (order_add(&listing->order, row, value, item))
		return true;
	release_item(listing, item);
	return false;
}

/* Takes a row; struct reading calls it. */
static bool take_row(void *to, const void *row)
{
	struct value value;
	bool ok;

	value_init(&value);
	ok = take_item(to, row, &value);
	value_done(&value);
	return ok;
}

/* Places the rows that wait. */
static bool place_rows(struct listing *listing)
{
	bool ok = true;

	order_sort(&listing->order);
	while (ok && listing->taken < listing->order.count)
		ok = place_item(listing, order_item(&listing->order, listing->taken++));
	return ok;
}

static void order_begin(struct listing *listing)
{
	listing->order = (struct order){
		.record = listing->record,
		.column = listing->options->sort,
		.descending = listing->options->descending,
	};
	listing->taken = 0;
}

static void order_end(struct listing *listing)
{
	while (listing->taken < listing->order.count)
		release_item(listing, order_item(&listing->order, listing->taken++));
	order_done(&listing->order);
}

static bool end_document(struct listing *listing)
{
	if (!place_rows(listing))
		return false;
	document_end(&listing->document);
	listing->documents++;
	return true;
}

/* Reads the rows of a namespace. A JSON document is complete then. */
static int read_namespace(struct listing *listing, const char *netns)
{
	const struct options *options = listing->options;
	const struct noun *noun = options->command->noun;
	struct reading reading = {
		.command = options->command->name,
		.filter = &options->filter,
		.netns = netns,
		.naming = noun->named ? &options->naming : NULL,
		.take = take_row,
		.to = listing,
	};
	int result;

	listing->netns = netns;
	listing->document = (struct document){ .noun = noun, .reading = &reading };
	if (options->every_netns)
		listing->document.before = listing->documents ? "," : "[";
	if (!options->json)
		return read_rows(noun, &reading);
	order_begin(listing);
	result = read_rows(noun, &reading);
	if (result == EXIT_OK && !end_document(listing))
		result = no_memory(listing);
	order_end(listing);
	return result;
}

/*
 * Reads one namespace after another. One that cannot be read, as when it is gone by now, is told of
 * on stderr; one that must not be read tells of all.
 */
static int read_every_namespace(struct listing *listing)
{
	struct namespaces namespaces;
	int worst = namespaces_find(&namespaces) ? EXIT_OK : no_memory(listing);

	for (size_t i = 0; worst != EXIT_NOT_PERMITTED && i < namespaces.count; i++) {
		int result = read_namespace(listing, namespaces_name(&namespaces, i));

		worst = worst == EXIT_OK || result == EXIT_NOT_PERMITTED ? result : worst;
	}
	namespaces_done(&namespaces);
	if (listing->options->json)
		puts(listing->documents ? "]" : "[]");
	return worst;
}

static int read_all(struct listing *listing)
{
	if (listing->options->every_netns)
		return read_every_namespace(listing);
	return read_namespace(listing, listing->options->netns);
}

/* A person at a terminal wants to know that nothing is there. Scripts get no output. */
static void say_nothing_found(const struct options *options)
{
	if (!isatty(STDOUT_FILENO))
		return;
	fprintf(stderr, "wfpsa: no %s%s in ", options->command->noun->things,
		filter_any(&options->filter) ? " that pass the filters" : "");
	if (options->every_netns)
		fputs("the network namespaces that have names\n", stderr);
	else
		fprintf(stderr, "%s network namespace%s%s\n", options->netns ? "the" : "this",
			options->netns ? " " : "", options->netns ? options->netns : "");
}

static bool start_table(struct listing *listing)
{
	const struct options *options = listing->options;

	if (!table_init(&listing->table, options))
		return false;
	if (options->every_netns && !table_add_column(&listing->table, &netns_column, false))
		return false;
	for (size_t i = 0; i < options->column_count; i++)
		if (!table_add_column(&listing->table, options->columns[i],
				      i < options->default_count))
			return false;
	return true;
}

/* If a namespace cannot be read, the rows of the others are printed all the same. */
static int list_table(struct listing *listing)
{
	const struct options *options = listing->options;
	int result;

	if (!start_table(listing))
		return no_memory(listing);
	order_begin(listing);
	result = read_all(listing);
	if (result == EXIT_OK || options->every_netns) {
		bool ok = place_rows(listing);

		if (ok && result == EXIT_OK && table_is_empty(&listing->table))
			say_nothing_found(options);
		if (!ok || !table_print(&listing->table))
			result = no_memory(listing);
	}
	order_end(listing);
	return result;
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
	if (options->json)
		return read_all(&listing);
	result = list_table(&listing);
	table_done(&listing.table);
	return result;
}
