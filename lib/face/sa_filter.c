/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sa_filter.h"

#include <arpa/inet.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <wchar.h>

#include "address.h"
#include "sadb/direction.h"

static const wchar_t names[2][32] = {
	[SA_OUTBOUND] = L"XFRM state, outbound",
	[SA_INBOUND] = L"XFRM state, inbound",
};

size_t sa_filter_names_space(void)
{
	return 2 * BLOCK_SPACE(sizeof(names[0]));
}

void sa_filter_names_render(struct page *page)
{
	for (int i = 0; i < 2; i++) {
		page->filter_name[i] = block_take(&page->block, sizeof(names[i]));
		memcpy(page->filter_name[i], names[i], sizeof(names[i]));
	}
}

/* The traffic of an SA, as its own end sees it: local and remote instead of source and destination.
 */
struct traffic {
	uint8_t family;
	const struct address *local, *remote;
	uint8_t local_prefix, remote_prefix;
	uint8_t proto;
	uint16_t local_port, local_port_mask;
	uint16_t remote_port, remote_port_mask;
};

static bool is_tunnel(const struct sa *sa)
{
	return sa->mode != SA_MODE_TRANSPORT;
}

static struct traffic source_is_local(const struct sa *sa)
{
	const struct selector *sel = &sa->sel;
	struct traffic t = {
		.family = sel->family ? sel->family : sa->family,
		.local = &sel->src,
		.remote = &sel->dst,
		.local_prefix = sel->src_prefix,
		.remote_prefix = sel->dst_prefix,
		.proto = sel->proto,
		.local_port = sel->sport,
		.local_port_mask = sel->sport_mask,
		.remote_port = sel->dport,
		.remote_port_mask = sel->dport_mask,
	};

	/* a transport mode SA cannot carry but what its two hosts say to each other */
	if (!is_tunnel(sa) && !sel->src_prefix && !sel->dst_prefix) {
		t.family = sa->family;
		t.local = &sa->src;
		t.remote = &sa->dst;
		t.local_prefix = t.remote_prefix = sa->family == AF_INET ? 32 : 128;
	}
	return t;
}

static struct traffic traffic_of(const struct sa *sa)
{
	struct traffic out = source_is_local(sa), in = out;

	if (sa->direction == SA_OUTBOUND)
		return out;
	in.local = out.remote;
	in.remote = out.local;
	in.local_prefix = out.remote_prefix;
	in.remote_prefix = out.local_prefix;
	in.local_port = out.remote_port;
	in.local_port_mask = out.remote_port_mask;
	in.remote_port = out.local_port;
	in.remote_port_mask = out.local_port_mask;
	return in;
}

static size_t address_space(uint8_t family, uint8_t prefix)
{
	if (!prefix)
		return 0;
	return BLOCK_SPACE(family == AF_INET ? sizeof(FWP_V4_ADDR_AND_MASK)
					     : sizeof(FWP_V6_ADDR_AND_MASK));
}

static unsigned condition_count(const struct traffic *t)
{
	return (t->local_prefix ? 1u : 0u) + (t->remote_prefix ? 1u : 0u) + (t->proto ? 1u : 0u) +
	       (t->local_port_mask ? 1u : 0u) + (t->remote_port_mask ? 1u : 0u);
}

size_t sa_filter_space(const struct sa *sa)
{
	struct traffic t = traffic_of(sa);

	return BLOCK_SPACE(sizeof(FWPM_FILTER0)) +
	       BLOCK_SPACE(condition_count(&t) * sizeof(FWPM_FILTER_CONDITION0)) +
	       address_space(t.family, t.local_prefix) + address_space(t.family, t.remote_prefix);
}

static void render_address(struct page *page, FWP_CONDITION_VALUE0 *value, uint8_t family,
			   const struct address *address, uint8_t prefix)
{
	if (family == AF_INET) {
		FWP_V4_ADDR_AND_MASK *v4 = block_take(&page->block, sizeof(*v4));

		v4->mask = prefix < 32 ? ~(0xffffffffu >> prefix) : 0xffffffffu;
		v4->addr = address_v4(address) & v4->mask;
		value->type = FWP_V4_ADDR_MASK;
		value->v4AddrMask = v4;
	} else {
		FWP_V6_ADDR_AND_MASK *v6 = block_take(&page->block, sizeof(*v6));

		memcpy(v6->addr, address->bytes, sizeof(v6->addr));
		v6->prefixLength = prefix < 128 ? prefix : 128;
		value->type = FWP_V6_ADDR_MASK;
		value->v6AddrMask = v6;
	}
}

/* A mask with holes has no counterpart: the condition then is the exact port, never less. */
static void render_port(FWPM_FILTER_CONDITION0 *condition, uint16_t port)
{
	condition->conditionValue.type = FWP_UINT16;
	condition->conditionValue.uint16 = port;
}

static void render_conditions(struct page *page, FWPM_FILTER0 *filter, const struct traffic *t)
{
	FWPM_FILTER_CONDITION0 *c;

	filter->numFilterConditions = condition_count(t);
	if (!filter->numFilterConditions)
		return;
	c = block_take(&page->block, filter->numFilterConditions * sizeof(*c));
	filter->filterCondition = c; /* all of them FWP_MATCH_EQUAL, which is 0 */
	if (t->local_prefix) {
		c->fieldKey = FWPM_CONDITION_IP_LOCAL_ADDRESS;
		render_address(page, &c++->conditionValue, t->family, t->local, t->local_prefix);
	}
	if (t->remote_prefix) {
		c->fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS;
		render_address(page, &c++->conditionValue, t->family, t->remote, t->remote_prefix);
	}
	if (t->proto) {
		c->fieldKey = FWPM_CONDITION_IP_PROTOCOL;
		c->conditionValue.type = FWP_UINT8;
		c++->conditionValue.uint8 = t->proto;
	}
	if (t->local_port_mask) {
		c->fieldKey = FWPM_CONDITION_IP_LOCAL_PORT;
		render_port(c++, t->local_port);
	}
	if (t->remote_port_mask) {
		c->fieldKey = FWPM_CONDITION_IP_REMOTE_PORT;
		render_port(c, t->remote_port);
	}
}

static const GUID *layer_of(const struct sa *sa, bool v6)
{
	if (sa->direction == SA_INBOUND)
		return v6 ? &FWPM_LAYER_INBOUND_TRANSPORT_V6 : &FWPM_LAYER_INBOUND_TRANSPORT_V4;
	return v6 ? &FWPM_LAYER_OUTBOUND_TRANSPORT_V6 : &FWPM_LAYER_OUTBOUND_TRANSPORT_V4;
}

static const GUID *callout_of(const struct sa *sa, bool v6)
{
	static const GUID *const callouts[2][2][2] = {
		/* direction, tunnel, v6 */
		[SA_OUTBOUND] = { { &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4,
				    &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V6 },
				  { &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4,
				    &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V6 } },
		[SA_INBOUND] = { { &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4,
				   &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V6 },
				 { &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V4,
				   &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V6 } },
	};

	return callouts[sa->direction][is_tunnel(sa)][v6];
}

FWPM_FILTER0 *sa_filter_render(struct page *page, const struct sa *sa)
{
	FWPM_FILTER0 *filter = block_take(&page->block, sizeof(*filter));
	struct traffic t = traffic_of(sa);
	bool v6 = t.family == AF_INET6;

	filter->displayData.name = page->filter_name[sa->direction];
	filter->layerKey = *layer_of(sa, v6);
	filter->subLayerKey = is_tunnel(sa) ? FWPM_SUBLAYER_IPSEC_TUNNEL : FWPM_SUBLAYER_UNIVERSAL;
	filter->action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter->action.calloutKey = *callout_of(sa, v6);
	filter->filterId = sa_filter_id(sa);
	render_conditions(page, filter, &t);
	return filter;
}

/* High half: the SPI. Low half: a hash of the rest of what identifies a state, and the direction.
 */
UINT64 sa_filter_id(const struct sa *sa)
{
	const uint64_t prime = 0x9e3779b97f4a7c15u;
	uint64_t word[2], hash;

	memcpy(word, &sa->dst, sizeof(word));
	hash = (word[0] ^ prime) * prime;
	hash = (hash ^ hash >> 32 ^ word[1]) * prime;
	hash = (hash ^ hash >> 32 ^ ((uint64_t)sa->mark << 32 | sa->mark_mask)) * prime;
	hash = (hash ^ hash >> 32 ^ (uint64_t)(sa->family << 16 | sa->proto << 8 | sa->direction)) *
	       prime;
	hash >>= 32;
	return (UINT64)sa->spi << 32 | (hash ? hash : 1);
}
