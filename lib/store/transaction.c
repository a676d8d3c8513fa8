/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "transaction.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/descriptor.h"
#include "base/lock.h"
#include "base/pause.h"
#include "base/status.h"
#include "codec.h"
#include "internal.h"
#include "keeper.h"
#include "netlink/sockets.h"
#include "writer/policies_apply.h"
#include "xfrm/tag.h"

/*
 * Pauses between two looks at the lock, in microseconds: the first, and the longest ones. Whoever
 * has waited for a while looks less often, so that hundreds who wait leave time to those who work.
 */
#define FIRST_PAUSE   200u
#define LONG_PAUSE    5000u
#define LONGEST_PAUSE 100000u

/* How long a call waits for the lock only in order to start the keeper. */
#define KEEPER_MILLISECONDS 15000u

uint32_t store_place_new(struct netlink *netlink, struct store_place **ret)
{
	struct store_place *place = calloc(1, sizeof(*place));
	const char *base = secure_getenv("WFPXFRM_STATEDIR");
	uint64_t cookie = netlink_namespace(netlink);

	if (!place)
		return ERROR_NOT_ENOUGH_MEMORY;
	place->place.base = strdup(base && *base ? base : USUAL_BASE);
	if (!place->place.base) {
		free(place);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	if (cookie)
		snprintf(place->place.name, sizeof(place->place.name), "%" PRIx64, cookie);
	place->netlink = netlink;
	place->generation = process_generation();
	place->folder.fd = -1;
	*ret = place;
	return ERROR_SUCCESS;
}

/* Gives the lock back and forgets the transaction. */
static void end(struct store_place *place)
{
	lock_file_drop(&place->lock);
	folder_close(&place->folder);
	free(place->live);
	place->live = NULL;
	place->live_count = 0;
}

void store_place_free(struct store_place *place)
{
	if (!place)
		return;
	if (place->generation == process_generation()) {
		if (place->folder.fd >= 0)
			end(place);
		if (!guid_is_zero(&place->session))
			session_end_own(place);
	}
	free(place->live);
	free(place->place.base);
	free(place);
}

uint32_t store_load_file(int fd, struct store *ret)
{
	uint8_t *bytes;
	size_t size;
	uint32_t status = file_read(fd, STORE_BYTES_MAX + 4096, &bytes, &size);

	if (status)
		return status;
	status = codec_read(bytes, size, ret);
	free(bytes);
	return status;
}

uint32_t store_load(const struct folder *folder, struct store *ret)
{
	uint32_t status;
	int fd;

	memset(ret, 0, sizeof(*ret));
	status = folder_open_file(folder, STORE_NAME, &fd);
	if (status)
		return status == ERROR_FILE_NOT_FOUND ? ERROR_SUCCESS : status;
	status = store_load_file(fd, ret);
	descriptor_close(fd);
	return status;
}

uint32_t store_read(const struct store_place *place, struct store *ret)
{
	struct folder folder;
	uint32_t status;

	memset(ret, 0, sizeof(*ret));
	if (!*place->place.name)
		return ERROR_SUCCESS;
	status = place_open(&place->place, false, &folder);
	if (status)
		return status == ERROR_FILE_NOT_FOUND ? ERROR_SUCCESS : status;
	status = store_load(&folder, ret);
	folder_close(&folder);
	return status;
}

static uint64_t now_in_microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static uint32_t try_lock(struct store_place *place)
{
	uint32_t status = place_open(&place->place, true, &place->folder);

	if (status)
		return status;
	status = lock_file_take(place->folder.fd, LOCK_NAME, place->folder.mode, &place->lock);
	if (status)
		folder_close(&place->folder);
	return status;
}

static uint64_t longer(uint64_t pause, uint64_t waited)
{
	if (pause < LONG_PAUSE)
		return 2 * pause;
	return waited / 10 < LONGEST_PAUSE ? LONG_PAUSE + waited / 10 : LONGEST_PAUSE;
}

/*
 * The lock is polled. To wait in fcntl() with F_SETLKW would give EDEADLK without any deadlock: the
 * kernel does not know which thread of a process waits and which one holds a lock.
 */
static uint32_t wait_for_lock(struct store_place *place, uint32_t milliseconds)
{
	uint64_t begin = now_in_microseconds(), waited, pause = FIRST_PAUSE;
	uint64_t all = milliseconds == UINT32_MAX ? UINT64_MAX : milliseconds * UINT64_C(1000);
	uint32_t status;

	while ((status = try_lock(place)) == FWP_E_TIMEOUT) {
		waited = now_in_microseconds() - begin;
		if (waited >= all)
			return FWP_E_TIMEOUT;
		pause_microseconds((uint32_t)(pause < all - waited ? pause : all - waited));
		pause = longer(pause, waited);
	}
	return status;
}

/*
 * If the file was lost, SAs may hang on ids that it had given. So a new file begins somewhere else.
 */
static void choose_first_id(struct store *store)
{
	uint32_t random;

	if (!store->next_id && getrandom(&random, sizeof(random), GRND_NONBLOCK) == sizeof(random))
		store->next_id = TAG_FIRST + random % (TAG_LAST - TAG_FIRST + 1);
}

static uint32_t begin_locked(struct store_place *place, struct store *ret)
{
	uint32_t status = store_load(&place->folder, ret);

	if (!status)
		status = recover(place, ret);
	if (status)
		store_done(ret);
	else
		choose_first_id(ret);
	return status;
}

uint32_t store_begin(struct store_place *place, uint32_t milliseconds, struct store *ret)
{
	uint32_t status = policies_check_right(place->netlink);

	memset(ret, 0, sizeof(*ret));
	if (!status && !*place->place.name)
		status = ERROR_NOT_SUPPORTED;
	if (!status)
		status = wait_for_lock(place, milliseconds);
	if (status)
		return status;
	status = begin_locked(place, ret);
	if (status)
		end(place);
	return status;
}

void store_need_keeper(struct store_place *place)
{
	bool locked = place->folder.fd >= 0; /* by a transaction of the place */

	if (!locked && (!*place->place.name || wait_for_lock(place, KEEPER_MILLISECONDS)))
		return;
	keeper_start(place);
	if (!locked)
		end(place);
}

uint32_t store_commit(struct store_place *place, struct store *store)
{
	uint32_t status = commit_locked(place, store);

	end(place);
	return status;
}

void store_abort(struct store_place *place)
{
	end(place);
}
