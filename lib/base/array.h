/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>
#include <stdint.h>

/*
 * Returns the size of an array of @count members of @size bytes, or if that is no size_t, one that
 * no allocation can have.
 */
static inline size_t array_size(size_t count, size_t size)
{
	size_t product;

	return __builtin_mul_overflow(count, size, &product) ? SIZE_MAX : product;
}

/*
 * Returns the capacity of an array that grows: @larger, or @needed if that is more. Returns 0 if an
 * array of that many members of @size bytes is too large, or a uint32_t could not hold an index.
 */
size_t array_grown(size_t larger, size_t needed, size_t size);

/*
 * Makes room for at least @needed members of @size bytes in *array, which the caller owns and frees
 * with free(); NULL with a *capacity of 0 is an empty array. The array grows by a quarter at a time
 * and may move. Its capacity stays below UINT32_MAX, so that a uint32_t can hold any index.
 * Returns ERROR_NOT_ENOUGH_MEMORY on failure; array and capacity are then unchanged.
 */
uint32_t array_reserve(void **array, size_t *capacity, size_t needed, size_t size);

#endif
