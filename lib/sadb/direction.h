/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether an SA is inbound or outbound. The kernel itself only says so since Linux 6.10. */
#ifndef SADB_DIRECTION_H
#define SADB_DIRECTION_H

#include <stdbool.h>

#include "xfrm/sa.h"

struct local_addresses;
struct policies;

/* The numbers are those of FWP_DIRECTION. */
enum sa_direction {
	SA_OUTBOUND = 0,
	SA_INBOUND = 1,
};

/* The rules in the order in which they are applied; the first that answers counts. The numbers are
 * those of WFPX_DIRECTION_RULE. */
enum direction_rule {
	DIRECTION_RULE_NONE = 0,          /* no rule has an answer */
	DIRECTION_RULE_SA_DIR = 1,        /* the kernel says it */
	DIRECTION_RULE_OFFLOAD = 2,       /* the flags of an offload device say it */
	DIRECTION_RULE_LOCAL_ADDRESS = 3, /* one end is an address of this namespace */
	DIRECTION_RULE_POLICY = 4,        /* policies of one direction ask for the SA */
	DIRECTION_RULE_SEQUENCE = 5,      /* it has only sent, or only received */
};

/*
 * Whether the rule that found the direction is one for which the policies were asked: with other
 * policies it may find another one.
 */
static inline bool direction_rests_on_policies(const struct sa *sa)
{
	return sa->found.rule == DIRECTION_RULE_POLICY ||
	       sa->found.rule == DIRECTION_RULE_SEQUENCE || sa->found.rule == DIRECTION_RULE_NONE;
}

/*
 * Sets sa->found.direction and sa->found.rule. With DIRECTION_RULE_NONE the direction is only a
 * guess.
 */
void direction_find(struct sa *sa, const struct local_addresses *local,
		    const struct policies *policies);

#endif
