/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "block.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "lock.h"
#include "status.h"

/* The addresses of all live blocks: a hash set with linear probing, at most half full. */
static struct {
	uintptr_t *slots; /* 0 is a free slot */
	size_t capacity;  /* a power of two, or 0 */
	size_t count;
} registry;

static void lock_registry(void)
{
	if (lock_take(LOCK_BLOCKS))
		memset(&registry, 0, sizeof(registry));
}

static void unlock_registry(void)
{
	lock_release(LOCK_BLOCKS);
}

static size_t registry_home(uintptr_t address)
{
	return hash_end(hash_word(hash_begin(0), address)) & (registry.capacity - 1);
}

static size_t registry_slot(uintptr_t address)
{
	size_t i = registry_home(address);

	while (registry.slots[i] && registry.slots[i] != address)
		i = (i + 1) & (registry.capacity - 1);
	return i;
}

static bool registry_reserve(void)
{
	size_t old_capacity = registry.capacity;
	uintptr_t *old = registry.slots, *slots;

	if (2 * (registry.count + 1) <= old_capacity)
		return true;
	slots = calloc(old_capacity ? 2 * old_capacity : 64, sizeof(*slots));
	if (!slots)
		return false;
	registry.slots = slots;
	registry.capacity = old_capacity ? 2 * old_capacity : 64;
	for (size_t i = 0; i < old_capacity; i++)
		if (old[i])
			slots[registry_slot(old[i])] = old[i];
	free(old);
	return true;
}

/*
 * Empties slot @i. Each later address of the same run that probing moved past the hole moves into
 * the hole, so that a search, which stops at an empty slot, still finds that address.
 */
static void registry_erase(size_t i)
{
	size_t mask = registry.capacity - 1;

	for (size_t j = (i + 1) & mask; registry.slots[j]; j = (j + 1) & mask) {
		if (((j - registry_home(registry.slots[j])) & mask) >= ((j - i) & mask)) {
			registry.slots[i] = registry.slots[j];
			i = j;
		}
	}
	registry.slots[i] = 0;
	registry.count--;
}

uint32_t block_open(struct block *block, size_t size)
{
	unsigned char *base = malloc(size);
	bool known;

	if (!base)
		return ERROR_NOT_ENOUGH_MEMORY;
	lock_registry();
	known = registry_reserve();
	if (known) {
		registry.slots[registry_slot((uintptr_t)base)] = (uintptr_t)base;
		registry.count++;
	}
	unlock_registry();
	if (!known) {
		free(base);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	*block = (struct block){ .base = base, .size = size };
	return ERROR_SUCCESS;
}

struct filling {
	jmp_buf end;
};

bool block_fill(struct block *block, void (*fill)(void *context), void *context)
{
	struct filling filling;

	block->filling = &filling;
	if (setjmp(filling.end)) {
		block->filling = NULL;
		return false;
	}
	fill(context);
	block->filling = NULL;
	return true;
}

void *block_take(struct block *block, size_t size)
{
	size_t left = block->size - block->used;
	void *p = block->base + block->used;

	if (size > left || BLOCK_SPACE(size) > left) {
		if (block->filling)
			longjmp(block->filling->end, 1);
		return NULL;
	}
	block->used += BLOCK_SPACE(size);
	return memset(p, 0, size);
}

void block_free(void *base)
{
	bool known = false;
	size_t i;

	if (!base)
		return;
	lock_registry();
	if (registry.capacity) {
		i = registry_slot((uintptr_t)base);
		known = registry.slots[i] != 0;
		if (known)
			registry_erase(i);
	}
	unlock_registry();
	if (known)
		free(base);
}
