/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * crash COUNT [RUNS]
 *
 * A process that replaces COUNT filters by COUNT others in one transaction is killed at each of its
 * system calls, before and after the kernel carries it out; or RUNS times at random ones. Whoever
 * gets the lock next must find all of the transaction or nothing of it, in the file and in the
 * kernel. Exit status: 0 so it is, 1 it is not, 2 the test failed to run.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store_test.h"

static unsigned count;

static _Noreturn void transact(unsigned generation)
{
	struct site site = site_open();
	struct store store;

	ptrace(PTRACE_TRACEME, 0, NULL, NULL);
	raise(SIGSTOP);
	if (store_begin(site.place, UINT32_MAX, &store) ||
	    site_replace(&store, generation, count) || store_commit(site.place, &store))
		_exit(2);
	_exit(0);
}

/* Lets the child run to its stop number @stop. Returns whether it got there. */
static bool kill_at(pid_t child, unsigned stop)
{
	int status;

	if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
		exit(2);
	for (unsigned i = 0; i < stop; i++) {
		if (ptrace(PTRACE_SYSCALL, child, NULL, NULL) ||
		    waitpid(child, &status, 0) != child)
			exit(2);
		if (WIFEXITED(status)) {
			if (WEXITSTATUS(status))
				exit(2);
			return false;
		}
	}
	kill(child, SIGKILL);
	while (waitpid(child, &status, 0) == child && !WIFSIGNALED(status))
		;
	return true;
}

/* Returns the number of stops that a whole transaction has. */
static unsigned try_all(const struct site *site, unsigned *generation)
{
	unsigned stop = 1, torn = 0;
	bool killed;

	do {
		pid_t child = fork();
		size_t policies;

		if (!child)
			transact(*generation);
		killed = kill_at(child, stop++);
		policies = site_tagged(site);
		torn += policies != count;
		if (!site_recovers(site, generation, count)) {
			printf("# killed at stop %u\n", stop - 1);
			exit(1);
		}
	} while (killed);
	printf("# %u stops, %u with some of the policies\n", stop - 1, torn);
	return stop - 1;
}

static void try_some(const struct site *site, unsigned runs, unsigned stops, unsigned *generation)
{
	for (unsigned i = 0; i < runs; i++) {
		unsigned stop = 1 + (unsigned)rand() % stops;
		pid_t child = fork();

		if (!child)
			transact(*generation);
		kill_at(child, stop);
		if (!site_recovers(site, generation, count)) {
			printf("# run %u, killed at stop %u\n", i, stop);
			exit(1);
		}
	}
}

int main(int argc, char **argv)
{
	unsigned generation = 0, stops;
	struct site site;

	if (argc < 2)
		return 2;
	count = (unsigned)strtoul(argv[1], NULL, 10);
	site = site_open();
	if (site_foreign(&site) != 2)
		return 2;
	site_begin(&site, generation, count);
	stops = try_all(&site, &generation);
	if (argc > 2)
		try_some(&site, (unsigned)strtoul(argv[2], NULL, 10), stops, &generation);
	printf("# %u transactions were made\n", generation);
	site_close(&site);
	return 0;
}
