/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "filter_foreign.h"

#include <string.h>
#include <sys/socket.h>

#include "layer_table.h"
#include "managed_format.h"
#include "traffic_conditions.h"
#include "xfrm/tag.h"

static const char *name_of(const struct policy *policy)
{
	static const char *const names[] = {
		[POLICY_IN] = "XFRM policy, inbound",
		[POLICY_OUT] = "XFRM policy, outbound",
		[POLICY_FWD] = "XFRM policy, forwarded",
	};

	return names[policy->dir];
}

static uint8_t layer_of_policy(const struct policy *policy)
{
	static const uint8_t layers[] = {
		[POLICY_IN] = LAYER_INBOUND_TRANSPORT,
		[POLICY_OUT] = LAYER_OUTBOUND_TRANSPORT,
		[POLICY_FWD] = LAYER_IPFORWARD,
	};

	return layers[policy->dir];
}

static uint8_t callout_of_policy(const struct policy *policy, bool tunnel)
{
	static const uint8_t callouts[][2] = {
		[POLICY_IN] = { CALLOUT_INBOUND_TRANSPORT, CALLOUT_INBOUND_TUNNEL },
		[POLICY_OUT] = { CALLOUT_OUTBOUND_TRANSPORT, CALLOUT_OUTBOUND_TUNNEL },
		[POLICY_FWD] = { CALLOUT_FORWARD_INBOUND_TUNNEL, CALLOUT_FORWARD_INBOUND_TUNNEL },
	};

	return callouts[policy->dir][tunnel];
}

static void add_address(struct filter *to, struct condition *room, uint8_t field, uint8_t family,
			const struct address *address, uint8_t prefix)
{
	if (!prefix)
		return;
	room[to->condition_count++] = (struct condition){
		.field = field,
		.low = *address,
		.prefix = prefix,
		.type = family == AF_INET ? FWP_V4_ADDR_MASK : FWP_V6_ADDR_MASK,
	};
}

/* A mask of a port is a range, as traffic_conditions_render() has it. */
static void add_port(struct filter *to, struct condition *room, uint8_t field, uint16_t port,
		     uint16_t mask)
{
	if (!mask)
		return;
	room[to->condition_count++] = (struct condition){
		.field = field,
		.match = MATCH_RANGE,
		.low_number = port & mask,
		.high_number = (port & mask) | (uint16_t)~mask,
		.type = FWP_UINT16,
	};
}

void foreign_as_filter(const struct policies *policies, const struct policy *policy,
		       struct condition room[FOREIGN_CONDITIONS_MAX], struct filter *ret)
{
	bool forward = policy->dir == POLICY_FWD, tunnel = false;
	struct traffic t;

	traffic_of_policy(policy, &t);
	if (policy->template_count)
		tunnel = policies->templates[policy->templates].mode != SA_MODE_TRANSPORT;
	*ret = (struct filter){ .conditions = room,
				.family = t.family,
				.layer = layer_of_policy(policy),
				.action = ACTION_PERMIT,
				.sublayer = guid_in(tunnel ? &FWPM_SUBLAYER_IPSEC_TUNNEL
							   : &FWPM_SUBLAYER_UNIVERSAL) };
	if (policy->action) {
		ret->action = ACTION_BLOCK;
	} else if (policy->template_count) {
		ret->action = ACTION_CALLOUT_TERMINATING;
		ret->callout = callout_of_policy(policy, tunnel);
	}
	add_address(ret, room, forward ? FIELD_SOURCE_ADDRESS : FIELD_LOCAL_ADDRESS, t.family,
		    t.local, t.local_prefix);
	add_address(ret, room, forward ? FIELD_DESTINATION_ADDRESS : FIELD_REMOTE_ADDRESS, t.family,
		    t.remote, t.remote_prefix);
	if (t.proto)
		room[ret->condition_count++] = (struct condition){ .field = FIELD_PROTOCOL,
								   .low_number = t.proto,
								   .type = FWP_UINT8 };
	add_port(ret, room, FIELD_LOCAL_PORT, t.local_port, t.local_port_mask);
	add_port(ret, room, FIELD_REMOTE_PORT, t.remote_port, t.remote_port_mask);
}

size_t foreign_space(const struct policy *policy)
{
	struct traffic t;

	traffic_of_policy(policy, &t);
	return page_text_space(name_of(policy)) + traffic_conditions_space(&t);
}

uint32_t foreign_id(const struct policy *policy)
{
	return tag_is_ours(policy->sel.user) ? policy->sel.user : policy->index;
}

void foreign_fill(struct page *page, const struct policies *policies, const struct policy *policy,
		  FWPM_FILTER0 *to)
{
	struct condition room[FOREIGN_CONDITIONS_MAX];
	struct filter filter;
	struct traffic t;
	const struct layer_entry *layer;
	const struct callout_entry *callout;

	foreign_as_filter(policies, policy, room, &filter);
	layer = layer_of(filter.layer, filter.family);
	callout = callout_of(filter.callout, filter.family);
	to->displayData.name = page_text(page, name_of(policy));
	if (layer)
		to->layerKey = *layer->key;
	guid_out(&filter.sublayer, &to->subLayerKey);
	to->action.type = filter.action == ACTION_BLOCK ? FWP_ACTION_BLOCK : FWP_ACTION_PERMIT;
	if (callout) {
		to->action.type = FWP_ACTION_CALLOUT_TERMINATING;
		to->action.calloutKey = *callout->key;
	}
	to->filterId = foreign_id(policy);
	traffic_of_policy(policy, &t);
	traffic_conditions_render(page, to, &t, policy->dir == POLICY_FWD);
}
