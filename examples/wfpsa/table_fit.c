/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "table_fit.h"

#include <libsmartcols.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

#define MARK "\xe2\x80\xa6" /* an ellipsis, one character wide */

#define EASY 18 /* cells may be cut to this width before columns are left out: a prefix of IPv4 */
#define HARD 14 /* and to this one after that */

/* The widths of columns while they are being found. */
struct fit {
	struct table *table;
	size_t widths[TABLE_COLUMNS_MAX];
	bool dropped[TABLE_COLUMNS_MAX];
	bool filled[TABLE_COLUMNS_MAX]; /* some cell has more than a dash */
	bool marked;                    /* something was dropped: the mark takes two characters */
};

/*
 * Sets fit->widths to the widths of the longest cells and headings. libsmartcols leaves room for
 * headings that it does not print, too.
 */
static bool measure(struct fit *fit)
{
	struct libscols_table *scols = fit->table->scols;
	struct libscols_iter *lines = scols_new_iter(SCOLS_ITER_FORWARD);
	struct libscols_line *line;

	for (size_t i = 0; i < fit->table->count; i++)
		fit->widths[i] = strlen(fit->table->columns[i]->name);
	while (lines && !scols_table_next_line(scols, lines, &line))
		for (size_t i = 0; i < fit->table->count; i++) {
			const char *text = scols_cell_get_data(scols_line_get_cell(line, i));
			size_t width = text ? text_width(text) : 0;

			if (width > fit->widths[i])
				fit->widths[i] = width;
			if (text && strcmp(text, "-") != 0)
				fit->filled[i] = true;
		}
	scols_free_iter(lines);
	return lines != NULL;
}

/* Whether the line has room for all columns, with the least widths that they would like. */
static bool has_room(const struct fit *fit)
{
	size_t width = 0;

	for (size_t i = 0; i < fit->table->count; i++) {
		size_t least = fit->table->columns[i]->width;

		width += 1 + (fit->widths[i] > least ? fit->widths[i] : least);
	}
	return width <= fit->table->width + 1;
}

/* The width of a column if cells of columns with @flag are cut to @least. */
static size_t least_width(const struct fit *fit, size_t column, unsigned flag, size_t least)
{
	bool may = fit->table->columns[column]->flags & flag;

	return may && fit->widths[column] > least ? least : fit->widths[column];
}

/* The width of a line if cells of columns with @flag are cut to @least. */
static size_t line_width(const struct fit *fit, unsigned flag, size_t least)
{
	size_t width = 0, columns = 0;

	for (size_t i = 0; i < fit->table->count; i++) {
		if (fit->dropped[i])
			continue;
		width += least_width(fit, i, flag, least);
		columns++;
	}
	return width + (columns ? columns - 1 : 0) + (fit->marked ? 2 : 0);
}

/*
 * Leaves out columns with a struct column.drop of @last or more, the highest first, until the line
 * fits.
 */
static void drop_columns(struct fit *fit, unsigned last)
{
	const struct table *table = fit->table;

	while (line_width(fit, COLUMN_CUT, EASY) > table->width) {
		size_t first = table->count;

		for (size_t i = 0; i < table->count; i++)
			if (table->droppable[i] && !fit->dropped[i] &&
			    table->columns[i]->drop >= last &&
			    (first == table->count ||
			     table->columns[i]->drop >= table->columns[first]->drop))
				first = i;
		if (first == table->count)
			return;
		fit->dropped[first] = true;
		fit->marked = !scols_table_is_noheadings(table->scols);
	}
}

/* Leaves out columns of COLUMN_SPARE that say nothing, until the line fits. */
static void drop_empty(struct fit *fit)
{
	const struct table *table = fit->table;

	for (size_t i = 0; i < table->count && line_width(fit, COLUMN_CUT, EASY) > table->width;
	     i++)
		if (table->droppable[i] && table->columns[i]->flags & COLUMN_SPARE &&
		    !fit->filled[i]) {
			fit->dropped[i] = true;
			fit->marked = !scols_table_is_noheadings(table->scols);
		}
}

/* Takes from the widest column with @flag, one by one, until the line fits. */
static void narrow(struct fit *fit, unsigned flag, size_t least)
{
	while (line_width(fit, 0, 0) > fit->table->width) {
		size_t widest = fit->table->count;

		for (size_t i = 0; i < fit->table->count; i++)
			if (!fit->dropped[i] && least_width(fit, i, flag, least) < fit->widths[i] &&
			    (widest == fit->table->count || fit->widths[i] > fit->widths[widest]))
				widest = i;
		if (widest == fit->table->count)
			return;
		fit->widths[widest]--;
	}
}

/* The text in @width characters: its begin and a mark, or its begin, a mark and its end. */
static char *cut_text(const char *text, size_t width, bool middle)
{
	size_t length = strlen(text), tail = middle ? (width - 1) / 2 : 0;
	size_t head = text_within(text, width - 1 - tail);
	char *ret = malloc(head + sizeof(MARK) + tail);

	if (!ret)
		return NULL;
	memcpy(ret, text, head);
	strcpy(ret + head, MARK);
	strcat(ret, text + length - tail); /* addresses are ASCII */
	return ret;
}

static bool cut_line(const struct fit *fit, struct libscols_line *line)
{
	for (size_t i = 0; i < fit->table->count; i++) {
		struct libscols_cell *cell = scols_line_get_cell(line, i);
		const char *text = scols_cell_get_data(cell);
		char *cut;

		if (fit->dropped[i] || !text || text_width(text) <= fit->widths[i])
			continue;
		cut = cut_text(text, fit->widths[i], fit->table->columns[i]->flags & COLUMN_MIDDLE);
		if (!cut || scols_cell_refer_data(cell, cut))
			return false;
	}
	return true;
}

static bool cut_lines(const struct fit *fit)
{
	struct libscols_iter *lines = scols_new_iter(SCOLS_ITER_FORWARD);
	struct libscols_line *line;
	bool ok = lines != NULL;

	while (ok && !scols_table_next_line(fit->table->scols, lines, &line))
		ok = cut_line(fit, line);
	scols_free_iter(lines);
	return ok;
}

/* Tells libsmartcols which columns are left out, and sets the mark for that. */
static bool hide_columns(const struct fit *fit)
{
	struct libscols_table *scols = fit->table->scols;

	for (size_t i = 0; i < fit->table->count; i++) {
		struct libscols_column *column = scols_table_get_column(scols, i);
		int flags = scols_column_get_flags(column);

		scols_column_set_whint(column, 0);
		if (fit->dropped[i])
			scols_column_set_flags(column, flags | SCOLS_FL_HIDDEN);
	}
	return !fit->marked || scols_table_new_column(scols, MARK, 0, 0) != NULL;
}

bool table_fit(struct table *table)
{
	struct fit fit = { .table = table };

	if (!measure(&fit))
		return false;
	if (has_room(&fit))
		return true;
	drop_empty(&fit);
	drop_columns(&fit, 2);
	narrow(&fit, COLUMN_CUT, EASY);
	narrow(&fit, COLUMN_MIDDLE, HARD);
	narrow(&fit, COLUMN_CUT, HARD);
	if (line_width(&fit, 0, 0) > table->width)
		drop_columns(&fit, 1);
	return cut_lines(&fit) && hide_columns(&fit);
}
