/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "pending.h"

#include <stdlib.h>
#include <sys/random.h>

#include "base/array.h"
#include "base/chains.h"
#include "base/hash.h"
#include "base/lock.h"
#include "base/pause.h"
#include "base/status.h"
#include "xfrm/tag.h"

#define NONE UINT32_MAX

/* A place of the table. Used places are a list by age, free ones a list by next alone. */
struct place {
	struct pending pending;
	uint32_t next, former; /* the next younger and the next older one */
	bool busy;             /* a thread has it */
};

static struct {
	unsigned generation; /* of the process that made the table */
	struct place *places;
	size_t capacity, count; /* count: places that were ever used */
	size_t used;
	uint32_t free, oldest, youngest;
	struct chains by_id;
} table;

static void empty_table(bool owned)
{
	if (owned) {
		free(table.places);
		chains_done(&table.by_id);
	}
	table.places = NULL;
	table.capacity = table.count = table.used = 0;
	table.free = table.oldest = table.youngest = NONE;
	table.by_id = (struct chains){ 0 };
	table.generation = process_generation();
}

static void lock_table(void)
{
	bool torn = lock_take(LOCK_PENDING);

	if (torn || table.generation != process_generation())
		empty_table(!torn && table.generation);
}

static uint32_t hash_of(uint64_t id)
{
	return hash_end(hash_word(hash_begin(0), id));
}

static uint32_t *find(uint64_t namespace, uint64_t id)
{
	static uint32_t nowhere;
	uint32_t *place;

	nowhere = 0;
	if (!table.by_id.buckets)
		return &nowhere;
	place = chains_first(&table.by_id, hash_of(id));
	while (*place && (table.places[*place - 1].pending.id != id ||
			  table.places[*place - 1].pending.namespace != namespace))
		place = chains_next(&table.by_id, place);
	return place;
}

static void link_place(uint32_t at)
{
	struct place *place = &table.places[at];

	place->next = NONE;
	place->former = table.youngest;
	if (table.youngest == NONE)
		table.oldest = at;
	else
		table.places[table.youngest].next = at;
	table.youngest = at;
	chains_push(&table.by_id, at, hash_of(place->pending.id));
	table.used++;
}

static void unlink_place(uint32_t *in_index)
{
	uint32_t at = *in_index - 1;
	struct place *place = &table.places[at];

	chains_take(&table.by_id, in_index);
	if (place->former == NONE)
		table.oldest = place->next;
	else
		table.places[place->former].next = place->next;
	if (place->next == NONE)
		table.youngest = place->former;
	else
		table.places[place->next].former = place->former;
	place->next = table.free;
	table.free = at;
	table.used--;
}

static void forget_oldest(void)
{
	uint32_t at = table.oldest;

	while (at != NONE && table.places[at].busy)
		at = table.places[at].next;
	if (at != NONE)
		unlink_place(find(table.places[at].pending.namespace, table.places[at].pending.id));
}

static uint32_t take_place(uint32_t *ret)
{
	void *places = table.places;
	uint32_t status;

	if (table.used >= PENDING_MAX)
		forget_oldest();
	if (table.free != NONE) {
		*ret = table.free;
		table.free = table.places[*ret].next;
		return ERROR_SUCCESS;
	}
	status = array_reserve(&places, &table.capacity, table.count + 1, sizeof(*table.places));
	table.places = places;
	if (!status)
		status = chains_reserve(&table.by_id, table.count + 1);
	if (!status)
		*ret = (uint32_t)table.count++;
	return status;
}

/*
 * Two random halves, each in the range that marks a tag. Among a million contexts, the chance that
 * any two have the same id is one in a million.
 */
static uint32_t make_id(uint64_t *ret)
{
	uint32_t random[2];

	if (getrandom(random, sizeof(random), 0) != sizeof(random))
		return ERROR_GEN_FAILURE;
	*ret = (uint64_t)(random[0] | TAG_CONTEXT) << 32 |
	       (TAG_FIRST + random[1] % (TAG_LAST - TAG_FIRST + 1));
	return ERROR_SUCCESS;
}

uint32_t pending_add(struct pending *pending)
{
	uint32_t at, status = make_id(&pending->id);

	if (status)
		return status;
	lock_table();
	status = take_place(&at);
	if (!status) {
		table.places[at] = (struct place){ .pending = *pending };
		link_place(at);
	}
	lock_release(LOCK_PENDING);
	return status;
}

/* How long to wait for another thread that does something with the same context. */
#define WAIT_MICROSECONDS 100u

uint32_t pending_begin(uint64_t namespace, uint64_t id, struct pending *ret)
{
	for (;;) {
		uint32_t at;
		bool busy = false;

		lock_table();
		at = *find(namespace, id);
		if (at) {
			busy = table.places[at - 1].busy;
			table.places[at - 1].busy = true;
			*ret = table.places[at - 1].pending;
		}
		lock_release(LOCK_PENDING);
		if (!at)
			return FWP_E_NOT_FOUND;
		if (!busy)
			return ERROR_SUCCESS;
		pause_microseconds(WAIT_MICROSECONDS);
	}
}

void pending_end(const struct pending *pending)
{
	uint32_t at;

	lock_table();
	at = *find(pending->namespace, pending->id);
	if (at)
		table.places[at - 1] = (struct place){ .pending = *pending,
						       .next = table.places[at - 1].next,
						       .former = table.places[at - 1].former };
	lock_release(LOCK_PENDING);
}

void pending_remove(const struct pending *pending)
{
	uint32_t *place;

	lock_table();
	place = find(pending->namespace, pending->id);
	if (*place)
		unlink_place(place);
	lock_release(LOCK_PENDING);
}
