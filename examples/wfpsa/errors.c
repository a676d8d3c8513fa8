/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "errors.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
	DWORD status;
	int exit_code;
	const char *text;
} statuses[] = {
	{ ERROR_FILE_NOT_FOUND, EXIT_NOT_FOUND, "No such network namespace" },
	/* all other arguments are correct, so the fault is the file that --netns names */
	{ ERROR_INVALID_PARAMETER, EXIT_NOT_FOUND, "Not a network namespace" },
	{ FWP_E_NOT_FOUND, EXIT_NOT_FOUND, "No such object" },
	{ FWP_E_INCOMPATIBLE_SA_STATE, EXIT_RUNTIME,
	  "Its two SAs were paired by their order, and one may be another tunnel's; --force ends "
	  "them" },
	{ ERROR_ACCESS_DENIED, EXIT_NOT_PERMITTED, "Operation not permitted" },
	{ EPT_S_NOT_REGISTERED, EXIT_UNSUPPORTED, "This kernel has no XFRM" },
	{ ERROR_NOT_SUPPORTED, EXIT_UNSUPPORTED, "Not supported by this kernel" },
	{ ERROR_NOT_ENOUGH_MEMORY, EXIT_RUNTIME, "Cannot allocate memory" },
	{ ERROR_TOO_MANY_OPEN_FILES, EXIT_RUNTIME, "Too many open files" },
	{ ERROR_INVALID_HANDLE, EXIT_RUNTIME, "Invalid handle" },
	{ ERROR_GEN_FAILURE, EXIT_RUNTIME, "Unforeseen answer from the kernel" },
};

static void say(const char *command, const char *format, va_list arguments)
{
	fprintf(stderr, "wfpsa: %s%s", command, command[0] ? ": " : "");
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
}

int fail(const char *command, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(command, format, arguments);
	va_end(arguments);
	return EXIT_RUNTIME;
}

int fail_usage(const char *command, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say(command, format, arguments);
	va_end(arguments);
	return EXIT_USAGE;
}

int fail_status(const char *command, const char *subject, DWORD status)
{
	const char *colon = subject ? ": " : "";

	subject = subject ? subject : "";
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		if (statuses[i].status != status)
			continue;
		fail(command, "%s%s%s", subject, colon, statuses[i].text);
		return statuses[i].exit_code;
	}
	return fail(command, "%s%sError 0x%08lx", subject, colon, (unsigned long)status);
}
