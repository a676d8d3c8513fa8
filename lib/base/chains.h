/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A hash index over an array that the caller keeps. The index knows the members of that array by
 * their numbers, 0 to @count - 1, and stores their hashes, so that a walk reads no member with
 * another hash: in a large array each such read would be a cache miss.
 */
#ifndef BASE_CHAINS_H
#define BASE_CHAINS_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* One member's entry in the chain of its bucket. */
struct chain_link {
	uint32_t next; /* the next member in the chain, as number + 1; 0 ends the chain */
	uint32_t hash;
};

/* The index. It is not locked: the caller sees to it that one thread at a time changes it. */
struct chains {
	uint32_t *heads; /* by bucket: the first member as number + 1, or 0 */
	struct chain_link *links;
	size_t buckets; /* a power of two; 0 before chains_init() */
	size_t count;
};

/*
 * Prepares an empty index for members 0 to @count - 1. Returns ERROR_NOT_ENOUGH_MEMORY on failure;
 * *chains is then unchanged and needs no chains_done().
 */
uint32_t chains_init(struct chains *chains, size_t count);

/* The same with memory of @arena, so that there is nothing to free: do not call chains_done(). */
uint32_t chains_init_in(struct chains *chains, struct arena *arena, size_t count);

/*
 * Lets the index take members up to @count - 1; it grows to twice its size at least, and keeps its
 * members. *chains may be all zero. On failure, ERROR_NOT_ENOUGH_MEMORY, nothing has changed.
 */
uint32_t chains_reserve(struct chains *chains, size_t count);

/* Frees the index and zeroes *chains. An index that is all zero may be passed too. */
void chains_done(struct chains *chains);

/* Removes all members; the memory stays allocated. */
void chains_clear(struct chains *chains);

/* Adds @member, which must not be in the index, in front of the other members with its hash. */
void chains_push(struct chains *chains, uint32_t member, uint32_t hash);

/*
 * A walk visits the members that have one hash, the last one pushed first. It goes from place to
 * place. A place is a variable inside the index that holds a member as number + 1, or 0 when the
 * walk is over. chains_seek() is for the functions below: it returns the first place, from @place
 * on, that has a member with @hash or is 0.
 */
static inline uint32_t *chains_seek(const struct chains *chains, uint32_t *place, uint32_t hash)
{
	while (*place && chains->links[*place - 1].hash != hash)
		place = &chains->links[*place - 1].next;
	return place;
}

/*
 * Asks the processor for the bucket of @hash, where a walk will begin soon: in a large index, each
 * step to another bucket or member is a cache miss.
 */
static inline void chains_fetch(const struct chains *chains, uint32_t hash)
{
	__builtin_prefetch(&chains->heads[hash & (chains->buckets - 1)]);
}

/*
 * Some time after chains_fetch(): asks for the link of the first member in the bucket of @hash, and
 * returns that member as number + 1, or 0 if there is none. The member may have another hash.
 */
static inline uint32_t chains_fetch_first(const struct chains *chains, uint32_t hash)
{
	uint32_t head = chains->heads[hash & (chains->buckets - 1)];

	if (head)
		__builtin_prefetch(&chains->links[head - 1]);
	return head;
}

/* Begins a walk: returns the place of the first member with @hash. */
static inline uint32_t *chains_first(const struct chains *chains, uint32_t hash)
{
	return chains_seek(chains, &chains->heads[hash & (chains->buckets - 1)], hash);
}

/* Goes on with a walk: returns the place behind @place, which must not be 0. */
static inline uint32_t *chains_next(const struct chains *chains, const uint32_t *place)
{
	struct chain_link *link = &chains->links[*place - 1];

	return chains_seek(chains, &link->next, link->hash);
}

/* Removes the member at @place, which must not be 0, and returns the place of the next member. */
static inline uint32_t *chains_take(const struct chains *chains, uint32_t *place)
{
	const struct chain_link *link = &chains->links[*place - 1];

	*place = link->next;
	return chains_seek(chains, place, link->hash);
}

#endif
