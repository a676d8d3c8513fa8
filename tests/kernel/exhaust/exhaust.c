/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * exhaust TRIALS look|end|larval - lets each call in turn fail, in everything that programs do
 *
 * TRIALS are "once", "onwards", "receives", "garbled" or "calls": see trial.c. "look" runs the
 * scenarios that change nothing, with the SAs that the namespace has. "end" runs those that end a
 * context, and removes all other SAs of the namespace. "larval" runs all, on a kernel where no
 * context can end.
 *
 * Every run is in a process of its own that has not used the library before. After the fault, the
 * engine that was open must still work, and so must a new one. No memory and no descriptor must be
 * left, and no byte of a datagram in a buffer.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon.h"
#include "ending.h"
#include "trial.h"

#define DESCRIPTORS 256
#define SECONDS     30 /* time limit of a run */

/* Exit statuses of a child. 1 is not used, as the sanitizers end with it. */
enum { STRUCK = 40, SPARED, WRONG };

/* What a child leaves for later children, in shared memory. */
static struct {
	struct seen seen;
	long live;
	UINT64 id;
} * shared;

static bool end_for_real;

noreturn void complain(const char *format, ...)
{
	va_list arguments;

	fault_disarm();
	va_start(arguments, format);
	printf("# ");
	vprintf(format, arguments);
	va_end(arguments);
	putchar('\n');
	fflush(stdout);
	_exit(WRONG);
}

void expect_success(RESULT status)
{
	if (status)
		complain("a call fails that must succeed: 0x%x", (unsigned)status);
}

void expect_output(RESULT status, const void *output)
{
	if (!status != (output != NULL))
		complain("result 0x%x with %p", (unsigned)status, output);
}

static unsigned count_descriptors(void)
{
	unsigned count = 0;

	for (int fd = 0; fd < DESCRIPTORS; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

static UINT64 prepare(const struct scenario *s)
{
	if (!s->ends || !end_for_real)
		return shared->id;
	fault_overlook_buffers(true);
	ending_install();
	fault_overlook_buffers(false);
	return ending_id();
}

/* What is left would end by itself, and so change what later scenarios see. */
static void clean(const struct scenario *s)
{
	if (!s->clean)
		return;
	fault_overlook_buffers(true);
	s->clean();
	fault_overlook_buffers(false);
}

static bool same(const struct seen *a, const struct seen *b)
{
	return a->digest == b->digest && a->entries == b->entries && a->incomplete == b->incomplete;
}

static void check_ended(const struct scenario *s)
{
	const char *fault =
		s->ends && end_for_real ? ending_fault(strstr(s->name, "minute") != NULL) : NULL;

	if (fault)
		complain("%s", fault);
}

/* Runs the scenario on a new engine, without a fault. */
static struct seen run_well(const struct scenario *s)
{
	struct seen seen = { 0 };
	UINT64 id = prepare(s);
	HANDLE engine;
	RESULT status = scenario_open(s, &engine);

	if (!status)
		status = s->run(engine, id, &seen);
	if (status || FwpmEngineClose0(engine))
		complain("a new engine fails: 0x%x", (unsigned)status);
	check_ended(s);
	return seen;
}

static void judge(const struct scenario *s, const struct trial *trial, RESULT status,
		  const struct seen *seen, const struct fault_result *result)
{
	bool harmless = result->struck ==
			result->shrinks; /* a realloc() that shrinks may fail without effect */

	if (result->struck && trial->outcome == ANYTHING)
		return;
	if (status) {
		if (!result->struck || trial->outcome == SUCCEEDS ||
		    (status != trial->result && status != trial->other))
			complain("the scenario fails with 0x%x", (unsigned)status);
		if (seen->whole && !same(seen, &shared->seen))
			complain("a page failed, and the next pages have other entries");
		return;
	}
	if (trial->outcome == FAILS_FOR_SURE && !harmless && !s->reads_files)
		complain("the scenario succeeds, though it should fail");
	if (trial->outcome == HIDES && s->reads_files)
		return;
	if (!same(seen, &shared->seen) && !seen->incomplete)
		complain("the scenario succeeds with another result: %u entries, not %u",
			 seen->entries, shared->seen.entries);
}

/*
 * Runs the scenario again, on the engine that saw the fault. If a garbled answer has hidden the
 * policy that joins AH and ESP, the AH SA may be left.
 */
static void run_again(const struct scenario *s, const struct trial *trial, HANDLE engine, UINT64 id)
{
	struct seen seen = { 0 };
	RESULT status;

	if (trial->outcome == ANYTHING)
		clean(s);
	status = s->run(engine, id, &seen);
	if (status && !(s->ends && status == NOT_FOUND))
		complain("afterwards the engine fails: 0x%x", (unsigned)status);
	if (!status && !same(&seen, &shared->seen))
		complain("afterwards the engine has %u entries, not %u, or others", seen.entries,
			 shared->seen.entries);
	if (trial->outcome != ANYTHING)
		check_ended(s);
	if (FwpmEngineClose0(engine))
		complain("the engine cannot be closed");
}

static void check_left(unsigned descriptors)
{
	if (count_descriptors() != descriptors)
		complain("%u descriptors, not %u, are open in the end", count_descriptors(),
			 descriptors);
	if (fault_unwiped())
		complain("part of a datagram is left in the buffer");
}

static int run_trial(const struct scenario *s, const struct trial *trial, const struct fault *fault)
{
	unsigned descriptors = count_descriptors();
	long live = fault_live();
	struct fault_result result;
	struct seen seen = { 0 };
	UINT64 id = prepare(s);
	HANDLE engine;
	RESULT status;

	fault_arm(fault);
	status = scenario_open(s, &engine);
	if (!status)
		status = s->run(engine, id, &seen);
	fault_look_at_buffer();
	result = fault_disarm();
	judge(s, trial, status, &seen, &result);
	if (engine)
		run_again(s, trial, engine, id);
	check_left(descriptors);
	seen = run_well(s);
	if (!same(&seen, &shared->seen))
		complain("afterwards a new engine has %u entries, not %u, or others", seen.entries,
			 shared->seen.entries);
	check_left(descriptors);
	if (fault_live() - live != shared->live)
		complain("%ld allocations are left", fault_live() - live - shared->live);
	clean(s);
	return result.struck ? STRUCK : SPARED;
}

static int find_id(const struct scenario *s, const struct trial *trial, const struct fault *fault)
{
	(void)s, (void)trial, (void)fault;
	shared->id = scenario_find_pair();
	return SPARED;
}

/*
 * Runs each scenario without a fault: its result, and the memory that the library keeps for its
 * tables.
 */
static int run_reference(const struct scenario *s, const struct trial *trial,
			 const struct fault *fault)
{
	long live = fault_live();

	(void)trial, (void)fault;
	shared->seen = run_well(s);
	run_well(s);
	shared->live = fault_live() - live;
	return SPARED;
}

typedef int run_function(const struct scenario *s, const struct trial *trial,
			 const struct fault *fault);

static int in_child(run_function *run, const struct scenario *s, const struct trial *trial,
		    const struct fault *fault)
{
	int status;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (!pid) {
		alarm(SECONDS);
		_exit(run(s, trial, fault));
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		exit(2);
	if (!WIFSIGNALED(status))
		return WEXITSTATUS(status);
	printf("# %s\n", WTERMSIG(status) == SIGALRM ? "the run does not end" : "the run crashes");
	return WRONG;
}

/*
 * How many calls at the begin of a scenario fail in turn; of those behind, each third one does. A
 * scenario that changes the store makes hundreds of calls, so that each seventh one has to do.
 */
#define EACH        24u
#define STEP        3u
#define STORES_STEP 7u

static unsigned next_call(const struct scenario *s, const struct fault *fault)
{
	const char *step = getenv("EXHAUST_STEP");

	if (!fault->at)
		return 1;
	if (step)
		return fault->at + (unsigned)atoi(step);
	if (s->stores && fault->kind != FAULT_MEMORY)
		return fault->at + STORES_STEP;
	return fault->at + (fault->at < EACH ? 1 : STEP);
}

/* Lets the first call fail, then the second, and so on, until the scenario has no more calls. */
static bool try(const struct scenario *s, const struct trial *trial)
{
	struct fault fault = trial->fault;
	int how;

	do {
		fault.at = next_call(s, &fault);
		how = in_child(run_trial, s, trial, &fault);
	} while (how == STRUCK);
	if (how == SPARED) {
		if (fault.at > 1)
			printf("# %s: %s: up to call %u\n", s->name, trial->name, fault.at);
		return true;
	}
	printf("# this was %s: %s: call %u\n", s->name, trial->name, fault.at);
	return false;
}

/*
 * Starts another process with a session, for the scenarios that list sessions. It ends with this
 * one.
 */
static void start_neighbour(void)
{
	int ready[2], end[2];
	HANDLE engine;
	char c = 0;

	if (pipe2(ready, O_CLOEXEC) || pipe2(end, O_CLOEXEC))
		exit(2);
	if (!fork()) {
		close(end[1]);
		if (!scenario_open(&scenarios[0], &engine) && write(ready[1], &c, 1) == 1)
			while (read(end[0], &c, 1) < 0)
				;
		_exit(0);
	}
	close(ready[1]);
	if (read(ready[0], &c, 1) != 1)
		exit(2);
	close(ready[0]);
	close(end[0]);
}

static bool fits(const struct scenario *s, const struct fault *fault)
{
	if (s->stores && fault->kind == FAULT_LOOK && fault->error == ENOENT)
		return false;
	return !s->for_memory || fault->kind == FAULT_MEMORY;
}

static unsigned try_all(const struct scenario *s, const struct trials *trials)
{
	unsigned wrong = 0;

	if (in_child(run_reference, s, NULL, NULL) != SPARED) {
		printf("# this was %s, without any fault\n", s->name);
		return 1;
	}
	for (unsigned i = 0; i < trials->count; i++)
		if (fits(s, &trials->list[i].fault))
			wrong += !try(s, &trials->list[i]);
	return wrong;
}

static const struct trials *find(const char *name)
{
	for (unsigned i = 0; i < trials_count; i++)
		if (!strcmp(all_trials[i].name, name))
			return &all_trials[i];
	return NULL;
}

int main(int argc, char **argv)
{
	const struct trials *trials = argc == 3 ? find(argv[1]) : NULL;
	bool larval;
	unsigned wrong = 0;

	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
		      0);
	if (!trials || shared == MAP_FAILED)
		return 2;
	start_neighbour();
	daemon_start();
	larval = !strcmp(argv[2], "larval");
	end_for_real = !strcmp(argv[2], "end");
	if (!end_for_real && in_child(find_id, NULL, NULL, NULL) != SPARED)
		return 2;
	for (unsigned i = 0; i < scenario_count; i++)
		if (larval || scenarios[i].ends == end_for_real)
			wrong += try_all(&scenarios[i], trials);
	return wrong ? 1 : 0;
}
