/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa show */
#include <inttypes.h>
#include <stdio.h>

#include "block.h"
#include "context_row.h"
#include "document.h"
#include "errors.h"
#include "options.h"
#include "targets.h"

/* wfpsa show in progress. */
struct showing {
	const struct options *options;
	struct targets targets;
	uint64_t shown;           /* contexts printed so far */
	struct document document; /* used where JSON is wanted */
};

static bool print_context(const struct showing *showing, const struct context_row *row)
{
	bool exact = showing->options->bytes;

	if (showing->shown > 1)
		putchar('\n');
	if (!row->context) {
		printf("tunnel: 0x%016" PRIx64 "\n", (uint64_t)row->down.tunnel->tunnelId);
		return block_print(&tunnel_record, &row->down, exact);
	}
	printf("context: 0x%016" PRIx64 "\n", (uint64_t)row->context->context.saContextId);
	return block_print(&context_record, row, exact);
}

static bool show_take(void *to, const void *row)
{
	struct showing *showing = to;

	if (!targets_have(&showing->targets, row))
		return true;
	showing->shown++;
	if (!showing->options->json)
		return print_context(showing, row);
	return json_row(document_rows(&showing->document), NULL, &context_record, NULL, 0, row);
}

static int show_run(struct showing *showing)
{
	struct reading reading = {
		.command = "show",
		.filter = &showing->options->filter,
		.netns = showing->options->netns,
		.naming = &showing->options->naming,
		.take = show_take,
		.to = showing,
	};
	int result;

	showing->document = (struct document){ .noun = &noun_listed, .reading = &reading };
	result = read_rows(&noun_listed, &reading);
	if (result != EXIT_OK)
		return result;
	if (showing->options->json && showing->shown)
		document_end(&showing->document);
	return targets_check_found(&showing->targets, showing->shown);
}

int show(const struct options *options)
{
	struct showing showing = { .options = options };
	int result = targets_parse(options, &showing.targets);

	if (result == EXIT_OK)
		result = show_run(&showing);
	targets_done(&showing.targets);
	return result;
}
