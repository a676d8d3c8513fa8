/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "errors.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <wfpxfrm.h>

/* What the user can do about a code, if there is anything, and the exit code. */
static const struct {
	DWORD status;
	int exit_code;
	const char *hint; /* or NULL */
} statuses[] = {
	{ ERROR_FILE_NOT_FOUND, EXIT_NOT_FOUND, "\"ip netns list\" shows the names" },
	/* all other arguments are correct, so the fault is the file that --netns names */
	{ ERROR_INVALID_PARAMETER, EXIT_NOT_FOUND, NULL },
	{ FWP_E_NOT_FOUND, EXIT_NOT_FOUND, NULL },
	{ FWP_E_INCOMPATIBLE_SA_STATE, EXIT_RUNTIME, "--force ends them" },
	{ ERROR_ACCESS_DENIED, EXIT_NOT_PERMITTED, NULL }, /* see hint_at_permission() */
	{ EPT_S_NOT_REGISTERED, EXIT_UNSUPPORTED, NULL },
	{ ERROR_NOT_SUPPORTED, EXIT_UNSUPPORTED, NULL },
};

static char last[512] = "wrong usage";

const char *fail_message(void)
{
	return last;
}

static void say(const char *command, const char *format, va_list arguments)
{
	va_list again;

	if (!command)
		return;
	va_copy(again, arguments);
	vsnprintf(last, sizeof(last), format, again);
	va_end(again);
	fprintf(stderr, "%s: %s%s", program_name, command, command[0] ? ": " : "");
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

/* root without the right is in a container, or in a user namespace that does not own the network.
 */
static void hint_at_permission(const char *command, char *ret, size_t size)
{
	if (geteuid())
		snprintf(ret, size, "; try: sudo %s %s", program_name, command);
	else
		snprintf(ret, size, "; root has it not here: try outside this container");
}

int fail_status(const char *command, const char *subject, DWORD status)
{
	const char *text = WfpxErrorText0(status), *colon = strstr(text, ": ");
	int exit_code = EXIT_RUNTIME;
	char hint[128] = "";

	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		if (statuses[i].status != status)
			continue;
		exit_code = statuses[i].exit_code;
		if (statuses[i].hint)
			snprintf(hint, sizeof(hint), "; %s", statuses[i].hint);
	}
	if (status == ERROR_ACCESS_DENIED && command)
		hint_at_permission(command, hint, sizeof(hint));
	fail(command, "%s%s%s%s", subject ? subject : "", subject ? ": " : "",
	     colon ? colon + 2 : text, hint);
	return exit_code;
}
