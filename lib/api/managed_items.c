/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "managed_items.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "managed_format.h"
#include "store/stored.h"

uint32_t managed_items_take(struct engine *engine, struct managed_items *items)
{
	return engine_store_take(engine, &items->store);
}

uint32_t managed_items_add(struct managed_items *items, const struct managed *object)
{
	void *array = items->list;
	uint32_t status = arena_reserve(&items->memory, &array, &items->capacity, items->count + 1,
					sizeof(*items->list));

	items->list = array;
	if (!status)
		items->list[items->count++] = object;
	return status;
}

uint32_t managed_items_add_builtin(struct managed_items *items, enum managed_kind kind,
				   const struct builtin_entry *table, size_t count)
{
	uint32_t status = ERROR_SUCCESS;

	for (size_t i = 0; !status && i < count; i++) {
		struct managed *object = arena_take(&items->memory, sizeof(*object));

		if (!object)
			return ERROR_NOT_ENOUGH_MEMORY;
		memset(object, 0, sizeof(*object));
		object->kind = kind;
		object->key = guid_in(table[i].key);
		object->name = table[i].name;
		if (kind == MANAGED_SUBLAYER)
			object->weight = table[i].weight;
		status = managed_items_add(items, object);
	}
	return status;
}

uint32_t managed_items_add_kind(struct managed_items *items, enum managed_kind kind,
				const GUID *provider)
{
	uint32_t status = ERROR_SUCCESS;

	for (size_t i = 0; !status && i < items->store.count; i++) {
		const struct managed *object = items->store.objects[i];

		if (object->kind == kind &&
		    (!provider || !memcmp(provider, &object->provider, sizeof(*provider))))
			status = managed_items_add(items, object);
	}
	return status;
}

static uint32_t copy_found(struct managed_items *items, const struct managed *object)
{
	uint32_t status = stored_new(object, &items->found);

	return status ? status : managed_items_add(items, &items->found->managed);
}

uint32_t managed_items_find(struct engine *engine, struct managed_items *items,
			    enum managed_kind kind, const GUID *key, uint32_t id, uint32_t missing)
{
	const struct guid sought = key ? guid_in(key) : (struct guid){ { 0 } };
	const struct managed *object;
	const struct store *store;
	uint32_t status = engine_store_borrow(engine, &store);

	if (status)
		return status;
	object = key ? store_find(store, kind, &sought) : store_find_id(store, kind, id);
	status = object ? copy_found(items, object) : missing;
	engine_store_return(engine);
	return status;
}

size_t managed_items_count(const void *items)
{
	return ((const struct managed_items *)items)->count;
}

void managed_items_done(void *items)
{
	struct managed_items *done = items;

	store_done(&done->store);
	arena_done(&done->memory);
	free(done->found);
}
