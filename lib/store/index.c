/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "index.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/status.h"

static uint32_t hash_key(enum managed_kind kind, const struct guid *key)
{
	return hash_end(hash_bytes(hash_begin(kind), key, sizeof(*key)));
}

static uint32_t hash_id(uint32_t id)
{
	return hash_end(hash_word(hash_begin(0), id));
}

struct stored *index_find(const struct store *store, enum managed_kind kind, const struct guid *key)
{
	const uint32_t *place;

	if (!store->count)
		return NULL;
	place = chains_first(&store->by_key, hash_key(kind, key));
	for (; *place; place = chains_next(&store->by_key, place)) {
		struct stored *object = store->slots[*place - 1];

		if (object->managed.kind == kind && guid_equal(&object->managed.key, key))
			return object;
	}
	return NULL;
}

struct stored *index_find_id(const struct store *store, uint32_t id)
{
	const uint32_t *place;

	if (!store->count)
		return NULL;
	place = chains_first(&store->by_id, hash_id(id));
	for (; *place; place = chains_next(&store->by_id, place))
		if (store->slots[*place - 1]->managed.id == id)
			return store->slots[*place - 1];
	return NULL;
}

static void index_object(struct store *store, struct stored *object, uint32_t slot)
{
	const struct managed *managed = &object->managed;

	object->slot = slot;
	store->slots[slot] = object;
	chains_push(&store->by_key, slot, hash_key(managed->kind, &managed->key));
	if (managed->id)
		chains_push(&store->by_id, slot, hash_id(managed->id));
}

static void take_from(const struct chains *chains, uint32_t hash, uint32_t slot)
{
	uint32_t *place = chains_first(chains, hash);

	while (*place != slot + 1)
		place = chains_next(chains, place);
	chains_take(chains, place);
}

static void unindex_object(const struct store *store, const struct stored *object)
{
	const struct managed *managed = &object->managed;

	take_from(&store->by_key, hash_key(managed->kind, &managed->key), object->slot);
	if (managed->id)
		take_from(&store->by_id, hash_id(managed->id), object->slot);
}

/* Moves the objects to the begin of their memory. */
static void use_front(struct store *store)
{
	struct managed **begin;

	if (!store->before)
		return;
	begin = store->objects - store->before;
	memmove(begin, store->objects, store->count * sizeof(*begin));
	store->objects = begin;
	store->before = 0;
}

uint32_t index_reserve(struct store *store, size_t needed)
{
	size_t capacity = store->capacity;
	void *objects, *slots = store->slots;
	uint32_t status;

	if (needed <= capacity - store->before)
		return ERROR_SUCCESS;
	use_front(store);
	if (needed <= capacity)
		return ERROR_SUCCESS;
	objects = store->objects;
	status = array_reserve(&slots, &capacity, needed, sizeof(*store->slots));
	store->slots = slots;
	if (!status)
		status = chains_reserve(&store->by_key, capacity);
	if (!status)
		status = chains_reserve(&store->by_id, capacity);
	capacity = store->capacity;
	if (!status)
		status = array_reserve(&objects, &capacity, needed, sizeof(*store->objects));
	store->objects = objects;
	if (!status)
		store->capacity = capacity;
	return status;
}

void index_append(struct store *store, struct stored *object)
{
	object->serial = store->serial++;
	object->references = 0;
	store->objects[store->count] = &object->managed;
	index_object(store, object, (uint32_t)store->count);
	store->count++;
	store->bytes += object->bytes;
	store->sublayers += object->managed.kind == MANAGED_SUBLAYER;
}

/* The last slot's object moves into the slot that becomes free. */
void index_take(struct store *store, struct stored *object)
{
	struct stored *last = store->slots[store->count - 1];
	uint32_t slot = object->slot;

	unindex_object(store, object);
	if (last != object) {
		unindex_object(store, last);
		index_object(store, last, slot);
	}
	store->count--;
	store->bytes -= object->bytes;
	store->sublayers -= object->managed.kind == MANAGED_SUBLAYER;
}

size_t index_position(const struct store *store, const struct stored *object)
{
	size_t first = 0, end = store->count;

	while (end - first > 1) {
		size_t middle = first + (end - first) / 2;

		if (((const struct stored *)store->objects[middle])->serial <= object->serial)
			first = middle;
		else
			end = middle;
	}
	return first;
}

/* Objects are often removed in the order in which they were added, so the shorter side moves. */
void index_close_gap(struct store *store, size_t at)
{
	struct managed **objects = store->objects;

	if (at < store->count / 2) {
		memmove(objects + 1, objects, at * sizeof(*objects));
		store->objects++;
		store->before++;
	} else {
		memmove(objects + at, objects + at + 1, (store->count - at) * sizeof(*objects));
	}
}
