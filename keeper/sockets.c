/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The keeper of systemd. A process that asks for it sends its network namespace and an XFRM socket.
 * The kernel obeys a request on the socket only if both the process that opened it and this one
 * have the right to change XFRM: so the socket shows the asking process's right.
 */
#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "keeper.h"
#include "store/internal.h"

#define LISTENER 3 /* where systemd puts the socket */

/* From SIGTERM on, sessions have this time to end. The unit's TimeoutStopSec is longer. */
#define STOP_SECONDS 4

static int receive_descriptors(int connection, int descriptors[2])
{
	char byte;
	struct iovec iov = { .iov_base = &byte, .iov_len = 1 };
	union {
		struct cmsghdr header;
		char room[CMSG_SPACE(2 * sizeof(int))];
	} control;
	struct msghdr message = { .msg_iov = &iov,
				  .msg_iovlen = 1,
				  .msg_control = &control,
				  .msg_controllen = sizeof(control.room) };

	if (recvmsg(connection, &message, MSG_CMSG_CLOEXEC) != 1 ||
	    message.msg_controllen < sizeof(control.header) ||
	    control.header.cmsg_type != SCM_RIGHTS ||
	    control.header.cmsg_len != CMSG_LEN(2 * sizeof(int)))
		return -1;
	memcpy(descriptors, CMSG_DATA(&control.header), 2 * sizeof(int));
	return 0;
}

/* Tells the asking process that it is served. */
static void answer(void *context)
{
	const int *connection = context;
	char byte = 0;

	send(*connection, &byte, 1, MSG_NOSIGNAL);
	close(*connection);
}

static _Noreturn void serve_connection(int connection)
{
	const struct timeval patience = { .tv_sec = 2 };
	int descriptors[2];

	setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	if (receive_descriptors(connection, descriptors) || setns(descriptors[0], CLONE_NEWNET) ||
	    !right_is_shown(descriptors[1]))
		_exit(1);
	close(descriptors[0]);
	close(descriptors[1]);
	_exit(serve(USUAL_BASE, answer, &connection));
}

static void wake(int signal)
{
	(void)signal;
}

/* Returns how many children live. */
static unsigned reap(unsigned children)
{
	while (children && waitpid(-1, NULL, WNOHANG) > 0)
		children--;
	return children;
}

static void stop(int signal)
{
	(void)signal;
	_exit(0);
}

static void stop_soon(int signal)
{
	(void)signal;
	alarm(STOP_SECONDS);
}

/*
 * Systemd stops the service and the processes with the sessions at the same time, so the keeper has
 * to be last. It is interrupted anywhere then, like a keeper that is killed: nothing is lost.
 */
static void begin_to_heed_signals(void)
{
	const struct sigaction waking = { .sa_handler = wake };
	const struct sigaction stopping = { .sa_handler = stop_soon, .sa_flags = SA_RESTART };
	const struct sigaction ending = { .sa_handler = stop };

	sigaction(SIGCHLD, &waking, NULL);
	sigaction(SIGTERM, &stopping, NULL);
	sigaction(SIGALRM, &ending, NULL);
}

/* Systemd listens while this process does not run, so it ends when no child is left. */
int serve_sockets(void)
{
	struct pollfd listener = { .fd = LISTENER, .events = POLLIN };
	unsigned children = 0;
	sigset_t blocked, none;

	sigemptyset(&none);
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGCHLD);
	sigprocmask(SIG_BLOCK, &blocked, NULL);
	begin_to_heed_signals();
	for (;;) {
		const struct timespec no_time = { 0 };
		pid_t child = -1;
		int connection;

		children = reap(children);
		if (ppoll(&listener, 1, children ? NULL : &no_time, &none) < 1) {
			if (!children)
				return 0;
			continue;
		}
		connection = accept4(LISTENER, NULL, NULL, SOCK_CLOEXEC);
		if (connection >= 0)
			child = fork();
		if (!child) {
			close(LISTENER);
			sigprocmask(SIG_SETMASK, &none, NULL);
			serve_connection(connection);
		}
		children += child > 0;
		close(connection);
	}
}
