/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "handle.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>

#include "descriptor.h"
#include "lock.h"
#include "status.h"

/*
 * A handle consists of, from the highest bit: the generation, the index of its entry + 1, and two
 * zero bits, because Windows' handles are multiples of four. The generation of an entry grows when
 * its handle is closed, so the old handle does not fit the next object in that entry.
 *
 * With 32 bits an entry's generation wraps after 16384 handles. To make that take long, free
 * entries are used again in the order in which they became free, and the table grows instead while
 * at most FREE_MIN entries are free.
 */
#ifndef HANDLE_BITS
#define HANDLE_BITS (CHAR_BIT * sizeof(uintptr_t))
#endif
#define INDEX_BITS       (HANDLE_BITS == 32 ? 16 : 20)
#define INDEX_SHIFT      2
#define GENERATION_SHIFT (INDEX_BITS + INDEX_SHIFT)
#define INDEX_MASK       (((uintptr_t)1 << INDEX_BITS) - 1)
#define COUNT_MAX        (INDEX_MASK - 1)
#define GENERATION_MASK  (((uintptr_t)2 << (HANDLE_BITS - GENERATION_SHIFT - 1)) - 1)
#define FREE_MIN         128u

#define NONE             UINT32_MAX

struct entry {
	struct object *object; /* NULL if no handle names this entry */
	uintptr_t generation;
	uintptr_t owner;
	enum handle_type type;
	uint32_t first;          /* the first entry that this one owns */
	uint32_t next, previous; /* entries with the same owner; of a free entry, the next free */
};

static struct {
	struct entry *entries;
	uint32_t count;
	uint32_t used; /* entries from this index on have never been used */
	uint32_t first_free, last_free, free;
	uint32_t first; /* the first entry without an owner */
} table = { .first_free = NONE, .last_free = NONE, .first = NONE };

/* process_generation() of the process that the table belongs to; 0 before the first handle. */
static unsigned process;

void object_init(struct object *object, void (*release)(struct object *object))
{
	atomic_init(&object->refs, 1);
	object->release = release;
	object->closed = NULL;
}

void object_ref(struct object *object)
{
	atomic_fetch_add_explicit(&object->refs, 1, memory_order_relaxed);
}

void object_unref(struct object *object)
{
	if (object && atomic_fetch_sub_explicit(&object->refs, 1, memory_order_acq_rel) == 1)
		object->release(object);
}

static void lock_table(void)
{
	if (!lock_take(LOCK_HANDLES))
		return;
	table.entries = NULL;
	table.count = table.used = table.free = 0;
	table.first_free = table.last_free = table.first = NONE;
}

static void unlock_table(void)
{
	lock_release(LOCK_HANDLES);
}

static uintptr_t handle_of(uint32_t index)
{
	return table.entries[index].generation << GENERATION_SHIFT | ((uintptr_t)index + 1)
									     << INDEX_SHIFT;
}

static uint32_t index_of(uintptr_t handle)
{
	return (uint32_t)(handle >> INDEX_SHIFT & INDEX_MASK) - 1;
}

static struct entry *find_entry(uintptr_t handle, enum handle_type type, uintptr_t owner)
{
	uint32_t index = index_of(handle);
	struct entry *entry;

	if (process != process_generation() || index >= table.used)
		return NULL;
	entry = &table.entries[index];
	if (!entry->object || handle_of(index) != handle || entry->type != type ||
	    entry->owner != owner)
		return NULL;
	return entry;
}

static void free_entry(uint32_t index)
{
	table.entries[index].next = NONE;
	if (table.first_free == NONE)
		table.first_free = index;
	else
		table.entries[table.last_free].next = index;
	table.last_free = index;
	table.free++;
}

/* The head of the list of entries that have this owner, or that have none. */
static uint32_t *list_of_owner(uintptr_t owner)
{
	return owner ? &table.entries[index_of(owner)].first : &table.first;
}

static void link_entry(uint32_t index)
{
	struct entry *entry = &table.entries[index];
	uint32_t *first = list_of_owner(entry->owner);

	entry->previous = NONE;
	entry->next = *first;
	if (*first != NONE)
		table.entries[*first].previous = index;
	*first = index;
}

/*
 * Takes the entry out of its list and returns its object. The handle is invalid from now on; the
 * caller makes the entry free later.
 */
static struct object *clear_entry(uint32_t index)
{
	struct entry *entry = &table.entries[index];
	struct object *object = entry->object;

	if (entry->previous != NONE)
		table.entries[entry->previous].next = entry->next;
	else
		*list_of_owner(entry->owner) = entry->next;
	if (entry->next != NONE)
		table.entries[entry->next].previous = entry->previous;
	entry->object = NULL;
	entry->generation = (entry->generation + 1) & GENERATION_MASK;
	return object;
}

/*
 * In a child process: drops the table's reference to each inherited object. An object that a thread
 * of the parent was using has another reference, which nobody drops, so it stays allocated; it may
 * be half changed. The inherited descriptors are closed and forgotten first: an object that is
 * released then cannot close a descriptor whose number the child has used again.
 */
static void drop_inherited_objects(void)
{
	if (process == process_generation())
		return;
	if (process)
		descriptors_drop(false);
	process = process_generation();
	table.first_free = table.last_free = table.first = NONE;
	table.free = 0;
	for (uint32_t i = 0; i < table.used; i++) {
		struct entry *entry = &table.entries[i];

		object_unref(entry->object);
		entry->object = NULL;
		entry->generation = (entry->generation + 1) & GENERATION_MASK;
		free_entry(i);
	}
}

static uint32_t grow_table(void)
{
	size_t count = table.count ? 2 * (size_t)table.count : 2 * FREE_MIN;
	struct entry *entries;

	if (count > COUNT_MAX)
		count = COUNT_MAX;
	if (count == table.count)
		return ERROR_NOT_ENOUGH_MEMORY;
	entries = realloc(table.entries, count * sizeof(*entries));
	if (!entries)
		return ERROR_NOT_ENOUGH_MEMORY;
	table.entries = entries;
	table.count = (uint32_t)count;
	return ERROR_SUCCESS;
}

static uint32_t allocate_entry(uint32_t *ret)
{
	uint32_t status = ERROR_SUCCESS;

	if (table.used == table.count && table.free <= FREE_MIN)
		status = grow_table();
	if (table.used < table.count) {
		*ret = table.used++;
		table.entries[*ret] = (struct entry){ .generation = 1 };
		return ERROR_SUCCESS;
	}
	if (table.first_free == NONE)
		return status;
	*ret = table.first_free;
	table.first_free = table.entries[*ret].next;
	table.free--;
	return ERROR_SUCCESS;
}

static uint32_t open_entry(enum handle_type type, uintptr_t owner, struct object *object,
			   uintptr_t *ret)
{
	struct entry *entry;
	uint32_t index = 0, status;

	/* another thread may have closed the engine since the caller looked it up */
	if (owner && !find_entry(owner, HANDLE_TYPE_ENGINE, 0))
		return ERROR_INVALID_HANDLE;
	status = allocate_entry(&index);
	if (status)
		return status;
	entry = &table.entries[index];
	entry->object = object;
	entry->type = type;
	entry->owner = owner;
	entry->first = NONE;
	link_entry(index);
	*ret = handle_of(index);
	return ERROR_SUCCESS;
}

uint32_t handles_begin(void)
{
	if (!process_is_own())
		return ERROR_NOT_SUPPORTED;
	lock_table();
	drop_inherited_objects();
	unlock_table();
	return ERROR_SUCCESS;
}

uint32_t handle_open(enum handle_type type, uintptr_t owner, struct object *object, uintptr_t *ret)
{
	uint32_t status = handles_begin();

	if (status)
		return status;
	lock_table();
	status = open_entry(type, owner, object, ret);
	unlock_table();
	return status;
}

struct object *handle_get(uintptr_t handle, enum handle_type type, uintptr_t owner)
{
	struct object *object = NULL;
	struct entry *entry;

	if (!process_is_own())
		return NULL;
	lock_table();
	entry = find_entry(handle, type, owner);
	if (entry) {
		object = entry->object;
		object_ref(object);
	}
	unlock_table();
	return object;
}

static void object_closed(struct object *object)
{
	if (object->closed)
		object->closed(object);
	object_unref(object);
}

/* Closes one of the handles that @owner owns and returns its object, or NULL if none is left. */
static struct object *close_owned(uint32_t owner)
{
	struct object *object = NULL;
	uint32_t index;

	lock_table();
	index = table.entries[owner].first;
	if (index != NONE) {
		object = clear_entry(index);
		free_entry(index);
	}
	unlock_table();
	return object;
}

uint32_t handle_close(uintptr_t handle, enum handle_type type, uintptr_t owner)
{
	uint32_t index = index_of(handle);
	struct object *object = NULL, *owned;

	if (!process_is_own())
		return ERROR_INVALID_HANDLE;
	lock_table();
	if (find_entry(handle, type, owner))
		object = clear_entry(index);
	unlock_table();
	if (!object)
		return ERROR_INVALID_HANDLE;

	/* freeing a large snapshot takes long, so objects are released without the lock */
	while ((owned = close_owned(index)))
		object_closed(owned);
	object_closed(object);
	lock_table();
	free_entry(index);
	unlock_table();
	return ERROR_SUCCESS;
}

static int visit_list(uint32_t next, enum handle_type type,
		      int (*visit)(struct object *object, void *context), void *context)
{
	int stop = 0;

	for (; next != NONE && !stop; next = table.entries[next].next)
		if (table.entries[next].type == type)
			stop = visit(table.entries[next].object, context);
	return stop;
}

int handle_for_each(enum handle_type type, uintptr_t owner,
		    int (*visit)(struct object *object, void *context), void *context)
{
	uint32_t engine;
	int stop = 0;

	if (!process_is_own())
		return 0;
	lock_table();
	engine = process == process_generation() ? table.first : NONE;
	if (!owner)
		stop = visit_list(engine, type, visit, context);
	else if (owner != HANDLE_ANY_OWNER && find_entry(owner, HANDLE_TYPE_ENGINE, 0))
		stop = visit_list(*list_of_owner(owner), type, visit, context);
	for (; owner == HANDLE_ANY_OWNER && engine != NONE && !stop;
	     engine = table.entries[engine].next)
		stop = visit_list(table.entries[engine].first, type, visit, context);
	unlock_table();
	return stop;
}
