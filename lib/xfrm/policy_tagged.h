/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_POLICY_TAGGED_H
#define XFRM_POLICY_TAGGED_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "policy.h"

struct netlink;

/* The policies of a namespace that have a tag of this library, as the kernel has them. */
struct tagged_policies {
	struct arena memory; /* of all of it */
	struct policy *policies;
	size_t count, capacity;
	struct policy_template *templates; /* policy.templates is an index here */
	size_t template_count, template_capacity;
};

/*
 * Reads the policies whose tag_is_ours(), of no single socket, in the kernel's order. The caller
 * frees *ret with arena_done(&ret->memory), also after a failure.
 */
uint32_t policies_tagged_read(struct netlink *netlink, struct tagged_policies *ret);

#endif
