/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WFPX_TUNNEL_TOTALS0: what tunnels have carried. */
#include "totals_format.h"

#include "base/status.h"
#include "name_format.h"
#include "tunnel_items.h"
#include "watch/view.h"
#include "wfpx_selector.h"

struct rendering {
	struct page page;
	const struct totals *totals;
	const struct view *view;
	uint64_t now; /* seconds since 1970 */
	WFPX_TUNNEL_TOTALS0 **entries;
};

static void find_name(const struct rendering *r, const struct total *total, struct name *ret)
{
	uint32_t tunnel = view_find_tunnel(r->view, total->id);

	*ret = (struct name){ .by_file = NULL };
	if (tunnel != VIEW_NONE)
		tunnel_name(r->view->owner, tunnel, ret);
}

static size_t space_for(const struct rendering *r)
{
	size_t count = r->totals->count, space = BLOCK_SPACE(count * sizeof(*r->entries));
	struct name name;

	for (size_t i = 0; i < count; i++) {
		find_name(r, &r->totals->entries[i], &name);
		space += BLOCK_SPACE(sizeof(WFPX_TUNNEL_TOTALS0)) + name_space(&name);
	}
	return space;
}

static void fill_counters(WFPX_TUNNEL_TOTALS0 *to, const struct counters *in,
			  const struct counters *out)
{
	to->bytesIn = in->bytes;
	to->bytesOut = out->bytes;
	to->packetsIn = in->packets;
	to->packetsOut = out->packets;
	to->replayed = in->replayed + out->replayed;
	to->outsideWindow = in->outside_window + out->outside_window;
	to->integrityFailed = in->integrity_failed + out->integrity_failed;
}

static WFPX_TUNNEL_TOTALS0 *render_total(struct rendering *r, const struct total *from)
{
	WFPX_TUNNEL_TOTALS0 *to = block_take(&r->page.block, sizeof(*to));
	struct name name;

	to->tunnelId = from->id;
	to->state = (WFPX_TUNNEL_STATE)from->state;
	to->exact = !from->inexact;
	wfpx_ends_fill(&to->localAddress, &to->remoteAddress, &from->identity);
	to->reqid = from->identity.reqid;
	to->ifId = from->identity.if_id;
	fill_counters(to, &from->in, &from->out);
	to->rekeys = from->rekeys;
	to->downs = from->downs;
	to->since = from->since;
	to->upSince = from->up_since;
	to->upSeconds = from->up_seconds;
	if (from->up_since && r->now > from->up_since)
		to->upSeconds += r->now - from->up_since;
	find_name(r, from, &name);
	to->names = name_render(&r->page, &name);
	return to;
}

static void render_all(void *context)
{
	struct rendering *r = context;

	r->entries = block_take(&r->page.block, r->totals->count * sizeof(*r->entries));
	for (size_t i = 0; i < r->totals->count; i++)
		r->entries[i] = render_total(r, &r->totals->entries[i]);
}

uint32_t totals_render(const struct totals *totals, const struct view *view, uint64_t now,
		       WFPX_TUNNEL_TOTALS0 ***ret_entries, UINT32 *ret_count)
{
	struct rendering r = { .totals = totals, .view = view, .now = now / 1000000000u };
	uint32_t status;

	if (!totals->count)
		return ERROR_SUCCESS;
	status = block_make(&r.page.block, space_for(&r), render_all, &r);
	if (status)
		return status;
	*ret_entries = r.entries;
	*ret_count = (UINT32)totals->count;
	return ERROR_SUCCESS;
}
