/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Result blocks: one allocation per call, which holds everything that the caller receives. A
 * registry knows all live blocks, so block_free() can ignore a pointer that is not a block.
 */
#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct filling;
struct spare;

/* A block while it is being filled, from front to back. Only one thread may fill a block. */
struct block {
	unsigned char *base;
	size_t used;
	size_t size;
	struct filling *filling; /* set while block_fill() runs, otherwise NULL */
};

/* The bytes that an object of @size bytes occupies in a block, where each is aligned to eight. */
#define BLOCK_SPACE(size) (((size) + 7u) & ~(size_t)7u)

/*
 * Allocates a block of @size bytes and enters it in the registry. @size is the sum of BLOCK_SPACE()
 * over all objects that block_take() will be asked for. The memory comes from @spare and goes back
 * there; @spare may be NULL. Whoever receives block->base releases the block with block_free().
 * Returns ERROR_NOT_ENOUGH_MEMORY on failure; *block is then unchanged.
 */
uint32_t block_open(struct block *block, struct spare *spare, size_t size);

/*
 * Returns the next @size bytes of the block, zeroed. If fewer are left, returns NULL; inside of
 * block_fill() it does not return then, but makes block_fill() return false.
 */
void *block_take(struct block *block, size_t size);

/*
 * Calls @fill and returns true when it has returned. Returns false if @fill asked for more bytes
 * than the block has: block_take() then left @fill with longjmp(), and the contents of the block
 * mean nothing. So @fill may hold no lock and own no memory; the caller still frees the block.
 */
bool block_fill(struct block *block, void (*fill)(void *context), void *context);

/*
 * Opens a block and fills it. On failure there is no block: ERROR_NOT_ENOUGH_MEMORY, or
 * ERROR_GEN_FAILURE if @fill asked for more bytes than @size.
 */
uint32_t block_make(struct block *block, size_t size, void (*fill)(void *context), void *context);

/*
 * Frees the block that begins at @base. NULL and pointers that are not in the registry have no
 * effect. Any thread may call it.
 */
void block_free(void *base);

#endif
