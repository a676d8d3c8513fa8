/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "array.h"

#include <stdlib.h>

#include "status.h"

uint32_t array_reserve(void **array, size_t *capacity, size_t needed, size_t size)
{
	size_t larger = *capacity + *capacity / 4 + 16;
	void *p;

	if (needed <= *capacity)
		return ERROR_SUCCESS;
	if (needed > larger)
		larger = needed;
	if (larger >= UINT32_MAX || !(p = realloc(*array, larger * size)))
		return ERROR_NOT_ENOUGH_MEMORY;
	*array = p;
	*capacity = larger;
	return ERROR_SUCCESS;
}
