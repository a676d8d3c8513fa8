/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "watch_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "context_row.h"
#include "screen.h"
#include "text.h"
#include "watch_table.h"

/* A picture on its way to the screen, which has @rows lines of @columns characters. */
struct picture {
	FILE *to;
	size_t rows, columns;
	size_t drawn; /* lines so far */
};

/* Sorts by the column behind the present one; of numbers, the largest come first. */
static void next_column(struct options *options)
{
	size_t next = 0;

	for (size_t i = 0; i + 1 < options->column_count; i++)
		if (options->columns[i] == options->sort)
			next = i + 1;
	options->sort = options->columns[next];
	options->descending = options->sort->flags & COLUMN_RIGHT;
}

/*
 * Whether @key belongs to what an arrow or a function key sends: ESC [, parameters and a last
 * character from @ to ~; or ESC O and one character.
 */
static bool in_sequence(struct view *view, char key)
{
	switch (view->keys) {
	case SEQUENCE:
		if (key >= '@' && key <= '~')
			view->keys = NO_SEQUENCE;
		return true;
	case LAST_OF_SEQUENCE:
		view->keys = NO_SEQUENCE;
		return true;
	case ESCAPE:
		view->keys = key == '[' ? SEQUENCE : key == 'O' ? LAST_OF_SEQUENCE : NO_SEQUENCE;
		if (view->keys != NO_SEQUENCE)
			return true;
		break;
	default:
		break;
	}
	if (key == '\033')
		view->keys = ESCAPE;
	return key == '\033';
}

bool view_key(struct view *view, char key)
{
	struct options *options = &view->options;

	if (in_sequence(view, key))
		return false;
	if (view->help && key != 'q') {
		view->help = false;
		return true;
	}
	switch (key) {
	case 'q':
		return view->quit = true;
	case 's':
		next_column(options);
		return true;
	case 'r':
		options->descending = !options->descending;
		return true;
	case 'p':
		view->paused = !view->paused;
		return true;
	case 'u':
		options->bytes = !options->bytes;
		return true;
	case '?':
		return view->help = true;
	default:
		return false;
	}
}

/* Draws what @line, without escape sequences, has for @left columns; returns how many are left. */
static size_t draw_text(FILE *to, const char *line, size_t left)
{
	size_t fits = text_within(line, left), width = text_width(line);

	fwrite(line, 1, fits, to);
	return line[fits] || width > left ? 0 : left - width;
}

/*
 * Draws one line, of which the screen shows as much as it has columns for. Sequences that set
 * colours take no room, and are not cut. @line is used up.
 */
static void draw_line(struct picture *picture, char *line)
{
	size_t left = picture->columns;

	if (picture->drawn == picture->rows)
		return;
	fprintf(picture->to, "%s%s", picture->drawn ? "\r\n" : "", SCREEN_LINE);
	picture->drawn++;
	while (*line) {
		size_t sequence = *line == '\033' ? strcspn(line, "m") + 1 : 0;
		size_t plain = strcspn(line + sequence, "\033");
		char next = line[sequence + plain];

		fwrite(line, 1, sequence, picture->to);
		line += sequence;
		line[plain] = '\0';
		left = draw_text(picture->to, line, left);
		line += plain;
		*line = next;
	}
}

static void draw_lines(struct picture *picture, char *text)
{
	char *line, *rest = text;

	while ((line = strsep(&rest, "\n")))
		if (*line || rest)
			draw_line(picture, line);
}

/* How many tunnels there are, and in which states. */
static void put_counts(FILE *to, const struct sample *sample)
{
	const char *before = ": ";

	fprintf(to, "%zu tunnel%s", sample->count, sample->count == 1 ? "" : "s");
	for (unsigned i = 1; i <= SAMPLE_STATES; i++) {
		unsigned state = i % SAMPLE_STATES; /* those that are gone come last */

		if (!sample->states[state])
			continue;
		fprintf(to, "%s%zu %s", before, sample->states[state], context_state_name(state));
		before = ", ";
	}
}

static char *title(const struct view *view, const struct sample *sample)
{
	const struct options *options = &view->options;
	time_t seconds = (time_t)(sample->time / 1000000000u);
	char *text = NULL, clock[16] = "";
	struct tm local;
	size_t size;
	FILE *to = open_memstream(&text, &size);

	if (!to)
		return NULL;
	if (localtime_r(&seconds, &local))
		strftime(clock, sizeof(clock), "%H:%M:%S", &local);
	fprintf(to, "%s%s  ", clock, view->paused ? " PAUSED" : "");
	put_counts(to, sample);
	fprintf(to, "  every %g s  by %s%s", (double)options->interval / 1000,
		options->descending ? "-" : "", options->sort->name);
	if (!ferror(to) && !fclose(to))
		return text;
	free(text);
	return NULL;
}

static void draw_help(struct picture *picture)
{
	char text[] = "\n"
		      "  q, Ctrl-C  end\n"
		      "  s          sort by the next column, which the first line names\n"
		      "  r          reverse the order\n"
		      "  p          pause, and go on\n"
		      "  u          units: 1.2M, or exact numbers of bytes\n"
		      "  ?          this text; any key ends it\n"
		      "\n"
		      "Bytes and packets are per second. A total with a question mark lacks\n"
		      "what some SAs counted at their end.\n";

	draw_lines(picture, text);
}

/* Draws the table with as many tunnels as there is room for, and sets *@shown to their number. */
static bool draw_table(struct picture *picture, const struct view *view,
		       const struct sample *sample, size_t *shown)
{
	bool headings = !view->options.noheadings;
	size_t room = picture->rows > 2u + headings ? picture->rows - 2 - headings : 0;
	char *text;

	*shown = sample->count < room ? sample->count : room;
	text = watch_table(&view->options, sample, *shown, false);
	if (!text)
		return false;
	if (sample->count && room)
		draw_lines(picture, text);
	free(text);
	return true;
}

/* The last line: what is not to be seen, and the keys. */
static void draw_end(struct picture *picture, size_t hidden)
{
	char text[160];

	while (picture->drawn + 1 < picture->rows)
		draw_line(picture, (char[]){ "" });
	snprintf(text, sizeof(text), "%zu more tunnel%s  ", hidden, hidden == 1 ? "" : "s");
	if (!hidden)
		text[0] = '\0';
	if (screen_has_keys())
		strcat(text, "q quit  s sort  r reverse  p pause  u units  ? help");
	draw_line(picture, text);
}

static bool draw(struct picture *picture, const struct view *view, const struct sample *sample)
{
	char *first = title(view, sample);
	size_t shown = sample->count;
	bool ok = first != NULL;

	fprintf(picture->to, "%s%s", SCREEN_HOME, view->clear ? SCREEN_CLEAR : "");
	if (ok)
		draw_line(picture, first);
	free(first);
	if (view->help)
		draw_help(picture);
	else
		ok = ok && draw_table(picture, view, sample, &shown);
	draw_end(picture, sample->count - shown);
	return ok;
}

char *view_draw(struct view *view, const struct sample *sample)
{
	struct picture picture = { 0 };
	char *text = NULL;
	size_t size;
	bool ok;

	screen_size(&picture.rows, &picture.columns);
	picture.to = open_memstream(&text, &size);
	if (!picture.to)
		return NULL;
	ok = draw(&picture, view, sample);
	ok = !ferror(picture.to) && ok;
	ok = !fclose(picture.to) && ok;
	view->clear = false;
	if (ok)
		return text;
	free(text);
	return NULL;
}
