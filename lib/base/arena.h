/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory that is taken piece by piece and given back at once. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

#include "array.h"
#include "spare.h"

/* A chunk of an arena, which begins with this. */
struct arena_chunk {
	struct arena_chunk *next;
	struct chunk chunk;
	size_t used; /* of the chunk, with this struct */
};

/* All zero when empty. One thread at a time may use an arena. */
struct arena {
	struct arena_chunk *chunks; /* the newest first: pieces come from that */
	struct spare *spare; /* set by the owner: where chunks come from and go to, or NULL */
	uint64_t bytes;      /* of all pieces */
};

/*
 * Lets pieces of @size bytes in all, each rounded up to 16, come from one chunk. To be called
 * before they are taken. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t arena_expect(struct arena *arena, size_t size);

/* Returns a piece of @size bytes, aligned to 16, whose contents are undefined, or NULL. */
void *arena_take(struct arena *arena, size_t size);

/*
 * Makes room for at least @needed members of @size bytes in *array, which is NULL with a *capacity
 * of 0 when empty. The array grows where it is if it is the last piece and its chunk has room; else
 * it is copied, and its old place is lost until arena_done(). Its capacity stays below UINT32_MAX.
 * Returns ERROR_NOT_ENOUGH_MEMORY on failure; array and capacity are then unchanged.
 */
uint32_t arena_reserve(struct arena *arena, void **array, size_t *capacity, size_t needed,
		       size_t size);

/* Gives all chunks back. The arena is empty then and keeps its spare. */
void arena_done(struct arena *arena);

#endif
