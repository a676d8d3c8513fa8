/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/chains.h"
#include "base/hash.h"
#include "base/status.h"
#include "context.h"
#include "direction.h"
#include "expire.h"
#include "snapshot.h"

/*
 * Generations of one tunnel, as far as that can be told: equal reqid, which daemons keep over a
 * rekey, and for pairs equal selectors, mark and interface id of the outbound SA. reqid 0 says
 * nothing, so with it every context is a tunnel of its own.
 */
struct tunnel {
	uint32_t first, active; /* contexts */
	bool many;              /* it has more than one pair */
};

#define TUNNEL_NONE UINT32_MAX

struct tunnels {
	const struct snapshot *snapshot;
	const struct context *contexts;
	uint32_t *of; /* for each context its tunnel, or TUNNEL_NONE */
	struct tunnel *tunnels;
	uint32_t count;
	struct chains by_traffic; /* tunnels */
	struct chains by_ends;    /* contexts: of all tunnels between two ends the newest pair */
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
	bool out = sa->direction == SA_OUTBOUND;
	uint64_t hash = hash_begin(sa->reqid);

	hash = hash_bytes(hash, out ? &sa->src : &sa->dst, sizeof(sa->src));
	hash = hash_bytes(hash, out ? &sa->dst : &sa->src, sizeof(sa->dst));
	if (with_traffic) {
		hash = hash_bytes(hash, &sa->sel, sizeof(sa->sel));
		hash = hash_word(hash, (uint64_t)sa->mark << 32 | sa->if_id);
	}
	return hash_end(hash);
}

static bool is_pair(const struct context *c)
{
	return c->inbound != CONTEXT_NONE && c->outbound != CONTEXT_NONE;
}

static const struct sa *inbound_of(const struct tunnels *t, uint32_t context)
{
	return &t->snapshot->sas[t->contexts[context].inbound];
}

static const struct sa *outbound_of(const struct tunnels *t, uint32_t context)
{
	return &t->snapshot->sas[t->contexts[context].outbound];
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

/* Whether pair @a is what packets leave through, rather than pair @b. */
static bool goes_before(const struct tunnels *t, uint32_t a, uint32_t b)
{
	const struct sa *x = outbound_of(t, a), *y = outbound_of(t, b);
	bool named = named_by_policy(t->snapshot, x);

	if (named != named_by_policy(t->snapshot, y))
		return named;
	return x->order < y->order;
}

static void note_pair(struct tunnels *t, uint32_t pair)
{
	const struct sa *out = outbound_of(t, pair);
	uint32_t hash = hash_of(out, true);
	const uint32_t *place = chains_first(&t->by_traffic, hash);
	struct tunnel *tunnel;

	for (; *place; place = chains_next(&t->by_traffic, place)) {
		const struct sa *first = outbound_of(t, t->tunnels[*place - 1].first);

		if (same_ends(first, out) && same_traffic(first, out))
			break;
	}
	if (!*place) {
		t->of[pair] = t->count;
		t->tunnels[t->count] = (struct tunnel){ .first = pair, .active = pair };
		chains_push(&t->by_traffic, t->count++, hash);
		return;
	}
	t->of[pair] = *place - 1;
	tunnel = &t->tunnels[*place - 1];
	tunnel->many = true;
	if (goes_before(t, pair, tunnel->active))
		tunnel->active = pair;
}

/* The place of the newest pair between the ends of @sa. */
static uint32_t *ends_of(const struct tunnels *t, const struct sa *sa)
{
	uint32_t *place = chains_first(&t->by_ends, hash_of(sa, false));

	while (*place && !same_ends(outbound_of(t, *place - 1), sa))
		place = chains_next(&t->by_ends, place);
	return place;
}

static void note_ends(struct tunnels *t, uint32_t pair)
{
	const struct sa *out = outbound_of(t, pair);
	uint32_t *place = ends_of(t, out);

	if (*place && inbound_of(t, *place - 1)->order < inbound_of(t, pair)->order)
		return;
	if (*place)
		chains_take(&t->by_ends, place);
	chains_push(&t->by_ends, pair, hash_of(out, false));
}

/* Whether a tunnel between the ends of the leftover @sa has a pair that is newer. */
static bool has_successor(const struct tunnels *t, const struct sa *sa)
{
	const uint32_t *place = ends_of(t, sa);

	return *place && inbound_of(t, *place - 1)->order < sa->order;
}

/* As IPsecSaContextExpire0 leaves it: see lib/sadb/expire.c. */
static bool is_expiring(const struct snapshot *s, const struct sa *sa)
{
	return sa->use_time && sa->limits.hard_use &&
	       sa->use_time + sa->limits.hard_use <= s->time / 1000000000u + EXPIRE_SECONDS + 1;
}

static void judge(const struct tunnels *t, struct context *c, uint32_t index)
{
	if (c->outbound == CONTEXT_NONE) {
		const struct sa *in = inbound_of(t, index);
		bool draining = is_expiring(t->snapshot, in) || has_successor(t, in);

		c->state = draining ? CONTEXT_DRAINING : CONTEXT_HALF;
	} else if (c->inbound == CONTEXT_NONE) {
		c->state = CONTEXT_HALF;
	} else if (t->of[index] == TUNNEL_NONE) {
		c->state = CONTEXT_UP;
		c->active = true;
	} else {
		const struct tunnel *tunnel = &t->tunnels[t->of[index]];

		c->state = tunnel->many ? CONTEXT_REKEYING : CONTEXT_UP;
		c->active = tunnel->active == index;
	}
}

static uint32_t tunnels_init(struct tunnels *t, size_t count)
{
	uint32_t status;

	t->of = malloc(count * sizeof(*t->of) + 1);
	t->tunnels = malloc(count * sizeof(*t->tunnels) + 1);
	status = t->of && t->tunnels ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
	if (!status)
		status = chains_init(&t->by_traffic, count);
	if (!status)
		status = chains_init(&t->by_ends, count);
	return status;
}

static void tunnels_done(struct tunnels *t)
{
	free(t->of);
	free(t->tunnels);
	chains_done(&t->by_traffic);
	chains_done(&t->by_ends);
}

uint32_t contexts_judge(const struct snapshot *s, struct context_list *list)
{
	struct tunnels t = { .snapshot = s, .contexts = list->contexts };
	uint32_t status = tunnels_init(&t, list->count);
	bool any_inbound_alone = false;

	for (uint32_t i = 0; !status && i < list->count; i++) {
		const struct context *c = &list->contexts[i];

		t.of[i] = TUNNEL_NONE;
		if (is_pair(c) && s->sas[c->outbound].reqid)
			note_pair(&t, i);
		any_inbound_alone |= c->outbound == CONTEXT_NONE;
	}
	for (uint32_t i = 0; !status && any_inbound_alone && i < list->count; i++)
		if (t.of[i] != TUNNEL_NONE)
			note_ends(&t, i);
	for (uint32_t i = 0; !status && i < list->count; i++)
		judge(&t, &list->contexts[i], i);
	tunnels_done(&t);
	return status;
}
