/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The transportFilter of an SA: the filter of the store that it was made for, or else one that is
 * made from its main policy, or from its own selector without one.
 */
#ifndef API_SA_FILTER_H
#define API_SA_FILTER_H

#include <stddef.h>
#include <wchar.h>

#include "fwpmtypes.h"
#include "page.h"
#include "sa_traffic.h"
#include "xfrm/sa.h"

/* The names of filters, by whether the SA has a main policy and by its direction. */
struct sa_filter_names {
	wchar_t text[2][2][32];
};

/*
 * Puts the names into a block, once for all filters in it, and returns the struct sa_filter_names,
 * which takes SA_FILTER_NAMES_SPACE bytes. This is kind.share of each kind whose entries have
 * filters.
 */
#define SA_FILTER_NAMES_SPACE BLOCK_SPACE(sizeof(struct sa_filter_names))
void *sa_filter_share_names(struct block *block);

/*
 * sa_filter_render() puts the filter of @sa into the page's block and returns it; @traffic is what
 * traffic_of() gives, and page->shared must be the struct sa_filter_names. sa_filter_space()
 * returns how many bytes of the block that takes.
 */
size_t sa_filter_space(const struct snapshot *snapshot, const struct sa *sa);
FWPM_FILTER0 *sa_filter_render(struct page *page, const struct snapshot *snapshot,
			       const struct sa *sa, const struct traffic *traffic);

/*
 * Returns the id of the filter of @sa. That is the filter of FwpmFilterAdd0 which the SA was made
 * for in transport mode, or which @policy, its main policy, was made of. Otherwise it is the index
 * of @policy; or, if @policy is NULL, a number with the SPI in its high half, which differs between
 * directions. Ids of filters and indices are below 2^32. Ids are the same in every process and
 * never 0.
 */
UINT64 sa_filter_id(const struct sa *sa, const struct policy *policy);

#endif
