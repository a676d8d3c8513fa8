/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Decoders: bytes in, records out. No I/O, no allocation, no trust: every length is checked before
 * it is used, so any bytes may be given.
 */
#ifndef XFRM_DECODE_H
#define XFRM_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "algorithm.h"
#include "policy.h"
#include "sa.h"

struct nlmsghdr;

/*
 * Decodes a message that carries a struct xfrm_usersa_info and attributes: XFRM_MSG_NEWSA or
 * XFRM_MSG_UPDSA. False when it is too short to be one; *sa and *extra are then undefined.
 *
 * Attributes of a wrong length are left aside and marked in sa->present, an algorithm's own bit is
 * set all the same: an SA never looks larval because we did not understand it. Attributes unknown
 * here are counted in *unknown. *extra_used tells whether anything in *extra is set; if not, *extra
 * was not touched.
 */
bool decode_sa(const struct nlmsghdr *message, struct sa *sa, struct sa_extra *extra,
	       bool *extra_used, struct new_names *new_names, unsigned *unknown);

/*
 * Decodes a message that carries a struct xfrm_userpolicy_info and attributes, its templates into
 * the first policy->template_count of @templates. False when it is too short to be one.
 */
bool decode_policy(const struct nlmsghdr *message, struct policy *policy,
		   struct policy_template templates[POLICY_TEMPLATES_MAX]);

#endif
