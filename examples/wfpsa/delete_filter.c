/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa delete filter */
#include <stdio.h>
#include <stdlib.h>

#include "confirm.h"
#include "errors.h"
#include "noun.h"
#include "options.h"

#define COMMAND "delete filter"

/* wfpsa delete filter in progress. */
struct deleting {
	const struct options *options;
	uint64_t *ids; /* one for each operand */
	size_t deleted;
};

static int delete_one(struct deleting *deleting, HANDLE engine, size_t index)
{
	const char *operand = deleting->options->operands[index];
	DWORD status = FwpmFilterDeleteById0(engine, deleting->ids[index]);

	if (status == FWP_E_FILTER_NOT_FOUND) {
		fail(COMMAND, "%s: No such filter", operand);
		return EXIT_NOT_FOUND;
	}
	if (status)
		return fail_status(COMMAND, operand, status);
	deleting->deleted++;
	printf("0x%08llx deleted\n", (unsigned long long)deleting->ids[index]);
	return EXIT_OK;
}

/* Goes on after a failure. That a filter is not there is the least of failures. */
static int delete_all(struct deleting *deleting)
{
	size_t count = (size_t)deleting->options->operand_count;
	HANDLE engine;
	int result, worst = EXIT_OK;

	result = open_engine(COMMAND, deleting->options->netns, &engine);
	if (result != EXIT_OK)
		return result;
	for (size_t i = 0; i < count; i++) {
		result = delete_one(deleting, engine, i);
		if (worst == EXIT_OK || worst == EXIT_NOT_FOUND)
			worst = result == EXIT_OK ? worst : result;
	}
	FwpmEngineClose0(engine);
	if (worst != EXIT_NOT_FOUND || count == 1)
		return worst;
	return deleting->deleted ? EXIT_SOME_FOUND : EXIT_NONE_FOUND;
}

static int delete_run(struct deleting *deleting)
{
	const struct options *options = deleting->options;
	int result = confirm_possible(options);

	if (result == EXIT_OK && !options->operand_count)
		return fail_usage(COMMAND, "an id is missing; \"wfpsa list filters\" shows them");
	for (int i = 0; i < options->operand_count && result == EXIT_OK; i++)
		if (!parse_hex64(options->operands[i], &deleting->ids[i]))
			return fail_usage(COMMAND, "not an id: '%s'", options->operands[i]);
	if (result == EXIT_OK && !options->yes)
		result = confirm(options, "Delete", (size_t)options->operand_count, "filter");
	return result == EXIT_OK ? delete_all(deleting) : result;
}

int delete_filters(const struct options *options)
{
	struct deleting deleting = {
		.options = options,
		.ids = calloc((size_t)options->operand_count + 1, sizeof(uint64_t)),
	};
	int result = deleting.ids ? delete_run(&deleting)
				  : fail_status(COMMAND, NULL, ERROR_NOT_ENOUGH_MEMORY);

	free(deleting.ids);
	return result;
}
