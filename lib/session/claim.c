/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * One key, one session in a network namespace. Nobody keeps a table of keys, so each looks at what
 * the others have published, after it has published itself: of two that try the same key, one at
 * least sees the other. Claims tell that one is still looking. Of two claims the lower wins: the
 * higher withdraws when it sees the lower; the lower waits until the higher has withdrawn, or has
 * become a session because it had looked before the lower was there.
 *
 * Whose namespace it is, no record is believed: it names a socket, its witness, that was there
 * before it, and the kernel lists the sockets of the namespace.
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
#include "memfd.h"
#include "process.h"
#include "sockets.h"

/*
 * How long a higher claim is waited for: so long, and for so many looks where these take longer, as
 * those of the other then do too.
 */
#define WAIT_NANOSECONDS 2000000
#define WAIT_SECONDS     0.5
#define LOOKS_MIN        8

#define USELESS_MAX      16

/* Who has the same key, perhaps in another namespace. */
struct rival {
	uint64_t witness;
	bool wins;
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

/* Whether the process has written it, and not inherited it, and speaks of what it holds. */
static uint32_t is_genuine(struct look *look, const struct session_record *record, bool *ret)
{
	struct process_identity identity;
	uint32_t status = process_identify(&look->process, &identity);

	*ret = !status && record->pid == identity.own_pid &&
	       process_holds(&look->process, record->witness) &&
	       (!record->socket || process_holds(&look->process, record->socket));
	return status;
}

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

static uint32_t take_record(struct look *look, const struct session_record *record)
{
	bool genuine;
	uint32_t status;

	if (memcmp(record->key, look->claim->key, sizeof(record->key)) ||
	    (!record->socket && record->claim == look->claim->claim))
		return ERROR_SUCCESS;
	status = is_genuine(look, record, &genuine);
	return status || !genuine ? status : add_rival(look, record);
}

/* No more files than there can be sessions, and some. */
static uint32_t take_process(void *context)
{
	struct look *look = context;
	size_t max = look->process.socket_count + USELESS_MAX;

	for (size_t i = 0; i < look->process.file_count && i < max &&
			   process_affords(&look->process, PROCESS_RECORD_COST);
	     i++) {
		struct session_record record;
		uint32_t status = session_reader_read(&look->reader, look->process.folder,
						      look->process.files[i], &record);

		if (!status)
			status = take_record(look, &record);
		if (status && status != FWP_E_NOT_FOUND)
			return status;
	}
	return ERROR_SUCCESS;
}

/* @here: the sockets of the namespace, or NULL where nobody lists them: then all are rivals. */
static uint32_t judge(const struct look *look, const struct socket_list *here, bool *ret_wait)
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

/* The sockets are read after the records: one that is not there by then is in another namespace. */
static uint32_t judge_here(const struct look *look, bool *ret_wait)
{
	struct socket_list here;
	uint32_t status = sockets_read(look->netlink, SOCKETS_ROUTE, look->claim->witness, &here);

	if (status == ERROR_NOT_SUPPORTED || status == ERROR_ACCESS_DENIED)
		return judge(look, NULL, ret_wait);
	if (status)
		return status;
	status = judge(look, &here, ret_wait);
	sockets_done(&here);
	return status;
}

static uint32_t look_once(struct look *look, bool *ret_wait)
{
	uint32_t status;

	*ret_wait = false;
	look->count = 0;
	status = process_for_each(&look->process, look->proc, take_process, look);
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

/* Without /proc nobody can look. */
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
