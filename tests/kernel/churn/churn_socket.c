/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Stands between the library and libc: keeps receive buffers at the kernel's minimum, however they
 * are opened, and lets a reader wait amid joining groups and receiving while the writers make a
 * burst of changes. What does not fit the buffer by then is lost.
 */
#include <errno.h>
#include <linux/netlink.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "churn.h"

#define EXPORT __attribute__((visibility("default")))
/* Of so many calls one waits: some snapshots have no burst, some have several. */
#define JOINS_PER_BURST      8
#define RECEPTIONS_PER_BURST 32
/* With a large buffer, the events of one burst would bring the next, and so on. */
#define BURSTS_MAX 6

static _Thread_local unsigned bursts_left;
static _Thread_local uint64_t chance;
static pthread_mutex_t one_burst = PTHREAD_MUTEX_INITIALIZER;
static atomic_ulong bursts;

void disturb_receiving(bool yes)
{
	bursts_left = yes && settings.burst ? BURSTS_MAX : 0;
	if (!chance)
		chance = boot_time() | 1;
}

unsigned long bursts_made(void)
{
	return atomic_load(&bursts);
}

static void wait_for_burst(unsigned one_in)
{
	if (!bursts_left || next_random(&chance) % one_in)
		return;
	bursts_left--;
	pthread_mutex_lock(&one_burst);
	atomic_fetch_add(&bursts, 1);
	for (unsigned w = 0; w < settings.writers; w++)
		sem_post(&writers[w].burst_wanted);
	for (unsigned w = 0; w < settings.writers; w++)
		while (sem_wait(&writers[w].burst_done))
			;
	pthread_mutex_unlock(&one_burst);
}

static int set_option(int fd, int level, int name, const void *value, socklen_t size)
{
	return (int)syscall(SYS_setsockopt, fd, level, name, value, size);
}

EXPORT int setsockopt(int fd, int level, int name, const void *value, socklen_t size)
{
	static const int none = 0;

	if (level == SOL_NETLINK)
		wait_for_burst(
			JOINS_PER_BURST); /* a group is joined: others have been, or will be */
	if (settings.small_buffer && level == SOL_SOCKET &&
	    (name == SO_RCVBUF || name == SO_RCVBUFFORCE))
		return set_option(fd, level, SO_RCVBUF, &none, sizeof(none));
	return set_option(fd, level, name, value, size);
}

EXPORT int socket(int domain, int type, int protocol)
{
	static const int none = 0;
	int fd = (int)syscall(SYS_socket, domain, type, protocol);

	if (settings.small_buffer && domain == AF_NETLINK && fd >= 0)
		set_option(fd, SOL_SOCKET, SO_RCVBUF, &none, sizeof(none));
	return fd;
}

EXPORT ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
	wait_for_burst(RECEPTIONS_PER_BURST);
	return syscall(SYS_recvmsg, fd, message, flags);
}

EXPORT int recvmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags,
		    struct timespec *timeout)
{
	wait_for_burst(RECEPTIONS_PER_BURST);
	return (int)syscall(SYS_recvmmsg, fd, messages, count, flags, timeout);
}
