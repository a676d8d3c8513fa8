/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "errors.h"
#include "wfpsa.h"

static void print_help(void)
{
	puts("Usage: wfpsa list sas [options]\n"
	     "\n"
	     "List the IPsec SAs of the kernel: one line for each.\n"
	     "\n"
	     "  -J, -j, --json         print JSON: all columns, or those of -o\n"
	     "  -o, --output LIST      columns, with commas between; +COLUMN adds to the default\n"
	     "  -H, --list-columns     list the columns and what they show\n"
	     "  -n, --noheadings       no line of headings\n"
	     "  -r, --raw              one blank between columns, blanks within as \\x20\n"
	     "  -b, --bytes            exact numbers of bytes\n"
	     "  -4, --ipv4             SAs between IPv4 addresses only\n"
	     "  -6, --ipv6             SAs between IPv6 addresses only\n"
	     "  -d, --direction in|out SAs of one direction only\n"
	     "  -N, --netns NETNS      of another network namespace: name, path or process id\n"
	     "  -h, --help             this text\n"
	     "  -V, --version          the version\n"
	     "\n"
	     "It takes CAP_NET_ADMIN. Keys are never shown. See wfpsa(8).");
}

static void add_default_columns(struct sa_options *options)
{
	while (options->column_count < SA_COLUMNS_DEFAULT) {
		options->columns[options->column_count] = &sa_columns[options->column_count];
		options->column_count++;
	}
}

static int add_column(struct sa_options *options, const char *name, size_t length)
{
	const struct sa_column *column = sa_column_find(name, length);

	if (!column)
		return fail_usage(COMMAND_LIST_SAS, "unknown column: %.*s", (int)length, name);
	if (options->column_count == COLUMNS_MAX)
		return fail_usage(COMMAND_LIST_SAS, "too many columns");
	options->columns[options->column_count++] = column;
	return GO_ON;
}

/* "A,B" starts anew, "+A,B" adds to what there is: at first the default. */
static int choose_columns(struct sa_options *options, const char *list)
{
	int result;

	if (*list == '+') {
		list++;
		if (!options->columns_chosen)
			add_default_columns(options);
	} else {
		options->column_count = 0;
	}
	options->columns_chosen = true;
	do {
		size_t length = strcspn(list, ",");

		result = add_column(options, list, length);
		list += length;
	} while (result == GO_ON && *list++);
	return result;
}

static int choose_direction(struct sa_options *options, const char *direction)
{
	if (strcmp(direction, "in") != 0 && strcmp(direction, "out") != 0)
		return fail_usage(COMMAND_LIST_SAS, "unknown direction: %s", direction);
	options->direction = direction;
	options->template.saDirection =
		direction[0] == 'i' ? FWP_DIRECTION_INBOUND : FWP_DIRECTION_OUTBOUND;
	return GO_ON;
}

/* What can be no name, so that all that the library refuses is a name with nothing behind it. */
static int choose_netns(struct sa_options *options, const char *netns)
{
	size_t length = strlen(netns);
	bool digits = strspn(netns, "0123456789") == length;
	bool name = netns[0] != '/' && !digits;

	if (!length || length > 255 || (digits && length > 10) ||
	    (name && (strchr(netns, '/') || !strcmp(netns, ".") || !strcmp(netns, ".."))))
		return fail_usage(COMMAND_LIST_SAS, "not a network namespace: '%s'", netns);
	options->netns = netns;
	return GO_ON;
}

static int apply(int option, const char *argument, struct sa_options *options)
{
	switch (option) {
	case 'J':
	case 'j':
		options->json = true;
		return GO_ON;
	case 'o':
		return choose_columns(options, argument);
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
	case '4':
		options->ipv4 = true;
		return GO_ON;
	case '6':
		options->ipv6 = true;
		return GO_ON;
	case 'd':
		return choose_direction(options, argument);
	case 'N':
		return choose_netns(options, argument);
	case 'h':
		print_help();
		return EXIT_OK;
	case 'V':
		print_version();
		return EXIT_OK;
	default: /* getopt_long has said what is wrong */
		return EXIT_USAGE;
	}
}

int options_parse(int argc, char **argv, struct sa_options *ret)
{
	static const struct option longs[] = {
		{ "json", no_argument, NULL, 'J' },
		{ "output", required_argument, NULL, 'o' },
		{ "list-columns", no_argument, NULL, 'H' },
		{ "noheadings", no_argument, NULL, 'n' },
		{ "raw", no_argument, NULL, 'r' },
		{ "bytes", no_argument, NULL, 'b' },
		{ "ipv4", no_argument, NULL, '4' },
		{ "ipv6", no_argument, NULL, '6' },
		{ "direction", required_argument, NULL, 'd' },
		{ "netns", required_argument, NULL, 'N' },
		{ "help", no_argument, NULL, 'h' },
		{ "version", no_argument, NULL, 'V' },
		{ 0 },
	};
	int option, result = GO_ON;

	*ret = (struct sa_options){ 0 };
	while (result == GO_ON &&
	       (option = getopt_long(argc, argv, "Jjo:Hnrb46d:N:hV", longs, NULL)) != -1)
		result = apply(option, optarg, ret);
	if (result != GO_ON)
		return result;
	if (optind < argc)
		return fail_usage(COMMAND_LIST_SAS, "unexpected argument: %s", argv[optind]);
	if (ret->json && (ret->raw || ret->noheadings))
		return fail_usage(COMMAND_LIST_SAS,
				  "--json goes with neither --raw nor --noheadings");
	if (!ret->columns_chosen && !ret->json)
		add_default_columns(ret);
	return GO_ON;
}
