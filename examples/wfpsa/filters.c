/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "filters.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#include "format.h"

struct word {
	const GUID *key;
	const char *word;
};

static const char *word_of(const struct word *words, size_t count, const GUID *key)
{
	for (size_t i = 0; i < count; i++)
		if (IsEqualGUID(words[i].key, key))
			return words[i].word;
	return NULL;
}

#define WORD(table, key) word_of(table, sizeof(table) / sizeof((table)[0]), key)

const char *filter_layer_word(const FWPM_FILTER0 *filter)
{
	static const struct word layers[] = {
		{ &FWPM_LAYER_INBOUND_TRANSPORT_V4, "in" },
		{ &FWPM_LAYER_INBOUND_TRANSPORT_V6, "in6" },
		{ &FWPM_LAYER_OUTBOUND_TRANSPORT_V4, "out" },
		{ &FWPM_LAYER_OUTBOUND_TRANSPORT_V6, "out6" },
		{ &FWPM_LAYER_IPFORWARD_V4, "forward" },
		{ &FWPM_LAYER_IPFORWARD_V6, "forward6" },
		{ &FWPM_LAYER_ALE_AUTH_CONNECT_V4, "connect" },
		{ &FWPM_LAYER_ALE_AUTH_CONNECT_V6, "connect6" },
		{ &FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4, "accept" },
		{ &FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6, "accept6" },
		{ &FWPM_LAYER_IPSEC_V4, "ipsec" },
		{ &FWPM_LAYER_IPSEC_V6, "ipsec6" },
		{ &FWPM_LAYER_IKEEXT_V4, "ike" },
		{ &FWPM_LAYER_IKEEXT_V6, "ike6" },
	};

	return WORD(layers, &filter->layerKey);
}

static const char *callout_word(const GUID *key)
{
	static const struct word callouts[] = {
		{ &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4, "transport" },
		{ &FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V6, "transport" },
		{ &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4, "transport" },
		{ &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V6, "transport" },
		{ &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V4, "tunnel" },
		{ &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V6, "tunnel" },
		{ &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4, "tunnel" },
		{ &FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V6, "tunnel" },
		{ &FWPM_CALLOUT_IPSEC_FORWARD_INBOUND_TUNNEL_V4, "tunnel-in" },
		{ &FWPM_CALLOUT_IPSEC_FORWARD_INBOUND_TUNNEL_V6, "tunnel-in" },
		{ &FWPM_CALLOUT_IPSEC_FORWARD_OUTBOUND_TUNNEL_V4, "tunnel-out" },
		{ &FWPM_CALLOUT_IPSEC_FORWARD_OUTBOUND_TUNNEL_V6, "tunnel-out" },
		{ &FWPM_CALLOUT_IPSEC_INBOUND_INITIATE_SECURE_V4, "initiate-secure" },
		{ &FWPM_CALLOUT_IPSEC_INBOUND_INITIATE_SECURE_V6, "initiate-secure" },
		{ &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_ALE_ACCEPT_V4, "tunnel-accept" },
		{ &FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_ALE_ACCEPT_V6, "tunnel-accept" },
		{ &FWPM_CALLOUT_IPSEC_ALE_CONNECT_V4, "ipsec-connect" },
		{ &FWPM_CALLOUT_IPSEC_ALE_CONNECT_V6, "ipsec-connect" },
	};
	const char *word = WORD(callouts, key);

	return word ? word : "callout";
}

const char *filter_action_word(const FWPM_FILTER0 *filter)
{
	if (filter->action.type == FWP_ACTION_BLOCK)
		return "block";
	if (filter->action.type == FWP_ACTION_PERMIT)
		return "permit";
	return callout_word(&filter->action.calloutKey);
}

static const char *field_word(const GUID *key)
{
	static const struct word fields[] = {
		{ &FWPM_CONDITION_IP_LOCAL_ADDRESS, "local" },
		{ &FWPM_CONDITION_IP_REMOTE_ADDRESS, "remote" },
		{ &FWPM_CONDITION_IP_SOURCE_ADDRESS, "source" },
		{ &FWPM_CONDITION_IP_DESTINATION_ADDRESS, "destination" },
		{ &FWPM_CONDITION_IP_PROTOCOL, "protocol" },
		{ &FWPM_CONDITION_IP_LOCAL_PORT, "local-port" },
		{ &FWPM_CONDITION_IP_REMOTE_PORT, "remote-port" },
		{ &FWPM_CONDITION_IP_LOCAL_ADDRESS_TYPE, "local-type" },
	};
	const char *word = WORD(fields, key);

	return word ? word : "field";
}

#define VALUE_WORD_SIZE 64 /* an IPv6 address and a prefix */

static unsigned bits_of_mask(UINT32 mask)
{
	unsigned bits = 0;

	for (; mask & 0x80000000u; mask <<= 1)
		bits++;
	return bits;
}

static void format_v4(UINT32 address, unsigned bits, char *ret)
{
	const WFPX_ADDRESS0 v4 = { .ipVersion = FWP_IP_VERSION_V4, .v4Address = address };
	size_t length;

	format_address(&v4, ret);
	length = strlen(ret);
	if (bits < 32)
		snprintf(ret + length, VALUE_WORD_SIZE - length, "/%u", bits);
}

static void format_v6(const UINT8 *address, unsigned bits, char *ret)
{
	WFPX_ADDRESS0 v6 = { .ipVersion = FWP_IP_VERSION_V6 };
	size_t length;

	memcpy(v6.v6Address, address, sizeof(v6.v6Address));
	format_address(&v6, ret);
	length = strlen(ret);
	if (bits < 128)
		snprintf(ret + length, VALUE_WORD_SIZE - length, "/%u", bits);
}

/* One value; 32 bits are an address, unless the field is another. */
static void format_single(FWP_DATA_TYPE type, const FWP_CONDITION_VALUE0 *value, bool address,
			  char ret[VALUE_WORD_SIZE])
{
	switch ((unsigned)type) {
	case FWP_UINT8:
		snprintf(ret, VALUE_WORD_SIZE, "%u", (unsigned)value->uint8);
		break;
	case FWP_UINT16:
		snprintf(ret, VALUE_WORD_SIZE, "%u", (unsigned)value->uint16);
		break;
	case FWP_UINT32:
		if (address)
			format_v4(value->uint32, 32, ret);
		else
			snprintf(ret, VALUE_WORD_SIZE, "%u", (unsigned)value->uint32);
		break;
	case FWP_BYTE_ARRAY16_TYPE:
		format_v6(value->byteArray16->byteArray16, 128, ret);
		break;
	case FWP_V4_ADDR_MASK:
		format_v4(value->v4AddrMask->addr, bits_of_mask(value->v4AddrMask->mask), ret);
		break;
	case FWP_V6_ADDR_MASK:
		format_v6(value->v6AddrMask->addr, value->v6AddrMask->prefixLength, ret);
		break;
	default:
		snprintf(ret, VALUE_WORD_SIZE, "?");
	}
}

static void format_end(const FWP_VALUE0 *end, bool address, char ret[VALUE_WORD_SIZE])
{
	FWP_CONDITION_VALUE0 value = { .type = end->type };

	if (end->type == FWP_BYTE_ARRAY16_TYPE)
		value.byteArray16 = end->byteArray16;
	else if (end->type == FWP_UINT8)
		value.uint8 = end->uint8;
	else if (end->type == FWP_UINT16)
		value.uint16 = end->uint16;
	else
		value.uint32 = end->uint32;
	format_single(value.type, &value, address, ret);
}

static const char *relation(FWP_MATCH_TYPE match)
{
	static const char *const relations[] = {
		[FWP_MATCH_EQUAL] = "=",          [FWP_MATCH_GREATER] = ">",
		[FWP_MATCH_LESS] = "<",           [FWP_MATCH_GREATER_OR_EQUAL] = ">=",
		[FWP_MATCH_LESS_OR_EQUAL] = "<=", [FWP_MATCH_RANGE] = "=",
		[FWP_MATCH_NOT_EQUAL] = "!=",
	};

	if ((unsigned)match >= sizeof(relations) / sizeof(relations[0]) || !relations[match])
		return "?";
	return relations[match];
}

void value_add_conditions(struct value *ret, const FWPM_FILTER0 *filter)
{
	for (UINT32 i = 0; i < filter->numFilterConditions; i++) {
		const FWPM_FILTER_CONDITION0 *c = &filter->filterCondition[i];
		const char *field = field_word(&c->fieldKey);
		bool range = c->conditionValue.type == FWP_RANGE_TYPE;
		bool address = strncmp(field, "local-", 6) != 0 && strcmp(field, "protocol") != 0;
		char low[VALUE_WORD_SIZE] = "", high[VALUE_WORD_SIZE] = "";

		if (range) {
			format_end(&c->conditionValue.rangeValue->valueLow, address, low);
			format_end(&c->conditionValue.rangeValue->valueHigh, address, high);
		} else {
			format_single(c->conditionValue.type, &c->conditionValue, address, low);
		}
		value_format_word(ret, "%s%s%s%s%s", field, relation(c->matchType), low,
				  range ? "-" : "", high);
	}
}
