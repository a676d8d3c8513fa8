/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa show filter */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "block.h"
#include "document.h"
#include "errors.h"
#include "options.h"

/* wfpsa show filter in progress. */
struct showing {
	const struct options *options;
	uint64_t *ids; /* one for each operand */
	bool *found;
	uint64_t shown; /* filters printed so far */
	struct document document;
};

static bool is_wanted(struct showing *showing, uint64_t id)
{
	bool wanted = !showing->options->operand_count;

	for (int i = 0; i < showing->options->operand_count; i++)
		if (showing->ids[i] == id)
			wanted = showing->found[i] = true;
	return wanted;
}

static bool show_take(void *to, const void *row)
{
	struct showing *showing = to;
	const WFPX_FILTER0 *filter = row;

	if (!is_wanted(showing, filter->filter.filterId))
		return true;
	showing->shown++;
	if (showing->options->json)
		return json_row(document_rows(&showing->document), NULL, &filter_record, NULL, 0,
				row);
	if (showing->shown > 1)
		putchar('\n');
	printf("filter: 0x%08" PRIx64 "\n", (uint64_t)filter->filter.filterId);
	return block_print(&filter_record, row, false);
}

static int check_found(const struct showing *showing)
{
	const struct options *options = showing->options;
	int missing = 0;

	for (int i = 0; i < options->operand_count; i++)
		if (!showing->found[i]) {
			fail("show filter", "%s: No such filter", options->operands[i]);
			missing++;
		}
	if (!missing)
		return EXIT_OK;
	if (options->operand_count == 1)
		return EXIT_NOT_FOUND;
	return missing == options->operand_count ? EXIT_NONE_FOUND : EXIT_SOME_FOUND;
}

static int show_run(struct showing *showing)
{
	const struct options *options = showing->options;
	struct reading reading = {
		.command = "show filter",
		.netns = options->netns,
		.take = show_take,
		.to = showing,
	};
	int result;

	for (int i = 0; i < options->operand_count; i++)
		if (!parse_hex64(options->operands[i], &showing->ids[i]))
			return fail_usage("show filter", "not an id: '%s'", options->operands[i]);
	showing->document = (struct document){ .noun = &noun_filters, .reading = &reading };
	result = read_rows(&noun_filters, &reading);
	if (result != EXIT_OK)
		return result;
	if (options->json && showing->shown)
		document_end(&showing->document);
	return check_found(showing);
}

int show_filter(const struct options *options)
{
	size_t count = (size_t)options->operand_count + 1;
	struct showing showing = {
		.options = options,
		.ids = calloc(count, sizeof(uint64_t)),
		.found = calloc(count, sizeof(bool)),
	};
	int result = showing.ids && showing.found
			     ? show_run(&showing)
			     : fail_status("show filter", NULL, ERROR_NOT_ENOUGH_MEMORY);

	free(showing.found);
	free(showing.ids);
	return result;
}
