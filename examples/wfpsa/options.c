/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "errors.h"
#include "event_types.h"
#include "option_table.h"

void print_version(void)
{
	puts("wfpsa (wfpxfrm) " PACKAGE_VERSION);
}

void options_print_help(const struct command *command)
{
	printf("Usage: wfpsa %s [options]%s\n\n%s\n%s\n", command->name, command->operands,
	       command->help, command->about);
	option_table_print(command->option_set);
	puts("\nIt takes CAP_NET_ADMIN. Keys are never shown. See wfpsa(8).");
}

static void add_default_columns(struct options *options)
{
	const struct noun *noun = options->command->noun;
	const struct record *record = noun ? noun->record : NULL;

	for (size_t i = 0; record && i < record_default_count(record); i++)
		options->columns[options->column_count++] = record_column(record, i);
	options->default_count = options->column_count;
}

static int unknown_column(const struct options *options, const char *name, size_t length)
{
	const struct record *record = options->command->noun->record;
	const struct column *column;
	char known[1024] = "";
	size_t used = 0;

	for (size_t i = 0; used < sizeof(known) && (column = record_column(record, i)); i++)
		used += (size_t)snprintf(known + used, sizeof(known) - used, "%s%s", i ? " " : "",
					 column->name);
	return fail_usage(options->command->name, "unknown column: %.*s; there are: %s",
			  (int)length, name, known);
}

/* Sets *@ret to the column whose name is the @length characters at @name. */
static int find_column(const struct options *options, const char *name, size_t length,
		       const struct column **ret)
{
	*ret = record_find(options->command->noun->record, name, length);
	return *ret ? GO_ON : unknown_column(options, name, length);
}

static int add_column(struct options *options, const struct column *column)
{
	if (options->column_count == COLUMNS_MAX)
		return fail_usage(options->command->name, "too many columns");
	options->columns[options->column_count++] = column;
	return GO_ON;
}

/* Adds the column named by the @length characters at @name, or with "all" each of them. */
static int add_columns(struct options *options, const char *name, size_t length)
{
	const struct record *record = options->command->noun->record;
	const struct column *column;
	int result = GO_ON;

	if (length != 3 || strncasecmp(name, "all", 3) != 0) {
		result = find_column(options, name, length, &column);
		return result == GO_ON ? add_column(options, column) : result;
	}
	for (size_t i = 0; result == GO_ON && (column = record_column(record, i)); i++)
		result = add_column(options, column);
	return result;
}

/*
 * Parses the argument of --output. "A,B" replaces the columns chosen before. "+A,B" adds to them;
 * if none were chosen, to the default. "all" stands for all columns.
 */
static int choose_columns(struct options *options, const char *list)
{
	int result;

	if (*list == '+') {
		list++;
		if (!options->columns_chosen)
			add_default_columns(options);
	} else {
		options->column_count = options->default_count = 0;
	}
	options->columns_chosen = true;
	do {
		size_t length = strcspn(list, ",");

		result = add_columns(options, list, length);
		list += length;
	} while (result == GO_ON && *list++);
	return result;
}

/*
 * Refuses what cannot be a name, a path or a process id. When the library refuses what is left, the
 * namespace does not exist, and the message can say so.
 */
static int choose_netns(struct options *options, const char *netns)
{
	size_t length = strlen(netns);
	bool digits = strspn(netns, "0123456789") == length;
	bool name = netns[0] != '/' && !digits;

	if (!length || length > 255 || (digits && length > 10) ||
	    (name && (strchr(netns, '/') || !strcmp(netns, ".") || !strcmp(netns, ".."))))
		return fail_usage(options->command->name, "not a network namespace: '%s'", netns);
	options->every_netns = options->command->option_set & OPTIONS_LIST && !strcmp(netns, "all");
	options->netns = options->every_netns ? NULL : netns;
	return GO_ON;
}

static int choose_order(struct options *options, const char *name)
{
	options->descending = *name == '-';
	name += options->descending;
	return find_column(options, name, strlen(name), &options->sort);
}

static int choose_color(struct options *options, const char *when)
{
	static const char *const names[] = {
		[COLOR_AUTO] = "auto",
		[COLOR_ALWAYS] = "always",
		[COLOR_NEVER] = "never",
	};

	for (unsigned i = COLOR_AUTO; i <= COLOR_NEVER; i++)
		if (!strcmp(when ? when : "always", names[i])) {
			options->color = (enum color_when)i;
			return GO_ON;
		}
	return fail_usage(options->command->name, "--color wants auto, always or never: '%s'",
			  when);
}

static int choose_rows(struct options *options, enum filter_id id, const char *argument)
{
	if (filter_set(&options->filter, id, argument))
		return GO_ON;
	return fail_usage(options->command->name, "--%s wants %s: '%s'", filter_name(id),
			  filter_wants(id), argument);
}

static int choose_thresholds(struct options *options, struct thresholds *to, const char *list)
{
	if (thresholds_parse(to, list))
		return GO_ON;
	return fail_usage(options->command->name,
			  "not a list of age=N, left=N, drops=N and idle=N: '%s'", list);
}

static int choose_source(struct options *options, const char *argument)
{
	struct prefix prefix;

	if (strchr(argument, '/') || !parse_prefix(argument, &prefix))
		return fail_usage(options->command->name, "--from wants an address: '%s'",
				  argument);
	options->from_address = prefix.address;
	options->from = &options->from_address;
	return GO_ON;
}

static int choose_seconds(struct options *options, int option, const char *argument)
{
	uint64_t *ret = option == OPTION_INTERVAL ? &options->interval : &options->timeout;

	if (parse_seconds(argument, ret))
		return GO_ON;
	return fail_usage(options->command->name, "--%s wants seconds, from 0.1 to 1000000: '%s'",
			  option == OPTION_INTERVAL ? "interval" : "timeout", argument);
}

static int choose_count(struct options *options, const char *argument)
{
	if (parse_number(argument, UINT64_MAX, &options->count) && options->count)
		return GO_ON;
	return fail_usage(options->command->name, "--count wants a number from 1 on: '%s'",
			  argument);
}

static int choose_types(struct options *options, const char *list)
{
	char known[512];

	if (event_types_parse(list, &options->types))
		return GO_ON;
	event_types_list(known, sizeof(known));
	return fail_usage(options->command->name, "unknown event in '%s'; there are: %s", list,
			  known);
}

static int apply_adding_option(int option, const char *argument, struct options *options)
{
	const char *wanted;

	if (option == '?') /* getopt_long() has printed a message */
		return EXIT_USAGE;
	wanted = add_option(&options->add, option, argument);
	if (!wanted)
		return GO_ON;
	return fail_usage(options->command->name, "--%s wants %s: '%s'", option_name(option),
			  wanted, argument);
}

/* Options of the commands that run until something ends them. */
static int apply_running_option(int option, const char *argument, struct options *options)
{
	switch (option) {
	case OPTION_COUNT:
		return choose_count(options, argument);
	case OPTION_INTERVAL:
	case OPTION_TIMEOUT:
		return choose_seconds(options, option, argument);
	case OPTION_TYPES:
		return choose_types(options, argument);
	case OPTION_NOHEADINGS:
		options->noheadings = true;
		return GO_ON;
	case OPTION_BATCH:
		options->batch = true;
		return GO_ON;
	case OPTION_FOLLOW:
		options->follow = true;
		return GO_ON;
	default:
		return apply_adding_option(option, argument, options);
	}
}

static int apply_option(int option, const char *argument, struct options *options)
{
	if (option >= OPTION_FILTER)
		return choose_rows(options, (enum filter_id)(option - OPTION_FILTER), argument);
	switch (option) {
	case 'J':
		options->json = true;
		return GO_ON;
	case 'o':
		return choose_columns(options, argument);
	case OPTION_SORT:
		return choose_order(options, argument);
	case OPTION_COLOR:
		return choose_color(options, argument);
	case 'H':
		options->list_columns = true;
		return GO_ON;
	case 'n':
		options->noheadings = true;
		return GO_ON;
	case 'r':
		options->raw = true;
		return GO_ON;
	case 'b':
		options->bytes = true;
		return GO_ON;
	case 'y':
		options->yes = true;
		return GO_ON;
	case OPTION_ALL:
		options->all = true;
		return GO_ON;
	case OPTION_FORCE:
		options->force = true;
		return GO_ON;
	case OPTION_DRY_RUN:
		options->dry_run = true;
		return GO_ON;
	case 'N':
		return choose_netns(options, argument);
	case 'w':
		return choose_thresholds(options, &options->warning, argument);
	case 'c':
		return choose_thresholds(options, &options->critical, argument);
	case OPTION_EXPECT:
		options->expect = argument;
		return GO_ON;
	case OPTION_EXPECTED:
		options->expect_names = true;
		options->naming.file = argument;
		return GO_ON;
	case OPTION_WEAK:
		options->weak = true;
		return GO_ON;
	case OPTION_FILE:
		options->file = argument;
		return GO_ON;
	case OPTION_FROM:
		return choose_source(options, argument);
	case OPTION_NAMES:
		options->naming.file = argument;
		return GO_ON;
	case OPTION_IKE_SOCKET:
		options->naming.ike_socket = argument;
		return GO_ON;
	case 'h':
		options_print_help(options->command);
		return EXIT_OK;
	case 'V':
		print_version();
		return EXIT_OK;
	default:
		return apply_running_option(option, argument, options);
	}
}

/* The arguments of getopt_long() for one set of options. */
struct getopt_tables {
	struct option longs[OPTIONS_MAX + 1];
	char shorts[3 * OPTIONS_MAX + 1];
};

static void fill_tables(struct getopt_tables *ret, unsigned set)
{
	size_t count = 0;
	char *s = ret->shorts;

	for (size_t i = 0; i < option_table_count && count < OPTIONS_MAX; i++) {
		const struct option_info *info = &option_table[i];
		int has_argument = !info->argument            ? no_argument
				   : info->argument[0] == '[' ? optional_argument
							      : required_argument;

		if (!(info->commands & set))
			continue;
		ret->longs[count++] =
			(struct option){ info->name, has_argument, NULL, info->value };
		if (info->letter)
			*s++ = info->letter;
		if (info->letter && info->argument)
			*s++ = ':';
		if (info->synonym)
			*s++ = info->synonym;
	}
	ret->longs[count] = (struct option){ 0 };
	*s = '\0';
}

/*
 * The option of the set @set that getopt_long() returned, a letter or a value, as value of struct
 * option_info.
 */
static int value_of(int option, unsigned set)
{
	for (size_t i = 0; i < option_table_count; i++)
		if (option_table[i].letter && option_table[i].commands & set &&
		    (option_table[i].letter == option || option_table[i].synonym == option))
			return option_table[i].value;
	return option;
}

static int check_options(const struct options *options)
{
	const char *name = options->command->name;

	if (options->operand_count && !options->command->operands[0])
		return fail_usage(name, "unexpected argument: %s", options->operands[0]);
	if (options->json && (options->raw || options->noheadings))
		return fail_usage(name, "--json goes with neither --raw nor --noheadings");
	if (options->follow && (options->count || options->timeout))
		return fail_usage(name, "--follow goes with neither --count nor --timeout");
	if (!filter_possible(&options->filter))
		return fail_usage(name, "--local is IPv4 and --peer IPv6, or the reverse");
	return GO_ON;
}

int options_parse(const struct command *command, int argc, char **argv, struct options *ret)
{
	struct getopt_tables tables;
	int option, result = GO_ON;

	*ret = (struct options){ .command = command };
	fill_tables(&tables, command->option_set);
	while (result == GO_ON &&
	       (option = getopt_long(argc, argv, tables.shorts, tables.longs, NULL)) != -1)
		result = apply_option(value_of(option, command->option_set), optarg, ret);
	if (result != GO_ON)
		return result;
	ret->operands = argv + optind;
	ret->operand_count = argc - optind;
	result = check_options(ret);
	if (result == GO_ON && !ret->columns_chosen && !ret->json)
		add_default_columns(ret);
	return result;
}
