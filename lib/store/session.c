/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Dynamic sessions: a file for each, named by its key, which the session's process has locked as
 * long as the session lives.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/descriptor.h"
#include "base/status.h"
#include "internal.h"
#include "keeper.h"

/* How long the end of a session waits for the lock. After that, others clean up. */
#define END_MILLISECONDS 15000u

#define NAME_SIZE        33

static void name_of(const struct guid *session, char name[NAME_SIZE])
{
	for (size_t i = 0; i < sizeof(session->bytes); i++)
		snprintf(name + 2 * i, 3, "%02x", session->bytes[i]);
}

static int compare_guids(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct guid));
}

/* Returns in @ret, which has room for all objects, each session once; returns their number. */
static size_t collect_sessions(const struct store *store, struct guid *ret)
{
	size_t count = 0, kept = 0;

	for (size_t i = 0; i < store->count; i++)
		if (!guid_is_zero(&store->objects[i]->session))
			ret[count++] = store->objects[i]->session;
	qsort(ret, count, sizeof(*ret), compare_guids);
	for (size_t i = 0; i < count; i++)
		if (!i || !guid_equal(&ret[i], &ret[kept - 1]))
			ret[kept++] = ret[i];
	return kept;
}

/* Without the folder, no session lives. */
static uint32_t has_ended(const struct folder *sessions, const struct guid *session, bool *ret)
{
	char name[NAME_SIZE];
	pid_t pid;

	*ret = true;
	if (sessions->fd < 0)
		return ERROR_SUCCESS;
	name_of(session, name);
	return lock_file_look(sessions->fd, name, ret, &pid);
}

static uint32_t end_some(const struct folder *sessions, const struct guid *keys, size_t count,
			 struct store *store, size_t *ret)
{
	uint32_t status = ERROR_SUCCESS;

	for (size_t i = 0; !status && i < count; i++) {
		bool ended;

		status = has_ended(sessions, &keys[i], &ended);
		if (!status && ended) {
			store_end_session(store, &keys[i]);
			++*ret;
		}
	}
	return status;
}

uint32_t sessions_end(const struct store_place *place, struct store *store, size_t *ret)
{
	struct guid *keys = malloc(array_size(store->count + 1, sizeof(*keys)));
	struct folder sessions = { .fd = -1 };
	uint32_t status = ERROR_SUCCESS;
	size_t count;

	*ret = 0;
	if (!keys)
		return ERROR_NOT_ENOUGH_MEMORY;
	count = collect_sessions(store, keys);
	if (count)
		status = folder_open(&place->folder, SESSIONS_NAME, false, &sessions);
	if (status == ERROR_FILE_NOT_FOUND)
		status = ERROR_SUCCESS;
	if (!status)
		status = end_some(&sessions, keys, count, store, ret);
	folder_close(&sessions);
	free(keys);
	return status;
}

static bool parse_name(const char *name, struct guid *ret)
{
	if (strlen(name) != NAME_SIZE - 1)
		return false;
	for (size_t i = 0; i < sizeof(ret->bytes); i++)
		if (sscanf(name + 2 * i, "%2hhx", &ret->bytes[i]) != 1)
			return false;
	return true;
}

/*
 * Deletes a file that nobody has locked, unless the session has objects: its owner may have died a
 * moment ago. Nobody can lock the file meanwhile, because the caller has the store's lock.
 */
static void forget(const struct folder *sessions, const char *name, const struct guid *used,
		   size_t used_count)
{
	struct guid key;
	bool ended;
	pid_t pid;

	if (parse_name(name, &key) && !lock_file_look(sessions->fd, name, &ended, &pid) && ended &&
	    !bsearch(&key, used, used_count, sizeof(key), compare_guids))
		folder_delete(sessions, name);
}

static void forget_all(const struct folder *sessions, const struct guid *used, size_t used_count)
{
	const struct dirent *entry;
	DIR *list;
	int fd = descriptor_open(sessions->fd, ".", O_RDONLY | O_DIRECTORY);

	list = fd < 0 ? NULL : fdopendir(fd);
	while (list && (entry = readdir(list)))
		forget(sessions, entry->d_name, used, used_count);
	if (!list) {
		descriptor_close(fd);
		return;
	}
	descriptor_release(fd);
	closedir(list);
}

void sessions_forget(const struct store_place *place, const struct store *store)
{
	struct guid *used = malloc(array_size(store->count + 1, sizeof(*used)));
	struct folder sessions;

	if (used && !folder_open(&place->folder, SESSIONS_NAME, false, &sessions)) {
		forget_all(&sessions, used, collect_sessions(store, used));
		folder_close(&sessions);
	}
	free(used);
}

uint32_t store_begin_session(struct store_place *place, const struct guid *session)
{
	char name[NAME_SIZE];
	struct folder sessions;
	uint32_t status;

	if (!guid_is_zero(&place->session))
		return ERROR_SUCCESS;
	name_of(session, name);
	status = folder_open(&place->folder, SESSIONS_NAME, true, &sessions);
	if (status)
		return status;
	status = lock_file_take(sessions.fd, name, sessions.mode, &place->session_lock);
	folder_close(&sessions);
	if (!status) {
		place->session = *session;
		keeper_start(place);
	}
	return status == FWP_E_TIMEOUT ? FWP_E_ALREADY_EXISTS : status;
}

/* So that no file is left. To others, a session without a file has ended. */
static void delete_own(const struct store_place *place)
{
	struct folder sessions;
	char name[NAME_SIZE];

	if (folder_open(&place->folder, SESSIONS_NAME, false, &sessions))
		return;
	name_of(&place->session, name);
	folder_delete(&sessions, name);
	folder_close(&sessions);
}

/* The lock of the session is given back last, so that nobody else begins to clean up meanwhile. */
void session_end_own(struct store_place *place)
{
	struct store store;

	if (!store_begin(place, END_MILLISECONDS, &store)) {
		delete_own(place);
		if (store_end_session(&store, &place->session))
			store_commit(place, &store);
		else
			store_abort(place);
		store_done(&store);
	}
	lock_file_drop(&place->session_lock);
	memset(&place->session, 0, sizeof(place->session));
}
