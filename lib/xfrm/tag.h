/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * How the kernel's states and policies say which of this library's objects they belong to.
 *
 * The kernel keeps the member user of a selector and the member seq of a state, shows them in every
 * dump and event, and uses neither for packets (Linux 6.1 to 6.18). So
 *
 * - a policy that is made from a filter has the filter's id in sel.user
 * - a state of an SA context that was made here has the halves of the context's id in seq and
 *   sel.user
 * - its reqid is the id of the filter or provider context that it hangs on.
 *
 * sel.user is part of what identifies a policy: a policy with a tag and a daemon's policy with the
 * same addresses are two policies.
 */
#ifndef XFRM_TAG_H
#define XFRM_TAG_H

#include <stdbool.h>
#include <stdint.h>

#include "sa.h"

/* Ids of filters and provider contexts, and low halves of the ids of SA contexts. */
#define TAG_FIRST 0x50000001u
#define TAG_LAST  0x5fffffffu

/* In the high half of the id of each SA context that was made here. */
#define TAG_CONTEXT 0x80000000u

/* Whether a selector's user is a number of this library. */
static inline bool tag_is_ours(uint32_t user)
{
	return user >= TAG_FIRST && user <= TAG_LAST;
}

/* Whether a number has the form of the id of an SA context that was made here. */
static inline bool tag_may_be_context(uint64_t id)
{
	return id >> 32 & TAG_CONTEXT && tag_is_ours((uint32_t)id);
}

/* Returns the id of the SA context that an SA was made for, or 0 if this library did not make it.
 */
static inline uint64_t tag_context(const struct sa *sa)
{
	if (!tag_is_ours(sa->sel->user) || !(sa->km_seq & TAG_CONTEXT))
		return 0;
	return (uint64_t)sa->km_seq << 32 | sa->sel->user;
}

#endif
