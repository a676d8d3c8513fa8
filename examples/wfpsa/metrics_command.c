/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa metrics: what a monitoring system reads, to stdout or to a file */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "errors.h"
#include "metrics.h"
#include "options.h"
#include "replace_file.h"

static int read_all(const struct options *options, struct metrics *metrics)
{
	const char *name = options->command->name;
	struct reading reading = { .command = name, .naming = &options->naming };
	HANDLE engine;
	int result = open_engine(name, options->netns, &engine);

	if (result != EXIT_OK)
		return result;
	result = engine_set_naming(name, &options->naming, engine);
	if (result == EXIT_OK) {
		DWORD status = metrics_read(metrics, engine);

		result = status ? fail_status(name, NULL, status) : EXIT_OK;
	}
	FwpmEngineClose0(engine);
	if (result == EXIT_OK) {
		reading.info = metrics->info;
		warn_of_snapshot(&reading);
	}
	return result;
}

/* The text is whole before the file is opened, so that no half of it is left beside the file. */
static int write_file(const struct options *options, const struct metrics *metrics)
{
	const char *name = options->command->name;
	char *text = NULL;
	size_t length;
	FILE *to = open_memstream(&text, &length);
	bool ok = to != NULL;
	int result = EXIT_OK;

	if (to) {
		metrics_write(metrics, to);
		ok = !ferror(to);
		ok = !fclose(to) && ok;
	}
	if (!ok)
		result = fail_status(name, NULL, ERROR_NOT_ENOUGH_MEMORY);
	else if (!replace_file(options->file, text, length))
		result = fail(name, "%s: %s", options->file,
			      errno == EINVAL ? "not a regular file" : strerror(errno));
	free(text);
	return result;
}

int metrics(const struct options *options)
{
	struct metrics metrics = { 0 };
	int result = read_all(options, &metrics);

	if (result == EXIT_OK) {
		metrics_sort(&metrics);
		metrics_limit(&metrics);
		if (options->file)
			result = write_file(options, &metrics);
		else
			metrics_write(&metrics, stdout);
	}
	metrics_done(&metrics);
	return result;
}
