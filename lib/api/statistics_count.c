/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where the members of IPSEC_STATISTICS1 come from. */
#include "statistics_count.h"

#include <netinet/in.h>
#include <string.h>

#include "sadb/direction.h"
#include "sadb/snapshot.h"

/* A member that has the greatest number means: as many or more. */
static UINT32 clamp(uint64_t value)
{
	return value < UINT32_MAX ? (UINT32)value : UINT32_MAX;
}

static void add(UINT32 *to, uint64_t more)
{
	*to = clamp(*to + more);
}

static bool encrypts(const struct sa *sa)
{
	return sa->proto == IPPROTO_ESP && sa->config->cipher != ALGORITHM_NONE &&
	       sa->config->cipher != ALGORITHM_CIPHER_NULL &&
	       sa->config->cipher != ALGORITHM_GMAC_AES;
}

/* An AEAD is in the place of the cipher. */
static bool authenticates(const struct sa *sa)
{
	return sa->config->present & SA_HAS_AEAD ||
	       (sa->config->auth != ALGORITHM_NONE && sa->config->auth != ALGORITHM_DIGEST_NULL);
}

/* The SAs of a bundle protect the same packets, which its ESP SA stands for. */
static bool stands_for_packets(const struct sa *sa)
{
	return !(sa->found.bundled && sa->proto == IPPROTO_AH);
}

static void count_traffic(const struct sa *sa, IPSEC_TRAFFIC_STATISTICS1 *to)
{
	if (encrypts(sa))
		to->encryptedByteCount += sa->bytes;
	if (sa->proto == IPPROTO_AH)
		to->authenticatedAHByteCount += sa->bytes;
	else if (authenticates(sa))
		to->authenticatedESPByteCount += sa->bytes;
	if (sa->config->present & SA_HAS_OFFLOAD)
		to->offloadByteCount += sa->bytes;
	if (!stands_for_packets(sa))
		return;
	if (sa->mode == SA_MODE_TRANSPORT)
		to->transportByteCount += sa->bytes;
	else
		to->tunnelByteCount += sa->bytes;
	to->totalSuccessfulPackets += sa->packets;
}

static void count_sa(const struct sa *sa, IPSEC_STATISTICS1 *to)
{
	to->aggregateSaStatistics.activeSas++;
	to->aggregateSaStatistics.offloadedSas += (sa->config->present & SA_HAS_OFFLOAD) != 0;
	if (sa->proto == IPPROTO_AH) {
		IPSEC_AH_DROP_PACKET_STATISTICS0 *drops = &to->ahDropPacketStatistics;

		add(&drops->authenticationFailuresOnInbound, sa->extra->integrity_failed);
		add(&drops->replayCheckFailuresOnInbound, sa->extra->replayed);
		add(&drops->replayCheckFailuresOnInbound, sa->extra->outside_window);
	}
	count_traffic(sa, sa->found.direction == SA_OUTBOUND ? &to->outboundTrafficStatistics
							     : &to->inboundTrafficStatistics);
}

void statistics_count_sas(const struct snapshot *snapshot, IPSEC_STATISTICS1 *to)
{
	to->aggregateSaStatistics.pendingSaNegotiations = snapshot->larval;
	for (size_t i = 0; i < snapshot->count; i++)
		count_sa(&snapshot->sas[i], to);
}

void statistics_count_tunnels(const struct tunnel_list *tunnels, IPSEC_STATISTICS1 *to)
{
	for (size_t i = 0; i < tunnels->count; i++) {
		const struct tunnel *t = &tunnels->tunnels[i];

		if (t->identity.mode != SA_MODE_TRANSPORT &&
		    (t->state == TUNNEL_UP || t->state == TUNNEL_REKEYING))
			to->aggregateSaStatistics.activeTunnels++;
	}
}

/* All counters of received packets, those of newer kernels too. */
static uint64_t inbound_drops(const struct counters *counters)
{
	uint64_t sum = counters_value(counters, "XfrmAcquireError");

	for (size_t i = 0; i < counters->count; i++)
		if (!strncmp(counters->list[i].name, "XfrmIn", 6))
			sum += counters->list[i].value;
	return sum;
}

void statistics_count_drops(const struct counters *counters, IPSEC_STATISTICS1 *to)
{
	IPSEC_ESP_DROP_PACKET_STATISTICS0 *esp = &to->espDropPacketStatistics;
	IPSEC_AGGREGATE_DROP_PACKET_STATISTICS1 *all = &to->aggregateDropPacketStatistics;

	all->invalidSpisOnInbound = clamp(counters_value(counters, "XfrmInNoStates"));
	all->authenticationFailuresOnInbound =
		clamp(counters_value(counters, "XfrmInStateProtoError"));
	all->replayCheckFailuresOnInbound = clamp(counters_value(counters, "XfrmInStateSeqError"));
	add(&all->invalidClearTextInbound, counters_value(counters, "XfrmInTmplMismatch"));
	add(&all->invalidClearTextInbound, counters_value(counters, "XfrmInPolBlock"));
	all->saNotInitializedOnInbound = clamp(counters_value(counters, "XfrmAcquireError"));
	all->receiveOverIncorrectSaInbound = clamp(counters_value(counters, "XfrmInStateMismatch"));
	all->secureReceivesNotMatchingFilters = clamp(counters_value(counters, "XfrmInNoPols"));
	all->totalDropPacketsInbound = clamp(inbound_drops(counters));
	esp->invalidSpisOnInbound = all->invalidSpisOnInbound;
	esp->authenticationFailuresOnInbound = all->authenticationFailuresOnInbound;
	esp->replayCheckFailuresOnInbound = all->replayCheckFailuresOnInbound;
	esp->saNotInitializedOnInbound = all->saNotInitializedOnInbound;
}
