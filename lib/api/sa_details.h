/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_DETAILS_H
#define API_SA_DETAILS_H

#include "page.h"
#include "sadb/snapshot.h"
#include "wfpxfrm.h"

/*
 * Fill *to, which is zeroed, for the SA at @index of @snapshot. What *to points to is put into the
 * page's block, and page->shared must be the struct sa_filter_names.
 */
void sa_details0_fill(struct page *page, const struct snapshot *snapshot, size_t index,
		      IPSEC_SA_DETAILS0 *to);
void sa_details1_fill(struct page *page, const struct snapshot *snapshot, size_t index,
		      IPSEC_SA_DETAILS1 *to);
void sa_wfpx0_fill(struct page *page, const struct snapshot *snapshot, size_t index,
		   WFPX_SA_DETAILS0 *to);

/* What that takes of the page's block, *to itself not counted; details0 takes what details1 does.
 */
size_t sa_details1_space(const struct snapshot *snapshot, size_t index);
size_t sa_wfpx0_space(const struct snapshot *snapshot, size_t index);

/* One entry of an SA enumeration. */
extern const struct format sa_format_details0;
extern const struct format sa_format_details1;
extern const struct format sa_format_wfpx0;

#endif
