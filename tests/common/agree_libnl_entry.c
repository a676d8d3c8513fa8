/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Members that WFP derives for an entry: ends, direction, traffic, filter. */
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <linux/xfrm.h>
#include <netinet/in.h>
#include <netlink/xfrm/selector.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "agree_libnl.h"
#include "libnl_policies.h"

#define ADDRESS_MAX 256

unsigned with_policy;

/* The addresses of this namespace, from getifaddrs(). */
static struct {
	int family;
	uint8_t bytes[16];
} local[ADDRESS_MAX];
static size_t local_count;

static void add_local(const struct sockaddr *address)
{
	const void *bytes;

	if (!address || local_count == ADDRESS_MAX)
		return;
	if (address->sa_family == AF_INET)
		bytes = &((const struct sockaddr_in *)(const void *)address)->sin_addr;
	else if (address->sa_family == AF_INET6)
		bytes = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
	else
		return;
	local[local_count].family = address->sa_family;
	memcpy(local[local_count++].bytes, bytes, address->sa_family == AF_INET ? 4 : 16);
}

void read_local(void)
{
	struct ifaddrs *list, *one;

	if (getifaddrs(&list))
		return;
	for (one = list; one; one = one->ifa_next)
		add_local(one->ifa_addr);
	freeifaddrs(list);
}

static bool is_local(struct nl_addr *address)
{
	for (size_t i = 0; i < local_count; i++)
		if (local[i].family == nl_addr_get_family(address) &&
		    !memcmp(local[i].bytes, nl_addr_get_binary_addr(address),
			    nl_addr_get_len(address)))
			return true;
	return false;
}

static const FWP_CONDITION_VALUE0 *condition(const FWPM_FILTER0 *filter, const GUID *key)
{
	for (UINT32 i = 0; i < filter->numFilterConditions; i++)
		if (!memcmp(&filter->filterCondition[i].fieldKey, key, sizeof(*key)))
			return &filter->filterCondition[i].conditionValue;
	return NULL;
}

/* The ports of a selector as local and remote port. */
struct ports {
	int local, local_mask, remote, remote_mask;
};

/*
 * With ICMP and Mobile IPv6, the port members of a selector are message types, which do not change
 * sides with the direction. Protocols that are not listed have no ports.
 */
static struct ports ports_of(struct xfrmnl_sel *sel, bool out)
{
	struct ports straight = { xfrmnl_sel_get_sport(sel), xfrmnl_sel_get_sportmask(sel),
				  xfrmnl_sel_get_dport(sel), xfrmnl_sel_get_dportmask(sel) };
	struct ports crossed = { straight.remote, straight.remote_mask, straight.local,
				 straight.local_mask };

	switch (xfrmnl_sel_get_proto(sel)) {
	case IPPROTO_ICMP:
	case IPPROTO_ICMPV6:
	case IPPROTO_MH:
		return straight;
	case 0:
	case IPPROTO_TCP:
	case IPPROTO_UDP:
	case IPPROTO_UDPLITE:
	case IPPROTO_SCTP:
	case IPPROTO_DCCP:
		return out ? straight : crossed;
	default:
		return (struct ports){ 0, 0, 0, 0 };
	}
}

/* The filter must have a condition for a port of the selector exactly if the port has a mask. */
static unsigned compare_port(const char *what, int port, int mask,
			     const FWP_CONDITION_VALUE0 *value)
{
	DIFFER(what, mask != 0, value != NULL);
	if (!value || !mask)
		return mask != 0;
	DIFFER(what, mask == 0xffff ? FWP_UINT16 : FWP_RANGE_TYPE, value->type);
	if (value->type == FWP_UINT16)
		DIFFER(what, port, value->uint16);
	if (value->type == FWP_RANGE_TYPE) {
		DIFFER(what, port & mask, value->rangeValue->valueLow.uint16);
		DIFFER(what, (port & mask) + (~mask & 0xffff), value->rangeValue->valueHigh.uint16);
	}
	return 1;
}

static unsigned compare_prefix(const char *what, struct nl_addr *address, int length,
			       const FWP_CONDITION_VALUE0 *value)
{
	UINT32 v4, mask = length ? 0xffffffffu << (32 - length) : 0;
	uint8_t v6[16];

	DIFFER(what, length != 0, value != NULL);
	if (!value || !length)
		return length != 0;
	if (value->type == FWP_V6_ADDR_MASK) {
		memcpy(v6, nl_addr_get_binary_addr(address), sizeof(v6));
		for (int bit = length; bit < 128; bit++)
			v6[bit / 8] &= (uint8_t) ~(0x80 >> bit % 8);
		DIFFER(what, 0, memcmp(v6, value->v6AddrMask->addr, sizeof(v6)) != 0);
		DIFFER(what, length, value->v6AddrMask->prefixLength);
		return 1;
	}
	memcpy(&v4, nl_addr_get_binary_addr(address), sizeof(v4));
	DIFFER(what, FWP_V4_ADDR_MASK, value->type);
	DIFFER(what, ntohl(v4) & mask, value->v4AddrMask->addr);
	DIFFER(what, mask, value->v4AddrMask->mask);
	return 1;
}

/*
 * The selector that the filter is made from: the main policy's, or the SA's own if it has no
 * policy.
 */
static struct xfrmnl_sel *selector_of(struct xfrmnl_sa *sa, struct xfrmnl_sp *policy)
{
	return policy ? xfrmnl_sp_get_sel(policy) : xfrmnl_sa_get_sel(sa);
}

/*
 * Compares the selector with the filter's conditions. Without a selector, transport mode has its
 * hosts.
 */
static void compare_filter(struct xfrmnl_sa *sa, struct xfrmnl_sp *policy,
			   const FWPM_FILTER0 *filter, bool out)
{
	struct xfrmnl_sel *sel = selector_of(sa, policy);
	struct nl_addr *source = xfrmnl_sel_get_saddr(sel),
		       *destination = xfrmnl_sel_get_daddr(sel);
	int from = xfrmnl_sel_get_prefixlen_s(sel), to = xfrmnl_sel_get_prefixlen_d(sel);
	int proto = xfrmnl_sel_get_proto(sel);
	struct ports ports = ports_of(sel, out);
	const FWP_CONDITION_VALUE0 *here = condition(filter, &FWPM_CONDITION_IP_LOCAL_ADDRESS),
				   *there = condition(filter, &FWPM_CONDITION_IP_REMOTE_ADDRESS),
				   *protocol = condition(filter, &FWPM_CONDITION_IP_PROTOCOL);
	unsigned count = proto != 0;

	if (xfrmnl_sa_get_mode(sa) == XFRM_MODE_TRANSPORT && !from && !to) {
		source = xfrmnl_sa_get_saddr(sa);
		destination = xfrmnl_sa_get_daddr(sa);
		from = to = xfrmnl_sa_get_family(sa) == AF_INET ? 32 : 128;
	}
	DIFFER("filter name", 1, filter->displayData.name && wcslen(filter->displayData.name));
	if (policy)
		DIFFER("filterId", (unsigned)xfrmnl_sp_get_index(policy), filter->filterId);
	else
		DIFFER("filterId", 1, filter->filterId > UINT32_MAX);
	count += compare_prefix("filter source", source, from, out ? here : there);
	count += compare_prefix("filter destination", destination, to, out ? there : here);
	count += compare_port("filter local port", ports.local, ports.local_mask,
			      condition(filter, &FWPM_CONDITION_IP_LOCAL_PORT));
	count += compare_port("filter remote port", ports.remote, ports.remote_mask,
			      condition(filter, &FWPM_CONDITION_IP_REMOTE_PORT));
	DIFFER("filter protocol", proto, protocol ? protocol->uint8 : 0);
	DIFFER("filter conditions", count, filter->numFilterConditions);
}

static void compare_traffic(struct xfrmnl_sa *sa, struct xfrmnl_sp *policy,
			    const IPSEC_TRAFFIC1 *to, UINT64 filter, bool out)
{
	struct nl_addr *source = xfrmnl_sa_get_saddr(sa), *destination = xfrmnl_sa_get_daddr(sa);
	struct xfrmnl_sel *sel = selector_of(sa, policy);
	struct ports ports = ports_of(sel, out);
	bool transport = xfrmnl_sa_get_mode(sa) == XFRM_MODE_TRANSPORT;
	UINT64 id = transport ? filter : policy ? (unsigned)xfrmnl_sp_get_index(policy) : 0;

	differ_address("local address", to->ipVersion, out ? source : destination,
		       to->localV4Address, to->localV6Address);
	differ_address("remote address", to->ipVersion, out ? destination : source,
		       to->remoteV4Address, to->remoteV6Address);
	DIFFER("trafficType", transport ? IPSEC_TRAFFIC_TYPE_TRANSPORT : IPSEC_TRAFFIC_TYPE_TUNNEL,
	       to->trafficType);
	DIFFER("ipsecFilterId or tunnelPolicyId", id, to->ipsecFilterId);
	DIFFER("ipProtocol", transport ? xfrmnl_sel_get_proto(sel) : 0, to->ipProtocol);
	DIFFER("localPort", transport && ports.local_mask == 0xffff ? ports.local : 0,
	       to->localPort);
	DIFFER("remotePort", transport && ports.remote_mask == 0xffff ? ports.remote : 0,
	       to->remotePort);
}

/*
 * The direction is not compared if the kernel was told it (XFRMA_SA_DIR) or hardware has it, as
 * these attributes go before all other rules and libnl cannot read them.
 */
void compare_direction(struct xfrmnl_sa *sa, const struct side *side)
{
	bool from_here = is_local(xfrmnl_sa_get_saddr(sa)),
	     to_here = is_local(xfrmnl_sa_get_daddr(sa));
	struct replay replay = replay_of(sa);
	unsigned rule = WFPX_DIRECTION_RULE_NONE;
	bool in = replay.window > 1, by_policy;

	DIFFER("saDirection of both", side->details->saDirection, side->wfpx->saDirection);
	if (side->wfpx->present & (WFPX_SA_HAS_DIRECTION | WFPX_SA_HAS_OFFLOAD))
		return;
	if (from_here != to_here) {
		rule = WFPX_DIRECTION_RULE_LOCAL_ADDRESS;
		in = to_here;
	} else if (policies_tell_direction(sa, &by_policy)) {
		rule = WFPX_DIRECTION_RULE_POLICY;
		in = by_policy;
	} else if (!replay.sent != !replay.received) {
		rule = WFPX_DIRECTION_RULE_SEQUENCE;
		in = replay.received != 0;
	}
	DIFFER("directionRule", rule, side->wfpx->directionRule);
	DIFFER("saDirection", in ? FWP_DIRECTION_INBOUND : FWP_DIRECTION_OUTBOUND,
	       side->details->saDirection);
}

void compare_entry(struct xfrmnl_sa *sa, const struct side *side, bool out)
{
	const IPSEC_SA_DETAILS1 *to = side->details;
	FWP_IP_VERSION version =
		xfrmnl_sa_get_family(sa) == AF_INET ? FWP_IP_VERSION_V4 : FWP_IP_VERSION_V6;
	bool df = xfrmnl_sa_get_flags(sa) & XFRM_STATE_NOPMTUDISC &&
		  xfrmnl_sa_get_mode(sa) != XFRM_MODE_TRANSPORT;
	struct xfrmnl_sp *policy = policies_main_of(sa, out);

	with_policy += policy != NULL;
	DIFFER("details ipVersion", version, to->ipVersion);
	DIFFER("traffic ipVersion", version, to->traffic.ipVersion);
	DIFFER("bundle ipVersion", version, to->saBundle.ipVersion);
	DIFFER("bundle flags", df ? IPSEC_SA_BUNDLE_FLAG_CLEAR_DF_ON_TUNNEL : 0,
	       to->saBundle.flags);
	DIFFER("virtualIfTunnelId", side->wfpx->ifId, to->virtualIfTunnelInfo.virtualIfTunnelId);
	DIFFER("qmFilterId", to->transportFilter->filterId, to->saBundle.qmFilterId);
	compare_traffic(sa, policy, &to->traffic, to->transportFilter->filterId, out);
	compare_filter(sa, policy, to->transportFilter, out);
}
