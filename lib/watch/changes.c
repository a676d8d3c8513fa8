/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/status.h"
#include "view.h"

struct change *changes_find(const struct changes *changes, const struct sa_key *key)
{
	const uint32_t *place;

	if (!changes->count)
		return NULL;
	place = chains_first(&changes->by_key, hash_of_sa_key(key));
	while (*place && memcmp(&changes->entries[*place - 1].key, key, sizeof(*key)) != 0)
		place = chains_next(&changes->by_key, place);
	return *place ? &changes->entries[*place - 1] : NULL;
}

uint32_t changes_note(struct changes *changes, const struct change *change)
{
	struct change *place = changes_find(changes, &change->key);
	void *entries = changes->entries;
	uint32_t status;

	if (place) {
		*place = *change;
		return ERROR_SUCCESS;
	}
	status = array_reserve(&entries, &changes->capacity, changes->count + 1, sizeof(*change));
	changes->entries = entries;
	if (!status)
		status = chains_reserve(&changes->by_key, changes->count + 1);
	if (status)
		return status;
	changes->entries[changes->count] = *change;
	chains_push(&changes->by_key, (uint32_t)changes->count++, hash_of_sa_key(&change->key));
	return ERROR_SUCCESS;
}

void changes_done(struct changes *changes)
{
	free(changes->entries);
	chains_done(&changes->by_key);
	*changes = (struct changes){ 0 };
}
