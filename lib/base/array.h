/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>
#include <stdint.h>

/*
 * Makes room for at least @needed members of @size bytes in *array, which the caller owns and frees
 * with free(); NULL with a *capacity of 0 is an empty array. The array grows by a quarter at a time
 * and may move. Its capacity stays below UINT32_MAX, so that a uint32_t can hold any index.
 * Returns ERROR_NOT_ENOUGH_MEMORY on failure; array and capacity are then unchanged.
 */
uint32_t array_reserve(void **array, size_t *capacity, size_t needed, size_t size);

#endif
