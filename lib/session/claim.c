/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * One key, one session. Nobody keeps a table of keys, so each looks at what the others have
 * published, after it has published itself: of two that try the same key, one at least sees the
 * other. Claims tell that one is still looking. Of two claims the lower wins: the higher withdraws
 * when it sees the lower; the lower waits until the higher has withdrawn, or has become a session
 * because it had looked before the lower was there.
 */
#include "claim.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/descriptor.h"
#include "base/status.h"
#include "memfd.h"
#include "process.h"

#define WAIT_NANOSECONDS 2000000
#define WAITS_MAX        250
#define USELESS_MAX      16

struct look {
	int proc;
	const struct session_record *claim; /* ours */
	bool wait;                          /* there is a higher claim */
	struct process process;
	struct session_reader reader;
};

/* Whether the process has written it, and not inherited it, and speaks of what it holds. */
static uint32_t is_genuine(struct look *look, const struct session_record *record, bool *ret)
{
	struct process_identity identity;
	uint32_t status = process_identify(&look->process, &identity);

	*ret = !status && record->pid == identity.own_pid &&
	       (!record->socket || process_holds(&look->process, record->socket));
	return status;
}

static uint32_t judge(struct look *look, const struct session_record *record)
{
	bool genuine;
	uint32_t status;

	if (memcmp(record->key, look->claim->key, sizeof(record->key)) ||
	    (!record->socket && record->claim == look->claim->claim))
		return ERROR_SUCCESS;
	status = is_genuine(look, record, &genuine);
	if (status || !genuine)
		return status;
	if (record->socket || record->claim < look->claim->claim)
		return FWP_E_ALREADY_EXISTS;
	look->wait = true;
	return ERROR_SUCCESS;
}

/* No more files than there can be sessions, and some. */
static uint32_t take_process(struct look *look)
{
	size_t max = look->process.socket_count + USELESS_MAX;

	for (size_t i = 0; i < look->process.file_count && i < max; i++) {
		struct session_record record;
		uint32_t status = session_reader_read(&look->reader, look->process.folder,
						      look->process.files[i], &record);

		if (!status)
			status = judge(look, &record);
		if (status && status != FWP_E_NOT_FOUND)
			return status;
	}
	return ERROR_SUCCESS;
}

static uint32_t visit(const char *name, void *context)
{
	struct look *look = context;
	uint32_t status = process_open(&look->process, look->proc, name);

	if (!status) {
		status = take_process(look);
		process_close(&look->process);
	}
	return status == FWP_E_NOT_FOUND ? ERROR_SUCCESS : status;
}

static uint32_t look_until_clear(struct look *look)
{
	static const struct timespec pause = { .tv_nsec = WAIT_NANOSECONDS };
	uint32_t status;

	for (int i = 0; i < WAITS_MAX; i++) {
		look->wait = false;
		status = process_for_each(look->proc, visit, look);
		if (status || !look->wait)
			return status;
		nanosleep(&pause, NULL);
	}
	return FWP_E_ALREADY_EXISTS;
}

/* Without /proc nobody can look. */
static uint32_t look_around(const struct session_record *claim, int file)
{
	struct look *look = calloc(1, sizeof(*look));
	uint32_t status;

	if (!look)
		return ERROR_NOT_ENOUGH_MEMORY;
	look->claim = claim;
	status = process_open_proc(&look->proc);
	if (!status) {
		status = session_reader_init(&look->reader, look->proc, file);
		if (!status)
			status = look_until_clear(look);
		descriptor_close(look->proc);
	}
	process_done(&look->process);
	free(look);
	return status == FWP_E_NOT_FOUND ? ERROR_SUCCESS : status;
}

uint32_t claim_key(const struct session_record *record, int *ret)
{
	struct session_record claim = { .pid = record->pid };
	uint32_t status;
	int file;

	memcpy(claim.key, record->key, sizeof(claim.key));
	if (getrandom(&claim.claim, sizeof(claim.claim), 0) != sizeof(claim.claim))
		return ERROR_GEN_FAILURE;
	status = session_memfd_create(&claim, &file);
	if (status)
		return status;
	status = look_around(&claim, file);
	if (status)
		descriptor_close(file);
	else
		*ret = file;
	return status;
}
