/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The program's own socket calls take the library's. They keep receive buffers at the kernel's
 * minimum, and let a reader wait while it joins groups or receives, so that the writers make a
 * burst of changes. Events of the burst that do not fit the receive buffer are lost.
 */
#include <errno.h>
#include <linux/netlink.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "churn.h"

#define EXPORT __attribute__((visibility("default")))
/* One of so many calls waits, so that some snapshots have no burst and some have several. */
#define JOINS_PER_BURST      8
#define RECEPTIONS_PER_BURST 32
/* A limit, because with a large buffer the events of each burst would cause the next one. */
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
		wait_for_burst(JOINS_PER_BURST); /* between joining one group and the next */
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
