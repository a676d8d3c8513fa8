/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * filter_add LAYER ACTION [WORD VALUE]...: adds a filter and prints its id.
 *
 * LAYER is in, out, fwd, connect or accept, with 4 or 6 behind it. ACTION is permit, block, secure
 * (the transport callout of the layer) or tunnel (the tunnel callout; outward in the layer fwd with
 * the word outward). The words: local and remote ADDRESS/PREFIX or LOW-HIGH, proto N, lport and
 * rport N or LOW-HIGH, ends LOCAL,REMOTE, weight N, name TEXT.
 */
#include <arpa/inet.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fwpmu.h"
#include "wfpxfrm.h"

#define MOST 8

static FWPM_FILTER_CONDITION0 conditions[MOST];
static FWP_V4_ADDR_AND_MASK v4[MOST];
static FWP_V6_ADDR_AND_MASK v6[MOST];
static FWP_BYTE_ARRAY16 bytes[2 * MOST];
static FWP_RANGE0 ranges[MOST];
static FWPM_FILTER0 filter = { .filterCondition = conditions };
static wchar_t name[64] = L"test filter";
static UINT64 weight;
static bool is_v6;

static void fail(const char *what)
{
	fprintf(stderr, "filter_add: %s\n", what);
	exit(2);
}

static FWPM_FILTER_CONDITION0 *next(const GUID *field)
{
	FWPM_FILTER_CONDITION0 *c = &conditions[filter.numFilterConditions++];

	if (filter.numFilterConditions > MOST)
		fail("too many conditions");
	c->fieldKey = *field;
	c->matchType = FWP_MATCH_EQUAL;
	return c;
}

static void single(FWP_VALUE0 *to, const char *text, FWP_BYTE_ARRAY16 *room)
{
	struct in_addr a4;

	if (is_v6) {
		to->type = FWP_BYTE_ARRAY16_TYPE;
		to->byteArray16 = room;
		if (!inet_pton(AF_INET6, text, room->byteArray16))
			fail(text);
		return;
	}
	to->type = FWP_UINT32;
	if (!inet_pton(AF_INET, text, &a4))
		fail(text);
	to->uint32 = ntohl(a4.s_addr);
}

static void subnet(FWP_CONDITION_VALUE0 *to, const char *text, unsigned prefix, unsigned at)
{
	FWP_VALUE0 address;

	single(&address, text, &bytes[at]);
	if (is_v6) {
		memcpy(v6[at].addr, bytes[at].byteArray16, sizeof(v6[at].addr));
		v6[at].prefixLength = (UINT8)prefix;
		to->type = FWP_V6_ADDR_MASK;
		to->v6AddrMask = &v6[at];
		return;
	}
	v4[at].addr = address.uint32;
	v4[at].mask = prefix ? 0xffffffffu << (32 - prefix) : 0;
	to->type = FWP_V4_ADDR_MASK;
	to->v4AddrMask = &v4[at];
}

static void address(const GUID *field, char *text)
{
	unsigned at = filter.numFilterConditions;
	FWPM_FILTER_CONDITION0 *c = next(field);
	char *slash = strchr(text, '/'), *dash = strchr(text, '-');

	if (slash) {
		*slash++ = '\0';
		subnet(&c->conditionValue, text, (unsigned)atoi(slash), at);
	} else if (dash) {
		*dash++ = '\0';
		c->matchType = FWP_MATCH_RANGE;
		c->conditionValue.type = FWP_RANGE_TYPE;
		c->conditionValue.rangeValue = &ranges[at];
		single(&ranges[at].valueLow, text, &bytes[2 * at]);
		single(&ranges[at].valueHigh, dash, &bytes[2 * at + 1]);
	} else {
		fail(text);
	}
}

static void port(const GUID *field, char *text)
{
	unsigned at = filter.numFilterConditions;
	FWPM_FILTER_CONDITION0 *c = next(field);
	char *dash = strchr(text, '-');

	if (!dash) {
		c->conditionValue.type = FWP_UINT16;
		c->conditionValue.uint16 = (UINT16)atoi(text);
		return;
	}
	c->matchType = FWP_MATCH_RANGE;
	c->conditionValue.type = FWP_RANGE_TYPE;
	c->conditionValue.rangeValue = &ranges[at];
	ranges[at].valueLow.type = ranges[at].valueHigh.type = FWP_UINT16;
	ranges[at].valueLow.uint16 = (UINT16)atoi(text);
	ranges[at].valueHigh.uint16 = (UINT16)atoi(dash + 1);
}

static void add_context(HANDLE engine, char *text)
{
	static IPSEC_AUTH_TRANSFORM0 sha1;
	static IPSEC_SA_TRANSFORM0 transform = { .ipsecTransformType = IPSEC_TRANSFORM_ESP_AUTH };
	static IPSEC_PROPOSAL0 proposal = { .numSaTransforms = 1 };
	static IPSEC_TUNNEL_POLICY0 policy = { .numIpsecProposals = 1 };
	FWPM_PROVIDER_CONTEXT0 context = { .type = FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT }, *added;
	char *comma = strchr(text, ',');
	struct in_addr a4;
	UINT64 id;

	if (!comma)
		fail(text);
	*comma++ = '\0';
	sha1.authTransformId = IPSEC_AUTH_TRANSFORM_ID_HMAC_SHA_1_96;
	transform.espAuthTransform = &sha1;
	proposal.saTransforms = &transform;
	policy.ipsecProposals = &proposal;
	policy.tunnelEndpoints.ipVersion = FWP_IP_VERSION_V4;
	if (!inet_pton(AF_INET, text, &a4))
		fail(text);
	policy.tunnelEndpoints.localV4Address = ntohl(a4.s_addr);
	if (!inet_pton(AF_INET, comma, &a4))
		fail(comma);
	policy.tunnelEndpoints.remoteV4Address = ntohl(a4.s_addr);
	context.displayData.name = name;
	context.ikeQmTunnelPolicy = &policy;
	if (FwpmProviderContextAdd0(engine, &context, NULL, &id) ||
	    FwpmProviderContextGetById0(engine, id, &added))
		fail("the provider context was refused");
	filter.flags |= FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT;
	filter.providerContextKey = added->providerContextKey;
	FwpmFreeMemory0((void **)&added);
}

struct place {
	const char *name;
	const GUID *layer, *secure, *tunnel, *outward;
};

static const struct place *place_of(const char *text)
{
	static const struct place places[] = {
		{ "in4", &FWPM_LAYER_INBOUND_TRANSPORT_V4, &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4,
		  &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V4, NULL },
		{ "in6", &FWPM_LAYER_INBOUND_TRANSPORT_V6, &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V6,
		  &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V6, NULL },
		{ "out4", &FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
		  &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4, &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4,
		  NULL },
		{ "out6", &FWPM_LAYER_OUTBOUND_TRANSPORT_V6,
		  &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V6, &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V6,
		  NULL },
		{ "fwd4", &FWPM_LAYER_IPFORWARD_V4, NULL,
		  &FWPM_CALLOUT_IPSEC_FORWARD_INBOUND_TUNNEL_V4,
		  &FWPM_CALLOUT_IPSEC_FORWARD_OUTBOUND_TUNNEL_V4 },
		{ "connect4", &FWPM_LAYER_ALE_AUTH_CONNECT_V4, NULL,
		  &FWPM_CALLOUT_IPSEC_ALE_CONNECT_V4, NULL },
		{ "accept4", &FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4, NULL,
		  &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_ALE_ACCEPT_V4, NULL },
	};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (!strcmp(places[i].name, text))
			return &places[i];
	fail(text);
	return NULL;
}

static void set_action(const struct place *place, const char *text)
{
	const GUID *callout = NULL;

	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	if (!strcmp(text, "permit"))
		filter.action.type = FWP_ACTION_PERMIT;
	else if (!strcmp(text, "block"))
		filter.action.type = FWP_ACTION_BLOCK;
	else if (!strcmp(text, "secure"))
		callout = place->secure;
	else if (!strcmp(text, "tunnel"))
		callout = place->tunnel;
	else if (!strcmp(text, "outward"))
		callout = place->outward;
	else
		fail(text);
	if (callout)
		filter.action.calloutKey = *callout;
}

static void take_word(HANDLE engine, const char *word, char *value)
{
	bool forward = !memcmp(&filter.layerKey, &FWPM_LAYER_IPFORWARD_V4, sizeof(GUID));

	if (!strcmp(word, "local")) {
		address(forward ? &FWPM_CONDITION_IP_SOURCE_ADDRESS
				: &FWPM_CONDITION_IP_LOCAL_ADDRESS,
			value);
	} else if (!strcmp(word, "remote")) {
		address(forward ? &FWPM_CONDITION_IP_DESTINATION_ADDRESS
				: &FWPM_CONDITION_IP_REMOTE_ADDRESS,
			value);
	} else if (!strcmp(word, "proto")) {
		FWPM_FILTER_CONDITION0 *c = next(&FWPM_CONDITION_IP_PROTOCOL);

		c->conditionValue.type = FWP_UINT8;
		c->conditionValue.uint8 = (UINT8)atoi(value);
	} else if (!strcmp(word, "lport")) {
		port(&FWPM_CONDITION_IP_LOCAL_PORT, value);
	} else if (!strcmp(word, "rport")) {
		port(&FWPM_CONDITION_IP_REMOTE_PORT, value);
	} else if (!strcmp(word, "ends")) {
		add_context(engine, value);
	} else if (!strcmp(word, "weight")) {
		weight = strtoull(value, NULL, 0);
		filter.weight.type = FWP_UINT64;
		filter.weight.uint64 = &weight;
	} else if (!strcmp(word, "name")) {
		mbstowcs(name, value, sizeof(name) / sizeof(name[0]) - 1);
	} else {
		fail(word);
	}
}

int main(int argc, char **argv)
{
	const struct place *place;
	HANDLE engine;
	UINT64 id;
	DWORD result;

	if (argc < 3)
		fail("LAYER ACTION");
	place = place_of(argv[1]);
	is_v6 = strchr(argv[1], '6') != NULL;
	filter.displayData.name = name;
	filter.layerKey = *place->layer;
	set_action(place, argv[2]);
	if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
		fail("no session");
	for (int i = 3; i + 1 < argc; i += 2)
		take_word(engine, argv[i], argv[i + 1]);
	result = FwpmFilterAdd0(engine, &filter, NULL, &id);
	if (result)
		printf("%s\n", WfpxErrorText0(result));
	else
		printf("%llu\n", id);
	return FwpmEngineClose0(engine) || result;
}
