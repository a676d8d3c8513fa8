/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "pairing_table.h"

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "record.h"
#include "sadb/direction.h"
#include "unit.h"

static void *grown(void *p, size_t count, size_t size)
{
	p = realloc(p, count * size);
	ck_assert_ptr_nonnull(p);
	return p;
}

static void attach(struct table *t, size_t i)
{
	t->sas[i].sel = &t->parts[i].sel;
	t->sas[i].config = &t->parts[i].config;
	t->sas[i].extra = &t->parts[i].extra;
	t->halves[i] = &t->sas[i];
}

size_t table_add(struct table *t)
{
	size_t i = t->count++;

	if (t->count > t->capacity) {
		t->capacity = 2 * t->count + 16;
		t->sas = grown(t->sas, t->capacity, sizeof(*t->sas));
		t->parts = grown(t->parts, t->capacity, sizeof(*t->parts));
		t->halves = grown(t->halves, t->capacity, sizeof(*t->halves));
		t->labels = grown(t->labels, t->capacity, sizeof(*t->labels));
		t->pairing = grown(t->pairing, t->capacity, sizeof(*t->pairing));
		for (size_t j = 0; j < i; j++)
			attach(t, j);
	}
	t->sas[i] = record_sa();
	sa_set_order(&t->sas[i], i);
	t->sas[i].add_time = 1700000000;
	t->parts[i] = (struct sa_parts){ *t->sas[i].sel, *t->sas[i].config, *t->sas[i].extra };
	attach(t, i);
	return i;
}

void table_set_ends(struct table *t, size_t i, uint32_t own, uint32_t peer, uint16_t own_port,
		    uint16_t peer_port)
{
	struct sa *sa = &t->sas[i];
	bool out = sa->found.direction == SA_OUTBOUND;
	struct address local = record_v4(0xc0000200 + own), remote = record_v4(0xc6336400 + peer);

	sa->src = out ? local : remote;
	sa->dst = out ? remote : local;
	t->parts[i].extra.encap_sport = out ? own_port : peer_port;
	t->parts[i].extra.encap_dport = out ? peer_port : own_port;
}

void table_set_net(struct table *t, size_t i, uint32_t net)
{
	bool out = t->sas[i].found.direction == SA_OUTBOUND;
	struct selector *sel = &t->parts[i].sel;

	sel->family = AF_INET;
	*(out ? &sel->dst : &sel->src) = record_v4(net);
	*(out ? &sel->dst_prefix : &sel->src_prefix) = 32;
}

static void exchange(const struct sa **a, const struct sa **b)
{
	const struct sa *c = *a;

	*a = *b;
	*b = c;
}

void table_reverse(struct table *t)
{
	for (size_t i = 0; i < t->count / 2; i++)
		exchange(&t->halves[i], &t->halves[t->count - 1 - i]);
}

uint32_t table_random(uint64_t *seed, uint32_t below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*seed >> 33) % below);
}

void table_shuffle(struct table *t, uint64_t *seed)
{
	for (size_t i = t->count; i > 1; i--)
		exchange(&t->halves[i - 1], &t->halves[table_random(seed, (uint32_t)i)]);
}

void table_pair(struct table *t)
{
	struct arena scratch = { 0 };

	if (t->count)
		memset(t->pairing, 0x55, t->count * sizeof(*t->pairing));
	t->needs_order = t->doubted = t->uneven = false;
	ck_assert_uint_eq(pairing_find(t->halves, t->count, &scratch, t->pairing, &t->needs_order),
			  0);
	arena_done(&scratch);
	for (size_t i = 0; i < t->count; i++) {
		t->doubted |= t->pairing[i].doubt != PAIRING_CERTAIN;
		t->uneven |= t->pairing[i].doubt == PAIRING_UNEVEN;
	}
}

static uint32_t label_of(const struct table *t, size_t half)
{
	return t->labels[t->halves[half] - t->sas];
}

static const char *name_of(uint32_t direction)
{
	return direction == SA_OUTBOUND ? "O" : "I";
}

/* An inbound and an outbound half with one label that have no partner are an error. */
static bool missed_a_pair(struct table *t)
{
	uint32_t highest = 0, *in;
	bool missed = false;

	for (size_t i = 0; i < t->count; i++)
		if (t->labels[i] > highest)
			highest = t->labels[i];
	in = calloc((size_t)highest + 1, sizeof(*in));
	ck_assert_ptr_nonnull(in);
	for (size_t i = 0; i < t->count; i++)
		if (t->pairing[i].partner == PAIRING_ALONE &&
		    t->halves[i]->found.direction == SA_INBOUND)
			in[label_of(t, i)] = 1;
	for (size_t i = 0; i < t->count; i++)
		if (t->pairing[i].partner == PAIRING_ALONE &&
		    t->halves[i]->found.direction == SA_OUTBOUND && in[label_of(t, i)]) {
			snprintf(t->wrong, sizeof(t->wrong), "O%u and I%u are not paired",
				 label_of(t, i), label_of(t, i));
			missed = true;
		}
	free(in);
	return missed;
}

/* Whether half @i has a partner with another label. */
static bool is_wrong(struct table *t, size_t i)
{
	uint32_t other = t->pairing[i].partner;

	if (other == PAIRING_ALONE)
		return false;
	if (other >= t->count || t->pairing[other].partner != i ||
	    t->pairing[other].doubt != t->pairing[i].doubt ||
	    t->halves[other]->found.direction == t->halves[i]->found.direction) {
		snprintf(t->wrong, sizeof(t->wrong), "half %zu has the partner %u", i, other);
		return true;
	}
	if (label_of(t, i) == label_of(t, other))
		return false;
	snprintf(t->wrong, sizeof(t->wrong), "%s%u is paired with %s%u",
		 name_of(t->halves[i]->found.direction), label_of(t, i),
		 name_of(t->halves[other]->found.direction), label_of(t, other));
	return true;
}

bool table_is_right(struct table *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (is_wrong(t, i))
			return false;
	return !missed_a_pair(t);
}

bool table_is_honest(struct table *t, size_t *doubted)
{
	for (size_t i = 0; i < t->count; i++) {
		if (t->pairing[i].doubt == PAIRING_CERTAIN && is_wrong(t, i))
			return false;
		*doubted += t->pairing[i].doubt != PAIRING_CERTAIN;
	}
	return true;
}

const char *table_wrong(struct table *t)
{
	return t->wrong;
}

void table_done(struct table *t)
{
	free(t->sas);
	free(t->halves);
	free(t->labels);
	free(t->pairing);
	free(t->parts);
	*t = (struct table){ 0 };
}
