/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The transportFilter of an SA, made of the policy it serves or of its own selector. */
#ifndef API_SA_FILTER_H
#define API_SA_FILTER_H

#include <stddef.h>
#include <wchar.h>

#include "fwpmtypes.h"
#include "page.h"
#include "sa_traffic.h"
#include "xfrm/sa.h"

/* The names of filters: by whether there is a policy, and by direction. */
struct sa_filter_names {
	wchar_t text[2][2][32];
};

/*
 * Puts the names into a block, once for all filters in it, and returns the struct sa_filter_names.
 * It is the share() of each kind whose entries have filters.
 */
#define SA_FILTER_NAMES_SPACE BLOCK_SPACE(sizeof(struct sa_filter_names))
void *sa_filter_share_names(struct block *block);

size_t sa_filter_space(const struct snapshot *snapshot, const struct sa *sa);
FWPM_FILTER0 *sa_filter_render(struct page *page, const struct sa *sa,
			       const struct traffic *traffic);

/*
 * Nonzero, the same in every process, different for in and out: the index of the policy, below
 * 2^32, or without one a number with the SPI in its high half.
 */
UINT64 sa_filter_id(const struct sa *sa, const struct policy *policy);

#endif
