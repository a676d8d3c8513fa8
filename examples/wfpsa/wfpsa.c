/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa - show and end the kernel's IPsec SAs as the Windows Filtering Platform has them */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "errors.h"
#include "options.h"

static const struct command commands[] = {
	{ "list", "contexts", "list contexts", "", "List SA contexts, a line for each.",
	  "A context is the inbound and the outbound SA of one tunnel or protection.\n",
	  &noun_contexts, OPTIONS_LIST_CONTEXTS, list },
	{ "list", "sas", "list sas", "", "List IPsec SAs, a line for each.", "", &noun_sas,
	  OPTIONS_LIST_SAS, list },
	{ "list", "sessions", "list sessions", "", "List who has access to SAs, a line for each.",
	  "A session is an open handle of the WFP API, or another program's access to the "
	  "kernel's\n"
	  "SAs, such as an IKE daemon's.\n",
	  &noun_sessions, OPTIONS_LIST_SESSIONS, list },
	{ "show", NULL, "show", " ID...", "Show all that is known of SA contexts.",
	  "ID is that of a context, or spi=SPI of one of its SAs, or reqid=N.\n", &noun_contexts,
	  OPTIONS_SHOW, show },
	{ "expire", NULL, "expire", " ID...", "End SA contexts: outbound now, inbound in a minute.",
	  "ID is that of a context, or spi=SPI of one of its SAs, or reqid=N.\n"
	  "Asks before it does anything, if there is a terminal; else it wants --yes.\n",
	  &noun_contexts, OPTIONS_END, expire_contexts },
	{ "delete", NULL, "delete", " ID...", "End SA contexts at once.",
	  "ID is that of a context, or spi=SPI of one of its SAs, or reqid=N.\n"
	  "Asks before it does anything, if there is a terminal; else it wants --yes.\n",
	  &noun_contexts, OPTIONS_END, delete_contexts },
};

#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static void print_help(void)
{
	puts("Usage: wfpsa VERB [OBJECT] [options]\n"
	     "\n"
	     "Commands:");
	for (size_t i = 0; i < COMMANDS; i++) {
		char name[32];

		snprintf(name, sizeof(name), "%s%s", commands[i].name, commands[i].operands);
		printf("  %-16s %s\n", name, commands[i].help);
	}
	puts("\n"
	     "\"list\" alone lists contexts; \"ls\" is the same as \"list\".\n"
	     "\n"
	     "  -h, --help       this text; after a command: its options\n"
	     "  -V, --version    the version\n"
	     "\n"
	     "Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 not permitted,\n"
	     "6 not supported by this kernel; of several ids, 32 none and 64 some found.\n"
	     "See wfpsa(8).");
}

/*
 * Runs a command. @first is the index of the first argument behind its name. The argument before,
 * the last word of the name, gives its place to what getopt_long() puts before messages.
 */
static int run_command(const struct command *command, int first, int argc, char **argv)
{
	struct options options;
	char name[64];
	int result;

	snprintf(name, sizeof(name), "wfpsa: %s", command->name);
	argv[first - 1] = name;
	result = options_parse(command, argc - first + 1, argv + first - 1, &options);
	return result == GO_ON ? command->run(&options) : result;
}

/* The first command with the verb. NULL: there is no such verb. */
static const struct command *find_verb(const char *verb)
{
	if (!strcmp(verb, "ls"))
		verb = "list";
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i].verb, verb))
			return &commands[i];
	return NULL;
}

static int dispatch(int argc, char **argv)
{
	const char *object = argc > 2 ? argv[2] : NULL;
	const struct command *command;

	if (argc < 2)
		return fail_usage("", "no command; see wfpsa --help");
	command = find_verb(argv[1]);
	if (!command)
		return fail_usage("", "unknown command: %s; see wfpsa --help", argv[1]);
	if (!command->object || !object || object[0] == '-')
		return run_command(command, 2, argc, argv);
	for (const char *verb = command->verb; command < commands + COMMANDS; command++)
		if (!strcmp(command->verb, verb) && !strcmp(command->object, object))
			return run_command(command, 3, argc, argv);
	return fail_usage(argv[1], "unknown object: %s; see wfpsa --help", object);
}

/*
 * If a standard stream is closed, the next file or socket to be opened would get its descriptor,
 * and messages would be written to that. So /dev/null takes the place of a closed stream.
 */
static void occupy_standard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			/* for the other direction, so that use fails as with a closed stream */
			(void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* Closes stdout. A failed write, which may show only here, makes the program fail. */
static int close_stdout(int exit_code)
{
	int had_error = ferror(stdout);

	errno = 0;
	if (!fclose(stdout) && !had_error)
		return exit_code;
	if (errno)
		fail("", "write error: %s", strerror(errno));
	else
		fail("", "write error");
	return exit_code ? exit_code : EXIT_RUNTIME;
}

int main(int argc, char **argv)
{
	int exit_code = EXIT_OK;

	occupy_standard_streams();
	signal(SIGPIPE, SIG_IGN);       /* writing to a closed pipe is a write error */
	setlocale(LC_CTYPE, "C.UTF-8"); /* of --netns and of names of sessions */
	if (argc > 1 && (!strcmp(argv[1], "-h") || !strcmp(argv[1], "--help")))
		print_help();
	else if (argc > 1 && (!strcmp(argv[1], "-V") || !strcmp(argv[1], "--version")))
		print_version();
	else
		exit_code = dispatch(argc, argv);
	return close_stdout(exit_code);
}
