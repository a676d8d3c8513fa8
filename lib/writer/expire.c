/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "expire.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/status.h"
#include "sadb/companion.h"
#include "sadb/snapshot.h"
#include "netlink/sockets.h"
#include "xfrm/state.h"

/* When to end an SA, and the mark that it gets. */
struct order {
	uint32_t seconds;
	enum ending mark;
};

/* Does something to one SA. */
typedef uint32_t act_on_sa(struct netlink *netlink, const struct sa *sa, const struct order *order);

/*
 * Calls @act for the AH SA in a bundle with the SA at @index, if there is one, and then for the SA
 * itself. The SA comes last, and only if nothing has failed: if the call is repeated, the AH SA is
 * found by means of the SA.
 */
static uint32_t for_half(struct netlink *netlink, const struct snapshot *s, uint32_t index,
			 act_on_sa *act, const struct order *order)
{
	const struct sa *ah = snapshot_bundled_ah(s, index);
	uint32_t status = ah ? act(netlink, ah, order) : ERROR_SUCCESS;

	return status ? status : act(netlink, &s->sas[index], order);
}

/* Deletes an SA and makes sure that it is gone. It is no failure if it was gone before. */
static uint32_t delete_now(struct netlink *netlink, const struct sa *sa, const struct order *order)
{
	struct sa_now left;
	uint32_t status = state_delete(netlink, sa);

	(void)order;
	if (status && status != FWP_E_NOT_FOUND)
		return status;
	status = state_get(netlink, sa, &left);
	if (status == FWP_E_NOT_FOUND)
		return ERROR_SUCCESS;
	return status ? status : ERROR_GEN_FAILURE;
}

/* Deletes the IPComp state that goes with the SA at @index, then the SA. */
static uint32_t delete_half(struct netlink *netlink, const struct snapshot *s, uint32_t index)
{
	const struct sa *ipcomp = companion_of(s, index);
	uint32_t status = ipcomp ? delete_now(netlink, ipcomp, NULL) : ERROR_SUCCESS;

	return status ? status : for_half(netlink, s, index, delete_now, NULL);
}

/*
 * The kernel counts lifetimes in whole seconds of the real time, which somebody may set at any
 * moment. The time since boot is never set, so that comparing both shows whether it was.
 */
struct clocks {
	uint64_t real, boot; /* seconds */
};

static struct clocks read_clocks(void)
{
	struct timespec real, boot;

	clock_gettime(CLOCK_REALTIME, &real);
	clock_gettime(CLOCK_BOOTTIME, &boot);
	return (struct clocks){ (uint64_t)real.tv_sec, (uint64_t)boot.tv_sec };
}

static bool clock_was_set(const struct clocks *since)
{
	struct clocks now = read_clocks();
	uint64_t expected = since->real + (now.boot - since->boot);

	return now.real > expected + 1 || now.real + 1 < expected;
}

static bool ends_by(const struct sa *sa, uint64_t deadline)
{
	uint64_t hard_use = sa->config->limits.hard_use;

	return sa->use_time && hard_use && sa->use_time + hard_use <= deadline;
}

/* The limit of a state that was never used would only begin to count with its first packet. */
static uint32_t begin_use(struct netlink *netlink, const struct sa *sa, uint64_t time)
{
	return sa_was_used(sa, time) ? ERROR_SUCCESS : state_set_use_time(netlink, sa, time);
}

static uint32_t set_end(struct netlink *netlink, const struct sa *sa, uint64_t time,
			const struct order *order)
{
	struct limits limits = limits_to_end(sa, time, order->seconds, order->mark);
	uint32_t status = begin_use(netlink, sa, time);

	return status ? status : state_set_limits(netlink, sa, &limits);
}

/*
 * Sets the end of @sa and reads it back. The kernel refuses with EINVAL to change a state that has
 * expired but is not deleted yet (xfrm_state_update(), xfrm_new_ae()). In that case the status of
 * reading it back is returned if the state is gone by then, otherwise the refusal.
 */
static uint32_t end_at(struct netlink *netlink, const struct sa *sa, uint64_t time,
		       const struct order *order)
{
	struct sa_now current;
	uint32_t changed, status = state_get(netlink, sa, &current);

	if (status)
		return status;
	if (sa_ending(&current.sa) && ends_by(&current.sa, time + order->seconds))
		return ERROR_SUCCESS;
	changed = set_end(netlink, &current.sa, time, order);
	if (changed && changed != ERROR_INVALID_PARAMETER)
		return changed;
	status = state_get(netlink, sa, &current);
	if (status || changed)
		return status ? status : changed;
	return sa_ending(&current.sa) && ends_by(&current.sa, time + order->seconds + 1)
		       ? ERROR_SUCCESS
		       : ERROR_GEN_FAILURE;
}

/* How often to set the end if somebody sets the clock meanwhile. */
#define CLOCK_TRIES 5

static uint32_t end_later(struct netlink *netlink, const struct sa *sa, const struct order *order)
{
	struct clocks begin;
	uint32_t status;
	int tries = 0;

	do {
		begin = read_clocks();
		status = end_at(netlink, sa, begin.real, order);
		if (status == FWP_E_NOT_FOUND) /* deleted or replaced since: nothing to do */
			return ERROR_SUCCESS;
	} while (clock_was_set(&begin) && ++tries < CLOCK_TRIES);
	return status;
}

/*
 * The inbound IPComp state is not expired, because the kernel would send an EXPIRE event for it, at
 * which libreswan 4.10 of Debian 12 aborts. Without its SA the state receives nothing, and the IKE
 * daemon deletes it when it receives the event about the SA.
 */
uint32_t context_expire(struct netlink *netlink, const struct snapshot *s, const struct context *c,
			uint32_t seconds)
{
	const struct order order = {
		.seconds = seconds,
		.mark = c->outbound != CONTEXT_NONE ? ENDING_PAIR : ENDING_ALONE,
	};
	uint32_t status = ERROR_SUCCESS;

	if (c->outbound != CONTEXT_NONE)
		status = delete_half(netlink, s, c->outbound);
	if (!status && c->inbound != CONTEXT_NONE)
		status = for_half(netlink, s, c->inbound, end_later, &order);
	return status;
}

/* The inbound SA comes last, because the id is made from it. */
uint32_t context_delete(struct netlink *netlink, const struct snapshot *s, const struct context *c)
{
	uint32_t status = ERROR_SUCCESS;

	if (c->outbound != CONTEXT_NONE)
		status = delete_half(netlink, s, c->outbound);
	if (!status && c->inbound != CONTEXT_NONE)
		status = delete_half(netlink, s, c->inbound);
	return status;
}

uint32_t context_check(struct netlink *netlink, const struct snapshot *s, const struct context *c)
{
	struct sa_now now;
	uint32_t status = ERROR_SUCCESS;

	if (c->outbound != CONTEXT_NONE)
		status = state_get(netlink, &s->sas[c->outbound], &now);
	if (!status && c->inbound != CONTEXT_NONE)
		status = state_get(netlink, &s->sas[c->inbound], &now);
	return status;
}
