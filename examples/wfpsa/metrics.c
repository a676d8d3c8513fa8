/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "metrics.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "clock.h"
#include "unsafe.h"

#define PAGE           1000 /* tunnels per call */
#define NANOSECONDS    1000000000u
#define NAME_BYTES_MAX 255 /* of a label, before its quotes and backslashes are escaped */

/* Sets *@to to the earlier of two times, of which 0 is none. */
static void keep_earlier(uint64_t *to, uint64_t time)
{
	if (time && (!*to || time < *to))
		*to = time;
}

static void keep_later(uint64_t *to, uint64_t time)
{
	if (time > *to)
		*to = time;
}

/* @seconds after @start, or 0 if there is no limit, or if it does not count down yet. */
static uint64_t time_of(uint64_t start, uint64_t seconds)
{
	return !start || seconds >= UINT64_MAX - start ? 0 : start + seconds;
}

static void add_times(struct tunnel_metrics *to, const WFPX_SA_DETAILS0 *entry)
{
	for (UINT32 i = 0; entry && i < entry->numSAs; i++) {
		const WFPX_SA0 *sa = entry->saList[i];
		const WFPX_LIMITS0 *limits = &sa->limits;

		keep_later(&to->installed, sa->addTime);
		keep_earlier(&to->soft_expiry, time_of(sa->addTime, limits->softAddSeconds));
		keep_earlier(&to->soft_expiry, time_of(sa->useTime, limits->softUseSeconds));
		keep_earlier(&to->hard_expiry, time_of(sa->addTime, limits->hardAddSeconds));
		keep_earlier(&to->hard_expiry, time_of(sa->useTime, limits->hardUseSeconds));
	}
}

/* The first SA counts for a bundle of ESP and AH, which have the same packets; each drops its own.
 */
static void add_traffic(struct tunnel_metrics *to, const WFPX_SA_DETAILS0 *entry, int way)
{
	for (UINT32 i = 0; entry && i < entry->numSAs; i++) {
		const WFPX_SA0 *sa = entry->saList[i];

		to->bytes[way] += i ? 0 : sa->bytes;
		to->packets[way] += i ? 0 : sa->packets;
		to->dropped[DROPPED_REPLAYED] += sa->replayed;
		to->dropped[DROPPED_OUTSIDE_WINDOW] += sa->outsideWindow;
		to->dropped[DROPPED_INTEGRITY] += sa->integrityFailed;
		keep_later(&to->last_used, sa->lastUsed);
	}
}

/* The context whose times count: the one that packets leave through, or else the newest. */
static const WFPX_SA_CONTEXT0 *context_in_use(const WFPX_TUNNEL0 *tunnel)
{
	const WFPX_SA_CONTEXT0 *newest = NULL;
	uint64_t added = 0;

	if (tunnel->activeContext)
		return tunnel->activeContext;
	for (UINT32 i = 0; i < tunnel->numContexts; i++) {
		struct tunnel_metrics times = { 0 };

		add_times(&times, tunnel->contexts[i]->inboundSa);
		add_times(&times, tunnel->contexts[i]->outboundSa);
		if (!newest || times.installed > added) {
			newest = tunnel->contexts[i];
			added = times.installed;
		}
	}
	return newest;
}

/* Cuts a text of UTF-8 off, between two characters. */
static void cut(char *text)
{
	size_t length = NAME_BYTES_MAX;

	if (strlen(text) <= length)
		return;
	while (length && ((unsigned char)text[length] & 0xc0) == 0x80)
		length--;
	text[length] = '\0';
}

/* A copy of wide text in UTF-8; what is no character becomes U+FFFD. NULL: no text or no memory. */
static char *utf8_of(const wchar_t *wide)
{
	size_t length = wcsnlen(wide, NAME_BYTES_MAX), used = 0;
	char *text = malloc(length * MB_LEN_MAX + 1);

	for (size_t i = 0; text && i < length; i++) {
		mbstate_t state = { 0 };
		size_t bytes = wcrtomb(text + used, wide[i], &state);

		if (bytes == (size_t)-1)
			bytes = strlen(strcpy(text + used, "\xef\xbf\xbd"));
		used += bytes;
	}
	if (text)
		text[used] = '\0';
	return text;
}

static char *label_of(struct metrics *metrics, const wchar_t *wide)
{
	char *text = wide ? utf8_of(wide) : NULL, *safe = text ? unsafe_escaped(text) : NULL;

	free(text);
	if (safe)
		cut(safe);
	metrics->no_memory = metrics->no_memory || (wide && !safe);
	return safe;
}

static void add_names(struct metrics *metrics, struct tunnel_names *to, const WFPX_NAMES0 *names)
{
	if (!names)
		return;
	to->name = label_of(metrics, names->name);
	to->connection = label_of(metrics, names->connection);
	to->child = label_of(metrics, names->child);
}

static struct tunnel_metrics *new_tunnel(struct metrics *metrics)
{
	if (metrics->count == metrics->size) {
		size_t size = metrics->size ? 2 * metrics->size : 64;
		void *more = reallocarray(metrics->tunnels, size, sizeof(*metrics->tunnels));

		if (!more) {
			metrics->no_memory = true;
			return NULL;
		}
		metrics->tunnels = more;
		metrics->size = size;
	}
	metrics->tunnels[metrics->count] = (struct tunnel_metrics){ 0 };
	return &metrics->tunnels[metrics->count++];
}

void metrics_add(struct metrics *metrics, const WFPX_TUNNEL0 *tunnel)
{
	const WFPX_SA_CONTEXT0 *context = context_in_use(tunnel);
	struct tunnel_metrics *to = new_tunnel(metrics);

	if (!to)
		return;
	to->id = tunnel->tunnelId;
	to->state = (unsigned)tunnel->state;
	to->local = tunnel->localAddress;
	to->remote = tunnel->remoteAddress;
	to->reqid = tunnel->reqid;
	to->if_id = tunnel->ifId;
	to->contexts = tunnel->numContexts;
	for (UINT32 i = 0; i < tunnel->numContexts; i++) {
		add_traffic(to, tunnel->contexts[i]->inboundSa, WAY_IN);
		add_traffic(to, tunnel->contexts[i]->outboundSa, WAY_OUT);
	}
	if (context) {
		add_times(to, context->inboundSa);
		add_times(to, context->outboundSa);
	}
	add_names(metrics, &to->names, tunnel->names);
}

struct tunnel_metrics *metrics_add_counted(struct metrics *metrics,
					   const WFPX_TUNNEL_TOTALS0 *totals)
{
	struct tunnel_metrics *to = new_tunnel(metrics);

	if (!to)
		return NULL;
	to->id = totals->tunnelId;
	to->local = totals->localAddress;
	to->remote = totals->remoteAddress;
	to->reqid = totals->reqid;
	to->if_id = totals->ifId;
	add_names(metrics, &to->names, totals->names);
	return to;
}

void metrics_count(struct tunnel_metrics *tunnel, const WFPX_TUNNEL_TOTALS0 *totals)
{
	tunnel->counted = true;
	tunnel->state = (unsigned)totals->state;
	tunnel->bytes[WAY_IN] = totals->bytesIn;
	tunnel->bytes[WAY_OUT] = totals->bytesOut;
	tunnel->packets[WAY_IN] = totals->packetsIn;
	tunnel->packets[WAY_OUT] = totals->packetsOut;
	tunnel->dropped[DROPPED_REPLAYED] = totals->replayed;
	tunnel->dropped[DROPPED_OUTSIDE_WINDOW] = totals->outsideWindow;
	tunnel->dropped[DROPPED_INTEGRITY] = totals->integrityFailed;
	tunnel->rekeys = totals->rekeys;
	tunnel->downs = totals->downs;
	tunnel->up_seconds = totals->upSeconds;
	tunnel->up_since = totals->upSince;
	tunnel->since = totals->since / NANOSECONDS;
	tunnel->exact = totals->exact != 0;
}

static DWORD read_pages(struct metrics *metrics, HANDLE engine, HANDLE snapshot)
{
	WFPX_TUNNEL0 **page;
	UINT32 count;
	DWORD status;

	do {
		status = WfpxTunnelEnum0(engine, snapshot, PAGE, &page, &count);
		if (status)
			return status;
		for (UINT32 i = 0; i < count; i++)
			metrics_add(metrics, page[i]);
		FwpmFreeMemory0((void **)&page);
	} while (count == PAGE && !metrics->no_memory);
	return metrics->no_memory ? ERROR_NOT_ENOUGH_MEMORY : ERROR_SUCCESS;
}

DWORD metrics_read(struct metrics *metrics, HANDLE engine)
{
	uint64_t began = clock_steady();
	HANDLE snapshot;
	DWORD status = WfpxTunnelCreateEnumHandle0(engine, NULL, &snapshot);

	if (status)
		return status;
	status = WfpxSnapshotGetInfo0(engine, snapshot, &metrics->info);
	if (!status)
		status = read_pages(metrics, engine, snapshot);
	WfpxTunnelDestroyEnumHandle0(engine, snapshot);
	if (WfpxKernelStatisticsGet0(engine, &metrics->kernel))
		metrics->kernel = NULL; /* of some namespaces they cannot be had */
	metrics->nanoseconds += clock_steady() - began;
	return status;
}

static int compare(const void *a, const void *b)
{
	const struct tunnel_metrics *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static void release_names(struct tunnel_names *names)
{
	free(names->name);
	free(names->connection);
	free(names->child);
}

/*
 * Two tunnels whose ids are equal by chance, or because a peer has searched for such an id, would
 * be one series twice, for which a monitoring system rejects all of them. The second is left out.
 */
void metrics_sort(struct metrics *metrics)
{
	size_t kept = 0;

	if (metrics->count)
		qsort(metrics->tunnels, metrics->count, sizeof(*metrics->tunnels), compare);
	for (size_t i = 0; i < metrics->count; i++) {
		if (!kept || metrics->tunnels[kept - 1].id != metrics->tunnels[i].id) {
			metrics->tunnels[kept++] = metrics->tunnels[i];
		} else {
			release_names(&metrics->tunnels[i].names);
			metrics->omitted++;
		}
	}
	metrics->count = kept;
}

void metrics_limit(struct metrics *metrics)
{
	while (metrics->count > METRICS_TUNNELS_MAX) {
		release_names(&metrics->tunnels[--metrics->count].names);
		metrics->omitted++;
	}
}

struct tunnel_metrics *metrics_find(const struct metrics *metrics, uint64_t id)
{
	const struct tunnel_metrics key = { .id = id };

	if (!metrics->count)
		return NULL;
	return bsearch(&key, metrics->tunnels, metrics->count, sizeof(key), compare);
}

void metrics_done(struct metrics *metrics)
{
	for (size_t i = 0; i < metrics->count; i++)
		release_names(&metrics->tunnels[i].names);
	free(metrics->tunnels);
	FwpmFreeMemory0((void **)&metrics->kernel);
	*metrics = (struct metrics){ 0 };
}
