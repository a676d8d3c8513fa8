/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "provider_context_intake.h"

#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "base/status.h"
#include "policy_flat.h"
#include "sadb/subnet.h"

/* IPSEC_POLICY_FLAG_ that Windows documents. */
#define POLICY_FLAGS                                                                               \
	(IPSEC_POLICY_FLAG_ND_SECURE | IPSEC_POLICY_FLAG_ND_BOUNDARY |                             \
	 IPSEC_POLICY_FLAG_CLEAR_DF_ON_TUNNEL |                                                    \
	 IPSEC_POLICY_FLAG_NAT_ENCAP_ALLOW_PEER_BEHIND_NAT |                                       \
	 IPSEC_POLICY_FLAG_NAT_ENCAP_ALLOW_GENERAL_NAT_TRAVERSAL |                                 \
	 IPSEC_POLICY_FLAG_DONT_NEGOTIATE_SECOND_LIFETIME |                                        \
	 IPSEC_POLICY_FLAG_DONT_NEGOTIATE_BYTE_LIFETIME |                                          \
	 IPSEC_POLICY_FLAG_ENABLE_V6_IN_V4_TUNNELING |                                             \
	 IPSEC_POLICY_FLAG_ENABLE_SERVER_ADDR_ASSIGNMENT |                                         \
	 IPSEC_POLICY_FLAG_TUNNEL_ALLOW_OUTBOUND_CLEAR_CONNECTION |                                \
	 IPSEC_POLICY_FLAG_TUNNEL_BYPASS_ALREADY_SECURE_CONNECTION |                               \
	 IPSEC_POLICY_FLAG_TUNNEL_BYPASS_ICMPV6 |                                                  \
	 IPSEC_POLICY_FLAG_KEY_MANAGER_ALLOW_DICTATE_KEY |                                         \
	 IPSEC_POLICY_FLAG_KEY_MANAGER_ALLOW_NOTIFY_KEY | IPSEC_POLICY_FLAG_SITE_TO_SITE_TUNNEL |  \
	 IPSEC_POLICY_FLAG_POINT_TO_SITE_TUNNEL | IPSEC_POLICY_FLAG_BANDWIDTH1 |                   \
	 IPSEC_POLICY_FLAG_BANDWIDTH2 | IPSEC_POLICY_FLAG_BANDWIDTH3 |                             \
	 IPSEC_POLICY_FLAG_BANDWIDTH4)

/* What the versions of a policy have in common, while it is read. */
struct policy_input {
	struct policy_head head;
	const IPSEC_PROPOSAL0 *proposals;
	UINT32 count;
	bool extended; /* there is an extended-mode policy */
};

/* The endpoints of both versions begin with the members of version 0. */
static uint32_t take_endpoints(const IPSEC_TUNNEL_ENDPOINTS0 *from, struct policy_head *to)
{
	to->ip_version = (uint32_t)from->ipVersion;
	if (to->ip_version == FWP_IP_VERSION_V4) {
		to->local = address_from_v4(from->localV4Address);
		to->remote = address_from_v4(from->remoteV4Address);
		return ERROR_SUCCESS;
	}
	memcpy(to->local.bytes, from->localV6Address, sizeof(to->local.bytes));
	memcpy(to->remote.bytes, from->remoteV6Address, sizeof(to->remote.bytes));
	return to->ip_version == FWP_IP_VERSION_V6 ? ERROR_SUCCESS : FWP_E_INVALID_ENUMERATOR;
}

/* Whether an address is neither multicast nor broadcast. Those of IPv6 are put in order first. */
static bool is_host(const struct policy_head *head, const struct address *address)
{
	return head->ip_version == FWP_IP_VERSION_V6 || address->bytes[0] < 224;
}

/* Where the tunnel leads; nowhere as long as one end is not known. */
static uint32_t find_ends(const struct policy_head *head, struct tunnel_ends *ret)
{
	if (address_is_zero(&head->local) || address_is_zero(&head->remote))
		return ERROR_SUCCESS;
	if (!is_host(head, &head->local) || !is_host(head, &head->remote) ||
	    !memcmp(&head->local, &head->remote, sizeof(head->local)))
		return FWP_E_INVALID_TUNNEL_ENDPOINT;
	*ret = (struct tunnel_ends){ .local = head->local,
				     .remote = head->remote,
				     .family = head->ip_version == FWP_IP_VERSION_V6 ? AF_INET6
										     : AF_INET };
	return ERROR_SUCCESS;
}

/* Puts the policy into the object. Only AuthIP has an extended mode. */
static uint32_t take_policy(struct intake *intake, bool authip, const struct policy_input *from)
{
	struct policy_writer *writer;
	uint32_t status;

	if (from->extended)
		return authip ? ERROR_NOT_SUPPORTED : FWP_E_EM_NOT_SUPPORTED;
	if (from->head.flags & ~POLICY_FLAGS)
		return FWP_E_INVALID_FLAGS;
	writer = arena_take(&intake->memory, sizeof(*writer));
	if (!writer)
		return ERROR_NOT_ENOUGH_MEMORY;
	writer->size = 0;
	writer->full = false;
	status = policy_write(writer, &from->head, from->proposals, from->count);
	intake->object.context.policy = (struct blob){ writer->bytes, writer->size };
	return status;
}

static uint32_t take_tunnel(struct intake *intake, bool authip, const struct policy_input *from)
{
	uint32_t status = find_ends(&from->head, &intake->object.context.ends);

	return status ? status : take_policy(intake, authip, from);
}

static uint32_t take_data(struct intake *intake, const FWP_BYTE_BLOB *from)
{
	return from ? intake_blob(intake, from, &intake->object.context.policy)
		    : FWP_E_NULL_POINTER;
}

static uint32_t take_transport0(struct intake *intake, bool authip,
				const IPSEC_TRANSPORT_POLICY0 *from)
{
	struct policy_input input;

	if (!from)
		return FWP_E_NULL_POINTER;
	input = (struct policy_input){
		.head = { .flags = from->flags,
			  .nd_timeout = from->ndAllowClearTimeoutSeconds,
			  .idle_timeout = from->saIdleTimeout.idleTimeoutSeconds,
			  .idle_failover = from->saIdleTimeout.idleTimeoutSecondsFailOver },
		.proposals = from->ipsecProposals,
		.count = from->numIpsecProposals,
		.extended = from->emPolicy != NULL,
	};
	return take_policy(intake, authip, &input);
}

static uint32_t take_tunnel0(struct intake *intake, bool authip, const IPSEC_TUNNEL_POLICY0 *from)
{
	struct policy_input input;
	uint32_t status;

	if (!from)
		return FWP_E_NULL_POINTER;
	input = (struct policy_input){
		.head = { .flags = from->flags,
			  .idle_timeout = from->saIdleTimeout.idleTimeoutSeconds,
			  .idle_failover = from->saIdleTimeout.idleTimeoutSecondsFailOver },
		.proposals = from->ipsecProposals,
		.count = from->numIpsecProposals,
		.extended = from->emPolicy != NULL,
	};
	status = take_endpoints(&from->tunnelEndpoints, &input.head);
	return status ? status : take_tunnel(intake, authip, &input);
}

/* The first policy struct of version 1 has the members of version 0, at the same places. */
_Static_assert(sizeof(IPSEC_TRANSPORT_POLICY0) == sizeof(IPSEC_TRANSPORT_POLICY1),
	       "IPSEC_TRANSPORT_POLICY1");

static uint32_t take_tunnel1(struct intake *intake, bool authip, const IPSEC_TUNNEL_POLICY1 *from)
{
	const IPSEC_TUNNEL_ENDPOINTS1 *ends;
	IPSEC_TUNNEL_ENDPOINTS0 ends0;
	struct policy_input input;
	uint32_t status;

	if (!from)
		return FWP_E_NULL_POINTER;
	ends = &from->tunnelEndpoints;
	ends0.ipVersion = ends->ipVersion;
	memcpy(ends0.localV6Address, ends->localV6Address, sizeof(ends0.localV6Address));
	memcpy(ends0.remoteV6Address, ends->remoteV6Address, sizeof(ends0.remoteV6Address));
	input = (struct policy_input){
		.head = { .flags = from->flags,
			  .idle_timeout = from->saIdleTimeout.idleTimeoutSeconds,
			  .idle_failover = from->saIdleTimeout.idleTimeoutSecondsFailOver,
			  .local_luid = ends->localIfLuid },
		.proposals = from->ipsecProposals,
		.count = from->numIpsecProposals,
		.extended = from->emPolicy != NULL,
	};
	status = take_endpoints(&ends0, &input.head);
	return status ? status : take_tunnel(intake, authip, &input);
}

static uint32_t check_flags(UINT32 flags)
{
	if (flags & ~FWPM_PROVIDER_CONTEXT_FLAG_PERSISTENT)
		return FWP_E_INVALID_FLAGS;
	return flags ? ERROR_NOT_SUPPORTED : ERROR_SUCCESS;
}

static uint32_t unknown_type(UINT32 type)
{
	return type < FWPM_PROVIDER_CONTEXT_TYPE_MAX ? ERROR_NOT_SUPPORTED
						     : FWP_E_INVALID_ENUMERATOR;
}

uint32_t provider_context_take0(struct intake *intake, struct engine *engine,
				const FWPM_PROVIDER_CONTEXT0 *from)
{
	const struct intake_common common = { .key = &from->providerContextKey,
					      .names = &from->displayData,
					      .flags = from->flags,
					      .provider = from->providerKey,
					      .data = &from->providerData };
	uint32_t status = check_flags(from->flags);

	if (!status)
		status = intake_begin(intake, engine, MANAGED_PROVIDER_CONTEXT, &common);
	if (status)
		return status;
	intake->object.context.type = (uint32_t)from->type;
	switch ((UINT32)from->type) {
	case FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT:
		return take_transport0(intake, false, from->ikeQmTransportPolicy);
	case FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT:
		return take_tunnel0(intake, false, from->ikeQmTunnelPolicy);
	case FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT:
		return take_transport0(intake, true, from->authipQmTransportPolicy);
	case FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT:
		return take_tunnel0(intake, true, from->authipQmTunnelPolicy);
	case FWPM_GENERAL_CONTEXT:
		return take_data(intake, from->dataBuffer);
	case FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT:
	case FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT:
		return FWP_E_INVALID_ENUMERATOR; /* version 0 has no policy of IKEv2 */
	default:
		return unknown_type((UINT32)from->type);
	}
}

uint32_t provider_context_take1(struct intake *intake, struct engine *engine,
				const FWPM_PROVIDER_CONTEXT1 *from)
{
	const struct intake_common common = { .key = &from->providerContextKey,
					      .names = &from->displayData,
					      .flags = from->flags,
					      .provider = from->providerKey,
					      .data = &from->providerData };
	uint32_t status = check_flags(from->flags);

	if (!status)
		status = intake_begin(intake, engine, MANAGED_PROVIDER_CONTEXT, &common);
	if (status)
		return status;
	intake->object.context.type = (uint32_t)from->type;
	switch ((UINT32)from->type) {
	case FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT:
	case FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT:
		return take_transport0(intake, false,
				       (const IPSEC_TRANSPORT_POLICY0 *)from->ikeQmTransportPolicy);
	case FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT:
		return take_tunnel1(intake, false, from->ikeQmTunnelPolicy);
	case FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT:
		return take_tunnel1(intake, false, from->ikeV2QmTunnelPolicy);
	case FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT:
		return take_transport0(
			intake, true,
			(const IPSEC_TRANSPORT_POLICY0 *)from->authipQmTransportPolicy);
	case FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT:
		return take_tunnel1(intake, true, from->authipQmTunnelPolicy);
	case FWPM_GENERAL_CONTEXT:
		return take_data(intake, from->dataBuffer);
	default:
		return unknown_type((UINT32)from->type);
	}
}

uint32_t provider_context_order_ends(struct managed *object, const struct local_addresses *local)
{
	struct tunnel_ends *ends = &object->context.ends;
	const struct address own = address_reversed(&ends->local);

	if (ends->family != AF_INET6)
		return ERROR_SUCCESS;
	if (!local_addresses_have(local, AF_INET6, &ends->local) &&
	    local_addresses_have(local, AF_INET6, &own)) {
		ends->local = own;
		ends->remote = address_reversed(&ends->remote);
	}
	return ends->local.bytes[0] == 0xff || ends->remote.bytes[0] == 0xff
		       ? FWP_E_INVALID_TUNNEL_ENDPOINT
		       : ERROR_SUCCESS;
}
