/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_ERRORS_H
#define WFPSA_ERRORS_H

#include <fwpmu.h>

enum exit_code {
	EXIT_OK = 0,
	EXIT_RUNTIME = 1,
	EXIT_USAGE = 2,
	EXIT_NOT_FOUND = 3,
	EXIT_NOT_PERMITTED = 4,
	EXIT_UNSUPPORTED = 6, /* by this kernel; 5 is for later */
	EXIT_NONE_FOUND = 32, /* of several */
	EXIT_SOME_FOUND = 64
};

/* Say on one line of stderr what @command (as "list sas") could not do; return the exit code. */
int fail(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));
int fail_usage(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same for a result of the library. @subject, if not NULL, is what it was about. */
int fail_status(const char *command, const char *subject, DWORD status);

#endif
