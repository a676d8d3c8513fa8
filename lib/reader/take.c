/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Taking a snapshot: one socket gets the dumps and the events, in the order in which the kernel
 * queued them. states.c and policies_read.c make a table of both.
 */
#include "take.h"

#include <time.h>

#include "base/status.h"
#include "local_read.h"
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

/*
 * What disturbed a round, such as a daemon that moves its SAs one after another, goes on for a
 * while, and a disturbed round ends early. So each waits twice as long as the one before, 32
 * milliseconds in all.
 */
#define PAUSE_MIN 250u /* microseconds */

/*
 * What one round may cost, where changes keep coming while it follows those that came: as many
 * reads of one state as there are states, and as many events as change each of them four times;
 * and some more, for a small table that is changed often. It keeps one record for each key.
 */
#define READS_MORE       1000u
#define EVENTS_PER_STATE 4u
#define EVENTS_MORE      20000u

struct round {
	struct netlink *netlink;
	struct netlink_watch watch;
	struct local_addresses local;
	struct states states;
	struct policies_read policies;
	bool by_kernel;
	bool last;
	bool lost;             /* events */
	bool uncertain;        /* something changed that no event tells, or too much */
	uint32_t event_status; /* of an event that could not be kept */
	uint32_t expected;     /* states before the dump */
	uint32_t states_now;   /* states in the end */
};

/* What comes of this round will not be the truth: it ends with the request under way. */
static bool is_doomed(const struct round *round)
{
	return round->watch.lost || round->uncertain || round->event_status;
}

static uint64_t events_of(const struct round *round)
{
	return round->states.events + round->policies.events;
}

static void take_event(const struct nlmsghdr *message, void *context)
{
	struct round *round = context;
	const struct event event = decode_event(message);

	if (is_doomed(round))
		return;
	if (event.type == EVENT_OTHER)
		round->uncertain = true;
	else if (event.type >= EVENT_POLICY_ADDED)
		round->event_status = policies_event(&round->policies, &event, message);
	else if (event.type != EVENT_NONE)
		round->event_status = states_event(&round->states, &event, message);
	round->uncertain |=
		round->states.uncertain ||
		events_of(round) > (uint64_t)round->expected * EVENTS_PER_STATE + EVENTS_MORE;
	round->watch.ended = is_doomed(round);
}

static uint32_t take_state(const struct nlmsghdr *message, void *context)
{
	struct round *round = context;

	return is_doomed(round) ? ERROR_RETRY : states_take(&round->states, message);
}

static uint32_t take_policy(const struct nlmsghdr *message, void *context)
{
	struct round *round = context;

	return is_doomed(round) ? ERROR_RETRY : policies_take(&round->policies, message);
}

static uint32_t read_policies(struct round *round)
{
	struct policies *p = round->policies.policies;
	uint32_t status;

	if (is_doomed(round))
		return ERROR_RETRY;
	status = dump_policies(round->netlink, take_policy, round, &p->bytes_received);
	return status ? status : policies_index(p);
}

static uint32_t dump(struct round *round, const struct address_filter *filter)
{
	struct snapshot *s = round->states.snapshot;

	if (is_doomed(round))
		return ERROR_RETRY;
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

/* One by one, until nothing is left open, or nothing comes of it. */
static uint32_t read_unread(struct round *round, uint64_t *reads_left)
{
	struct sa_key key;
	uint32_t status = ERROR_SUCCESS;

	while (!status && !is_doomed(round) && states_next_unread(&round->states, &key)) {
		round->uncertain = !*reads_left;
		if (round->uncertain)
			break;
		--*reads_left;
		status = read_state(round, &key);
	}
	return !status && is_doomed(round) ? ERROR_RETRY : status;
}

/*
 * Asks for what events left open, until nothing is. The kernel works on one request at a time, and
 * counting its states is one: when the count comes, so has the event of each change before it. So
 * the count's is the instant that the snapshot shows.
 */
static uint32_t settle(struct round *round)
{
	uint64_t reads_left = (uint64_t)round->expected + READS_MORE;
	uint32_t status = states_dumped(&round->states);

	if (status)
		return status;
	do {
		status = read_unread(round, &reads_left);
		if (!status)
			status = count_states(round->netlink, &round->states_now);
	} while (!status && states_has_unread(&round->states));
	return status;
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
	return round->event_status ? round->event_status : status;
}

/*
 * Whether the counts speak against it. A dump that the kernel cuts short without a word, or states
 * that went with a device and made no event, are seen here; larval states, which come without an
 * event, are no reason.
 */
static bool counts_fit(const struct round *round)
{
	const struct snapshot *s = round->states.snapshot;

	if (s->count + s->ipcomp_count > round->states_now)
		return false;
	return round->by_kernel || round->states.any_flushed ||
	       s->states + round->states.events >= round->expected;
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
	s->complete = !round->last && !round->lost && !round->uncertain &&
		      !round->states.uncertain && counts_fit(round);
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

		sa_set_order(&s->sas[first ? a++ : b++], order);
	}
	s->merged = true;
}

static uint32_t watch_all(struct round *round, uint32_t room)
{
	uint32_t status;

	round->watch = (struct netlink_watch){ .groups = event_groups,
					       .group_count = EVENT_GROUPS,
					       .context = round,
					       .receive_buffer = room };
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
	uint32_t status = local_addresses_read(round->netlink, &round->local);

	round->states.local = &round->local;
	if (!status)
		status = round->last ? read_all(round) : watch_all(round, room);
	if (!status)
		status = make_tables(round);
	if (status)
		return status;
	if (round->by_kernel)
		merge_order(s, round->states.first_count);
	s->events = events_of(round);
	return ERROR_SUCCESS;
}

/* What a round found, or why it found nothing. *ret_again: another may find it all. */
static uint32_t try_round(struct round *round, uint32_t room, bool *ret_again)
{
	uint32_t status = take_round(round, room);

	*ret_again =
		round->lost || round->uncertain || (!status && !round->states.snapshot->complete);
	states_done(&round->states);
	policies_read_done(&round->policies);
	local_addresses_done(&round->local);
	return status;
}

static uint32_t take_rounds(const struct round *first, struct snapshot *ret)
{
	uint32_t room = ROOM_MIN, pause = PAUSE_MIN, status = ERROR_SUCCESS;
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
		if (again && rounds + 1 < ROUNDS_MAX)
			netlink_pause(pause);
		pause *= 2;
		room = room < ROOM_MAX ? 4 * room : room;
	}
	return status;
}

uint32_t snapshot_take(struct netlink *netlink, const struct ends *ends, bool by_kernel,
		       struct snapshot *ret)
{
	const struct round first = {
		.netlink = netlink,
		.states = { .ends = ends },
		.policies = { .ends = ends },
		.by_kernel = by_kernel && ends,
	};
	uint32_t status = take_rounds(&first, ret);

	if (status)
		return status;
	snapshot_trim(ret);
	if (ret->any_ah)
		status = bundles_find(ret, &ret->bundles, &ret->bundle_count);
	if (status)
		snapshot_done(ret);
	return status;
}
