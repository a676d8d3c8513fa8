/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "confirm.h"

#include <stdio.h>
#include <unistd.h>

#include "errors.h"

int confirm_possible(const struct options *options)
{
	if (options->yes || options->dry_run || isatty(STDIN_FILENO))
		return EXIT_OK;
	return fail_usage(options->command->name,
			  "standard input is no terminal; --yes is missing");
}

int confirm_few(const struct options *options, const struct targets *targets, size_t total,
		const char *things)
{
	const char *operand;
	size_t found;

	if (options->all || !targets_are_many(targets, total, &operand, &found))
		return EXIT_OK;
	return fail_usage(options->command->name,
			  "%s%s%zu %s, and nothing is done; name one of them, or all of them with "
			  "--all",
			  operand ? operand : "", operand ? ": " : "", found, things);
}

int confirm(const struct options *options, const char *question, size_t count, const char *thing)
{
	char answer[16] = "";

	fprintf(stderr, "%s %zu %s%s? [y/N] ", question, count, thing, count == 1 ? "" : "s");
	if (fgets(answer, sizeof(answer), stdin) && (answer[0] == 'y' || answer[0] == 'Y'))
		return EXIT_OK;
	return fail(options->command->name, "not confirmed; nothing is done");
}
