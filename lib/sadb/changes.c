/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/status.h"

static size_t slot_of(const struct changes *changes, const struct record_key *key)
{
	uint32_t hash = hash_end(hash_bytes(hash_begin(0), key, sizeof(*key)));
	size_t i = hash & (changes->capacity - 1);

	while (changes->slots[i].kind != CHANGE_NONE &&
	       memcmp(&changes->slots[i].key, key, sizeof(*key)) != 0)
		i = (i + 1) & (changes->capacity - 1);
	return i;
}

static uint32_t grow(struct changes *changes)
{
	struct changes larger = *changes;

	if (2 * (changes->count + 1) <= changes->capacity)
		return ERROR_SUCCESS;
	larger.capacity = changes->capacity ? 2 * changes->capacity : 64;
	larger.slots = calloc(larger.capacity, sizeof(*larger.slots));
	if (!larger.slots)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = 0; i < changes->capacity; i++)
		if (changes->slots[i].kind != CHANGE_NONE)
			larger.slots[slot_of(&larger, &changes->slots[i].key)] = changes->slots[i];
	free(changes->slots);
	*changes = larger;
	return ERROR_SUCCESS;
}

void changes_done(struct changes *changes)
{
	free(changes->slots);
	free(changes->unread);
	*changes = (struct changes){ 0 };
}

static bool is_flushed(const struct changes *changes, uint8_t class)
{
	return changes->flushed[class / 32] & 1u << class % 32;
}

static uint32_t want_read(struct changes *changes, const struct record_key *key)
{
	void *unread = changes->unread;
	uint32_t status = array_reserve(&unread, &changes->unread_capacity,
					changes->unread_count + 1, sizeof(*changes->unread));

	changes->unread = unread;
	if (!status)
		changes->unread[changes->unread_count++] = *key;
	return status;
}

uint32_t changes_note(struct changes *changes, const struct record_key *key, uint8_t class,
		      enum change_kind kind, uint32_t content)
{
	uint32_t status = grow(changes);
	struct change *change;

	if (!status && kind == CHANGE_UNREAD)
		status = want_read(changes, key);
	if (status)
		return status;
	changes->events++;
	change = &changes->slots[slot_of(changes, key)];
	if (change->kind == CHANGE_NONE) {
		*change = (struct change){ .key = *key,
					   .content = NO_CONTENT,
					   .class = class,
					   .stale = is_flushed(changes, class) };
		changes->count++;
	}
	change->kind = (uint8_t)kind;
	change->stale |= kind == CHANGE_REMOVED || kind == CHANGE_ADDED;
	if (kind != CHANGE_UNREAD || change->content == NO_CONTENT)
		change->content = content;
	return ERROR_SUCCESS;
}

void changes_gone(struct change *change)
{
	change->kind = CHANGE_REMOVED;
	change->stale = true;
	change->content = NO_CONTENT;
}

void changes_flush(struct changes *changes, uint8_t class)
{
	changes->events++;
	changes->flushed[class / 32] |= 1u << class % 32;
	changes->any_flushed = true;
	for (size_t i = 0; i < changes->capacity; i++) {
		struct change *change = &changes->slots[i];

		if (change->kind == CHANGE_NONE || change->class != class)
			continue;
		changes_gone(change);
	}
}

void changes_dump_begins(struct changes *changes)
{
	for (size_t i = 0; i < changes->capacity; i++)
		changes->slots[i].stale = false;
	memset(changes->flushed, 0, sizeof(changes->flushed));
}

struct change *changes_find(const struct changes *changes, const struct record_key *key)
{
	struct change *change;

	if (!changes->count)
		return NULL;
	change = &changes->slots[slot_of(changes, key)];
	return change->kind != CHANGE_NONE ? change : NULL;
}

bool changes_has_unread(struct changes *changes)
{
	while (changes->unread_next < changes->unread_count) {
		const struct record_key *key = &changes->unread[changes->unread_next];

		if (changes_find(changes, key)->kind == CHANGE_UNREAD)
			return true;
		changes->unread_next++; /* removed since, or read already */
	}
	changes->unread_count = changes->unread_next = 0;
	return false;
}

bool changes_next_unread(struct changes *changes, struct record_key *ret)
{
	if (!changes_has_unread(changes))
		return false;
	*ret = changes->unread[changes->unread_next++];
	return true;
}

enum verdict changes_judge(struct changes *changes, const struct record_key *key, uint8_t class,
			   uint32_t *ret_content)
{
	struct change *change = changes_find(changes, key);

	if (!change)
		return is_flushed(changes, class) ? VERDICT_DROP : VERDICT_KEEP;
	if (change->stale || change->kind == CHANGE_REMOVED)
		return VERDICT_DROP;
	change->dumped = true;
	if (change->kind != CHANGE_READ)
		return VERDICT_KEEP;
	*ret_content = change->content;
	return VERDICT_REPLACE;
}

bool changes_adds(const struct changes *changes, const struct record_key *key, uint32_t content)
{
	const struct change *change = changes_find(changes, key);

	return change && !change->dumped && change->content == content &&
	       (change->kind == CHANGE_ADDED || change->kind == CHANGE_READ);
}
