/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The bytes of the file that keeps a store: a header with a version, a length and a checksum, then
 * the objects in their order. Numbers are in the machine's byte order, because the file does not
 * outlive the running kernel. No I/O.
 */
#ifndef STORE_CODEC_H
#define STORE_CODEC_H

#include <stddef.h>
#include <stdint.h>

#include "store.h"

/* Returns how many bytes the object takes. */
size_t codec_size(const struct managed *object);

/* Returns the size of the whole file, and writes it to @to, which has room for that many bytes. */
size_t codec_file_size(const struct store *store);
void codec_write(const struct store *store, uint8_t *to);

/*
 * Writes the length and the checksum into the header of the @size bytes at @file, 40 bytes at
 * least. codec_write() has done so; tests change files.
 */
void codec_seal(uint8_t *file, size_t size);

/*
 * Makes *ret, to be freed with store_done(), of the @size bytes at @from, which may be any bytes.
 * Returns ERROR_GEN_FAILURE if they are no complete file of this version whose objects keep the
 * rules of store.h, or ERROR_NOT_ENOUGH_MEMORY; *ret is then empty.
 */
uint32_t codec_read(const uint8_t *from, size_t size, struct store *ret);

#endif
