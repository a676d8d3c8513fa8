/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BASE_FNV_H
#define BASE_FNV_H

#include <stddef.h>
#include <stdint.h>

/* What the hash of no bytes is. */
#define FNV1A64_BEGIN 0xcbf29ce484222325u

/*
 * Returns @hash, which is FNV1A64_BEGIN at first, with @size bytes added: FNV-1a of 64 bits. Ids of
 * tunnels are such hashes and part of the API, so this function must never change; base/hash.h is
 * faster and may change.
 */
static inline uint64_t fnv1a64(uint64_t hash, const void *bytes, size_t size)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ at[i]) * 0x100000001b3u;
	return hash;
}

#endif
