/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * alike NETNS LOG - reads SA contexts until it is terminated, while a daemon makes tunnels that
 * differ in nothing that the kernel knows
 *
 * After that, every pair that was in a snapshot is compared with the daemon's LOG ("SPIs c0000001_i
 * c0000002_o"). A pair that the daemon did not make must have pairedByOrder in each snapshot that
 * had it. The exception is the one of doc/pairing.md: an inbound and an outbound SA whose partners
 * are both gone, or not there yet, look like the pair that is not there.
 *
 * The exit status is 0 if that is so. Prints how many pairs there were in all snapshots, how many
 * of them were paired by order, how many of these were wrong, and how many were the exception.
 */
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "daemon_log.h"
#include "fwpmu.h"
#include "wfpxfrm.h"

static volatile sig_atomic_t stopped;

static void stop(int signal)
{
	(void)signal;
	stopped = 1;
}

#define SPIS_MAX 512

/* The SPIs of all SAs of a snapshot, or of several. */
struct spis {
	UINT32 spis[SPIS_MAX];
	size_t count;
};

/* A pair, the number of snapshots that had it, and the number of these that said pairedByOrder. */
struct seen {
	UINT32 in, out;
	unsigned long times, by_order;
	struct spis beside; /* in the snapshots that did not say it */
	char *listing;      /* all contexts of the first of these */
};

static struct seen *all_seen;
static size_t seen_count, seen_room;
static unsigned long snapshots;

static struct seen *find_seen(UINT32 in, UINT32 out)
{
	for (size_t i = seen_count;
	     i-- > 0;) /* newest first: most pairs were in the last snapshot, too */
		if (all_seen[i].in == in && all_seen[i].out == out)
			return &all_seen[i];
	if (seen_count == seen_room) {
		seen_room = 2 * seen_room + 64;
		all_seen = realloc(all_seen, seen_room * sizeof(*all_seen));
		if (!all_seen)
			abort();
	}
	all_seen[seen_count] = (struct seen){ .in = in, .out = out };
	return &all_seen[seen_count++];
}

static void add_spi(struct spis *to, UINT32 spi)
{
	for (size_t i = 0; i < to->count; i++)
		if (to->spis[i] == spi)
			return;
	if (to->count == SPIS_MAX)
		abort();
	to->spis[to->count++] = spi;
}

static void add_half(struct spis *to, const WFPX_SA_DETAILS0 *half)
{
	if (half)
		add_spi(to, half->saList[0]->spi);
}

static void list_half(FILE *to, const char *name, const WFPX_SA_DETAILS0 *half)
{
	if (half)
		fprintf(to, " %s %08" PRIx32 " added %llu", name, half->saList[0]->spi,
			(unsigned long long)half->saList[0]->addTime);
}

/* Returns a line for each context, for whoever has to understand a wrong pair. */
static char *list(WFPX_SA_CONTEXT0 **contexts, UINT32 count)
{
	char *text = NULL;
	size_t size;
	FILE *to = open_memstream(&text, &size);

	for (UINT32 i = 0; to && i < count; i++) {
		fprintf(to, "#  ");
		list_half(to, "in", contexts[i]->inboundSa);
		list_half(to, "out", contexts[i]->outboundSa);
		fprintf(to, "%s\n", contexts[i]->pairedByOrder ? " by order" : "");
	}
	if (!to || fclose(to))
		abort();
	return text;
}

static void take(const WFPX_SA_CONTEXT0 *c, const struct spis *all, WFPX_SA_CONTEXT0 **contexts,
		 UINT32 count)
{
	struct seen *seen;

	if (!c->inboundSa || !c->outboundSa)
		return;
	seen = find_seen(c->inboundSa->saList[0]->spi, c->outboundSa->saList[0]->spi);
	seen->times++;
	seen->by_order += c->pairedByOrder != FALSE;
	for (size_t i = 0; i < all->count && !c->pairedByOrder; i++)
		add_spi(&seen->beside, all->spis[i]);
	if (!c->pairedByOrder && !seen->listing)
		seen->listing = list(contexts, count);
}

static DWORD look(HANDLE engine)
{
	WFPX_SA_CONTEXT0 **contexts = NULL;
	struct spis all = { .count = 0 };
	HANDLE handle = NULL;
	UINT32 count = 0;
	DWORD result = IPsecSaContextCreateEnumHandle0(engine, NULL, &handle);

	if (!result)
		result = WfpxSaContextEnum0(engine, handle, 0xffffffff, &contexts, &count);
	if (result)
		return result;
	snapshots++;
	for (UINT32 i = 0; i < count; i++) {
		add_half(&all, contexts[i]->inboundSa);
		add_half(&all, contexts[i]->outboundSa);
	}
	for (UINT32 i = 0; i < count; i++)
		take(contexts[i], &all, contexts, count);
	FwpmFreeMemory0((void **)&contexts);
	return IPsecSaContextDestroyEnumHandle0(engine, handle);
}

/* Whether the SA that belongs to either half of the pair was beside it in a snapshot. */
static bool had_partner_beside(const char *log, const struct seen *seen)
{
	for (size_t i = 0; i < seen->beside.count; i++)
		if (daemon_log_has_pair(log, seen->in, seen->beside.spis[i]) ||
		    daemon_log_has_pair(log, seen->beside.spis[i], seen->out))
			return true;
	return false;
}

/*
 * Compares the pairs with the log. Returns whether each wrong pair was paired by order, each time.
 */
static bool compare_with(const char *path)
{
	unsigned long times = 0, by_order = 0, wrong = 0, untold = 0, orphans = 0;
	char *log = daemon_log_read(path);

	for (size_t i = 0; i < seen_count; i++) {
		const struct seen *seen = &all_seen[i];
		unsigned long plain = seen->times - seen->by_order;

		times += seen->times;
		by_order += seen->by_order;
		if (daemon_log_has_pair(log, seen->in, seen->out))
			continue;
		wrong += seen->by_order;
		if (!plain)
			continue;
		if (had_partner_beside(log, seen))
			untold += plain;
		else
			orphans += plain;
		printf("# wrong, and not by order: in %08" PRIx32 ", out %08" PRIx32
		       ", in %lu snapshots\n",
		       seen->in, seen->out, plain);
		fputs(seen->listing, stdout);
	}
	printf("# %lu snapshots, %zu pairs, %lu times in all; by order %lu, of them wrong %lu; "
	       "wrong and not by order %lu, and %lu without their partners\n",
	       snapshots, seen_count, times, by_order, wrong, untold, orphans);
	free(log);
	return !untold && times;
}

int main(int argc, char **argv)
{
	wchar_t server[128];
	HANDLE engine;
	DWORD result;

	if (argc != 3) {
		fprintf(stderr, "usage: alike NETNS LOG\n");
		return 2;
	}
	signal(SIGTERM, stop);
	swprintf(server, 128, L"netns:%s", argv[1]);
	result = FwpmEngineOpen0(server, RPC_C_AUTHN_WINNT, NULL, NULL, &engine);
	while (!result && !stopped)
		result = look(engine);
	FwpmEngineClose0(engine);
	if (result) {
		fprintf(stderr, "alike: error 0x%08x\n", (unsigned)result);
		return 1;
	}
	return compare_with(argv[2]) ? 0 : 1;
}
