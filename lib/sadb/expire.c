/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "expire.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/status.h"
#include "snapshot.h"
#include "xfrm/socket.h"
#include "xfrm/state.h"

/* Does something to one SA. */
typedef uint32_t act_on_sa(struct netlink *netlink, const struct sa *sa, uint32_t seconds);

/*
 * To all SAs of a half: the IPComp states that go with the SA, the AH SA bundled with it, and the
 * SA itself. It comes last, and after nothing that failed: by it a call that is repeated finds the
 * others.
 */
static uint32_t for_half(struct netlink *netlink, const struct snapshot *s, uint32_t index,
			 act_on_sa *act, uint32_t seconds)
{
	const struct sa *sa = &s->sas[index], *ah = snapshot_bundled_ah(s, index), *ipcomp = NULL;
	uint32_t status = ERROR_SUCCESS;

	while (!status && (ipcomp = snapshot_next_ipcomp(s, sa, ipcomp)))
		status = act(netlink, ipcomp, seconds);
	if (!status && ah)
		status = act(netlink, ah, seconds);
	return status ? status : act(netlink, sa, seconds);
}

/* Gone already is as good as deleted. */
static uint32_t delete_now(struct netlink *netlink, const struct sa *sa, uint32_t seconds)
{
	struct sa left;
	uint32_t status = state_delete(netlink, sa);

	(void)seconds;
	if (status && status != FWP_E_NOT_FOUND)
		return status;
	status = state_get(netlink, sa, &left);
	if (status == FWP_E_NOT_FOUND)
		return ERROR_SUCCESS;
	return status ? status : ERROR_GEN_FAILURE;
}

/* The kernel counts lifetimes in whole seconds of the real time. */
static uint64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (uint64_t)t.tv_sec;
}

/* A use_time in the future comes of a clock that was set back. */
static bool was_used(const struct sa *sa, uint64_t time)
{
	return sa->use_time && sa->use_time <= time;
}

/*
 * Only the limit that counts from the first use may be new. A new limit that counts from add_time
 * would meet the kernel's memory of a soft limit still pending: it then takes the clock for
 * stepped, never deletes the SA, and can spin in its timer for ever (Linux 6.1 to 6.17). Soft
 * limits that fired already are taken away, for an update lets them fire again; so is the one that
 * would count from a first use that is none.
 */
struct limits limits_to_end(const struct sa *sa, uint64_t time, uint32_t seconds)
{
	struct limits limits = sa->limits;
	uint64_t used = was_used(sa, time) ? time - sa->use_time : 0;
	uint64_t age = time > sa->add_time ? time - sa->add_time : 0;
	uint64_t hard_use = used + seconds;

	if (!limits.hard_use || hard_use < limits.hard_use)
		limits.hard_use = hard_use;
	if (limits.soft_add && age >= limits.soft_add + 2)
		limits.soft_add = 0;
	if (!was_used(sa, time) || used >= limits.soft_use)
		limits.soft_use = 0;
	if (sa->bytes >= limits.soft_bytes)
		limits.soft_bytes = UINT64_MAX;
	if (sa->packets >= limits.soft_packets)
		limits.soft_packets = UINT64_MAX;
	return limits;
}

static bool ends_by(const struct sa *sa, uint64_t deadline)
{
	return sa->use_time && sa->limits.hard_use &&
	       sa->use_time + sa->limits.hard_use <= deadline;
}

/* The limit of a state that was never used would begin to count with its first packet. */
static uint32_t begin_use(struct netlink *netlink, const struct sa *sa, uint64_t time)
{
	return was_used(sa, time) ? ERROR_SUCCESS : state_set_use_time(netlink, sa, time);
}

static uint32_t end_later(struct netlink *netlink, const struct sa *sa, uint32_t seconds)
{
	uint64_t time = now();
	struct limits limits;
	struct sa current;
	uint32_t status = state_get(netlink, sa, &current);

	if (!status && ends_by(&current, time + seconds))
		return ERROR_SUCCESS;
	if (!status)
		status = begin_use(netlink, &current, time);
	if (!status) {
		limits = limits_to_end(&current, time, seconds);
		status = state_set_limits(netlink, sa, &limits);
	}
	if (!status)
		status = state_get(netlink, sa, &current);
	if (status) /* not found: deleted or rekeyed since, so there is nothing to do */
		return status == FWP_E_NOT_FOUND ? ERROR_SUCCESS : status;
	return ends_by(&current, time + seconds + 1) ? ERROR_SUCCESS : ERROR_GEN_FAILURE;
}

uint32_t context_expire(struct netlink *netlink, const struct snapshot *s, const struct context *c,
			uint32_t seconds)
{
	uint32_t status = ERROR_SUCCESS;

	if (c->outbound != CONTEXT_NONE)
		status = for_half(netlink, s, c->outbound, delete_now, 0);
	if (!status && c->inbound != CONTEXT_NONE)
		status = for_half(netlink, s, c->inbound, end_later, seconds);
	return status;
}

/* The id is made from the inbound SA. */
uint32_t context_delete(struct netlink *netlink, const struct snapshot *s, const struct context *c)
{
	uint32_t status = ERROR_SUCCESS;

	if (c->outbound != CONTEXT_NONE)
		status = for_half(netlink, s, c->outbound, delete_now, 0);
	if (!status && c->inbound != CONTEXT_NONE)
		status = for_half(netlink, s, c->inbound, delete_now, 0);
	return status;
}
