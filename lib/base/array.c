/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "array.h"

#include <stdlib.h>

#include "status.h"

size_t array_grown(size_t larger, size_t needed, size_t size)
{
	if (needed > larger)
		larger = needed;
	return larger >= UINT32_MAX || array_size(larger, size) > SIZE_MAX / 2 ? 0 : larger;
}

uint32_t array_reserve(void **array, size_t *capacity, size_t needed, size_t size)
{
	size_t larger;
	void *p;

	if (needed <= *capacity)
		return ERROR_SUCCESS;
	larger = array_grown(*capacity + *capacity / 4 + 16, needed, size);
	if (!larger || !(p = realloc(*array, larger * size)))
		return ERROR_NOT_ENOUGH_MEMORY;
	*array = p;
	*capacity = larger;
	return ERROR_SUCCESS;
}
