/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * follow BURSTS CHANGES [BUFFER] - keeps a picture of the SAs, contexts and tunnels by events
 * alone, and compares it with snapshots
 *
 * Another thread makes so many random changes of SAs in each burst. After it, the picture must
 * equal a snapshot. BUFFER is the size to which the receive
 * buffer of the subscription is set, so that events are lost.
 *
 * An SA that is added must be unknown, and one that is removed must be known. Without BUFFER no
 * event may be lost, found by comparison, or told in another order than the changes were made in.
 */
#include <errno.h>
#include <inttypes.h>
#include <linux/netlink.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>

#include "fwpmu.h"
#include "install.h"
#include "wfpxfrm.h"

#define SAS      600u
#define CONTEXTS (4 * SAS)
#define QUIET    300 /* milliseconds */
#define LOG_MAX  1000000u

static HANDLE engine, events;
static bool installed[SAS]; /* in the kernel, by the writer */
static bool known[SAS];     /* by events */
static UINT64 contexts[CONTEXTS], up[SAS];
static size_t context_count, up_count;
static unsigned *written; /* the changes, in order: number of the SA * 2 + added */
static size_t write_count, told_count;
static unsigned long event_count, resynchronised, compared;
static unsigned burst_changes;
static bool lossy;
static UINT64 sequence;

static void fail(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	printf("# ");
	vprintf(format, arguments);
	puts("");
	va_end(arguments);
	exit(1);
}

static void check(DWORD result, const char *what)
{
	if (result)
		fail("%s: %s", what, WfpxErrorText0(result));
}

/* The socket of this process that hears events gets a receive buffer of that size. */
static void set_buffer(int bytes)
{
	unsigned groups;
	socklen_t size;

	for (int fd = 0; fd < 100; fd++) {
		groups = 0;
		size = sizeof(groups);
		if (!getsockopt(fd, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, &groups, &size) &&
		    groups)
			setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof(bytes));
	}
}

static void *write_burst(void *context)
{
	struct installer *installer = context;

	for (unsigned i = 0; i < burst_changes; i++) {
		unsigned n = (unsigned)rand() % SAS;
		struct install_sa sa = install_numbered(n);

		if (installed[n])
			installer_delete(installer, &sa);
		else
			installer_add(installer, &sa);
		installed[n] = !installed[n];
		if (write_count < LOG_MAX)
			written[write_count++] = n * 2 + installed[n];
	}
	installer_flush(installer);
	return NULL;
}

static size_t find(const UINT64 *ids, size_t count, UINT64 id)
{
	size_t i = 0;

	while (i < count && ids[i] != id)
		i++;
	return i;
}

static void add(UINT64 *ids, size_t *count, size_t max, UINT64 id, const char *what)
{
	if (find(ids, *count, id) < *count)
		fail("%s 0x%016" PRIx64 " is told twice", what, id);
	if (*count == max)
		fail("too many: %s", what);
	ids[(*count)++] = id;
}

static void drop(UINT64 *ids, size_t *count, UINT64 id, const char *what)
{
	size_t i = find(ids, *count, id);

	if (i == *count)
		fail("%s 0x%016" PRIx64 " was never told", what, id);
	ids[i] = ids[--*count];
}

static void take_sa(const WFPX_EVENT0 *event)
{
	unsigned n = event->sa->spi - INSTALL_FIRST_SPI;
	bool added = event->type == WFPX_EVENT_SA_ADDED;

	if (n >= SAS)
		fail("SPI 0x%x", (unsigned)event->sa->spi);
	if (known[n] == added)
		fail("SA %u is %s twice", n, added ? "added" : "removed");
	known[n] = added;
	compared += event->compared != FALSE;
	if (!lossy && event->compared)
		fail("SA %u was found by comparison", n);
	if (!lossy && (told_count == write_count || written[told_count] != n * 2 + added))
		fail("event %zu is not change %zu", told_count, told_count);
	told_count++;
}

static void take(const WFPX_EVENT0 *event)
{
	if (event->sequence != ++sequence)
		fail("sequence %llu", (unsigned long long)event->sequence);
	event_count++;
	switch ((unsigned)event->type) {
	case WFPX_EVENT_SA_ADDED:
	case WFPX_EVENT_SA_REMOVED:
		take_sa(event);
		break;
	case WFPX_EVENT_CONTEXT_ADDED:
		add(contexts, &context_count, CONTEXTS, event->contextId, "context");
		break;
	case WFPX_EVENT_CONTEXT_REMOVED:
		drop(contexts, &context_count, event->contextId, "context");
		break;
	case WFPX_EVENT_TUNNEL_UP:
		add(up, &up_count, SAS, event->tunnelId, "tunnel");
		break;
	case WFPX_EVENT_TUNNEL_DOWN:
		drop(up, &up_count, event->tunnelId, "tunnel");
		break;
	case WFPX_EVENT_RESYNCHRONISED:
		if (!lossy)
			fail("events were lost");
		resynchronised++;
		break;
	}
}

static void follow(UINT32 milliseconds)
{
	WFPX_EVENT0 *event;
	DWORD status;

	while (!(status = WfpxEventNext0(engine, events, milliseconds, &event))) {
		take(event);
		FwpmFreeMemory0((void **)&event);
	}
	if (status != FWP_E_TIMEOUT)
		fail("WfpxEventNext0: %s", WfpxErrorText0(status));
}

/*
 * The events of contexts come when the library has compared snapshots, which it does for totals,
 * too. A second comparison tells of SAs that the first has missed.
 */
static void settle(void)
{
	WFPX_TUNNEL_TOTALS0 **totals;
	UINT32 count;

	for (int i = 0; i < 2; i++) {
		check(WfpxTunnelTotalsGet0(engine, events, &totals, &count), "totals");
		FwpmFreeMemory0((void **)&totals);
		follow(0);
	}
}

static void compare_sas(void)
{
	WFPX_SA_DETAILS0 **entries;
	UINT32 count, expected = 0;
	HANDLE handle;

	check(IPsecSaCreateEnumHandle0(engine, NULL, &handle), "SAs");
	check(WfpxSaEnum0(engine, handle, 0xffffffff, &entries, &count), "a page of SAs");
	for (UINT32 i = 0; i < count; i++)
		if (entries[i]->saList[0]->spi - INSTALL_FIRST_SPI >= SAS ||
		    !known[entries[i]->saList[0]->spi - INSTALL_FIRST_SPI])
			fail("no event told SA 0x%x", (unsigned)entries[i]->saList[0]->spi);
	for (unsigned n = 0; n < SAS; n++)
		expected += known[n];
	if (count != expected)
		fail("%u SAs are there, %u were told", (unsigned)count, (unsigned)expected);
	FwpmFreeMemory0((void **)&entries);
	IPsecSaDestroyEnumHandle0(engine, handle);
}

static void compare_contexts(void)
{
	IPSEC_SA_CONTEXT0 **entries;
	HANDLE handle;
	UINT32 count;

	check(IPsecSaContextCreateEnumHandle0(engine, NULL, &handle), "contexts");
	check(IPsecSaContextEnum0(engine, handle, 0xffffffff, &entries, &count), "a page");
	for (UINT32 i = 0; i < count; i++)
		if (find(contexts, context_count, entries[i]->saContextId) == context_count)
			fail("no event told context 0x%016" PRIx64, entries[i]->saContextId);
	if (count != context_count)
		fail("%u contexts are there, %zu were told", (unsigned)count, context_count);
	FwpmFreeMemory0((void **)&entries);
	IPsecSaContextDestroyEnumHandle0(engine, handle);
}

/* Tunnels that are half may be up or down, as they were before. */
static void compare_tunnels(void)
{
	WFPX_TUNNEL0 **entries;
	HANDLE handle;
	UINT32 count;

	check(WfpxTunnelCreateEnumHandle0(engine, NULL, &handle), "tunnels");
	check(WfpxTunnelEnum0(engine, handle, 0xffffffff, &entries, &count), "a page");
	for (UINT32 i = 0; i < count; i++) {
		bool told = find(up, up_count, entries[i]->tunnelId) < up_count;

		if (!told && entries[i]->state == WFPX_TUNNEL_UP)
			fail("no event told tunnel 0x%016" PRIx64, entries[i]->tunnelId);
	}
	if (count < up_count)
		fail("%u tunnels are there, %zu are up", (unsigned)count, up_count);
	FwpmFreeMemory0((void **)&entries);
	WfpxTunnelDestroyEnumHandle0(engine, handle);
}

static double seconds(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	unsigned bursts = argc > 2 ? (unsigned)atoi(argv[1]) : 3;
	struct installer *installer = installer_open();
	struct rusage usage;
	double begun, cpu;
	pthread_t writer;

	burst_changes = argc > 2 ? (unsigned)atoi(argv[2]) : 1000;
	lossy = argc > 3;
	written = malloc(LOG_MAX * sizeof(*written));
	if (!written)
		fail("no memory");
	srand(1);
	check(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine), "FwpmEngineOpen0");
	check(WfpxEventSubscribe0(engine, NULL, NULL, NULL, &events), "WfpxEventSubscribe0");
	begun = seconds(CLOCK_MONOTONIC);
	cpu = seconds(CLOCK_THREAD_CPUTIME_ID);
	for (unsigned i = 0; i < bursts; i++) {
		if (lossy)
			set_buffer(atoi(argv[3]));
		pthread_create(&writer, NULL, write_burst, installer);
		follow(QUIET);
		pthread_join(writer, NULL);
		settle();
		compare_sas();
		compare_contexts();
		compare_tunnels();
	}
	getrusage(RUSAGE_SELF, &usage);
	printf("# %zu changes, %lu events, %lu resynchronised, %lu compared; %.1f s, processor "
	       "%.2f s,"
	       " %ld KiB\n",
	       write_count, event_count, resynchronised, compared, seconds(CLOCK_MONOTONIC) - begun,
	       seconds(CLOCK_THREAD_CPUTIME_ID) - cpu, usage.ru_maxrss);
	if (!lossy && told_count != write_count)
		fail("%zu changes, %zu told", write_count, told_count);
	if (lossy && !resynchronised)
		fail("no event was lost");
	installer_close(installer);
	FwpmEngineClose0(engine);
	free(written);
	return 0;
}
