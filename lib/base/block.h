/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Result blocks: one allocation per call, holding everything the caller gets. A registry knows the
 * live ones, so that a wrong pointer given back does no harm.
 */
#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct filling;

/* A block while it is being filled, from front to back. */
struct block {
	unsigned char *base;
	size_t used;
	size_t size;
	struct filling *filling; /* block_fill() runs */
};

/* What an object of @size bytes takes of a block. Everything in it is aligned for any type. */
#define BLOCK_SPACE(size) (((size) + 7u) & ~(size_t)7u)

/*
 * Allocates and registers at least @size bytes: the sum of BLOCK_SPACE() over all block_take() to
 * come.
 */
uint32_t block_open(struct block *block, size_t size);

/* The next @size bytes, zeroed. NULL if there are fewer; within block_fill() it does not return. */
void *block_take(struct block *block, size_t size);

/*
 * Calls @fill, and ends it where it takes more than the block has: false, and what it has filled in
 * has no meaning. @fill only writes into the block: it holds no lock and no memory.
 */
bool block_fill(struct block *block, void (*fill)(void *context), void *context);

/* Gives a block back, by its address. Any other pointer, and NULL, has no effect. */
void block_free(void *base);

#endif
