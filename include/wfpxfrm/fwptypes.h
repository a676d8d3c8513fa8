/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Basic types of the filtering platform: values, addresses, match rules, actions.
 *
 * Microsoft documents them under fwptypes.h. Sizes and offsets are those of 64-bit Windows. Unions
 * have no name; a comment names the member that says which member of the union is valid.
 */
#ifndef WFPXFRM_FWPTYPES_H
#define WFPXFRM_FWPTYPES_H

#include "windef.h"
#include "guiddef.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef FWP_BYTE_ARRAY6_SIZE
#define FWP_BYTE_ARRAY6_SIZE 6
#endif
#ifndef FWP_V6_ADDR_SIZE
#define FWP_V6_ADDR_SIZE 16
#endif

/* Actions of a filter: an operation, and flags that say whether later filters are tried. */
#ifndef FWP_ACTION_FLAG_TERMINATING
#define FWP_ACTION_FLAG_TERMINATING 0x00001000U
#endif
#ifndef FWP_ACTION_FLAG_NON_TERMINATING
#define FWP_ACTION_FLAG_NON_TERMINATING 0x00002000U
#endif
#ifndef FWP_ACTION_FLAG_CALLOUT
#define FWP_ACTION_FLAG_CALLOUT 0x00004000U
#endif
#ifndef FWP_ACTION_BLOCK
#define FWP_ACTION_BLOCK 0x00001001U
#endif
#ifndef FWP_ACTION_PERMIT
#define FWP_ACTION_PERMIT 0x00001002U
#endif
#ifndef FWP_ACTION_CALLOUT_TERMINATING
#define FWP_ACTION_CALLOUT_TERMINATING 0x00005003U
#endif
#ifndef FWP_ACTION_CALLOUT_INSPECTION
#define FWP_ACTION_CALLOUT_INSPECTION 0x00006004U
#endif
#ifndef FWP_ACTION_CALLOUT_UNKNOWN
#define FWP_ACTION_CALLOUT_UNKNOWN 0x00004005U
#endif
#ifndef FWP_ACTION_CONTINUE
#define FWP_ACTION_CONTINUE 0x00002006U
#endif
#ifndef FWP_ACTION_NONE
#define FWP_ACTION_NONE 0x00000007U
#endif
#ifndef FWP_ACTION_NONE_NO_MATCH
#define FWP_ACTION_NONE_NO_MATCH 0x00000008U
#endif

/* Flags of FWPM_FILTER_ENUM_TEMPLATE0: how filters are enumerated. */
#ifndef FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH
#define FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH 0x00000001U
#endif
#ifndef FWP_FILTER_ENUM_FLAG_SORTED
#define FWP_FILTER_ENUM_FLAG_SORTED 0x00000002U
#endif
#ifndef FWP_FILTER_ENUM_FLAG_BOOTTIME_ONLY
#define FWP_FILTER_ENUM_FLAG_BOOTTIME_ONLY 0x00000004U
#endif
#ifndef FWP_FILTER_ENUM_FLAG_INCLUDE_BOOTTIME
#define FWP_FILTER_ENUM_FLAG_INCLUDE_BOOTTIME 0x00000008U
#endif
#ifndef FWP_FILTER_ENUM_FLAG_INCLUDE_DISABLED
#define FWP_FILTER_ENUM_FLAG_INCLUDE_DISABLED 0x00000010U
#endif
#ifndef FWP_FILTER_ENUM_VALID_FLAGS
#define FWP_FILTER_ENUM_VALID_FLAGS                                                                \
	(FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH | FWP_FILTER_ENUM_FLAG_SORTED)
#endif

/* An FWP_ACTION_ value. */
typedef UINT32 FWP_ACTION_TYPE;

/* The direction of an SA or of traffic, seen from this host. Net events have other numbers. */
typedef enum FWP_DIRECTION_ WFPX_ENUM_INT {
	FWP_DIRECTION_OUTBOUND = 0,
	FWP_DIRECTION_INBOUND = 1,
	FWP_DIRECTION_MAX = 2
} FWP_DIRECTION;

/* The version of IP, or that there is no address. */
typedef enum FWP_IP_VERSION_ WFPX_ENUM_INT {
	FWP_IP_VERSION_V4 = 0,
	FWP_IP_VERSION_V6 = 1,
	FWP_IP_VERSION_NONE = 2,
	FWP_IP_VERSION_MAX = 3
} FWP_IP_VERSION;

/* The kind of addresses in a net event. */
typedef enum FWP_NE_FAMILY_ WFPX_ENUM_INT {
	FWP_AF_INET = 0,
	FWP_AF_INET6 = 1,
	FWP_AF_ETHER = 2,
	FWP_AF_NONE = 3
} FWP_AF;

/* Types of a value. Types above FWP_SINGLE_DATA_TYPE_MAX occur in conditions only. */
typedef enum FWP_DATA_TYPE_ WFPX_ENUM_INT {
	FWP_EMPTY = 0, /* no value */
	FWP_UINT8 = 1,
	FWP_UINT16 = 2,
	FWP_UINT32 = 3,
	FWP_UINT64 = 4, /* by pointer */
	FWP_INT8 = 5,
	FWP_INT16 = 6,
	FWP_INT32 = 7,
	FWP_INT64 = 8, /* by pointer */
	FWP_FLOAT = 9,
	FWP_DOUBLE = 10, /* by pointer */
	FWP_BYTE_ARRAY16_TYPE = 11,
	FWP_BYTE_BLOB_TYPE = 12,
	FWP_SID = 13,
	FWP_SECURITY_DESCRIPTOR_TYPE = 14,
	FWP_TOKEN_INFORMATION_TYPE = 15,
	FWP_TOKEN_ACCESS_INFORMATION_TYPE = 16,
	FWP_UNICODE_STRING_TYPE = 17,
	FWP_BYTE_ARRAY6_TYPE = 18,
	FWP_SINGLE_DATA_TYPE_MAX = 0xff,
	FWP_V4_ADDR_MASK = 0x100,
	FWP_V6_ADDR_MASK = 0x101,
	FWP_RANGE_TYPE = 0x102,
	FWP_DATA_TYPE_MAX = 0x103
} FWP_DATA_TYPE;

/* How a condition compares the field of a packet with its value. */
typedef enum FWP_MATCH_TYPE_ WFPX_ENUM_INT {
	FWP_MATCH_EQUAL = 0,
	FWP_MATCH_GREATER = 1,
	FWP_MATCH_LESS = 2,
	FWP_MATCH_GREATER_OR_EQUAL = 3,
	FWP_MATCH_LESS_OR_EQUAL = 4,
	FWP_MATCH_RANGE = 5,
	FWP_MATCH_FLAGS_ALL_SET = 6,
	FWP_MATCH_FLAGS_ANY_SET = 7,
	FWP_MATCH_FLAGS_NONE_SET = 8,
	FWP_MATCH_EQUAL_CASE_INSENSITIVE = 9,
	FWP_MATCH_NOT_EQUAL = 10,
	FWP_MATCH_PREFIX = 11,
	FWP_MATCH_NOT_PREFIX = 12,
	FWP_MATCH_TYPE_MAX = 13
} FWP_MATCH_TYPE;

/* Options that a callout can set for a connection. */
typedef enum FWP_CLASSIFY_OPTION_TYPE_ WFPX_ENUM_INT {
	FWP_CLASSIFY_OPTION_MULTICAST_STATE = 0,
	FWP_CLASSIFY_OPTION_LOOSE_SOURCE_MAPPING = 1,
	FWP_CLASSIFY_OPTION_UNICAST_LIFETIME = 2,
	FWP_CLASSIFY_OPTION_MCAST_BCAST_LIFETIME = 3,
	FWP_CLASSIFY_OPTION_SECURE_SOCKET_SECURITY_FLAGS = 4,
	FWP_CLASSIFY_OPTION_SECURE_SOCKET_AUTHIP_MM_POLICY_KEY = 5,
	FWP_CLASSIFY_OPTION_SECURE_SOCKET_AUTHIP_QM_POLICY_KEY = 6,
	FWP_CLASSIFY_OPTION_LOCAL_ONLY_MAPPING = 7,
	FWP_CLASSIFY_OPTION_MAX = 8
} FWP_CLASSIFY_OPTION_TYPE;

/*
 * Which filters a template selects by its conditions, which describe packets. FULLY_CONTAINED:
 * filters that all of these packets meet. OVERLAPPING: filters that some of them can meet.
 */
typedef enum FWP_FILTER_ENUM_TYPE_ WFPX_ENUM_INT {
	FWP_FILTER_ENUM_FULLY_CONTAINED = 0,
	FWP_FILTER_ENUM_OVERLAPPING = 1,
	FWP_FILTER_ENUM_TYPE_MAX = 2
} FWP_FILTER_ENUM_TYPE;

/* Six bytes, such as an Ethernet address. */
typedef struct FWP_BYTE_ARRAY6_ {
	UINT8 byteArray6[FWP_BYTE_ARRAY6_SIZE];
} FWP_BYTE_ARRAY6;

/* Sixteen bytes, such as an IPv6 address in network byte order. */
typedef struct FWP_BYTE_ARRAY16_ {
	UINT8 byteArray16[16];
} FWP_BYTE_ARRAY16;

/* A number of bytes. data may be NULL if size is 0. */
typedef struct FWP_BYTE_BLOB_ {
	UINT32 size;
	UINT8 *data;
} FWP_BYTE_BLOB;

/* The SIDs of an access token. */
typedef struct FWP_TOKEN_INFORMATION_ {
	ULONG sidCount;
	PSID_AND_ATTRIBUTES sids;
	ULONG restrictedSidCount;
	PSID_AND_ATTRIBUTES restrictedSids;
} FWP_TOKEN_INFORMATION;

/*
 * A value with its type, which says which member of the union is valid. Pointers are not NULL. sd
 * and tokenAccessInformation are self-relative structures of Windows, as bytes.
 */
typedef struct FWP_VALUE0_ {
	FWP_DATA_TYPE type;
	__extension__ union {
		UINT8 uint8;
		UINT16 uint16;
		UINT32 uint32;
		UINT64 *uint64;
		INT8 int8;
		INT16 int16;
		INT32 int32;
		INT64 *int64;
		float float32;
		double *double64;
		FWP_BYTE_ARRAY16 *byteArray16;
		FWP_BYTE_BLOB *byteBlob;
		SID *sid;
		FWP_BYTE_BLOB *sd;
		FWP_TOKEN_INFORMATION *tokenInformation;
		FWP_BYTE_BLOB *tokenAccessInformation;
		LPWSTR unicodeString;
		FWP_BYTE_ARRAY6 *byteArray6;
	};
} FWP_VALUE0;

/* An IPv4 subnet: address and mask, both in host byte order. */
typedef struct FWP_V4_ADDR_AND_MASK_ {
	UINT32 addr;
	UINT32 mask;
} FWP_V4_ADDR_AND_MASK;

/* An IPv6 subnet: address in network byte order, length of the prefix in bits. */
typedef struct FWP_V6_ADDR_AND_MASK_ {
	UINT8 addr[FWP_V6_ADDR_SIZE];
	UINT8 prefixLength;
} FWP_V6_ADDR_AND_MASK;

/* The values from valueLow to valueHigh, both included and of the same type. */
typedef struct FWP_RANGE0_ {
	FWP_VALUE0 valueLow;
	FWP_VALUE0 valueHigh;
} FWP_RANGE0;

/*
 * A value that a condition compares with, and its type, which says which member of the union is
 * valid. IPv4 addresses (FWP_UINT32) and ports (FWP_UINT16) are in host byte order, IPv6 addresses
 * (FWP_BYTE_ARRAY16_TYPE) in network byte order.
 */
typedef struct FWP_CONDITION_VALUE0_ {
	FWP_DATA_TYPE type;
	__extension__ union {
		UINT8 uint8;
		UINT16 uint16;
		UINT32 uint32;
		UINT64 *uint64;
		INT8 int8;
		INT16 int16;
		INT32 int32;
		INT64 *int64;
		float float32;
		double *double64;
		FWP_BYTE_ARRAY16 *byteArray16;
		FWP_BYTE_BLOB *byteBlob;
		SID *sid;
		FWP_BYTE_BLOB *sd;
		FWP_TOKEN_INFORMATION *tokenInformation;
		FWP_BYTE_BLOB *tokenAccessInformation;
		LPWSTR unicodeString;
		FWP_BYTE_ARRAY6 *byteArray6;
		FWP_V4_ADDR_AND_MASK *v4AddrMask;
		FWP_V6_ADDR_AND_MASK *v6AddrMask;
		FWP_RANGE0 *rangeValue;
	};
} FWP_CONDITION_VALUE0;

/* A name and a description for people to read. Either may be NULL. */
typedef struct FWPM_DISPLAY_DATA0_ {
	wchar_t *name;
	wchar_t *description;
} FWPM_DISPLAY_DATA0;

/* The virtual interface of an IKEv2 tunnel SA, and the traffic selector of that interface. */
typedef struct IPSEC_VIRTUAL_IF_TUNNEL_INFO0_ {
	UINT64 virtualIfTunnelId;
	UINT64 trafficSelectorId;
} IPSEC_VIRTUAL_IF_TUNNEL_INFO0;

#ifdef __cplusplus
}
#endif

#endif
