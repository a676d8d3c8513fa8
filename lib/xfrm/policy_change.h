/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_POLICY_CHANGE_H
#define XFRM_POLICY_CHANGE_H

#include <stddef.h>
#include <stdint.h>

#include "encode_policy.h"

struct netlink;

/* One change of a batch. It owns neither the policy nor its templates. */
struct policy_change {
	const struct policy *policy;
	const struct policy_template *templates; /* the policy's first; not used to delete */
	enum policy_act act;
	uint32_t status; /* set by policies_change() */
};

/*
 * Makes the changes in their order, as many with one message to the kernel as netlink_batch()
 * takes: none of these is seen without the others by another request. All are tried, whatever
 * becomes of those before; to delete what is gone already is a success. Returns the first status
 * that is no success, of a change or of netlink_batch(); in the latter case the changes behind have
 * not been tried, and those of that message may have been made or not.
 */
uint32_t policies_change(struct netlink *netlink, struct policy_change *changes, size_t count);

#endif
