/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The one hash function of the library. A hash is built word by word and then finished:
 *
 *	uint64_t hash = hash_begin(seed);
 *	hash = hash_word(hash, reqid);
 *	hash = hash_bytes(hash, address, sizeof(*address));
 *	bucket = hash_end(hash) & mask;
 *
 * Each step is a bijection of the hash so far, so a step loses nothing. hash_end() makes every bit
 * of the result depend on every bit of the input. That is needed because addresses of one subnet
 * differ only in their last octet, which a little-endian machine loads into the highest byte of a
 * word, while a table uses the lowest bits of a hash.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_PRIME 0x9e3779b97f4a7c15u

/* Begins a hash. Different seeds give unrelated hashes of the same input. */
static inline uint64_t hash_begin(uint64_t seed)
{
	return seed ^ HASH_PRIME;
}

/* Returns @hash with @word added. */
static inline uint64_t hash_word(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * HASH_PRIME;
	return hash ^ hash >> 32;
}

/* Returns the first eight bytes of @at as a word; if @size is less, that many, padded with zeros.
 */
static inline uint64_t hash_load(const unsigned char *at, size_t size)
{
	uint64_t word = 0;

	memcpy(&word, at, size < sizeof(word) ? size : sizeof(word));
	return word;
}

/*
 * Returns @hash with @size bytes added, in words of eight. Each step depends on the result of the
 * step before. A step therefore takes two words: the processor can mix the second one by itself
 * while it waits for the step before.
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

/* Finishes a hash, with the finaliser of MurmurHash3, which is in the public domain. */
static inline uint64_t hash_end64(uint64_t hash)
{
	hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdu;
	hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53u;
	return hash ^ hash >> 33;
}

/* Finishes a hash for a table that is indexed by 32 bits. */
static inline uint32_t hash_end(uint64_t hash)
{
	return (uint32_t)hash_end64(hash);
}

#endif
