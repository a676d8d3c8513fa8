/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "netns.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/stat.h>

#include "base/descriptor.h"
#include "base/status.h"

struct task {
	int netns;
	uint32_t (*work)(void *context);
	void *context;
	uint32_t status;
};

static void *enter_and_work(void *argument)
{
	struct task *task = argument;

	if (setns(task->netns, CLONE_NEWNET))
		task->status = status_from_errno(errno);
	else
		task->status = task->work(task->context);
	return NULL;
}

/* The thread inherits the full signal mask, so that no signal handler of the program runs on it. */
static uint32_t run_on_thread(struct task *task)
{
	sigset_t all, old;
	pthread_t thread;
	int error;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	error = pthread_create(&thread, NULL, enter_and_work, task);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (error)
		return ERROR_NOT_ENOUGH_MEMORY;
	pthread_join(thread, NULL);
	return task->status;
}

uint32_t netns_run_in(int netns, uint32_t (*work)(void *context), void *context)
{
	struct task task = { .netns = netns, .work = work, .context = context };

	return run_on_thread(&task);
}

uint32_t netns_run(const char *path, uint32_t (*work)(void *context), void *context)
{
	uint32_t status;
	int netns;

	/* O_NONBLOCK: the path may name a FIFO, and opening that would wait for a writer */
	netns = descriptor_keep(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
	if (netns < 0)
		return status_from_errno(errno);
	status = netns_run_in(netns, work, context);
	descriptor_close(netns);
	return status;
}

uint64_t netns_inode(void)
{
	struct stat status;

	return stat("/proc/thread-self/ns/net", &status) ? 0 : status.st_ino;
}
