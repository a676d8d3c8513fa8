/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_TRAFFIC_H
#define API_SA_TRAFFIC_H

#include <stdbool.h>
#include <stdint.h>

#include "sadb/snapshot.h"

/*
 * The traffic that an SA protects, as this end sees it: local and remote in place of source and
 * destination. It points into the snapshot.
 */
struct traffic {
	const struct policy *policy; /* the SA's main policy; NULL if this is the SA's selector */
	const struct address *local, *remote;
	uint8_t family;
	uint8_t local_prefix, remote_prefix;
	uint8_t proto;
	uint16_t local_port, local_port_mask;   /* for ICMP and Mobile IPv6: the type */
	uint16_t remote_port, remote_port_mask; /* for ICMP: the code */
};

/*
 * Writes the traffic of @sa to *ret. It is not returned by value, because copying members right
 * after they were stored one by one makes the processor wait.
 */
void traffic_of(const struct snapshot *snapshot, const struct sa *sa, struct traffic *ret);

/*
 * Writes the packets that @policy is asked about to *ret. Those of a forward policy have their
 * source in local and their destination in remote.
 */
void traffic_of_policy(const struct policy *policy, struct traffic *ret);

/* Whether the mode of @sa makes an outer header. */
static inline bool is_tunnel(const struct sa *sa)
{
	return sa->mode != SA_MODE_TRANSPORT;
}

#endif
