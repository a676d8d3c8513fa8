/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "block.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "array.h"
#include "chains.h"
#include "hash.h"
#include "lock.h"
#include "status.h"

/* The addresses of all live blocks. */
static struct {
	uintptr_t *addresses;
	size_t count, capacity;
	struct chains by_address;
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

static uint32_t hash_of_address(uintptr_t address)
{
	return hash_end(hash_word(hash_begin(0), address));
}

/* Returns where the index has the address; the place holds 0 if it has not. */
static uint32_t *registry_find(uintptr_t address)
{
	uint32_t *place = chains_first(&registry.by_address, hash_of_address(address));

	while (*place && registry.addresses[*place - 1] != address)
		place = chains_next(&registry.by_address, place);
	return place;
}

static uint32_t registry_add(uintptr_t address)
{
	void *addresses = registry.addresses;
	uint32_t status = array_reserve(&addresses, &registry.capacity, registry.count + 1,
					sizeof(*registry.addresses));

	registry.addresses = addresses;
	if (!status)
		status = chains_reserve(&registry.by_address, registry.count + 1);
	if (status)
		return status;
	registry.addresses[registry.count] = address;
	chains_push(&registry.by_address, (uint32_t)registry.count++, hash_of_address(address));
	return ERROR_SUCCESS;
}

/* Removes an address; the last one of the array takes its place there. */
static bool registry_remove(uintptr_t address)
{
	uint32_t *place, member;
	uintptr_t last;

	if (!registry.count)
		return false;
	place = registry_find(address);
	if (!*place)
		return false;
	member = *place - 1;
	chains_take(&registry.by_address, place);
	last = registry.addresses[--registry.count];
	if (last == address)
		return true;
	chains_take(&registry.by_address, registry_find(last));
	registry.addresses[member] = last;
	chains_push(&registry.by_address, member, hash_of_address(last));
	return true;
}

uint32_t block_open(struct block *block, size_t size)
{
	unsigned char *base = malloc(size);
	uint32_t status;

	if (!base)
		return ERROR_NOT_ENOUGH_MEMORY;
	lock_registry();
	status = registry_add((uintptr_t)base);
	unlock_registry();
	if (status) {
		free(base);
		return status;
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
	bool known;

	if (!base)
		return;
	lock_registry();
	known = registry_remove((uintptr_t)base);
	unlock_registry();
	if (known)
		free(base);
}
