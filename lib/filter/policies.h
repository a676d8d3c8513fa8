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
 * Whether policies can express @filter; also asked of filters that have no effect on packets.
 * Returns in *ret_weight the weight that orders it among other filters: see doc/creation.md.
 * Returns ERROR_NOT_SUPPORTED if its conditions need more than FILTER_POLICIES_MAX policies, or
 * something that policies cannot compare, and ERROR_NOT_ENOUGH_MEMORY. Other statuses say that the
 * filter is malformed: those of intervals_of(), FWP_E_CONDITION_NOT_FOUND, and FWP_E_OUT_OF_BOUNDS
 * for more than CONDITIONS_MAX conditions.
 */
uint32_t filter_check(const struct filter *filter, uint64_t *ret_weight);

/* Whether policies are made of the filter; the others are kept and have no effect. */
bool filter_is_enforced(const struct filter *filter);

/*
 * Sets the priority of each of the @count @filters, which are in the order in which they were
 * added: doc/creation.md says which filter comes first. A filter keeps the priority that it has as
 * far as possible, so that few policies change when one filter is added. Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t filter_order(struct managed *const *filters, size_t count);

/*
 * Returns in *ret the policies of the @count @filters, which are managed objects of the kind
 * MANAGED_FILTER with their priorities; @ends finds the tunnel ends of a provider context by its
 * id. The result depends on nothing else, so it is the same in every process. The caller frees it
 * with filter_policies_done(). Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
typedef const struct tunnel_ends *filter_ends(void *context, uint32_t id);
uint32_t filter_policies_make(const struct managed *const *filters, size_t count, filter_ends *ends,
			      void *context, struct filter_policies *ret);
void filter_policies_done(struct filter_policies *policies);

#endif
