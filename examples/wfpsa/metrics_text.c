/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "metrics_text.h"

#include <inttypes.h>
#include <string.h>

#include "format.h"

#define PREFIX "wfpxfrm_"

static void put_about(struct metrics_text *text, const char *what, const char *about)
{
	fprintf(text->to, "# %s " PREFIX "%s %s\n", what, text->family->name, about);
}

void metrics_text_family(struct metrics_text *text, const struct metric_family *family)
{
	text->family = family;
	put_about(text, "TYPE", family->type == METRIC_COUNTER ? "counter" : "gauge");
	if (family->unit)
		put_about(text, "UNIT", family->unit);
	put_about(text, "HELP", family->help);
}

void metrics_text_sample(struct metrics_text *text)
{
	fputs(PREFIX, text->to);
	fputs(text->family->name, text->to);
	if (text->family->type == METRIC_COUNTER)
		fputs("_total", text->to);
	text->labelled = false;
}

/* A backslash stands before a quote and a backslash, and with an n for the end of a line. */
static void put_escaped(FILE *to, const char *value)
{
	while (*value) {
		size_t plain = strcspn(value, "\"\\\n");

		fwrite(value, 1, plain, to);
		value += plain;
		if (!*value)
			return;
		putc('\\', to);
		putc(*value == '\n' ? 'n' : *value, to);
		value++;
	}
}

void metrics_text_label(struct metrics_text *text, const char *name, const char *value)
{
	putc(text->labelled ? ',' : '{', text->to);
	text->labelled = true;
	fputs(name, text->to);
	fputs("=\"", text->to);
	put_escaped(text->to, value ? value : "");
	putc('"', text->to);
}

static void put_value_begin(struct metrics_text *text)
{
	fputs(text->labelled ? "} " : " ", text->to);
}

void metrics_text_value(struct metrics_text *text, uint64_t value)
{
	char number[NUMBER_TEXT_SIZE];

	put_value_begin(text);
	format_number(value, number);
	fputs(number, text->to);
	putc('\n', text->to);
}

void metrics_text_duration(struct metrics_text *text, uint64_t nanoseconds)
{
	put_value_begin(text);
	fprintf(text->to, "%" PRIu64 ".%09" PRIu64 "\n", nanoseconds / 1000000000u,
		nanoseconds % 1000000000u);
}

void metrics_text_end(struct metrics_text *text)
{
	fputs("# EOF\n", text->to);
}
