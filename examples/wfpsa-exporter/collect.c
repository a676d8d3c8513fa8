/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "collect.h"

#include <stdio.h>
#include <time.h>

#include "errors.h"
#include "streams.h"

#define NANOSECONDS 1000000000u

/*
 * For so many seconds a tunnel is listed that is gone. A peer that comes with another address each
 * time is another tunnel each time, so they must not be kept for ever.
 */
#define KEPT 3600

DWORD collector_begin(struct collector *collector, HANDLE engine)
{
	const WFPX_EVENT_SUBSCRIPTION0 wanted = { .types = WFPX_EVENT_RESYNCHRONISED };

	*collector = (struct collector){ .engine = engine, .started = (uint64_t)time(NULL) };
	return WfpxEventSubscribe0(engine, &wanted, NULL, NULL, &collector->events);
}

DWORD collector_follow(struct collector *collector)
{
	WFPX_EVENT0 *event;
	DWORD status;

	while (!(status = WfpxEventNext0(collector->engine, collector->events, 0, &event))) {
		collector->resynchronised += event->type == WFPX_EVENT_RESYNCHRONISED;
		FwpmFreeMemory0((void **)&event);
	}
	return status == (DWORD)FWP_E_TIMEOUT ? ERROR_SUCCESS : status;
}

/* Lets @to keep *@from where it has none of its own. */
static void keep_name(char **to, char **from)
{
	if (*to)
		return;
	*to = *from;
	*from = NULL;
}

/*
 * A name that is missing now is what it was last. The daemon may not answer just when a tunnel is
 * down, and who is told of that wants to know which one it is.
 */
static void remember_names(const struct metrics *now, const struct metrics *last)
{
	for (size_t i = 0; i < now->count; i++) {
		struct tunnel_metrics *tunnel = &now->tunnels[i];
		struct tunnel_metrics *before = metrics_find(last, tunnel->id);

		if (!before)
			continue;
		keep_name(&tunnel->names.name, &before->names.name);
		keep_name(&tunnel->names.connection, &before->names.connection);
		keep_name(&tunnel->names.child, &before->names.child);
	}
}

/* When a tunnel that is gone was there; 0: so long ago that it was left out before. */
static uint64_t last_seen(const struct collector *collector, const WFPX_TUNNEL_TOTALS0 *totals,
			  uint64_t now)
{
	const struct tunnel_metrics *before = metrics_find(&collector->last, totals->tunnelId);

	if (before)
		return before->last_seen;
	return totals->since >= collector->last.info.time ? now : 0;
}

/*
 * Adds the totals of a tunnel to @metrics, of which the first @count tunnels are sorted. The totals
 * are later than the snapshot, so a tunnel that is in the one alone has ended or begun in between.
 */
static bool add_totals(const struct collector *collector, struct metrics *metrics, size_t count,
		       const WFPX_TUNNEL_TOTALS0 *totals)
{
	struct metrics sorted = { .tunnels = metrics->tunnels, .count = count };
	struct tunnel_metrics *tunnel = metrics_find(&sorted, totals->tunnelId);
	uint64_t now = metrics->info.time / NANOSECONDS, seen = now;

	if (!totals->state)
		seen = last_seen(collector, totals, now);
	if (!tunnel && seen + KEPT < now)
		return true;
	if (!tunnel)
		tunnel = metrics_add_counted(metrics, totals);
	if (!tunnel)
		return false;
	metrics_count(tunnel, totals);
	tunnel->last_seen = seen;
	return true;
}

static DWORD read_totals(const struct collector *collector, struct metrics *metrics)
{
	WFPX_TUNNEL_TOTALS0 **totals;
	size_t sorted = metrics->count;
	UINT32 count;
	DWORD status = WfpxTunnelTotalsGet0(collector->engine, collector->events, &totals, &count);
	bool ok = true;

	if (status)
		return status;
	for (UINT32 i = 0; ok && i < count; i++)
		ok = add_totals(collector, metrics, sorted, totals[i]);
	FwpmFreeMemory0((void **)&totals);
	return ok && !metrics->no_memory ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
}

/* Reads everything. Events that come on the way are waiting afterwards, and are taken. */
static DWORD read_all(struct collector *collector, struct metrics *metrics)
{
	DWORD status = metrics_read(metrics, collector->engine);

	if (status)
		return status;
	metrics_sort(metrics);
	status = read_totals(collector, metrics);
	if (!status)
		status = collector_follow(collector);
	metrics_sort(metrics);
	metrics->started = collector->started;
	metrics->resynchronised = collector->resynchronised;
	return status;
}

static char *write_text(const struct metrics *metrics, size_t *size)
{
	char *text = NULL;
	FILE *to = open_memstream(&text, size);

	if (!to)
		return NULL;
	metrics_write(metrics, to);
	return take_text(to, &text, true);
}

char *collect_text(void *from, size_t *size)
{
	struct collector *collector = from;
	struct metrics now = { .resident = true };
	DWORD status = read_all(collector, &now);
	char *text = NULL;

	if (status) {
		fail_status("", NULL, status);
		metrics_done(&now);
		return NULL;
	}
	remember_names(&now, &collector->last);
	metrics_done(&collector->last);
	metrics_limit(&now);
	collector->last = now;
	text = write_text(&now, size);
	if (!text)
		fail_status("", NULL, ERROR_NOT_ENOUGH_MEMORY);
	return text;
}

void collector_done(struct collector *collector)
{
	WfpxEventUnsubscribe0(collector->engine, collector->events);
	metrics_done(&collector->last);
}
