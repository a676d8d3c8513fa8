/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "journal.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/status.h"

static uint32_t hash_of_record_key(const struct record_key *key)
{
	return hash_end(hash_bytes(hash_begin(0), key, sizeof(*key)));
}

void journal_done(struct journal *journal)
{
	free(journal->entries);
	chains_done(&journal->by_key);
	free(journal->unread);
	*journal = (struct journal){ 0 };
}

static void become_gone(struct change *change, uint64_t when)
{
	change->kind = CHANGE_GONE;
	change->expired = false;
	change->stale = when;
}

/* journal_flush() does not visit the entries, so the flush takes effect when an entry is used. */
static void apply_flush(const struct journal *journal, struct change *change)
{
	uint64_t flushed = journal->flushed[change->class];

	if (change->noted >= flushed)
		return;
	become_gone(change, flushed);
	change->noted = flushed;
}

static struct change *find_change(const struct journal *journal, const struct record_key *key)
{
	const uint32_t *place;

	if (!journal->count)
		return NULL;
	place = chains_first(&journal->by_key, hash_of_record_key(key));
	for (; *place; place = chains_next(&journal->by_key, place)) {
		struct change *change = &journal->entries[*place - 1];

		if (memcmp(&change->key, key, sizeof(*key)) != 0)
			continue;
		apply_flush(journal, change);
		return change;
	}
	return NULL;
}

static uint32_t add_change(struct journal *journal, const struct record_key *key, uint8_t class,
			   struct change **ret)
{
	void *entries = journal->entries;
	uint32_t status = array_reserve(&entries, &journal->capacity, journal->count + 1,
					sizeof(*journal->entries));

	journal->entries = entries;
	if (!status)
		status = chains_reserve(&journal->by_key, journal->count + 1);
	if (status)
		return status;
	*ret = &journal->entries[journal->count];
	**ret = (struct change){
		.key = *key, .content = NO_CONTENT, .class = class, .stale = journal->flushed[class]
	};
	chains_push(&journal->by_key, (uint32_t)journal->count++, hash_of_record_key(key));
	return ERROR_SUCCESS;
}

static uint32_t find_or_add_change(struct journal *journal, const struct record_key *key,
				   uint8_t class, struct change **ret)
{
	*ret = find_change(journal, key);
	return *ret ? ERROR_SUCCESS : add_change(journal, key, class, ret);
}

static uint32_t want_read(struct journal *journal, struct change *change)
{
	void *unread = journal->unread;
	uint32_t status = ERROR_SUCCESS;

	if (!change->queued)
		status = array_reserve(&unread, &journal->unread_capacity,
				       journal->unread_count + 1, sizeof(*journal->unread));
	journal->unread = unread;
	if (status)
		return status;
	if (!change->queued)
		journal->unread[journal->unread_count++] = change->key;
	change->queued = true;
	if (change->kind != CHANGE_UNREAD && change->kind != CHANGE_ASKED)
		change->before = change->kind;
	change->kind = CHANGE_UNREAD;
	return ERROR_SUCCESS;
}

static void note_added(struct journal *journal, struct change *change)
{
	change->kind = CHANGE_ADDED;
	change->expired = false;
	change->stale = change->place = journal->now;
}

/* If a timer had removed the record, this event is most likely about a new record with its key. */
static uint32_t note_changed(struct journal *journal, struct change *change)
{
	if (change->kind == CHANGE_NONE || change->kind == CHANGE_GONE || change->expired)
		change->place = journal->now;
	if (change->expired)
		change->stale = journal->now;
	return change->kind == CHANGE_ASKED ? ERROR_SUCCESS : want_read(journal, change);
}

/*
 * In the default case a record may still exist. If so, an earlier event added it or the dump has
 * it, so the place of the entry need not change.
 */
static uint32_t note_expired(struct journal *journal, struct change *change)
{
	switch (change->kind) {
	case CHANGE_NONE:
	case CHANGE_EXPIRED:
		change->kind = CHANGE_EXPIRED;
		change->expired = true;
		change->place = journal->now;
		return ERROR_SUCCESS;
	case CHANGE_GONE: /* an earlier event removed it, and no event has added it since */
		return ERROR_SUCCESS;
	default:
		change->expired = true;
		return want_read(journal, change);
	}
}

uint32_t journal_note(struct journal *journal, const struct record_key *key, uint8_t class,
		      enum change_note note, struct change **ret)
{
	uint32_t status = find_or_add_change(journal, key, class, ret);

	if (status)
		return status;
	(*ret)->noted = ++journal->now;
	switch (note) {
	case NOTE_ADDED:
		note_added(journal, *ret);
		break;
	case NOTE_REMOVED:
		become_gone(*ret, journal->now);
		break;
	case NOTE_CHANGED:
		status = note_changed(journal, *ret);
		break;
	case NOTE_EXPIRED:
		status = note_expired(journal, *ret);
		break;
	}
	return status;
}

void journal_flush(struct journal *journal, uint8_t class)
{
	journal->flushed[class] = ++journal->now;
	journal->any_flushed = true;
}

void journal_dump_begins(struct journal *journal)
{
	journal->dump_begun = journal->now;
}

bool journal_has_unread(struct journal *journal)
{
	while (journal->unread_next < journal->unread_count) {
		struct change *change =
			find_change(journal, &journal->unread[journal->unread_next]);

		if (change->kind == CHANGE_UNREAD)
			return true;
		change->queued = false; /* a later event settled it: it need not be read */
		journal->unread_next++;
	}
	journal->unread_count = journal->unread_next = 0;
	return false;
}

bool journal_next_unread(struct journal *journal, struct record_key *ret)
{
	struct change *change;

	if (!journal_has_unread(journal))
		return false;
	*ret = journal->unread[journal->unread_next++];
	change = find_change(journal, ret);
	change->kind = CHANGE_ASKED;
	change->queued = false;
	return true;
}

struct change *journal_asked(struct journal *journal, const struct record_key *key)
{
	struct change *change = find_change(journal, key);

	return change && change->kind == CHANGE_ASKED ? change : NULL;
}

void journal_set_read(struct change *change)
{
	change->kind = CHANGE_READ;
	change->expired = false;
}

void journal_set_gone(struct journal *journal, struct change *change)
{
	become_gone(change, journal->now);
}

bool journal_set_other(struct change *change)
{
	change->kind = change->before == CHANGE_NONE ? CHANGE_SAME : change->before;
	return !change->expired;
}

uint32_t journal_note_other(struct journal *journal, const struct record_key *key, uint8_t class,
			    struct change **ret)
{
	struct change *change;
	uint32_t status = find_or_add_change(journal, key, class, &change);

	*ret = NULL;
	if (status)
		return status;
	change->noted = ++journal->now;
	switch (change->kind) {
	case CHANGE_NONE:
		change->place = journal->now;
		break;
	case CHANGE_ADDED:
	case CHANGE_READ:
	case CHANGE_SAME:
		break;
	default: /* an earlier event left this key open, so only its own answer counts */
		return want_read(journal, change);
	}
	journal_set_read(change);
	*ret = change;
	return ERROR_SUCCESS;
}

struct change *journal_next_expired(struct journal *journal, size_t *at)
{
	while (*at < journal->count) {
		struct change *change = &journal->entries[(*at)++];

		if (change->kind == CHANGE_EXPIRED)
			return change;
	}
	return NULL;
}

uint32_t journal_resolve(struct journal *journal, struct change *expired, bool dumped)
{
	apply_flush(journal, expired);
	if (expired->kind != CHANGE_EXPIRED)
		return ERROR_SUCCESS;
	if (dumped)
		return want_read(journal, expired);
	expired->kind = CHANGE_GONE;
	return ERROR_SUCCESS;
}

enum verdict journal_judge(struct journal *journal, const struct record_key *key, uint8_t class,
			   uint32_t *ret_content)
{
	struct change *change = find_change(journal, key);

	if (!change)
		return journal->flushed[class] > journal->dump_begun ? VERDICT_DROP : VERDICT_KEEP;
	if (change->stale > journal->dump_begun || change->kind == CHANGE_GONE)
		return VERDICT_DROP;
	change->dumped = true;
	if (change->kind != CHANGE_READ)
		return VERDICT_KEEP;
	*ret_content = change->content;
	return VERDICT_REPLACE;
}

bool journal_leaves(const struct journal *journal, const struct record_key *key, uint8_t class)
{
	const struct change *change = find_change(journal, key);

	if (!change)
		return journal->flushed[class] <= journal->dump_begun;
	return change->kind == CHANGE_SAME;
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

uint32_t journal_list_new(const struct journal *journal, uint32_t **ret, size_t *ret_count)
{
	struct change **list = malloc((journal->count + 1) * sizeof(*list));
	uint32_t *contents = malloc((journal->count + 1) * sizeof(*contents));
	size_t count = 0;

	*ret = contents;
	*ret_count = 0;
	if (!list || !contents) {
		free(list);
		free(contents);
		*ret = NULL;
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	for (size_t i = 0; i < journal->count; i++) {
		struct change *change = &journal->entries[i];

		if (change->kind == CHANGE_NONE)
			continue;
		apply_flush(journal, change);
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
