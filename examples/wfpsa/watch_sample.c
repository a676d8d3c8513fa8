/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "watch_sample.h"

#include <stdlib.h>

#include "clock.h"

static int compare_ids(const void *a, const void *b)
{
	UINT64 x = (*(WFPX_TUNNEL_TOTALS0 *const *)a)->tunnelId;
	UINT64 y = (*(WFPX_TUNNEL_TOTALS0 *const *)b)->tunnelId;

	return x < y ? -1 : x > y;
}

/* The sample's totals of the tunnel @id, or NULL. sample_take() has sorted them. */
static const WFPX_TUNNEL_TOTALS0 *find(const struct sample *sample, UINT64 id)
{
	WFPX_TUNNEL_TOTALS0 wanted = { .tunnelId = id }, *key = &wanted, **found;

	if (!sample->total)
		return NULL;
	found = bsearch(&key, sample->totals, sample->total, sizeof(sample->totals[0]),
			compare_ids);
	return found ? *found : NULL;
}

/* What was counted per second, rounded up: 0 means that nothing was. */
static uint64_t rate(UINT64 now, UINT64 before, uint64_t milliseconds)
{
	UINT64 counted = now > before ? now - before : 0;

	return (counted * 1000 + milliseconds - 1) / milliseconds;
}

/* A tunnel that is new has no rates yet: it begins with what its SAs had counted before. */
static void set_rates(struct watched *watched, const WFPX_TUNNEL_TOTALS0 *before, uint64_t ms)
{
	const WFPX_TUNNEL_TOTALS0 *now = watched->totals;

	if (!before)
		return;
	watched->has_rates = true;
	watched->bytes_in = rate(now->bytesIn, before->bytesIn, ms);
	watched->bytes_out = rate(now->bytesOut, before->bytesOut, ms);
	watched->packets_in = rate(now->packetsIn, before->packetsIn, ms);
	watched->packets_out = rate(now->packetsOut, before->packetsOut, ms);
}

static WFPX_TUNNEL0 tunnel_of(const WFPX_TUNNEL_TOTALS0 *totals)
{
	return (WFPX_TUNNEL0){
		.tunnelId = totals->tunnelId,
		.state = totals->state,
		.localAddress = totals->localAddress,
		.remoteAddress = totals->remoteAddress,
		.reqid = totals->reqid,
		.ifId = totals->ifId,
		.names = totals->names,
	};
}

static void add_tunnel(struct sample *sample, const WFPX_TUNNEL_TOTALS0 *totals,
		       const struct sample *before)
{
	struct sampled *to = &sample->tunnels[sample->count++];
	uint64_t ms = (sample->clock - before->clock) / 1000000;

	*to = (struct sampled){ .tunnel = tunnel_of(totals), .watched = { .totals = totals } };
	to->row = (struct tunnel_row){
		.tunnel = &to->tunnel,
		.now = sample->time / 1000000000u,
		.watched = &to->watched,
	};
	set_rates(&to->watched, find(before, totals->tunnelId), ms ? ms : 1);
	if ((unsigned)totals->state < SAMPLE_STATES)
		sample->states[totals->state]++;
}

/* The columns and filters of "list tunnels" know a WFPX_TUNNEL0. */
static bool wanted(const struct filter *filter, const WFPX_TUNNEL0 *tunnel)
{
	return tunnel_wanted(filter, tunnel) &&
	       (!filter->given[FILTER_LOCAL] ||
		prefix_has(&filter->local, &tunnel->localAddress)) &&
	       (!filter->given[FILTER_PEER] || prefix_has(&filter->peer, &tunnel->remoteAddress));
}

static bool fill(struct sample *sample, const struct filter *filter, const struct sample *before)
{
	sample->tunnels = calloc(sample->total + 1, sizeof(sample->tunnels[0]));
	if (!sample->tunnels)
		return false;
	for (size_t i = 0; i < sample->total; i++) {
		const WFPX_TUNNEL0 tunnel = tunnel_of(sample->totals[i]);

		if (wanted(filter, &tunnel))
			add_tunnel(sample, sample->totals[i], before);
	}
	if (sample->total)
		qsort(sample->totals, sample->total, sizeof(sample->totals[0]), compare_ids);
	return true;
}

DWORD sample_take(const struct follow *follow, const struct filter *filter,
		  const struct sample *before, struct sample *ret)
{
	UINT32 total;
	DWORD status;

	*ret = (struct sample){ .time = clock_now(), .clock = clock_steady() };
	status = WfpxTunnelTotalsGet0(follow->engine, follow->events, &ret->totals, &total);
	if (status)
		return status;
	ret->total = total;
	return fill(ret, filter, before) ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
}

void sample_done(struct sample *sample)
{
	if (sample->totals)
		FwpmFreeMemory0((void **)&sample->totals);
	free(sample->tunnels);
	*sample = (struct sample){ 0 };
}
