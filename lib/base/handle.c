/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "handle.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "status.h"

/*
 * A handle is generation : index + 1 : two zero bits, as Windows' handles are multiples of four.
 * The generation grows each time an entry is used again, so an old handle does not fit a new
 * object.
 */
#define INDEX_BITS       20
#define INDEX_SHIFT      2
#define GENERATION_SHIFT (INDEX_BITS + INDEX_SHIFT)
#define INDEX_MAX        ((1u << INDEX_BITS) - 2)
#define GENERATION_MASK  (UINTPTR_MAX >> GENERATION_SHIFT >> 1) /* keeps the top bit clear */

struct entry {
	struct object *object; /* NULL: free */
	uintptr_t generation;
	uintptr_t owner;
	enum handle_type type;
};

static struct {
	pthread_mutex_t lock;
	pthread_once_t once;
	struct entry *entries;
	size_t count;
	pid_t pid; /* the process these handles belong to */
} table = { .lock = PTHREAD_MUTEX_INITIALIZER, .once = PTHREAD_ONCE_INIT };

void object_init(struct object *object, void (*release)(struct object *object))
{
	atomic_init(&object->refs, 1);
	object->release = release;
}

void object_unref(struct object *object)
{
	if (object && atomic_fetch_sub_explicit(&object->refs, 1, memory_order_acq_rel) == 1)
		object->release(object);
}

static void lock_table(void)
{
	pthread_mutex_lock(&table.lock);
}

static void unlock_table(void)
{
	pthread_mutex_unlock(&table.lock);
}

/* Without this, a fork() while another thread holds the lock leaves it locked in the child. */
static void register_fork_handlers(void)
{
	pthread_atfork(lock_table, unlock_table, unlock_table);
}

static uintptr_t handle_of(size_t index)
{
	return table.entries[index].generation << GENERATION_SHIFT | (uintptr_t)(index + 1)
									     << INDEX_SHIFT;
}

static struct entry *find(uintptr_t handle, enum handle_type type, uintptr_t owner)
{
	size_t index = (handle >> INDEX_SHIFT & (INDEX_MAX + 1)) - 1;
	struct entry *entry;

	if (table.pid != getpid() || index >= table.count)
		return NULL;
	entry = &table.entries[index];
	if (!entry->object || handle_of(index) != handle || entry->type != type ||
	    entry->owner != owner)
		return NULL;
	return entry;
}

static struct object *clear(struct entry *entry)
{
	struct object *object = entry->object;

	entry->object = NULL;
	entry->generation = (entry->generation + 1) & GENERATION_MASK;
	return object;
}

/* In a child: its copies of the parent's objects go, and with them the inherited descriptors. */
static void drop_inherited(void)
{
	if (table.pid == getpid())
		return;
	for (size_t i = 0; i < table.count; i++)
		object_unref(clear(&table.entries[i]));
	table.pid = getpid();
}

static uint32_t grow(void)
{
	size_t count = table.count ? 2 * table.count : 16;
	struct entry *entries;

	if (count > INDEX_MAX)
		count = INDEX_MAX;
	if (count == table.count)
		return ERROR_NOT_ENOUGH_MEMORY;
	entries = realloc(table.entries, count * sizeof(*entries));
	if (!entries)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = table.count; i < count; i++)
		entries[i] = (struct entry){ .generation = 1 };
	table.entries = entries;
	table.count = count;
	return ERROR_SUCCESS;
}

static uint32_t take_entry(size_t *ret)
{
	size_t index = 0;
	uint32_t status;

	while (index < table.count && table.entries[index].object)
		index++;
	if (index == table.count) {
		status = grow();
		if (status)
			return status;
	}
	*ret = index;
	return ERROR_SUCCESS;
}

uint32_t handle_open(enum handle_type type, uintptr_t owner, struct object *object, uintptr_t *ret)
{
	uint32_t status = ERROR_INVALID_HANDLE;
	size_t index;

	pthread_once(&table.once, register_fork_handlers);
	lock_table();
	drop_inherited();
	/* the engine may have been closed since the caller looked it up */
	if (!owner || find(owner, HANDLE_TYPE_ENGINE, 0))
		status = take_entry(&index);
	if (!status) {
		table.entries[index].object = object;
		table.entries[index].type = type;
		table.entries[index].owner = owner;
		*ret = handle_of(index);
	}
	unlock_table();
	return status;
}

struct object *handle_get(uintptr_t handle, enum handle_type type, uintptr_t owner)
{
	struct object *object = NULL;
	struct entry *entry;

	lock_table();
	entry = find(handle, type, owner);
	if (entry) {
		object = entry->object;
		atomic_fetch_add_explicit(&object->refs, 1, memory_order_relaxed);
	}
	unlock_table();
	return object;
}

/* One object that @owner owns, out of the table; NULL when there is none left. */
static struct object *close_owned(uintptr_t owner)
{
	struct object *object = NULL;

	lock_table();
	for (size_t i = 0; i < table.count && !object; i++)
		if (table.entries[i].object && table.entries[i].owner == owner)
			object = clear(&table.entries[i]);
	unlock_table();
	return object;
}

uint32_t handle_close(uintptr_t handle, enum handle_type type, uintptr_t owner)
{
	struct object *object = NULL, *owned;
	struct entry *entry;

	lock_table();
	entry = find(handle, type, owner);
	if (entry)
		object = clear(entry);
	unlock_table();
	if (!object)
		return ERROR_INVALID_HANDLE;

	/* releasing may take long (a large snapshot): not under the lock */
	while ((owned = close_owned(handle)))
		object_unref(owned);
	object_unref(object);
	return ERROR_SUCCESS;
}

int handle_for_each(enum handle_type type, int (*visit)(struct object *object, const void *context),
		    const void *context)
{
	int stop = 0;

	lock_table();
	if (table.pid == getpid())
		for (size_t i = 0; i < table.count && !stop; i++)
			if (table.entries[i].object && table.entries[i].type == type)
				stop = visit(table.entries[i].object, context);
	unlock_table();
	return stop;
}
