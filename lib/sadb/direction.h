/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether an SA is inbound or outbound, which the kernel itself says only since Linux 6.10. */
#ifndef SADB_DIRECTION_H
#define SADB_DIRECTION_H

#include "xfrm/sa.h"

struct local_addresses;
struct policies;

/* The numbers are FWP_DIRECTION's. */
enum sa_direction {
	SA_OUTBOUND = 0,
	SA_INBOUND = 1,
};

/* The rules in the order they are asked. The numbers are WFPX_DIRECTION_RULE's. */
enum direction_rule {
	DIRECTION_RULE_NONE = 0,
	DIRECTION_RULE_SA_DIR = 1,
	DIRECTION_RULE_OFFLOAD = 2,
	DIRECTION_RULE_LOCAL_ADDRESS = 3,
	DIRECTION_RULE_POLICY = 4,
	DIRECTION_RULE_SEQUENCE = 5,
};

/* Sets sa->found.direction and sa->found.rule. @extra is NULL when the SA has none. */
void direction_find(struct sa *sa, const struct sa_extra *extra,
		    const struct local_addresses *local, const struct policies *policies);

#endif
