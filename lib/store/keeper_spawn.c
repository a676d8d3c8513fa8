/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Starting the keeper as a process of its own: a child starts it and ends, so that it belongs to
 * init. The child's end sends no signal, and no wait() of the program sees the child, because its
 * exit signal is 0.
 *
 * Between clone() and execve() only system calls are made: other threads of the program may have
 * held locks of the C library when the child began.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/status.h"
#include "internal.h"
#include "keeper.h"
#include "netlink/sockets.h"

#ifndef SYS_close_range
#define SYS_close_range 436
#endif

/* What the new process needs to know. */
struct start {
	const char *program;
	char *const *arguments;
};

static _Noreturn void leave(void)
{
	for (;;)
		syscall(SYS_exit_group, 0);
}

/*
 * execve() takes the rights of a program that has some without being root's, except the ambient
 * ones. This gives the keeper the one right that it needs, if this process may hand it on.
 */
static void hand_on_right(void)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3];

	if (syscall(SYS_capget, &header, data))
		return;
	data[0].inheritable |= 1u << CAP_NET_ADMIN;
	if (!syscall(SYS_capset, &header, data))
		syscall(SYS_prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_NET_ADMIN, 0, 0);
}

/* The descriptors 0, 1 and 2 are opened, so that no file of the keeper gets one of these numbers.
 */
static void replace_descriptors(void)
{
	syscall(SYS_close_range, 0u, ~0u, 0u);
	for (int i = 0; i < 3; i++)
		syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDWR, 0);
}

/*
 * A service that is stopped signals its keeper too. The keeper ends when its sessions have, so it
 * ignores these signals from the beginning.
 */
static void reset_signals(void)
{
	static const int ignored[] = { SIGTERM, SIGHUP, SIGINT, SIGPIPE };
	struct sigaction action = { .sa_handler = SIG_DFL };
	sigset_t none;

	for (int i = 1; i < NSIG; i++)
		sigaction(i, &action, NULL);
	action.sa_handler = SIG_IGN;
	for (size_t i = 0; i < sizeof(ignored) / sizeof(ignored[0]); i++)
		sigaction(ignored[i], &action, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void become_keeper(const struct start *start)
{
	char *environment[] = { NULL };

	syscall(SYS_setsid);
	syscall(SYS_chdir, "/");
	umask(S_IRWXG | S_IRWXO);
	replace_descriptors();
	reset_signals();
	hand_on_right();
	syscall(SYS_execve, start->program, start->arguments, environment);
	leave();
}

static long clone_process(int exit_signal)
{
	return syscall(SYS_clone, (long)exit_signal, 0L, 0L, 0L, 0L);
}

/* Runs in the namespace of the session. */
static uint32_t spawn(void *context)
{
	const struct start *start = context;
	sigset_t all, before;
	long child;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	child = clone_process(0);
	if (!child) {
		if (!clone_process(SIGCHLD))
			become_keeper(start);
		leave();
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (child < 0)
		return status_from_errno(errno);
	while (waitpid((pid_t)child, NULL, __WALL) < 0 && errno == EINTR)
		;
	return ERROR_SUCCESS;
}

void keeper_start(const struct store_place *place)
{
	bool none;
	pid_t pid;

	if (lock_file_look(place->folder.fd, KEEPER_NAME, &none, &pid) || !none)
		return;
	if (strcmp(place->place.base, USUAL_BASE) || keeper_ask(place))
		keeper_spawn(place);
}

uint32_t keeper_spawn(const struct store_place *place)
{
	const char *other = secure_getenv("WFPXFRM_KEEPER");
	struct start start = { .program = other && *other ? other : KEEPER_PROGRAM };
	char name[] = "wfpxfrm-keeper";
	char *arguments[] = { name, place->place.base, NULL };

	start.arguments = arguments;
	return netlink_run(place->netlink, spawn, &start);
}
