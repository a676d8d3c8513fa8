/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * forks COUNT - forks so many times while other threads are inside calls of the library
 *
 * The threads open sessions, enumerate and close without pause, also on a session that they share.
 * Each child must have no descriptor of the library. It must then be able to do the same as the
 * threads, and not wait for a lock that a thread of its parent held.
 */
#include <dirent.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fwpmu.h"

#define THREADS 6
#define SECONDS 60 /* time limit of a child, for the case that it waits for ever */

static atomic_bool stop;
static atomic_ulong rounds;
static HANDLE shared;
static void *block; /* allocated by the parent */

static void die(const char *what, unsigned long value)
{
	printf("# %s: 0x%lx\n", what, value);
	fflush(stdout);
	_Exit(1);
}

static DWORD enumerate(HANDLE engine, void **keep)
{
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;
	HANDLE sas;
	DWORD result = IPsecSaCreateEnumHandle0(engine, NULL, &sas);

	if (result)
		return result;
	result = IPsecSaEnum1(engine, sas, 100, &entries, &count);
	if (keep)
		*keep = entries;
	else
		FwpmFreeMemory0((void **)&entries);
	return result ? result : IPsecSaDestroyEnumHandle0(engine, sas);
}

/* A session with a key claims that key, for which the library opens a second memory file. */
static DWORD use_session(const wchar_t *server, UINT32 key)
{
	FWPM_SESSION0 session = { .sessionKey = { key, (UINT16)getpid(), 1, { 0 } } };
	DWORD result, closed;
	HANDLE engine;

	result = FwpmEngineOpen0(server, RPC_C_AUTHN_DEFAULT, NULL, key ? &session : NULL, &engine);
	if (result)
		return result;
	result = enumerate(engine, NULL);
	closed = FwpmEngineClose0(engine);
	return result ? result : closed;
}

static void *work(void *argument)
{
	UINT32 number = (UINT32)(uintptr_t)argument;

	for (unsigned i = 0; !stop; i++) {
		DWORD result;

		if (number < 2)
			result = enumerate(shared, NULL);
		else
			result = use_session(number == 2 ? L"netns:/proc/self/ns/net" : NULL,
					     number == 3 ? 0x1000 + i : 0);
		if (result)
			die("a thread's call", result);
		rounds++;
	}
	return NULL;
}

/* Counts sockets and memory files. The program itself opens none, so these are the library's. */
static bool holds_any_of_the_librarys(void)
{
	DIR *folder = opendir("/proc/self/fd");
	const struct dirent *entry;
	bool found = false;

	while ((entry = readdir(folder))) {
		char link[64] = "";

		if (readlinkat(dirfd(folder), entry->d_name, link, sizeof(link) - 1) > 0 &&
		    (!strncmp(link, "socket:", 7) || !strncmp(link, "/memfd:", 7)))
			found = true;
	}
	closedir(folder);
	return found;
}

static int child(bool deeper)
{
	HANDLE none;
	int status;
	pid_t pid;

	alarm(SECONDS);
	if (holds_any_of_the_librarys())
		return 1;
	if (IPsecSaCreateEnumHandle0(shared, NULL, &none) != ERROR_INVALID_HANDLE)
		return 2;
	if (use_session(NULL, 0))
		return 3;
	if (holds_any_of_the_librarys())
		return 4;
	FwpmFreeMemory0(&block);
	if (FwpmEngineClose0(shared) != ERROR_INVALID_HANDLE)
		return 5;
	if (!deeper)
		return 0;
	pid = fork();
	if (!pid)
		_exit(child(false));
	return waitpid(pid, &status, 0) == pid && !status ? 0 : 6;
}

int main(int argc, char **argv)
{
	unsigned count = argc == 2 ? (unsigned)strtoul(argv[1], NULL, 10) : 0;
	unsigned hung = 0, wrong = 0;
	pthread_t threads[THREADS];

	if (!count || FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &shared) ||
	    enumerate(shared, &block))
		return 2;
	for (uintptr_t i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, work, (void *)i))
			return 2;
	for (unsigned i = 0; i < count; i++) {
		pid_t pid = fork();
		int status;

		if (!pid)
			_exit(child(i % 16 == 0));
		if (pid < 0 || waitpid(pid, &status, 0) != pid)
			die("fork", i);
		hung += WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
		wrong += status && !(WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM);
		if (status && hung + wrong < 10)
			printf("# child %u: status 0x%x\n", i, (unsigned)status);
		if (hung + wrong >= 10)
			break;
	}
	stop = true;
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	printf("# %u forks, %lu rounds of the threads: %u children hung, %u went wrong\n", count,
	       rounds, hung, wrong);
	FwpmFreeMemory0(&block);
	return hung || wrong || FwpmEngineClose0(shared);
}
