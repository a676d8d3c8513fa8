/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_POLICY_GET_H
#define XFRM_POLICY_GET_H

#include "netlink/sockets.h"
#include "policy.h"

/*
 * Returns in *ret and @templates the policy that the kernel has now under the index of @known; it
 * must have the direction, type, mark and interface id of @known. Returns ERROR_FILE_NOT_FOUND if
 * there is none.
 */
uint32_t policy_get(struct netlink *netlink, const struct policy *known, struct policy *ret,
		    struct policy_template templates[POLICY_TEMPLATES_MAX]);

#endif
