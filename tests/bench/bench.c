/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Measures enumerations of this namespace's SAs and contexts, beside a raw dump and other programs.
 * The methods of a group take turns, so that a change of the machine's speed has the same effect on
 * all. Each turn is a process of its own, which runs the method three times: the first run shows
 * what a program pays that runs once, the third what it pays again and again. Prints a JSON object
 * a line for each method, with medians and their ratios to the floor, the group's first method.
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS_MAX  101
#define METHODS_MAX 6
#define RUNS        3

/* The first method of a group is its floor. */
static const struct method {
	const char *group;
	const char *name;
	bool (*run)(struct result *r);
} methods[] = {
	{ "sas", "states and policies, raw", raw_states_and_policies },
	{ "sas", "states, raw", raw_states },
	{ "sas", "IPsecSaEnum1", wfp_sas },
	{ "sas", "libnl cache of states", libnl_states },
	{ "sas", "ip xfrm state", ip_states },
	{ "contexts", "states and policies, raw", raw_states_and_policies },
	{ "contexts", "IPsecSaContextEnum1", wfp_contexts },
	{ "one", "one peer, raw", raw_one_peer },
	{ "one", "one peer by template", wfp_one_peer },
	{ "one", "the same, whole dump", wfp_one_peer_here },
	{ "lookup", "IPsecSaContextEnum1", wfp_contexts },
	{ "lookup", "GetById1", wfp_get },
	{ "lookup", "GetById1, enum. open", wfp_get_known },
	{ "lookup", "to end a context", wfp_find_to_end },
	{ "lookup", "the same, enum. open", wfp_find_known },
	{ "lookup", "an id of no context", wfp_find_unknown },
	{ "hosts", "hosts, a reqid each", wfp_reqid_each },
	{ "hosts", "hosts, one reqid for all", wfp_reqid_shared },
	{ "expire", "IPsecSaContextEnum1", wfp_contexts },
	{ "expire", "1000 expired", wfp_expire },
	{ "expire", "1000 expired, enum. open", wfp_expire_known },
	{ "filters", "one raw batch of policies", raw_batch },
	{ "filters", "added in a transaction", wfp_transaction },
	{ "filters", "deleted in a transaction", wfp_transaction_back },
	{ "filters", "one more filter", wfp_one_filter },
	{ "create", "1000 by netlink alone", raw_create },
	{ "create", "1000 by the API", wfp_create },
	{ "tagged", "all states, floor", raw_states },
	{ "tagged", "GetById1, created here", wfp_get_tagged },
	{ "json", "IPsecSaContextEnum1", wfp_contexts },
	{ "json", "WfpxTunnelEnum0", wfp_tunnels },
	{ "json", "wfpsa list --json", wfpsa_json },
};

#define METHODS (sizeof(methods) / sizeof(methods[0]))

/* The runs of one process. */
struct turn {
	struct result first, steady;
	uint64_t peak; /* memory of the process, or of its child */
};

static struct turn turns[METHODS_MAX][ROUNDS_MAX];

static double seconds_at(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds_of(const struct timeval *t)
{
	return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

/* The kernel makes a dump while the process receives, so the dump counts too. */
static struct cost cost_now(void)
{
	struct rusage own, children;

	getrusage(RUSAGE_SELF, &own);
	getrusage(RUSAGE_CHILDREN, &children);
	return (struct cost){ .cpu = seconds_at(CLOCK_PROCESS_CPUTIME_ID) +
				     seconds_of(&children.ru_utime) +
				     seconds_of(&children.ru_stime),
			      .wall = seconds_at(CLOCK_MONOTONIC),
			      .faults = (uint64_t)own.ru_minflt };
}

void cost_begin(struct cost *cost)
{
	*cost = cost_now();
}

void cost_end(struct cost *cost)
{
	struct cost now = cost_now();

	*cost = (struct cost){ now.cpu - cost->cpu, now.wall - cost->wall,
			       now.faults - cost->faults };
}

static bool run_in_child(bool (*run)(struct result *r), struct turn *ret)
{
	for (int i = 0; i < RUNS; i++) {
		ret->steady = (struct result){ 0 };
		if (!run(&ret->steady))
			return false;
		if (!i)
			ret->first = ret->steady;
	}
	return true;
}

#define WARM_BYTES ((size_t)512 << 20) /* more than any method here takes */

/*
 * Touches memory and gives it back, so that what the method gets has been in use just now. A
 * virtual machine's host takes memory away that the guest has not touched for a while, and getting
 * it back takes twenty times as long as clearing it. In User-Mode Linux a page fault costs too much
 * for that.
 */
static void warm_memory(void)
{
	const char *lab = getenv("LAB_INSIDE");
	void *memory;

	if (lab && !strcmp(lab, "uml"))
		return;
	memory = mmap(NULL, WARM_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return;
	madvise(memory, WARM_BYTES, MADV_HUGEPAGE);
	memset(memory, 1, WARM_BYTES);
	munmap(memory, WARM_BYTES);
}

static bool measure(bool (*run)(struct result *r), struct turn *ret)
{
	struct rusage usage;
	int channel[2], status;
	pid_t child;
	bool whole;

	warm_memory();
	if (pipe(channel) || (child = fork()) < 0)
		return false;
	if (!child) {
		struct turn turn = { 0 };
		bool ok = run_in_child(run, &turn);

		ok = ok && write(channel[1], &turn, sizeof(turn)) == sizeof(turn);
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

/* User-Mode Linux counts a processor's time in ticks of 10 ms, so time that passes counts there. */
static double time_of(const struct cost *cost)
{
	const char *lab = getenv("LAB_INSIDE");

	return lab && !strcmp(lab, "uml") ? cost->wall : cost->cpu;
}

static int by_first(const void *a, const void *b)
{
	double x = time_of(&((const struct turn *)a)->first.cost);
	double y = time_of(&((const struct turn *)b)->first.cost);

	return (x > y) - (x < y);
}

static int by_steady(const void *a, const void *b)
{
	double x = time_of(&((const struct turn *)a)->steady.cost);
	double y = time_of(&((const struct turn *)b)->steady.cost);

	return (x > y) - (x < y);
}

/* The turns of medium cost. */
struct medians {
	struct turn first, steady;
};

static struct medians medians_of(struct turn *t, int rounds)
{
	struct medians medians;

	qsort(t, (size_t)rounds, sizeof(*t), by_steady);
	medians.steady = t[rounds / 2];
	qsort(t, (size_t)rounds, sizeof(*t), by_first);
	medians.first = t[rounds / 2];
	return medians;
}

static void print_number(const char *name, uint64_t number)
{
	printf(", \"%s\": %llu", name, (unsigned long long)number);
}

static void report(const char *title, const struct method *m, const struct medians *own,
		   const struct medians *floor)
{
	const struct cost *first = &own->first.first.cost, *steady = &own->steady.steady.cost;

	printf("{ \"title\": \"%s\", \"group\": \"%s\", \"method\": \"%s\"", title, m->group,
	       m->name);
	printf(", \"cpu\": %.6f, \"wall\": %.6f, \"ratio\": %.3f", first->cpu, first->wall,
	       time_of(first) / time_of(&floor->first.first.cost));
	printf(", \"steady_cpu\": %.6f, \"steady_wall\": %.6f, \"steady_ratio\": %.3f", steady->cpu,
	       steady->wall, time_of(steady) / time_of(&floor->steady.steady.cost));
	print_number("faults", first->faults);
	print_number("steady_faults", steady->faults);
	print_number("count", own->first.first.count);
	print_number("received", own->first.first.bytes);
	print_number("held", own->first.first.bytes_held);
	print_number("peak", own->first.peak);
	printf(" }\n");
	fflush(stdout);
}

static bool run_group(const char *title, const char *group, int rounds)
{
	const struct method *members[METHODS_MAX];
	struct medians floor, own;
	size_t count = 0;

	for (size_t m = 0; m < METHODS && count < METHODS_MAX; m++)
		if (!strcmp(methods[m].group, group))
			members[count++] = &methods[m];
	for (int i = 0; i < rounds; i++) {
		for (size_t m = 0; m < count; m++) {
			if (!measure(members[m]->run, &turns[m][i])) {
				fprintf(stderr, "bench: %s failed\n", members[m]->name);
				return false;
			}
		}
	}
	floor = medians_of(turns[0], rounds);
	for (size_t m = 0; m < count; m++) {
		own = medians_of(turns[m], rounds);
		report(title, members[m], &own, &floor);
	}
	return count > 0;
}

/* Runs one method in this process again and again, for a profiler. */
static bool repeat(const char *name, int rounds)
{
	bool found = false;

	for (size_t m = 0; m < METHODS && !found; m++) {
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
	int rounds = argc > 3 ? atoi(argv[2]) : 0;

	if (rounds < 1 || rounds > ROUNDS_MAX) {
		fprintf(stderr, "usage: bench TITLE ROUNDS "
				"sas|contexts|one|lookup|hosts|expire|json|create|tagged ...\n"
				"       bench TITLE ROUNDS METHOD\n");
		return 2;
	}
	for (int i = 3; i < argc; i++)
		if (!strcmp(argv[i], "tagged") && !fill_tagged())
			return 1;
	for (int i = 3; i < argc; i++)
		if (!run_group(argv[1], argv[i], rounds) && !repeat(argv[i], rounds))
			return 1;
	return 0;
}
