/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Policies that are no filters of this library, as filters. */
#ifndef API_FILTER_FOREIGN_H
#define API_FILTER_FOREIGN_H

#include "filter/managed.h"
#include "fwpmtypes.h"
#include "page.h"
#include "sadb/policies.h"

#define FOREIGN_CONDITIONS_MAX 5

/*
 * Makes *ret a filter that does what @policy does, with conditions in @room. @policies has the
 * policy.
 */
void foreign_as_filter(const struct policies *policies, const struct policy *policy,
		       struct condition room[FOREIGN_CONDITIONS_MAX], struct filter *ret);

/*
 * foreign_fill() fills *to, which is all zero and in the page's block, with the policy as a filter
 * whose id is that of foreign_id(); foreign_space() returns how many bytes of the block it takes.
 */
size_t foreign_space(const struct policy *policy);
void foreign_fill(struct page *page, const struct policies *policies, const struct policy *policy,
		  FWPM_FILTER0 *to);

/*
 * Returns the id of the policy's filter: the tag, if it was made of a filter that is in the store
 * no more, else the policy's index.
 */
uint32_t foreign_id(const struct policy *policy);

#endif
