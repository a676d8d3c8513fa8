/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* IPsecGetStatistics0 and 1. */
#include <stddef.h>
#include <string.h>

#include "base/status.h"
#include "engine.h"
#include "functions.h"
#include "statistics_count.h"
#include "tunnel_items.h"
#include "xfrm/counters_read.h"

_Static_assert(sizeof(IPSEC_STATISTICS0) == 200 && sizeof(IPSEC_STATISTICS1) == 216, "");
_Static_assert(offsetof(IPSEC_STATISTICS0, aggregateDropPacketStatistics) ==
		       offsetof(IPSEC_STATISTICS1, aggregateDropPacketStatistics),
	       "");

static uint32_t count_snapshot(struct engine *engine, IPSEC_STATISTICS1 *to)
{
	struct tunnel_items items = { .tunnels.count = 0 };
	uint32_t status = tunnel_items_take(engine, &items);

	if (status)
		return status;
	if (engine->complete_only && !items.contexts.snapshot.complete)
		status = ERROR_RETRY;
	statistics_count_sas(&items.contexts.snapshot, to);
	statistics_count_tunnels(&items.tunnels, to);
	tunnel_items_done(&items);
	return status;
}

static uint32_t count_all(struct engine *engine, IPSEC_STATISTICS1 *to)
{
	struct counters counters;
	uint32_t status = engine_check_transaction(engine);

	if (!status)
		status = count_snapshot(engine, to);
	if (!status)
		status = counters_read(engine->netlink, &counters);
	if (status)
		return status;
	statistics_count_drops(&counters, to);
	counters_done(&counters);
	return ERROR_SUCCESS;
}

static uint32_t get_statistics(HANDLE engineHandle, bool complete, IPSEC_STATISTICS1 *to)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	memset(to, 0, sizeof(*to));
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = complete ? count_all(engine, to) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

/* The structs of version 0 are the beginnings of those of version 1. */
uint32_t statistics0(HANDLE engineHandle, IPSEC_STATISTICS0 *ipsecStatistics)
{
	IPSEC_STATISTICS1 all;
	uint32_t status = get_statistics(engineHandle, ipsecStatistics, &all);

	if (status)
		return status;
	memcpy(ipsecStatistics, &all, offsetof(IPSEC_STATISTICS0, aggregateDropPacketStatistics));
	memcpy(&ipsecStatistics->aggregateDropPacketStatistics, &all.aggregateDropPacketStatistics,
	       sizeof(ipsecStatistics->aggregateDropPacketStatistics));
	memcpy(&ipsecStatistics->inboundTrafficStatistics, &all.inboundTrafficStatistics,
	       sizeof(ipsecStatistics->inboundTrafficStatistics));
	memcpy(&ipsecStatistics->outboundTrafficStatistics, &all.outboundTrafficStatistics,
	       sizeof(ipsecStatistics->outboundTrafficStatistics));
	return ERROR_SUCCESS;
}

uint32_t statistics1(HANDLE engineHandle, IPSEC_STATISTICS1 *ipsecStatistics)
{
	IPSEC_STATISTICS1 all;
	uint32_t status = get_statistics(engineHandle, ipsecStatistics, &all);

	if (!status)
		*ipsecStatistics = all;
	return status;
}
