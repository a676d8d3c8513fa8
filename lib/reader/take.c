/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Taking a snapshot. One socket receives the dumps and the events, in the order in which the kernel
 * queued them, and states.c and policies_read.c build the tables from them. doc/snapshot.md gives
 * the reasons.
 */
#include "take.h"

#include <time.h>

#include "base/pause.h"
#include "base/status.h"
#include "local_read.h"
#include "policies_read.h"
#include "states.h"
#include "xfrm/dump.h"
#include "xfrm/state.h"

/*
 * After a round that lost events another round begins, with a receive buffer four times as large.
 * The last round does without events, so that the receive buffer is free for its answers. It always
 * gives a result, but one that is not of a single instant: the snapshot is not complete.
 */
#define ROUNDS_MAX         9
#define RECEIVE_BUFFER_MIN (1u << 20)
#define RECEIVE_BUFFER_MAX (64u << 20)

/*
 * How long to wait after the first round. Whatever disturbed it, such as a daemon that moves its
 * SAs one after another, goes on for a while. Each further pause is twice as long as the one
 * before; all of them together take 32 milliseconds.
 */
#define PAUSE_MIN 250u /* microseconds */

/*
 * A bound for the work of one round while changes keep coming: one read for each state, and four
 * events for each state, and some more of both for small tables that change often. The journal
 * keeps one entry for each key, however many events there are.
 */
#define READS_MORE       1000u
#define EVENTS_PER_STATE 4u
#define EVENTS_MORE      20000u

struct round {
	struct netlink *netlink;
	struct netlink_watch watch;
	struct states states;
	struct policies_read policies;
	struct spare *spare;
	bool by_kernel;
	bool without_policies;
	bool without_states;
	bool every_policy;
	bool last;
	bool lost;             /* events were lost before the instant of the snapshot */
	bool uncertain;        /* the events do not tell all that changed, or are too many */
	uint32_t event_status; /* why an event could not be entered, or 0 */
	uint32_t expected;     /* number of states before the dump */
	uint32_t states_now;   /* number of states at the instant of the snapshot */
};

/* Whether the round has failed already. If so, it ends with the request under way. */
static bool is_doomed(const struct round *round)
{
	return round->watch.lost || round->uncertain || round->event_status;
}

static uint64_t events_of(const struct round *round)
{
	return round->states.events + round->policies.events;
}

static void enter_event(const struct nlmsghdr *message, void *context)
{
	struct round *round = context;
	const struct event event = decode_event(message);

	if (is_doomed(round))
		return;
	if (event.type == EVENT_OTHER)
		round->uncertain = true;
	else if (event.type >= EVENT_POLICY_ADDED && round->without_policies)
		return;
	else if (event.type >= EVENT_POLICY_ADDED)
		round->event_status = policies_event(&round->policies, &event, message);
	else if (event.type >= EVENT_SA_ADDED && !round->without_states)
		round->event_status = states_event(&round->states, &event, message);
	round->uncertain |=
		round->states.uncertain ||
		events_of(round) > (uint64_t)round->expected * EVENTS_PER_STATE + EVENTS_MORE;
	round->watch.ended = is_doomed(round);
}

static uint32_t enter_dumped_state(const struct nlmsghdr *message, void *context)
{
	struct round *round = context;

	return is_doomed(round) ? ERROR_RETRY : states_take(&round->states, message);
}

static uint32_t enter_dumped_policy(const struct nlmsghdr *message, void *context)
{
	struct round *round = context;

	return is_doomed(round) ? ERROR_RETRY : policies_take(&round->policies, message);
}

/* The counts are those of the snapshot, unless policies_finish() finds that policies changed. */
static uint32_t expect_policies(struct round *round)
{
	struct policies *p = round->policies.policies;
	uint32_t status = count_policies(round->netlink, &p->counts);

	if (status)
		return status;
	p->counted = true;
	return round->policies.ends ? ERROR_SUCCESS
				    : policies_expect(p, (size_t)p->counts.in + p->counts.out +
								 p->counts.forward);
}

static uint32_t read_policies(struct round *round)
{
	struct policies *p = round->policies.policies;
	uint32_t status = expect_policies(round);

	if (status || is_doomed(round))
		return status ? status : ERROR_RETRY;
	status = dump_policies(round->netlink, enter_dumped_policy, round, &p->bytes_received);
	return status ? status : policies_index(p);
}

static uint32_t dump_filtered(struct round *round, const struct address_filter *filter)
{
	struct snapshot *s = round->states.snapshot;

	if (is_doomed(round))
		return ERROR_RETRY;
	s->filters += filter != NULL;
	return dump_states(round->netlink, filter, enter_dumped_state, round, &s->bytes_received);
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
	uint32_t status = dump_filtered(round, &out);

	if (status)
		return status;
	round->states.first_count = round->states.snapshot->count;
	round->states.second = true;
	return dump_filtered(round, &in);
}

struct answer {
	struct states *states;
	const struct sa_key *key;
};

static uint32_t enter_answer(const struct nlmsghdr *message, void *context)
{
	const struct answer *answer = context;

	return states_read(answer->states, answer->key, message);
}

static uint32_t read_state(struct round *round, const struct sa_key *key)
{
	struct answer answer = { &round->states, key };
	uint32_t status = state_read(round->netlink, key, enter_answer, &answer);

	return status == FWP_E_NOT_FOUND ? states_read(&round->states, key, NULL) : status;
}

/* Reads the states about which events did not tell all, until there are none or the round failed.
 */
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
 * Reads what events left open, and then counts the states, until nothing is open after the count.
 * The kernel works on one request at a time, and the count is a request: when it arrives, the
 * events of all changes before it have been received too. So the snapshot shows the instant of the
 * last count.
 */
static uint32_t read_until_settled(struct round *round)
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
 * The groups were joined one by one, so among the events up to the first count some may be missing.
 * These events are older than the dump, so they are ignored: watch.visit is NULL until the
 * count has arrived. The count also makes the kernel use datagrams as large as the buffer in
 * socket.c.
 */
static uint32_t read_all(struct round *round)
{
	uint32_t status = count_states(round->netlink, &round->expected);

	round->watch.visit = enter_event;
	if (!status)
		status = snapshot_expect(
			round->states.snapshot,
			round->by_kernel || round->without_states ? 0 : round->expected);
	if (!status && !round->without_policies)
		status = read_policies(round);
	if (!status && !round->without_states)
		status = round->by_kernel ? dump_both_ways(round) : dump_filtered(round, NULL);
	if (!status)
		status = read_until_settled(round);
	note_time(round->states.snapshot);
	return round->event_status ? round->event_status : status;
}

/*
 * Whether the kernel's counts agree with the snapshot. They do not if the kernel ended the dump
 * early without an error, or if states disappeared without events together with an offload device.
 * Larval states appear without events, so more states than known are no contradiction.
 */
static bool counts_fit(const struct round *round)
{
	const struct snapshot *s = round->states.snapshot;

	if (s->count + s->ipcomp_count > round->states_now)
		return false;
	return round->by_kernel || round->without_states || round->states.any_flushed ||
	       s->states + round->states.events >= round->expected;
}

/* Larval states appear without events, so their number is computed from the kernel's count. */
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
	if (!round->states.ends && !round->without_states)
		count_larval(s, round->states_now);
	return status;
}

static uint32_t watch_all(struct round *round, uint32_t receive_buffer)
{
	uint32_t status;

	round->watch = (struct netlink_watch){ .groups = event_groups,
					       .group_count = EVENT_GROUPS,
					       .context = round,
					       .receive_buffer = receive_buffer };
	status = netlink_watch(round->netlink, &round->watch);
	if (status)
		return status;
	status = read_all(round);
	round->lost = round->watch.lost; /* events that are lost later came after the instant */
	netlink_unwatch(round->netlink);
	return status;
}

static uint32_t take_round(struct round *round, uint32_t receive_buffer)
{
	struct snapshot *s = round->states.snapshot;
	uint32_t status = local_addresses_read(round->netlink, &s->local);

	round->states.local = &s->local;
	if (!status)
		status = round->last ? read_all(round) : watch_all(round, receive_buffer);
	if (!status)
		status = make_tables(round);
	if (status)
		return status;
	if (round->by_kernel)
		snapshot_merge_order(s, round->states.first_count);
	s->events = events_of(round);
	return ERROR_SUCCESS;
}

/* Makes one round and returns its status. *ret_again tells whether another round may do better. */
static uint32_t try_round(struct round *round, uint32_t receive_buffer, bool *ret_again)
{
	uint32_t status = take_round(round, receive_buffer);

	*ret_again =
		round->lost || round->uncertain || (!status && !round->states.snapshot->complete);
	states_done(&round->states);
	policies_read_done(&round->policies);
	return status;
}

static uint32_t take_rounds(const struct round *first, struct snapshot *ret)
{
	uint32_t receive_buffer = RECEIVE_BUFFER_MIN, pause = PAUSE_MIN, status = ERROR_SUCCESS;
	bool again = true;

	for (uint32_t rounds = 1; again; rounds++) {
		struct round round = *first;

		*ret = (struct snapshot){ .rounds = rounds,
					  .memory.spare = first->spare,
					  .policies.memory.spare = first->spare,
					  .policies.every = first->every_policy };
		round.last = rounds == ROUNDS_MAX;
		round.states.snapshot = ret;
		round.policies.policies = &ret->policies;
		status = try_round(&round, receive_buffer, &again);
		again = again && !round.last;
		if (status || again)
			snapshot_done(ret);
		if (again && rounds + 1 < ROUNDS_MAX)
			pause_microseconds(pause);
		pause *= 2;
		receive_buffer =
			receive_buffer < RECEIVE_BUFFER_MAX ? 4 * receive_buffer : receive_buffer;
	}
	return status;
}

uint32_t snapshot_take(struct netlink *netlink, const struct snapshot_scope *scope,
		       struct snapshot *ret)
{
	const struct round first = {
		.netlink = netlink,
		.states = { .ends = scope->ends, .keep_larval = scope->larval },
		.policies = { .ends = scope->ends },
		.by_kernel = scope->by_kernel && scope->ends,
		.without_policies = scope->without_policies,
		.without_states = scope->without_states,
		.every_policy = scope->every_policy,
		.spare = scope->spare,
	};
	uint32_t status = take_rounds(&first, ret);

	if (status)
		return status;
	if (ret->any_ah)
		status = bundles_find(ret);
	if (status)
		snapshot_done(ret);
	return status;
}
