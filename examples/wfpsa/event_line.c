/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "event_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "event_row.h"
#include "json.h"
#include "streams.h"
#include "text.h"
#include "unsafe.h"

static void put_blanks(FILE *to, size_t count)
{
	fprintf(to, "%*s", (int)count, "");
}

/* In raw output a blank within a cell, or a cell without text, would shift the others. */
static void put_raw(FILE *to, const char *cell)
{
	for (; *cell; cell++)
		if (*cell == ' ' || (unsigned char)*cell > 0x7e)
			fprintf(to, "\\x%02x", (unsigned char)*cell);
		else
			fputc(*cell, to);
}

static void put_padded(FILE *to, const struct column *column, const char *cell, enum tone tone,
		       bool last)
{
	static const char *const colors[] = {
		[TONE_NONE] = "",
		[TONE_GOOD] = "\033[32m",
		[TONE_PASSING] = "\033[33m",
		[TONE_BAD] = "\033[31m",
	};
	size_t width = text_width(cell),
	       padding = width < column->width ? column->width - width : 0;
	bool right = column->flags & COLUMN_RIGHT;

	put_blanks(to, right ? padding : 0);
	fprintf(to, "%s%s%s", colors[tone], cell, tone == TONE_NONE ? "" : "\033[0m");
	put_blanks(to, right || last ? 0 : padding);
}

static bool put_cell(FILE *to, const struct options *options, const struct column *column,
		     const struct value *value, bool last)
{
	bool colored = !options->raw && terminal_wants_color(options->color);
	char buffer[2 * VALUE_TEXT_SIZE], *safe;

	safe = unsafe_escaped(value_cell(value, options->bytes, buffer, sizeof(buffer)));
	if (!safe || value->no_memory) {
		free(safe);
		return false;
	}
	if (options->raw)
		put_raw(to, safe);
	else
		put_padded(to, column, safe, colored ? value->tone : TONE_NONE, last);
	free(safe);
	return true;
}

static bool put_cells(FILE *to, const struct options *options, const struct event_row *row)
{
	struct value value;
	bool ok = true;

	value_init(&value);
	for (size_t i = 0; ok && i < options->column_count; i++) {
		bool last = i + 1 == options->column_count;

		options->columns[i]->get.event(row, &value);
		ok = put_cell(to, options, options->columns[i], &value, last);
		fputc(last ? '\n' : ' ', to);
	}
	value_done(&value);
	return ok;
}

static bool put_json(FILE *to, const struct options *options, const struct event_row *row)
{
	struct json json;
	bool ok;

	json_begin_line(&json, to);
	json_open_document(&json, "event");
	json_time(&json, row->event->time);
	ok = json_members(&json, options->command->noun->record,
			  options->columns_chosen ? options->columns : NULL, options->column_count,
			  row);
	json_close(&json, '}');
	json_end(&json);
	return ok;
}

char *event_line(const struct options *options, const WFPX_EVENT0 *event)
{
	struct event_row row;
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);
	bool ok;

	if (!to)
		return NULL;
	event_row_init(&row, event, options->netns != NULL);
	ok = options->json ? put_json(to, options, &row) : put_cells(to, options, &row);
	return take_text(to, &text, ok);
}
