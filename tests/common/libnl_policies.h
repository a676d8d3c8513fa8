/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The policies of a namespace as libnl-xfrm decodes them, and which of them ask for an SA.
 *
 * Policies and SAs are matched as the kernel matches them: xfrm_tmpl_resolve_one and
 * xfrm_state_find for outbound packets, xfrm_state_ok for inbound ones. libnl 3.7 does not decode
 * interface ids. SAs that differ in their interface id alone look the same here, so tests that use
 * this have none.
 */
#ifndef TESTS_COMMON_LIBNL_POLICIES_H
#define TESTS_COMMON_LIBNL_POLICIES_H

#include <netlink/xfrm/sa.h>
#include <netlink/xfrm/sp.h>
#include <stdbool.h>

/* Dumps the policies. Returns how many ask for SAs, or -1 with a message. */
int policies_dump(void);

/*
 * The policy of this direction that the SA's filter is made from, NULL if no policy asks for the
 * SA.
 */
struct xfrmnl_sp *policies_main_of(struct xfrmnl_sa *sa, bool out);

/*
 * Whether the policies of one direction name more of the SA's addresses than those of the other.
 * Sets
 * *@ret_in to whether that is inbound.
 */
bool policies_tell_direction(struct xfrmnl_sa *sa, bool *ret_in);

/* Whether a policy with several templates asks for this SA. */
bool policies_bundle(struct xfrmnl_sa *sa, bool out);

/* Whether a policy with several templates asks for both SAs. */
bool policies_bundle_both(struct xfrmnl_sa *a, struct xfrmnl_sa *b, bool out);

#endif
