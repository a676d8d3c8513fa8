/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * FWPM_PROVIDER_CONTEXT0 and 1. Both show provider contexts that were added as either; version 0
 * leaves out the interface of a tunnel.
 */
#include "provider_context_format.h"

#include <string.h>

#include "address.h"
#include "managed_format.h"
#include "managed_items.h"
#include "policy_flat.h"

const struct kind kind_provider_contexts = { .size = sizeof(struct managed_items),
					     .count = managed_items_count,
					     .done = managed_items_done };

static const struct managed *object_at(const void *items, size_t index)
{
	return ((const struct managed_items *)items)->list[index];
}

static size_t policy_space(const struct provider_context *context, size_t tunnel_size)
{
	switch (policy_shape(context->type)) {
	case SHAPE_TRANSPORT:
		return BLOCK_SPACE(sizeof(IPSEC_TRANSPORT_POLICY0)) +
		       policy_proposals_space(&context->policy);
	case SHAPE_TUNNEL:
		return BLOCK_SPACE(tunnel_size) + policy_proposals_space(&context->policy);
	case SHAPE_DATA:
		return BLOCK_SPACE(sizeof(FWP_BYTE_BLOB)) + blob_space(&context->policy);
	default:
		return 0;
	}
}

static size_t context0_space(const void *items, size_t index)
{
	const struct managed *object = object_at(items, index);

	return BLOCK_SPACE(sizeof(FWPM_PROVIDER_CONTEXT0)) + managed_space(object) +
	       policy_space(&object->context, sizeof(IPSEC_TUNNEL_POLICY0));
}

static size_t context1_space(const void *items, size_t index)
{
	const struct managed *object = object_at(items, index);

	return BLOCK_SPACE(sizeof(FWPM_PROVIDER_CONTEXT1)) + managed_space(object) +
	       policy_space(&object->context, sizeof(IPSEC_TUNNEL_POLICY1));
}

static void idle_out(const struct policy_head *head, IPSEC_SA_IDLE_TIMEOUT0 *to)
{
	to->idleTimeoutSeconds = head->idle_timeout;
	to->idleTimeoutSecondsFailOver = head->idle_failover;
}

/* Renders a policy of version 0, which has the members of version 1 at the same places. */
static IPSEC_TRANSPORT_POLICY0 *render_transport(struct page *page, const struct blob *policy)
{
	IPSEC_TRANSPORT_POLICY0 *to = block_take(&page->block, sizeof(*to));
	struct policy_head head;

	policy_read_head(policy, &head);
	to->flags = head.flags;
	to->ndAllowClearTimeoutSeconds = head.nd_timeout;
	idle_out(&head, &to->saIdleTimeout);
	to->ipsecProposals = policy_render_proposals(page, policy, &to->numIpsecProposals);
	return to;
}

static void addresses_out(const struct policy_head *head, UINT8 local[16], UINT8 remote[16])
{
	UINT32 v4;

	if (head->ip_version == FWP_IP_VERSION_V4) {
		v4 = address_v4(&head->local);
		memcpy(local, &v4, sizeof(v4));
		v4 = address_v4(&head->remote);
		memcpy(remote, &v4, sizeof(v4));
		return;
	}
	memcpy(local, head->local.bytes, 16);
	memcpy(remote, head->remote.bytes, 16);
}

static IPSEC_TUNNEL_POLICY0 *render_tunnel0(struct page *page, const struct blob *policy)
{
	IPSEC_TUNNEL_POLICY0 *to = block_take(&page->block, sizeof(*to));
	struct policy_head head;

	policy_read_head(policy, &head);
	to->flags = head.flags;
	to->tunnelEndpoints.ipVersion = (FWP_IP_VERSION)head.ip_version;
	addresses_out(&head, to->tunnelEndpoints.localV6Address,
		      to->tunnelEndpoints.remoteV6Address);
	idle_out(&head, &to->saIdleTimeout);
	to->ipsecProposals = policy_render_proposals(page, policy, &to->numIpsecProposals);
	return to;
}

static IPSEC_TUNNEL_POLICY1 *render_tunnel1(struct page *page, const struct blob *policy)
{
	IPSEC_TUNNEL_POLICY1 *to = block_take(&page->block, sizeof(*to));
	struct policy_head head;

	policy_read_head(policy, &head);
	to->flags = head.flags;
	to->tunnelEndpoints.ipVersion = (FWP_IP_VERSION)head.ip_version;
	addresses_out(&head, to->tunnelEndpoints.localV6Address,
		      to->tunnelEndpoints.remoteV6Address);
	to->tunnelEndpoints.localIfLuid = head.local_luid;
	idle_out(&head, &to->saIdleTimeout);
	to->ipsecProposals = policy_render_proposals(page, policy, &to->numIpsecProposals);
	return to;
}

static FWP_BYTE_BLOB *render_data(struct page *page, const struct blob *policy)
{
	FWP_BYTE_BLOB *to = block_take(&page->block, sizeof(*to));

	blob_render(page, policy, to);
	return to;
}

static void *context0_render(struct page *page, size_t index)
{
	const struct managed *object = object_at(page->items, index);
	FWPM_PROVIDER_CONTEXT0 *to = block_take(&page->block, sizeof(*to));

	guid_out(&object->key, &to->providerContextKey);
	managed_render_names(page, object, &to->displayData);
	to->flags = object->flags;
	to->providerKey = managed_render_provider(page, object);
	managed_render_data(page, object, &to->providerData);
	to->type = (FWPM_PROVIDER_CONTEXT_TYPE)object->context.type;
	to->providerContextId = object->id;
	/* all pointers of the union are in one place */
	if (policy_shape(object->context.type) == SHAPE_TRANSPORT)
		to->ikeQmTransportPolicy = render_transport(page, &object->context.policy);
	else if (policy_shape(object->context.type) == SHAPE_TUNNEL)
		to->ikeQmTunnelPolicy = render_tunnel0(page, &object->context.policy);
	else if (policy_shape(object->context.type) == SHAPE_DATA)
		to->dataBuffer = render_data(page, &object->context.policy);
	return to;
}

static void *context1_render(struct page *page, size_t index)
{
	const struct managed *object = object_at(page->items, index);
	FWPM_PROVIDER_CONTEXT1 *to = block_take(&page->block, sizeof(*to));

	guid_out(&object->key, &to->providerContextKey);
	managed_render_names(page, object, &to->displayData);
	to->flags = object->flags;
	to->providerKey = managed_render_provider(page, object);
	managed_render_data(page, object, &to->providerData);
	to->type = (FWPM_PROVIDER_CONTEXT_TYPE)object->context.type;
	to->providerContextId = object->id;
	if (policy_shape(object->context.type) == SHAPE_TRANSPORT)
		to->ikeQmTransportPolicy =
			(IPSEC_TRANSPORT_POLICY1 *)render_transport(page, &object->context.policy);
	else if (policy_shape(object->context.type) == SHAPE_TUNNEL)
		to->ikeQmTunnelPolicy = render_tunnel1(page, &object->context.policy);
	else if (policy_shape(object->context.type) == SHAPE_DATA)
		to->dataBuffer = render_data(page, &object->context.policy);
	return to;
}

const struct format provider_context0 = { &kind_provider_contexts, context0_space,
					  context0_render };
const struct format provider_context1 = { &kind_provider_contexts, context1_space,
					  context1_render };
