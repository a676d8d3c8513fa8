/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "spare.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "handle.h"
#include "status.h"

/*
 * Chunks of half a huge page and more are made of whole ones. The kernel then clears 2 MiB in one
 * page fault, where it would need 512 faults otherwise.
 */
#define HUGE_PAGE ((size_t)2 << 20)
#define HUGE_FROM (HUGE_PAGE / 2)

/* Smaller chunks are not kept: the C library keeps their memory itself. */
#define KEEP_FROM ((size_t)64 << 10)

/* The beginning of memory that is kept. */
struct kept {
	size_t size; /* of all of it */
};

/*
 * There is no lock, because a child of fork() frees what it has inherited, and another thread of
 * its parent may have been in here. Whoever looks at a chunk takes it out of its place first.
 */
struct spare {
	struct object object;
	_Atomic(struct kept *) kept[SPARE_CHUNKS]; /* NULL for none */
	atomic_uint next;                          /* where the next goes if all are full */
};

/* Maps @size bytes, a multiple of HUGE_PAGE, at a multiple of HUGE_PAGE. */
static void *map_huge(size_t size)
{
	char *map = mmap(NULL, size + HUGE_PAGE, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	size_t before;

	if (map == MAP_FAILED)
		return NULL;
	before = -(uintptr_t)map & (HUGE_PAGE - 1);
	if (before)
		munmap(map, before);
	if (HUGE_PAGE - before)
		munmap(map + before + size, HUGE_PAGE - before);
	madvise(map + before, size, MADV_HUGEPAGE); /* fails where there are none */
	return map + before;
}

/* Returns *size bytes or some more; *size becomes how many. */
static void *new_memory(size_t *size)
{
	if (*size > SIZE_MAX / 2)
		return NULL;
	if (*size >= HUGE_FROM) {
		*size = (*size + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1);
		return map_huge(*size);
	}
	*size += *size == 0;
	return malloc(*size);
}

static void free_memory(void *memory, size_t size)
{
	if (size >= HUGE_FROM)
		munmap(memory, size);
	else
		free(memory);
}

static void free_kept(struct kept *kept)
{
	if (kept)
		free_memory(kept, kept->size);
}

static void release_spare(struct object *object)
{
	struct spare *spare = (struct spare *)object;

	for (size_t i = 0; i < SPARE_CHUNKS; i++)
		free_kept(atomic_load(&spare->kept[i]));
	free(spare);
}

uint32_t spare_new(struct spare **ret)
{
	struct spare *spare = calloc(1, sizeof(*spare));

	if (!spare)
		return ERROR_NOT_ENOUGH_MEMORY;
	object_init(&spare->object, release_spare);
	*ret = spare;
	return ERROR_SUCCESS;
}

void spare_ref(struct spare *spare)
{
	if (spare)
		object_ref(&spare->object);
}

void spare_unref(struct spare *spare)
{
	if (spare)
		object_unref(&spare->object);
}

/* Puts memory into a place that is free. Returns false if there is none. */
static bool put_back(struct spare *spare, struct kept *kept)
{
	for (size_t i = 0; i < SPARE_CHUNKS; i++) {
		struct kept *none = NULL;

		if (atomic_compare_exchange_strong(&spare->kept[i], &none, kept))
			return true;
	}
	return false;
}

/* Memory of more than twice the size is left for whoever needs that much. */
static bool suits(const struct kept *kept, size_t size)
{
	return kept->size >= size && kept->size / 2 <= size + KEEP_FROM;
}

static struct kept *take_kept(struct spare *spare, size_t size)
{
	for (size_t i = 0; i < SPARE_CHUNKS; i++) {
		struct kept *kept = atomic_exchange(&spare->kept[i], NULL);

		if (kept && suits(kept, size))
			return kept;
		if (kept && !put_back(spare, kept))
			free_kept(kept);
	}
	return NULL;
}

/* Keeps memory. If there is too much, another piece is freed, for sizes may have changed. */
static void keep(struct spare *spare, void *memory, size_t size)
{
	struct kept *kept = memory;
	unsigned next;

	kept->size = size;
	if (put_back(spare, kept))
		return;
	next = atomic_fetch_add(&spare->next, 1);
	free_kept(atomic_exchange(&spare->kept[next % SPARE_CHUNKS], kept));
}

uint32_t chunk_open(struct spare *spare, size_t size, struct chunk *ret)
{
	struct kept *kept = spare ? take_kept(spare, size) : NULL;
	void *memory = kept;

	if (kept)
		size = kept->size;
	else
		memory = new_memory(&size);
	if (!memory)
		return ERROR_NOT_ENOUGH_MEMORY;
	spare_ref(spare);
	*ret = (struct chunk){ memory, size, spare };
	return ERROR_SUCCESS;
}

void chunk_close(const struct chunk *chunk)
{
	struct spare *spare = chunk->spare;

	if (spare && chunk->size >= KEEP_FROM && chunk->size <= SPARE_CHUNK_MAX)
		keep(spare, chunk->memory, chunk->size);
	else
		free_memory(chunk->memory, chunk->size);
	spare_unref(spare);
}
