/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "explain_packet.h"

#include "explain_match.h"

/* The first address of a net that can be a host's. */
static WFPX_ADDRESS0 host_in(const WFPX_ADDRESS0 *net, UINT8 bits)
{
	WFPX_ADDRESS0 host = *net;

	if (net->ipVersion == FWP_IP_VERSION_V6 && bits < 128)
		host.v6Address[15] |= 1;
	if (net->ipVersion == FWP_IP_VERSION_V4 && bits < 32)
		host.v4Address |= 1;
	return host;
}

/* A packet that the selector takes, with the only port where there is one alone. */
static struct packet packet_of_selector(const WFPX_POLICY0 *p)
{
	const WFPX_SELECTOR0 *s = &p->selector;

	return (struct packet){ .source = host_in(&s->source, s->sourcePrefixLength),
				.destination = host_in(&s->destination, s->destinationPrefixLength),
				.protocol = s->protocol,
				.source_port = s->sourcePort,
				.destination_port = s->destinationPort,
				.mark = p->mark,
				.if_id = p->ifId };
}

static const WFPX_POLICY0 *find_policy(const WFPX_TUNNEL0 *tunnel, FWP_DIRECTION direction)
{
	for (UINT32 i = 0; i < tunnel->numPolicies; i++)
		if (tunnel->policies[i]->direction == direction)
			return tunnel->policies[i];
	return NULL;
}

bool packet_of_tunnel(const WFPX_TUNNEL0 *tunnel, struct packet *ret)
{
	const WFPX_POLICY0 *out = find_policy(tunnel, FWP_DIRECTION_OUTBOUND);
	const WFPX_POLICY0 *in = find_policy(tunnel, FWP_DIRECTION_INBOUND);

	*ret = (struct packet){ .mark = tunnel->mark, .if_id = tunnel->ifId };
	if (out) {
		*ret = packet_of_selector(out);
	} else if (in) {
		*ret = packet_of_selector(in);
		*ret = packet_turned(ret);
	} else {
		ret->source = tunnel->localAddress;
		ret->destination = tunnel->remoteAddress;
	}
	return ret->destination.ipVersion != FWP_IP_VERSION_NONE;
}
