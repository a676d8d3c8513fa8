/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What filters become in the kernel. */
#ifndef FILTER_POLICIES_H
#define FILTER_POLICIES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "managed.h"
#include "xfrm/policy.h"

/* Priorities of the policies of filters: before those of daemons, behind 0 of manual policies. */
#define FILTER_PRIORITY_FIRST 4096u
#define FILTER_PRIORITY_LAST  65535u

/* A filter that would become more policies than this is refused. */
#define FILTER_POLICIES_MAX 256u

/*
 * The policies that filters become. sel.user of each is the filter's id; index and add_time are 0,
 * because the kernel sets them.
 */
struct filter_policies {
	struct arena memory;
	struct policy *policies;
	size_t count;
	struct policy_template *templates; /* policy.templates is an index here */
};

/*
 * Whether the kernel can enforce @filter: ERROR_SUCCESS also for filters that have no effect on
 * packets. Returns ERROR_NOT_SUPPORTED if its conditions need more than FILTER_POLICIES_MAX
 * policies, or something that policies cannot compare; other statuses say that the filter is
 * malformed, such as FWP_E_INVALID_RANGE.
 */
uint32_t filter_check(const struct filter *filter);

/* Returns the weight that orders the filter among those of its sublayer: see doc/creation.md. */
uint64_t filter_weight(const struct filter *filter);

/* Whether policies are made of the filter; the others are kept and have no effect. */
bool filter_is_enforced(const struct filter *filter);

/*
 * Returns in *ret the policies of the @count @filters, which are managed objects of the kind
 * MANAGED_FILTER in the order in which they were added; @ends finds the tunnel ends of a provider
 * context by its id. The result depends on nothing else, so it is the same in every process. The
 * caller frees it with filter_policies_done(). Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
typedef const struct tunnel_ends *filter_ends(void *context, uint32_t id);
uint32_t filter_policies_make(const struct managed *const *filters, size_t count, filter_ends *ends,
			      void *context, struct filter_policies *ret);
void filter_policies_done(struct filter_policies *policies);

#endif
