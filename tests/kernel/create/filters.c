/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * filters LOCAL REMOTE [PROTOCOL LOCALPORT REMOTEPORT] - adds the filters of two hosts in transport
 * mode, and prints the ids of the outbound and the inbound one; 0 leaves a condition out
 *
 * filters tunnel LOCAL REMOTE INNERLOCAL INNERREMOTE - adds a provider context and the filters of a
 * tunnel, with inner addresses of hosts, and prints the ids of all three
 *
 * filters delete ID - deletes a filter
 */
#include <arpa/inet.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

static HANDLE engine;
static wchar_t name[] = L"made by a test";
static FWPM_FILTER_CONDITION0 conditions[5];
static FWP_BYTE_ARRAY16 v6[2];

static void need(DWORD result, const char *what)
{
	if (!result)
		return;
	fprintf(stderr, "filters: %s: %s\n", what, WfpxErrorText0(result));
	exit(1);
}

static void put_address(FWPM_FILTER0 *filter, const GUID *field, const char *text)
{
	FWPM_FILTER_CONDITION0 *c = &conditions[filter->numFilterConditions];
	FWP_BYTE_ARRAY16 *bytes = &v6[filter->numFilterConditions++];
	struct in_addr v4;

	c->fieldKey = *field;
	if (inet_pton(AF_INET, text, &v4) == 1) {
		c->conditionValue.type = FWP_UINT32;
		c->conditionValue.uint32 = ntohl(v4.s_addr);
	} else {
		inet_pton(AF_INET6, text, bytes->byteArray16);
		c->conditionValue.type = FWP_BYTE_ARRAY16_TYPE;
		c->conditionValue.byteArray16 = bytes;
	}
}

static void put_number(FWPM_FILTER0 *filter, const GUID *field, FWP_DATA_TYPE type,
		       const char *text)
{
	FWPM_FILTER_CONDITION0 *c = &conditions[filter->numFilterConditions];

	if (!text || !atoi(text))
		return;
	filter->numFilterConditions++;
	c->fieldKey = *field;
	c->conditionValue.type = type;
	if (type == FWP_UINT8)
		c->conditionValue.uint8 = (UINT8)atoi(text);
	else
		c->conditionValue.uint16 = (UINT16)atoi(text);
}

/* Adds a filter for traffic between the two hosts that @hosts begins with. */
static UINT64 add_filter(const GUID *layer, const GUID *callout, char **hosts, const GUID *context)
{
	FWPM_FILTER0 filter = { .displayData.name = name,
				.layerKey = *layer,
				.filterCondition = conditions };
	UINT64 id;

	memset(conditions, 0, sizeof(conditions));
	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter.action.calloutKey = *callout;
	put_address(&filter, &FWPM_CONDITION_IP_LOCAL_ADDRESS, hosts[0]);
	put_address(&filter, &FWPM_CONDITION_IP_REMOTE_ADDRESS, hosts[1]);
	if (context) {
		filter.flags = FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT;
		filter.providerContextKey = *context;
	} else if (hosts[2]) {
		put_number(&filter, &FWPM_CONDITION_IP_PROTOCOL, FWP_UINT8, hosts[2]);
		put_number(&filter, &FWPM_CONDITION_IP_LOCAL_PORT, FWP_UINT16, hosts[3]);
		put_number(&filter, &FWPM_CONDITION_IP_REMOTE_PORT, FWP_UINT16, hosts[4]);
	}
	need(FwpmFilterAdd0(engine, &filter, NULL, &id), "FwpmFilterAdd0");
	return id;
}

static void add_hosts(char **hosts)
{
	bool ipv6 = strchr(hosts[0], ':');
	UINT64 out = add_filter(ipv6 ? &FWPM_LAYER_OUTBOUND_TRANSPORT_V6
				     : &FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
				ipv6 ? &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V6
				     : &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4,
				hosts, NULL);
	UINT64 in = add_filter(ipv6 ? &FWPM_LAYER_INBOUND_TRANSPORT_V6
				    : &FWPM_LAYER_INBOUND_TRANSPORT_V4,
			       ipv6 ? &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V6
				    : &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4,
			       hosts, NULL);

	printf("%llu %llu\n", (unsigned long long)out, (unsigned long long)in);
}

static void set_ends(IPSEC_TUNNEL_ENDPOINTS0 *ends, char **hosts)
{
	struct in_addr v4;

	if (inet_pton(AF_INET, hosts[0], &v4) == 1) {
		ends->localV4Address = ntohl(v4.s_addr);
		inet_pton(AF_INET, hosts[1], &v4);
		ends->remoteV4Address = ntohl(v4.s_addr);
	} else {
		ends->ipVersion = FWP_IP_VERSION_V6;
		inet_pton(AF_INET6, hosts[0], ends->localV6Address);
		inet_pton(AF_INET6, hosts[1], ends->remoteV6Address);
	}
}

static void add_tunnel(char **hosts)
{
	/* a policy needs a proposal, which nobody looks at here */
	IPSEC_AUTH_TRANSFORM0 auth = { .authTransformId = IPSEC_AUTH_TRANSFORM_ID_HMAC_SHA_1_96 };
	IPSEC_SA_TRANSFORM0 transform = { .ipsecTransformType = IPSEC_TRANSFORM_ESP_AUTH,
					  .espAuthTransform = &auth };
	IPSEC_PROPOSAL0 proposal = { .numSaTransforms = 1, .saTransforms = &transform };
	IPSEC_TUNNEL_POLICY0 policy = { .numIpsecProposals = 1, .ipsecProposals = &proposal };
	FWPM_PROVIDER_CONTEXT0 context = { .displayData.name = name,
					   .type = FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT,
					   .ikeQmTunnelPolicy = &policy };
	FWPM_PROVIDER_CONTEXT0 *added;
	UINT64 id, out, in;

	set_ends(&policy.tunnelEndpoints, hosts);
	need(FwpmProviderContextAdd0(engine, &context, NULL, &id), "FwpmProviderContextAdd0");
	need(FwpmProviderContextGetById0(engine, id, &added), "FwpmProviderContextGetById0");
	out = add_filter(&FWPM_LAYER_OUTBOUND_TRANSPORT_V4, &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4,
			 hosts + 2, &added->providerContextKey);
	in = add_filter(&FWPM_LAYER_INBOUND_TRANSPORT_V4, &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V4,
			hosts + 2, &added->providerContextKey);
	FwpmFreeMemory0((void **)&added);
	printf("%llu %llu %llu\n", (unsigned long long)id, (unsigned long long)out,
	       (unsigned long long)in);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	need(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine), "FwpmEngineOpen0");
	if (!strcmp(argv[1], "delete"))
		need(FwpmFilterDeleteById0(engine, strtoull(argv[2], NULL, 0)),
		     "FwpmFilterDeleteById0");
	else if (!strcmp(argv[1], "tunnel"))
		add_tunnel(argv + 2);
	else
		add_hosts(argv + 1);
	return FwpmEngineClose0(engine) != 0;
}
