/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Managed objects: providers, sublayers, provider contexts and filters, as lib/store keeps them.
 *
 * The numbers of all enumerations here are in the store's file and so never change. Those of WFP
 * are named.
 */
#ifndef FILTER_MANAGED_H
#define FILTER_MANAGED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/address.h"
#include "base/guid.h"

enum managed_kind {
	MANAGED_PROVIDER = 1,
	MANAGED_SUBLAYER = 2,
	MANAGED_PROVIDER_CONTEXT = 3,
	MANAGED_FILTER = 4,
};

/* Bytes that somebody else owns; NULL with a size of 0 if there are none. */
struct blob {
	const uint8_t *bytes;
	uint32_t size;
};

/* Texts are UTF-8 with a final NUL and at most this long; blobs have at most so many bytes. */
#define MANAGED_TEXT_MAX 16384u
#define MANAGED_BLOB_MAX 65536u

enum filter_layer {
	LAYER_INBOUND_TRANSPORT = 1,
	LAYER_OUTBOUND_TRANSPORT = 2,
	LAYER_IPFORWARD = 3,
	LAYER_ALE_AUTH_CONNECT = 4,
	LAYER_ALE_AUTH_RECV_ACCEPT = 5,
	LAYER_IPSEC = 6,
	LAYER_IKEEXT = 7,
};

enum filter_action {
	ACTION_BLOCK = 1,
	ACTION_PERMIT = 2,
	ACTION_CALLOUT_TERMINATING = 3,
	ACTION_CALLOUT_INSPECTION = 4,
	ACTION_CALLOUT_UNKNOWN = 5,
};

enum filter_callout {
	CALLOUT_NONE = 0,
	CALLOUT_INBOUND_TRANSPORT = 1,
	CALLOUT_OUTBOUND_TRANSPORT = 2,
	CALLOUT_INBOUND_TUNNEL = 3,
	CALLOUT_OUTBOUND_TUNNEL = 4,
	CALLOUT_FORWARD_INBOUND_TUNNEL = 5,
	CALLOUT_FORWARD_OUTBOUND_TUNNEL = 6,
	CALLOUT_INBOUND_INITIATE_SECURE = 7,
	CALLOUT_INBOUND_TUNNEL_ALE_ACCEPT = 8,
	CALLOUT_ALE_CONNECT = 9,
};

enum condition_field {
	FIELD_LOCAL_ADDRESS = 1,
	FIELD_REMOTE_ADDRESS = 2,
	FIELD_SOURCE_ADDRESS = 3,
	FIELD_DESTINATION_ADDRESS = 4,
	FIELD_PROTOCOL = 5,
	FIELD_LOCAL_PORT = 6,  /* or the type of ICMP */
	FIELD_REMOTE_PORT = 7, /* or the code of ICMP */
	FIELD_LOCAL_ADDRESS_TYPE = 8,
};

/* How a packet's value compares with the condition's. The numbers are those of FWP_MATCH_TYPE. */
enum condition_match {
	MATCH_EQUAL = 0,
	MATCH_GREATER = 1,
	MATCH_LESS = 2,
	MATCH_GREATER_OR_EQUAL = 3,
	MATCH_LESS_OR_EQUAL = 4,
	MATCH_RANGE = 5,
	MATCH_NOT_EQUAL = 10,
};

/*
 * A condition of a filter. An address is in low, a number in low_number; with MATCH_RANGE the upper
 * end, which is part of the range, is in high or high_number. IPv4 addresses are in the first four
 * bytes, in network byte order.
 */
struct condition {
	struct address low, high;
	uint32_t low_number, high_number; /* protocols, ports, types of addresses */
	uint16_t type; /* how the caller wrote the value, or each end of the range: FWP_DATA_TYPE */
	uint8_t field; /* enum condition_field */
	uint8_t match; /* enum condition_match */
	uint8_t prefix;  /* of low: 32 or 128 for a single address; not used with MATCH_RANGE */
	uint8_t zero[3]; /* there is no padding */
};

#define CONDITIONS_MAX 256u

/* The two ends of tunnel mode SAs. */
struct tunnel_ends {
	struct address local, remote;
	uint8_t family; /* 0: the provider context has none */
};

/*
 * What SAs a filter with a callout demands, as bits. 0 stands for ESP, too, and says that no SA has
 * made the filter come before an older one with the same conditions: see filter_order().
 */
enum filter_protocols {
	PROTOCOL_ESP = 1,
	PROTOCOL_AH = 2,
};

/* What a filter has besides the members of struct managed. */
struct filter {
	const struct condition *conditions;
	uint32_t condition_count;
	uint8_t family;      /* AF_INET or AF_INET6: that of its layer */
	uint8_t layer;       /* enum filter_layer */
	uint8_t action;      /* enum filter_action */
	uint8_t callout;     /* enum filter_callout */
	uint8_t weight_type; /* how the caller wrote the weight: FWP_EMPTY, FWP_UINT8 or FWP_UINT64
			      */
	uint8_t protocols;   /* enum filter_protocols, of the SA contexts that hang on the filter */
	uint16_t sublayer_weight;
	bool sublayer_builtin;
	struct guid sublayer;
	struct guid action_type;   /* filterType of an action without a callout */
	uint64_t weight;           /* as the caller wrote it */
	uint64_t effective_weight; /* set by store_add() */
	struct guid context_key;   /* of a provider context; zero if there is none */
	uint64_t raw_context;
	uint32_t context_id; /* of the provider context; set by store_add(); 0 if there is none */
	uint32_t priority;   /* of its policies; set by filter_order() */
};

/* What a provider context has besides the members of struct managed. */
struct provider_context {
	uint32_t type;           /* WFP's number */
	struct blob policy;      /* written and read by lib/api alone */
	struct tunnel_ends ends; /* where the templates of its filters lead to now */
};

/* A managed object. What pointers point to belongs to whoever made it. */
struct managed {
	uint8_t kind;   /* enum managed_kind */
	uint32_t id;    /* of a provider context or filter: TAG_FIRST and up; set by store_add() */
	uint32_t flags; /* as the caller gave them */
	struct guid key;
	struct guid session;  /* of the dynamic session that it ends with; zero if it is static */
	struct guid provider; /* zero if it has none */
	int32_t pid; /* the process that added it, in the initial pid namespace's numbers or
			those of the process itself, and when that process began */
	uint64_t pid_begin;
	const char *name, *description; /* description may be NULL */
	struct blob data;
	union {
		const char *service; /* of a provider; may be NULL */
		uint16_t weight;     /* of a sublayer */
		struct provider_context context;
		struct filter filter;
	};
};

#endif
