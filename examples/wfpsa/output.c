/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "output.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "errors.h"
#include "signals.h"

#define PATIENCE 1000 /* milliseconds */

static int error; /* of the last write */

/* Waits until stdout takes something. Returns false if a signal ends the program before that. */
static bool wait_for_reader(void)
{
	struct pollfd to = { .fd = STDOUT_FILENO, .events = POLLOUT };

	while (!signals_ending())
		if (signals_poll(&to, 1, -1))
			return true;
	return signals_poll(&to, 1, PATIENCE) != 0;
}

/* A pipe that is ready takes PIPE_BUF bytes without a wait, in which no signal would be caught. */
bool output_write(const char *text, size_t length)
{
	while (length) {
		ssize_t written;

		if (!wait_for_reader())
			return false;
		written = write(STDOUT_FILENO, text, length < PIPE_BUF ? length : PIPE_BUF);
		if (written < 0 && errno != EINTR && errno != EAGAIN) {
			error = errno;
			return false;
		}
		text += written < 0 ? 0 : written;
		length -= written < 0 ? 0 : (size_t)written;
	}
	return true;
}

int output_failed(const char *command)
{
	if (!error)
		return EXIT_OK;
	if (error != EPIPE) /* that is: SIGPIPE is ignored, and the reader has left */
		fail(command, "write error: %s", strerror(error));
	return EXIT_RUNTIME;
}

bool output_has_no_reader(short revents)
{
	bool gone = revents & (POLLERR | POLLHUP | POLLNVAL);

	if (gone) {
		signals_die(SIGPIPE);
		error = EPIPE;
	}
	return gone;
}
