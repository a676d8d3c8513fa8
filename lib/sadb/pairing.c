/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "pairing.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/chains.h"
#include "base/hash.h"
#include "base/status.h"
#include "direction.h"

/* How much two halves must have in common at least. */
enum level {
	LEVEL_ALL,       /* selectors, mark and interface id too */
	LEVEL_SELECTORS, /* daemons can set mark and interface id for each direction */
	LEVEL_TUNNEL,
	LEVELS,
};

/* What both halves of a pair have, as seen from this end. All of it is hashed and compared as
 * bytes. */
struct key {
	struct address local, remote;
	struct address sel_local, sel_remote;
	uint32_t reqid;
	uint32_t mark, mark_mask, if_id;
	uint16_t encap_local, encap_remote;
	uint16_t sel_local_port, sel_local_port_mask;
	uint16_t sel_remote_port, sel_remote_port_mask;
	uint8_t family, proto, mode;
	uint8_t sel_family, sel_proto, sel_local_prefix, sel_remote_prefix;
	uint8_t zero;
};

_Static_assert(sizeof(struct key) == 4 * 16 + 4 * 4 + 6 * 2 + 8, "no padding: it is hashed");

static void fill_selectors(struct key *key, const struct selector *sel, bool out)
{
	key->sel_local = out ? sel->src : sel->dst;
	key->sel_remote = out ? sel->dst : sel->src;
	key->sel_local_port = out ? sel->sport : sel->dport;
	key->sel_local_port_mask = out ? sel->sport_mask : sel->dport_mask;
	key->sel_remote_port = out ? sel->dport : sel->sport;
	key->sel_remote_port_mask = out ? sel->dport_mask : sel->sport_mask;
	key->sel_local_prefix = out ? sel->src_prefix : sel->dst_prefix;
	key->sel_remote_prefix = out ? sel->dst_prefix : sel->src_prefix;
	key->sel_family = sel->family;
	key->sel_proto = sel->proto;
}

/* Every member is written, where it is: zeroing it first, or copying it whole after, takes longer
 * than all the rest. */
static void fill_key(struct key *key, const struct half *half, enum level level)
{
	static const struct selector any;
	const struct sa *sa = half->sa;
	bool out = sa->direction == SA_OUTBOUND, all = level == LEVEL_ALL;

	key->local = out ? sa->src : sa->dst;
	key->remote = out ? sa->dst : sa->src;
	fill_selectors(key, level <= LEVEL_SELECTORS ? &sa->sel : &any, out);
	key->reqid = sa->reqid;
	key->mark = all ? sa->mark : 0;
	key->mark_mask = all ? sa->mark_mask : 0;
	key->if_id = all ? sa->if_id : 0;
	key->encap_local = out ? half->encap_src : half->encap_dst;
	key->encap_remote = out ? half->encap_dst : half->encap_src;
	key->family = sa->family;
	key->proto = sa->proto;
	key->mode = sa->mode;
	key->zero = 0;
}

static uint32_t hash_of(const struct key *key)
{
	return hash_end(hash_bytes(hash_begin(0), key, sizeof(*key)));
}

/* Halves of one direction, newest first. */
struct list {
	uint32_t *halves;
	size_t count;
	uint32_t *found; /* what a trial found: the position in the other list, or PAIRING_ALONE */
};

/* What is asked of each half in turn, kept where no cache misses. */
#define HALF_OUT     1u
#define HALF_MARKED  2u /* has a mark or an interface id */
#define HALF_CHAINED 4u

struct pairing {
	const struct half *halves;
	uint8_t *flags;
	uint32_t *partner;
	struct chains unpaired; /* by what they must have in common at the present level */
	struct list outs, ins;  /* one group, taken apart */
	bool by_order;
};

static uint32_t order_of(const struct pairing *p, uint32_t half)
{
	return p->halves[half].sa->order;
}

static uint64_t time_of(const struct pairing *p, uint32_t half)
{
	return p->halves[half].sa->add_time;
}

/*
 * Each half of @later with the newest one of @earlier that was there before it. In the kernel's
 * list, newest first, that is the next one behind it.
 */
static size_t try_order(const struct pairing *p, struct list *later, const struct list *earlier)
{
	size_t e = 0, pairs = 0;

	for (size_t l = 0; l < later->count; l++) {
		uint32_t half = later->halves[l];

		later->found[l] = PAIRING_ALONE;
		while (e < earlier->count &&
		       (order_of(p, earlier->halves[e]) < order_of(p, half) ||
			time_of(p, earlier->halves[e]) > time_of(p, half) + 1))
			e++;
		if (e < earlier->count &&
		    sa_same_moment(time_of(p, earlier->halves[e]), time_of(p, half))) {
			later->found[l] = (uint32_t)e++;
			pairs++;
		}
	}
	return pairs;
}

static bool moment_has(const struct pairing *p, const struct list *list, size_t at, uint64_t time)
{
	return (at > 0 && sa_same_moment(time_of(p, list->halves[at - 1]), time)) ||
	       (at + 1 < list->count && sa_same_moment(time_of(p, list->halves[at + 1]), time));
}

/* Whether either of a pair has a neighbour of its own moment that could be in its place. */
static bool is_by_order(const struct pairing *p, const struct list *a, size_t at_a,
			const struct list *b, size_t at_b)
{
	return moment_has(p, a, at_a, time_of(p, b->halves[at_b])) ||
	       moment_has(p, b, at_b, time_of(p, a->halves[at_a]));
}

static void join(struct pairing *p, uint32_t a, uint32_t b)
{
	p->partner[a] = b;
	p->partner[b] = a;
}

/* Inbound first, as most daemons do it, unless outbound first explains more of what there is. */
static void pair_by_installation(struct pairing *p)
{
	struct list *later = &p->outs, *earlier = &p->ins;

	if (try_order(p, &p->outs, &p->ins) < try_order(p, &p->ins, &p->outs)) {
		later = &p->ins;
		earlier = &p->outs;
	}
	for (size_t l = 0; l < later->count; l++) {
		if (later->found[l] == PAIRING_ALONE)
			continue;
		join(p, later->halves[l], earlier->halves[later->found[l]]);
		p->by_order |= is_by_order(p, later, l, earlier, later->found[l]);
	}
}

static void pair_newest(struct pairing *p)
{
	size_t in = 0;

	for (size_t out = 0; out < p->outs.count; out++) {
		uint32_t o = p->outs.halves[out];

		if (p->partner[o] != PAIRING_ALONE)
			continue;
		while (in < p->ins.count && (p->partner[p->ins.halves[in]] != PAIRING_ALONE ||
					     time_of(p, p->ins.halves[in]) > time_of(p, o) + 1))
			in++;
		if (in == p->ins.count)
			return;
		join(p, o, p->ins.halves[in++]);
	}
}

static void sift(const struct pairing *p, uint32_t *list, size_t root, size_t count)
{
	for (size_t child; (child = 2 * root + 1) < count; root = child) {
		uint32_t swap;

		if (child + 1 < count && order_of(p, list[child]) < order_of(p, list[child + 1]))
			child++;
		if (order_of(p, list[root]) >= order_of(p, list[child]))
			return;
		swap = list[root];
		list[root] = list[child];
		list[child] = swap;
	}
}

/* Newest first. A dump comes in that order, so there is nearly always nothing to do. */
static void sort(const struct pairing *p, const struct list *unsorted)
{
	uint32_t *list = unsorted->halves;
	size_t count = unsorted->count, sorted = 1;

	while (sorted < count && order_of(p, list[sorted - 1]) < order_of(p, list[sorted]))
		sorted++;
	if (sorted >= count)
		return;
	for (size_t i = count / 2; i-- > 0;)
		sift(p, list, i, count);
	for (size_t end = count; end-- > 1;) {
		uint32_t first = list[0];

		list[0] = list[end];
		list[end] = first;
		sift(p, list, 0, end);
	}
}

/*
 * A clock was set back, or SAs were installed anew with the times they had: then only the kernel's
 * order tells what came first.
 */
static bool times_go_back(const struct pairing *p, const struct list *list)
{
	for (size_t i = 1; i < list->count; i++)
		if (time_of(p, list->halves[i - 1]) < time_of(p, list->halves[i]))
			return true;
	return false;
}

static bool same_key(const struct pairing *p, uint32_t a, uint32_t b, enum level level)
{
	struct key x, y;

	fill_key(&x, &p->halves[a], level);
	fill_key(&y, &p->halves[b], level);
	return !memcmp(&x, &y, sizeof(x));
}

/* Takes @first and those of its key, all of them behind it, out of the chains, by direction. */
static void take_group(struct pairing *p, uint32_t first, enum level level)
{
	uint32_t *place = chains_first(&p->unpaired, p->unpaired.links[first].hash);

	p->outs.count = p->ins.count = 0;
	while (*place) {
		uint32_t half = *place - 1;

		if (half != first && !same_key(p, first, half, level)) {
			place = chains_next(&p->unpaired, place);
			continue;
		}
		if (p->flags[half] & HALF_OUT)
			p->outs.halves[p->outs.count++] = half;
		else
			p->ins.halves[p->ins.count++] = half;
		p->flags[half] &= (uint8_t)~HALF_CHAINED;
		place = chains_take(&p->unpaired, place);
	}
}

/*
 * Whether a round can find anything: there must be halves left of both directions, and for the
 * second one with a mark or interface id, or else it would repeat the first.
 */
static bool is_of_use(const struct pairing *p, size_t count, enum level level)
{
	bool out = false, in = false, marked = level != LEVEL_SELECTORS;

	for (size_t i = 0; i < count; i++) {
		if (p->partner[i] != PAIRING_ALONE)
			continue;
		out |= p->flags[i] & HALF_OUT;
		in |= !(p->flags[i] & HALF_OUT);
		marked |= p->flags[i] & HALF_MARKED;
	}
	return out && in && marked;
}

/* Chains all unpaired halves by what they must have in common, in their order. take_group() takes
 * all of them out again. */
static void chain(struct pairing *p, size_t count, enum level level)
{
	for (size_t i = count; i-- > 0;) {
		struct key key;

		if (p->partner[i] != PAIRING_ALONE)
			continue;
		fill_key(&key, &p->halves[i], level);
		chains_push(&p->unpaired, (uint32_t)i, hash_of(&key));
		p->flags[i] |= HALF_CHAINED;
	}
}

static void pair_group(struct pairing *p)
{
	if (!p->outs.count || !p->ins.count)
		return;
	sort(p, &p->outs);
	sort(p, &p->ins);
	p->by_order |= times_go_back(p, &p->outs) || times_go_back(p, &p->ins);
	pair_by_installation(p);
	pair_newest(p);
}

static void pair_level(struct pairing *p, size_t count, enum level level)
{
	if (!is_of_use(p, count, level))
		return;
	chain(p, count, level);
	for (uint32_t i = 0; i < count; i++) {
		if (!(p->flags[i] & HALF_CHAINED))
			continue;
		take_group(p, i, level);
		pair_group(p);
	}
}

static void begin(struct pairing *p, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct sa *sa = p->halves[i].sa;
		bool out = sa->direction == SA_OUTBOUND;

		p->flags[i] = (uint8_t)((out ? HALF_OUT : 0) |
					(sa->mark || sa->mark_mask || sa->if_id ? HALF_MARKED : 0));
		p->partner[i] = PAIRING_ALONE;
	}
}

uint32_t pairing_find(const struct half *halves, size_t count, uint32_t *partner,
		      bool *ret_by_order)
{
	struct pairing p = { .halves = halves, .partner = partner };
	uint32_t *room = malloc(4 * count * sizeof(*room) + 1);
	uint32_t status;

	p.flags = malloc(count + 1);
	status = room && p.flags ? chains_init(&p.unpaired, count) : ERROR_NOT_ENOUGH_MEMORY;
	if (!status) {
		p.outs.halves = room;
		p.outs.found = p.outs.halves + count;
		p.ins.halves = p.outs.found + count;
		p.ins.found = p.ins.halves + count;
		begin(&p, count);
		for (enum level level = LEVEL_ALL; level < LEVELS; level++)
			pair_level(&p, count, level);
		chains_done(&p.unpaired);
		*ret_by_order = p.by_order;
	}
	free(p.flags);
	free(room);
	return status;
}
