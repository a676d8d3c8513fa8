/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * IPsec types: algorithms, SAs and SA bundles, SA contexts, policies, statistics.
 *
 * Microsoft documents them under ipsectypes.h. Sizes and offsets are those of 64-bit Windows.
 *
 * IPv4 addresses, ports and SPIs are numbers in host byte order; IPv6 addresses are 16 bytes in
 * network byte order. Unions have no name; a comment names the member that says which member of
 * the union is valid.
 *
 * Flags and algorithm configurations are macros, the other constants are enumerators.
 *
 * In results all memory is part of the block that FwpmFreeMemory0 releases. A pointer is NULL only
 * where a comment says so. doc/mapping.md says where on Linux each member of a result comes from.
 * Structs that no function of fwpmu.h uses are here for programs that mention them.
 */
#ifndef WFPXFRM_IPSECTYPES_H
#define WFPXFRM_IPSECTYPES_H

#include "fwptypes.h"
#include "iketypes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Flags of an SA bundle: IPSEC_SA_BUNDLE1.flags. */

/* negotiation discovery: secure ring */
#ifndef IPSEC_SA_BUNDLE_FLAG_ND_SECURE
#define IPSEC_SA_BUNDLE_FLAG_ND_SECURE 0x00000001U
#endif
/* negotiation discovery: perimeter */
#ifndef IPSEC_SA_BUNDLE_FLAG_ND_BOUNDARY
#define IPSEC_SA_BUNDLE_FLAG_ND_BOUNDARY 0x00000002U
#endif
/* peer on the perimeter, behind NAT */
#ifndef IPSEC_SA_BUNDLE_FLAG_ND_PEER_NAT_BOUNDARY
#define IPSEC_SA_BUNDLE_FLAG_ND_PEER_NAT_BOUNDARY 0x00000004U
#endif
/* packets are encrypted, or not sent */
#ifndef IPSEC_SA_BUNDLE_FLAG_GUARANTEE_ENCRYPTION
#define IPSEC_SA_BUNDLE_FLAG_GUARANTEE_ENCRYPTION 0x00000008U
#endif
/* peer is a load-balanced server */
#ifndef IPSEC_SA_BUNDLE_FLAG_NLB
#define IPSEC_SA_BUNDLE_FLAG_NLB 0x00000010U
#endif
/* do not check the machine LUID */
#ifndef IPSEC_SA_BUNDLE_FLAG_NO_MACHINE_LUID_VERIFY
#define IPSEC_SA_BUNDLE_FLAG_NO_MACHINE_LUID_VERIFY 0x00000020U
#endif
/* do not check the impersonation LUID */
#ifndef IPSEC_SA_BUNDLE_FLAG_NO_IMPERSONATION_LUID_VERIFY
#define IPSEC_SA_BUNDLE_FLAG_NO_IMPERSONATION_LUID_VERIFY 0x00000040U
#endif
/* do not match explicit credentials */
#ifndef IPSEC_SA_BUNDLE_FLAG_NO_EXPLICIT_CRED_MATCH
#define IPSEC_SA_BUNDLE_FLAG_NO_EXPLICIT_CRED_MATCH 0x00000080U
#endif
/* traffic without a peer name allowed */
#ifndef IPSEC_SA_BUNDLE_FLAG_ALLOW_NULL_TARGET_NAME_MATCH
#define IPSEC_SA_BUNDLE_FLAG_ALLOW_NULL_TARGET_NAME_MATCH 0x00000200U
#endif
/* clear DF outside; tunnel only */
#ifndef IPSEC_SA_BUNDLE_FLAG_CLEAR_DF_ON_TUNNEL
#define IPSEC_SA_BUNDLE_FLAG_CLEAR_DF_ON_TUNNEL 0x00000400U
#endif
/* assume encapsulation ports 4500 */
#ifndef IPSEC_SA_BUNDLE_FLAG_ASSUME_UDP_CONTEXT_OUTBOUND
#define IPSEC_SA_BUNDLE_FLAG_ASSUME_UDP_CONTEXT_OUTBOUND 0x00000800U
#endif
/* peer on the perimeter */
#ifndef IPSEC_SA_BUNDLE_FLAG_ND_PEER_BOUNDARY
#define IPSEC_SA_BUNDLE_FLAG_ND_PEER_BOUNDARY 0x00001000U
#endif
/* do not delete older SAs for the same traffic */
#ifndef IPSEC_SA_BUNDLE_FLAG_SUPPRESS_DUPLICATE_DELETION
#define IPSEC_SA_BUNDLE_FLAG_SUPPRESS_DUPLICATE_DELETION 0x00002000U
#endif
#ifndef IPSEC_SA_BUNDLE_FLAG_PEER_SUPPORTS_GUARANTEE_ENCRYPTION
#define IPSEC_SA_BUNDLE_FLAG_PEER_SUPPORTS_GUARANTEE_ENCRYPTION 0x00004000U
#endif
/* inbound connections only */
#ifndef IPSEC_SA_BUNDLE_FLAG_FORCE_INBOUND_CONNECTIONS
#define IPSEC_SA_BUNDLE_FLAG_FORCE_INBOUND_CONNECTIONS 0x00008000U
#endif
/* outbound connections only; tunnel */
#ifndef IPSEC_SA_BUNDLE_FLAG_FORCE_OUTBOUND_CONNECTIONS
#define IPSEC_SA_BUNDLE_FLAG_FORCE_OUTBOUND_CONNECTIONS 0x00010000U
#endif
/* set up by forwarded traffic; tunnel */
#ifndef IPSEC_SA_BUNDLE_FLAG_FORWARD_PATH_INITIATOR
#define IPSEC_SA_BUNDLE_FLAG_FORWARD_PATH_INITIATOR 0x00020000U
#endif
/* one idle direction is enough */
#ifndef IPSEC_SA_BUNDLE_FLAG_ENABLE_OPTIONAL_ASYMMETRIC_IDLE
#define IPSEC_SA_BUNDLE_FLAG_ENABLE_OPTIONAL_ASYMMETRIC_IDLE 0x00040000U
#endif
/* keys from a key manager */
#ifndef IPSEC_SA_BUNDLE_FLAG_USING_DICTATED_KEYS
#define IPSEC_SA_BUNDLE_FLAG_USING_DICTATED_KEYS 0x00080000U
#endif
/* keys from the local key manager */
#ifndef IPSEC_SA_BUNDLE_FLAG_LOCALLY_DICTATED_KEYS
#define IPSEC_SA_BUNDLE_FLAG_LOCALLY_DICTATED_KEYS 0x00100000U
#endif
/* the hardware does the work */
#ifndef IPSEC_SA_BUNDLE_FLAG_SA_OFFLOADED
#define IPSEC_SA_BUNDLE_FLAG_SA_OFFLOADED 0x00200000U
#endif
/* tunnel SA on an IP-in-IP filter */
#ifndef IPSEC_SA_BUNDLE_FLAG_IP_IN_IP_PKT
#define IPSEC_SA_BUNDLE_FLAG_IP_IN_IP_PKT 0x00400000U
#endif
#ifndef IPSEC_SA_BUNDLE_FLAG_LOW_POWER_MODE_SUPPORT
#define IPSEC_SA_BUNDLE_FLAG_LOW_POWER_MODE_SUPPORT 0x00800000U
#endif
/* the upper four bits: bandwidth of an IKEv2 tunnel */
#ifndef IPSEC_SA_BUNDLE_FLAG_TUNNEL_BANDWIDTH1
#define IPSEC_SA_BUNDLE_FLAG_TUNNEL_BANDWIDTH1 0x10000000U
#endif
#ifndef IPSEC_SA_BUNDLE_FLAG_TUNNEL_BANDWIDTH2
#define IPSEC_SA_BUNDLE_FLAG_TUNNEL_BANDWIDTH2 0x20000000U
#endif
#ifndef IPSEC_SA_BUNDLE_FLAG_TUNNEL_BANDWIDTH3
#define IPSEC_SA_BUNDLE_FLAG_TUNNEL_BANDWIDTH3 0x40000000U
#endif
#ifndef IPSEC_SA_BUNDLE_FLAG_TUNNEL_BANDWIDTH4
#define IPSEC_SA_BUNDLE_FLAG_TUNNEL_BANDWIDTH4 0x80000000U
#endif

/* Flags of 64 bits: the members that an update of an SA context replaces. */
#ifndef IPSEC_SA_DETAILS_UPDATE_TRAFFIC
#define IPSEC_SA_DETAILS_UPDATE_TRAFFIC 0x00000001ULL
#endif
#ifndef IPSEC_SA_DETAILS_UPDATE_UDP_ENCAPSULATION
#define IPSEC_SA_DETAILS_UPDATE_UDP_ENCAPSULATION 0x00000002ULL
#endif
#ifndef IPSEC_SA_BUNDLE_UPDATE_FLAGS
#define IPSEC_SA_BUNDLE_UPDATE_FLAGS 0x00000004ULL
#endif
#ifndef IPSEC_SA_BUNDLE_UPDATE_NAP_CONTEXT
#define IPSEC_SA_BUNDLE_UPDATE_NAP_CONTEXT 0x00000008ULL
#endif
#ifndef IPSEC_SA_BUNDLE_UPDATE_KEY_MODULE_STATE
#define IPSEC_SA_BUNDLE_UPDATE_KEY_MODULE_STATE 0x00000010ULL
#endif
#ifndef IPSEC_SA_BUNDLE_UPDATE_PEER_V4_PRIVATE_ADDRESS
#define IPSEC_SA_BUNDLE_UPDATE_PEER_V4_PRIVATE_ADDRESS 0x00000020ULL
#endif
#ifndef IPSEC_SA_BUNDLE_UPDATE_MM_SA_ID
#define IPSEC_SA_BUNDLE_UPDATE_MM_SA_ID 0x00000040ULL
#endif

/* Flags of a quick-mode policy, such as IPSEC_TUNNEL_POLICY0.flags. */
#ifndef IPSEC_POLICY_FLAG_ND_SECURE
#define IPSEC_POLICY_FLAG_ND_SECURE 0x00000002U
#endif
#ifndef IPSEC_POLICY_FLAG_ND_BOUNDARY
#define IPSEC_POLICY_FLAG_ND_BOUNDARY 0x00000004U
#endif
#ifndef IPSEC_POLICY_FLAG_CLEAR_DF_ON_TUNNEL
#define IPSEC_POLICY_FLAG_CLEAR_DF_ON_TUNNEL 0x00000008U
#endif
#ifndef IPSEC_POLICY_FLAG_NAT_ENCAP_ALLOW_PEER_BEHIND_NAT
#define IPSEC_POLICY_FLAG_NAT_ENCAP_ALLOW_PEER_BEHIND_NAT 0x00000010U
#endif
#ifndef IPSEC_POLICY_FLAG_NAT_ENCAP_ALLOW_GENERAL_NAT_TRAVERSAL
#define IPSEC_POLICY_FLAG_NAT_ENCAP_ALLOW_GENERAL_NAT_TRAVERSAL 0x00000020U
#endif
#ifndef IPSEC_POLICY_FLAG_DONT_NEGOTIATE_SECOND_LIFETIME
#define IPSEC_POLICY_FLAG_DONT_NEGOTIATE_SECOND_LIFETIME 0x00000040U
#endif
#ifndef IPSEC_POLICY_FLAG_DONT_NEGOTIATE_BYTE_LIFETIME
#define IPSEC_POLICY_FLAG_DONT_NEGOTIATE_BYTE_LIFETIME 0x00000080U
#endif
#ifndef IPSEC_POLICY_FLAG_ENABLE_V6_IN_V4_TUNNELING
#define IPSEC_POLICY_FLAG_ENABLE_V6_IN_V4_TUNNELING 0x00000100U
#endif
#ifndef IPSEC_POLICY_FLAG_ENABLE_SERVER_ADDR_ASSIGNMENT
#define IPSEC_POLICY_FLAG_ENABLE_SERVER_ADDR_ASSIGNMENT 0x00000200U
#endif
#ifndef IPSEC_POLICY_FLAG_TUNNEL_ALLOW_OUTBOUND_CLEAR_CONNECTION
#define IPSEC_POLICY_FLAG_TUNNEL_ALLOW_OUTBOUND_CLEAR_CONNECTION 0x00000400U
#endif
#ifndef IPSEC_POLICY_FLAG_TUNNEL_BYPASS_ALREADY_SECURE_CONNECTION
#define IPSEC_POLICY_FLAG_TUNNEL_BYPASS_ALREADY_SECURE_CONNECTION 0x00000800U
#endif
#ifndef IPSEC_POLICY_FLAG_TUNNEL_BYPASS_ICMPV6
#define IPSEC_POLICY_FLAG_TUNNEL_BYPASS_ICMPV6 0x00001000U
#endif
#ifndef IPSEC_POLICY_FLAG_KEY_MANAGER_ALLOW_DICTATE_KEY
#define IPSEC_POLICY_FLAG_KEY_MANAGER_ALLOW_DICTATE_KEY 0x00002000U
#endif
#ifndef IPSEC_POLICY_FLAG_KEY_MANAGER_ALLOW_NOTIFY_KEY
#define IPSEC_POLICY_FLAG_KEY_MANAGER_ALLOW_NOTIFY_KEY 0x00004000U
#endif
#ifndef IPSEC_POLICY_FLAG_RESERVED1
#define IPSEC_POLICY_FLAG_RESERVED1 0x00008000U
#endif
#ifndef IPSEC_POLICY_FLAG_SITE_TO_SITE_TUNNEL
#define IPSEC_POLICY_FLAG_SITE_TO_SITE_TUNNEL 0x00010000U
#endif
#ifndef IPSEC_POLICY_FLAG_POINT_TO_SITE_TUNNEL
#define IPSEC_POLICY_FLAG_POINT_TO_SITE_TUNNEL 0x00020000U
#endif
#ifndef IPSEC_POLICY_FLAG_BANDWIDTH1
#define IPSEC_POLICY_FLAG_BANDWIDTH1 0x10000000U
#endif
#ifndef IPSEC_POLICY_FLAG_BANDWIDTH2
#define IPSEC_POLICY_FLAG_BANDWIDTH2 0x20000000U
#endif
#ifndef IPSEC_POLICY_FLAG_BANDWIDTH3
#define IPSEC_POLICY_FLAG_BANDWIDTH3 0x40000000U
#endif
#ifndef IPSEC_POLICY_FLAG_BANDWIDTH4
#define IPSEC_POLICY_FLAG_BANDWIDTH4 0x80000000U
#endif

#ifndef IPSEC_KEYING_POLICY_FLAG_TERMINATING_MATCH
#define IPSEC_KEYING_POLICY_FLAG_TERMINATING_MATCH 0x00000001U
#endif
#ifndef IPSEC_KEY_MANAGER_FLAG_DICTATE_KEY
#define IPSEC_KEY_MANAGER_FLAG_DICTATE_KEY 0x00000001U
#endif

/* Values and flags of IPSEC_DOSP_OPTIONS0: the protection against denial of service. */
#ifndef IPSEC_DOSP_DSCP_DISABLE_VALUE
#define IPSEC_DOSP_DSCP_DISABLE_VALUE 0xFFU
#endif
#ifndef IPSEC_DOSP_RATE_LIMIT_DISABLE_VALUE
#define IPSEC_DOSP_RATE_LIMIT_DISABLE_VALUE 0U
#endif
#ifndef IPSEC_DOSP_FLAG_ENABLE_IKEV1
#define IPSEC_DOSP_FLAG_ENABLE_IKEV1 0x00000001U
#endif
#ifndef IPSEC_DOSP_FLAG_ENABLE_IKEV2
#define IPSEC_DOSP_FLAG_ENABLE_IKEV2 0x00000002U
#endif
#ifndef IPSEC_DOSP_FLAG_DISABLE_AUTHIP
#define IPSEC_DOSP_FLAG_DISABLE_AUTHIP 0x00000004U
#endif
#ifndef IPSEC_DOSP_FLAG_DISABLE_DEFAULT_BLOCK
#define IPSEC_DOSP_FLAG_DISABLE_DEFAULT_BLOCK 0x00000008U
#endif
#ifndef IPSEC_DOSP_FLAG_FILTER_BLOCK
#define IPSEC_DOSP_FLAG_FILTER_BLOCK 0x00000010U
#endif
#ifndef IPSEC_DOSP_FLAG_FILTER_EXEMPT
#define IPSEC_DOSP_FLAG_FILTER_EXEMPT 0x00000020U
#endif

/* Integrity algorithm and length of its result: IPSEC_AUTH_CONFIG. */
#ifndef IPSEC_AUTH_CONFIG_HMAC_MD5_96
#define IPSEC_AUTH_CONFIG_HMAC_MD5_96 0
#endif
#ifndef IPSEC_AUTH_CONFIG_HMAC_SHA_1_96
#define IPSEC_AUTH_CONFIG_HMAC_SHA_1_96 1
#endif
#ifndef IPSEC_AUTH_CONFIG_HMAC_SHA_256_128
#define IPSEC_AUTH_CONFIG_HMAC_SHA_256_128 2
#endif
#ifndef IPSEC_AUTH_CONFIG_GCM_AES_128
#define IPSEC_AUTH_CONFIG_GCM_AES_128 3
#endif
#ifndef IPSEC_AUTH_CONFIG_GCM_AES_192
#define IPSEC_AUTH_CONFIG_GCM_AES_192 4
#endif
#ifndef IPSEC_AUTH_CONFIG_GCM_AES_256
#define IPSEC_AUTH_CONFIG_GCM_AES_256 5
#endif
#ifndef IPSEC_AUTH_CONFIG_MAX
#define IPSEC_AUTH_CONFIG_MAX 6
#endif

/* Cipher and its mode: IPSEC_CIPHER_CONFIG. */
#ifndef IPSEC_CIPHER_CONFIG_CBC_DES
#define IPSEC_CIPHER_CONFIG_CBC_DES 1
#endif
#ifndef IPSEC_CIPHER_CONFIG_CBC_3DES
#define IPSEC_CIPHER_CONFIG_CBC_3DES 2
#endif
#ifndef IPSEC_CIPHER_CONFIG_CBC_AES_128
#define IPSEC_CIPHER_CONFIG_CBC_AES_128 3
#endif
#ifndef IPSEC_CIPHER_CONFIG_CBC_AES_192
#define IPSEC_CIPHER_CONFIG_CBC_AES_192 4
#endif
#ifndef IPSEC_CIPHER_CONFIG_CBC_AES_256
#define IPSEC_CIPHER_CONFIG_CBC_AES_256 5
#endif
#ifndef IPSEC_CIPHER_CONFIG_GCM_AES_128
#define IPSEC_CIPHER_CONFIG_GCM_AES_128 6
#endif
#ifndef IPSEC_CIPHER_CONFIG_GCM_AES_192
#define IPSEC_CIPHER_CONFIG_GCM_AES_192 7
#endif
#ifndef IPSEC_CIPHER_CONFIG_GCM_AES_256
#define IPSEC_CIPHER_CONFIG_GCM_AES_256 8
#endif
#ifndef IPSEC_CIPHER_CONFIG_MAX
#define IPSEC_CIPHER_CONFIG_MAX 9
#endif

typedef UINT8 IPSEC_AUTH_CONFIG;
typedef UINT8 IPSEC_CIPHER_CONFIG;

/* An SPI as a number in host byte order, as "ip xfrm state" prints it. */
typedef UINT32 IPSEC_SA_SPI;

typedef UINT64 IPSEC_TOKEN_HANDLE;
typedef GUID IPSEC_CRYPTO_MODULE_ID;

/* Defined in fwpmtypes.h. */
typedef struct FWPM_FILTER0_ FWPM_FILTER0;

/*
 * Some programs define these names as macros, because headers of old Windows SDKs had wrong
 * numbers. The macros have the values of the enumerators below, which replace them.
 */
#undef IPSEC_TRANSFORM_AH
#undef IPSEC_TRANSFORM_ESP_AUTH
#undef IPSEC_TRANSFORM_ESP_CIPHER
#undef IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER
#undef IPSEC_TRANSFORM_ESP_AUTH_FW
#undef IPSEC_TRANSFORM_TYPE_MAX
#undef IPSEC_CIPHER_TYPE_DES
#undef IPSEC_CIPHER_TYPE_3DES
#undef IPSEC_CIPHER_TYPE_AES_128
#undef IPSEC_CIPHER_TYPE_AES_192
#undef IPSEC_CIPHER_TYPE_AES_256
#undef IPSEC_CIPHER_TYPE_MAX

/* The protocol and the kind of protection of an SA. 0 is not valid. */
typedef enum IPSEC_TRANSFORM_TYPE_ WFPX_ENUM_INT {
	IPSEC_TRANSFORM_AH = 1,
	IPSEC_TRANSFORM_ESP_AUTH = 2,
	IPSEC_TRANSFORM_ESP_CIPHER = 3,
	IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER = 4,
	IPSEC_TRANSFORM_ESP_AUTH_FW = 5,
	IPSEC_TRANSFORM_TYPE_MAX = 6
} IPSEC_TRANSFORM_TYPE;

/* Integrity algorithms. IPSEC_AUTH_AES_ is GMAC, or the integrity part of GCM. */
typedef enum IPSEC_AUTH_TYPE_ WFPX_ENUM_INT {
	IPSEC_AUTH_MD5 = 0,
	IPSEC_AUTH_SHA_1 = 1,
	IPSEC_AUTH_SHA_256 = 2,
	IPSEC_AUTH_AES_128 = 3,
	IPSEC_AUTH_AES_192 = 4,
	IPSEC_AUTH_AES_256 = 5,
	IPSEC_AUTH_MAX = 6
} IPSEC_AUTH_TYPE;

/* Ciphers. */
typedef enum IPSEC_CIPHER_TYPE_ WFPX_ENUM_INT {
	IPSEC_CIPHER_TYPE_DES = 1,
	IPSEC_CIPHER_TYPE_3DES = 2,
	IPSEC_CIPHER_TYPE_AES_128 = 3,
	IPSEC_CIPHER_TYPE_AES_192 = 4,
	IPSEC_CIPHER_TYPE_AES_256 = 5,
	IPSEC_CIPHER_TYPE_MAX = 6
} IPSEC_CIPHER_TYPE;

/* The Diffie-Hellman group of a rekey. */
typedef enum IPSEC_PFS_GROUP_ WFPX_ENUM_INT {
	IPSEC_PFS_NONE = 0,
	IPSEC_PFS_1 = 1,
	IPSEC_PFS_2 = 2,
	IPSEC_PFS_2048 = 3,
	IPSEC_PFS_14 = 3, /* the same group by its number */
	IPSEC_PFS_ECP_256 = 4,
	IPSEC_PFS_ECP_384 = 5,
	IPSEC_PFS_MM = 6, /* the group that main mode used */
	IPSEC_PFS_24 = 7,
	IPSEC_PFS_MAX = 8
} IPSEC_PFS_GROUP;

/* Transport or tunnel mode. */
typedef enum IPSEC_TRAFFIC_TYPE_ WFPX_ENUM_INT {
	IPSEC_TRAFFIC_TYPE_TRANSPORT = 0,
	IPSEC_TRAFFIC_TYPE_TUNNEL = 1,
	IPSEC_TRAFFIC_TYPE_MAX = 2
} IPSEC_TRAFFIC_TYPE;

/* Whose access token it is: the machine's, or a user's. */
typedef enum IPSEC_TOKEN_TYPE_ WFPX_ENUM_INT {
	IPSEC_TOKEN_TYPE_MACHINE = 0,
	IPSEC_TOKEN_TYPE_IMPERSONATION = 1,
	IPSEC_TOKEN_TYPE_MAX = 2
} IPSEC_TOKEN_TYPE;

/* The side that an access token belongs to. */
typedef enum IPSEC_TOKEN_PRINCIPAL_ WFPX_ENUM_INT {
	IPSEC_TOKEN_PRINCIPAL_LOCAL = 0,
	IPSEC_TOKEN_PRINCIPAL_PEER = 1,
	IPSEC_TOKEN_PRINCIPAL_MAX = 2
} IPSEC_TOKEN_PRINCIPAL;

/* The negotiation in which an access token was obtained. */
typedef enum IPSEC_TOKEN_MODE_ WFPX_ENUM_INT {
	IPSEC_TOKEN_MODE_MAIN = 0,
	IPSEC_TOKEN_MODE_EXTENDED = 1,
	IPSEC_TOKEN_MODE_MAX = 2
} IPSEC_TOKEN_MODE;

/* The side on which a negotiation failed. */
typedef enum IPSEC_FAILURE_POINT_ WFPX_ENUM_INT {
	IPSEC_FAILURE_NONE = 0,
	IPSEC_FAILURE_ME = 1,
	IPSEC_FAILURE_PEER = 2,
	IPSEC_FAILURE_POINT_MAX = 3
} IPSEC_FAILURE_POINT;

/* The event that IPSEC_SA_CONTEXT_CHANGE0 reports. */
typedef enum IPSEC_SA_CONTEXT_EVENT_TYPE0_ WFPX_ENUM_INT {
	IPSEC_SA_CONTEXT_EVENT_ADD = 1,
	IPSEC_SA_CONTEXT_EVENT_DELETE = 2,
	IPSEC_SA_CONTEXT_EVENT_MAX = 3
} IPSEC_SA_CONTEXT_EVENT_TYPE0;

/* An integrity algorithm, and the length of its result. */
typedef struct IPSEC_AUTH_TRANSFORM_ID0_ {
	IPSEC_AUTH_TYPE authType;
	IPSEC_AUTH_CONFIG authConfig;
} IPSEC_AUTH_TRANSFORM_ID0;

/* A cipher, and its mode. */
typedef struct IPSEC_CIPHER_TRANSFORM_ID0_ {
	IPSEC_CIPHER_TYPE cipherType;
	IPSEC_CIPHER_CONFIG cipherConfig;
} IPSEC_CIPHER_TRANSFORM_ID0;

/* Transform ids. GCM needs both the auth and the cipher constant of the same key size. */
#ifndef IPSEC_AUTH_TRANSFORM_ID_HMAC_MD5_96
static const IPSEC_AUTH_TRANSFORM_ID0 IPSEC_AUTH_TRANSFORM_ID_HMAC_MD5_96
	__attribute__((unused)) = { IPSEC_AUTH_MD5, IPSEC_AUTH_CONFIG_HMAC_MD5_96 };
#endif
#ifndef IPSEC_AUTH_TRANSFORM_ID_HMAC_SHA_1_96
static const IPSEC_AUTH_TRANSFORM_ID0 IPSEC_AUTH_TRANSFORM_ID_HMAC_SHA_1_96
	__attribute__((unused)) = { IPSEC_AUTH_SHA_1, IPSEC_AUTH_CONFIG_HMAC_SHA_1_96 };
#endif
#ifndef IPSEC_AUTH_TRANSFORM_ID_HMAC_SHA_256_128
static const IPSEC_AUTH_TRANSFORM_ID0 IPSEC_AUTH_TRANSFORM_ID_HMAC_SHA_256_128
	__attribute__((unused)) = { IPSEC_AUTH_SHA_256, IPSEC_AUTH_CONFIG_HMAC_SHA_256_128 };
#endif
#ifndef IPSEC_AUTH_TRANSFORM_ID_GCM_AES_128
static const IPSEC_AUTH_TRANSFORM_ID0 IPSEC_AUTH_TRANSFORM_ID_GCM_AES_128
	__attribute__((unused)) = { IPSEC_AUTH_AES_128, IPSEC_AUTH_CONFIG_GCM_AES_128 };
#endif
#ifndef IPSEC_AUTH_TRANSFORM_ID_GCM_AES_192
static const IPSEC_AUTH_TRANSFORM_ID0 IPSEC_AUTH_TRANSFORM_ID_GCM_AES_192
	__attribute__((unused)) = { IPSEC_AUTH_AES_192, IPSEC_AUTH_CONFIG_GCM_AES_192 };
#endif
#ifndef IPSEC_AUTH_TRANSFORM_ID_GCM_AES_256
static const IPSEC_AUTH_TRANSFORM_ID0 IPSEC_AUTH_TRANSFORM_ID_GCM_AES_256
	__attribute__((unused)) = { IPSEC_AUTH_AES_256, IPSEC_AUTH_CONFIG_GCM_AES_256 };
#endif
#ifndef IPSEC_CIPHER_TRANSFORM_ID_CBC_DES
static const IPSEC_CIPHER_TRANSFORM_ID0 IPSEC_CIPHER_TRANSFORM_ID_CBC_DES
	__attribute__((unused)) = { IPSEC_CIPHER_TYPE_DES, IPSEC_CIPHER_CONFIG_CBC_DES };
#endif
#ifndef IPSEC_CIPHER_TRANSFORM_ID_CBC_3DES
static const IPSEC_CIPHER_TRANSFORM_ID0 IPSEC_CIPHER_TRANSFORM_ID_CBC_3DES
	__attribute__((unused)) = { IPSEC_CIPHER_TYPE_3DES, IPSEC_CIPHER_CONFIG_CBC_3DES };
#endif
#ifndef IPSEC_CIPHER_TRANSFORM_ID_AES_128
static const IPSEC_CIPHER_TRANSFORM_ID0 IPSEC_CIPHER_TRANSFORM_ID_AES_128
	__attribute__((unused)) = { IPSEC_CIPHER_TYPE_AES_128, IPSEC_CIPHER_CONFIG_CBC_AES_128 };
#endif
#ifndef IPSEC_CIPHER_TRANSFORM_ID_AES_192
static const IPSEC_CIPHER_TRANSFORM_ID0 IPSEC_CIPHER_TRANSFORM_ID_AES_192
	__attribute__((unused)) = { IPSEC_CIPHER_TYPE_AES_192, IPSEC_CIPHER_CONFIG_CBC_AES_192 };
#endif
#ifndef IPSEC_CIPHER_TRANSFORM_ID_AES_256
static const IPSEC_CIPHER_TRANSFORM_ID0 IPSEC_CIPHER_TRANSFORM_ID_AES_256
	__attribute__((unused)) = { IPSEC_CIPHER_TYPE_AES_256, IPSEC_CIPHER_CONFIG_CBC_AES_256 };
#endif
#ifndef IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_128
static const IPSEC_CIPHER_TRANSFORM_ID0 IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_128
	__attribute__((unused)) = { IPSEC_CIPHER_TYPE_AES_128, IPSEC_CIPHER_CONFIG_GCM_AES_128 };
#endif
#ifndef IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_192
static const IPSEC_CIPHER_TRANSFORM_ID0 IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_192
	__attribute__((unused)) = { IPSEC_CIPHER_TYPE_AES_192, IPSEC_CIPHER_CONFIG_GCM_AES_192 };
#endif
#ifndef IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_256
static const IPSEC_CIPHER_TRANSFORM_ID0 IPSEC_CIPHER_TRANSFORM_ID_GCM_AES_256
	__attribute__((unused)) = { IPSEC_CIPHER_TYPE_AES_256, IPSEC_CIPHER_CONFIG_GCM_AES_256 };
#endif

/* An integrity algorithm as part of a transform. cryptoModuleId is always NULL. */
typedef struct IPSEC_AUTH_TRANSFORM0_ {
	IPSEC_AUTH_TRANSFORM_ID0 authTransformId;
	IPSEC_CRYPTO_MODULE_ID *cryptoModuleId;
} IPSEC_AUTH_TRANSFORM0;

/* A cipher as part of a transform. cryptoModuleId is always NULL. */
typedef struct IPSEC_CIPHER_TRANSFORM0_ {
	IPSEC_CIPHER_TRANSFORM_ID0 cipherTransformId;
	IPSEC_CRYPTO_MODULE_ID *cryptoModuleId;
} IPSEC_CIPHER_TRANSFORM0;

/*
 * ESP with integrity and encryption. IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 has its members in the
 * opposite order.
 */
typedef struct IPSEC_AUTH_AND_CIPHER_TRANSFORM0_ {
	IPSEC_AUTH_TRANSFORM0 authTransform;
	IPSEC_CIPHER_TRANSFORM0 cipherTransform;
} IPSEC_AUTH_AND_CIPHER_TRANSFORM0;

/* Microsoft's page of IPSEC_SA_TRANSFORM0 misspells the name of a member in this way. */
#ifndef espAuthTranform
#define espAuthTranform espAuthTransform
#endif

/* A transform in a proposal. ipsecTransformType says which member of the union is valid. */
typedef struct IPSEC_SA_TRANSFORM0_ {
	IPSEC_TRANSFORM_TYPE ipsecTransformType;
	__extension__ union {
		IPSEC_AUTH_TRANSFORM0 *ahTransform;
		IPSEC_AUTH_TRANSFORM0 *espAuthTransform;
		IPSEC_CIPHER_TRANSFORM0 *espCipherTransform;
		IPSEC_AUTH_AND_CIPHER_TRANSFORM0 *espAuthAndCipherTransform;
		IPSEC_AUTH_TRANSFORM0 *espAuthFwTransform;
	};
} IPSEC_SA_TRANSFORM0;

/*
 * The configured limits of an SA, not what is left of them: seconds, kilobytes (1024 bytes),
 * packets. 0 means no limit. In results, bytes are rounded up to kilobytes, and a limit that does
 * not fit into 32 bits is UINT32_MAX.
 */
typedef struct IPSEC_SA_LIFETIME0_ {
	UINT32 lifetimeSeconds;
	UINT32 lifetimeKilobytes;
	UINT32 lifetimePackets;
} IPSEC_SA_LIFETIME0;

/* A proposal for quick mode: limits, transforms to choose from, and the Diffie-Hellman group. */
typedef struct IPSEC_PROPOSAL0_ {
	IPSEC_SA_LIFETIME0 lifetime;
	UINT32 numSaTransforms;
	IPSEC_SA_TRANSFORM0 *saTransforms;
	IPSEC_PFS_GROUP pfsGroup;
} IPSEC_PROPOSAL0;

/* The keying modules to try, in this order. */
typedef struct IPSEC_KEYING_POLICY0_ {
	UINT32 numKeyMods;
	GUID *keyModKeys;
} IPSEC_KEYING_POLICY0;

/* IPSEC_KEYING_POLICY0 with IPSEC_KEYING_POLICY_FLAG_ flags. */
typedef struct IPSEC_KEYING_POLICY1_ {
	UINT32 numKeyMods;
	GUID *keyModKeys;
	UINT32 flags;
} IPSEC_KEYING_POLICY1;

/* Seconds without traffic after which an SA is deleted; the second member is for clusters. */
typedef struct IPSEC_SA_IDLE_TIMEOUT0_ {
	UINT32 idleTimeoutSeconds;
	UINT32 idleTimeoutSecondsFailOver;
} IPSEC_SA_IDLE_TIMEOUT0;

/* A quick-mode policy for transport mode. flags are IPSEC_POLICY_FLAG_; emPolicy may be NULL. */
typedef struct IPSEC_TRANSPORT_POLICY0_ {
	UINT32 numIpsecProposals;
	IPSEC_PROPOSAL0 *ipsecProposals;
	UINT32 flags;
	UINT32 ndAllowClearTimeoutSeconds;
	IPSEC_SA_IDLE_TIMEOUT0 saIdleTimeout;
	IKEEXT_EM_POLICY0 *emPolicy;
} IPSEC_TRANSPORT_POLICY0;

/* A quick-mode policy for transport mode. flags are IPSEC_POLICY_FLAG_; emPolicy may be NULL. */
typedef struct IPSEC_TRANSPORT_POLICY1_ {
	UINT32 numIpsecProposals;
	IPSEC_PROPOSAL0 *ipsecProposals;
	UINT32 flags;
	UINT32 ndAllowClearTimeoutSeconds;
	IPSEC_SA_IDLE_TIMEOUT0 saIdleTimeout;
	IKEEXT_EM_POLICY1 *emPolicy;
} IPSEC_TRANSPORT_POLICY1;

/* A quick-mode policy for transport mode. flags are IPSEC_POLICY_FLAG_; emPolicy may be NULL. */
typedef struct IPSEC_TRANSPORT_POLICY2_ {
	UINT32 numIpsecProposals;
	IPSEC_PROPOSAL0 *ipsecProposals;
	UINT32 flags;
	UINT32 ndAllowClearTimeoutSeconds;
	IPSEC_SA_IDLE_TIMEOUT0 saIdleTimeout;
	IKEEXT_EM_POLICY2 *emPolicy;
} IPSEC_TRANSPORT_POLICY2;

/* The outer address of one end of a tunnel. ipVersion says which member of the union is valid. */
typedef struct IPSEC_TUNNEL_ENDPOINT0_ {
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 v4Address;
		UINT8 v6Address[16];
	};
} IPSEC_TUNNEL_ENDPOINT0;

/* The outer addresses of a tunnel. ipVersion says which members of the unions are valid. */
typedef struct IPSEC_TUNNEL_ENDPOINTS0_ {
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 localV4Address;
		UINT8 localV6Address[16];
	};
	__extension__ union {
		UINT32 remoteV4Address;
		UINT8 remoteV6Address[16];
	};
} IPSEC_TUNNEL_ENDPOINTS0;

/* IPSEC_TUNNEL_ENDPOINTS0 with the local interface; 0 means any. */
typedef struct IPSEC_TUNNEL_ENDPOINTS1_ {
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 localV4Address;
		UINT8 localV6Address[16];
	};
	__extension__ union {
		UINT32 remoteV4Address;
		UINT8 remoteV6Address[16];
	};
	UINT64 localIfLuid;
} IPSEC_TUNNEL_ENDPOINTS1;

/* IPSEC_TUNNEL_ENDPOINTS1 with a name and more addresses of the peer. remoteFqdn may be NULL. */
typedef struct IPSEC_TUNNEL_ENDPOINTS2_ {
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 localV4Address;
		UINT8 localV6Address[16];
	};
	__extension__ union {
		UINT32 remoteV4Address;
		UINT8 remoteV6Address[16];
	};
	UINT64 localIfLuid;
	wchar_t *remoteFqdn;
	UINT32 numAddresses;
	IPSEC_TUNNEL_ENDPOINT0 *remoteAddresses;
} IPSEC_TUNNEL_ENDPOINTS2;

/* A quick-mode policy for tunnel mode. flags are IPSEC_POLICY_FLAG_; emPolicy may be NULL. */
typedef struct IPSEC_TUNNEL_POLICY0_ {
	UINT32 flags;
	UINT32 numIpsecProposals;
	IPSEC_PROPOSAL0 *ipsecProposals;
	IPSEC_TUNNEL_ENDPOINTS0 tunnelEndpoints;
	IPSEC_SA_IDLE_TIMEOUT0 saIdleTimeout;
	IKEEXT_EM_POLICY0 *emPolicy;
} IPSEC_TUNNEL_POLICY0;

/* IPSEC_TUNNEL_POLICY0 with an interface. */
typedef struct IPSEC_TUNNEL_POLICY1_ {
	UINT32 flags;
	UINT32 numIpsecProposals;
	IPSEC_PROPOSAL0 *ipsecProposals;
	IPSEC_TUNNEL_ENDPOINTS1 tunnelEndpoints;
	IPSEC_SA_IDLE_TIMEOUT0 saIdleTimeout;
	IKEEXT_EM_POLICY1 *emPolicy;
} IPSEC_TUNNEL_POLICY1;

/* IPSEC_TUNNEL_POLICY1 with a lifetime in seconds for SAs set up by forwarded traffic. */
typedef struct IPSEC_TUNNEL_POLICY2_ {
	UINT32 flags;
	UINT32 numIpsecProposals;
	IPSEC_PROPOSAL0 *ipsecProposals;
	IPSEC_TUNNEL_ENDPOINTS2 tunnelEndpoints;
	IPSEC_SA_IDLE_TIMEOUT0 saIdleTimeout;
	IKEEXT_EM_POLICY2 *emPolicy;
	UINT32 fwdPathSaLifetime;
} IPSEC_TUNNEL_POLICY2;

/*
 * A range of addresses and ports, ends included, of one protocol; protocolId 0 means any.
 * ipVersion says which members of the unions are valid.
 */
typedef struct IPSEC_TRAFFIC_SELECTOR0_ {
	UINT8 protocolId;
	UINT16 portStart;
	UINT16 portEnd;
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 startV4Address;
		UINT8 startV6Address[16];
	};
	__extension__ union {
		UINT32 endV4Address;
		UINT8 endV6Address[16];
	};
} IPSEC_TRAFFIC_SELECTOR0;

/* The traffic that a tunnel carries. */
typedef struct IPSEC_TRAFFIC_SELECTOR_POLICY0_ {
	UINT32 flags;
	UINT32 numLocalTrafficSelectors;
	IPSEC_TRAFFIC_SELECTOR0 *localTrafficSelectors;
	UINT32 numRemoteTrafficSelectors;
	IPSEC_TRAFFIC_SELECTOR0 *remoteTrafficSelectors;
} IPSEC_TRAFFIC_SELECTOR_POLICY0;

/* IPSEC_TUNNEL_POLICY2 with a compartment and traffic selectors. */
typedef struct IPSEC_TUNNEL_POLICY3_ {
	UINT32 flags;
	UINT32 numIpsecProposals;
	IPSEC_PROPOSAL0 *ipsecProposals;
	IPSEC_TUNNEL_ENDPOINTS2 tunnelEndpoints;
	IPSEC_SA_IDLE_TIMEOUT0 saIdleTimeout;
	IKEEXT_EM_POLICY2 *emPolicy;
	UINT32 fwdPathSaLifetime;
	UINT32 compartmentId;
	UINT32 numTrafficSelectorPolicy;
	IPSEC_TRAFFIC_SELECTOR_POLICY0 *trafficSelectorPolicies;
} IPSEC_TUNNEL_POLICY3;

/* An integrity algorithm and its key. In results authKey is {0, NULL}: keys are never returned. */
typedef struct IPSEC_SA_AUTH_INFORMATION0_ {
	IPSEC_AUTH_TRANSFORM0 authTransform;
	FWP_BYTE_BLOB authKey;
} IPSEC_SA_AUTH_INFORMATION0;

/*
 * A cipher and its key. In results cipherKey is {0, NULL}: keys are never returned. A key of GCM
 * is the AES key followed by 4 bytes of salt.
 */
typedef struct IPSEC_SA_CIPHER_INFORMATION0_ {
	IPSEC_CIPHER_TRANSFORM0 cipherTransform;
	FWP_BYTE_BLOB cipherKey;
} IPSEC_SA_CIPHER_INFORMATION0;

/* A cipher and an integrity algorithm with their keys. */
typedef struct IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0_ {
	IPSEC_SA_CIPHER_INFORMATION0 saCipherInformation;
	IPSEC_SA_AUTH_INFORMATION0 saAuthInformation;
} IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0;

/*
 * One SA. saTransformType says which member of the union is valid; that pointer is not NULL. The
 * SPI is in host byte order.
 */
typedef struct IPSEC_SA0_ {
	IPSEC_SA_SPI spi;
	IPSEC_TRANSFORM_TYPE saTransformType;
	__extension__ union {
		IPSEC_SA_AUTH_INFORMATION0 *ahInformation;
		IPSEC_SA_AUTH_INFORMATION0 *espAuthInformation;
		IPSEC_SA_CIPHER_INFORMATION0 *espCipherInformation;
		IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0 *espAuthAndCipherInformation;
		IPSEC_SA_AUTH_INFORMATION0 *espAuthFwInformation;
	};
} IPSEC_SA0;

/* Data that a keying module attaches to an SA. */
typedef struct IPSEC_KEYMODULE_STATE0_ {
	GUID keyModuleKey;
	FWP_BYTE_BLOB stateBlob;
} IPSEC_KEYMODULE_STATE0;

/* An access token of one of the parties. */
typedef struct IPSEC_TOKEN0_ {
	IPSEC_TOKEN_TYPE type;
	IPSEC_TOKEN_PRINCIPAL principal;
	IPSEC_TOKEN_MODE mode;
	IPSEC_TOKEN_HANDLE token;
} IPSEC_TOKEN0;

/* The identities of the two parties. Names may be NULL; only the initiator may trust them. */
typedef struct IPSEC_ID0_ {
	wchar_t *mmTargetName;
	wchar_t *emTargetName;
	UINT32 numTokens;
	IPSEC_TOKEN0 *tokens;
	UINT64 explicitCredentials;
	UINT64 logonId;
} IPSEC_ID0;

/*
 * The SAs that protect the same packets in one direction: one SA, or ESP (index 0) and AH (index
 * 1).
 *
 * flags are IPSEC_SA_BUNDLE_FLAG_. Timeouts are in seconds; 0 means none. ipsecId and
 * keyModuleState may be NULL. peerV4PrivateAddress is the address of the peer behind a NAT, in
 * host byte order, for IPv4 only. In results qmSaId is 0, because only the keying daemon knows
 * such ids. mmSaId stands for the IKE SA that the SAs belong to: IkeextSaGetById0 and
 * IkeextSaDeleteById0 take it. Both bundles of a context have the same mmSaId.
 */
typedef struct IPSEC_SA_BUNDLE0_ {
	UINT32 flags;
	IPSEC_SA_LIFETIME0 lifetime;
	UINT32 idleTimeoutSeconds;
	UINT32 ndAllowClearTimeoutSeconds;
	IPSEC_ID0 *ipsecId;
	UINT32 napContext;
	UINT32 qmSaId;
	UINT32 numSAs;
	IPSEC_SA0 *saList;
	IPSEC_KEYMODULE_STATE0 *keyModuleState;
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 peerV4PrivateAddress;
	};
	UINT64 mmSaId;
	IPSEC_PFS_GROUP pfsGroup;
} IPSEC_SA_BUNDLE0;

/* IPSEC_SA_BUNDLE0 with a key by which sockets find the SA, and the id of the IPsec filter. */
typedef struct IPSEC_SA_BUNDLE1_ {
	UINT32 flags;
	IPSEC_SA_LIFETIME0 lifetime;
	UINT32 idleTimeoutSeconds;
	UINT32 ndAllowClearTimeoutSeconds;
	IPSEC_ID0 *ipsecId;
	UINT32 napContext;
	UINT32 qmSaId;
	UINT32 numSAs;
	IPSEC_SA0 *saList;
	IPSEC_KEYMODULE_STATE0 *keyModuleState;
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 peerV4PrivateAddress;
	};
	UINT64 mmSaId;
	IPSEC_PFS_GROUP pfsGroup;
	GUID saLookupContext;
	UINT64 qmFilterId;
} IPSEC_SA_BUNDLE1;

/*
 * The traffic of an SA. ipVersion says which members of the address unions are valid: IPv4
 * addresses are in host byte order, IPv6 addresses in network byte order. In tunnel mode the
 * addresses are the outer ones, and the union behind trafficType holds tunnelPolicyId; in
 * transport mode it holds ipsecFilterId. Ports are in host byte order; 0 means any.
 */
typedef struct IPSEC_TRAFFIC0_ {
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 localV4Address;
		UINT8 localV6Address[16];
	};
	__extension__ union {
		UINT32 remoteV4Address;
		UINT8 remoteV6Address[16];
	};
	IPSEC_TRAFFIC_TYPE trafficType;
	__extension__ union {
		UINT64 ipsecFilterId;
		UINT64 tunnelPolicyId;
	};
	UINT16 remotePort;
} IPSEC_TRAFFIC0;

/* IPSEC_TRAFFIC0 with local port, IP protocol (0 means any) and interface. */
typedef struct IPSEC_TRAFFIC1_ {
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 localV4Address;
		UINT8 localV6Address[16];
	};
	__extension__ union {
		UINT32 remoteV4Address;
		UINT8 remoteV6Address[16];
	};
	IPSEC_TRAFFIC_TYPE trafficType;
	__extension__ union {
		UINT64 ipsecFilterId;
		UINT64 tunnelPolicyId;
	};
	UINT16 remotePort;
	UINT16 localPort;
	UINT8 ipProtocol;
	UINT64 localIfLuid;
	UINT32 realIfProfileId;
} IPSEC_TRAFFIC1;

/* The ports of an encapsulation in UDP, in host byte order. */
struct IPSEC_V4_UDP_ENCAPSULATION0_ {
	UINT16 localUdpEncapPort;
	UINT16 remoteUdpEncapPort;
};

/* The traffic that an inbound SPI is for. Both pointers may be NULL; the second is unused. */
typedef struct IPSEC_GETSPI0_ {
	IPSEC_TRAFFIC0 inboundIpsecTraffic;
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		IPSEC_V4_UDP_ENCAPSULATION0 *inboundUdpEncapsulation;
	};
	IPSEC_CRYPTO_MODULE_ID *rngCryptoModuleID;
} IPSEC_GETSPI0;

/* The traffic that an inbound SPI is for. Both pointers may be NULL; the second is unused. */
typedef struct IPSEC_GETSPI1_ {
	IPSEC_TRAFFIC1 inboundIpsecTraffic;
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		IPSEC_V4_UDP_ENCAPSULATION0 *inboundUdpEncapsulation;
	};
	IPSEC_CRYPTO_MODULE_ID *rngCryptoModuleID;
} IPSEC_GETSPI1;

/*
 * An SA bundle of one direction. ipVersion is that of the outer addresses in tunnel mode.
 * udpEncapsulation is NULL if there is no encapsulation in UDP. transportFilter is never NULL in
 * results: its conditions are the traffic that the bundle protects, in tunnel mode the traffic
 * inside.
 */
typedef struct IPSEC_SA_DETAILS0_ {
	FWP_IP_VERSION ipVersion;
	FWP_DIRECTION saDirection;
	IPSEC_TRAFFIC0 traffic;
	IPSEC_SA_BUNDLE0 saBundle;
	__extension__ union {
		IPSEC_V4_UDP_ENCAPSULATION0 *udpEncapsulation;
	};
	FWPM_FILTER0 *transportFilter;
} IPSEC_SA_DETAILS0;

/* IPSEC_SA_DETAILS0 with version 1 of its parts and the virtual interface, which is held by value.
 */
typedef struct IPSEC_SA_DETAILS1_ {
	FWP_IP_VERSION ipVersion;
	FWP_DIRECTION saDirection;
	IPSEC_TRAFFIC1 traffic;
	IPSEC_SA_BUNDLE1 saBundle;
	__extension__ union {
		IPSEC_V4_UDP_ENCAPSULATION0 *udpEncapsulation;
	};
	FWPM_FILTER0 *transportFilter;
	IPSEC_VIRTUAL_IF_TUNNEL_INFO0 virtualIfTunnelInfo;
} IPSEC_SA_DETAILS1;

/*
 * An SA context: a pair of bundles, one of each direction, with an id, which is not 0. One of the
 * pointers is NULL if the context has no SA of that direction.
 */
typedef struct IPSEC_SA_CONTEXT0_ {
	UINT64 saContextId;
	IPSEC_SA_DETAILS0 *inboundSa;
	IPSEC_SA_DETAILS0 *outboundSa;
} IPSEC_SA_CONTEXT0;

/* IPSEC_SA_CONTEXT0 with version 1 details. */
typedef struct IPSEC_SA_CONTEXT1_ {
	UINT64 saContextId;
	IPSEC_SA_DETAILS1 *inboundSa;
	IPSEC_SA_DETAILS1 *outboundSa;
} IPSEC_SA_CONTEXT1;

/* The SAs to enumerate. All zero means outbound SAs; to enumerate all, pass no template. */
typedef struct IPSEC_SA_ENUM_TEMPLATE0_ {
	FWP_DIRECTION saDirection;
} IPSEC_SA_ENUM_TEMPLATE0;

/*
 * The SA contexts to enumerate. The type of a value is FWP_EMPTY for any address, so that all zero
 * means all contexts; otherwise FWP_UINT32, FWP_V4_ADDR_MASK, FWP_BYTE_ARRAY16_TYPE or
 * FWP_V6_ADDR_MASK. IPsecSaContextCreateEnumHandle0 describes them.
 */
typedef struct IPSEC_SA_CONTEXT_ENUM_TEMPLATE0_ {
	FWP_CONDITION_VALUE0 localSubNet;
	FWP_CONDITION_VALUE0 remoteSubNet;
} IPSEC_SA_CONTEXT_ENUM_TEMPLATE0;

/*
 * A subscription to changes of SA contexts: those that enumTemplate selects, or all if it is NULL.
 * flags is reserved. sessionKey is set by the library.
 */
typedef struct IPSEC_SA_CONTEXT_SUBSCRIPTION0_ {
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *enumTemplate;
	UINT32 flags;
	GUID sessionKey;
} IPSEC_SA_CONTEXT_SUBSCRIPTION0;

/* An SA context was added or deleted. */
typedef struct IPSEC_SA_CONTEXT_CHANGE0_ {
	IPSEC_SA_CONTEXT_EVENT_TYPE0 changeType;
	UINT64 saContextId;
} IPSEC_SA_CONTEXT_CHANGE0;

/* Called by a thread of the library. @context is what the subscriber gave. */
typedef void (*IPSEC_SA_CONTEXT_CALLBACK0)(void *context, const IPSEC_SA_CONTEXT_CHANGE0 *change);

/* Addresses of a virtual interface: IPv4 in host byte order, IPv6 in network byte order. */
typedef struct IPSEC_ADDRESS_INFO0_ {
	UINT32 numV4Addresses;
	UINT32 *v4Addresses;
	UINT32 numV6Addresses;
	FWP_BYTE_ARRAY16 *v6Addresses;
} IPSEC_ADDRESS_INFO0;

/* Numbers of SAs. */
typedef struct IPSEC_AGGREGATE_SA_STATISTICS0_ {
	UINT32 activeSas;
	UINT32 pendingSaNegotiations;
	UINT32 totalSasAdded;
	UINT32 totalSasDeleted;
	UINT32 successfulRekeys;
	UINT32 activeTunnels;
	UINT32 offloadedSas;
} IPSEC_AGGREGATE_SA_STATISTICS0;

/* Inbound ESP packets dropped, by reason. */
typedef struct IPSEC_ESP_DROP_PACKET_STATISTICS0_ {
	UINT32 invalidSpisOnInbound;
	UINT32 decryptionFailuresOnInbound;
	UINT32 authenticationFailuresOnInbound;
	UINT32 replayCheckFailuresOnInbound;
	UINT32 saNotInitializedOnInbound;
} IPSEC_ESP_DROP_PACKET_STATISTICS0;

/* Inbound AH packets dropped, by reason. */
typedef struct IPSEC_AH_DROP_PACKET_STATISTICS0_ {
	UINT32 invalidSpisOnInbound;
	UINT32 authenticationFailuresOnInbound;
	UINT32 replayCheckFailuresOnInbound;
	UINT32 saNotInitializedOnInbound;
} IPSEC_AH_DROP_PACKET_STATISTICS0;

/* Inbound packets dropped by IPsec, by reason. */
typedef struct IPSEC_AGGREGATE_DROP_PACKET_STATISTICS0_ {
	UINT32 invalidSpisOnInbound;
	UINT32 decryptionFailuresOnInbound;
	UINT32 authenticationFailuresOnInbound;
	UINT32 udpEspValidationFailuresOnInbound;
	UINT32 replayCheckFailuresOnInbound;
	UINT32 invalidClearTextInbound;
	UINT32 saNotInitializedOnInbound;
	UINT32 receiveOverIncorrectSaInbound;
	UINT32 secureReceivesNotMatchingFilters;
} IPSEC_AGGREGATE_DROP_PACKET_STATISTICS0;

/* Inbound packets dropped by IPsec, by reason, and their sum. */
typedef struct IPSEC_AGGREGATE_DROP_PACKET_STATISTICS1_ {
	UINT32 invalidSpisOnInbound;
	UINT32 decryptionFailuresOnInbound;
	UINT32 authenticationFailuresOnInbound;
	UINT32 udpEspValidationFailuresOnInbound;
	UINT32 replayCheckFailuresOnInbound;
	UINT32 invalidClearTextInbound;
	UINT32 saNotInitializedOnInbound;
	UINT32 receiveOverIncorrectSaInbound;
	UINT32 secureReceivesNotMatchingFilters;
	UINT32 totalDropPacketsInbound;
} IPSEC_AGGREGATE_DROP_PACKET_STATISTICS1;

/* Bytes protected in one direction, by kind of protection. */
typedef struct IPSEC_TRAFFIC_STATISTICS0_ {
	UINT64 encryptedByteCount;
	UINT64 authenticatedAHByteCount;
	UINT64 authenticatedESPByteCount;
	UINT64 transportByteCount;
	UINT64 tunnelByteCount;
	UINT64 offloadByteCount;
} IPSEC_TRAFFIC_STATISTICS0;

/* IPSEC_TRAFFIC_STATISTICS0 with packets. */
typedef struct IPSEC_TRAFFIC_STATISTICS1_ {
	UINT64 encryptedByteCount;
	UINT64 authenticatedAHByteCount;
	UINT64 authenticatedESPByteCount;
	UINT64 transportByteCount;
	UINT64 tunnelByteCount;
	UINT64 offloadByteCount;
	UINT64 totalSuccessfulPackets;
} IPSEC_TRAFFIC_STATISTICS1;

/* All counters of IPsec. */
typedef struct IPSEC_STATISTICS0_ {
	IPSEC_AGGREGATE_SA_STATISTICS0 aggregateSaStatistics;
	IPSEC_ESP_DROP_PACKET_STATISTICS0 espDropPacketStatistics;
	IPSEC_AH_DROP_PACKET_STATISTICS0 ahDropPacketStatistics;
	IPSEC_AGGREGATE_DROP_PACKET_STATISTICS0 aggregateDropPacketStatistics;
	IPSEC_TRAFFIC_STATISTICS0 inboundTrafficStatistics;
	IPSEC_TRAFFIC_STATISTICS0 outboundTrafficStatistics;
} IPSEC_STATISTICS0;

/* All counters of IPsec. */
typedef struct IPSEC_STATISTICS1_ {
	IPSEC_AGGREGATE_SA_STATISTICS0 aggregateSaStatistics;
	IPSEC_ESP_DROP_PACKET_STATISTICS0 espDropPacketStatistics;
	IPSEC_AH_DROP_PACKET_STATISTICS0 ahDropPacketStatistics;
	IPSEC_AGGREGATE_DROP_PACKET_STATISTICS1 aggregateDropPacketStatistics;
	IPSEC_TRAFFIC_STATISTICS1 inboundTrafficStatistics;
	IPSEC_TRAFFIC_STATISTICS1 outboundTrafficStatistics;
} IPSEC_STATISTICS1;

/* A key manager. flags are IPSEC_KEY_MANAGER_FLAG_. The hint is in seconds, at most 10. */
typedef struct _IPSEC_KEY_MANAGER0 {
	GUID keyManagerKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	UINT8 keyDictationTimeoutHint;
} IPSEC_KEY_MANAGER0;

/* Asks a key manager whether it will choose the keys for SAs of this traffic. */
typedef void (*IPSEC_KEY_MANAGER_KEY_DICTATION_CHECK0)(const IKEEXT_TRAFFIC0 *ikeTraffic,
						       BOOL *willDictateKey, UINT32 *weight);
/* Lets a key manager put keys into a pair of SAs. */
typedef DWORD (*IPSEC_KEY_MANAGER_DICTATE_KEY0)(IPSEC_SA_DETAILS1 *inboundSaDetails,
						IPSEC_SA_DETAILS1 *outboundSaDetails,
						BOOL *keyingModuleGenKey);
/* Tells a key manager the keys of a pair of SAs. */
typedef void (*IPSEC_KEY_MANAGER_NOTIFY_KEY0)(const IPSEC_SA_DETAILS1 *inboundSa,
					      const IPSEC_SA_DETAILS1 *outboundSa);

/* The functions of a key manager that the keying service calls. */
typedef struct _IPSEC_KEY_MANAGER_CALLBACKS0 {
	GUID reserved;
	UINT32 flags;
	IPSEC_KEY_MANAGER_KEY_DICTATION_CHECK0 keyDictationCheck;
	IPSEC_KEY_MANAGER_DICTATE_KEY0 keyDictation;
	IPSEC_KEY_MANAGER_NOTIFY_KEY0 keyNotify;
} IPSEC_KEY_MANAGER_CALLBACKS0;

/* Settings of the protection against denial of service that Windows gateways have. */
typedef struct IPSEC_DOSP_OPTIONS0_ {
	UINT32 stateIdleTimeoutSeconds;
	UINT32 perIPRateLimitQueueIdleTimeoutSeconds;
	UINT8 ipV6IPsecUnauthDscp;
	UINT32 ipV6IPsecUnauthRateLimitBytesPerSec;
	UINT32 ipV6IPsecUnauthPerIPRateLimitBytesPerSec;
	UINT8 ipV6IPsecAuthDscp;
	UINT32 ipV6IPsecAuthRateLimitBytesPerSec;
	UINT8 icmpV6Dscp;
	UINT32 icmpV6RateLimitBytesPerSec;
	UINT8 ipV6FilterExemptDscp;
	UINT32 ipV6FilterExemptRateLimitBytesPerSec;
	UINT8 defBlockExemptDscp;
	UINT32 defBlockExemptRateLimitBytesPerSec;
	UINT32 maxStateEntries;
	UINT32 maxPerIPRateLimitQueues;
	UINT32 flags;
	UINT32 numPublicIFLuids;
	UINT64 *publicIFLuids;
	UINT32 numInternalIFLuids;
	UINT64 *internalIFLuids;
	FWP_V6_ADDR_AND_MASK publicV6AddrMask;
	FWP_V6_ADDR_AND_MASK internalV6AddrMask;
} IPSEC_DOSP_OPTIONS0;

/* Counters of the protection against denial of service. */
typedef struct IPSEC_DOSP_STATISTICS0_ {
	UINT64 totalStateEntriesCreated;
	UINT64 currentStateEntries;
	UINT64 totalInboundAllowedIPv6IPsecUnauthPkts;
	UINT64 totalInboundRatelimitDiscardedIPv6IPsecUnauthPkts;
	UINT64 totalInboundPerIPRatelimitDiscardedIPv6IPsecUnauthPkts;
	UINT64 totalInboundOtherDiscardedIPv6IPsecUnauthPkts;
	UINT64 totalInboundAllowedIPv6IPsecAuthPkts;
	UINT64 totalInboundRatelimitDiscardedIPv6IPsecAuthPkts;
	UINT64 totalInboundOtherDiscardedIPv6IPsecAuthPkts;
	UINT64 totalInboundAllowedICMPv6Pkts;
	UINT64 totalInboundRatelimitDiscardedICMPv6Pkts;
	UINT64 totalInboundAllowedIPv6FilterExemptPkts;
	UINT64 totalInboundRatelimitDiscardedIPv6FilterExemptPkts;
	UINT64 totalInboundDiscardedIPv6FilterBlockPkts;
	UINT64 totalInboundAllowedDefBlockExemptPkts;
	UINT64 totalInboundRatelimitDiscardedDefBlockExemptPkts;
	UINT64 totalInboundDiscardedDefBlockPkts;
	UINT64 currentInboundIPv6IPsecUnauthPerIPRateLimitQueues;
} IPSEC_DOSP_STATISTICS0;

/* An entry of the protection's table. Addresses are in network byte order. */
typedef struct IPSEC_DOSP_STATE0_ {
	UINT8 publicHostV6Addr[16];
	UINT8 internalHostV6Addr[16];
	UINT64 totalInboundIPv6IPsecAuthPackets;
	UINT64 totalOutboundIPv6IPsecAuthPackets;
	UINT32 durationSecs;
} IPSEC_DOSP_STATE0;

/* The entries of the protection's table to enumerate. */
typedef struct IPSEC_DOSP_STATE_ENUM_TEMPLATE0_ {
	FWP_V6_ADDR_AND_MASK publicV6AddrMask;
	FWP_V6_ADDR_AND_MASK internalV6AddrMask;
} IPSEC_DOSP_STATE_ENUM_TEMPLATE0;

#ifdef __cplusplus
}
#endif

#endif
