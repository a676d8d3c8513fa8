/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "block.h"

#include <setjmp.h>
#include <stdbool.h>
#include <string.h>

#include "array.h"
#include "chains.h"
#include "hash.h"
#include "lock.h"
#include "spare.h"
#include "status.h"

/* The memory of all live blocks. */
static struct {
	struct chunk *chunks;
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

static uint32_t hash_of_chunk(const struct chunk *chunk)
{
	return hash_of_address((uintptr_t)chunk->memory);
}

/* Returns where the index has the address; the place holds 0 if it has not. */
static uint32_t *registry_find(uintptr_t address)
{
	uint32_t *place = chains_first(&registry.by_address, hash_of_address(address));

	while (*place && (uintptr_t)registry.chunks[*place - 1].memory != address)
		place = chains_next(&registry.by_address, place);
	return place;
}

static uint32_t registry_add(const struct chunk *chunk)
{
	void *chunks = registry.chunks;
	uint32_t status = array_reserve(&chunks, &registry.capacity, registry.count + 1,
					sizeof(*registry.chunks));

	registry.chunks = chunks;
	if (!status)
		status = chains_reserve(&registry.by_address, registry.count + 1);
	if (status)
		return status;
	registry.chunks[registry.count] = *chunk;
	chains_push(&registry.by_address, (uint32_t)registry.count++, hash_of_chunk(chunk));
	return ERROR_SUCCESS;
}

/* Removes the block at @address and returns its chunk; the last of the array takes its place. */
static bool registry_remove(uintptr_t address, struct chunk *ret)
{
	uint32_t *place, member;
	const struct chunk *last;

	if (!registry.count)
		return false;
	place = registry_find(address);
	if (!*place)
		return false;
	member = *place - 1;
	*ret = registry.chunks[member];
	chains_take(&registry.by_address, place);
	last = &registry.chunks[--registry.count];
	if (last == &registry.chunks[member])
		return true;
	chains_take(&registry.by_address, registry_find((uintptr_t)last->memory));
	registry.chunks[member] = *last;
	chains_push(&registry.by_address, member, hash_of_chunk(last));
	return true;
}

uint32_t block_open(struct block *block, struct spare *spare, size_t size)
{
	struct chunk chunk;
	uint32_t status = chunk_open(spare, size, &chunk);

	if (status)
		return status;
	lock_registry();
	status = registry_add(&chunk);
	unlock_registry();
	if (status) {
		chunk_close(&chunk);
		return status;
	}
	*block = (struct block){ .base = chunk.memory, .size = size };
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

uint32_t block_make(struct block *block, size_t size, void (*fill)(void *context), void *context)
{
	uint32_t status = block_open(block, NULL, size);

	if (status || block_fill(block, fill, context))
		return status;
	block_free(block->base);
	return ERROR_GEN_FAILURE;
}

void block_free(void *base)
{
	struct chunk chunk;
	bool known;

	if (!base)
		return;
	lock_registry();
	known = registry_remove((uintptr_t)base, &chunk);
	unlock_registry();
	if (known)
		chunk_close(&chunk);
}
