/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sa_traffic.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "sadb/direction.h"

/*
 * For these protocols the kernel's selector has type and code in place of source and destination
 * port, in both directions of traffic alike (xfrm_flowi_sport(), xfrm_flowi_dport()).
 */
static bool has_types(uint8_t proto)
{
	return proto == IPPROTO_ICMP || proto == IPPROTO_ICMPV6 || proto == IPPROTO_MH;
}

/* For other protocols the kernel has something else in place of ports, such as the key of GRE. */
static bool has_ports(uint8_t proto)
{
	return proto == IPPROTO_TCP || proto == IPPROTO_UDP || proto == IPPROTO_UDPLITE ||
	       proto == IPPROTO_SCTP || proto == IPPROTO_DCCP;
}

static void fill_ports(struct traffic *t, const struct selector *sel, bool out)
{
	bool straight = out || has_types(sel->proto);

	if (sel->proto && !has_ports(sel->proto) && !has_types(sel->proto))
		return;
	t->local_port = straight ? sel->sport : sel->dport;
	t->local_port_mask = straight ? sel->sport_mask : sel->dport_mask;
	t->remote_port = straight ? sel->dport : sel->sport;
	t->remote_port_mask = straight ? sel->dport_mask : sel->sport_mask;
}

static void fill_addresses(struct traffic *t, const struct selector *sel, bool out)
{
	t->local = out ? &sel->src : &sel->dst;
	t->remote = out ? &sel->dst : &sel->src;
	t->local_prefix = out ? sel->src_prefix : sel->dst_prefix;
	t->remote_prefix = out ? sel->dst_prefix : sel->src_prefix;
}

/* An SA in transport mode without a selector protects the packets between its two addresses. */
static void fill_hosts(struct traffic *t, const struct sa *sa, bool out)
{
	t->family = sa->family;
	t->local = out ? &sa->src : &sa->dst;
	t->remote = out ? &sa->dst : &sa->src;
	t->local_prefix = t->remote_prefix = sa->family == AF_INET ? 32 : 128;
}

void traffic_of(const struct snapshot *snapshot, const struct sa *sa, struct traffic *ret)
{
	const struct policy *policy = snapshot_policy(snapshot, sa);
	const struct selector *sel = policy ? &policy->sel : sa->sel;
	bool out = sa->found.direction == SA_OUTBOUND;

	*ret = (struct traffic){
		.policy = policy,
		.family = sel->family ? sel->family : sa->family,
		.proto = sel->proto,
	};
	fill_ports(ret, sel, out);
	fill_addresses(ret, sel, out);
	if (!is_tunnel(sa) && !sel->src_prefix && !sel->dst_prefix)
		fill_hosts(ret, sa, out);
}

void traffic_of_policy(const struct policy *policy, struct traffic *ret)
{
	const struct selector *sel = &policy->sel;
	bool out = policy->dir != POLICY_IN;

	*ret = (struct traffic){ .policy = policy, .family = sel->family, .proto = sel->proto };
	fill_ports(ret, sel, out);
	fill_addresses(ret, sel, out);
}
