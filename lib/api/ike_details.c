/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* IKEEXT_SA_DETAILS0, 1 and 2 of an IKE SA. doc/ike.md explains each member. */
#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "ike_sa.h"
#include "ipsectypes.h"

/* The older structs are what the newest begins with; IKEEXT_SA_DETAILS1 equals it. */
#define SAME(member)                                                                               \
	_Static_assert(offsetof(IKEEXT_SA_DETAILS0, member) ==                                     \
			       offsetof(IKEEXT_SA_DETAILS2, member),                               \
		       #member);                                                                   \
	_Static_assert(offsetof(IKEEXT_SA_DETAILS1, member) ==                                     \
			       offsetof(IKEEXT_SA_DETAILS2, member),                               \
		       #member)
SAME(ikeTraffic);
SAME(ikeProposal);
SAME(cookiePair);
SAME(ikeCredentials);
SAME(virtualIfTunnelId);
_Static_assert(sizeof(IKEEXT_SA_DETAILS1) == sizeof(IKEEXT_SA_DETAILS2), "");
_Static_assert(sizeof(IKEEXT_CREDENTIAL_PAIR0) == sizeof(IKEEXT_CREDENTIAL_PAIR2), "");
_Static_assert(sizeof(IKEEXT_CREDENTIAL_PAIR1) == sizeof(IKEEXT_CREDENTIAL_PAIR2), "");
_Static_assert(sizeof(IKEEXT_PRESHARED_KEY_AUTHENTICATION0) <
		       sizeof(IKEEXT_PRESHARED_KEY_AUTHENTICATION1),
	       "");
_Static_assert(sizeof(IKEEXT_CERTIFICATE_CREDENTIAL0) < sizeof(IKEEXT_CERTIFICATE_CREDENTIAL1), "");

static uint8_t family_of(const struct ike_sa *sa)
{
	return sa->local.family ? sa->local.family : sa->remote.family;
}

/* WFP has a place for the ports of IPv4 only. */
static bool has_encapsulation(const struct ike_sa *sa)
{
	return sa->nat && family_of(sa) != AF_INET6;
}

static bool has_credentials(const struct ike_sa *sa)
{
	return sa->local.auth != IKE_AUTH_UNKNOWN && sa->remote.auth != IKE_AUTH_UNKNOWN;
}

/* The name that an end has proved with EAP or XAuth, or else claims. */
static const char *principal_of(const struct ike_end *end)
{
	const char *name = end->user ? end->user : end->identity;

	return name ? name : "";
}

static size_t credential_space(const struct ike_end *end)
{
	switch (end->auth) {
	case IKE_AUTH_PRESHARED_KEY:
		return BLOCK_SPACE(sizeof(IKEEXT_PRESHARED_KEY_AUTHENTICATION1));
	case IKE_AUTH_PUBLIC_KEY:
		return BLOCK_SPACE(sizeof(IKEEXT_CERTIFICATE_CREDENTIAL1));
	default:
		return BLOCK_SPACE(sizeof(IKEEXT_NAME_CREDENTIAL0)) +
		       page_text_space(principal_of(end));
	}
}

/* The daemon tells no key and no certificate, so these structs stay empty. */
static void render_credential(struct page *page, const struct ike_end *end, IKEEXT_CREDENTIAL2 *to)
{
	switch (end->auth) {
	case IKE_AUTH_PRESHARED_KEY:
		to->authenticationMethodType = IKEEXT_PRESHARED_KEY;
		to->presharedKey = block_take(&page->block, sizeof(*to->presharedKey));
		break;
	case IKE_AUTH_PUBLIC_KEY:
		to->authenticationMethodType = IKEEXT_CERTIFICATE;
		to->certificate = block_take(&page->block, sizeof(*to->certificate));
		break;
	default:
		to->authenticationMethodType = IKEEXT_EAP;
		to->name = block_take(&page->block, sizeof(*to->name));
		to->name->principalName = page_text(page, principal_of(end));
	}
}

static void render_credentials(struct page *page, const struct ike_sa *sa, IKEEXT_CREDENTIALS2 *to)
{
	to->numCredentials = 1;
	to->credentials = block_take(&page->block, sizeof(*to->credentials));
	render_credential(page, &sa->local, &to->credentials->localCredentials);
	render_credential(page, &sa->remote, &to->credentials->peerCredentials);
}

static void fill_address(UINT32 *v4, UINT8 v6[16], uint8_t family, const struct ike_end *end)
{
	if (end->family != family)
		return; /* not known yet */
	if (family == AF_INET6)
		memcpy(v6, end->address.bytes, sizeof(end->address.bytes));
	else
		*v4 = address_v4(&end->address);
}

static void fill_traffic(IKEEXT_TRAFFIC0 *to, const struct ike_sa *sa)
{
	uint8_t family = family_of(sa);

	to->ipVersion = address_version(family);
	fill_address(&to->localV4Address, to->localV6Address, family, &sa->local);
	fill_address(&to->remoteV4Address, to->remoteV6Address, family, &sa->remote);
}

size_t ike_details_space(const struct ike_sa *sa)
{
	size_t space = 0;

	if (has_encapsulation(sa))
		space += BLOCK_SPACE(sizeof(IPSEC_V4_UDP_ENCAPSULATION0));
	if (has_credentials(sa))
		space += BLOCK_SPACE(sizeof(IKEEXT_CREDENTIAL_PAIR2)) +
			 credential_space(&sa->local) + credential_space(&sa->remote);
	return space;
}

void ike_details_fill(struct page *page, const struct ike_sa *sa, IKEEXT_SA_DETAILS2 *to)
{
	to->saId = ike_sa_id(sa);
	to->keyModuleType = sa->version == 1 ? IKEEXT_KEY_MODULE_IKE : IKEEXT_KEY_MODULE_IKEV2;
	to->ipVersion = address_version(family_of(sa));
	if (has_encapsulation(sa)) {
		to->v4UdpEncapsulation = block_take(&page->block, sizeof(*to->v4UdpEncapsulation));
		to->v4UdpEncapsulation->localUdpEncapPort = sa->local.port;
		to->v4UdpEncapsulation->remoteUdpEncapPort = sa->remote.port;
	}
	fill_traffic(&to->ikeTraffic, sa);
	ike_proposal_fill(&to->ikeProposal, sa);
	to->cookiePair.initiator = sa->spi_initiator;
	to->cookiePair.responder = sa->spi_responder;
	if (has_credentials(sa))
		render_credentials(page, sa, &to->ikeCredentials);
	to->virtualIfTunnelId = sa->if_id_in;
}

static size_t details_space(const void *items, size_t index)
{
	const struct ike_items *ike = items;

	return BLOCK_SPACE(sizeof(IKEEXT_SA_DETAILS2)) + ike_details_space(&ike->sas.sas[index]);
}

static void *details_render(struct page *page, size_t index)
{
	const struct ike_items *ike = page->items;
	IKEEXT_SA_DETAILS2 *to = block_take(&page->block, sizeof(*to));

	ike_details_fill(page, &ike->sas.sas[index], to);
	return to;
}

const struct format ike_format_details = { &kind_ike_sas, details_space, details_render };
