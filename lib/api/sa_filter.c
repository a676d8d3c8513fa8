/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sa_filter.h"

#include <arpa/inet.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <wchar.h>

#include "engine_filters.h"
#include "filter_format.h"
#include "sa_traffic.h"
#include "sadb/direction.h"
#include "sadb/identity.h"
#include "traffic_conditions.h"
#include "xfrm/tag.h"

void *sa_filter_share_names(struct block *block)
{
	static const struct sa_filter_names names = { {
		{ [SA_OUTBOUND] = L"XFRM state, outbound", [SA_INBOUND] = L"XFRM state, inbound" },
		{ [SA_OUTBOUND] = L"XFRM policy, outbound",
		  [SA_INBOUND] = L"XFRM policy, inbound" },
	} };

	return memcpy(block_take(block, sizeof(names)), &names, sizeof(names));
}

/* Returns the filter of the store that the SA is for, or NULL. */
static const struct managed *stored_filter(const struct snapshot *snapshot, const struct sa *sa,
					   const struct policy *policy)
{
	const struct store *store = snapshot_filters(snapshot);
	UINT64 id = store ? sa_filter_id(sa, policy) : 0;

	return id && id <= UINT32_MAX ? store_find_id(store, MANAGED_FILTER, (uint32_t)id) : NULL;
}

size_t sa_filter_space(const struct snapshot *snapshot, const struct sa *sa)
{
	const struct managed *stored;
	struct traffic t;

	traffic_of(snapshot, sa, &t);
	stored = stored_filter(snapshot, sa, t.policy);
	if (stored)
		return filter_space(stored);
	return BLOCK_SPACE(sizeof(FWPM_FILTER0)) + traffic_conditions_space(&t);
}

static const GUID *layer_key(const struct sa *sa, bool v6)
{
	if (sa->found.direction == SA_INBOUND)
		return v6 ? &FWPM_LAYER_INBOUND_TRANSPORT_V6 : &FWPM_LAYER_INBOUND_TRANSPORT_V4;
	return v6 ? &FWPM_LAYER_OUTBOUND_TRANSPORT_V6 : &FWPM_LAYER_OUTBOUND_TRANSPORT_V4;
}

static const GUID *callout_key(const struct sa *sa, bool v6)
{
	static const GUID *const callouts[2][2][2] = {
		/* by direction, whether it is a tunnel, and whether it is IPv6 */
		[SA_OUTBOUND] = { { &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4,
				    &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V6 },
				  { &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4,
				    &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V6 } },
		[SA_INBOUND] = { { &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4,
				   &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V6 },
				 { &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V4,
				   &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V6 } },
	};

	return callouts[sa->found.direction][is_tunnel(sa)][v6];
}

static FWPM_FILTER0 *make_filter(struct page *page, const struct sa *sa, const struct traffic *t)
{
	FWPM_FILTER0 *filter = block_take(&page->block, sizeof(*filter));
	struct sa_filter_names *names = page->shared;
	bool v6 = t->family == AF_INET6;

	filter->displayData.name = names->text[t->policy != NULL][sa->found.direction];
	filter->layerKey = *layer_key(sa, v6);
	filter->subLayerKey = is_tunnel(sa) ? FWPM_SUBLAYER_IPSEC_TUNNEL : FWPM_SUBLAYER_UNIVERSAL;
	filter->action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter->action.calloutKey = *callout_key(sa, v6);
	filter->filterId = sa_filter_id(sa, t->policy);
	traffic_conditions_render(page, filter, t, false);
	return filter;
}

FWPM_FILTER0 *sa_filter_render(struct page *page, const struct snapshot *snapshot,
			       const struct sa *sa, const struct traffic *t)
{
	const struct managed *stored = stored_filter(snapshot, sa, t->policy);

	return stored ? filter_render(page, stored) : make_filter(page, sa, t);
}

UINT64 sa_filter_id(const struct sa *sa, const struct policy *policy)
{
	if (tag_context(sa) && !is_tunnel(sa))
		return sa->reqid;
	if (policy && tag_is_ours(policy->sel.user))
		return policy->sel.user;
	return policy ? policy->index : sa_id(sa) ^ sa->found.direction;
}
