/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "pairing.h"

#include <stdbool.h>
#include <string.h>

#include "base/chains.h"
#include "base/hash.h"
#include "base/status.h"
#include "direction.h"
#include "ending.h"
#include "pairing_group.h"

/* What two halves may have to have in common besides the tunnel key. */
#define PART_SELECTORS 1u
#define PART_MARKS     2u /* mark, interface id, CPU, security context */
#define PART_LIMITS    4u /* hard limits, which a daemon sets alike for both SAs */
#define PART_SUITE     8u /* algorithms, key lengths and ESN, negotiated for both SAs */

/*
 * The levels at which halves are paired, the strictest first. The later levels are needed because a
 * daemon can set marks for each direction, and a person can give two SAs different limits and even
 * algorithms.
 */
static const unsigned levels[] = {
	PART_SUITE | PART_LIMITS | PART_SELECTORS | PART_MARKS,
	PART_SUITE | PART_LIMITS | PART_SELECTORS,
	PART_SUITE | PART_SELECTORS | PART_MARKS,
	PART_SUITE | PART_SELECTORS,
	PART_SUITE,
	0,
};

/*
 * All strict levels demand these parts. At these levels only these parts, and marks if an SA has
 * any, are hashed, so that each SA is hashed once: few SAs agree in these parts and differ in
 * limits.
 */
#define PART_USUAL (PART_SUITE | PART_SELECTORS)

#define LEVELS     (sizeof(levels) / sizeof(levels[0]))
#define ODD_LEVEL  4 /* pairs of this and later levels differ in selectors or algorithms */

/* The parts of a half that a level demands; other parts are zero. Compared and hashed as bytes. */
struct key {
	struct tunnel_key tunnel;
	struct traffic_key traffic;
	uint64_t hard_add, hard_bytes, hard_packets;
	uint64_t algorithms; /* cipher, integrity, ESN */
	uint64_t bits;       /* lengths of their keys and of the ICV */
};

_Static_assert(sizeof(struct key) == 48 + 72 + 5 * 8, "no padding: it is hashed");

static void key_put_limits(struct key *key, const struct limits *limits)
{
	key->hard_add = limits->hard_add;
	key->hard_bytes = limits->hard_bytes;
	key->hard_packets = limits->hard_packets;
}

static void key_put_suite(struct key *key, const struct sa_config *config, unsigned esn)
{
	key->algorithms = (uint64_t)config->cipher << 32 | (uint64_t)config->auth << 16 | esn;
	key->bits = (uint64_t)config->cipher_bits << 32 | (uint64_t)config->auth_bits << 16 |
		    config->icv_bits;
}

/* Writes every byte of @key. */
static void key_fill(struct key *key, const struct sa *sa, unsigned parts)
{
	static const struct sa_config none;

	tunnel_key_of(sa, &key->tunnel);
	if (parts & PART_SELECTORS)
		traffic_key_of(sa, parts & PART_MARKS, &key->traffic);
	else
		memset(&key->traffic, 0, sizeof(key->traffic));
	key_put_limits(key, parts & PART_LIMITS ? &sa->config->limits : &none.limits);
	if (parts & PART_SUITE)
		key_put_suite(key, sa->config, sa->flags & SA_FLAG_ESN);
	else
		key_put_suite(key, &none, 0);
}

static uint32_t hash_of_key(const struct sa *sa, unsigned parts)
{
	struct key key;
	uint64_t tunnel, traffic, rest;

	key_fill(&key, sa, parts);
	tunnel = hash_bytes(hash_begin(0), &key.tunnel, sizeof(key.tunnel));
	traffic = hash_bytes(hash_begin(0), &key.traffic, sizeof(key.traffic));
	rest = hash_bytes(hash_begin(0), &key.hard_add,
			  sizeof(key) - offsetof(struct key, hard_add));
	return hash_end(hash_word(hash_word(tunnel, traffic), rest));
}

struct matching {
	struct chains unpaired; /* halves by the parts that the present level demands */
	struct group group;     /* the group that is being paired, and arrays about all halves */
	uint32_t *hashes;       /* for each half the hash of its PART_USUAL */
	size_t count;
};

static bool is_unpaired(const struct matching *m, size_t half)
{
	return m->group.pairing[half].partner == PAIRING_ALONE &&
	       !(m->group.flags[half] & (HALF_ENDING | HALF_SPENT));
}

static uint32_t hash_at_level(const struct matching *m, uint32_t half, unsigned parts)
{
	unsigned hashed = parts & ~PART_LIMITS;

	if (hashed & PART_MARKS && !(m->group.flags[half] & HALF_MARKED))
		hashed &= ~PART_MARKS;
	return hashed == PART_USUAL ? m->hashes[half] : hash_of_key(m->group.halves[half], hashed);
}

static bool same_key(const struct matching *m, uint32_t a, uint32_t b, unsigned parts)
{
	struct key x, y;

	key_fill(&x, m->group.halves[a], parts);
	key_fill(&y, m->group.halves[b], parts);
	return !memcmp(&x, &y, sizeof(x));
}

/*
 * Moves @first and all halves with the same key, which all have higher numbers, out of the index
 * into the lists of the group.
 */
static void take_group(struct matching *m, uint32_t first, unsigned parts)
{
	uint32_t *place = chains_first(&m->unpaired, m->unpaired.links[first].hash);
	struct group_list *outs = &m->group.outs, *ins = &m->group.ins, *spent = &m->group.spent;
	struct group_list *list;

	outs->count = ins->count = spent->count = 0;
	while (*place) {
		uint32_t half = *place - 1;

		if (half != first && !same_key(m, first, half, parts)) {
			place = chains_next(&m->unpaired, place);
			continue;
		}
		list = m->group.flags[half] & HALF_OUT ? outs : ins;
		if (m->group.flags[half] & HALF_SPENT)
			list = spent;
		list->halves[list->count++] = half;
		m->group.flags[half] &= (uint8_t)~HALF_CHAINED;
		place = chains_take(&m->unpaired, place);
	}
}

/*
 * Whether a level can find pairs. Unpaired halves of both directions must be left. Levels 1 and 3
 * only differ from the level before in that marks may differ, so they need a half with marks.
 */
static bool is_of_use(const struct matching *m, size_t level)
{
	bool out = false, in = false, marked = level != 1 && level != 3;

	for (size_t i = 0; i < m->count; i++) {
		if (!is_unpaired(m, i))
			continue;
		out |= m->group.flags[i] & HALF_OUT;
		in |= !(m->group.flags[i] & HALF_OUT);
		marked |= m->group.flags[i] & HALF_MARKED;
	}
	return out && in && marked;
}

/*
 * Enters all unpaired halves into the index, and expired inbound SAs with unknown partners besides,
 * which make pairs of their group doubtful. The lowest number is entered last, so that walks meet
 * it first. take_group() takes all of them out again.
 */
static void index_unpaired(struct matching *m, unsigned parts)
{
	for (uint32_t i = (uint32_t)m->count; i-- > 0;) {
		if (!is_unpaired(m, i) && !(m->group.flags[i] & HALF_SPENT))
			continue;
		chains_push(&m->unpaired, i, hash_at_level(m, i, parts));
		m->group.flags[i] |= HALF_CHAINED;
	}
}

static void mark_odd_pairs(struct matching *m)
{
	const struct group_list *outs = &m->group.outs;

	for (size_t o = 0; o < outs->count; o++)
		if (m->group.pairing[outs->halves[o]].partner != PAIRING_ALONE)
			m->group.flags[outs->halves[o]] |= HALF_ODD;
}

/*
 * To form a group takes a walk through memory: bucket, link and half. So these are asked for while
 * the groups of halves before it are paired.
 */
#define STEP 4u

static void fetch_bucket(const struct matching *m, size_t half)
{
	if (half < m->count && m->group.flags[half] & HALF_CHAINED)
		chains_fetch(&m->unpaired, m->unpaired.links[half].hash);
}

static void fetch_first(const struct matching *m, size_t half)
{
	uint32_t first = 0;

	if (half < m->count && m->group.flags[half] & HALF_CHAINED)
		first = chains_fetch_first(&m->unpaired, m->unpaired.links[half].hash);
	if (first)
		__builtin_prefetch(m->group.halves[first - 1]);
}

static void pair_level(struct matching *m, size_t level)
{
	if (!is_of_use(m, level))
		return;
	index_unpaired(m, levels[level]);
	m->group.last = level == LEVELS - 1;
	for (uint32_t i = 0; i < m->count; i++) {
		fetch_bucket(m, i + 2 * STEP);
		fetch_first(m, i + STEP);
		if (!(m->group.flags[i] & HALF_CHAINED))
			continue;
		take_group(m, i, levels[level]);
		group_pair(&m->group);
		if (level >= ODD_LEVEL)
			mark_odd_pairs(m);
	}
}

/*
 * Notes that another SA could be in the pair of the outbound half @out. With HALF_SOLE the pair is
 * dissolved, otherwise it is doubtful.
 */
static void note_rival(struct matching *m, uint32_t out)
{
	struct pairing *a = &m->group.pairing[out], *b;

	if (a->partner == PAIRING_ALONE)
		return;
	b = &m->group.pairing[a->partner];
	if (m->group.flags[out] & HALF_SOLE)
		*a = *b = (struct pairing){ .partner = PAIRING_ALONE };
	else if (a->doubt == PAIRING_CERTAIN)
		a->doubt = b->doubt = PAIRING_BY_ORDER;
}

/*
 * The place in the index of the outbound half that agrees with @half in @parts; *ret_hash is the
 * hash of both.
 */
static uint32_t *chained_pair(const struct matching *m, uint32_t half, unsigned parts,
			      uint32_t *ret_hash)
{
	uint32_t *place;

	*ret_hash = hash_at_level(m, half, parts);
	place = chains_first(&m->unpaired, *ret_hash);
	while (*place && !same_key(m, *place - 1, half, parts))
		place = chains_next(&m->unpaired, place);
	return place;
}

/*
 * Enters each outbound half that has one of @flags into the index. If several agree in @parts all
 * their pairs are doubtful, and only the first of them is entered. Returns whether there are any.
 */
static bool chain_pairs(struct matching *m, unsigned flags, unsigned parts)
{
	bool any = false;

	for (uint32_t i = 0; i < m->count; i++) {
		uint32_t hash, *place;

		if (!(m->group.flags[i] & flags))
			continue;
		place = chained_pair(m, i, parts, &hash);
		if (*place) {
			note_rival(m, *place - 1);
			note_rival(m, i);
		} else {
			chains_push(&m->unpaired, i, hash);
		}
		any = true;
	}
	return any;
}

/*
 * Whether @half is in a pair whose outbound half has one of @flags and agrees with it in @parts.
 * chain_pairs() has already compared that pair with the others.
 */
static bool is_known_half(const struct matching *m, uint32_t half, unsigned flags, unsigned parts)
{
	uint32_t out = m->group.pairing[half].partner;

	return out != PAIRING_ALONE && m->group.flags[out] & flags &&
	       (!parts || !(m->group.flags[out] & HALF_ODD));
}

/*
 * Pairs whose outbound half has one of @flags were made only because no other SA was in question.
 * So such a pair is doubtful if a third SA agrees with it in @parts.
 */
static void judge_pairs(struct matching *m, unsigned flags, unsigned parts)
{
	uint32_t hash, *place;

	if (!chain_pairs(m, flags, parts))
		return;
	for (uint32_t i = 0; i < m->count; i++) {
		if (m->group.flags[i] & (HALF_ENDING | flags) || is_known_half(m, i, flags, parts))
			continue;
		place = chained_pair(m, i, parts, &hash);
		if (*place && m->group.pairing[*place - 1].partner != i)
			note_rival(m, *place - 1);
	}
	chains_clear(&m->unpaired);
}

static unsigned flags_of_ending(const struct sa *sa)
{
	switch (sa_ending(sa)) {
	case ENDING_PAIR:
		return HALF_ENDING;
	case ENDING_ALONE:
		return HALF_SPENT;
	default:
		return 0;
	}
}

static void init_halves(struct matching *m)
{
	for (size_t i = 0; i < m->count; i++) {
		const struct sa *sa = m->group.halves[i];
		bool out = sa->found.direction == SA_OUTBOUND;
		const struct sa_config *config = sa->config;
		bool marked = config->mark || config->mark_mask || config->if_id ||
			      config->present & (SA_HAS_PCPU | SA_HAS_SEC_CTX);

		m->group.flags[i] = (uint8_t)((out ? HALF_OUT : 0) | (marked ? HALF_MARKED : 0) |
					      (out ? 0 : flags_of_ending(sa)));
		m->group.pairing[i] = (struct pairing){ .partner = PAIRING_ALONE };
		m->hashes[i] = hash_of_key(m->group.halves[i], PART_USUAL);
	}
}

static void pair_all_levels(struct matching *m)
{
	init_halves(m);
	for (size_t level = 0; level < LEVELS; level++)
		pair_level(m, level);
	judge_pairs(m, HALF_APART, PART_USUAL);
	judge_pairs(m, HALF_ODD | HALF_SOLE, 0);
	for (size_t i = 0; i < m->count; i++)
		if (m->group.pairing[i].partner == PAIRING_ALONE)
			m->group.pairing[i].doubt = PAIRING_CERTAIN;
}

uint32_t pairing_find(const struct sa *const *halves, size_t count, struct arena *scratch,
		      struct pairing *ret, bool *ret_needs_order)
{
	struct matching m = { .count = count, .group = { .halves = halves, .pairing = ret } };
	uint32_t *memory = arena_take(scratch, array_size(count, 7 * sizeof(*memory)));
	uint32_t status;

	m.group.flags = arena_take(scratch, count);
	if (!memory || !m.group.flags)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = chains_init_in(&m.unpaired, scratch, count);
	if (status)
		return status;
	m.group.merged = memory;
	m.group.spent.halves = memory + count;
	m.group.outs.halves = memory + 2 * count;
	m.group.outs.found = memory + 3 * count;
	m.group.ins.halves = memory + 4 * count;
	m.group.ins.found = memory + 5 * count;
	m.hashes = memory + 6 * count;
	pair_all_levels(&m);
	*ret_needs_order = m.group.needs_order;
	return ERROR_SUCCESS;
}
