/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_DETAILS_H
#define API_SA_DETAILS_H

#include "page.h"
#include "sadb/snapshot.h"
#include "wfpxfrm.h"

/*
 * These fill *to, which is zero before, for the SA at @index of @snapshot, and its bundle. All that
 * *to points to is put into the page's block. page->shared must be what sa_filter_share_names()
 * returned for that block.
 */
void sa_details0_fill(struct page *page, const struct snapshot *snapshot, size_t index,
		      IPSEC_SA_DETAILS0 *to);
void sa_details1_fill(struct page *page, const struct snapshot *snapshot, size_t index,
		      IPSEC_SA_DETAILS1 *to);
void sa_wfpx0_fill(struct page *page, const struct snapshot *snapshot, size_t index,
		   WFPX_SA_DETAILS0 *to);

/*
 * Renders one SA into the page's block, whose algorithms may have numbers of @names, which may be
 * NULL if none has. sa_wfpx0_one_space() returns how many bytes of the block that takes.
 */
WFPX_SA0 *sa_wfpx0_one_render(struct page *page, const struct new_names *names,
			      const struct sa *sa);
size_t sa_wfpx0_one_space(const struct sa *sa);

/*
 * These return how many bytes of the block the functions above will take, without *to itself.
 * sa_details1_space() is also for sa_details0_fill().
 */
size_t sa_details1_space(const struct snapshot *snapshot, size_t index);
size_t sa_wfpx0_space(const struct snapshot *snapshot, size_t index);

/* The formats of entries of an SA enumeration. */
extern const struct format sa_format_details0;
extern const struct format sa_format_details1;
extern const struct format sa_format_wfpx0;

#endif
