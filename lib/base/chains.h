/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * An index by hash over the members of an array, which are known by their numbers: 0 to @count - 1.
 * Hashes are kept beside, so that members of other hashes need not be looked at: in a large array
 * each of them would cost a cache miss.
 */
#ifndef BASE_CHAINS_H
#define BASE_CHAINS_H

#include <stddef.h>
#include <stdint.h>

struct chain_link {
	uint32_t next; /* as heads */
	uint32_t hash;
};

struct chains {
	uint32_t *heads; /* number + 1 of a member, 0: none */
	struct chain_link *links;
	size_t buckets; /* a power of two, or 0: not yet initialised */
	size_t count;
};

/* On failure there is nothing to end. */
uint32_t chains_init(struct chains *chains, size_t count);
void chains_done(struct chains *chains);
uint64_t chains_bytes(const struct chains *chains);

/* Takes all members out. */
void chains_clear(struct chains *chains);

/* @member, which must not be in yet, becomes the first of its hash. */
void chains_push(struct chains *chains, uint32_t member, uint32_t hash);

/*
 * Walks meet the members of one hash, the last pushed first. They go from place to place: a place
 * holds the member's number + 1, or 0 behind the last.
 */
static inline uint32_t *chains_seek(const struct chains *chains, uint32_t *place, uint32_t hash)
{
	while (*place && chains->links[*place - 1].hash != hash)
		place = &chains->links[*place - 1].next;
	return place;
}

static inline uint32_t *chains_first(const struct chains *chains, uint32_t hash)
{
	return chains_seek(chains, &chains->heads[hash & (chains->buckets - 1)], hash);
}

static inline uint32_t *chains_next(const struct chains *chains, const uint32_t *place)
{
	struct chain_link *link = &chains->links[*place - 1];

	return chains_seek(chains, &link->next, link->hash);
}

/* Takes the member at @place out; what is returned is the place of the next. */
static inline uint32_t *chains_take(const struct chains *chains, uint32_t *place)
{
	const struct chain_link *link = &chains->links[*place - 1];

	*place = link->next;
	return chains_seek(chains, place, link->hash);
}

#endif
