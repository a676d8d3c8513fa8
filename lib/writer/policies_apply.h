/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The policies that this library makes in the kernel. */
#ifndef WRITER_POLICIES_APPLY_H
#define WRITER_POLICIES_APPLY_H

#include <stddef.h>
#include <stdint.h>

#include "xfrm/policy.h"

struct netlink;

/* Returns ERROR_ACCESS_DENIED if the caller may not change policies. */
uint32_t policies_check_right(struct netlink *netlink);

/*
 * Makes the kernel's policies with a tag of this library those @count at @wanted, whose templates
 * are at @templates: adds what is missing and replaces what differs, then deletes what is too much.
 * Policies without a tag are left alone. Of @wanted with one selector and direction, the first
 * counts. Calling it again changes nothing. After a failure, any of the changes may have been made.
 */
uint32_t policies_apply(struct netlink *netlink, const struct policy *wanted, size_t count,
			const struct policy_template *templates);

#endif
