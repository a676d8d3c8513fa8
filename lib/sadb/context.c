/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "direction.h"
#include "expire.h"
#include "identity.h"
#include "pairing.h"
#include "snapshot.h"

/* The halves to pair: SAs, without the AH SAs that go with an ESP SA. */
struct halves {
	struct half *halves;
	uint32_t *index; /* of the SA in the snapshot */
	uint32_t *partner;
	size_t count;
	bool by_order;
};

static uint32_t halves_of(const struct snapshot *s, struct halves *ret)
{
	struct halves h = { 0 };

	h.halves = malloc(s->count * sizeof(*h.halves) + 1);
	h.index = malloc(s->count * sizeof(*h.index) + 1);
	h.partner = malloc(s->count * sizeof(*h.partner) + 1);
	*ret = h;
	if (!h.halves || !h.index || !h.partner)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = 0; i < s->count; i++) {
		const struct sa *sa = &s->sas[i];
		const struct sa_extra *extra = snapshot_extra(s, sa);

		if (sa->bundled && sa->proto == IPPROTO_AH)
			continue;
		h.halves[h.count] = (struct half){ sa, extra->encap_sport, extra->encap_dport };
		h.index[h.count++] = (uint32_t)i;
	}
	*ret = h;
	return pairing_find(h.halves, h.count, h.partner, &ret->by_order);
}

static void halves_done(struct halves *h)
{
	free(h->halves);
	free(h->index);
	free(h->partner);
}

/*
 * Generations of one tunnel, as far as that can be told: equal reqid, which daemons keep over a
 * rekey, and for pairs equal selectors, mark and interface id of the outbound SA. reqid 0 says
 * nothing, so with it every context is a tunnel of its own.
 */
struct tunnel {
	const struct sa *sample; /* its first outbound SA; NULL: a free slot */
	uint32_t pairs;
	uint32_t newest;   /* among the ends: least order of a paired inbound SA */
	uint32_t active;   /* the context, or CONTEXT_NONE */
	bool active_named; /* by the SPI in an outbound policy's template */
};

struct tunnel_table {
	struct tunnel *slots; /* by ends and traffic */
	struct tunnel *ends;  /* by ends alone: what is newest in all tunnels between them */
	size_t capacity;      /* a power of two, more than twice what goes in */
};

static bool same_ends(const struct sa *a, const struct sa *b)
{
	bool straight = a->direction == b->direction;

	return a->reqid == b->reqid && a->family == b->family && a->proto == b->proto &&
	       a->mode == b->mode &&
	       !memcmp(&a->src, straight ? &b->src : &b->dst, sizeof(a->src)) &&
	       !memcmp(&a->dst, straight ? &b->dst : &b->src, sizeof(a->dst));
}

static bool same_traffic(const struct sa *a, const struct sa *b)
{
	return !memcmp(&a->sel, &b->sel, sizeof(a->sel)) && a->mark == b->mark &&
	       a->mark_mask == b->mark_mask && a->if_id == b->if_id;
}

static uint32_t hash_of(const struct sa *sa, bool with_traffic)
{
	uint32_t hash = sa->reqid * 0x9e3779b1u, word[sizeof(sa->sel) / 4];
	const struct address *local = sa->direction == SA_OUTBOUND ? &sa->src : &sa->dst;
	const struct address *remote = sa->direction == SA_OUTBOUND ? &sa->dst : &sa->src;

	memcpy(word, local->bytes, sizeof(*local));
	for (int i = 0; i < 4; i++)
		hash = (hash ^ word[i]) * 0x9e3779b1u;
	memcpy(word, remote->bytes, sizeof(*remote));
	for (int i = 0; i < 4; i++)
		hash = (hash ^ word[i]) * 0x9e3779b1u;
	if (with_traffic) {
		memcpy(word, &sa->sel, sizeof(sa->sel));
		for (size_t i = 0; i < sizeof(sa->sel) / 4; i++)
			hash = ((hash ^ word[i]) * 0x9e3779b1u) ^ hash >> 15;
		hash = (hash ^ sa->mark) * 0x9e3779b1u;
		hash = (hash ^ sa->if_id) * 0x9e3779b1u;
	}
	return hash ^ hash >> 15;
}

/* The slot of the tunnel of @outbound, a new one if it is the first of its kind. */
static struct tunnel *tunnel_of(struct tunnel_table *table, const struct sa *outbound)
{
	size_t i = hash_of(outbound, true) & (table->capacity - 1);

	while (table->slots[i].sample && !(same_ends(table->slots[i].sample, outbound) &&
					   same_traffic(table->slots[i].sample, outbound)))
		i = (i + 1) & (table->capacity - 1);
	if (!table->slots[i].sample)
		table->slots[i] = (struct tunnel){ .sample = outbound, .active = CONTEXT_NONE };
	return &table->slots[i];
}

/* The slot of the ends of @sa, an empty one if no pair has them. */
static struct tunnel *ends_of(const struct tunnel_table *table, const struct sa *sa)
{
	size_t i = hash_of(sa, false) & (table->capacity - 1);

	while (table->ends[i].sample && !same_ends(table->ends[i].sample, sa))
		i = (i + 1) & (table->capacity - 1);
	return &table->ends[i];
}

/* Whether a tunnel between the ends of the leftover @sa has a pair that is newer. */
static bool has_successor(const struct tunnel_table *table, const struct sa *sa)
{
	const struct tunnel *ends = ends_of(table, sa);

	return ends->sample && ends->newest < sa->order;
}

static bool is_pair(const struct context *c)
{
	return c->inbound != CONTEXT_NONE && c->outbound != CONTEXT_NONE;
}

/* strongSwan writes the SPI of the outbound SA in use into its policies. */
static bool named_by_policy(const struct snapshot *s, const struct sa *outbound)
{
	struct policy_walk walk = policy_walk(&s->policies, outbound);
	const struct policy_template *t;

	while (s->policies.names_spi && (t = policy_walk_next(&walk)))
		if (t->spi && policy_of(&s->policies, t)->dir == POLICY_OUT)
			return true;
	return false;
}

static void note_pair(const struct snapshot *s, struct tunnel_table *table,
		      const struct context_list *list, uint32_t index)
{
	const struct context *c = &list->contexts[index];
	const struct sa *in = &s->sas[c->inbound], *out = &s->sas[c->outbound];
	struct tunnel *tunnel = tunnel_of(table, out), *ends = ends_of(table, out);
	bool named = named_by_policy(s, out);
	const struct sa *rival;

	tunnel->pairs++;
	if (!ends->sample || in->order < ends->newest)
		*ends = (struct tunnel){ .sample = out, .newest = in->order };
	if (tunnel->active == CONTEXT_NONE) {
		tunnel->active = index;
		tunnel->active_named = named;
		return;
	}
	rival = &s->sas[list->contexts[tunnel->active].outbound];
	if (named != tunnel->active_named ? named : out->order < rival->order) {
		tunnel->active = index;
		tunnel->active_named = named;
	}
}

/* As IPsecSaContextExpire0 leaves it: see lib/sadb/expire.c. */
static bool is_expiring(const struct snapshot *s, const struct sa *sa)
{
	return sa->use_time && sa->limits.hard_use &&
	       sa->use_time + sa->limits.hard_use <= s->time / 1000000000u + EXPIRE_SECONDS + 1;
}

static void judge(const struct snapshot *s, struct tunnel_table *table, struct context_list *list,
		  uint32_t index)
{
	struct context *c = &list->contexts[index];
	const struct sa *sa = &s->sas[c->outbound != CONTEXT_NONE ? c->outbound : c->inbound];

	if (!is_pair(c)) {
		c->state = c->outbound == CONTEXT_NONE && (is_expiring(s, sa) ||
							   (sa->reqid && has_successor(table, sa)))
				   ? CONTEXT_DRAINING
				   : CONTEXT_HALF;
	} else if (!sa->reqid) {
		c->state = CONTEXT_UP;
		c->active = true;
	} else {
		const struct tunnel *tunnel = tunnel_of(table, sa);

		c->state = tunnel->pairs > 1 ? CONTEXT_REKEYING : CONTEXT_UP;
		c->active = tunnel->active == index;
	}
}

static uint32_t judge_all(const struct snapshot *s, struct context_list *list)
{
	struct tunnel_table table = { .capacity = 16 };

	while (table.capacity < 2 * list->count + 2)
		table.capacity *= 2;
	table.slots = calloc(2 * table.capacity, sizeof(*table.slots));
	if (!table.slots)
		return ERROR_NOT_ENOUGH_MEMORY;
	table.ends = table.slots + table.capacity;
	for (uint32_t i = 0; i < list->count; i++)
		if (is_pair(&list->contexts[i]) && s->sas[list->contexts[i].outbound].reqid)
			note_pair(s, &table, list, i);
	for (uint32_t i = 0; i < list->count; i++)
		judge(s, &table, list, i);
	free(table.slots);
	return ERROR_SUCCESS;
}

/* One context for each pair, where its first half stands, and for each half alone. */
static void collect(const struct snapshot *s, const struct halves *h, struct context_list *list)
{
	for (uint32_t i = 0; i < h->count; i++) {
		bool out = s->sas[h->index[i]].direction == SA_OUTBOUND;
		struct context *c = &list->contexts[list->count];
		uint32_t other = CONTEXT_NONE;

		if (h->partner[i] != PAIRING_ALONE) {
			if (h->partner[i] < i)
				continue;
			other = h->index[h->partner[i]];
		}
		*c = (struct context){ .inbound = out ? other : h->index[i],
				       .outbound = out ? h->index[i] : other };
		list->count++;
	}
}

uint32_t contexts_find(const struct snapshot *s, struct context_list *ret)
{
	struct context_list list = { 0 };
	struct halves h;
	uint32_t status = halves_of(s, &h);

	if (!status) {
		list.contexts = malloc(h.count * sizeof(*list.contexts) + 1);
		status = list.contexts ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
	}
	if (!status) {
		collect(s, &h, &list);
		list.by_order = h.by_order;
		status = judge_all(s, &list);
	}
	halves_done(&h);
	if (status)
		contexts_done(&list);
	else
		*ret = list;
	return status;
}

void contexts_done(struct context_list *list)
{
	free(list->contexts);
	*list = (struct context_list){ 0 };
}

uint64_t context_id(const struct snapshot *s, const struct context *c)
{
	return sa_id(&s->sas[c->inbound != CONTEXT_NONE ? c->inbound : c->outbound]);
}
