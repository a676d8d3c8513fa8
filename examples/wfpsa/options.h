/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The command line behind the command's name: options and operands. */
#ifndef WFPSA_OPTIONS_H
#define WFPSA_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "add_options.h"
#include "check_thresholds.h"
#include "command.h"
#include "filter.h"
#include "noun.h"
#include "terminal.h"

#define COLUMNS_MAX 128 /* columns that -o may name, repetitions included */

/* What the user asked for. All pointers are into argv or to constants; nothing is to be freed. */
struct options {
	const struct command *command;
	const struct column *columns[COLUMNS_MAX];
	size_t column_count;
	size_t default_count; /* so many of the first columns were not asked for by name */
	bool columns_chosen;  /* -o was given; else JSON has all columns and a table the default */
	bool list_columns;
	bool json, noheadings, raw, bytes;
	enum color_when color;
	const struct column *sort; /* NULL: in the order of the library */
	bool descending;
	bool yes, all, force, dry_run;
	bool batch, follow;
	uint64_t count;             /* --count; 0: not given */
	uint64_t interval, timeout; /* in milliseconds; 0: not given */
	UINT32 types;               /* --types: bits of WFPX_EVENT_TYPE; 0: not given */
	struct filter filter;
	const WFPX_ADDRESS0 *from; /* --from, or NULL */
	WFPX_ADDRESS0 from_address;
	const char *netns; /* the argument of --netns, or NULL */
	struct naming naming;
	struct thresholds warning, critical;
	const char *expect; /* the argument of --expect, or NULL */
	bool expect_names;  /* --names where that means that the names of the file are expected */
	bool weak;
	const char *file; /* the argument of --output where that is a file, or NULL */
	struct add_options add;
	bool every_netns; /* --netns all: netns is NULL, and every name is meant */
	char **operands;
	int operand_count;
};

/* What options_parse() returns where the command is to run; no exit code has this value. */
#define GO_ON (-1)

/*
 * Parses the arguments of @command into @ret. argv[0] is what getopt_long() puts before its
 * messages, argv[1] the first argument after the command's name. argv must outlive @ret.
 *
 * Returns GO_ON, or an enum exit_code where the program ends: help or the version has been printed
 * to stdout, or an error to stderr.
 */
int options_parse(const struct command *command, int argc, char **argv, struct options *ret);

/* Prints what --help says of @command to stdout. */
void options_print_help(const struct command *command);

/* Prints the name and the version of the program to stdout. */
void print_version(void);

#endif
