/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The one hash function of the library. A hash is built word by word and then finished:
 *
 *	uint64_t hash = hash_begin(seed);
 *	hash = hash_word(hash, reqid);
 *	hash = hash_bytes(hash, address, sizeof(*address));
 *	bucket = hash_end(hash) & mask;
 *
 * Each step is a bijection of the hash so far, and hash_end() lets every bit of the input change
 * every bit of the result: addresses of one subnet differ in their last octet alone, which is in
 * the highest byte of a word on a little-endian machine.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_PRIME 0x9e3779b97f4a7c15u

static inline uint64_t hash_begin(uint64_t seed)
{
	return seed ^ HASH_PRIME;
}

static inline uint64_t hash_word(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * HASH_PRIME;
	return hash ^ hash >> 32;
}

/* The next word of eight bytes, or of the @size that are left, of @at. */
static inline uint64_t hash_load(const unsigned char *at, size_t size)
{
	uint64_t word = 0;

	memcpy(&word, at, size < sizeof(word) ? size : sizeof(word));
	return word;
}

/*
 * Of @size bytes, in words of eight. A step waits for the step before, so each takes two words, and
 * the second is mixed by itself in the meantime.
 */
static inline uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
	const unsigned char *at = bytes;

	for (; size >= 16; size -= 16, at += 16)
		hash = hash_word(hash, hash_load(at, 8) ^ hash_word(0, hash_load(at + 8, 8)));
	if (size >= 8) {
		hash = hash_word(hash, hash_load(at, 8));
		size -= 8;
		at += 8;
	}
	return size ? hash_word(hash, hash_load(at, size)) : hash;
}

/* The finaliser of MurmurHash3, which is in the public domain. */
static inline uint64_t hash_end64(uint64_t hash)
{
	hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdu;
	hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53u;
	return hash ^ hash >> 33;
}

static inline uint32_t hash_end(uint64_t hash)
{
	return (uint32_t)hash_end64(hash);
}

#endif
