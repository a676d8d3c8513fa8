/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_OPTIONS_H
#define WFPSA_OPTIONS_H

#include <stdbool.h>

#include "command.h"
#include "filter.h"
#include "noun.h"

#define COLUMNS_MAX 128 /* that one -o may ask for, repetitions included */

struct options {
	const struct command *command;
	const struct column *columns[COLUMNS_MAX];
	size_t column_count;
	bool columns_chosen; /* by -o */
	bool list_columns;
	bool json, noheadings, raw, bytes;
	bool yes, force, dry_run;
	struct filter filter;
	const char *netns; /* as it was given, or NULL */
	char **operands;
	int operand_count;
};

/* The sets that commands take their options from. */
#define OPTIONS_LIST_CONTEXTS 1u
#define OPTIONS_LIST_SAS      2u
#define OPTIONS_SHOW          4u
#define OPTIONS_END           8u
#define OPTIONS_LIST_SESSIONS 16u

#define GO_ON                 (-1)

/*
 * argv[0] is what getopt puts before its complaints. GO_ON, or the exit code after help or an
 * error, which have been written.
 */
int options_parse(const struct command *command, int argc, char **argv, struct options *ret);

#endif
