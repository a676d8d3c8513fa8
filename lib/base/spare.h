/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Chunks of memory that may be used again. To get memory from the kernel page by page takes longer
 * than to fill it, so an engine keeps some of the memory that its last enumeration has used.
 */
#ifndef BASE_SPARE_H
#define BASE_SPARE_H

#include <stddef.h>
#include <stdint.h>

/* A spare keeps at most so many chunks, and none with more bytes than this. */
#define SPARE_CHUNKS    6u
#define SPARE_CHUNK_MAX ((size_t)8 << 20)

struct spare;

/* A piece of memory, aligned to 16 bytes, and where it goes when it is no longer needed. */
struct chunk {
	unsigned char *memory;
	size_t size;
	struct spare *spare; /* a reference, or NULL */
};

/*
 * Makes a spare without memory in *ret; the caller has the only reference. Any thread may use it.
 * spare_ref() and spare_unref() count references; NULL has no effect. With the last reference the
 * memory that it keeps is freed. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t spare_new(struct spare **ret);
void spare_ref(struct spare *spare);
void spare_unref(struct spare *spare);

/*
 * Opens a chunk of at least @size bytes. It is one that @spare keeps, if that has one of about this
 * size, or a new one. @spare may be NULL. The contents are undefined. Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t chunk_open(struct spare *spare, size_t size, struct chunk *ret);

/* Gives a chunk back to the spare that it was opened with, or frees it. */
void chunk_close(const struct chunk *chunk);

#endif
