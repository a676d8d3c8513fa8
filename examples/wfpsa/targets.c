/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "targets.h"

#include <stdlib.h>
#include <string.h>

#include "errors.h"
#include "parse.h"

/* One operand. */
struct target {
	enum { BY_ID, BY_SPI, BY_REQID } by;
	uint64_t number;
	bool found;
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

int targets_parse(const struct options *options, struct targets *ret)
{
	const char *name = options->command->name;

	*ret = (struct targets){ .options = options, .count = (size_t)options->operand_count };
	if (!ret->count)
		return fail_usage(name, "an id is missing; see wfpsa %s --help", name);
	ret->all = calloc(ret->count, sizeof(ret->all[0]));
	if (!ret->all)
		return fail_status(name, NULL, ERROR_NOT_ENOUGH_MEMORY);
	for (size_t i = 0; i < ret->count; i++)
		if (!parse_target(options->operands[i], &ret->all[i]))
			return fail_usage(name, "not an id: '%s'", options->operands[i]);
	return EXIT_OK;
}

void targets_done(struct targets *targets)
{
	free(targets->all);
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

/* The loop does not stop at the first match: several operands may name the same context. */
bool targets_have(struct targets *targets, const struct context_row *row)
{
	bool asked = false;

	for (size_t i = 0; i < targets->count; i++) {
		if (!context_is(&targets->all[i], row))
			continue;
		targets->all[i].found = true;
		asked = true;
	}
	return asked;
}

int targets_check_found(const struct targets *targets)
{
	const struct options *options = targets->options;
	size_t found = 0;

	for (size_t i = 0; i < targets->count; i++) {
		if (targets->all[i].found)
			found++;
		else
			fail(options->command->name, "%s: No such context", options->operands[i]);
	}
	if (found == targets->count)
		return EXIT_OK;
	if (targets->count == 1)
		return EXIT_NOT_FOUND;
	return found ? EXIT_SOME_FOUND : EXIT_NONE_FOUND;
}
