/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "cache.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/descriptor.h"
#include "base/status.h"
#include "internal.h"

static struct store_mark mark_of(const struct stat *file)
{
	return (struct store_mark){ .device = file->st_dev,
				    .inode = file->st_ino,
				    .size = (uint64_t)file->st_size,
				    .seconds = file->st_ctim.tv_sec,
				    .nanoseconds = file->st_ctim.tv_nsec };
}

/* A commit renames another file to this name, so the inode is another one then. */
static struct store_mark look(const struct place *place)
{
	char path[PATH_MAX];
	struct stat file;
	int length = snprintf(path, sizeof(path), "%s/%s/" STORE_NAME, place->base, place->name);

	if (!*place->name || length < 0 || length >= (int)sizeof(path) || lstat(path, &file))
		return (struct store_mark){ 0 };
	return mark_of(&file);
}

static uint32_t read_open(struct store_cache *cache)
{
	struct stat file;

	if (fstat(cache->file, &file))
		return ERROR_GEN_FAILURE;
	cache->mark = mark_of(&file);
	return store_load_file(cache->file, &cache->store);
}

static uint32_t read_new(const struct place *place, struct store_cache *cache)
{
	struct folder folder;
	uint32_t status = *place->name ? place_open(place, false, &folder) : ERROR_FILE_NOT_FOUND;

	cache->file = -1;
	if (!status) {
		status = folder_open_file(&folder, STORE_NAME, &cache->file);
		folder_close(&folder);
	}
	if (status)
		return status == ERROR_FILE_NOT_FOUND ? ERROR_SUCCESS : status;
	return read_open(cache);
}

uint32_t store_cache_refresh(const struct store_place *place, struct store_cache *cache)
{
	const struct store_mark mark = look(&place->place);
	uint32_t status;

	if (cache->valid && !memcmp(&mark, &cache->mark, sizeof(mark)))
		return ERROR_SUCCESS;
	store_cache_done(cache);
	cache->valid = true;
	status = read_new(&place->place, cache);
	if (status)
		store_cache_done(cache);
	return status;
}

void store_cache_done(struct store_cache *cache)
{
	store_done(&cache->store);
	if (cache->valid)
		descriptor_close(cache->file);
	memset(cache, 0, sizeof(*cache));
}
