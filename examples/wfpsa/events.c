/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa events */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "context_row.h"
#include "errors.h"
#include "event_line.h"
#include "follow.h"
#include "list_columns.h"
#include "output.h"
#include "signals.h"

/* wfpsa events in progress. Its functions that return bool return false where it is to fail. */
struct following {
	const struct options *options;
	struct follow follow;
	uint64_t printed; /* events so far */
	uint64_t end;     /* of clock_steady(): --timeout */
	DWORD status;     /* why it fails; ERROR_SUCCESS: output_failed() knows it */
};

static bool has_all(const struct following *f)
{
	return f->options->count && f->printed >= f->options->count;
}

static bool is_over(const struct following *f)
{
	return signals_ending() || has_all(f) || clock_steady() >= f->end;
}

/* That events were lost is told whatever the filters say. */
static bool wanted(const struct filter *filter, const WFPX_EVENT0 *event)
{
	return event->type == WFPX_EVENT_RESYNCHRONISED || !filter->given[FILTER_NAME] ||
	       names_have(event->names, filter->given[FILTER_NAME]);
}

static bool print(struct following *f, const WFPX_EVENT0 *event)
{
	char *line;
	bool ok;

	if (!wanted(&f->options->filter, event))
		return true;
	line = event_line(f->options, event);
	ok = line && output_write(line, strlen(line));
	if (!line)
		f->status = ERROR_NOT_ENOUGH_MEMORY;
	free(line);
	f->printed++;
	return ok;
}

/* Prints the events that there are. */
static bool print_all(struct following *f)
{
	WFPX_EVENT0 *event;
	bool ok;

	do {
		f->status = follow_next(&f->follow, &event);
		ok = !f->status && (!event || print(f, event));
		if (event)
			FwpmFreeMemory0((void **)&event);
	} while (ok && event && !is_over(f));
	return ok;
}

static bool run(struct following *f)
{
	bool ok = true;

	signals_begin(NULL);
	while (ok && !is_over(f)) {
		unsigned found = follow_wait(&f->follow, f->end);

		ok = !(found & FOLLOW_GONE) && (!(found & FOLLOW_EVENTS) || print_all(f));
	}
	return ok;
}

static int finish(const struct following *f, bool ok)
{
	const char *command = f->options->command->name;

	if (signals_ending())
		return signals_end();
	if (!ok)
		return f->status ? fail_status(command, NULL, f->status) : output_failed(command);
	if (!f->options->count || has_all(f))
		return EXIT_OK;
	fail(command, "%" PRIu64 " of %" PRIu64 " events came in time", f->printed,
	     f->options->count);
	return EXIT_NOT_FOUND;
}

int events(const struct options *options)
{
	struct following f = { .options = options, .end = FOLLOW_FOREVER };
	int result;

	if (options->list_columns)
		return list_columns(options);
	result = follow_begin(options, options->types, &f.follow);
	if (result != EXIT_OK)
		return result;
	if (options->timeout)
		f.end = clock_steady() + options->timeout * 1000000;
	result = finish(&f, run(&f));
	follow_end(&f.follow);
	return result;
}
