/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa - show and end the kernel's IPsec SAs as the Windows Filtering Platform has them */
#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "complete.h"
#include "errors.h"
#include "options.h"
#include "streams.h"

const char program_name[] = "wfpsa";

/* Prints what is wrong with the word behind the @used good ones at @words. */
static int unknown_word(char *const *words, int used)
{
	char known[256];

	commands_next_words(words, used, known, sizeof(known));
	if (used)
		return fail_usage(words[0], "unknown object: %s; there are: %s", words[used],
				  known);
	return fail_usage("", "unknown command: %s; there are: %s", words[0], known);
}

/*
 * Runs the command that @count words at @words name. The last word of the name, or the program's
 * name before @words, gives its place to what getopt_long() puts before messages.
 */
static int run_command(char **words, int count)
{
	struct options options;
	char name[64];
	int used, result;
	const struct command *command = commands_find(words, count, &used);

	if (!command)
		return unknown_word(words, used);
	snprintf(name, sizeof(name), "wfpsa: %s", command->name);
	words[used - 1] = name;
	result = options_parse(command, count - used + 1, words + used - 1, &options);
	if (result == GO_ON)
		return command->run(&options);
	return result != EXIT_OK && command->run == check ? check_failed() : result;
}

/* wfpsa help [COMMAND] */
static int help(char **words, int count)
{
	int used;
	const struct command *command = commands_find(words, count, &used);

	if (!command)
		return unknown_word(words, used);
	if (used < count)
		return fail_usage("help", "unexpected argument: %s", words[used]);
	if (used)
		options_print_help(command);
	else
		commands_print_help();
	return EXIT_OK;
}

static bool is_option(const char *word, const char *letter, const char *name)
{
	return !strcmp(word, letter) || !strcmp(word, name);
}

static int dispatch(int argc, char **argv)
{
	if (argc < 1)
		return fail_usage("", "no name of the program");
	if (argc == 1)
		return run_command(argv + 1, 0);
	if (is_option(argv[1], "-h", "--help"))
		return help(argv + 2, 0);
	if (!strcmp(argv[1], "help"))
		return help(argv + 2, argc - 2);
	if (!strcmp(argv[1], "complete"))
		return complete(argv + 2, argc - 2);
	if (!is_option(argv[1], "-V", "--version"))
		return run_command(argv + 1, argc - 1);
	print_version();
	return EXIT_OK;
}

/* Whether stdout is a pipe that nobody reads any more. */
static bool reader_is_gone(void)
{
	struct pollfd stdout_fd = { .fd = STDOUT_FILENO };

	return poll(&stdout_fd, 1, 0) == 1 && stdout_fd.revents & POLLERR;
}

/*
 * Closes stdout. A failed write, which may show only here, makes the program fail. A reader that
 * goes away, as "head" does, gets no message: SIGPIPE has ended the program, unless the signal is
 * ignored.
 */
static int close_stdout(int exit_code)
{
	int had_error = ferror(stdout);
	bool silent = reader_is_gone();

	errno = 0;
	if (!fclose(stdout) && !had_error)
		return exit_code;
	if (!silent)
		fail("", "write error%s%s", errno ? ": " : "", errno ? strerror(errno) : "");
	return exit_code ? exit_code : EXIT_RUNTIME;
}

int main(int argc, char **argv)
{
	occupy_standard_streams();
	setlocale(LC_CTYPE, "C.UTF-8"); /* of --netns and of names of sessions */
	return close_stdout(dispatch(argc, argv));
}
