/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef UNIT_MAPPED_H
#define UNIT_MAPPED_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * Whether there is memory at @address. So a test sees whether a chunk of a megabyte or more, which
 * has a mapping of its own, was freed.
 */
static inline bool is_mapped_here(const void *address)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	unsigned char resident;

	return mincore((void *)((uintptr_t)address & ~(page - 1)), 1, &resident) == 0;
}

#endif
