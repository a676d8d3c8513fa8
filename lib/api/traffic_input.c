/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "traffic_input.h"

#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "base/status.h"
#include "filter/managed.h"
#include "sadb/local.h"
#include "sadb/subnet.h"

_Static_assert(offsetof(IPSEC_TRAFFIC0, remotePort) == offsetof(IPSEC_TRAFFIC1, remotePort), "");

IPSEC_TRAFFIC1 traffic_of_version0(const IPSEC_TRAFFIC0 *from)
{
	IPSEC_TRAFFIC1 to = { 0 };

	memcpy(&to, from, offsetof(IPSEC_TRAFFIC0, remotePort) + sizeof(from->remotePort));
	return to;
}

IPSEC_GETSPI1 getspi_of_version0(const IPSEC_GETSPI0 *from)
{
	return (IPSEC_GETSPI1){ .inboundIpsecTraffic =
					traffic_of_version0(&from->inboundIpsecTraffic),
				.ipVersion = from->ipVersion,
				.inboundUdpEncapsulation = from->inboundUdpEncapsulation };
}

/* Returns false for an address that no host has. */
static bool take_v4(UINT32 from, struct address *to)
{
	*to = address_from_v4(from);
	return from && from >> 28 != 0xe && from != UINT32_MAX && from >> 24 != 127;
}

static bool is_v6_host(const struct address *address)
{
	static const struct address loopback = { { [15] = 1 } };

	return !address_is_zero(address) && memcmp(address, &loopback, sizeof(loopback)) != 0;
}

/* Whether it is multicast is asked when the order of its bytes is known. */
static bool take_v6(const UINT8 from[16], struct address *to)
{
	memcpy(to->bytes, from, sizeof(to->bytes));
	return is_v6_host(to);
}

static bool take_addresses(const IPSEC_TRAFFIC1 *from, struct traffic_input *to)
{
	bool hosts = to->family == AF_INET ? take_v4(from->localV4Address, &to->local) &&
						     take_v4(from->remoteV4Address, &to->remote)
					   : take_v6(from->localV6Address, &to->local) &&
						     take_v6(from->remoteV6Address, &to->remote);

	return hosts && memcmp(&to->local, &to->remote, sizeof(to->local)) != 0;
}

static uint32_t no_host(const struct traffic_input *traffic)
{
	return traffic->tunnel ? FWP_E_INVALID_TUNNEL_ENDPOINT : FWP_E_INVALID_PARAMETER;
}

uint32_t traffic_parse(const IPSEC_TRAFFIC1 *from, FWP_IP_VERSION version,
		       struct traffic_input *ret)
{
	*ret = (struct traffic_input){ 0 };
	if ((unsigned)version > FWP_IP_VERSION_V6 ||
	    (unsigned)from->trafficType >= IPSEC_TRAFFIC_TYPE_MAX)
		return FWP_E_INVALID_ENUMERATOR;
	ret->family = version == FWP_IP_VERSION_V6 ? AF_INET6 : AF_INET;
	ret->tunnel = from->trafficType == IPSEC_TRAFFIC_TYPE_TUNNEL;
	if (!take_addresses(from, ret))
		return no_host(ret);
	ret->hangs_on = from->ipsecFilterId;
	ret->local_port = from->localPort;
	ret->remote_port = from->remotePort;
	ret->proto = from->ipProtocol;
	if (ret->tunnel && (ret->local_port || ret->remote_port || ret->proto))
		return FWP_E_INVALID_PARAMETER;
	return ERROR_SUCCESS;
}

uint32_t udp_ports_parse(const IPSEC_V4_UDP_ENCAPSULATION0 *from, uint8_t family,
			 struct udp_ports *ret)
{
	*ret = (struct udp_ports){ 0 };
	if (!from)
		return ERROR_SUCCESS;
	if (family != AF_INET)
		return ERROR_NOT_SUPPORTED;
	if (!from->localUdpEncapPort || !from->remoteUdpEncapPort)
		return FWP_E_INVALID_PARAMETER;
	ret->local = from->localUdpEncapPort;
	ret->remote = from->remoteUdpEncapPort;
	return ERROR_SUCCESS;
}

static bool filter_names(const struct filter *filter, uint8_t field, const struct address *address)
{
	for (uint32_t i = 0; i < filter->condition_count; i++) {
		const struct condition *c = &filter->conditions[i];

		if (c->field != field || (c->match != MATCH_EQUAL && c->match != MATCH_RANGE))
			continue;
		if (c->match == MATCH_EQUAL && c->prefix && prefix_has(&c->low, c->prefix, address))
			return true;
		if (c->match == MATCH_RANGE && memcmp(address, &c->low, sizeof(*address)) >= 0 &&
		    memcmp(address, &c->high, sizeof(*address)) <= 0)
			return true;
	}
	return false;
}

static bool object_names(const struct managed *object, bool local, const struct address *address)
{
	const struct address *end;

	if (object->kind == MANAGED_FILTER)
		return filter_names(&object->filter,
				    local ? FIELD_LOCAL_ADDRESS : FIELD_REMOTE_ADDRESS, address);
	end = local ? &object->context.ends.local : &object->context.ends.remote;
	return object->context.ends.family == AF_INET6 && !memcmp(end, address, sizeof(*end));
}

static bool is_known(const struct managed *object, const struct local_addresses *local,
		     const struct address *own, const struct address *peer)
{
	return local_addresses_have(local, AF_INET6, own) || object_names(object, true, own) ||
	       object_names(object, false, peer);
}

uint32_t traffic_order_addresses(struct traffic_input *traffic, const struct local_addresses *local,
				 const struct managed *object)
{
	const struct address own = address_reversed(&traffic->local),
			     peer = address_reversed(&traffic->remote);

	if (traffic->family != AF_INET6)
		return ERROR_SUCCESS;
	if (!is_known(object, local, &traffic->local, &traffic->remote) &&
	    is_known(object, local, &own, &peer)) {
		traffic->local = own;
		traffic->remote = peer;
	}
	if (traffic->local.bytes[0] == 0xff || traffic->remote.bytes[0] == 0xff)
		return no_host(traffic);
	return ERROR_SUCCESS;
}

/* Returns the only condition about @field, if that demands one value, else NULL. */
static const struct condition *only_value(const struct filter *filter, uint8_t field)
{
	const struct condition *found = NULL;

	for (uint32_t i = 0; i < filter->condition_count; i++) {
		if (filter->conditions[i].field != field)
			continue;
		if (found || filter->conditions[i].match != MATCH_EQUAL)
			return NULL;
		found = &filter->conditions[i];
	}
	return found;
}

static bool has_ports(uint8_t proto)
{
	return proto == IPPROTO_TCP || proto == IPPROTO_UDP || proto == IPPROTO_UDPLITE ||
	       proto == IPPROTO_SCTP || proto == IPPROTO_DCCP;
}

static void narrow_port(uint16_t *port, const struct filter *filter, uint8_t field)
{
	const struct condition *c = *port ? NULL : only_value(filter, field);

	if (c)
		*port = (uint16_t)c->low_number;
}

/* A type of ICMP is not taken over: the answers have another one. */
void traffic_narrow(struct traffic_input *traffic, const struct managed *filter)
{
	const struct condition *proto = only_value(&filter->filter, FIELD_PROTOCOL);

	if (!traffic->proto && proto)
		traffic->proto = (uint8_t)proto->low_number;
	if (traffic->proto && !has_ports(traffic->proto))
		return;
	narrow_port(&traffic->local_port, &filter->filter, FIELD_LOCAL_PORT);
	narrow_port(&traffic->remote_port, &filter->filter, FIELD_REMOTE_PORT);
}

/* In tunnel mode several filters share the SA, so it has no selector of its own. */
static void fill_selector(const struct traffic_input *t, bool out, struct selector *to)
{
	uint8_t bits = t->family == AF_INET ? 32 : 128;
	uint32_t user = to->user;

	*to = (struct selector){ .user = user };
	if (t->tunnel)
		return;
	to->family = t->family;
	to->src = out ? t->local : t->remote;
	to->dst = out ? t->remote : t->local;
	to->src_prefix = to->dst_prefix = bits;
	to->proto = t->proto;
	to->sport = out ? t->local_port : t->remote_port;
	to->dport = out ? t->remote_port : t->local_port;
	to->sport_mask = to->sport ? 0xffff : 0;
	to->dport_mask = to->dport ? 0xffff : 0;
}

void traffic_to_sa(const struct traffic_input *t, const struct udp_ports *ports, enum sa_dir dir,
		   struct new_sa *to)
{
	bool out = dir == SA_DIR_OUT;

	to->family = t->family;
	to->dir = (uint8_t)dir;
	to->mode = t->tunnel ? SA_MODE_TUNNEL : SA_MODE_TRANSPORT;
	to->src = out ? t->local : t->remote;
	to->dst = out ? t->remote : t->local;
	to->reqid = (uint32_t)t->hangs_on;
	to->encap.type = ports->local ? SA_ENCAP_ESPINUDP : 0;
	to->encap.sport = out ? ports->local : ports->remote;
	to->encap.dport = out ? ports->remote : ports->local;
	fill_selector(t, out, &to->sel);
}

void traffic_of_sa(const struct sa *sa, enum sa_dir dir, struct traffic_input *ret,
		   struct udp_ports *ret_ports)
{
	bool out = dir == SA_DIR_OUT;

	*ret = (struct traffic_input){
		.local = out ? sa->src : sa->dst,
		.remote = out ? sa->dst : sa->src,
		.hangs_on = sa->reqid,
		.local_port = out ? sa->sel->sport : sa->sel->dport,
		.remote_port = out ? sa->sel->dport : sa->sel->sport,
		.family = sa->family,
		.proto = sa->sel->proto,
		.tunnel = sa->mode == SA_MODE_TUNNEL,
	};
	ret_ports->local = out ? sa->extra->encap_sport : sa->extra->encap_dport;
	ret_ports->remote = out ? sa->extra->encap_dport : sa->extra->encap_sport;
}

bool traffic_same_way(const struct traffic_input *a, const struct traffic_input *b)
{
	return a->family == b->family && a->tunnel == b->tunnel &&
	       !memcmp(&a->local, &b->local, sizeof(a->local)) &&
	       !memcmp(&a->remote, &b->remote, sizeof(a->remote));
}
