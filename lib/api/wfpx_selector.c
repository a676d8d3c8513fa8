/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "wfpx_selector.h"

#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "sadb/accept.h"

const WFPX_ADDRESS0 wfpx_no_address = { .ipVersion = FWP_IP_VERSION_NONE };

void wfpx_address_fill(WFPX_ADDRESS0 *to, uint8_t family, const struct address *address)
{
	to->ipVersion = address_version(family);
	if (family == AF_INET)
		to->v4Address = address_v4(address);
	else
		memcpy(to->v6Address, address->bytes, sizeof(to->v6Address));
}

void wfpx_selector_fill(WFPX_SELECTOR0 *to, const struct selector *from)
{
	if (from->family) {
		wfpx_address_fill(&to->source, from->family, &from->src);
		wfpx_address_fill(&to->destination, from->family, &from->dst);
	} else {
		to->source = to->destination = wfpx_no_address;
	}
	to->sourcePrefixLength = from->src_prefix;
	to->destinationPrefixLength = from->dst_prefix;
	to->protocol = from->proto;
	to->sourcePort = from->sport;
	to->sourcePortMask = from->sport_mask;
	to->destinationPort = from->dport;
	to->destinationPortMask = from->dport_mask;
	to->interfaceIndex = from->ifindex;
}

static void fill_end(WFPX_ADDRESS0 *to, uint8_t family, const struct address *address,
		     uint8_t prefix)
{
	*to = wfpx_no_address;
	if (family && prefix == address_bits(family))
		wfpx_address_fill(to, family, address);
}

void wfpx_ends_fill(WFPX_ADDRESS0 *local, WFPX_ADDRESS0 *remote, const struct tunnel_identity *i)
{
	fill_end(local, i->family, &i->local, i->local_prefix);
	fill_end(remote, i->family, &i->remote, i->remote_prefix);
}
