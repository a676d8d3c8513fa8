/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * subscribers SECONDS - threads subscribe and unsubscribe, in sessions that others close, while
 * policies or SAs change
 *
 * Each subscription with a callback has a context of its own, which is freed when the call that
 * ends the subscription has returned. So a callback that runs later is found, most surely by a
 * sanitizer. Callbacks end other subscriptions. Some threads read events and totals, others fork.
 */
#include <dirent.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

#define THREADS 6
#define SLOTS   24
#define MANY    1000

#define MAGIC   0x5b5c41beu

/* A session, which is kept when it was closed. */
struct session {
	HANDLE handle;
	atomic_bool closed; /* FwpmEngineClose0 has returned */
	struct session *next;
};

struct slot {
	atomic_uint magic; /* 0 when the subscription has ended */
	atomic_ulong calls;
	struct session *session;
	HANDLE handle;
	bool of_contexts;
};

/* The allocator of this sanitizer can be locked in the child of a fork. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define FORKS false
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define FORKS false
#endif
#ifndef FORKS
#define FORKS true
#endif

static struct session *_Atomic session;
static struct session *_Atomic sessions; /* all that there were, the last first */
static struct slot *_Atomic slots[SLOTS];
static atomic_bool stop;
static atomic_ulong calls, subscribed, read_events, totals_read, children;

static void die(const char *what, unsigned long value)
{
	printf("# %s: 0x%lx\n", what, value);
	fflush(stdout);
	_Exit(1);
}

/* A call may fail because another thread has closed the handle. */
static bool worked(DWORD result, const char *what)
{
	if (result && result != ERROR_INVALID_HANDLE)
		die(what, result);
	return !result;
}

/* While another thread closes the session, that has not ended the subscription yet. */
static void end_slot(struct slot *slot)
{
	HANDLE of = slot->session->handle;

	if (!worked(slot->of_contexts ? IPsecSaContextUnsubscribe0(of, slot->handle)
				      : WfpxEventUnsubscribe0(of, slot->handle),
		    "unsubscribe"))
		while (!atomic_load(&slot->session->closed))
			sched_yield();
}

static void called(struct slot *slot)
{
	if (atomic_load(&slot->magic) != MAGIC)
		die("a callback of a subscription that has ended", atomic_load(&slot->magic));
	atomic_fetch_add(&slot->calls, 1);
	atomic_fetch_add(&calls, 1);
}

static void tell_event(void *context, const WFPX_EVENT0 *event)
{
	called(context);
	if (!event->sequence)
		die("an event without a number", (unsigned long)event->type);
}

static void tell_change(void *context, const IPSEC_SA_CONTEXT_CHANGE0 *change)
{
	(void)change;
	called(context);
}

static struct slot *new_slot(unsigned *seed)
{
	IPSEC_SA_CONTEXT_SUBSCRIPTION0 all = { .flags = 0 };
	struct slot *slot = calloc(1, sizeof(*slot));
	DWORD result;

	if (!slot)
		die("memory", 0);
	atomic_store(&slot->magic, MAGIC);
	slot->of_contexts = rand_r(seed) % 2;
	slot->session = atomic_load(&session);
	result = slot->of_contexts ? IPsecSaContextSubscribe0(slot->session->handle, &all,
							      tell_change, slot, &slot->handle)
				   : WfpxEventSubscribe0(slot->session->handle, NULL, tell_event,
							 slot, &slot->handle);
	if (!worked(result, "subscribe")) {
		free(slot);
		return NULL;
	}
	atomic_fetch_add(&subscribed, 1);
	return slot;
}

static struct slot *new_slot_that_ends(unsigned *seed)
{
	struct slot *slot = new_slot(seed);

	end_slot(slot);
	return slot;
}

/* Whoever takes a slot out of the array ends its subscription. */
static void replace(struct slot *by, unsigned *seed)
{
	struct slot *old = atomic_exchange(&slots[(unsigned)rand_r(seed) % SLOTS], by);

	if (!old)
		return;
	end_slot(old);
	atomic_store(&old->magic, 0);
	free(old);
}

static void read_some(unsigned *seed)
{
	WFPX_TUNNEL_TOTALS0 **totals;
	HANDLE of = atomic_load(&session)->handle, events;
	WFPX_EVENT0 *event;
	UINT32 count;
	DWORD result;

	if (!worked(WfpxEventSubscribe0(of, NULL, NULL, NULL, &events), "subscribe"))
		return;
	for (int i = rand_r(seed) % 20; i > 0; i--) {
		result = WfpxEventNext0(of, events, (UINT32)rand_r(seed) % 20, &event);
		if (result && result != FWP_E_TIMEOUT && result != ERROR_INVALID_HANDLE)
			die("WfpxEventNext0", result);
		if (!result)
			atomic_fetch_add(&read_events, 1);
		FwpmFreeMemory0((void **)&event);
		if (rand_r(seed) % 8)
			continue;
		if (worked(WfpxTunnelTotalsGet0(of, events, &totals, &count), "totals"))
			atomic_fetch_add(&totals_read, 1);
		FwpmFreeMemory0((void **)&totals);
	}
	worked(WfpxEventUnsubscribe0(of, events), "unsubscribe");
}

static struct session *open_session(void)
{
	struct session *new = calloc(1, sizeof(*new));

	if (!new || FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &new->handle))
		die("FwpmEngineOpen0", 0);
	new->next = atomic_load(&sessions);
	while (!atomic_compare_exchange_weak(&sessions, &new->next, new))
		;
	return new;
}

static void free_sessions(void)
{
	struct session *next, *old = atomic_load(&sessions);

	for (; old; old = next) {
		next = old->next;
		free(old);
	}
}

static void close_session(struct session *old)
{
	if (!worked(FwpmEngineClose0(old->handle), "FwpmEngineClose0"))
		die("a session was closed twice", 0);
	atomic_store(&old->closed, true);
}

/* The child has no subscription, and can make one. */
static void fork_one(void)
{
	HANDLE parents = atomic_load(&session)->handle, own, events;
	pid_t child = fork();
	int status = 0;

	if (!child) {
		if (WfpxEventSubscribe0(parents, NULL, NULL, NULL, &events) != ERROR_INVALID_HANDLE)
			_exit(2);
		if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &own))
			_exit(3);
		if (WfpxEventSubscribe0(own, NULL, NULL, NULL, &events))
			_exit(4);
		_exit(FwpmEngineClose0(own) ? 5 : 0);
	}
	if (child < 0 || waitpid(child, &status, 0) != child || status)
		die("a child", (unsigned long)status);
	atomic_fetch_add(&children, 1);
}

static void *work(void *context)
{
	unsigned seed = (unsigned)(size_t)context + 1;
	bool forks = FORKS && context == (void *)0;

	while (!atomic_load(&stop)) {
		switch (rand_r(&seed) % 16) {
		case 0:
			close_session(atomic_exchange(&session, open_session()));
			break;
		case 1:
		case 2:
			read_some(&seed);
			break;
		case 3:
			if (forks)
				fork_one();
			break;
		case 4:
		case 5:
		case 6:
			replace(NULL, &seed);
			break;
		default:
			replace(new_slot(&seed), &seed);
			break;
		}
	}
	return NULL;
}

static unsigned count_files(const char *path)
{
	DIR *folder = opendir(path);
	unsigned count = 0;

	while (readdir(folder))
		count++;
	closedir(folder);
	return count;
}

static void end_all(void)
{
	for (int i = 0; i < SLOTS; i++) {
		struct slot *slot = atomic_exchange(&slots[i], NULL);

		if (slot)
			end_slot(slot);
		free(slot);
	}
}

static void race(unsigned seconds)
{
	pthread_t threads[THREADS];

	for (size_t i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, work, (void *)i);
	poll(NULL, 0, (int)seconds * 1000);
	atomic_store(&stop, true);
	for (size_t i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	end_all();
}

static void subscribe_many(void)
{
	unsigned seed = 7, late = 0;
	struct slot **many = calloc(MANY, sizeof(*many));

	if (!many)
		die("memory", 0);
	for (unsigned i = 0; i < MANY; i++)
		do
			free(many[i]);
		while ((many[i] = new_slot(&seed)) && many[i]->of_contexts &&
		       (end_slot(many[i]), true));
	for (unsigned i = 0; i < MANY; i++)
		while (!atomic_load(&many[i]->calls)) {
			poll(NULL, 0, 5);
			if (++late > 4000)
				die("a subscription that is not told", i);
		}
	for (unsigned i = 0; i < MANY; i++) {
		end_slot(many[i]);
		atomic_store(&many[i]->magic, 0);
	}
	poll(NULL, 0, 100);
	for (unsigned i = 0; i < MANY; i++)
		free(many[i]);
	free(many);
}

int main(int argc, char **argv)
{
	unsigned files, tasks, seed = 1;

	atomic_store(&session, open_session());
	free(new_slot_that_ends(&seed)); /* a sanitizer makes a thread with the first */
	tasks = count_files("/proc/self/task");
	files = count_files("/proc/self/fd");
	race(argc > 1 ? (unsigned)atoi(argv[1]) : 5);
	if (count_files("/proc/self/fd") != files)
		die("descriptors", count_files("/proc/self/fd"));
	subscribe_many();
	if (count_files("/proc/self/fd") != files || count_files("/proc/self/task") != tasks)
		die("descriptors or threads", count_files("/proc/self/task"));
	close_session(atomic_load(&session));
	free_sessions();
	printf("# %lu subscriptions, %lu calls, %lu events read, %lu totals, %lu children\n",
	       subscribed, calls, read_events, totals_read, children);
	return 0;
}
