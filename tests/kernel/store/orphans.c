/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * SA contexts go with what they hang on: a filter, or the last filter of a provider context; also
 * if the process that deletes the filter is killed at any of its system calls. Needs ESP. Exit
 * status: 0 so it is, 1 it is not, 2 the test failed to run.
 */
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store_test.h"
#include "writer/create.h"
#include "xfrm/dump.h"
#include "xfrm/state_tagged.h"
#include "xfrm/tag.h"

static struct site site;

static void need(bool good, const char *what)
{
	if (good)
		return;
	printf("# %s\n", what);
	exit(1);
}

/* A state to or from 203.0.113.@context; a context of 0 is no tag. */
static void add_state(uint32_t context, uint8_t dir, uint32_t spi, uint32_t reqid)
{
	static const uint8_t key[20] = { 1, 2, 3 };
	struct new_sa sa;

	memset(&sa, 0, sizeof(sa));
	sa.family = AF_INET;
	sa.proto = IPPROTO_ESP;
	memcpy(sa.src.bytes, (uint8_t[]){ 192, 0, 2, 1 }, 4);
	memcpy(sa.dst.bytes, (uint8_t[]){ 203, 0, 113, (uint8_t)spi }, 4);
	sa.sel.family = AF_INET;
	sa.sel.user = context ? TAG_FIRST + context : 0;
	sa.seq = context ? TAG_CONTEXT | 7u : 0;
	sa.spi = spi;
	sa.reqid = reqid;
	sa.dir = dir;
	sa.hard_bytes = sa.hard_packets = UINT64_MAX;
	sa.aead = (struct keyed_algorithm){ key, sizeof(key), 128, ALGORITHM_GCM_AES };
	need(!create_install(site.netlink, &sa, 1, false), "a state cannot be added");
}

/* How many states the context has. */
static size_t states_of(uint32_t context)
{
	struct tagged_states all;
	size_t count = 0;

	need(!states_tagged_read(site.netlink, &all), "states cannot be read");
	for (size_t i = 0; i < all.count; i++)
		count += (uint32_t)all.states[i].context == TAG_FIRST + context;
	arena_done(&all.memory);
	return count;
}

static size_t all_states(void)
{
	uint32_t count = 0;

	need(!count_states(site.netlink, &count), "states cannot be counted");
	return count;
}

static struct guid context_key(void)
{
	return (struct guid){ { 9, 9, 9 } };
}

/* Filters 1 to 3, and filter 4 with a provider context; returns their ids, and its id in ids[0]. */
static void add_objects(uint32_t ids[5])
{
	struct condition condition;
	struct managed object;
	struct store store;

	need(!store_begin(site.place, 0, &store), "store_begin");
	memset(&object, 0, sizeof(object));
	object.kind = MANAGED_PROVIDER_CONTEXT;
	object.key = context_key();
	object.name = "tunnel";
	need(!store_add(&store, &object, NULL, &ids[0]), "store_add");
	for (unsigned i = 1; i <= 4; i++) {
		object = site_filter(i, &condition);
		if (i == 4)
			object.filter.context_key = context_key();
		need(!store_add(&store, &object, NULL, &ids[i]), "store_add");
	}
	need(!store_commit(site.place, &store), "store_commit");
	store_done(&store);
}

static uint32_t delete_filter(const struct site *at, unsigned number)
{
	struct store store;
	uint32_t status = store_begin(at->place, UINT32_MAX, &store);

	if (!status)
		status = site_remove(&store, number, 1);
	if (!status)
		status = store_commit(at->place, &store);
	store_done(&store);
	return status;
}

static bool has_filter(unsigned number)
{
	struct condition condition;
	const struct managed filter = site_filter(number, &condition);
	struct store store;
	bool found;

	need(!store_begin(site.place, 0, &store), "the lock was not given back");
	found = store_find(&store, MANAGED_FILTER, &filter.key) != NULL;
	store_abort(site.place);
	store_done(&store);
	return found;
}

static _Noreturn void delete_and_die(unsigned number)
{
	struct site own = site_open();

	ptrace(PTRACE_TRACEME, 0, NULL, NULL);
	raise(SIGSTOP);
	_exit(delete_filter(&own, number) != 0);
}

/* Kills a child that deletes the filter at its stop number @stop. Returns whether it got there. */
static bool kill_at(unsigned number, unsigned stop)
{
	pid_t child = fork();
	int status;

	if (!child)
		delete_and_die(number);
	need(waitpid(child, &status, 0) == child && WIFSTOPPED(status), "no child to trace");
	for (unsigned i = 0; i < stop; i++) {
		ptrace(PTRACE_SYSCALL, child, NULL, NULL);
		need(waitpid(child, &status, 0) == child, "waitpid");
		if (WIFEXITED(status))
			return false;
	}
	kill(child, SIGKILL);
	while (waitpid(child, &status, 0) == child && !WIFSIGNALED(status))
		;
	return true;
}

/* Adds filter 1 again, and returns its id. */
static uint32_t restore(void)
{
	struct condition condition;
	const struct managed filter = site_filter(1, &condition);
	struct store store;
	uint32_t id = 0;

	need(!store_begin(site.place, 0, &store), "store_begin");
	need(!store_add(&store, &filter, NULL, &id), "store_add");
	need(!store_commit(site.place, &store), "store_commit");
	store_done(&store);
	return id;
}

static void crash(uint32_t second)
{
	unsigned stop = 1, deleted = 0;
	bool killed;

	do {
		killed = kill_at(1, stop++);
		if (has_filter(1)) {
			need(states_of(1) == 2, "SAs went though their filter is there");
			continue;
		}
		need(!states_of(1), "SAs stay without their filter");
		deleted++;
		add_state(1, SA_DIR_OUT, 0x1001, restore());
		add_state(1, SA_DIR_IN, 0x1002, second);
	} while (killed);
	printf("# killed at each of %u stops, deleted %u times\n", stop - 2, deleted);
}

int main(void)
{
	uint32_t ids[5];

	site = site_open();
	add_objects(ids);
	add_state(1, SA_DIR_OUT, 0x1001, ids[1]);
	add_state(1, SA_DIR_IN, 0x1002, ids[2]);
	add_state(2, SA_DIR_OUT, 0x1003, ids[3]);
	add_state(3, SA_DIR_OUT, 0x1004, ids[0]);
	add_state(3, SA_DIR_IN, 0x1005, ids[0]);
	add_state(0, SA_DIR_OUT, 0x1006, ids[1]);
	crash(ids[2]);
	need(states_of(2) == 1 && states_of(3) == 2 && all_states() == 6,
	     "states of other filters, or of others, have changed");
	need(!delete_filter(&site, 2), "filter 2 cannot be deleted");
	need(!states_of(1), "the half of a deleted filter leaves its other half");
	need(has_filter(1), "the filter of the other half went too");
	need(!delete_filter(&site, 4), "filter 4 cannot be deleted");
	need(!states_of(3), "SAs stay though no filter has their provider context");
	need(states_of(2) == 1 && all_states() == 2, "other states went");
	site_close(&site);
	return 0;
}
