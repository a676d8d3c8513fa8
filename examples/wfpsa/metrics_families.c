/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The families of metrics, in one table. doc/monitoring.md lists them for people. */
#include <stdlib.h>

#include "context_state.h"
#include "format.h"
#include "metrics.h"
#include "metrics_text.h"

#define NANOSECONDS 1000000000u

/* When a family is written. */
enum { ONE_RUN = 1, RESIDENT = 2, ALWAYS = ONE_RUN | RESIDENT };

struct family {
	struct metric_family text;
	unsigned when;

	/* Writes the samples of a family that is not about single tunnels; else NULL. */
	void (*put)(struct metrics_text *text, const struct metrics *metrics);

	/* Else: sets *@ret to the value of a tunnel's sample @index, or returns false for none. */
	bool (*get)(const struct tunnel_metrics *tunnel, unsigned index, uint64_t *ret);
	const char *label; /* that tells the samples of a tunnel apart; NULL: there is one */
	const char *const *values; /* of that label; NULL ends them */
};

static void put_build(struct metrics_text *text, const struct metrics *metrics)
{
	(void)metrics;
	metrics_text_sample(text);
	metrics_text_label(text, "version", PACKAGE_VERSION);
	metrics_text_value(text, 1);
}

static void put_one(struct metrics_text *text, uint64_t value)
{
	metrics_text_sample(text);
	metrics_text_value(text, value);
}

static void put_time(struct metrics_text *text, const struct metrics *metrics)
{
	put_one(text, metrics->info.time / NANOSECONDS);
}

static void put_complete(struct metrics_text *text, const struct metrics *metrics)
{
	put_one(text, metrics->info.complete != 0);
}

static void put_reading(struct metrics_text *text, const struct metrics *metrics)
{
	metrics_text_sample(text);
	metrics_text_duration(text, metrics->nanoseconds);
}

static void put_names_source(struct metrics_text *text, const char *source,
			     WFPX_NAMES_STATUS status)
{
	metrics_text_sample(text);
	metrics_text_label(text, "source", source);
	metrics_text_value(text, status == WFPX_NAMES_COMPLETE || status == WFPX_NAMES_NO_SOURCE);
}

static void put_names_read(struct metrics_text *text, const struct metrics *metrics)
{
	put_names_source(text, "daemon", metrics->info.daemonNames);
	put_names_source(text, "file", metrics->info.fileNames);
}

/* All states, so that none of these series comes and goes. */
static void put_tunnels(struct metrics_text *text, const struct metrics *metrics)
{
	uint64_t counts[WFPX_TUNNEL_LARVAL + 1] = { 0 };

	for (size_t i = 0; i < metrics->count; i++)
		if (metrics->tunnels[i].state <= WFPX_TUNNEL_LARVAL)
			counts[metrics->tunnels[i].state]++;
	for (unsigned state = metrics->resident ? 0 : 1; state <= WFPX_TUNNEL_LARVAL; state++) {
		metrics_text_sample(text);
		metrics_text_label(text, "state", state ? context_state_name(state) : "gone");
		metrics_text_value(text, counts[state]);
	}
}

static void put_omitted(struct metrics_text *text, const struct metrics *metrics)
{
	put_one(text, metrics->omitted);
}

static void put_sas(struct metrics_text *text, const struct metrics *metrics)
{
	put_one(text, metrics->info.sas);
}

/* The kernel's own counters, which begin with the namespace and never fall. */
static void put_kernel_counters(struct metrics_text *text, const struct metrics *metrics)
{
	const WFPX_KERNEL_STATISTICS0 *kernel = metrics->kernel;

	for (UINT32 i = 0; kernel && i < kernel->numCounters; i++) {
		char name[128];

		if (wcstombs(name, kernel->counters[i].name, sizeof(name)) >= sizeof(name))
			continue;
		metrics_text_sample(text);
		metrics_text_label(text, "counter", name);
		metrics_text_value(text, kernel->counters[i].value);
	}
}

static void put_kernel_states(struct metrics_text *text, const struct metrics *metrics)
{
	if (metrics->kernel && metrics->kernel->countsAvailable)
		put_one(text, metrics->kernel->numStates);
}

static void put_kernel_policies(struct metrics_text *text, const struct metrics *metrics)
{
	static const char *const directions[] = { "in", "out", "forward" };
	const WFPX_KERNEL_STATISTICS0 *kernel = metrics->kernel;

	if (!kernel || !kernel->countsAvailable)
		return;
	for (unsigned i = 0; i < 3; i++) {
		metrics_text_sample(text);
		metrics_text_label(text, "direction", directions[i]);
		metrics_text_value(text, i == 0   ? kernel->numPoliciesIn
					 : i == 1 ? kernel->numPoliciesOut
						  : kernel->numPoliciesForward);
	}
}

static void put_started(struct metrics_text *text, const struct metrics *metrics)
{
	put_one(text, metrics->started);
}

static void put_resynchronised(struct metrics_text *text, const struct metrics *metrics)
{
	put_one(text, metrics->resynchronised);
}

static void put_tunnel_label(struct metrics_text *text, const struct tunnel_metrics *tunnel)
{
	char id[2 + 16 + 1];

	format_hex(tunnel->id, 16, id);
	metrics_text_label(text, "tunnel", id);
}

static void put_address(struct metrics_text *text, const char *name, const WFPX_ADDRESS0 *address)
{
	char buffer[ADDRESS_TEXT_SIZE];

	format_address(address, buffer);
	metrics_text_label(text, name, address->ipVersion == FWP_IP_VERSION_NONE ? "" : buffer);
}

static void put_info(struct metrics_text *text, const struct metrics *metrics)
{
	for (size_t i = 0; i < metrics->count; i++) {
		const struct tunnel_metrics *tunnel = &metrics->tunnels[i];
		char number[NUMBER_TEXT_SIZE];

		metrics_text_sample(text);
		put_tunnel_label(text, tunnel);
		metrics_text_label(text, "name", tunnel->names.name);
		metrics_text_label(text, "connection", tunnel->names.connection);
		metrics_text_label(text, "child", tunnel->names.child);
		put_address(text, "local", &tunnel->local);
		put_address(text, "remote", &tunnel->remote);
		format_number(tunnel->reqid, number);
		metrics_text_label(text, "reqid", tunnel->reqid ? number : "");
		format_hex(tunnel->if_id, 1, number);
		metrics_text_label(text, "if_id", tunnel->if_id ? number : "");
		metrics_text_value(text, 1);
	}
}

static bool get_up(const struct tunnel_metrics *tunnel, unsigned index, uint64_t *ret)
{
	(void)index;
	*ret = tunnel->state == WFPX_TUNNEL_UP || tunnel->state == WFPX_TUNNEL_REKEYING;
	return true;
}

/* Defines a getter of a member that every tunnel has. */
#define GETTER(function, member)                                                                   \
	static bool function(const struct tunnel_metrics *tunnel, unsigned index, uint64_t *ret)   \
	{                                                                                          \
		(void)index;                                                                       \
		*ret = tunnel->member;                                                             \
		return true;                                                                       \
	}

/* The same of a time, which a tunnel may lack. */
#define GETTER_TIME(function, member)                                                              \
	static bool function(const struct tunnel_metrics *tunnel, unsigned index, uint64_t *ret)   \
	{                                                                                          \
		(void)index;                                                                       \
		*ret = tunnel->member;                                                             \
		return *ret != 0;                                                                  \
	}

/* The same of a total, which a tunnel lacks that is not counted yet. */
#define GETTER_TOTAL(function, member)                                                             \
	static bool function(const struct tunnel_metrics *tunnel, unsigned index, uint64_t *ret)   \
	{                                                                                          \
		(void)index;                                                                       \
		*ret = tunnel->member;                                                             \
		return tunnel->counted;                                                            \
	}

GETTER(get_state, state)
GETTER(get_contexts, contexts)
GETTER(get_bytes, bytes[index])
GETTER(get_packets, packets[index])
GETTER(get_dropped, dropped[index])
GETTER_TIME(get_installed, installed)
GETTER_TIME(get_soft_expiry, soft_expiry)
GETTER_TIME(get_hard_expiry, hard_expiry)
GETTER_TIME(get_last_used, last_used)
GETTER_TIME(get_up_since, up_since)
GETTER_TIME(get_since, since)
GETTER_TOTAL(get_total_bytes, bytes[index])
GETTER_TOTAL(get_total_packets, packets[index])
GETTER_TOTAL(get_total_dropped, dropped[index])
GETTER_TOTAL(get_rekeys, rekeys)
GETTER_TOTAL(get_downs, downs)
GETTER_TOTAL(get_up_seconds, up_seconds)
GETTER_TOTAL(get_exact, exact)

static const char *const ways[] = { [WAY_IN] = "in", [WAY_OUT] = "out", NULL };
static const char *const reasons[] = { [DROPPED_REPLAYED] = "replayed",
				       [DROPPED_OUTSIDE_WINDOW] = "outside_window",
				       [DROPPED_INTEGRITY] = "integrity",
				       NULL };

#define GAUGE(name, unit, help)                                                                    \
	{                                                                                          \
		name, unit, METRIC_GAUGE, help                                                     \
	}
#define COUNTER(name, unit, help)                                                                  \
	{                                                                                          \
		name, unit, METRIC_COUNTER, help                                                   \
	}

static const struct family families[] = {
	{ GAUGE("build_info", NULL, "The version of the program, as a label."), ALWAYS,
	  .put = put_build },
	{ GAUGE("snapshot_timestamp_seconds", "seconds", "When the kernel's SAs were read."),
	  ALWAYS, .put = put_time },
	{ GAUGE("snapshot_complete", NULL,
		"1, or 0 if SAs changed so fast that some may be missing."),
	  ALWAYS, .put = put_complete },
	{ GAUGE("snapshot_duration_seconds", "seconds", "How long it took to read them."), ALWAYS,
	  .put = put_reading },
	{ GAUGE("names_read", NULL, "1, or 0 if this source of names could not be read whole."),
	  ALWAYS, .put = put_names_read },
	{ GAUGE("sas", NULL, "SAs that exist."), ALWAYS, .put = put_sas },
	{ GAUGE("kernel_states", NULL, "States of the kernel, larval ones included."), ALWAYS,
	  .put = put_kernel_states },
	{ GAUGE("kernel_policies", NULL, "Policies of the kernel, without those of sockets."),
	  ALWAYS, .put = put_kernel_policies },
	{ COUNTER("xfrm_stat", NULL,
		  "The kernel's counters of dropped packets, by its own names; wfpsa stats "
		  "explains them."),
	  ALWAYS, .put = put_kernel_counters },
	{ GAUGE("tunnels", NULL, "Tunnels in each state."), ALWAYS, .put = put_tunnels },
	{ GAUGE("tunnels_omitted", NULL, "Tunnels that are too many to be listed."), ALWAYS,
	  .put = put_omitted },
	{ GAUGE("tunnel_info", NULL, "1, with what is known of the tunnel as labels."), ALWAYS,
	  .put = put_info },
	{ GAUGE("tunnel_up", NULL, "1 if the tunnel has SAs of both directions, else 0."), ALWAYS,
	  .get = get_up },
	{ GAUGE("tunnel_state", NULL,
		"0 gone, 1 up, 2 rekeying, 3 draining, 4 half, 5 down, 6 larval."),
	  ALWAYS, .get = get_state },
	{ GAUGE("tunnel_contexts", NULL,
		"Pairs of SAs that the tunnel has; several during a rekey."),
	  ALWAYS, .get = get_contexts },
	{ GAUGE("tunnel_sa_installed_timestamp_seconds", "seconds",
		"When the SAs in use were installed."),
	  ALWAYS, .get = get_installed },
	{ GAUGE("tunnel_sa_soft_expiry_timestamp_seconds", "seconds",
		"When the kernel asks for new SAs in their place."),
	  ALWAYS, .get = get_soft_expiry },
	{ GAUGE("tunnel_sa_hard_expiry_timestamp_seconds", "seconds",
		"When the kernel deletes the SAs in use."),
	  ALWAYS, .get = get_hard_expiry },
	{ GAUGE("tunnel_last_used_timestamp_seconds", "seconds",
		"When the last packet passed through an SA that still exists."),
	  ALWAYS, .get = get_last_used },
	{ GAUGE("tunnel_sa_bytes", "bytes",
		"Bytes of the SAs that exist; falls when SAs are replaced."),
	  ONE_RUN, .get = get_bytes, .label = "direction", .values = ways },
	{ GAUGE("tunnel_sa_packets", "packets",
		"Packets of the SAs that exist; falls when SAs are replaced."),
	  ONE_RUN, .get = get_packets, .label = "direction", .values = ways },
	{ GAUGE("tunnel_sa_dropped_packets", "packets",
		"Packets that the SAs that exist have dropped; falls when SAs are replaced."),
	  ONE_RUN, .get = get_dropped, .label = "reason", .values = reasons },
	{ COUNTER("tunnel_bytes", "bytes", "Bytes of all SAs since counting began."), RESIDENT,
	  .get = get_total_bytes, .label = "direction", .values = ways },
	{ COUNTER("tunnel_packets", "packets", "Packets of all SAs since counting began."),
	  RESIDENT, .get = get_total_packets, .label = "direction", .values = ways },
	{ COUNTER("tunnel_dropped_packets", "packets",
		  "Packets that SAs have dropped since counting began."),
	  RESIDENT, .get = get_total_dropped, .label = "reason", .values = reasons },
	{ COUNTER("tunnel_rekeys", NULL, "How often other SAs took the place of the SAs in use."),
	  RESIDENT, .get = get_rekeys },
	{ COUNTER("tunnel_downs", NULL, "How often the tunnel lost its last SAs."), RESIDENT,
	  .get = get_downs },
	{ COUNTER("tunnel_up_seconds", "seconds",
		  "How long the tunnel was up since counting began."),
	  RESIDENT, .get = get_up_seconds },
	{ GAUGE("tunnel_up_since_timestamp_seconds", "seconds", "When the tunnel came up."),
	  RESIDENT, .get = get_up_since },
	{ GAUGE("tunnel_counted_since_timestamp_seconds", "seconds",
		"When counting began for this tunnel."),
	  RESIDENT, .get = get_since },
	{ GAUGE("tunnel_counted_exactly", NULL,
		"1, or 0 if SAs ended without final counters: the totals are lower bounds."),
	  RESIDENT, .get = get_exact },
	{ GAUGE("counting_started_timestamp_seconds", "seconds",
		"When the exporter began to count."),
	  RESIDENT, .put = put_started },
	{ COUNTER("resynchronisations", NULL,
		  "How often events of the kernel were lost, and SAs compared again."),
	  RESIDENT, .put = put_resynchronised },
};

static void put_tunnel(struct metrics_text *text, const struct family *family,
		       const struct tunnel_metrics *tunnel)
{
	uint64_t value;

	for (unsigned i = 0; i == 0 || (family->values && family->values[i]); i++) {
		if (!family->get(tunnel, i, &value))
			continue;
		metrics_text_sample(text);
		put_tunnel_label(text, tunnel);
		if (family->label)
			metrics_text_label(text, family->label, family->values[i]);
		metrics_text_value(text, value);
	}
}

void metrics_write(const struct metrics *metrics, FILE *to)
{
	struct metrics_text text = { .to = to };

	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
		const struct family *family = &families[i];

		if (!(family->when & (metrics->resident ? RESIDENT : ONE_RUN)))
			continue;
		metrics_text_family(&text, &family->text);
		if (family->put)
			family->put(&text, metrics);
		for (size_t k = 0; family->get && k < metrics->count; k++)
			put_tunnel(&text, family, &metrics->tunnels[k]);
	}
	metrics_text_end(&text);
}
