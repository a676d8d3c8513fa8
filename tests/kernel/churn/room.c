/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * room - checks that one thread at a time sets the receive buffer of an engine
 *
 * The program's own socket calls take the library's. In the first round of a snapshot, recvmsg()
 * reports that an event was lost. When the second round sets the receive buffer, another thread
 * begins a snapshot on the same engine. That thread must wait and send no request. Exit status: 0
 * it waits, 1 it does not, 2 the test failed to run.
 */
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fwpmu.h"

#define EXPORT __attribute__((visibility("default")))

static HANDLE engine;
static pthread_t other;
static _Thread_local bool is_first, is_other;
static atomic_int other_tid;
static atomic_bool other_sent;
static bool lose;
static unsigned rooms;
static bool waited;

static void take(void)
{
	HANDLE handle;

	if (IPsecSaCreateEnumHandle0(engine, NULL, &handle) ||
	    IPsecSaDestroyEnumHandle0(engine, handle)) {
		fprintf(stderr, "room: no snapshot\n");
		_exit(2);
	}
}

static void *run_other(void *unused)
{
	is_other = true;
	atomic_store(&other_tid, (int)syscall(SYS_gettid));
	take();
	return unused;
}

static bool is_asleep(int tid)
{
	char path[64], state = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/self/task/%d/stat", tid);
	file = fopen(path, "r");
	if (!file || fscanf(file, "%*d (%*[^)]) %c", &state) != 1)
		state = 0;
	if (file)
		fclose(file);
	return state == 'S';
}

/*
 * Starts the other thread, and waits until that either sleeps at the lock or sends its first
 * request.
 */
static void see_other(void)
{
	if (pthread_create(&other, NULL, run_other, NULL))
		_exit(2);
	while (!atomic_load(&other_tid))
		sched_yield();
	while (!atomic_load(&other_sent) && !is_asleep(atomic_load(&other_tid)))
		sched_yield();
	waited = !atomic_load(&other_sent);
}

EXPORT int setsockopt(int fd, int level, int name, const void *value, socklen_t size)
{
	if (is_first && level == SOL_SOCKET && name == SO_RCVBUFFORCE) {
		rooms++;
		lose = rooms == 1;
		if (rooms == 2)
			see_other();
	}
	return (int)syscall(SYS_setsockopt, fd, level, name, value, size);
}

EXPORT ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
	if (is_first && lose) {
		lose = false;
		errno = ENOBUFS;
		return -1;
	}
	return syscall(SYS_recvmsg, fd, message, flags);
}

EXPORT ssize_t sendto(int fd, const void *data, size_t size, int flags, __CONST_SOCKADDR_ARG to,
		      socklen_t to_size)
{
	if (is_other)
		atomic_store(&other_sent, true);
	return syscall(SYS_sendto, fd, data, size, flags, to.__sockaddr__, to_size);
}

int main(void)
{
	if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		return 2;
	is_first = true;
	take();
	if (rooms < 2)
		return 2;
	pthread_join(other, NULL);
	FwpmEngineClose0(engine);
	return waited ? 0 : 1;
}
