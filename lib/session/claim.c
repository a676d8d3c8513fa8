/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Makes sure that a key is open in only one session of a network namespace.
 *
 * There is no table of keys. A process first publishes a claim, which is a record without an XFRM
 * socket, and then reads the records of all other processes. So of two processes that try the same
 * key at the same time, at least one sees the other's claim. The claim with the lower number wins:
 * a process that sees a lower claim gives up. A process that sees a higher claim waits until that
 * claim is withdrawn, or has become a session, which happens if its process searched before the
 * lower claim was published.
 *
 * A record could lie about its namespace. It names a witness instead, a socket that existed before
 * the record, and the kernel tells in which namespace that socket is.
 */
#include "claim.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/array.h"
#include "base/descriptor.h"
#include "base/status.h"
#include "process.h"
#include "record_walk.h"
#include "sockets.h"

/*
 * A higher claim is waited for during at least this time and at least this many searches: where a
 * search takes long, the other process's search does so too.
 */
#define WAIT_NANOSECONDS 2000000
#define WAIT_SECONDS     0.5
#define LOOKS_MIN        8

/* A session or claim with the same key, perhaps in another namespace. */
struct rival {
	uint64_t witness;
	bool wins; /* a session, or a claim with a lower number than ours */
};

struct look {
	int proc;
	struct netlink *netlink;
	const struct session_record *claim; /* ours */
	struct rival *rivals;
	size_t count, capacity;
	struct process process;
	struct session_reader reader;
};

static uint32_t add_rival(struct look *look, const struct session_record *record)
{
	void *array = look->rivals;
	uint32_t status =
		array_reserve(&array, &look->capacity, look->count + 1, sizeof(*look->rivals));

	look->rivals = array;
	if (!status)
		look->rivals[look->count++] = (struct rival){
			.witness = record->witness,
			.wins = record->socket || record->claim < look->claim->claim,
		};
	return status;
}

static bool is_of_key(const struct look *look, const struct session_record *record)
{
	bool own_claim = !record->socket && record->claim == look->claim->claim;

	return !memcmp(record->key, look->claim->key, sizeof(record->key)) && !own_claim;
}

static uint32_t look_at_process(void *context)
{
	struct look *look = context;
	struct record_walk walk = { .process = &look->process, .reader = &look->reader };
	struct session_record record;
	uint32_t status;

	while (!(status = record_walk_next(&walk, &record))) {
		bool genuine;

		if (!is_of_key(look, &record))
			continue;
		status = record_walk_is_genuine(&walk, &record, &genuine);
		if (!status && genuine)
			status = add_rival(look, &record);
		if (status)
			return status;
	}
	return status == FWP_E_NOT_FOUND ? ERROR_SUCCESS : status;
}

/*
 * Decides over the rivals found. @here has the sockets of the namespace; if it is NULL, nobody
 * lists them, and every rival is taken for one of this namespace.
 */
static uint32_t judge_rivals(const struct look *look, const struct socket_list *here,
			     bool *ret_wait)
{
	*ret_wait = false;
	for (size_t i = 0; i < look->count; i++) {
		const struct rival *rival = &look->rivals[i];

		if (here && !sockets_find(here, rival->witness))
			continue;
		if (rival->wins)
			return FWP_E_ALREADY_EXISTS;
		*ret_wait = true;
	}
	return ERROR_SUCCESS;
}

/*
 * The sockets are read after the records. A witness existed before its record, so one that is not
 * in the list by now is in another namespace, or closed.
 */
static uint32_t judge_here(const struct look *look, bool *ret_wait)
{
	struct socket_list here;
	uint32_t status = sockets_read(look->netlink, SOCKETS_ROUTE, look->claim->witness, &here);

	if (status == ERROR_NOT_SUPPORTED || status == ERROR_ACCESS_DENIED)
		return judge_rivals(look, NULL, ret_wait);
	if (status)
		return status;
	status = judge_rivals(look, &here, ret_wait);
	sockets_done(&here);
	return status;
}

static uint32_t look_once(struct look *look, bool *ret_wait)
{
	uint32_t status;

	*ret_wait = false;
	look->count = 0;
	status = process_for_each(&look->process, look->proc, look_at_process, look);
	return status || !look->count ? status : judge_here(look, ret_wait);
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static uint32_t look_until_clear(struct look *look)
{
	static const struct timespec pause = { .tv_nsec = WAIT_NANOSECONDS };
	double end = seconds() + WAIT_SECONDS;
	bool wait;

	for (int i = 0; i < LOOKS_MIN || seconds() < end; i++) {
		uint32_t status = look_once(look, &wait);

		if (status || !wait)
			return status;
		nanosleep(&pause, NULL);
	}
	return FWP_E_ALREADY_EXISTS;
}

/* Without /proc no process can read another's records, so there is nothing to compare with. */
static uint32_t look_around(const struct session_record *claim, struct netlink *netlink)
{
	struct look *look = calloc(1, sizeof(*look));
	uint32_t status;

	if (!look)
		return ERROR_NOT_ENOUGH_MEMORY;
	look->claim = claim;
	look->netlink = netlink;
	status = process_open_proc(&look->proc);
	if (!status) {
		status = session_reader_init(&look->reader, look->proc);
		if (!status)
			status = look_until_clear(look);
		descriptor_close(look->proc);
	}
	process_done(&look->process);
	free(look->rivals);
	free(look);
	return status == FWP_E_NOT_FOUND ? ERROR_SUCCESS : status;
}

uint32_t claim_key(const struct session_record *record, struct netlink *netlink, int *ret)
{
	struct session_record claim = { .pid = record->pid, .witness = record->witness };
	uint32_t status;
	int file;

	memcpy(claim.key, record->key, sizeof(claim.key));
	if (getrandom(&claim.claim, sizeof(claim.claim), 0) != sizeof(claim.claim))
		return ERROR_GEN_FAILURE;
	status = session_memfd_create(&claim, &file);
	if (status)
		return status;
	status = look_around(&claim, netlink);
	if (status)
		descriptor_close(file);
	else
		*ret = file;
	return status;
}
