/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tunnels, and contexts with the tunnels that have none: both come from a snapshot of tunnels. */
#include "context_row.h"
#include "noun.h"
#include "subnet.h"
#include "tunnel_row.h"

static DWORD tunnels_open(HANDLE engine, const struct filter *filter, HANDLE *ret)
{
	WFPX_TUNNEL_ENUM_TEMPLATE0 template = { 0 };
	struct subnet local, remote;

	if (filter && filter->given[FILTER_LOCAL])
		subnet_fill(&template.localSubNet, &local, &filter->local);
	if (filter && filter->given[FILTER_PEER])
		subnet_fill(&template.remoteSubNet, &remote, &filter->peer);
	return WfpxTunnelCreateEnumHandle0(engine, &template, ret);
}

static DWORD tunnels_page(HANDLE engine, HANDLE snapshot, UINT32 requested, void **ret,
			  UINT32 *count)
{
	WFPX_TUNNEL0 **entries;
	DWORD status = WfpxTunnelEnum0(engine, snapshot, requested, &entries, count);

	*ret = entries;
	return status;
}

bool tunnel_wanted(const struct filter *filter, const WFPX_TUNNEL0 *t)
{
	if (!filter)
		return true;
	if (filter->given[FILTER_NAME] && !names_have(t->names, filter->given[FILTER_NAME]))
		return false;
	if (filter->given[FILTER_REQID] && t->reqid != filter->reqid)
		return false;
	if (filter->given[FILTER_IF_ID] && t->ifId != filter->if_id)
		return false;
	if (filter->given[FILTER_MARK] &&
	    (t->mark != filter->mark || (filter->mark_masked && t->markMask != filter->mark_mask)))
		return false;
	return filter_has_state(filter, t->state) &&
	       filter_has_family(filter, t->remoteAddress.ipVersion);
}

static bool tunnels_take(struct reading *reading, void *page, UINT32 index)
{
	const struct tunnel_row row = { ((WFPX_TUNNEL0 **)page)[index], reading->now, NULL };

	return !tunnel_wanted(reading->filter, row.tunnel) || reading->take(reading->to, &row);
}

/* A tunnel without contexts is a row of its own. No SA of it can pass --spi. */
static bool take_without_contexts(struct reading *reading, const WFPX_TUNNEL0 *tunnel)
{
	struct context_row row;

	if (reading->filter && reading->filter->given[FILTER_SPI])
		return true;
	context_row_init_down(&row, tunnel, reading->now);
	return !tunnel_wanted(reading->filter, tunnel) || reading->take(reading->to, &row);
}

static bool listed_take(struct reading *reading, void *page, UINT32 index)
{
	const WFPX_TUNNEL0 *tunnel = ((WFPX_TUNNEL0 **)page)[index];
	bool ok = true;

	if (!tunnel->numContexts)
		return take_without_contexts(reading, tunnel);
	for (UINT32 i = 0; ok && i < tunnel->numContexts; i++) {
		struct context_row row;

		context_row_init(&row, tunnel->contexts[i], reading->now, reading->netns != NULL);
		row.down.tunnel = tunnel;
		if (context_wanted(reading->filter, &row))
			ok = reading->take(reading->to, &row);
	}
	return ok;
}

const struct noun noun_tunnels = {
	.name = "tunnels",
	.things = "tunnels",
	.record = &tunnel_record,
	.named = true,
	.template_filters = 1u << FILTER_LOCAL | 1u << FILTER_PEER,
	.open = tunnels_open,
	.page = tunnels_page,
	.close = WfpxTunnelDestroyEnumHandle0,
	.take = tunnels_take,
};

const struct noun noun_listed = {
	.name = "contexts",
	.things = "SAs",
	.record = &context_record,
	.named = true,
	.template_filters = 1u << FILTER_LOCAL | 1u << FILTER_PEER,
	.open = tunnels_open,
	.page = tunnels_page,
	.close = WfpxTunnelDestroyEnumHandle0,
	.take = listed_take,
};
