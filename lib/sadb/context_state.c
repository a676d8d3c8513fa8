/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context_state.h"

#include <string.h>

#include "base/chains.h"
#include "base/hash.h"
#include "base/status.h"
#include "context.h"
#include "direction.h"
#include "ending.h"
#include "snapshot.h"
#include "tunnel.h"

/*
 * For this long after a pair was installed, older pairs of its tunnel are taken for leftovers of a
 * rekey. Daemons delete leftovers after seconds (strongSwan after 5 by default, libreswan after 1).
 * Pairs that stay longer side by side were set up on purpose, as with strongSwan's unique=never.
 */
#define REKEY_SECONDS 60

/*
 * The generations of one tunnel: pairs whose outbound SAs have equal tunnel and traffic keys. SAs
 * that were set by hand have reqid 0, which does not tell tunnels apart, so each context with reqid
 * 0 is left out and judged by itself.
 */
struct generations {
	uint32_t first, newest; /* contexts */
	uint32_t pairs;
	uint32_t named; /* pairs that a policy names; counted from the second pair on */
};

#define TUNNEL_NONE UINT32_MAX

struct tunnels {
	const struct snapshot *snapshot;
	const struct context *contexts;
	uint32_t *of; /* for each context its tunnel, or TUNNEL_NONE */
	struct generations *tunnels;
	uint32_t count;
	struct chains by_traffic; /* index of tunnels by tunnel and traffic key */
	struct chains by_ends;    /* index by tunnel key of the pair with the newest inbound SA */
};

static bool same_ends(const struct sa *a, const struct sa *b)
{
	struct tunnel_key x, y;

	tunnel_key_of(a, &x);
	tunnel_key_of(b, &y);
	return !memcmp(&x, &y, sizeof(x));
}

static bool same_traffic(const struct sa *a, const struct sa *b)
{
	struct traffic_key x, y;

	traffic_key_of(a, true, &x);
	traffic_key_of(b, true, &y);
	return !memcmp(&x, &y, sizeof(x));
}

static uint32_t hash_of_tunnel(const struct sa *sa, bool with_traffic)
{
	struct tunnel_key tunnel;
	struct traffic_key traffic;
	uint64_t hash;

	tunnel_key_of(sa, &tunnel);
	hash = hash_bytes(hash_begin(0), &tunnel, sizeof(tunnel));
	if (with_traffic) {
		traffic_key_of(sa, true, &traffic);
		hash = hash_bytes(hash, &traffic, sizeof(traffic));
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

/*
 * Whether an outbound policy asks for the outbound SA of @pair by its SPI. strongSwan writes the
 * SPI of the SA in use into the policies of each CHILD_SA, so of several CHILD_SAs with one reqid
 * each has an SA that is named.
 */
static bool is_named(const struct tunnels *t, uint32_t pair)
{
	return policies_name(&t->snapshot->policies, outbound_of(t, pair));
}

static void note_pair(struct tunnels *t, uint32_t pair)
{
	const struct sa *out = outbound_of(t, pair);
	uint32_t hash = hash_of_tunnel(out, true);
	const uint32_t *place = chains_first(&t->by_traffic, hash);
	struct generations *tunnel;

	for (; *place; place = chains_next(&t->by_traffic, place)) {
		const struct sa *first = outbound_of(t, t->tunnels[*place - 1].first);

		if (same_ends(first, out) && same_traffic(first, out))
			break;
	}
	if (!*place) {
		t->of[pair] = t->count;
		t->tunnels[t->count] =
			(struct generations){ .first = pair, .newest = pair, .pairs = 1 };
		chains_push(&t->by_traffic, t->count++, hash);
		return;
	}
	t->of[pair] = *place - 1;
	tunnel = &t->tunnels[*place - 1];
	if (tunnel->pairs++ == 1)
		tunnel->named = is_named(t, tunnel->first);
	tunnel->named += is_named(t, pair);
	if (out->found.order < outbound_of(t, tunnel->newest)->found.order)
		tunnel->newest = pair;
}

/* The place in by_ends of the pair with the tunnel key of @half. */
static uint32_t *pair_between_ends(const struct tunnels *t, const struct sa *sa)
{
	uint32_t *place = chains_first(&t->by_ends, hash_of_tunnel(sa, false));

	for (; *place; place = chains_next(&t->by_ends, place)) {
		const struct sa *pair = outbound_of(t, *place - 1);

		if (same_ends(pair, sa))
			break;
	}
	return place;
}

static void note_ends(struct tunnels *t, uint32_t pair)
{
	const struct sa *out = outbound_of(t, pair);
	uint32_t *place = pair_between_ends(t, out);

	if (*place && inbound_of(t, *place - 1)->found.order < inbound_of(t, pair)->found.order)
		return;
	if (*place)
		chains_take(&t->by_ends, place);
	chains_push(&t->by_ends, pair, hash_of_tunnel(out, false));
}

/* Whether an inbound SA without a partner has a newer pair beside it with the same tunnel key. */
static bool has_successor(const struct tunnels *t, uint32_t context)
{
	const struct sa *in = inbound_of(t, context);
	const uint32_t *place = pair_between_ends(t, in);

	return *place && inbound_of(t, *place - 1)->found.order < in->found.order;
}

/* Daemons begin a rekey when the soft limit is reached. */
static bool has_reached_soft_limit(const struct sa *sa, uint64_t now)
{
	return sa->config->limits.soft_add && sa->add_time + sa->config->limits.soft_add <= now;
}

/*
 * Whether the pair @index, in a tunnel with several pairs, is there because of a rekey: the newest
 * pair was installed just now, or this one has reached its soft limit. If policies name all pairs,
 * the pairs are in use side by side and there is no rekey.
 */
static bool is_rekeying(const struct tunnels *t, const struct generations *tunnel, uint32_t index)
{
	uint64_t now = t->snapshot->time / 1000000000u;
	uint64_t added = outbound_of(t, tunnel->newest)->add_time;

	if (tunnel->named == tunnel->pairs)
		return false;
	return (now > added ? now - added : added - now) < REKEY_SECONDS ||
	       has_reached_soft_limit(inbound_of(t, index), now) ||
	       has_reached_soft_limit(outbound_of(t, index), now);
}

static void judge_half(const struct tunnels *t, struct context *c, uint32_t index)
{
	bool inbound = c->outbound == CONTEXT_NONE;

	if (inbound && (sa_ending(inbound_of(t, index)) || has_successor(t, index)))
		c->state = CONTEXT_DRAINING;
	else
		c->state = CONTEXT_HALF;
}

static void judge_pair(const struct tunnels *t, struct context *c, uint32_t index)
{
	const struct generations *tunnel =
		t->of[index] != TUNNEL_NONE ? &t->tunnels[t->of[index]] : NULL;
	bool rekeying = c->uneven;

	c->active = true;
	if (tunnel && tunnel->pairs > 1) {
		c->active = tunnel->named ? is_named(t, index) : tunnel->newest == index;
		rekeying |= is_rekeying(t, tunnel, index);
	}
	c->state = rekeying ? CONTEXT_REKEYING : CONTEXT_UP;
}

static uint32_t tunnels_init(struct tunnels *t, size_t count, struct arena *scratch)
{
	uint32_t status;

	t->of = arena_take(scratch, array_size(count, sizeof(*t->of)));
	t->tunnels = arena_take(scratch, array_size(count, sizeof(*t->tunnels)));
	status = t->of && t->tunnels ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
	if (!status)
		status = chains_init_in(&t->by_traffic, scratch, count);
	if (!status)
		status = chains_init_in(&t->by_ends, scratch, count);
	return status;
}

uint32_t contexts_judge(const struct snapshot *s, struct context_list *list, struct arena *scratch)
{
	struct tunnels t = { .snapshot = s, .contexts = list->contexts };
	uint32_t status = tunnels_init(&t, list->count, scratch);
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
		if (is_pair(&list->contexts[i]))
			judge_pair(&t, &list->contexts[i], i);
		else
			judge_half(&t, &list->contexts[i], i);
	return status;
}
