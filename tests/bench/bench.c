/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Measures enumerations of this namespace's SAs and contexts, beside a raw dump and other programs,
 * by the time of the processor and by page faults.
 * The methods of a group take turns, so that a change of the machine's speed has the same effect on
 * all. Each runs in a process of its own, so that its memory is counted alone. Prints medians, and
 * their ratios to the floor of the group, which is its first method.
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS_MAX  101
#define METHODS_MAX 6

/* The first method of a group is its floor. */
static const struct method {
	const char *group;
	const char *name;
	bool (*run)(struct result *r);
} methods[] = {
	{ "sas", "states, raw", raw_states },
	{ "sas", "IPsecSaEnum1", wfp_sas },
	{ "sas", "libnl cache", libnl_states },
	{ "sas", "ip xfrm state", ip_states },
	{ "contexts", "states and policies, raw", raw_states_and_policies },
	{ "contexts", "IPsecSaContextEnum1", wfp_contexts },
	{ "one", "one peer, raw", raw_one_peer },
	{ "one", "one peer by template", wfp_one_peer },
	{ "lookup", "IPsecSaContextEnum1", wfp_contexts },
	{ "lookup", "GetById1", wfp_get },
	{ "lookup", "to end a context", wfp_find_to_end },
	{ "lookup", "enumeration open", wfp_find_known },
	{ "hosts", "hosts, a reqid each", wfp_reqid_each },
	{ "hosts", "hosts, one reqid for all", wfp_reqid_shared },
};

#define METHODS (sizeof(methods) / sizeof(methods[0]))

static struct result results[METHODS_MAX][ROUNDS_MAX];

static double seconds_of(const struct timeval *t)
{
	return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

static double seconds_at(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/*
 * Time of the processor, which other processes disturb less. The kernel makes a dump while the
 * process receives, so the dump counts too. User-Mode Linux counts that time in ticks of 10 ms, so
 * the time that passes is taken there.
 */
double now(void)
{
	const char *lab = getenv("LAB_INSIDE");
	struct rusage children;

	if (lab && !strcmp(lab, "uml"))
		return seconds_at(CLOCK_MONOTONIC);
	getrusage(RUSAGE_CHILDREN, &children);
	return seconds_at(CLOCK_PROCESS_CPUTIME_ID) + seconds_of(&children.ru_utime) +
	       seconds_of(&children.ru_stime);
}

static uint64_t page_faults(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (uint64_t)usage.ru_minflt;
}

/* Runs a method twice, and counts the page faults of both runs. */
static bool run_twice(bool (*run)(struct result *r), struct result *ret)
{
	struct result second = { 0 };
	uint64_t begin = page_faults(), middle;

	if (!run(ret))
		return false;
	middle = page_faults();
	if (!run(&second))
		return false;
	ret->again = second.seconds;
	ret->faults = middle - begin;
	ret->faults_again = page_faults() - middle;
	return true;
}

/* Runs a method in a process of its own. */
static bool measure(bool (*run)(struct result *r), struct result *ret)
{
	struct rusage usage;
	int channel[2], status;
	pid_t child;
	bool whole;

	if (pipe(channel) || (child = fork()) < 0)
		return false;
	if (!child) {
		struct result r = { 0 };
		bool ok = run_twice(run, &r);

		ok = ok && write(channel[1], &r, sizeof(r)) == sizeof(r);
		_exit(ok ? 0 : 1);
	}
	close(channel[1]);
	whole = read(channel[0], ret, sizeof(*ret)) == sizeof(*ret);
	close(channel[0]);
	if (wait4(child, &status, 0, &usage) < 0 || status || !whole)
		return false;
	ret->peak = (uint64_t)usage.ru_maxrss * 1024;
	return true;
}

static int by_seconds(const void *a, const void *b)
{
	double x = ((const struct result *)a)->seconds, y = ((const struct result *)b)->seconds;

	return (x > y) - (x < y);
}

static int by_again(const void *a, const void *b)
{
	double x = ((const struct result *)a)->again, y = ((const struct result *)b)->again;

	return (x > y) - (x < y);
}

/* The medians of the first and of the second time. */
struct medians {
	double first, again;
};

static struct medians medians_of(struct result *r, int rounds)
{
	struct medians medians;

	qsort(r, (size_t)rounds, sizeof(*r), by_again);
	medians.again = r[rounds / 2].again;
	qsort(r, (size_t)rounds, sizeof(*r), by_seconds);
	medians.first = r[rounds / 2].seconds;
	return medians;
}

static void report(const struct method *m, struct result *r, int rounds,
		   const struct medians *floor)
{
	struct medians own = medians_of(r, rounds);
	const struct result *middle = &r[rounds / 2];

	printf("%-25s first %.5f s (%.5f to %.5f) x %.2f, again %.5f s x %.2f", m->name, own.first,
	       r[0].seconds, r[rounds - 1].seconds, own.first / floor->first, own.again,
	       own.again / floor->again);
	if (middle->count)
		printf(", %llu", (unsigned long long)middle->count);
	if (middle->bytes)
		printf(", %.1f MiB received", (double)middle->bytes / 1048576);
	if (middle->bytes_held)
		printf(", %.1f MiB held", (double)middle->bytes_held / 1048576);
	if (m->run != ip_states)
		printf(", %llu faults, again %llu, peak %.1f MiB",
		       (unsigned long long)middle->faults, (unsigned long long)middle->faults_again,
		       (double)middle->peak / 1048576);
	printf("\n");
}

static bool run_group(const char *group, int rounds)
{
	const struct method *members[METHODS_MAX];
	struct medians floor;
	size_t count = 0;

	for (size_t m = 0; m < METHODS && count < METHODS_MAX; m++)
		if (!strcmp(methods[m].group, group))
			members[count++] = &methods[m];
	for (int i = 0; i < rounds; i++) {
		for (size_t m = 0; m < count; m++) {
			if (!measure(members[m]->run, &results[m][i])) {
				fprintf(stderr, "bench: %s failed\n", members[m]->name);
				return false;
			}
		}
	}
	floor = medians_of(results[0], rounds);
	for (size_t m = 0; m < count; m++)
		report(members[m], results[m], rounds, &floor);
	return count > 0;
}

/* Runs one method in this process again and again, for a profiler. */
static bool repeat(const char *name, int rounds)
{
	bool found = false;

	for (size_t m = 0; m < METHODS; m++) {
		if (strcmp(methods[m].name, name) != 0)
			continue;
		found = true;
		for (int i = 0; i < rounds; i++)
			if (!methods[m].run(&(struct result){ 0 }))
				return false;
	}
	return found;
}

int main(int argc, char **argv)
{
	int rounds = argc > 2 ? atoi(argv[1]) : 0;

	if (rounds < 1 || rounds > ROUNDS_MAX) {
		fprintf(stderr, "usage: bench ROUNDS sas|contexts|one|lookup|hosts ...\n"
				"       bench ROUNDS METHOD\n");
		return 2;
	}
	for (int i = 2; i < argc; i++)
		if (!run_group(argv[i], rounds) && !repeat(argv[i], rounds))
			return 1;
	return 0;
}
