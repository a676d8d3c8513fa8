/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The policies of a namespace as libnl-xfrm decodes them, and which of them ask for an SA.
 *
 * Matched here once more, as the kernel does it for packets: xfrm_tmpl_resolve_one and
 * xfrm_state_find for those that go out, xfrm_state_ok for those that came in. libnl 3.7 knows no
 * interface id, of policies or of SAs, so where SAs differ in nothing else this cannot tell them
 * apart: such SAs are for other tests.
 */
#ifndef TESTS_COMMON_LIBNL_POLICIES_H
#define TESTS_COMMON_LIBNL_POLICIES_H

#include <netlink/xfrm/sa.h>
#include <netlink/xfrm/sp.h>
#include <stdbool.h>

/* Dumps them. Number of policies that ask for SAs, or -1 with a message. */
int policies_dump(void);

/* The policy that speaks for an SA of this direction, NULL if none does. */
struct xfrmnl_sp *policies_main_of(struct xfrmnl_sa *sa, bool out);

/* Whether policies of one direction name more of the SA than others; *ret_in says of which. */
bool policies_tell_direction(struct xfrmnl_sa *sa, bool *ret_in);

/* Whether a policy with several templates asks for this SA. */
bool policies_bundle(struct xfrmnl_sa *sa, bool out);

/* Whether one such policy asks for both. */
bool policies_bundle_both(struct xfrmnl_sa *a, struct xfrmnl_sa *b, bool out);

#endif
