/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa - show the kernel's IPsec SAs as the Windows Filtering Platform has them */
#include "wfpsa.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "errors.h"

static const struct command {
	const char *verb, *noun, *help;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "list", "sas", "list the IPsec SAs of the kernel", list_sas },
};

#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

void print_version(void)
{
	puts("wfpsa (wfpxfrm) " PACKAGE_VERSION);
}

static void print_help(void)
{
	puts("Usage: wfpsa VERB NOUN [options]\n"
	     "\n"
	     "Commands:");
	for (size_t i = 0; i < COMMANDS; i++)
		printf("  %s %s    %s\n", commands[i].verb, commands[i].noun, commands[i].help);
	puts("\n"
	     "  -h, --help     this text; after a command: its options\n"
	     "  -V, --version  the version\n"
	     "\n"
	     "Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 not permitted,\n"
	     "6 not supported by this kernel. See wfpsa(8).");
}

static int run(const struct command *command, int argc, char **argv)
{
	char name[64];

	snprintf(name, sizeof(name), "wfpsa: %s %s", command->verb, command->noun);
	argv[2] = name;
	return command->run(argc - 2, argv + 2);
}

static int dispatch(int argc, char **argv)
{
	const char *verb = argc > 1 ? argv[1] : NULL, *noun = argc > 2 ? argv[2] : NULL;
	bool verb_known = false;

	if (!verb)
		return fail_usage("", "no command; see wfpsa --help");
	for (size_t i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i].verb, verb) != 0)
			continue;
		verb_known = true;
		if (noun && !strcmp(commands[i].noun, noun))
			return run(&commands[i], argc, argv);
	}
	if (!verb_known)
		return fail_usage("", "unknown command: %s; see wfpsa --help", verb);
	if (!noun || noun[0] == '-')
		return fail_usage(verb, "an object is missing; see wfpsa --help");
	return fail_usage(verb, "unknown object: %s; see wfpsa --help", noun);
}

/* Where a standard stream is closed, a file opened later would take its place and its output. */
static void occupy_standard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			/* the wrong way round, so that using it fails as if it were closed */
			(void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* Output that was not written is a failure, which only the end shows. */
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
	signal(SIGPIPE, SIG_IGN);       /* a closed pipe is a write error as others are */
	setlocale(LC_CTYPE, "C.UTF-8"); /* names of namespaces are UTF-8 for the library */
	if (argc > 1 && (!strcmp(argv[1], "-h") || !strcmp(argv[1], "--help")))
		print_help();
	else if (argc > 1 && (!strcmp(argv[1], "-V") || !strcmp(argv[1], "--version")))
		print_version();
	else
		exit_code = dispatch(argc, argv);
	return close_stdout(exit_code);
}
