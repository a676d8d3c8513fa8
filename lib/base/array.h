/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>
#include <stdint.h>

/*
 * Makes room for @needed members of @size bytes in *array, which grows by a quarter at a time and
 * may move; indices fit a uint32_t. On failure all stays as it is.
 */
uint32_t array_reserve(void **array, size_t *capacity, size_t needed, size_t size);

#endif
