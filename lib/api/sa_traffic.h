/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_TRAFFIC_H
#define API_SA_TRAFFIC_H

#include <stdbool.h>
#include <stdint.h>

#include "sadb/snapshot.h"

/* What an SA protects, as its own end sees it: local and remote instead of source and destination.
 */
struct traffic {
	const struct policy *policy; /* that says so; NULL: the SA's own selector does */
	const struct address *local, *remote;
	uint8_t family;
	uint8_t local_prefix, remote_prefix;
	uint8_t proto;
	uint16_t local_port, local_port_mask;   /* for ICMP the type */
	uint16_t remote_port, remote_port_mask; /* for ICMP the code */
};

/* Filled where it is: copying it whole right after filling it by bytes would stall. */
void traffic_of(const struct snapshot *snapshot, const struct sa *sa, struct traffic *ret);

static inline bool is_tunnel(const struct sa *sa)
{
	return sa->mode != SA_MODE_TRANSPORT;
}

#endif
