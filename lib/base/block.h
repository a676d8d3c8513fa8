/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Result blocks: one allocation per call, holding everything the caller gets. A registry knows the
 * live ones, so that a wrong pointer given back does no harm.
 */
#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H

#include <stddef.h>
#include <stdint.h>

/* A block while it is being filled, from front to back. */
struct block {
	unsigned char *base;
	size_t used;
	size_t size;
};

/* What an object of @size bytes takes of a block. Everything in it is aligned for any type. */
#define BLOCK_SPACE(size) (((size) + 7u) & ~(size_t)7u)

/* Allocates and registers @size bytes: the sum of BLOCK_SPACE() over all block_take() to come. */
uint32_t block_open(struct block *block, size_t size);

/* The next @size bytes, zeroed. The caller asks for no more than it opened the block with. */
void *block_take(struct block *block, size_t size);

/* Gives a block back, by its address. Any other pointer, and NULL, has no effect. */
void block_free(void *base);

#endif
