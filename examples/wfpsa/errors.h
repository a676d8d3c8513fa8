/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages on stderr, and the exit codes that go with them. */
#ifndef WFPSA_ERRORS_H
#define WFPSA_ERRORS_H

#include <fwpmu.h>

/* Exit codes of the program, as wfpsa(8) lists them. */
enum exit_code {
	EXIT_OK = 0,
	EXIT_RUNTIME = 1,
	EXIT_USAGE = 2,
	EXIT_NOT_FOUND = 3,
	EXIT_NOT_PERMITTED = 4,
	EXIT_NOT_PASSING = 5, /* explain: traffic does not pass, or not protected */
	EXIT_UNSUPPORTED = 6, /* this kernel cannot do it */
	EXIT_NONE_FOUND = 32, /* of several ids */
	EXIT_SOME_FOUND = 64  /* of several ids, but not all */
};

extern const char program_name[]; /* which each program that uses this file defines */

/*
 * Prints "wfpsa: COMMAND: ", with the name of the program, and the formatted message as one line to
 * stderr. @command is a command's name such as "list sas", "" where no command is known, or NULL
 * for no message. Returns EXIT_RUNTIME.
 */
int fail(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same for an error in the arguments. Returns EXIT_USAGE. */
int fail_usage(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * Prints what the library's code @status means, in the same way. @subject, if not NULL, stands
 * before the meaning: the id or the namespace that the call was about. @status is not
 * ERROR_SUCCESS. Returns the exit code for @status.
 */
int fail_status(const char *command, const char *subject, DWORD status);

/* The text of the last message, "wrong usage" where getopt_long() has printed one by itself. */
const char *fail_message(void);

#endif
