/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wfpsa stats: what the kernel counts in a network namespace */
#include <inttypes.h>
#include <stdio.h>

#include "clock.h"
#include "counters.h"
#include "errors.h"
#include "format.h"
#include "json.h"
#include "options.h"
#include "paragraph.h"

/* What was read. */
struct stats {
	const struct options *options;
	uint64_t time; /* nanoseconds since 1970 */
	WFPX_KERNEL_STATISTICS0 *kernel;
	IPSEC_STATISTICS1 totals;
	bool permitted; /* totals is set, as is what the kernel tells with CAP_NET_ADMIN alone */
};

static int read_stats(struct stats *s, HANDLE engine)
{
	DWORD status = WfpxKernelStatisticsGet0(engine, &s->kernel);

	s->time = clock_now();
	if (!status && s->kernel->countsAvailable) {
		status = IPsecGetStatistics1(engine, &s->totals);
		s->permitted = !status;
	}
	return status ? fail_status(s->options->command->name, s->options->netns, status) : EXIT_OK;
}

static uint64_t bytes_of(const IPSEC_TRAFFIC_STATISTICS1 *t)
{
	return t->transportByteCount + t->tunnelByteCount;
}

static void print_traffic(const struct stats *s, const char *what,
			  const IPSEC_TRAFFIC_STATISTICS1 *t)
{
	char bytes[32];

	if (s->options->bytes)
		snprintf(bytes, sizeof(bytes), "%" PRIu64, bytes_of(t));
	else
		format_bytes(bytes_of(t), bytes, sizeof(bytes));
	printf("%s%s in %llu packets, by the SAs that exist\n", what, bytes,
	       t->totalSuccessfulPackets);
}

static void print_totals(const struct stats *s)
{
	const IPSEC_AGGREGATE_SA_STATISTICS0 *sas = &s->totals.aggregateSaStatistics;
	const WFPX_KERNEL_STATISTICS0 *k = s->kernel;

	if (!s->permitted) {
		puts("SAs, tunnels and policies: not permitted\n");
		return;
	}
	printf("SAs:      %u, of these offloaded %u; being negotiated %u\n",
	       (unsigned)sas->activeSas, (unsigned)sas->offloadedSas,
	       (unsigned)sas->pendingSaNegotiations);
	printf("tunnels:  %u up\n", (unsigned)sas->activeTunnels);
	printf("states:   %u in %u hash buckets, of at most %u\n", (unsigned)k->numStates,
	       (unsigned)k->hashBuckets, (unsigned)k->hashBucketsMax);
	printf("policies: in %u, out %u, fwd %u\n", (unsigned)k->numPoliciesIn,
	       (unsigned)k->numPoliciesOut, (unsigned)k->numPoliciesForward);
	print_traffic(s, "received: ", &s->totals.inboundTrafficStatistics);
	print_traffic(s, "sent:     ", &s->totals.outboundTrafficStatistics);
	putchar('\n');
}

static void print_counter(const WFPX_KERNEL_COUNTER0 *counter)
{
	const struct counter_info *info = counter_find(counter->name);
	int used = printf("%-24ls %10llu  ", counter->name, counter->value);
	char text[512];

	snprintf(text, sizeof(text), "%s %s",
		 info ? info->meaning : "This version of wfpsa does not know the counter.",
		 info ? info->look : "Look it up in the kernel's documentation.");
	paragraph_print(text, used > 0 ? (size_t)used : 0);
}

static void print_counters(const struct stats *s)
{
	const WFPX_KERNEL_STATISTICS0 *k = s->kernel;
	bool any = false;

	if (!k->countersAvailable) {
		puts("The kernel does not count dropped packets (CONFIG_XFRM_STATISTICS).");
		return;
	}
	for (UINT32 i = 0; i < k->numCounters; i++) {
		if (!k->counters[i].value && !s->options->all)
			continue;
		if (!any && !s->options->noheadings)
			printf("%-24s %10s  %s\n", "COUNTER", "PACKETS", "MEANING");
		print_counter(&k->counters[i]);
		any = true;
	}
	if (!any)
		puts("No packet was dropped.");
}

static void put_traffic(struct json *json, const char *key, const IPSEC_TRAFFIC_STATISTICS1 *t)
{
	json_open(json, key, '{');
	json_number(json, "bytes", bytes_of(t));
	json_number(json, "packets", t->totalSuccessfulPackets);
	json_close(json, '}');
}

static void put_totals(struct json *json, const struct stats *s)
{
	const IPSEC_AGGREGATE_SA_STATISTICS0 *sas = &s->totals.aggregateSaStatistics;
	const WFPX_KERNEL_STATISTICS0 *k = s->kernel;

	json_open(json, "totals", '{');
	json_number(json, "sas", sas->activeSas);
	json_number(json, "sas_offloaded", sas->offloadedSas);
	json_number(json, "sas_pending", sas->pendingSaNegotiations);
	json_number(json, "tunnels_up", sas->activeTunnels);
	json_number(json, "states", k->numStates);
	json_number(json, "hash_buckets", k->hashBuckets);
	json_number(json, "hash_buckets_max", k->hashBucketsMax);
	json_number(json, "policies_in", k->numPoliciesIn);
	json_number(json, "policies_out", k->numPoliciesOut);
	json_number(json, "policies_fwd", k->numPoliciesForward);
	put_traffic(json, "received", &s->totals.inboundTrafficStatistics);
	put_traffic(json, "sent", &s->totals.outboundTrafficStatistics);
	json_close(json, '}');
}

static void put_counter(struct json *json, const WFPX_KERNEL_COUNTER0 *counter)
{
	const struct counter_info *info = counter_find(counter->name);
	char name[64];

	snprintf(name, sizeof(name), "%ls", counter->name);
	json_open(json, NULL, '{');
	json_text(json, "name", name);
	json_number(json, "value", counter->value);
	if (info) {
		json_text(json, "meaning", info->meaning);
		json_text(json, "look_at", info->look);
	}
	json_close(json, '}');
}

static void print_document(const struct stats *s)
{
	struct json json;

	json_begin(&json, stdout, 0);
	json_open_document(&json, "stats");
	json_time(&json, s->time);
	json_text_or_null(&json, "netns", s->options->netns);
	if (s->permitted)
		put_totals(&json, s);
	json_boolean(&json, "counters_available", s->kernel->countersAvailable != 0);
	json_open(&json, "counters", '[');
	for (UINT32 i = 0; i < s->kernel->numCounters; i++)
		put_counter(&json, &s->kernel->counters[i]);
	json_close(&json, ']');
	json_close(&json, '}');
	json_end(&json);
}

int stats(const struct options *options)
{
	struct stats s = { .options = options };
	HANDLE engine;
	int result = open_engine(options->command->name, options->netns, &engine);

	if (result != EXIT_OK)
		return result;
	result = read_stats(&s, engine);
	if (result == EXIT_OK && options->json) {
		print_document(&s);
	} else if (result == EXIT_OK) {
		print_totals(&s);
		print_counters(&s);
	}
	FwpmFreeMemory0((void **)&s.kernel);
	FwpmEngineClose0(engine);
	return result;
}
