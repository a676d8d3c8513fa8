/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "changes.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/status.h"

static size_t change_slot(const struct changes *changes, const struct record_key *key)
{
	uint32_t hash = hash_end(hash_bytes(hash_begin(0), key, sizeof(*key)));
	size_t i = hash & (changes->capacity - 1);

	while (changes->slots[i].kind != CHANGE_NONE &&
	       memcmp(&changes->slots[i].key, key, sizeof(*key)) != 0)
		i = (i + 1) & (changes->capacity - 1);
	return i;
}

static uint32_t grow_changes(struct changes *changes)
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
			larger.slots[change_slot(&larger, &changes->slots[i].key)] =
				changes->slots[i];
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

static void become_gone(struct change *change, uint64_t when)
{
	change->kind = CHANGE_GONE;
	change->expired = false;
	change->stale = when;
}

/* changes_flush() does not visit the entries, so the flush takes effect when an entry is used. */
static void apply_flush(const struct changes *changes, struct change *change)
{
	uint64_t flushed = changes->flushed[change->class];

	if (change->noted >= flushed)
		return;
	become_gone(change, flushed);
	change->noted = flushed;
}

static struct change *find_change(const struct changes *changes, const struct record_key *key)
{
	struct change *change;

	if (!changes->count)
		return NULL;
	change = &changes->slots[change_slot(changes, key)];
	if (change->kind == CHANGE_NONE)
		return NULL;
	apply_flush(changes, change);
	return change;
}

static uint32_t find_or_add_change(struct changes *changes, const struct record_key *key,
				   uint8_t class, struct change **ret)
{
	uint32_t status = ERROR_SUCCESS;

	*ret = find_change(changes, key);
	if (!*ret && !(status = grow_changes(changes))) {
		*ret = &changes->slots[change_slot(changes, key)];
		**ret = (struct change){ .key = *key,
					 .content = NO_CONTENT,
					 .class = class,
					 .stale = changes->flushed[class] };
		changes->count++;
	}
	return status;
}

static uint32_t want_read(struct changes *changes, struct change *change)
{
	void *unread = changes->unread;
	uint32_t status = ERROR_SUCCESS;

	if (!change->queued)
		status = array_reserve(&unread, &changes->unread_capacity,
				       changes->unread_count + 1, sizeof(*changes->unread));
	changes->unread = unread;
	if (status)
		return status;
	if (!change->queued)
		changes->unread[changes->unread_count++] = change->key;
	change->queued = true;
	if (change->kind != CHANGE_UNREAD && change->kind != CHANGE_ASKED)
		change->before = change->kind;
	change->kind = CHANGE_UNREAD;
	return ERROR_SUCCESS;
}

static void note_added(struct changes *changes, struct change *change)
{
	change->kind = CHANGE_ADDED;
	change->expired = false;
	change->stale = change->place = changes->now;
}

/* If a timer had removed the record, this event is most likely about a new record with its key. */
static uint32_t note_changed(struct changes *changes, struct change *change)
{
	if (change->kind == CHANGE_NONE || change->kind == CHANGE_GONE || change->expired)
		change->place = changes->now;
	if (change->expired)
		change->stale = changes->now;
	return change->kind == CHANGE_ASKED ? ERROR_SUCCESS : want_read(changes, change);
}

/*
 * In the default case a record may still exist. If so, an earlier event added it or the dump has
 * it, so the place of the entry need not change.
 */
static uint32_t note_expired(struct changes *changes, struct change *change)
{
	switch (change->kind) {
	case CHANGE_NONE:
	case CHANGE_EXPIRED:
		change->kind = CHANGE_EXPIRED;
		change->expired = true;
		change->place = changes->now;
		return ERROR_SUCCESS;
	case CHANGE_GONE: /* an earlier event removed it, and no event has added it since */
		return ERROR_SUCCESS;
	default:
		change->expired = true;
		return want_read(changes, change);
	}
}

uint32_t changes_note(struct changes *changes, const struct record_key *key, uint8_t class,
		      enum change_note note, struct change **ret)
{
	uint32_t status = find_or_add_change(changes, key, class, ret);

	if (status)
		return status;
	(*ret)->noted = ++changes->now;
	switch (note) {
	case NOTE_ADDED:
		note_added(changes, *ret);
		break;
	case NOTE_REMOVED:
		become_gone(*ret, changes->now);
		break;
	case NOTE_CHANGED:
		status = note_changed(changes, *ret);
		break;
	case NOTE_EXPIRED:
		status = note_expired(changes, *ret);
		break;
	}
	return status;
}

void changes_flush(struct changes *changes, uint8_t class)
{
	changes->flushed[class] = ++changes->now;
	changes->any_flushed = true;
}

void changes_dump_begins(struct changes *changes)
{
	changes->dump_begun = changes->now;
}

bool changes_has_unread(struct changes *changes)
{
	while (changes->unread_next < changes->unread_count) {
		struct change *change =
			find_change(changes, &changes->unread[changes->unread_next]);

		if (change->kind == CHANGE_UNREAD)
			return true;
		change->queued = false; /* a later event settled it: it need not be read */
		changes->unread_next++;
	}
	changes->unread_count = changes->unread_next = 0;
	return false;
}

bool changes_next_unread(struct changes *changes, struct record_key *ret)
{
	struct change *change;

	if (!changes_has_unread(changes))
		return false;
	*ret = changes->unread[changes->unread_next++];
	change = find_change(changes, ret);
	change->kind = CHANGE_ASKED;
	change->queued = false;
	return true;
}

struct change *changes_asked(struct changes *changes, const struct record_key *key)
{
	struct change *change = find_change(changes, key);

	return change && change->kind == CHANGE_ASKED ? change : NULL;
}

void changes_set_read(struct change *change)
{
	change->kind = CHANGE_READ;
	change->expired = false;
}

void changes_set_gone(struct changes *changes, struct change *change)
{
	become_gone(change, changes->now);
}

bool changes_set_other(struct change *change)
{
	change->kind = change->before == CHANGE_NONE ? CHANGE_SAME : change->before;
	return !change->expired;
}

uint32_t changes_note_other(struct changes *changes, const struct record_key *key, uint8_t class,
			    struct change **ret)
{
	struct change *change;
	uint32_t status = find_or_add_change(changes, key, class, &change);

	*ret = NULL;
	if (status)
		return status;
	change->noted = ++changes->now;
	switch (change->kind) {
	case CHANGE_NONE:
		change->place = changes->now;
		break;
	case CHANGE_ADDED:
	case CHANGE_READ:
	case CHANGE_SAME:
		break;
	default: /* an earlier event left this key open, so only its own answer counts */
		return want_read(changes, change);
	}
	changes_set_read(change);
	*ret = change;
	return ERROR_SUCCESS;
}

struct change *changes_next_expired(struct changes *changes, size_t *at)
{
	while (*at < changes->capacity) {
		struct change *change = &changes->slots[(*at)++];

		if (change->kind == CHANGE_EXPIRED)
			return change;
	}
	return NULL;
}

uint32_t changes_resolve(struct changes *changes, struct change *expired, bool dumped)
{
	apply_flush(changes, expired);
	if (expired->kind != CHANGE_EXPIRED)
		return ERROR_SUCCESS;
	if (dumped)
		return want_read(changes, expired);
	expired->kind = CHANGE_GONE;
	return ERROR_SUCCESS;
}

enum verdict changes_judge(struct changes *changes, const struct record_key *key, uint8_t class,
			   uint32_t *ret_content)
{
	struct change *change = find_change(changes, key);

	if (!change)
		return changes->flushed[class] > changes->dump_begun ? VERDICT_DROP : VERDICT_KEEP;
	if (change->stale > changes->dump_begun || change->kind == CHANGE_GONE)
		return VERDICT_DROP;
	change->dumped = true;
	if (change->kind != CHANGE_READ)
		return VERDICT_KEEP;
	*ret_content = change->content;
	return VERDICT_REPLACE;
}

static bool is_new(const struct change *change)
{
	return !change->dumped && (change->kind == CHANGE_ADDED || change->kind == CHANGE_READ);
}

static int compare_places(const void *a, const void *b)
{
	uint64_t first = (*(const struct change *const *)a)->place;
	uint64_t second = (*(const struct change *const *)b)->place;

	return first < second ? 1 : -(first > second);
}

uint32_t changes_list_new(const struct changes *changes, uint32_t **ret, size_t *ret_count)
{
	struct change **list = malloc((changes->count + 1) * sizeof(*list));
	uint32_t *contents = malloc((changes->count + 1) * sizeof(*contents));
	size_t count = 0;

	*ret = contents;
	*ret_count = 0;
	if (!list || !contents) {
		free(list);
		free(contents);
		*ret = NULL;
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	for (size_t i = 0; i < changes->capacity; i++) {
		struct change *change = &changes->slots[i];

		if (change->kind == CHANGE_NONE)
			continue;
		apply_flush(changes, change);
		if (is_new(change))
			list[count++] = change;
	}
	qsort(list, count, sizeof(*list), compare_places);
	for (size_t i = 0; i < count; i++)
		contents[i] = list[i]->content;
	free(list);
	*ret_count = count;
	return ERROR_SUCCESS;
}
