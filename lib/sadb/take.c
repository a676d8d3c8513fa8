/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Taking a snapshot: one socket gets the dumps and the events, in the order in which the kernel
 * queued them. states.c and policies_read.c make a table of both.
 */
#include "take.h"

#include <time.h>

#include "base/status.h"
#include "local.h"
#include "policies_read.h"
#include "states.h"
#include "xfrm/dump.h"
#include "xfrm/state.h"

/*
 * A round that lost events begins anew, with a queue four times as large. The last one wants none,
 * so that they leave its answers room: it finds something, but not the truth.
 */
#define ROUNDS_MAX 9
#define ROOM_MIN   (1u << 20)
#define ROOM_MAX   (64u << 20)

/* What changed may change again while it is asked for: how often to go after that. */
#define TURNS_MAX 1000

struct round {
	struct netlink *netlink;
	struct netlink_watch watch;
	struct states states;
	struct policies_read policies;
	bool by_kernel;
	bool last;
	bool lost;             /* events */
	bool uncertain;        /* something changed that no event tells */
	uint32_t event_status; /* of an event that could not be kept */
	uint32_t expected;     /* states before the dump */
	uint32_t states_now;   /* states in the end */
};

static void take_event(const struct nlmsghdr *message, void *context)
{
	struct round *round = context;
	const struct event event = decode_event(message);
	uint32_t status = ERROR_SUCCESS;

	if (event.type == EVENT_OTHER)
		round->uncertain = true;
	else if (event.type >= EVENT_POLICY_ADDED)
		status = policies_event(&round->policies, &event, message);
	else if (event.type != EVENT_NONE)
		status = states_event(&round->states, &event, message);
	if (status && !round->event_status)
		round->event_status = status;
}

static uint32_t take_state(const struct nlmsghdr *message, void *context)
{
	return states_take(&((struct round *)context)->states, message);
}

static uint32_t take_policy(const struct nlmsghdr *message, void *context)
{
	return policies_take(&((struct round *)context)->policies, message);
}

static uint32_t read_policies(struct round *round)
{
	struct policies *p = round->policies.policies;
	uint32_t status = dump_policies(round->netlink, take_policy, round, &p->bytes_received);

	return status ? status : policies_index(p);
}

static uint32_t dump(struct round *round, const struct address_filter *filter)
{
	struct snapshot *s = round->states.snapshot;

	s->filters += filter != NULL;
	return dump_states(round->netlink, filter, take_state, round, &s->bytes_received);
}

static uint32_t dump_both_ways(struct round *round)
{
	const struct ends *ends = round->states.ends;
	const struct subnet *local = &ends->local, *remote = &ends->remote;
	struct address_filter out = { .src = local->address,
				      .dst = remote->address,
				      .family = local->family ? local->family : remote->family,
				      .src_prefix = local->prefix,
				      .dst_prefix = remote->prefix };
	struct address_filter in = { .src = out.dst,
				     .dst = out.src,
				     .family = out.family,
				     .src_prefix = out.dst_prefix,
				     .dst_prefix = out.src_prefix };
	uint32_t status = dump(round, &out);

	if (status)
		return status;
	round->states.first_count = round->states.snapshot->count;
	round->states.second = true;
	return dump(round, &in);
}

struct answer {
	struct states *states;
	const struct sa_key *key;
};

static uint32_t take_answer(const struct nlmsghdr *message, void *context)
{
	const struct answer *answer = context;

	return states_read(answer->states, answer->key, message);
}

static uint32_t read_state(struct round *round, const struct sa_key *key)
{
	struct answer answer = { &round->states, key };
	uint32_t status = state_read(round->netlink, key, take_answer, &answer);

	return status == FWP_E_NOT_FOUND ? states_read(&round->states, key, NULL) : status;
}

/*
 * Asks for what events left open, until nothing is. The kernel works on one request at a time, and
 * counting its states is one: when the count comes, so has the event of each change before it. So
 * the count's is the instant that the snapshot shows.
 */
static uint32_t settle(struct round *round)
{
	struct sa_key key;
	uint32_t status;
	int turn = 0;

	do {
		while (states_next_unread(&round->states, &key)) {
			status = read_state(round, &key);
			if (status)
				return status;
		}
		status = count_states(round->netlink, &round->states_now);
		if (status)
			return status;
	} while (states_has_unread(&round->states) && ++turn < TURNS_MAX);
	round->uncertain |= states_has_unread(&round->states);
	return ERROR_SUCCESS;
}

static void note_time(struct snapshot *s)
{
	struct timespec real, boot;

	clock_gettime(CLOCK_REALTIME, &real);
	clock_gettime(CLOCK_BOOTTIME, &boot);
	s->time = (uint64_t)real.tv_sec * 1000000000u + (uint64_t)real.tv_nsec;
	s->boot_time = (uint64_t)boot.tv_sec * 1000000000u + (uint64_t)boot.tv_nsec;
}

/*
 * Groups are joined one by one, so what is queued until the first count may lack events of others;
 * it came before the dump and is passed over. The count also shows the kernel how large our buffer
 * is.
 */
static uint32_t read_all(struct round *round)
{
	uint32_t status = count_states(round->netlink, &round->expected);

	round->watch.visit = take_event;
	if (!status)
		status = states_expect(&round->states, round->by_kernel ? 0 : round->expected);
	if (!status)
		status = read_policies(round);
	if (!status)
		status = round->by_kernel ? dump_both_ways(round) : dump(round, NULL);
	if (!status)
		status = settle(round);
	note_time(round->states.snapshot);
	return status ? status : round->event_status;
}

/*
 * Whether the counts speak against it. A dump that the kernel cuts short without a word, or states
 * that went with a device and made no event, are seen here; larval states, which come without an
 * event, are no reason.
 */
static bool counts_fit(const struct round *round)
{
	const struct snapshot *s = round->states.snapshot;
	uint64_t changes = round->states.changes.events;

	if (s->count + s->ipcomp_count > round->states_now)
		return false;
	return round->by_kernel || round->states.changes.any_flushed ||
	       s->states + changes >= round->expected;
}

/* Larval states come and go silently: only the kernel's own count tells how many there are. */
static void count_larval(struct snapshot *s, uint32_t states_now)
{
	uint64_t known = (uint64_t)s->count + s->companions + s->malformed;

	s->states = states_now;
	s->larval = states_now > known ? (uint32_t)(states_now - known) : 0;
}

static uint32_t make_tables(struct round *round)
{
	struct snapshot *s = round->states.snapshot;
	size_t ipcomps = s->ipcomp_count;
	uint32_t status = policies_finish(&round->policies);

	if (!status)
		status = states_finish(&round->states, policies_changed(&round->policies));
	s->companions = (uint32_t)(s->companions + s->ipcomp_count - ipcomps);
	s->complete = !round->last && !round->lost && !round->uncertain && counts_fit(round);
	if (!round->states.ends)
		count_larval(s, round->states_now);
	return status;
}

/* Two lists, each newest first, become one order: by time, and then outbound before inbound. */
static void merge_order(struct snapshot *s, size_t first_count)
{
	size_t a = 0, b = first_count;

	for (uint32_t order = 0; order < s->count; order++) {
		bool first = b == s->count ||
			     (a < first_count && s->sas[a].add_time >= s->sas[b].add_time);

		s->sas[first ? a++ : b++].order = order;
	}
	s->merged = true;
}

static uint32_t watch_all(struct round *round, uint32_t room)
{
	uint32_t status;

	netlink_set_room(round->netlink, room);
	round->watch = (struct netlink_watch){ .context = round };
	status = netlink_watch(round->netlink, &round->watch);
	if (status)
		return status;
	status = read_all(round);
	round->lost = round->watch.lost; /* from here on, what is lost came after the instant */
	netlink_unwatch(round->netlink);
	return status;
}

static uint32_t take_round(struct round *round, uint32_t room)
{
	struct snapshot *s = round->states.snapshot;
	uint32_t status;

	status = round->last ? read_all(round) : watch_all(round, room);
	if (!status)
		status = make_tables(round);
	if (status)
		return status;
	if (round->by_kernel)
		merge_order(s, round->states.first_count);
	s->events = round->states.changes.events + round->policies.changes.events;
	return ERROR_SUCCESS;
}

/* What a round found, or why it found nothing. *ret_again: another may find it all. */
static uint32_t try_round(struct round *round, uint32_t room, bool *ret_again)
{
	uint32_t status = take_round(round, room);

	*ret_again = status ? round->lost : !round->states.snapshot->complete;
	states_done(&round->states);
	policies_read_done(&round->policies);
	return status;
}

static uint32_t take_rounds(const struct round *first, struct snapshot *ret)
{
	uint32_t room = ROOM_MIN, status;
	bool again = true;

	for (uint32_t rounds = 1; again; rounds++) {
		struct round round = *first;

		*ret = (struct snapshot){ .rounds = rounds };
		round.last = rounds == ROUNDS_MAX;
		round.states.snapshot = ret;
		round.policies.policies = &ret->policies;
		status = try_round(&round, room, &again);
		again = again && !round.last;
		if (status || again)
			snapshot_done(ret);
		room = room < ROOM_MAX ? 4 * room : room;
	}
	return status;
}

uint32_t snapshot_take(struct netlink *netlink, const struct ends *ends, bool by_kernel,
		       struct snapshot *ret)
{
	struct local_addresses local;
	uint32_t status = local_addresses_read(netlink, &local);
	const struct round first = {
		.netlink = netlink,
		.states = { .ends = ends, .local = &local },
		.policies = { .ends = ends },
		.by_kernel = by_kernel && ends,
	};

	*ret = (struct snapshot){ 0 };
	if (status)
		return status;
	status = take_rounds(&first, ret);
	local_addresses_done(&local);
	if (status)
		return status;
	snapshot_trim(ret);
	if (ret->any_ah)
		status = bundles_find(ret, &ret->bundles, &ret->bundle_count);
	if (status)
		snapshot_done(ret);
	return status;
}
