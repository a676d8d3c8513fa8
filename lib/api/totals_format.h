/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_TOTALS_FORMAT_H
#define API_TOTALS_FORMAT_H

#include "watch/totals.h"
#include "wfpxfrm.h"

struct view;

/*
 * Renders all totals into a block, whose names are those of @view; @now is in nanoseconds since
 * 1970. The caller frees *ret_entries, which is NULL if there are none, with block_free(). Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t totals_render(const struct totals *totals, const struct view *view, uint64_t now,
		       WFPX_TUNNEL_TOTALS0 ***ret_entries, UINT32 *ret_count);

#endif
