/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "layer_table.h"

#include <string.h>
#include <sys/socket.h>

#define BIT(field) (1u << (field))

#define FIELDS_TRANSPORT                                                                           \
	(BIT(FIELD_LOCAL_ADDRESS) | BIT(FIELD_LOCAL_ADDRESS_TYPE) | BIT(FIELD_REMOTE_ADDRESS) |    \
	 BIT(FIELD_PROTOCOL) | BIT(FIELD_LOCAL_PORT) | BIT(FIELD_REMOTE_PORT))
#define FIELDS_FORWARD (BIT(FIELD_SOURCE_ADDRESS) | BIT(FIELD_DESTINATION_ADDRESS))
#define FIELDS_IPSEC                                                                               \
	(BIT(FIELD_LOCAL_ADDRESS) | BIT(FIELD_REMOTE_ADDRESS) | BIT(FIELD_PROTOCOL) |              \
	 BIT(FIELD_LOCAL_PORT) | BIT(FIELD_REMOTE_PORT))
#define FIELDS_IKEEXT (BIT(FIELD_LOCAL_ADDRESS) | BIT(FIELD_REMOTE_ADDRESS))

/*
 * The fields are those of Microsoft's page about the conditions of each layer, as far as the kernel
 * can compare them. The numbers up to 255 are those that Windows has for its layers in the kernel.
 */
const struct layer_entry layer_table[] = {
	{ &FWPM_LAYER_INBOUND_TRANSPORT_V4, "Inbound Transport v4 Layer", LAYER_INBOUND_TRANSPORT,
	  AF_INET, 12, FIELDS_TRANSPORT, true },
	{ &FWPM_LAYER_INBOUND_TRANSPORT_V6, "Inbound Transport v6 Layer", LAYER_INBOUND_TRANSPORT,
	  AF_INET6, 14, FIELDS_TRANSPORT, true },
	{ &FWPM_LAYER_OUTBOUND_TRANSPORT_V4, "Outbound Transport v4 Layer",
	  LAYER_OUTBOUND_TRANSPORT, AF_INET, 16, FIELDS_TRANSPORT, true },
	{ &FWPM_LAYER_OUTBOUND_TRANSPORT_V6, "Outbound Transport v6 Layer",
	  LAYER_OUTBOUND_TRANSPORT, AF_INET6, 18, FIELDS_TRANSPORT, true },
	{ &FWPM_LAYER_IPFORWARD_V4, "Forward v4 Layer", LAYER_IPFORWARD, AF_INET, 8, FIELDS_FORWARD,
	  true },
	{ &FWPM_LAYER_IPFORWARD_V6, "Forward v6 Layer", LAYER_IPFORWARD, AF_INET6, 10,
	  FIELDS_FORWARD, true },
	{ &FWPM_LAYER_ALE_AUTH_CONNECT_V4, "ALE Connect v4 Layer", LAYER_ALE_AUTH_CONNECT, AF_INET,
	  48, FIELDS_TRANSPORT, false },
	{ &FWPM_LAYER_ALE_AUTH_CONNECT_V6, "ALE Connect v6 Layer", LAYER_ALE_AUTH_CONNECT, AF_INET6,
	  50, FIELDS_TRANSPORT, false },
	{ &FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4, "ALE Receive/Accept v4 Layer",
	  LAYER_ALE_AUTH_RECV_ACCEPT, AF_INET, 44, FIELDS_TRANSPORT, false },
	{ &FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6, "ALE Receive/Accept v6 Layer",
	  LAYER_ALE_AUTH_RECV_ACCEPT, AF_INET6, 46, FIELDS_TRANSPORT, false },
	{ &FWPM_LAYER_IPSEC_V4, "IPsec v4 Layer", LAYER_IPSEC, AF_INET, 256, FIELDS_IPSEC, false },
	{ &FWPM_LAYER_IPSEC_V6, "IPsec v6 Layer", LAYER_IPSEC, AF_INET6, 257, FIELDS_IPSEC, false },
	{ &FWPM_LAYER_IKEEXT_V4, "IKE v4 Layer", LAYER_IKEEXT, AF_INET, 258, FIELDS_IKEEXT, false },
	{ &FWPM_LAYER_IKEEXT_V6, "IKE v6 Layer", LAYER_IKEEXT, AF_INET6, 259, FIELDS_IKEEXT,
	  false },
};
const size_t layer_count = sizeof(layer_table) / sizeof(layer_table[0]);

/* A callout in its IPv4 and its IPv6 layer. */
#define CALLOUT(key, text, callout, layer, context)                                                \
	{ &FWPM_CALLOUT_IPSEC_##key##_V4,                                                          \
	  text " v4 Callout",                                                                      \
	  callout,                                                                                 \
	  layer,                                                                                   \
	  AF_INET,                                                                                 \
	  context,                                                                                 \
	  2 * (callout)-1 },                                                                       \
	{                                                                                          \
		&FWPM_CALLOUT_IPSEC_##key##_V6, text " v6 Callout", callout, layer, AF_INET6,      \
			context, 2 * (callout)                                                     \
	}

const struct callout_entry callout_table[] = {
	CALLOUT(INBOUND_TRANSPORT, "IPsec Inbound Transport", CALLOUT_INBOUND_TRANSPORT,
		LAYER_INBOUND_TRANSPORT, CALLOUT_TAKES_TRANSPORT),
	CALLOUT(OUTBOUND_TRANSPORT, "IPsec Outbound Transport", CALLOUT_OUTBOUND_TRANSPORT,
		LAYER_OUTBOUND_TRANSPORT, CALLOUT_TAKES_TRANSPORT),
	CALLOUT(INBOUND_TUNNEL, "IPsec Inbound Tunnel", CALLOUT_INBOUND_TUNNEL,
		LAYER_INBOUND_TRANSPORT, CALLOUT_NEEDS_TUNNEL),
	CALLOUT(OUTBOUND_TUNNEL, "IPsec Outbound Tunnel", CALLOUT_OUTBOUND_TUNNEL,
		LAYER_OUTBOUND_TRANSPORT, CALLOUT_NEEDS_TUNNEL),
	CALLOUT(FORWARD_INBOUND_TUNNEL, "IPsec Forward Inbound Tunnel",
		CALLOUT_FORWARD_INBOUND_TUNNEL, LAYER_IPFORWARD, CALLOUT_NEEDS_TUNNEL),
	CALLOUT(FORWARD_OUTBOUND_TUNNEL, "IPsec Forward Outbound Tunnel",
		CALLOUT_FORWARD_OUTBOUND_TUNNEL, LAYER_IPFORWARD, CALLOUT_NEEDS_TUNNEL),
	CALLOUT(INBOUND_INITIATE_SECURE, "IPsec Inbound Initiate Secure",
		CALLOUT_INBOUND_INITIATE_SECURE, LAYER_ALE_AUTH_RECV_ACCEPT,
		CALLOUT_TAKES_TRANSPORT),
	CALLOUT(INBOUND_TUNNEL_ALE_ACCEPT, "IPsec Inbound Tunnel ALE Accept",
		CALLOUT_INBOUND_TUNNEL_ALE_ACCEPT, LAYER_ALE_AUTH_RECV_ACCEPT,
		CALLOUT_TAKES_TUNNEL),
	CALLOUT(ALE_CONNECT, "IPsec ALE Connect", CALLOUT_ALE_CONNECT, LAYER_ALE_AUTH_CONNECT,
		CALLOUT_TAKES_TUNNEL),
};
const size_t callout_count = sizeof(callout_table) / sizeof(callout_table[0]);

const struct field_entry field_table[] = {
	{ &FWPM_CONDITION_IP_LOCAL_ADDRESS, FIELD_LOCAL_ADDRESS },
	{ &FWPM_CONDITION_IP_LOCAL_ADDRESS_TYPE, FIELD_LOCAL_ADDRESS_TYPE },
	{ &FWPM_CONDITION_IP_REMOTE_ADDRESS, FIELD_REMOTE_ADDRESS },
	{ &FWPM_CONDITION_IP_SOURCE_ADDRESS, FIELD_SOURCE_ADDRESS },
	{ &FWPM_CONDITION_IP_DESTINATION_ADDRESS, FIELD_DESTINATION_ADDRESS },
	{ &FWPM_CONDITION_IP_PROTOCOL, FIELD_PROTOCOL },
	{ &FWPM_CONDITION_IP_LOCAL_PORT, FIELD_LOCAL_PORT },
	{ &FWPM_CONDITION_IP_REMOTE_PORT, FIELD_REMOTE_PORT },
};
const size_t field_count = sizeof(field_table) / sizeof(field_table[0]);

/*
 * Of Windows' weights only one is documented: FWPM_SUBLAYER_INSPECTION has the lowest. These are
 * small, so that a sublayer that a program adds comes first unless the program wants it last.
 */
const struct builtin_entry builtin_sublayers[] = {
	{ &FWPM_SUBLAYER_IPSEC_SECURITY_REALM, "WFP Built-in IPsec Security Realm Sublayer", 7 },
	{ &FWPM_SUBLAYER_SECURE_SOCKET, "WFP Built-in Secure Socket Sublayer", 6 },
	{ &FWPM_SUBLAYER_IPSEC_DOSP, "WFP Built-in IPsec DoS Protection Sublayer", 5 },
	{ &FWPM_SUBLAYER_IPSEC_TUNNEL, "WFP Built-in IPsec Tunnel Sublayer", 4 },
	{ &FWPM_SUBLAYER_IPSEC_FORWARD_OUTBOUND_TUNNEL,
	  "WFP Built-in IPsec Forward Outbound Tunnel Sublayer", 3 },
	{ &FWPM_SUBLAYER_UNIVERSAL, "WFP Built-in Universal Sublayer", 2 },
	{ &FWPM_SUBLAYER_LIPS, "WFP Built-in Legacy IPsec Sublayer", 1 },
	{ &FWPM_SUBLAYER_INSPECTION, "WFP Built-in Inspection Sublayer", 0 },
};
const size_t builtin_sublayer_count = sizeof(builtin_sublayers) / sizeof(builtin_sublayers[0]);

const struct builtin_entry builtin_providers[] = {
	{ &FWPM_PROVIDER_IKEEXT, "WFP Built-in IKEEXT Provider", 0 },
	{ &FWPM_PROVIDER_IPSEC_DOSP_CONFIG,
	  "WFP Built-in IPsec DoS Protection Configuration Provider", 0 },
};
const size_t builtin_provider_count = sizeof(builtin_providers) / sizeof(builtin_providers[0]);

bool key_equal(const GUID *a, const GUID *b)
{
	return !memcmp(a, b, sizeof(*a));
}

const struct layer_entry *layer_find(const GUID *key)
{
	for (size_t i = 0; i < layer_count; i++)
		if (key_equal(layer_table[i].key, key))
			return &layer_table[i];
	return NULL;
}

const struct callout_entry *callout_find(const GUID *key)
{
	for (size_t i = 0; i < callout_count; i++)
		if (key_equal(callout_table[i].key, key))
			return &callout_table[i];
	return NULL;
}

const struct field_entry *field_find(const GUID *key)
{
	for (size_t i = 0; i < field_count; i++)
		if (key_equal(field_table[i].key, key))
			return &field_table[i];
	return NULL;
}

static const struct builtin_entry *find_builtin(const struct builtin_entry *table, size_t count,
						const struct guid *key)
{
	for (size_t i = 0; i < count; i++)
		if (!memcmp(table[i].key, key, sizeof(*key)))
			return &table[i];
	return NULL;
}

const struct builtin_entry *builtin_sublayer_find(const struct guid *key)
{
	return find_builtin(builtin_sublayers, builtin_sublayer_count, key);
}

const struct builtin_entry *builtin_provider_find(const struct guid *key)
{
	return find_builtin(builtin_providers, builtin_provider_count, key);
}

bool builtin_provider_is(const struct guid *key)
{
	return builtin_provider_find(key) != NULL;
}

const struct layer_entry *layer_of(uint8_t layer, uint8_t family)
{
	for (size_t i = 0; i < layer_count; i++)
		if (layer_table[i].layer == layer && layer_table[i].family == family)
			return &layer_table[i];
	return NULL;
}

const struct callout_entry *callout_of(uint8_t callout, uint8_t family)
{
	for (size_t i = 0; i < callout_count; i++)
		if (callout_table[i].callout == callout && callout_table[i].family == family)
			return &callout_table[i];
	return NULL;
}

const GUID *field_of(uint8_t field)
{
	for (size_t i = 0; i < field_count; i++)
		if (field_table[i].field == field)
			return field_table[i].key;
	return NULL;
}
