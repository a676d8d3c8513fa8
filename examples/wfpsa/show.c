/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa show */
#include <inttypes.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "block.h"
#include "context_row.h"
#include "document.h"
#include "errors.h"
#include "options.h"
#include "parse.h"

/* What the user asked for. */
struct target {
	enum { BY_ID, BY_SPI, BY_REQID } by;
	uint64_t number;
	bool found;
};

struct showing {
	const struct options *options;
	struct target *targets;
	size_t count;
	uint64_t shown;
	struct json_object *rows; /* NULL: blocks are printed */
};

static bool parse_target(const char *text, struct target *ret)
{
	ret->found = false;
	if (!strncmp(text, "spi=", 4)) {
		ret->by = BY_SPI;
		return parse_number(text + 4, UINT32_MAX, &ret->number);
	}
	if (!strncmp(text, "reqid=", 6)) {
		ret->by = BY_REQID;
		return parse_number(text + 6, UINT32_MAX, &ret->number);
	}
	ret->by = BY_ID;
	return parse_hex64(text, &ret->number);
}

static bool half_is(const struct target *target, const struct half *half)
{
	for (size_t i = 0; i < half->count; i++) {
		const WFPX_SA0 *sa = half->sas[i].sa;

		if (target->number == (target->by == BY_SPI ? sa->spi : sa->reqid))
			return true;
	}
	return false;
}

static bool context_is(const struct target *target, const struct context_row *row)
{
	if (target->by == BY_ID)
		return row->context->context.saContextId == target->number;
	return half_is(target, &row->in) || half_is(target, &row->out);
}

/* All targets are looked at: a context may be found by several. */
static bool asked_for(struct showing *showing, const struct context_row *row)
{
	bool asked = false;

	for (size_t i = 0; i < showing->count; i++) {
		if (!context_is(&showing->targets[i], row))
			continue;
		showing->targets[i].found = true;
		asked = true;
	}
	return asked;
}

static bool print_context(const struct showing *showing, const struct context_row *row)
{
	printf("%scontext: 0x%016" PRIx64 "\n", showing->shown > 1 ? "\n" : "",
	       (uint64_t)row->context->context.saContextId);
	return block_print(&context_record, row, showing->options->bytes);
}

static bool take(void *to, const void *row)
{
	struct showing *showing = to;

	if (!asked_for(showing, row))
		return true;
	showing->shown++;
	if (!showing->rows)
		return print_context(showing, row);
	return json_add(showing->rows, json_row(&context_record, NULL, 0, row));
}

/* Says what was not found, and returns the exit code that tells how much was. */
static int check_found(const struct showing *showing)
{
	size_t found = 0;

	for (size_t i = 0; i < showing->count; i++) {
		if (showing->targets[i].found)
			found++;
		else
			fail("show", "%s: No such context", showing->options->operands[i]);
	}
	if (found == showing->count)
		return EXIT_OK;
	if (showing->count == 1)
		return EXIT_NOT_FOUND;
	return found ? EXIT_SOME_FOUND : EXIT_NONE_FOUND;
}

static int no_memory(void)
{
	return fail_status("show", NULL, ERROR_NOT_ENOUGH_MEMORY);
}

static int run(struct showing *showing)
{
	struct reading reading = {
		.command = "show",
		.netns = showing->options->netns,
		.take = take,
		.to = showing,
	};
	int result;

	if (showing->options->json && !(showing->rows = json_object_new_array()))
		return no_memory();
	result = read_rows(&noun_contexts, &reading);
	if (result != EXIT_OK)
		return result;
	if (showing->rows && showing->shown &&
	    !document_print(&noun_contexts, &reading, showing->rows))
		return no_memory();
	return check_found(showing);
}

int show(const struct options *options)
{
	struct showing showing = { .options = options, .count = (size_t)options->operand_count };
	int result = EXIT_OK;

	if (!showing.count)
		return fail_usage("show", "an id is missing; see wfpsa show --help");
	showing.targets = calloc(showing.count, sizeof(showing.targets[0]));
	if (!showing.targets)
		return no_memory();
	for (size_t i = 0; result == EXIT_OK && i < showing.count; i++)
		if (!parse_target(options->operands[i], &showing.targets[i]))
			result = fail_usage("show", "not an id: '%s'", options->operands[i]);
	if (result == EXIT_OK)
		result = run(&showing);
	json_object_put(showing.rows);
	free(showing.targets);
	return result;
}
