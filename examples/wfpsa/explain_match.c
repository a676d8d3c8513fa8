/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "explain_match.h"

#include <string.h>

#include "parse.h"

bool addresses_equal(const WFPX_ADDRESS0 *a, const WFPX_ADDRESS0 *b)
{
	if (a->ipVersion != b->ipVersion)
		return false;
	if (a->ipVersion == FWP_IP_VERSION_V6)
		return !memcmp(a->v6Address, b->v6Address, sizeof(a->v6Address));
	return a->ipVersion == FWP_IP_VERSION_NONE || a->v4Address == b->v4Address;
}

/* Whether @address is in a net of which @bits bits count. */
static bool net_has(const WFPX_ADDRESS0 *net, UINT8 bits, const WFPX_ADDRESS0 *address)
{
	const struct prefix prefix = { *net, bits };

	if (net->ipVersion == FWP_IP_VERSION_NONE)
		return true;
	return bits <= (net->ipVersion == FWP_IP_VERSION_V6 ? 128 : 32) &&
	       prefix_has(&prefix, address);
}

static enum match port_takes(UINT16 port, UINT16 mask, const struct packet *packet, UINT16 has)
{
	if (!mask)
		return MATCH_YES;
	if (!packet->protocol)
		return MATCH_PARTLY;
	return (port ^ has) & mask ? MATCH_NO : MATCH_YES;
}

static enum match protocol_takes(const WFPX_SELECTOR0 *s, const struct packet *packet)
{
	enum match source, destination;

	if (s->protocol && packet->protocol && s->protocol != packet->protocol)
		return MATCH_NO;
	source = port_takes(s->sourcePort, s->sourcePortMask, packet, packet->source_port);
	destination = port_takes(s->destinationPort, s->destinationPortMask, packet,
				 packet->destination_port);
	if (source == MATCH_NO || destination == MATCH_NO)
		return MATCH_NO;
	if ((s->protocol && !packet->protocol) || s->interfaceIndex)
		return MATCH_PARTLY;
	return source < destination ? source : destination;
}

enum match selector_takes(const WFPX_SELECTOR0 *s, const struct packet *packet)
{
	if (!net_has(&s->source, s->sourcePrefixLength, &packet->source) ||
	    !net_has(&s->destination, s->destinationPrefixLength, &packet->destination))
		return MATCH_NO;
	return protocol_takes(s, packet);
}

unsigned policy_differs(const WFPX_POLICY0 *policy, const struct packet *packet, bool *ret_partly)
{
	const WFPX_SELECTOR0 *s = &policy->selector;
	enum match protocol = protocol_takes(s, packet);
	unsigned differs = protocol == MATCH_NO ? DIFFERS_PROTOCOL : 0;

	*ret_partly = protocol == MATCH_PARTLY;
	if (!net_has(&s->source, s->sourcePrefixLength, &packet->source))
		differs |= DIFFERS_SOURCE;
	if (!net_has(&s->destination, s->destinationPrefixLength, &packet->destination))
		differs |= DIFFERS_DESTINATION;
	if ((packet->mark & policy->markMask) != policy->mark)
		differs |= DIFFERS_MARK;
	if (packet->if_id != policy->ifId)
		differs |= DIFFERS_IF_ID;
	return differs;
}

/* In transport mode a template has no addresses, and the SA those of the packet. */
static unsigned outbound_differs(const WFPX_POLICY0 *policy, const WFPX_POLICY_TEMPLATE0 *t,
				 const WFPX_SA0 *sa, const struct packet *packet)
{
	bool of_packet = t->destination.ipVersion == FWP_IP_VERSION_NONE;
	const WFPX_ADDRESS0 *to = of_packet ? &packet->destination : &t->destination;
	const WFPX_ADDRESS0 *from = of_packet ? &packet->source : &t->source;
	unsigned differs = 0;

	if (t->reqid != sa->reqid)
		differs |= DIFFERS_REQID;
	if (policy->ifId != sa->ifId)
		differs |= DIFFERS_IF_ID;
	if ((policy->mark & policy->markMask & sa->markMask) != sa->mark)
		differs |= DIFFERS_MARK;
	if (!addresses_equal(to, &sa->destination))
		differs |= DIFFERS_DESTINATION;
	if (from->ipVersion != FWP_IP_VERSION_NONE && !addresses_equal(from, &sa->source))
		differs |= DIFFERS_SOURCE;
	return differs;
}

/* The kernel compares no destination here (xfrm_state_ok()). */
static unsigned inbound_differs(const WFPX_POLICY0 *policy, const WFPX_POLICY_TEMPLATE0 *t,
				const WFPX_SA0 *sa)
{
	unsigned differs = 0;

	if (t->reqid && t->reqid != sa->reqid)
		differs |= DIFFERS_REQID;
	if (policy->ifId && policy->ifId != sa->ifId)
		differs |= DIFFERS_IF_ID;
	if (t->source.ipVersion != FWP_IP_VERSION_NONE && !addresses_equal(&t->source, &sa->source))
		differs |= DIFFERS_SOURCE;
	return differs;
}

unsigned sa_differs(const WFPX_POLICY0 *policy, const WFPX_POLICY_TEMPLATE0 *t, const WFPX_SA0 *sa,
		    const struct packet *packet)
{
	unsigned differs = policy->direction == FWP_DIRECTION_OUTBOUND
				   ? outbound_differs(policy, t, sa, packet)
				   : inbound_differs(policy, t, sa);

	if (t->protocol != sa->protocol)
		differs |= DIFFERS_PROTOCOL;
	if (t->mode != sa->mode)
		differs |= DIFFERS_MODE;
	if (t->spi && t->spi != sa->spi)
		differs |= DIFFERS_SPI;
	if (selector_takes(&sa->selector, packet) == MATCH_NO)
		differs |= DIFFERS_SELECTOR;
	return differs;
}

struct packet packet_turned(const struct packet *packet)
{
	struct packet turned = *packet;

	turned.source = packet->destination;
	turned.destination = packet->source;
	turned.source_port = packet->destination_port;
	turned.destination_port = packet->source_port;
	return turned;
}
