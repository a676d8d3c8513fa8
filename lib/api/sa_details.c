/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* IPSEC_SA_DETAILS0 and 1 of an SA, or of an AH+ESP bundle. doc/mapping.md explains each member. */
#include "sa_details.h"

#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "sa_enum.h"
#include "sa_filter.h"
#include "sa_traffic.h"
#include "sa_transform.h"
#include "sadb/direction.h"
#include "sadb/identity.h"
#include "xfrm/tag.h"

#define KILOBYTE 1024u

static void fill_address(UINT32 *v4, UINT8 v6[16], uint8_t family, const struct address *address)
{
	if (family == AF_INET)
		*v4 = address_v4(address);
	else
		memcpy(v6, address->bytes, sizeof(address->bytes));
}

static uint16_t one_port(uint16_t port, uint16_t mask)
{
	return mask == 0xffff ? port : 0;
}

/* The selector of an SA that was made here is what the caller gave; it may be less than the filter.
 */
static void narrow_traffic(IPSEC_TRAFFIC1 *to, const struct sa *sa)
{
	bool out = sa->found.direction == SA_OUTBOUND;

	to->ipProtocol = sa->sel->proto;
	to->localPort = out ? sa->sel->sport : sa->sel->dport;
	to->remotePort = out ? sa->sel->dport : sa->sel->sport;
}

static void fill_traffic(IPSEC_TRAFFIC1 *to, const struct sa *sa, const struct traffic *t,
			 UINT64 filter_id)
{
	bool out = sa->found.direction == SA_OUTBOUND;

	to->ipVersion = address_version(sa->family);
	fill_address(&to->localV4Address, to->localV6Address, sa->family,
		     out ? &sa->src : &sa->dst);
	fill_address(&to->remoteV4Address, to->remoteV6Address, sa->family,
		     out ? &sa->dst : &sa->src);
	if (is_tunnel(sa)) {
		to->trafficType = IPSEC_TRAFFIC_TYPE_TUNNEL;
		if (tag_context(sa))
			to->tunnelPolicyId = sa->reqid;
		else if (t->policy)
			to->tunnelPolicyId = t->policy->index;
		return;
	}
	to->trafficType = IPSEC_TRAFFIC_TYPE_TRANSPORT;
	to->ipsecFilterId = filter_id;
	to->ipProtocol = t->proto;
	to->localPort = one_port(t->local_port, t->local_port_mask);
	to->remotePort = one_port(t->remote_port, t->remote_port_mask);
	if (tag_context(sa))
		narrow_traffic(to, sa);
}

/* In WFP a limit of 0 means none, so a value that does not fit must not wrap around to 0. */
static UINT32 clamp_to_uint32(uint64_t value)
{
	return value < UINT32_MAX ? (UINT32)value : UINT32_MAX;
}

/*
 * Converts a limit, rounding up. The kernel's limit 0 ends the SA at its first packet. It becomes
 * 1, the lowest limit that WFP can express.
 */
static UINT32 limit_of(uint64_t value, uint64_t unit)
{
	uint64_t units = value / unit + (value % unit != 0);

	if (value == UINT64_MAX)
		return 0;
	return units ? clamp_to_uint32(units) : 1;
}

static void fill_lifetime(IPSEC_SA_LIFETIME0 *to, const struct sa *sa)
{
	to->lifetimeSeconds = clamp_to_uint32(sa->config->limits.hard_add);
	to->lifetimeKilobytes = limit_of(sa->config->limits.hard_bytes, KILOBYTE);
	to->lifetimePackets = limit_of(sa->config->limits.hard_packets, 1);
}

static UINT32 flags_of(const struct sa *sa)
{
	UINT32 flags = 0;

	if (is_tunnel(sa) && sa->flags & SA_FLAG_NOPMTUDISC)
		flags |= IPSEC_SA_BUNDLE_FLAG_CLEAR_DF_ON_TUNNEL;
	if (sa->config->present & SA_HAS_OFFLOAD)
		flags |= IPSEC_SA_BUNDLE_FLAG_SA_OFFLOADED;
	return flags;
}

static void *render_auth(struct page *page, const struct sa_transform *t)
{
	IPSEC_SA_AUTH_INFORMATION0 *to = block_take(&page->block, sizeof(*to));

	to->authTransform.authTransformId = t->auth;
	return to;
}

static void *render_cipher(struct page *page, const struct sa_transform *t)
{
	IPSEC_SA_CIPHER_INFORMATION0 *to = block_take(&page->block, sizeof(*to));

	to->cipherTransform.cipherTransformId = t->cipher;
	return to;
}

static void *render_both(struct page *page, const struct sa_transform *t)
{
	IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 *to = block_take(&page->block, sizeof(*to));

	to->saAuthInformation.authTransform.authTransformId = t->auth;
	to->saCipherInformation.cipherTransform.cipherTransformId = t->cipher;
	return to;
}

static size_t transform_space(const struct sa *sa)
{
	switch (sa_transform_type(sa)) {
	case IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER:
		return BLOCK_SPACE(sizeof(IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0));
	case IPSEC_TRANSFORM_ESP_CIPHER:
		return BLOCK_SPACE(sizeof(IPSEC_SA_CIPHER_INFORMATION0));
	default:
		return BLOCK_SPACE(sizeof(IPSEC_SA_AUTH_INFORMATION0));
	}
}

static void fill_bundle_sa(struct page *page, IPSEC_SA0 *to, const struct sa *sa)
{
	struct sa_transform t;

	sa_transform_of(sa, &t);
	to->spi = sa->spi;
	to->saTransformType = t.type;
	switch (t.type) {
	case IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER:
		to->espAuthAndCipherInformation = render_both(page, &t);
		break;
	case IPSEC_TRANSFORM_ESP_CIPHER:
		to->espCipherInformation = render_cipher(page, &t);
		break;
	default: /* AH and ESP_AUTH use the same struct */
		to->espAuthInformation = render_auth(page, &t);
	}
}

static void fill_bundle(struct page *page, IPSEC_SA_BUNDLE1 *to, const struct sa *sa,
			const struct sa_extra *extra, const struct sa *ah, UINT64 filter_id)
{
	to->flags = flags_of(sa);
	fill_lifetime(&to->lifetime, sa);
	to->numSAs = ah ? 2 : 1;
	to->saList = block_take(&page->block, to->numSAs * sizeof(*to->saList));
	fill_bundle_sa(page, &to->saList[0], sa);
	if (ah)
		fill_bundle_sa(page, &to->saList[1], ah);
	to->ipVersion = address_version(sa->family);
	if (sa->family == AF_INET)
		to->peerV4PrivateAddress = address_v4(&extra->encap_oa);
	to->mmSaId = tag_context(sa) ? tag_context(sa) : sa_id(sa);
	to->qmFilterId = filter_id;
}

/* WFP only has a struct for ESP in UDP over IPv4, not for ESP in TCP or over IPv6. */
static bool has_udp_encapsulation(const struct sa *sa, const struct sa_extra *extra)
{
	uint16_t type = extra->encap_type;

	return sa->family == AF_INET &&
	       (type == SA_ENCAP_ESPINUDP || type == SA_ENCAP_ESPINUDP_NON_IKE);
}

static IPSEC_V4_UDP_ENCAPSULATION0 *render_udp_encapsulation(struct page *page, const struct sa *sa,
							     const struct sa_extra *extra)
{
	IPSEC_V4_UDP_ENCAPSULATION0 *to = block_take(&page->block, sizeof(*to));
	bool out = sa->found.direction == SA_OUTBOUND;

	to->localUdpEncapPort = out ? extra->encap_sport : extra->encap_dport;
	to->remoteUdpEncapPort = out ? extra->encap_dport : extra->encap_sport;
	return to;
}

size_t sa_details1_space(const struct snapshot *snapshot, size_t index)
{
	const struct sa *sa = &snapshot->sas[index], *ah = snapshot_bundled_ah(snapshot, index);
	size_t space = transform_space(sa) + sa_filter_space(snapshot, sa);

	space += BLOCK_SPACE((ah ? 2 : 1) * sizeof(IPSEC_SA0));
	if (ah)
		space += transform_space(ah);
	if (has_udp_encapsulation(sa, sa->extra))
		space += BLOCK_SPACE(sizeof(IPSEC_V4_UDP_ENCAPSULATION0));
	return space;
}

void sa_details1_fill(struct page *page, const struct snapshot *snapshot, size_t index,
		      IPSEC_SA_DETAILS1 *to)
{
	const struct sa *sa = &snapshot->sas[index], *ah = snapshot_bundled_ah(snapshot, index);
	const struct sa_extra *extra = sa->extra;
	struct traffic traffic;

	traffic_of(snapshot, sa, &traffic);
	to->ipVersion = address_version(sa->family);
	to->saDirection = (FWP_DIRECTION)sa->found.direction;
	to->transportFilter = sa_filter_render(page, snapshot, sa, &traffic);
	fill_traffic(&to->traffic, sa, &traffic, to->transportFilter->filterId);
	fill_bundle(page, &to->saBundle, sa, extra, ah, to->transportFilter->filterId);
	if (has_udp_encapsulation(sa, extra))
		to->udpEncapsulation = render_udp_encapsulation(page, sa, extra);
	to->virtualIfTunnelInfo.virtualIfTunnelId = sa->config->if_id;
}

/* The structs of version 0 for traffic and bundle begin like those of version 1, so they are
 * copied. */
_Static_assert(offsetof(IPSEC_SA_BUNDLE0, pfsGroup) == offsetof(IPSEC_SA_BUNDLE1, pfsGroup), "");
_Static_assert(offsetof(IPSEC_TRAFFIC0, remotePort) == offsetof(IPSEC_TRAFFIC1, remotePort), "");

void sa_details0_fill(struct page *page, const struct snapshot *snapshot, size_t index,
		      IPSEC_SA_DETAILS0 *to)
{
	IPSEC_SA_DETAILS1 from = { 0 };

	sa_details1_fill(page, snapshot, index, &from);
	to->ipVersion = from.ipVersion;
	to->saDirection = from.saDirection;
	memcpy(&to->traffic, &from.traffic,
	       offsetof(IPSEC_TRAFFIC0, remotePort) + sizeof(to->traffic.remotePort));
	memcpy(&to->saBundle, &from.saBundle,
	       offsetof(IPSEC_SA_BUNDLE0, pfsGroup) + sizeof(to->saBundle.pfsGroup));
	to->udpEncapsulation = from.udpEncapsulation;
	to->transportFilter = from.transportFilter;
}

static size_t details0_space(const void *items, size_t index)
{
	const struct sa_items *sas = items;

	return BLOCK_SPACE(sizeof(IPSEC_SA_DETAILS0)) + sa_details1_space(&sas->snapshot, index);
}

static void *details0_render(struct page *page, size_t index)
{
	const struct sa_items *sas = page->items;
	IPSEC_SA_DETAILS0 *to = block_take(&page->block, sizeof(*to));

	sa_details0_fill(page, &sas->snapshot, index, to);
	return to;
}

static size_t details1_space(const void *items, size_t index)
{
	const struct sa_items *sas = items;

	return BLOCK_SPACE(sizeof(IPSEC_SA_DETAILS1)) + sa_details1_space(&sas->snapshot, index);
}

static void *details1_render(struct page *page, size_t index)
{
	const struct sa_items *sas = page->items;
	IPSEC_SA_DETAILS1 *to = block_take(&page->block, sizeof(*to));

	sa_details1_fill(page, &sas->snapshot, index, to);
	return to;
}

const struct format sa_format_details0 = { &kind_sas, details0_space, details0_render };
const struct format sa_format_details1 = { &kind_sas, details1_space, details1_render };
