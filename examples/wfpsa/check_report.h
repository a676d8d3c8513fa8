/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What wfpsa check says: one line for a monitoring system, and the result as an exit status. */
#ifndef WFPSA_CHECK_REPORT_H
#define WFPSA_CHECK_REPORT_H

#include <stddef.h>

/* The exit statuses of monitoring plugins. */
enum check_result { CHECK_OK, CHECK_WARNING, CHECK_CRITICAL, CHECK_UNKNOWN, CHECK_RESULTS };

#define REPORT_TEXT_SIZE 400 /* so much is told of each result */

/* Findings. All zero to begin with. */
struct report {
	struct {
		size_t count;
		size_t told; /* so many of these are in the text */
		char text[REPORT_TEXT_SIZE];
	} of[CHECK_RESULTS];
};

/* Adds a finding, such as "berlin is down". It counts even where there is no room for its text. */
void report_add(struct report *report, enum check_result result, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * The result of all findings: critical if one is, else unknown if one is, else the worst. So what
 * is certainly wrong is told even where something else cannot be known.
 */
enum check_result report_result(const struct report *report);

/*
 * Prints the line to stdout: the result, the findings or without them @summary, and @perfdata.
 * Nothing in it can be taken for the end of the text, or is obeyed by a terminal. Returns the
 * result, or CHECK_UNKNOWN if the line cannot be written.
 */
enum check_result report_print(const struct report *report, const char *summary,
			       const char *perfdata);

#endif
