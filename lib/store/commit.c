/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a commit does, and how what is left of one is undone. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/status.h"
#include "codec.h"
#include "internal.h"

static uint32_t write_next(const struct store_place *place, const struct store *store)
{
	size_t size = codec_file_size(store);
	uint8_t *bytes = malloc(size);
	uint32_t status;

	if (!bytes)
		return ERROR_NOT_ENOUGH_MEMORY;
	codec_write(store, bytes);
	status = folder_write(&place->folder, NEXT_NAME, bytes, size);
	free(bytes);
	return status;
}

/*
 * If not even this succeeds, "next" stays there, and whoever gets the lock next tries again.
 */
static uint32_t undo(const struct store_place *place)
{
	struct store former;
	uint32_t status = store_load(&place->folder, &former);

	if (!status)
		status = store_apply(place->netlink, &former);
	store_done(&former);
	if (status)
		return status;
	folder_delete(&place->folder, NEXT_NAME);
	folder_delete(&place->folder, GONE_NAME);
	return ERROR_SUCCESS;
}

static uint32_t rename_next(const struct store_place *place)
{
	int fd = place->folder.fd;

	return renameat(fd, NEXT_NAME, fd, STORE_NAME) ? place_status(errno) : ERROR_SUCCESS;
}

/* The files must be there before the first change in the kernel. */
static uint32_t prepare(const struct store_place *place, struct store *store, const uint32_t *live,
			size_t live_count, bool *ret_gone)
{
	uint32_t status = gone_delete(place); /* an earlier note, if that failed before */

	if (status)
		return status;
	status = store_order(store);
	if (!status)
		status = gone_note(place, live, live_count, ret_gone);
	if (!status)
		status = write_next(place, store);
	if (status)
		folder_delete(&place->folder, GONE_NAME);
	return status;
}

static uint32_t carry_out(const struct store_place *place, struct store *store)
{
	uint32_t status = store_apply(place->netlink, store);

	if (!status)
		status = rename_next(place);
	if (status)
		undo(place);
	return status;
}

/*
 * The store is what it shall be once "next" has its name. What is to be done after that is done by
 * whoever gets the lock next, if it fails here.
 */
uint32_t commit_locked(struct store_place *place, struct store *store)
{
	bool gone = false;
	uint32_t *live;
	size_t live_count;
	uint32_t status = live_ids(store, &live, &live_count);

	if (status)
		return status;
	status = prepare(place, store, live, live_count, &gone);
	if (!status)
		status = carry_out(place, store);
	if (status) {
		free(live);
		return status;
	}
	free(place->live);
	place->live = live;
	place->live_count = live_count;
	if (gone)
		gone_delete(place);
	return ERROR_SUCCESS;
}

static uint32_t end_sessions(struct store_place *place, struct store *store)
{
	size_t ended;
	uint32_t status = sessions_end(place, store, &ended);

	if (!status && ended)
		status = commit_locked(place, store);
	if (!status && ended)
		sessions_forget(place, store);
	return status;
}

uint32_t recover(struct store_place *place, struct store *store)
{
	uint32_t status = ERROR_SUCCESS;

	if (folder_has(&place->folder, NEXT_NAME)) {
		status = store_apply(place->netlink, store);
		if (!status)
			folder_delete(&place->folder, NEXT_NAME);
	}
	if (!status)
		status = live_ids(store, &place->live, &place->live_count);
	if (!status)
		status = gone_delete(place);
	return status ? status : end_sessions(place, store);
}
