/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is shown of the policies of a context or of a tunnel. */
#ifndef WFPSA_POLICIES_H
#define WFPSA_POLICIES_H

#include "value.h"

/* The word of ip-xfrm(8) for the policy's direction: in, out or fwd. */
const char *policy_direction_name(const WFPX_POLICY0 *policy);

/*
 * Adds a word such as "9/371327" to a list or to rows: what "ip xfrm policy" shows as index and
 * priority.
 */
void value_add_policy(struct value *ret, const WFPX_POLICY0 *policy);

/* Makes @ret rows of policies, whose cell has such a word for each. */
void value_policies(struct value *ret, WFPX_POLICY0 *const *policies, UINT32 count);

/*
 * Makes @ret the traffic selectors of one end, of which equal ones are listed once. An outbound
 * policy has the local end as source, inbound and forward policies have it as destination.
 */
void value_traffic(struct value *ret, WFPX_POLICY0 *const *policies, UINT32 count, bool local);

#endif
