/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_STATISTICS_COUNT_H
#define API_STATISTICS_COUNT_H

#include "ipsectypes.h"
#include "sadb/tunnel_list.h"
#include "xfrm/counters.h"

struct snapshot;

/*
 * Each of these adds to the members of *to that it knows: from the SAs of @snapshot; from its
 * tunnels; from the counters of its namespace. The members are described in fwpmu.h.
 */
void statistics_count_sas(const struct snapshot *snapshot, IPSEC_STATISTICS1 *to);
void statistics_count_tunnels(const struct tunnel_list *tunnels, IPSEC_STATISTICS1 *to);
void statistics_count_drops(const struct counters *counters, IPSEC_STATISTICS1 *to);

#endif
