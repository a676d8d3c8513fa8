/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * storm NETNS SECONDS CONNECTIONS LOG - reads SA contexts without pause while SAs are rekeyed
 *
 * The SAs of one reqid are a connection. In every snapshot a connection must have exactly one
 * active pair and at most one other pair. The active pair must be the newer one, unless an outbound
 * policy names the SPI of the other. An inbound SA alone must be draining if there is a newer pair.
 * No outbound SA may be alone. In the end, every pair that was in a snapshot must be in the
 * daemon's LOG ("SPIs c0000001_i c0000002_o").
 *
 * The exit status is 0 if there was no violation. Each violation is printed with the connection's
 * contexts in that snapshot, in the kernel's order.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

#include "daemon_log.h"
#include "fwpmu.h"
#include "wfpxfrm.h"

#define REQIDS_MAX 64
#define SHOWN      10  /* so many violations are printed */
#define WAITS_MAX  200 /* times of 50 ms to wait for the last lines of the log */

static unsigned long snapshots, violations;
static unsigned long rekeying, draining, newcomers, older,
	collisions; /* how often a connection had such contexts */
static unsigned shown;

static uint32_t spi_of(const WFPX_SA_DETAILS0 *sa)
{
	return sa ? sa->saList[0]->spi : 0;
}

static uint64_t added(const WFPX_SA_DETAILS0 *sa)
{
	return sa ? sa->saList[0]->addTime : 0;
}

static uint32_t reqid_of(const WFPX_SA_CONTEXT0 *c)
{
	return (c->inboundSa ? c->inboundSa : c->outboundSa)->saList[0]->reqid;
}

static bool is_pair(const WFPX_SA_CONTEXT0 *c)
{
	return c->inboundSa && c->outboundSa;
}

struct view {
	WFPX_SA_CONTEXT0 **contexts;
	UINT32 count;
};

static void show_context(FILE *to, const WFPX_SA_CONTEXT0 *c)
{
	fprintf(to,
		"#  in %08" PRIx32 " added %" PRIu64 ", out %08" PRIx32 " added %" PRIu64
		", state %d, active %d, policies name",
		spi_of(c->inboundSa), added(c->inboundSa), spi_of(c->outboundSa),
		added(c->outboundSa), (int)c->state, c->active);
	for (UINT32 i = 0; i < c->numPolicies; i++)
		fprintf(to, " %08" PRIx32, c->policies[i]->spi);
	fprintf(to, "\n");
}

static void show(FILE *to, const struct view *view, uint32_t reqid)
{
	for (UINT32 i = 0; i < view->count; i++)
		if (reqid_of(view->contexts[i]) == reqid)
			show_context(to, view->contexts[i]);
}

static void violation(const struct view *view, uint32_t reqid, const char *what)
{
	violations++;
	if (shown++ >= SHOWN)
		return;
	printf("# snapshot %lu, reqid %" PRIu32 ": %s\n", snapshots, reqid, what);
	show(stdout, view, reqid);
}

/* All pairs, each with the first snapshot that had it. */
struct seen {
	uint32_t in, out;
	unsigned long snapshot;
	char *record;
};
static struct seen *all_seen;
static size_t seen_count, seen_room;

static bool was_seen(uint32_t in, uint32_t out)
{
	for (size_t i = seen_count;
	     i-- > 0;) /* newest first: most pairs were in the last snapshot, too */
		if (all_seen[i].in == in && all_seen[i].out == out)
			return true;
	return false;
}

static void see(const struct view *view, const WFPX_SA_CONTEXT0 *c)
{
	struct seen one = { spi_of(c->inboundSa), spi_of(c->outboundSa), snapshots, NULL };
	size_t size;
	FILE *to;

	if (was_seen(one.in, one.out))
		return;
	if (seen_count == seen_room) {
		seen_room = seen_room * 2 + 64;
		all_seen = realloc(all_seen, seen_room * sizeof(*all_seen));
		if (!all_seen)
			abort();
	}
	to = open_memstream(&one.record, &size);
	if (!to)
		abort();
	show(to, view, reqid_of(c));
	fclose(to);
	all_seen[seen_count++] = one;
}

/* The contexts of one connection in one snapshot, which come newest first. */
struct connection {
	unsigned pairs, active, old_inbound, new_inbound, lone_outbound;
	unsigned not_draining, wrong_state;
	bool newest_is_active, active_is_named;
};

static void look_at_half(struct connection *of, const WFPX_SA_CONTEXT0 *c)
{
	if (!c->inboundSa) {
		of->lone_outbound++;
	} else if (of->pairs) {
		of->old_inbound++;
		of->not_draining += c->state != WFPX_SA_CONTEXT_DRAINING;
	} else {
		of->new_inbound++; /* its outbound SA is still to come */
		of->wrong_state += c->state != WFPX_SA_CONTEXT_HALF;
	}
	of->wrong_state += c->active != FALSE;
}

/* By the template of an outbound policy, so that packets leave through this SA alone. */
static bool is_named(const WFPX_SA_CONTEXT0 *c)
{
	for (UINT32 i = 0; i < c->numPolicies; i++)
		if (c->policies[i]->direction == FWP_DIRECTION_OUTBOUND &&
		    c->policies[i]->spi == spi_of(c->outboundSa))
			return true;
	return false;
}

static void look_at(struct connection *of, const WFPX_SA_CONTEXT0 *c)
{
	if (!is_pair(c)) {
		look_at_half(of, c);
		return;
	}
	if (!of->pairs++)
		of->newest_is_active = c->active;
	of->active += c->active != FALSE;
	if (c->active)
		of->active_is_named = is_named(c);
}

/* Beside SAs of the same moment that have no partner, a pair may be a part of a rekey. */
static bool has_its_state(const WFPX_SA_CONTEXT0 *c, unsigned pairs)
{
	if (pairs > 1)
		return c->state == WFPX_SA_CONTEXT_REKEYING;
	return c->state == WFPX_SA_CONTEXT_UP ||
	       (c->state == WFPX_SA_CONTEXT_REKEYING && c->pairedByOrder);
}

static void judge(const struct view *view, uint32_t reqid)
{
	struct connection c = { 0 };

	for (UINT32 i = 0; i < view->count; i++)
		if (reqid_of(view->contexts[i]) == reqid)
			look_at(&c, view->contexts[i]);
	for (UINT32 i = 0; i < view->count; i++)
		if (reqid_of(view->contexts[i]) == reqid && is_pair(view->contexts[i]))
			c.wrong_state += !has_its_state(view->contexts[i], c.pairs);
	rekeying += c.pairs > 1;
	draining += c.old_inbound > 0;
	newcomers += c.new_inbound > 0;
	older += c.active == 1 && !c.newest_is_active;
	if (c.active != 1)
		violation(view, reqid, "not one active pair");
	else if (!c.newest_is_active && !c.active_is_named)
		violation(view, reqid, "the newest pair is not the active one");
	/* when both ends rekey at once; that each of the pairs is true, the daemon's log says */
	collisions += c.pairs > 2;
	if (c.lone_outbound)
		violation(view, reqid, "an outbound SA alone");
	if (c.not_draining)
		violation(view, reqid, "an old inbound SA does not drain");
	if (c.wrong_state)
		violation(view, reqid, "another state");
}

static void judge_all(const struct view *view, unsigned connections)
{
	uint32_t reqids[REQIDS_MAX];
	unsigned count = 0;

	for (UINT32 i = 0; i < view->count; i++) {
		uint32_t reqid = reqid_of(view->contexts[i]);
		unsigned at = 0;

		while (at < count && reqids[at] != reqid)
			at++;
		if (at == count && count < REQIDS_MAX)
			reqids[count++] = reqid;
		if (is_pair(view->contexts[i]))
			see(view, view->contexts[i]);
	}
	if (count != connections)
		violation(view, 0, "a connection is missing, or there is one too many");
	for (unsigned i = 0; i < count; i++)
		judge(view, reqids[i]);
}

static DWORD look(HANDLE engine, unsigned connections)
{
	struct view view = { NULL, 0 };
	HANDLE handle = NULL;
	DWORD result = IPsecSaContextCreateEnumHandle0(engine, NULL, &handle);

	if (!result)
		result =
			WfpxSaContextEnum0(engine, handle, 0xffffffff, &view.contexts, &view.count);
	if (!result) {
		snapshots++;
		judge_all(&view, connections);
		FwpmFreeMemory0((void **)&view.contexts);
		result = IPsecSaContextDestroyEnumHandle0(engine, handle);
	}
	return result;
}

static bool all_told(const char *log)
{
	for (size_t i = seen_count; i-- > 0;)
		if (!daemon_log_has_pair(log, all_seen[i].in, all_seen[i].out))
			return false;
	return true;
}

/*
 * Waits until the log has all pairs, as the daemon writes the line after it has installed the pair.
 */
static char *read_log(const char *path)
{
	static const struct timespec pause = { .tv_nsec = 50000000 };
	char *log = daemon_log_read(path);

	for (int i = 0; i < WAITS_MAX && !all_told(log); i++) {
		free(log);
		nanosleep(&pause, NULL);
		log = daemon_log_read(path);
	}
	return log;
}

/* A pair that is not in the log joins SAs of different generations, or of different tunnels. */
static void compare_with(const char *path)
{
	char *log = read_log(path);

	for (size_t i = 0; i < seen_count; i++) {
		if (!daemon_log_has_pair(log, all_seen[i].in, all_seen[i].out)) {
			violations++;
			printf("# snapshot %lu: no pair of the daemon: in %08" PRIx32
			       ", out %08" PRIx32 "\n%s",
			       all_seen[i].snapshot, all_seen[i].in, all_seen[i].out,
			       all_seen[i].record);
		}
		free(all_seen[i].record);
	}
	free(log);
	free(all_seen);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	DWORD result;
	wchar_t server[128];
	HANDLE engine;
	double end;

	if (argc != 5) {
		fprintf(stderr, "usage: storm NETNS SECONDS CONNECTIONS LOG\n");
		return 2;
	}
	swprintf(server, 128, L"netns:%s", argv[1]);
	result = FwpmEngineOpen0(server, RPC_C_AUTHN_WINNT, NULL, NULL, &engine);
	for (end = now() + strtod(argv[2], NULL); !result && now() < end;)
		result = look(engine, (unsigned)strtoul(argv[3], NULL, 0));
	FwpmEngineClose0(engine);
	if (result) {
		fprintf(stderr, "storm: error 0x%08x\n", (unsigned)result);
		return 1;
	}
	compare_with(argv[4]);
	printf("# %s: %lu snapshots, %zu pairs; connections seen with two pairs %lu (%lu "
	       "times the policy still names the older one), with old "
	       "inbound SAs %lu, with an inbound SA to come into use %lu, with three pairs %lu; "
	       "%lu violations\n",
	       argv[1], snapshots, seen_count, rekeying, older, draining, newcomers, collisions,
	       violations);
	return violations || !snapshots ? 1 : 0;
}
