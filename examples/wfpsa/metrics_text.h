/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text of OpenMetrics 1.0. It uses no type and no timestamp that the older text format of
 * Prometheus does not have, so that collectors of text files, which expect that format, read it
 * too.
 */
#ifndef WFPSA_METRICS_TEXT_H
#define WFPSA_METRICS_TEXT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum metric_type { METRIC_GAUGE, METRIC_COUNTER };

/* What the samples of one name have in common. All strings are constants. */
struct metric_family {
	const char *name; /* without wfpxfrm_ before it and _total behind it */
	const char *unit; /* the name ends in it; NULL: none */
	enum metric_type type;
	const char *help;
};

/* A text that is being written. Errors are those of the stream. */
struct metrics_text {
	FILE *to;
	const struct metric_family *family; /* of the samples to come; the functions set the rest */
	bool labelled;                      /* the sample has a label already */
};

/* Writes the lines about a family. Its samples follow, and no others before the next family. */
void metrics_text_family(struct metrics_text *text, const struct metric_family *family);

/* Begins a sample. Labels may follow, and then a value, which ends the sample. */
void metrics_text_sample(struct metrics_text *text);

/* Writes a label; @value is any text, or NULL, which is the same as "". */
void metrics_text_label(struct metrics_text *text, const char *name, const char *value);

/* Writes the value. */
void metrics_text_value(struct metrics_text *text, uint64_t value);

/* The same for a duration in seconds. */
void metrics_text_duration(struct metrics_text *text, uint64_t nanoseconds);

/* Ends the text. */
void metrics_text_end(struct metrics_text *text);

#endif
