/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "arena.h"

#include <stdbool.h>
#include <string.h>

#include "status.h"

#define CHUNK_MIN ((size_t)16 << 10)

/* In a chunk of huge pages, the first piece begins a cache line. */
#define CHUNK_BEGIN ((size_t)64)

_Static_assert(sizeof(struct arena_chunk) <= CHUNK_BEGIN, "");

static size_t rounded(size_t size)
{
	return (size + 15u) & ~(size_t)15u;
}

static bool fits(const struct arena_chunk *chunk, size_t size)
{
	return chunk && size <= chunk->chunk.size - chunk->used;
}

uint32_t arena_expect(struct arena *arena, size_t size)
{
	struct arena_chunk *begin;
	struct chunk chunk;
	uint32_t status;

	if (fits(arena->chunks, size))
		return ERROR_SUCCESS;
	if (size > SIZE_MAX / 2)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = chunk_open(arena->spare, CHUNK_BEGIN + size, &chunk);
	if (status)
		return status;
	begin = (struct arena_chunk *)(void *)chunk.memory;
	*begin = (struct arena_chunk){ arena->chunks, chunk, CHUNK_BEGIN };
	arena->chunks = begin;
	return ERROR_SUCCESS;
}

/* A further chunk has a quarter of what is there already at least, so that there are few. */
static uint32_t make_room(struct arena *arena, size_t size)
{
	size_t least = CHUNK_MIN + (size_t)(arena->bytes / 4);

	if (fits(arena->chunks, size))
		return ERROR_SUCCESS;
	return arena_expect(arena, size > least ? size : least);
}

void *arena_take(struct arena *arena, size_t size)
{
	void *piece;

	if (size > SIZE_MAX / 2 || make_room(arena, rounded(size)))
		return NULL;
	piece = arena->chunks->chunk.memory + arena->chunks->used;
	arena->chunks->used += rounded(size);
	arena->bytes += rounded(size);
	return piece;
}

/* Lets the last piece, @old bytes at @piece, have @size bytes. */
static bool extend(struct arena *arena, const void *piece, size_t old, size_t size)
{
	struct arena_chunk *chunk = arena->chunks;
	size_t more = rounded(size) - rounded(old);

	if (!piece ||
	    chunk->chunk.memory + chunk->used != (const unsigned char *)piece + rounded(old) ||
	    !fits(chunk, more))
		return false;
	chunk->used += more;
	arena->bytes += more;
	return true;
}

uint32_t arena_reserve(struct arena *arena, void **array, size_t *capacity, size_t needed,
		       size_t size)
{
	size_t larger;
	void *p;

	if (needed <= *capacity)
		return ERROR_SUCCESS;
	larger = array_grown(2 * *capacity + 16, needed, size);
	if (!larger)
		return ERROR_NOT_ENOUGH_MEMORY;
	if (!extend(arena, *array, *capacity * size, larger * size)) {
		p = arena_take(arena, larger * size);
		if (!p)
			return ERROR_NOT_ENOUGH_MEMORY;
		if (*capacity)
			memcpy(p, *array, *capacity * size);
		*array = p;
	}
	*capacity = larger;
	return ERROR_SUCCESS;
}

void arena_done(struct arena *arena)
{
	while (arena->chunks) {
		const struct chunk chunk = arena->chunks->chunk;

		arena->chunks = arena->chunks->next;
		chunk_close(&chunk);
	}
	arena->bytes = 0;
}
