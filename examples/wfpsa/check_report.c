/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "check_report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unsafe.h"

void report_add(struct report *report, enum check_result result, const char *format, ...)
{
	char *text = report->of[result].text, finding[REPORT_TEXT_SIZE];
	size_t used = strlen(text);
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(finding, sizeof(finding), format, arguments);
	va_end(arguments);
	report->of[result].count++;
	if (length < 0 || used + (size_t)length + 3 > REPORT_TEXT_SIZE)
		return;
	sprintf(text + used, "%s%s", used ? ", " : "", finding);
	report->of[result].told++;
}

enum check_result report_result(const struct report *report)
{
	static const enum check_result order[] = { CHECK_CRITICAL, CHECK_UNKNOWN, CHECK_WARNING };

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		if (report->of[order[i]].count)
			return order[i];
	return CHECK_OK;
}

/* A bar would end the text. */
static void print_text(const char *text)
{
	char *safe = unsafe_escaped(text);

	for (const char *at = safe ? safe : ""; *at; at++)
		fputs(*at == '|' ? "\\x7c" : (char[]){ *at, '\0' }, stdout);
	free(safe);
}

static void print_findings(const struct report *report, enum check_result result)
{
	size_t more = report->of[result].count - report->of[result].told;

	print_text(report->of[result].text);
	if (more)
		printf("%s%zu more", report->of[result].told ? " and " : "", more);
}

enum check_result report_print(const struct report *report, const char *summary,
			       const char *perfdata)
{
	static const char *const words[] = { "OK", "WARNING", "CRITICAL", "UNKNOWN" };
	static const enum check_result order[] = { CHECK_CRITICAL, CHECK_UNKNOWN, CHECK_WARNING };
	enum check_result result = report_result(report);

	printf("WFPSA %s - ", words[result]);
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		if (!report->of[order[i]].count)
			continue;
		print_findings(report, order[i]);
		fputs("; ", stdout);
	}
	print_text(summary);
	printf("%s%s\n", *perfdata ? " | " : "", perfdata);
	return fflush(stdout) ? CHECK_UNKNOWN : result;
}
