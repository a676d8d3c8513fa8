/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "add_objects.h"

#include <string.h>

/* {2b6d9f34-7c05-4e1b-9c52-d3a8e16f40b7} */
const GUID add_provider = {
	0x2b6d9f34, 0x7c05, 0x4e1b, { 0x9c, 0x52, 0xd3, 0xa8, 0xe1, 0x6f, 0x40, 0xb7 }
};

/* A filter to add: where, what it does, and which side of the conditions is which field. */
struct place {
	const GUID *layer[2], *callout[2]; /* for IPv4 and IPv6 */
	const GUID *local_field, *peer_field;
};

static const struct place transport[] = {
	{ { &FWPM_LAYER_OUTBOUND_TRANSPORT_V4, &FWPM_LAYER_OUTBOUND_TRANSPORT_V6 },
	  { &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4, &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V6 },
	  &FWPM_CONDITION_IP_LOCAL_ADDRESS,
	  &FWPM_CONDITION_IP_REMOTE_ADDRESS },
	{ { &FWPM_LAYER_INBOUND_TRANSPORT_V4, &FWPM_LAYER_INBOUND_TRANSPORT_V6 },
	  { &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4, &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V6 },
	  &FWPM_CONDITION_IP_LOCAL_ADDRESS,
	  &FWPM_CONDITION_IP_REMOTE_ADDRESS },
};

static const struct place tunnel[ADD_FILTERS_MAX] = {
	{ { &FWPM_LAYER_OUTBOUND_TRANSPORT_V4, &FWPM_LAYER_OUTBOUND_TRANSPORT_V6 },
	  { &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4, &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V6 },
	  &FWPM_CONDITION_IP_LOCAL_ADDRESS,
	  &FWPM_CONDITION_IP_REMOTE_ADDRESS },
	{ { &FWPM_LAYER_INBOUND_TRANSPORT_V4, &FWPM_LAYER_INBOUND_TRANSPORT_V6 },
	  { &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V4, &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V6 },
	  &FWPM_CONDITION_IP_LOCAL_ADDRESS,
	  &FWPM_CONDITION_IP_REMOTE_ADDRESS },
	{ { &FWPM_LAYER_IPFORWARD_V4, &FWPM_LAYER_IPFORWARD_V6 },
	  { &FWPM_CALLOUT_IPSEC_FORWARD_OUTBOUND_TUNNEL_V4,
	    &FWPM_CALLOUT_IPSEC_FORWARD_OUTBOUND_TUNNEL_V6 },
	  &FWPM_CONDITION_IP_SOURCE_ADDRESS,
	  &FWPM_CONDITION_IP_DESTINATION_ADDRESS },
	{ { &FWPM_LAYER_IPFORWARD_V4, &FWPM_LAYER_IPFORWARD_V6 },
	  { &FWPM_CALLOUT_IPSEC_FORWARD_INBOUND_TUNNEL_V4,
	    &FWPM_CALLOUT_IPSEC_FORWARD_INBOUND_TUNNEL_V6 },
	  &FWPM_CONDITION_IP_DESTINATION_ADDRESS,
	  &FWPM_CONDITION_IP_SOURCE_ADDRESS },
};

/* A filter in the making, with what it points to. */
struct making {
	FWPM_FILTER0 filter;
	FWPM_FILTER_CONDITION0 conditions[5];
	FWP_V4_ADDR_AND_MASK v4[2];
	FWP_V6_ADDR_AND_MASK v6[2];
};

static void add_address(struct making *m, const GUID *field, const struct prefix *prefix)
{
	UINT32 i = m->filter.numFilterConditions++;
	FWP_CONDITION_VALUE0 *value = &m->conditions[i].conditionValue;

	m->conditions[i].fieldKey = *field;
	if (prefix->address.ipVersion == FWP_IP_VERSION_V4) {
		UINT32 mask = prefix->length ? ~UINT32_C(0) << (32 - prefix->length) : 0;

		m->v4[i] = (FWP_V4_ADDR_AND_MASK){ prefix->address.v4Address & mask, mask };
		value->type = FWP_V4_ADDR_MASK;
		value->v4AddrMask = &m->v4[i];
	} else {
		memcpy(m->v6[i].addr, prefix->address.v6Address, sizeof(m->v6[i].addr));
		m->v6[i].prefixLength = prefix->length;
		value->type = FWP_V6_ADDR_MASK;
		value->v6AddrMask = &m->v6[i];
	}
}

static void add_port(struct making *m, const GUID *field, UINT16 port)
{
	FWPM_FILTER_CONDITION0 *condition = &m->conditions[m->filter.numFilterConditions];

	if (!port)
		return;
	condition->fieldKey = *field;
	condition->conditionValue.type = FWP_UINT16;
	condition->conditionValue.uint16 = port;
	m->filter.numFilterConditions++;
}

static void add_protocol(struct making *m, UINT8 protocol)
{
	FWPM_FILTER_CONDITION0 *condition = &m->conditions[m->filter.numFilterConditions];

	if (!protocol)
		return;
	condition->fieldKey = FWPM_CONDITION_IP_PROTOCOL;
	condition->conditionValue.type = FWP_UINT8;
	condition->conditionValue.uint8 = protocol;
	m->filter.numFilterConditions++;
}

static void make_filter(const struct add_options *options, const struct place *place,
			const struct prefix *local, const struct prefix *peer, wchar_t *name,
			const struct add_objects *objects, struct making *ret)
{
	bool v6 = local->address.ipVersion == FWP_IP_VERSION_V6;

	memset(ret, 0, sizeof(*ret));
	ret->filter.displayData.name = name;
	ret->filter.providerKey = (GUID *)&add_provider;
	ret->filter.layerKey = *place->layer[v6];
	ret->filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	ret->filter.action.calloutKey = *place->callout[v6];
	ret->filter.filterCondition = ret->conditions;
	if (objects->tunnel) {
		ret->filter.flags = FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT;
		ret->filter.providerContextKey = objects->tunnel_key;
		ret->filter.subLayerKey = FWPM_SUBLAYER_IPSEC_TUNNEL;
	}
	add_address(ret, place->local_field, local);
	add_address(ret, place->peer_field, peer);
	add_protocol(ret, options->protocol);
	add_port(ret, &FWPM_CONDITION_IP_LOCAL_PORT, options->local_port);
	add_port(ret, &FWPM_CONDITION_IP_REMOTE_PORT, options->peer_port);
}

static struct prefix host(const WFPX_ADDRESS0 *address)
{
	return (struct prefix){ *address, address->ipVersion == FWP_IP_VERSION_V4 ? 32 : 128 };
}

static DWORD add_filters(HANDLE engine, const struct add_options *options,
			 const WFPX_ADDRESS0 *local, const WFPX_ADDRESS0 *peer, wchar_t *name,
			 struct add_objects *ret)
{
	struct prefix ends[2] = { host(local), host(peer) };
	const struct place *places = ret->tunnel ? tunnel : transport;
	unsigned count = ret->tunnel ? ADD_FILTERS_MAX : 2;
	struct making making;

	for (unsigned i = 0; i < count; i++) {
		DWORD status;

		make_filter(options, &places[i], options->local_net ? options->local_net : &ends[0],
			    options->peer_net ? options->peer_net : &ends[1], name, ret, &making);
		status = FwpmFilterAdd0(engine, &making.filter, NULL, &ret->filters[i]);
		if (status)
			return status;
	}
	ret->filter_count = count;
	return ERROR_SUCCESS;
}

static void set_ends(IPSEC_TUNNEL_ENDPOINTS1 *ends, const WFPX_ADDRESS0 *local,
		     const WFPX_ADDRESS0 *peer)
{
	ends->ipVersion = local->ipVersion;
	if (local->ipVersion == FWP_IP_VERSION_V4) {
		ends->localV4Address = local->v4Address;
		ends->remoteV4Address = peer->v4Address;
	} else {
		memcpy(ends->localV6Address, local->v6Address, sizeof(ends->localV6Address));
		memcpy(ends->remoteV6Address, peer->v6Address, sizeof(ends->remoteV6Address));
	}
}

static DWORD add_tunnel(HANDLE engine, const WFPX_ADDRESS0 *local, const WFPX_ADDRESS0 *peer,
			wchar_t *name, struct add_objects *ret)
{
	/* WFP wants a proposal, which is for IKE daemons. The keys are given here, so none asks. */
	IPSEC_AUTH_AND_CIPHER_TRANSFORM0 gcm = {
		.authTransform.authTransformId = IPSEC_AUTH_TRANSFORM_ID_GCM_AES_256,
		.cipherTransform.cipherTransformId = IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_256,
	};
	IPSEC_SA_TRANSFORM0 transform = {
		.ipsecTransformType = IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER,
		.espAuthAndCipherTransform = &gcm,
	};
	IPSEC_PROPOSAL0 proposal = { .numSaTransforms = 1, .saTransforms = &transform };
	IPSEC_TUNNEL_POLICY1 policy = { .numIpsecProposals = 1, .ipsecProposals = &proposal };
	FWPM_PROVIDER_CONTEXT1 context = {
		.displayData.name = name,
		.providerKey = (GUID *)&add_provider,
		.type = FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT,
		.ikeQmTunnelPolicy = &policy,
	};
	FWPM_PROVIDER_CONTEXT1 *added;
	DWORD status;

	set_ends(&policy.tunnelEndpoints, local, peer);
	status = FwpmProviderContextAdd1(engine, &context, NULL, &ret->tunnel);
	if (!status)
		status = FwpmProviderContextGetById1(engine, ret->tunnel, &added);
	if (status)
		return status;
	ret->tunnel_key = added->providerContextKey;
	FwpmFreeMemory0((void **)&added);
	return ERROR_SUCCESS;
}

static DWORD add_all(HANDLE engine, const struct add_options *options, const WFPX_ADDRESS0 *local,
		     const WFPX_ADDRESS0 *peer, wchar_t *name, struct add_objects *ret)
{
	static wchar_t wfpsa[] = L"wfpsa";
	const FWPM_PROVIDER0 provider = { .providerKey = add_provider, .displayData.name = wfpsa };
	DWORD status = FwpmProviderAdd0(engine, &provider, NULL);

	if (status == FWP_E_ALREADY_EXISTS)
		status = ERROR_SUCCESS;
	if (!status && options->local_net)
		status = add_tunnel(engine, local, peer, name, ret);
	if (!status)
		status = add_filters(engine, options, local, peer, name, ret);
	return status;
}

DWORD add_objects(HANDLE engine, const struct add_options *options, const WFPX_ADDRESS0 *local,
		  const WFPX_ADDRESS0 *peer, wchar_t *name, struct add_objects *ret)
{
	DWORD status = FwpmTransactionBegin0(engine, 0);

	memset(ret, 0, sizeof(*ret));
	if (status)
		return status;
	status = add_all(engine, options, local, peer, name, ret);
	if (!status)
		return FwpmTransactionCommit0(engine);
	FwpmTransactionAbort0(engine);
	return status;
}

DWORD add_objects_delete(HANDLE engine, const struct add_objects *objects)
{
	DWORD status = FwpmTransactionBegin0(engine, 0);

	if (status)
		return status;
	for (unsigned i = 0; !status && i < objects->filter_count; i++)
		status = FwpmFilterDeleteById0(engine, objects->filters[i]);
	if (!status && objects->tunnel)
		status = FwpmProviderContextDeleteById0(engine, objects->tunnel);
	if (!status)
		return FwpmTransactionCommit0(engine);
	FwpmTransactionAbort0(engine);
	return status;
}

/* Takes the filters of @page that have the provider context objects->tunnel_key. */
static void take_filters(FWPM_FILTER0 **page, UINT32 count, struct add_objects *ret)
{
	for (UINT32 i = 0; i < count; i++)
		if (page[i]->flags & FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT &&
		    IsEqualGUID(&page[i]->providerContextKey, &ret->tunnel_key) &&
		    ret->filter_count < ADD_FILTERS_MAX)
			ret->filters[ret->filter_count++] = page[i]->filterId;
}

static DWORD find_tunnel_filters(HANDLE engine, struct add_objects *ret)
{
	FWPM_FILTER0 **page;
	HANDLE filters;
	UINT32 count;
	DWORD status = FwpmFilterCreateEnumHandle0(engine, NULL, &filters);

	if (status)
		return status;
	do {
		status = FwpmFilterEnum0(engine, filters, 100, &page, &count);
		if (status)
			break;
		take_filters(page, count, ret);
		FwpmFreeMemory0((void **)&page);
	} while (count == 100);
	FwpmFilterDestroyEnumHandle0(engine, filters);
	return status;
}

static bool is_ours(const IPSEC_SA_DETAILS1 *sa)
{
	return sa && sa->transportFilter->providerKey &&
	       IsEqualGUID(sa->transportFilter->providerKey, &add_provider);
}

/* Finds what "wfpsa add" has added for the context; filter_count is 0 if that is nothing. */
static DWORD find_objects(HANDLE engine, const IPSEC_SA_CONTEXT1 *context, struct add_objects *ret)
{
	const IPSEC_SA_DETAILS1 *const sas[] = { context->outboundSa, context->inboundSa };

	memset(ret, 0, sizeof(*ret));
	for (unsigned i = 0; i < 2; i++) {
		if (!is_ours(sas[i]))
			continue;
		if (sas[i]->traffic.trafficType == IPSEC_TRAFFIC_TYPE_TUNNEL) {
			ret->tunnel = sas[i]->traffic.tunnelPolicyId;
			ret->tunnel_key = sas[i]->transportFilter->providerContextKey;
			return find_tunnel_filters(engine, ret);
		}
		ret->filters[ret->filter_count++] = sas[i]->transportFilter->filterId;
	}
	return ERROR_SUCCESS;
}

bool add_has_made(const IPSEC_SA_CONTEXT1 *context)
{
	return is_ours(context->outboundSa) || is_ours(context->inboundSa);
}

/* Whether the id is one of IPsecSaContextCreate0; those that the library makes of SAs are not. */
static bool was_created(UINT64 id)
{
	return id >> 63 && (id >> 28 & 0xf) == 5;
}

DWORD WINAPI add_objects_delete_context(HANDLE engine, UINT64 id)
{
	struct add_objects objects = { .filter_count = 0 };
	IPSEC_SA_CONTEXT1 *context;
	DWORD status = ERROR_SUCCESS;

	if (was_created(id))
		status = IPsecSaContextGetById1(engine, id, &context);
	if (was_created(id) && !status) {
		status = find_objects(engine, context, &objects);
		FwpmFreeMemory0((void **)&context);
	}
	if (status)
		return status;
	return objects.filter_count ? add_objects_delete(engine, &objects)
				    : IPsecSaContextDeleteById0(engine, id);
}
