/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * SAs of filters and provider contexts that are gone. The commit writes down which are gone before
 * it makes the change, so that whoever gets the lock next can delete the SAs if the process dies.
 */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/status.h"
#include "internal.h"
#include "writer/orphans.h"

static int compare_ids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* With repetitions; at most two for each object. */
static size_t collect_ids(const struct store *store, uint32_t *ret)
{
	size_t count = 0;

	for (size_t i = 0; i < store->count; i++) {
		const struct managed *object = store->objects[i];

		if (object->kind != MANAGED_FILTER)
			continue;
		ret[count++] = object->id;
		if (object->filter.context_id)
			ret[count++] = object->filter.context_id;
	}
	return count;
}

uint32_t live_ids(const struct store *store, uint32_t **ret, size_t *ret_count)
{
	uint32_t *ids = malloc(array_size(2 * store->count + 1, sizeof(*ids)));
	size_t count, kept = 0;

	if (!ids)
		return ERROR_NOT_ENOUGH_MEMORY;
	count = collect_ids(store, ids);
	qsort(ids, count, sizeof(*ids), compare_ids);
	for (size_t i = 0; i < count; i++)
		if (!i || ids[i] != ids[i - 1])
			ids[kept++] = ids[i];
	*ret = ids;
	*ret_count = kept;
	return ERROR_SUCCESS;
}

/* Puts the members of @ids that are not among @live to the front; returns how many. */
static size_t keep_dead(uint32_t *ids, size_t count, const uint32_t *live, size_t live_count)
{
	size_t dead = 0;

	for (size_t i = 0; i < count; i++)
		if (!bsearch(&ids[i], live, live_count, sizeof(*live), compare_ids))
			ids[dead++] = ids[i];
	return dead;
}

uint32_t gone_note(const struct store_place *place, const uint32_t *live, size_t live_count,
		   bool *ret_any)
{
	size_t count = place->live_count;
	uint32_t *ids = malloc(array_size(count + 1, sizeof(*ids)));
	uint32_t status = ERROR_SUCCESS;

	if (!ids)
		return ERROR_NOT_ENOUGH_MEMORY;
	memcpy(ids, place->live, count * sizeof(*ids));
	count = keep_dead(ids, count, live, live_count);
	*ret_any = count > 0;
	if (*ret_any)
		status = folder_write(&place->folder, GONE_NAME, (const uint8_t *)ids,
				      count * sizeof(*ids));
	free(ids);
	return status;
}

/*
 * A note that is cut belongs to a commit that was never made: the note is complete before the
 * commit goes on. What is dead is judged by the store, so a note can do no more harm than to name
 * ids that nothing hangs on.
 */
uint32_t gone_delete(const struct store_place *place)
{
	uint8_t *bytes;
	size_t size, count;
	uint32_t status = folder_read(&place->folder, GONE_NAME, STORE_BYTES_MAX, &bytes, &size);

	if (status)
		return status == ERROR_FILE_NOT_FOUND ? ERROR_SUCCESS : status;
	count = keep_dead((uint32_t *)(void *)bytes, size / sizeof(uint32_t), place->live,
			  place->live_count);
	if (count) {
		qsort(bytes, count, sizeof(uint32_t), compare_ids);
		status = orphans_delete(place->netlink, (const uint32_t *)(void *)bytes, count);
	}
	free(bytes);
	if (!status)
		folder_delete(&place->folder, GONE_NAME);
	return status;
}
