/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * cancels COUNT - cancels so many threads, each somewhere in a call of the library
 *
 * Half of the threads can be cancelled at any instruction. A cancelled thread closes the handles
 * that it knows. Then no descriptor must be left open, and a session that all threads use must
 * still work.
 */
#include <dirent.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fwpmu.h"

#define SECONDS 300 /* time limit, for the case that something waits for ever */

/* The sanitizers' own code cannot be cancelled at any instruction. */
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define ASYNCHRONOUS false
#else
#define ASYNCHRONOUS true
#endif

static HANDLE shared;
static atomic_uint calls; /* calls that the thread to be cancelled has made */

/* The handles that a thread has open. */
struct open {
	bool asynchronous;
	const wchar_t *server;
	HANDLE engine, own_sas, shared_sas;
	IPSEC_SA_DETAILS1 **entries;
};

static void close_all(void *argument)
{
	struct open *open = argument;

	FwpmFreeMemory0((void **)&open->entries);
	IPsecSaDestroyEnumHandle0(shared, open->shared_sas);
	FwpmEngineClose0(open->engine);
}

/* Makes calls of the library alone, as other functions must not be cancelled at any instruction. */
static void use_all(struct open *open)
{
	UINT32 count;

	for (;;) {
		FwpmEngineOpen0(open->server, RPC_C_AUTHN_DEFAULT, NULL, NULL, &open->engine);
		calls++;
		IPsecSaCreateEnumHandle0(open->engine, NULL, &open->own_sas);
		calls++;
		IPsecSaEnum1(open->engine, open->own_sas, 10, &open->entries, &count);
		calls++;
		FwpmFreeMemory0((void **)&open->entries);
		IPsecSaCreateEnumHandle0(shared, NULL, &open->shared_sas);
		calls++;
		IPsecSaDestroyEnumHandle0(shared, open->shared_sas);
		calls++;
		FwpmEngineClose0(open->engine);
		pthread_testcancel();
	}
}

static void *run(void *argument)
{
	struct open *open = argument;

	pthread_cleanup_push(close_all, open);
	if (open->asynchronous)
		pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
	use_all(open);
	pthread_cleanup_pop(0);
	return NULL;
}

static unsigned count_descriptors(void)
{
	DIR *folder = opendir("/proc/self/fd");
	unsigned count = 0;

	while (readdir(folder))
		count++;
	closedir(folder);
	return count;
}

static bool is_usable(HANDLE engine)
{
	HANDLE sas;

	return !IPsecSaCreateEnumHandle0(engine, NULL, &sas) &&
	       !IPsecSaDestroyEnumHandle0(engine, sas);
}

/* Waits until the thread has made one of its calls, and then for a random time. */
static bool cancel_one(unsigned number, uint32_t *random)
{
	struct open open = { .asynchronous = ASYNCHRONOUS && number % 2,
			     .server = number % 4 < 2 ? L"netns:/proc/self/ns/net" : NULL };
	unsigned after = number % 7;
	pthread_t thread;
	void *result;

	calls = 0;
	if (pthread_create(&thread, NULL, run, &open))
		return false;
	while (calls < after)
		;
	*random = *random * 1664525u + 1013904223u;
	for (volatile unsigned i = *random >> 17; i; i--)
		;
	pthread_cancel(thread);
	return !pthread_join(thread, &result) && result == PTHREAD_CANCELED;
}

int main(int argc, char **argv)
{
	unsigned count = argc == 2 ? (unsigned)strtoul(argv[1], NULL, 10) : 0, before, after;
	uint32_t random = 1;

	alarm(SECONDS);
	if (!count || FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &shared))
		return 2;
	before = count_descriptors();
	for (unsigned i = 0; i < count; i++)
		if (!cancel_one(i, &random))
			return 2;
	after = count_descriptors();
	printf("# %u threads cancelled: %u descriptors, then %u\n", count, before, after);
	fflush(stdout);
	if (!is_usable(shared)) {
		printf("# the shared session does not work any more\n");
		return 1;
	}
	return after != before || FwpmEngineClose0(shared);
}
