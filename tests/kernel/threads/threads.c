/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * threads SECONDS - eight threads share an engine, its enumerations and the blocks that these
 * return
 *
 * First all threads read the same enumeration, which must return each entry once. Then each thread
 * makes random calls, also with handles that another thread has just closed, while the engine is
 * closed and opened again. The SAs of the namespace do not change.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "entry.h"
#include "pages.h"

#define THREADS 8
#define HANDLES 16
#define BLOCKS  32
#define ALL     0xffffffffu

enum kind { SAS, CONTEXTS, TUNNELS, KINDS };

static const struct format {
	page_function *page;
	entry_key *key;
} formats[KINDS][3] = {
	{ { sas0, entry_sa0 }, { sas1, entry_sa1 }, { sas_wfpx, entry_sa_wfpx } },
	{ { contexts0, entry_context0 },
	  { contexts1, entry_context1 },
	  { contexts_wfpx, entry_context_wfpx } },
	{ { tunnels0, entry_tunnel0 }, { tunnels0, entry_tunnel0 }, { tunnels0, entry_tunnel0 } },
};

/* The keys of all SAs, contexts and tunnels, in ascending order, and how often each was read. */
static struct known {
	uint64_t *keys;
	atomic_uint *times;
	UINT32 count;
} known[KINDS];

static _Atomic HANDLE engine;
static _Atomic HANDLE handles[KINDS][HANDLES];
static void *_Atomic blocks[BLOCKS];
static pthread_barrier_t barrier;
static atomic_bool stop;
static enum kind reading; /* in this round */
static atomic_ulong pages, engines;

static void die(const char *what, unsigned long value)
{
	printf("# %s: 0x%lx\n", what, value);
	fflush(stdout);
	_Exit(1);
}

static void check(DWORD result, const char *what)
{
	if (result)
		die(what, result);
}

/* Whether a call worked. It may fail because another thread has closed the handle. */
static bool worked(DWORD result, const char *what)
{
	if (result && result != ERROR_INVALID_HANDLE)
		die(what, result);
	return !result;
}

static HANDLE open_engine(void)
{
	HANDLE ret;

	check(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &ret), "FwpmEngineOpen0");
	return ret;
}

static DWORD create(HANDLE of, enum kind kind, HANDLE *ret)
{
	switch (kind) {
	case SAS:
		return IPsecSaCreateEnumHandle0(of, NULL, ret);
	case CONTEXTS:
		return IPsecSaContextCreateEnumHandle0(of, NULL, ret);
	default:
		return WfpxTunnelCreateEnumHandle0(of, NULL, ret);
	}
}

static DWORD destroy(HANDLE of, enum kind kind, HANDLE handle)
{
	switch (kind) {
	case SAS:
		return IPsecSaDestroyEnumHandle0(of, handle);
	case CONTEXTS:
		return IPsecSaContextDestroyEnumHandle0(of, handle);
	default:
		return WfpxTunnelDestroyEnumHandle0(of, handle);
	}
}

static int compare_keys(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static size_t index_of(enum kind kind, uint64_t key)
{
	const struct known *k = &known[kind];
	const uint64_t *found = bsearch(&key, k->keys, k->count, sizeof(key), compare_keys);

	if (!found)
		die("an entry that is not in the table", (unsigned long)key);
	return (size_t)(found - k->keys);
}

static void learn(enum kind kind)
{
	struct known *k = &known[kind];
	void **entries;
	HANDLE handle;

	check(create(engine, kind, &handle), "create");
	check(formats[kind][1].page(engine, handle, ALL, &entries, &k->count), "page");
	k->keys = calloc(k->count, sizeof(*k->keys));
	k->times = calloc(k->count, sizeof(*k->times));
	if (!k->count || !k->keys || !k->times)
		die("entries", k->count);
	for (UINT32 i = 0; i < k->count; i++)
		k->keys[i] = formats[kind][1].key(entries[i]);
	qsort(k->keys, k->count, sizeof(*k->keys), compare_keys);
	for (UINT32 i = 1; i < k->count; i++)
		if (k->keys[i] == k->keys[i - 1])
			die("two entries have the same key", i);
	FwpmFreeMemory0((void **)&entries);
	check(destroy(engine, kind, handle), "destroy");
}

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* Reads pages of one to three entries until one is empty. */
static void read_shared(uint32_t *random)
{
	const struct format *format;
	void **entries;
	UINT32 count;

	do {
		format = &formats[reading][next_random(random) % 3];
		check(format->page(engine, handles[reading][0], 1 + next_random(random) % 3,
				   &entries, &count),
		      "page");
		for (UINT32 i = 0; i < count; i++)
			atomic_fetch_add(
				&known[reading].times[index_of(reading, format->key(entries[i]))],
				1);
		FwpmFreeMemory0((void **)&entries);
		pages++;
	} while (count);
}

static void *reader(void *argument)
{
	uint32_t *random = argument;

	for (;;) {
		pthread_barrier_wait(&barrier);
		if (stop)
			return NULL;
		read_shared(random);
		pthread_barrier_wait(&barrier);
	}
}

static void check_once(const struct known *k)
{
	for (UINT32 i = 0; i < k->count; i++) {
		if (k->times[i] != 1)
			die("number of times that an entry was returned", k->times[i]);
		k->times[i] = 0;
	}
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint32_t seeds[THREADS];

static void start(pthread_t threads[THREADS], void *(*run)(void *))
{
	for (unsigned i = 0; i < THREADS; i++) {
		seeds[i] = 0x9e3779b9u * (i + 1);
		if (pthread_create(&threads[i], NULL, run, &seeds[i]))
			die("thread", i);
	}
}

static void join(pthread_t threads[THREADS])
{
	for (unsigned i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
}

static void each_entry_comes_once(double until)
{
	pthread_t threads[THREADS];
	unsigned rounds = 0;
	HANDLE handle;

	pthread_barrier_init(&barrier, NULL, THREADS + 1);
	start(threads, reader);
	for (; !rounds || now() < until; rounds++) {
		reading = (enum kind)(rounds % KINDS);
		check(create(engine, reading, &handle), "create");
		handles[reading][0] = handle;
		pthread_barrier_wait(&barrier);
		pthread_barrier_wait(&barrier);
		check_once(&known[reading]);
		check(destroy(engine, reading, handle), "destroy");
	}
	stop = true;
	pthread_barrier_wait(&barrier);
	join(threads);
	pthread_barrier_destroy(&barrier);
	printf("# %u enumerations, %lu pages: each returned each entry once\n", rounds, pages);
}

/* Leaves the block for another thread to free, and frees one that another thread has left. */
static void leave_block(void *block, uint32_t *random)
{
	void *old = atomic_exchange(&blocks[next_random(random) % BLOCKS], block);

	FwpmFreeMemory0(&old);
}

static void take_page(enum kind kind, HANDLE handle, uint32_t *random)
{
	const struct format *format = &formats[kind][next_random(random) % 3];
	void **entries;
	UINT32 count;

	if (!worked(format->page(engine, handle, next_random(random) % 20, &entries, &count),
		    "page"))
		return;
	for (UINT32 i = 0; i < count; i++)
		index_of(kind, format->key(entries[i]));
	leave_block(entries, random);
	pages++;
}

static void take_info(enum kind kind, HANDLE handle)
{
	WFPX_SNAPSHOT_INFO0 info;

	if (worked(WfpxSnapshotGetInfo0(engine, handle, &info), "info") && kind == SAS &&
	    info.sas < known[SAS].count)
		die("SAs of a snapshot", info.sas);
}

static void take_context(uint32_t *random)
{
	UINT64 id = known[CONTEXTS].keys[next_random(random) % known[CONTEXTS].count];
	IPSEC_SA_CONTEXT1 *context;

	if (!worked(IPsecSaContextGetById1(engine, id, &context), "a context by its id"))
		return;
	if (context->saContextId != id)
		die("another context", (unsigned long)context->saContextId);
	leave_block(context, random);
}

static void take_tunnel(uint32_t *random)
{
	UINT64 id = known[TUNNELS].keys[next_random(random) % known[TUNNELS].count];
	WFPX_TUNNEL0 *tunnel;

	if (!worked(WfpxTunnelGetById0(engine, id, &tunnel), "a tunnel by its id"))
		return;
	if (tunnel->tunnelId != id)
		die("another tunnel", (unsigned long)tunnel->tunnelId);
	leave_block(tunnel, random);
}

/* Lists sessions while other threads of this process open and close theirs. */
static void list_sessions(uint32_t *random)
{
	HANDLE of = engine, handle;
	FWPM_SESSION0 **entries;
	UINT32 count;

	if (!worked(FwpmSessionCreateEnumHandle0(of, NULL, &handle), "create"))
		return;
	if (worked(FwpmSessionEnum0(of, handle, ALL, &entries, &count), "page"))
		leave_block(entries, random);
	worked(FwpmSessionDestroyEnumHandle0(of, handle), "destroy");
}

static void replace_enumeration(enum kind kind, _Atomic HANDLE *slot)
{
	HANDLE of = engine, handle, old;

	if (!worked(create(of, kind, &handle), "create"))
		return;
	old = atomic_exchange(slot, handle);
	if (old)
		worked(destroy(of, kind, old), "destroy");
}

static void replace_engine(void)
{
	HANDLE old = atomic_exchange(&engine, open_engine());

	check(FwpmEngineClose0(old), "FwpmEngineClose0");
	engines++;
}

static void *do_anything(void *argument)
{
	uint32_t *random = argument;

	while (!stop) {
		uint32_t what = next_random(random) % 128;
		enum kind kind = (enum kind)(next_random(random) % KINDS);
		_Atomic HANDLE *slot = &handles[kind][next_random(random) % HANDLES];

		if (what == 0)
			replace_engine();
		else if (what < 20)
			replace_enumeration(kind, slot);
		else if (what < 30)
			worked(destroy(engine, kind, *slot),
			       "destroy"); /* other threads still use it */
		else if (what < 34)
			take_context(random);
		else if (what < 36)
			take_tunnel(random);
		else if (what < 44)
			take_info(kind, *slot);
		else if (what < 46)
			list_sessions(random);
		else if (what < 50)
			take_page((enum kind)((kind + 1) % KINDS), *slot,
				  random); /* a handle of the other kind */
		else
			take_page(kind, *slot, random);
	}
	return NULL;
}

static void anything_goes(double until)
{
	const struct timespec rest = { .tv_nsec = 10000000 };
	pthread_t threads[THREADS];

	pages = 0;
	stop = false;
	start(threads, do_anything);
	while (now() < until)
		nanosleep(&rest, NULL); /* the threads run for so many seconds */
	stop = true;
	join(threads);
	for (unsigned i = 0; i < BLOCKS; i++)
		FwpmFreeMemory0((void **)&blocks[i]);
	printf("# %lu engines, %lu pages\n", engines, pages);
}

int main(int argc, char **argv)
{
	double begin = now(), seconds;

	if (argc != 2)
		return 2;
	seconds = strtod(argv[1], NULL);
	engine = open_engine();
	for (int kind = 0; kind < KINDS; kind++)
		learn((enum kind)kind);
	each_entry_comes_once(begin + seconds / 2);
	anything_goes(begin + seconds);
	check(FwpmEngineClose0(engine), "FwpmEngineClose0");
	for (int kind = 0; kind < KINDS; kind++) {
		free(known[kind].keys);
		free(known[kind].times);
	}
	return 0;
}
