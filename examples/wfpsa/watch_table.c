/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "watch_table.h"

#include <libsmartcols.h>
#include <stdio.h>

#include "document.h"
#include "format.h"
#include "order.h"
#include "streams.h"
#include "table.h"

/* Stands before the columns of the rows, where tables follow each other. */
static const struct column time_column = { .name = "TIME",
					   .width = TIME_TEXT_SIZE - 1,
					   .key = "time",
					   .type = "string",
					   .help = "when the sample was taken" };

/* The tunnels of a sample in the order in which they are shown. */
static bool sort_tunnels(const struct options *options, const struct sample *sample,
			 struct value *value, struct order *ret)
{
	*ret = (struct order){
		.record = options->command->noun->record,
		.column = options->sort,
		.descending = options->descending,
	};
	for (size_t i = 0; i < sample->count; i++) {
		const struct tunnel_row *row = &sample->tunnels[i].row;

		if (!order_add(ret, row, value, (void *)row))
			return false;
	}
	order_sort(ret);
	return true;
}

static bool add_row(struct table *table, const struct options *options, const char *time,
		    const void *row, struct value *value)
{
	struct libscols_line *line = table_new_line(table);

	if (!line)
		return false;
	if ((!time || table_set_cell(table, line, 0, time, TONE_NONE)) &&
	    table_fill_line(table, line, time != NULL, options->command->noun->record, row,
			    options->bytes, value))
		return table_add_line(table, line);
	scols_unref_line(line);
	return false;
}

static bool add_columns(struct table *table, const struct options *options, const char *time)
{
	bool ok = !time || table_add_column(table, &time_column, false);

	for (size_t i = 0; ok && i < options->column_count; i++)
		ok = table_add_column(table, options->columns[i], i < options->default_count);
	return ok;
}

static bool fill(struct table *table, const struct options *options, const struct order *order,
		 size_t rows, const char *time, struct value *value)
{
	bool ok = add_columns(table, options, time);

	for (size_t i = 0; ok && i < order->count && i < rows; i++)
		ok = add_row(table, options, time, order_item(order, i), value);
	return ok;
}

char *watch_table(const struct options *options, const struct sample *sample, size_t rows,
		  bool timed)
{
	char time[TIME_TEXT_SIZE], *text = NULL;
	struct table table;
	struct order order;
	struct value value;

	value_init(&value);
	format_time_exactly(sample->time, time);
	if (sort_tunnels(options, sample, &value, &order)) {
		if (table_init(&table, options) &&
		    fill(&table, options, &order, rows, timed ? time : NULL, &value))
			text = table_text(&table);
		table_done(&table);
	}
	order_done(&order);
	value_done(&value);
	return text;
}

static bool put_rows(struct json *json, const struct options *options, const struct order *order)
{
	bool ok = true;

	for (size_t i = 0; ok && i < order->count; i++)
		ok = json_row(json, NULL, order->record,
			      options->columns_chosen ? options->columns : NULL,
			      options->column_count, order_item(order, i));
	return ok;
}

static bool put_sample(struct json *json, const struct options *options,
		       const struct sample *sample)
{
	struct order order;
	struct value value;
	bool ok;

	value_init(&value);
	json_open_document(json, "watch");
	json_time(json, sample->time);
	json_text_or_null(json, "netns", options->netns);
	document_put_filter(json, options->command->noun, &options->filter);
	json_open(json, "tunnels", '[');
	ok = sort_tunnels(options, sample, &value, &order) && put_rows(json, options, &order);
	json_close(json, ']');
	json_close(json, '}');
	json_end(json);
	order_done(&order);
	value_done(&value);
	return ok;
}

char *watch_json(const struct options *options, const struct sample *sample)
{
	struct json json;
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);
	bool ok;

	if (!to)
		return NULL;
	json_begin_line(&json, to);
	ok = put_sample(&json, options, sample);
	return take_text(to, &text, ok);
}
