/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SA_CONTEXT_FORMAT_H
#define API_SA_CONTEXT_FORMAT_H

#include "context_items.h"
#include "page.h"
#include "wfpxfrm.h"

/* The formats of entries of a context enumeration. Each entry's own struct comes first in the
 * block. */
extern const struct format sa_context_format0;
extern const struct format sa_context_format1;
extern const struct format sa_context_format_wfpx0;

/*
 * Renders the context at @index of @items, which need not be the items of the page. @page->shared
 * must be what sa_filter_share_names() has returned. sa_context_wfpx0_space() returns how many
 * bytes of the block that takes.
 */
WFPX_SA_CONTEXT0 *sa_context_wfpx0_render(struct page *page, const struct context_items *items,
					  size_t index);
size_t sa_context_wfpx0_space(const struct context_items *items, size_t index);

/* The bytes of a block that wfpx_policies_take() takes. */
#define WFPX_POLICIES_SPACE(count)                                                                 \
	(BLOCK_SPACE((count) * sizeof(WFPX_POLICY0 *)) + (count)*BLOCK_SPACE(sizeof(WFPX_POLICY0)))

/* Returns an array of pointers to @count policies, which are zero. @count is not 0. */
WFPX_POLICY0 **wfpx_policies_take(struct page *page, uint32_t count);

/* Fills *to, which is zero before, with @policy and what its template @t says. */
void wfpx_policy_fill(WFPX_POLICY0 *to, const struct policy *policy,
		      const struct policy_template *t);

#endif
