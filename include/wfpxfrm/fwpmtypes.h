/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Managed objects of the filtering platform: sessions, filters, provider contexts, net events.
 *
 * Microsoft documents them under fwpmtypes.h. Sizes and offsets are those of 64-bit Windows. IPv4
 * addresses and ports are in host byte order, IPv6 addresses in network byte order. In results all
 * memory is part of the block that FwpmFreeMemory0 releases. Structs that no function of fwpmu.h
 * uses are here for programs that mention them.
 *
 * Objects have GUIDs as keys. The library defines the GUIDs that are declared at the end; a
 * program may define one of them itself, and then uses its own.
 */
#ifndef WFPXFRM_FWPMTYPES_H
#define WFPXFRM_FWPMTYPES_H

#include "fwptypes.h"
#include "iketypes.h"
#include "ipsectypes.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Flags of FWPM_SESSION0. */
#ifndef FWPM_SESSION_FLAG_DYNAMIC
#define FWPM_SESSION_FLAG_DYNAMIC 0x00000001U
#endif
#ifndef FWPM_SESSION_FLAG_RESERVED
#define FWPM_SESSION_FLAG_RESERVED 0x10000000U
#endif

/* A flag of FwpmTransactionBegin0. */
#ifndef FWPM_TXN_READ_ONLY
#define FWPM_TXN_READ_ONLY 0x00000001U
#endif

/* Flags of a tunnel that a filter is added for. */
#ifndef FWPM_TUNNEL_FLAG_POINT_TO_POINT
#define FWPM_TUNNEL_FLAG_POINT_TO_POINT 0x00000001U
#endif
#ifndef FWPM_TUNNEL_FLAG_ENABLE_VIRTUAL_IF_TUNNELING
#define FWPM_TUNNEL_FLAG_ENABLE_VIRTUAL_IF_TUNNELING 0x00000002U
#endif
#ifndef FWPM_TUNNEL_FLAG_RESERVED0
#define FWPM_TUNNEL_FLAG_RESERVED0 0x00000004U
#endif

/* Flags of providers, provider contexts, sublayers, callouts and filters. */
#ifndef FWPM_PROVIDER_FLAG_PERSISTENT
#define FWPM_PROVIDER_FLAG_PERSISTENT 0x00000001U
#endif
#ifndef FWPM_PROVIDER_FLAG_DISABLED
#define FWPM_PROVIDER_FLAG_DISABLED 0x00000010U
#endif
#ifndef FWPM_PROVIDER_CONTEXT_FLAG_PERSISTENT
#define FWPM_PROVIDER_CONTEXT_FLAG_PERSISTENT 0x00000001U
#endif
#ifndef FWPM_PROVIDER_CONTEXT_FLAG_DOWNLEVEL
#define FWPM_PROVIDER_CONTEXT_FLAG_DOWNLEVEL 0x00000002U
#endif
#ifndef FWPM_SUBLAYER_FLAG_PERSISTENT
#define FWPM_SUBLAYER_FLAG_PERSISTENT 0x00000001U
#endif
#ifndef FWPM_CALLOUT_FLAG_PERSISTENT
#define FWPM_CALLOUT_FLAG_PERSISTENT 0x00010000U
#endif
#ifndef FWPM_CALLOUT_FLAG_USES_PROVIDER_CONTEXT
#define FWPM_CALLOUT_FLAG_USES_PROVIDER_CONTEXT 0x00020000U
#endif
#ifndef FWPM_CALLOUT_FLAG_REGISTERED
#define FWPM_CALLOUT_FLAG_REGISTERED 0x00040000U
#endif
#ifndef FWPM_FILTER_FLAG_NONE
#define FWPM_FILTER_FLAG_NONE 0x00000000U
#endif
#ifndef FWPM_FILTER_FLAG_PERSISTENT
#define FWPM_FILTER_FLAG_PERSISTENT 0x00000001U
#endif
#ifndef FWPM_FILTER_FLAG_BOOTTIME
#define FWPM_FILTER_FLAG_BOOTTIME 0x00000002U
#endif
#ifndef FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT
#define FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT 0x00000004U
#endif
#ifndef FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT
#define FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT 0x00000008U
#endif
#ifndef FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED
#define FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED 0x00000010U
#endif
#ifndef FWPM_FILTER_FLAG_DISABLED
#define FWPM_FILTER_FLAG_DISABLED 0x00000020U
#endif
#ifndef FWPM_FILTER_FLAG_INDEXED
#define FWPM_FILTER_FLAG_INDEXED 0x00000040U
#endif
#ifndef FWPM_FILTER_FLAG_HAS_SECURITY_REALM_PROVIDER_CONTEXT
#define FWPM_FILTER_FLAG_HAS_SECURITY_REALM_PROVIDER_CONTEXT 0x00000080U
#endif
#ifndef FWPM_FILTER_FLAG_SYSTEMOS_ONLY
#define FWPM_FILTER_FLAG_SYSTEMOS_ONLY 0x00000100U
#endif
#ifndef FWPM_FILTER_FLAG_GAMEOS_ONLY
#define FWPM_FILTER_FLAG_GAMEOS_ONLY 0x00000200U
#endif
#ifndef FWPM_FILTER_FLAG_SILENT_MODE
#define FWPM_FILTER_FLAG_SILENT_MODE 0x00000400U
#endif
#ifndef FWPM_FILTER_FLAG_IPSEC_NO_ACQUIRE_INITIATE
#define FWPM_FILTER_FLAG_IPSEC_NO_ACQUIRE_INITIATE 0x00000800U
#endif
#ifndef FWPM_FILTER_FLAG_RESERVED0
#define FWPM_FILTER_FLAG_RESERVED0 0x00001000U
#endif
#ifndef FWPM_FILTER_FLAG_RESERVED1
#define FWPM_FILTER_FLAG_RESERVED1 0x00002000U
#endif
#ifndef FWPM_FILTER_FLAG_RESERVED2
#define FWPM_FILTER_FLAG_RESERVED2 0x00004000U
#endif

/* Flags of layers. */
#ifndef FWPM_LAYER_FLAG_KERNEL
#define FWPM_LAYER_FLAG_KERNEL 0x00000001U
#endif
#ifndef FWPM_LAYER_FLAG_BUILTIN
#define FWPM_LAYER_FLAG_BUILTIN 0x00000002U
#endif
#ifndef FWPM_LAYER_FLAG_CLASSIFY_MOSTLY
#define FWPM_LAYER_FLAG_CLASSIFY_MOSTLY 0x00000004U
#endif
#ifndef FWPM_LAYER_FLAG_BUFFERED
#define FWPM_LAYER_FLAG_BUFFERED 0x00000008U
#endif

/* Flags of a subscription to changes. */
#ifndef FWPM_SUBSCRIPTION_FLAG_NOTIFY_ON_ADD
#define FWPM_SUBSCRIPTION_FLAG_NOTIFY_ON_ADD 0x00000001U
#endif
#ifndef FWPM_SUBSCRIPTION_FLAG_NOTIFY_ON_DELETE
#define FWPM_SUBSCRIPTION_FLAG_NOTIFY_ON_DELETE 0x00000002U
#endif

/* Flags of FWPM_NET_EVENT_HEADER0: the members that are valid. */
#ifndef FWPM_NET_EVENT_FLAG_IP_PROTOCOL_SET
#define FWPM_NET_EVENT_FLAG_IP_PROTOCOL_SET 0x00000001U
#endif
#ifndef FWPM_NET_EVENT_FLAG_LOCAL_ADDR_SET
#define FWPM_NET_EVENT_FLAG_LOCAL_ADDR_SET 0x00000002U
#endif
#ifndef FWPM_NET_EVENT_FLAG_REMOTE_ADDR_SET
#define FWPM_NET_EVENT_FLAG_REMOTE_ADDR_SET 0x00000004U
#endif
#ifndef FWPM_NET_EVENT_FLAG_LOCAL_PORT_SET
#define FWPM_NET_EVENT_FLAG_LOCAL_PORT_SET 0x00000008U
#endif
#ifndef FWPM_NET_EVENT_FLAG_REMOTE_PORT_SET
#define FWPM_NET_EVENT_FLAG_REMOTE_PORT_SET 0x00000010U
#endif
#ifndef FWPM_NET_EVENT_FLAG_APP_ID_SET
#define FWPM_NET_EVENT_FLAG_APP_ID_SET 0x00000020U
#endif
#ifndef FWPM_NET_EVENT_FLAG_USER_ID_SET
#define FWPM_NET_EVENT_FLAG_USER_ID_SET 0x00000040U
#endif
#ifndef FWPM_NET_EVENT_FLAG_SCOPE_ID_SET
#define FWPM_NET_EVENT_FLAG_SCOPE_ID_SET 0x00000080U
#endif
#ifndef FWPM_NET_EVENT_FLAG_IP_VERSION_SET
#define FWPM_NET_EVENT_FLAG_IP_VERSION_SET 0x00000100U
#endif
#ifndef FWPM_NET_EVENT_FLAG_REAUTH_REASON_SET
#define FWPM_NET_EVENT_FLAG_REAUTH_REASON_SET 0x00000200U
#endif
#ifndef FWPM_NET_EVENT_FLAG_PACKAGE_ID_SET
#define FWPM_NET_EVENT_FLAG_PACKAGE_ID_SET 0x00000400U
#endif
#ifndef FWPM_NET_EVENT_FLAG_ENTERPRISE_ID_SET
#define FWPM_NET_EVENT_FLAG_ENTERPRISE_ID_SET 0x00000800U
#endif
#ifndef FWPM_NET_EVENT_FLAG_POLICY_FLAGS_SET
#define FWPM_NET_EVENT_FLAG_POLICY_FLAGS_SET 0x00001000U
#endif
#ifndef FWPM_NET_EVENT_FLAG_EFFECTIVE_NAME_SET
#define FWPM_NET_EVENT_FLAG_EFFECTIVE_NAME_SET 0x00002000U
#endif
#ifndef FWPM_NET_EVENT_KEYWORD_INBOUND_MCAST
#define FWPM_NET_EVENT_KEYWORD_INBOUND_MCAST 0x00000001U
#endif
#ifndef FWPM_NET_EVENT_KEYWORD_INBOUND_BCAST
#define FWPM_NET_EVENT_KEYWORD_INBOUND_BCAST 0x00000002U
#endif
#ifndef FWPM_NET_EVENT_KEYWORD_CAPABILITY_DROP
#define FWPM_NET_EVENT_KEYWORD_CAPABILITY_DROP 0x00000004U
#endif
#ifndef FWPM_NET_EVENT_KEYWORD_CAPABILITY_ALLOW
#define FWPM_NET_EVENT_KEYWORD_CAPABILITY_ALLOW 0x00000008U
#endif
#ifndef FWPM_NET_EVENT_KEYWORD_CLASSIFY_ALLOW
#define FWPM_NET_EVENT_KEYWORD_CLASSIFY_ALLOW 0x00000010U
#endif
#ifndef FWPM_NET_EVENT_KEYWORD_PORT_SCANNING_DROP
#define FWPM_NET_EVENT_KEYWORD_PORT_SCANNING_DROP 0x00000020U
#endif
#ifndef FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_BENIGN
#define FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_BENIGN 0x00000001U
#endif
#ifndef FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_MULTIPLE
#define FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG_MULTIPLE 0x00000002U
#endif
#ifndef FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_MULTIPLE
#define FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_MULTIPLE 0x00000001U
#endif
#ifndef FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_BENIGN
#define FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG_BENIGN 0x00000002U
#endif

/* Access rights to objects. */
#ifndef FWPM_ACTRL_ADD
#define FWPM_ACTRL_ADD 0x00000001U
#endif
#ifndef FWPM_ACTRL_ADD_LINK
#define FWPM_ACTRL_ADD_LINK 0x00000002U
#endif
#ifndef FWPM_ACTRL_BEGIN_READ_TXN
#define FWPM_ACTRL_BEGIN_READ_TXN 0x00000004U
#endif
#ifndef FWPM_ACTRL_BEGIN_WRITE_TXN
#define FWPM_ACTRL_BEGIN_WRITE_TXN 0x00000008U
#endif
#ifndef FWPM_ACTRL_CLASSIFY
#define FWPM_ACTRL_CLASSIFY 0x00000010U
#endif
#ifndef FWPM_ACTRL_ENUM
#define FWPM_ACTRL_ENUM 0x00000020U
#endif
#ifndef FWPM_ACTRL_OPEN
#define FWPM_ACTRL_OPEN 0x00000040U
#endif
#ifndef FWPM_ACTRL_READ
#define FWPM_ACTRL_READ 0x00000080U
#endif
#ifndef FWPM_ACTRL_READ_STATS
#define FWPM_ACTRL_READ_STATS 0x00000100U
#endif
#ifndef FWPM_ACTRL_SUBSCRIBE
#define FWPM_ACTRL_SUBSCRIBE 0x00000200U
#endif
#ifndef FWPM_ACTRL_WRITE
#define FWPM_ACTRL_WRITE 0x00000400U
#endif

/* Weights of filters. */
#ifndef FWPM_AUTO_WEIGHT_BITS
#define FWPM_AUTO_WEIGHT_BITS 60
#endif
#ifndef FWPM_WEIGHT_RANGE_IPSEC
#define FWPM_WEIGHT_RANGE_IPSEC 0x0U
#endif
#ifndef FWPM_WEIGHT_RANGE_IKE_EXEMPTIONS
#define FWPM_WEIGHT_RANGE_IKE_EXEMPTIONS 0xCU
#endif

/* Whether an object was added or deleted. */
typedef enum FWPM_CHANGE_TYPE_ WFPX_ENUM_INT {
	FWPM_CHANGE_ADD = 1,
	FWPM_CHANGE_DELETE = 2,
	FWPM_CHANGE_TYPE_MAX = 3
} FWPM_CHANGE_TYPE;

/* Options of the engine, for FwpmEngineGetOption0. */
typedef enum FWPM_ENGINE_OPTION_ WFPX_ENUM_INT {
	FWPM_ENGINE_COLLECT_NET_EVENTS = 0,
	FWPM_ENGINE_NET_EVENT_MATCH_ANY_KEYWORDS = 1,
	FWPM_ENGINE_NAME_CACHE = 2,
	FWPM_ENGINE_MONITOR_IPSEC_CONNECTIONS = 3,
	FWPM_ENGINE_PACKET_QUEUING = 4,
	FWPM_ENGINE_TXN_WATCHDOG_TIMEOUT_IN_MSEC = 5,
	FWPM_ENGINE_OPTION_MAX = 6
} FWPM_ENGINE_OPTION;

/* What the value of a layer's field is. */
typedef enum FWPM_FIELD_TYPE_ WFPX_ENUM_INT {
	FWPM_FIELD_RAW_DATA = 0,   /* what its data type says */
	FWPM_FIELD_IP_ADDRESS = 1, /* an address, of IPv4 if the data type is FWP_UINT32 */
	FWPM_FIELD_FLAGS = 2,      /* flags */
	FWPM_FIELD_TYPE_MAX = 3
} FWPM_FIELD_TYPE;

/* The kind of policy in a provider context. */
typedef enum FWPM_PROVIDER_CONTEXT_TYPE_ WFPX_ENUM_INT {
	FWPM_IPSEC_KEYING_CONTEXT = 0,
	FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT = 1,
	FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT = 2,
	FWPM_IPSEC_AUTHIP_QM_TRANSPORT_CONTEXT = 3,
	FWPM_IPSEC_AUTHIP_QM_TUNNEL_CONTEXT = 4,
	FWPM_IPSEC_IKE_MM_CONTEXT = 5,
	FWPM_IPSEC_AUTHIP_MM_CONTEXT = 6,
	FWPM_CLASSIFY_OPTIONS_CONTEXT = 7,
	FWPM_GENERAL_CONTEXT = 8,
	FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT = 9,
	FWPM_IPSEC_IKEV2_MM_CONTEXT = 10,
	FWPM_IPSEC_DOSP_CONTEXT = 11,
	FWPM_IPSEC_IKEV2_QM_TRANSPORT_CONTEXT = 12,
	FWPM_NETWORK_CONNECTION_POLICY_CONTEXT = 13,
	FWPM_PROVIDER_CONTEXT_TYPE_MAX = 14
} FWPM_PROVIDER_CONTEXT_TYPE;

/* The kind of a net event. */
typedef enum FWPM_NET_EVENT_TYPE_ WFPX_ENUM_INT {
	FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE = 0,
	FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE = 1,
	FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE = 2,
	FWPM_NET_EVENT_TYPE_CLASSIFY_DROP = 3,
	FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP = 4,
	FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP = 5,
	FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW = 6,
	FWPM_NET_EVENT_TYPE_CAPABILITY_DROP = 7,
	FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW = 8,
	FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC = 9,
	FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL = 10,
	FWPM_NET_EVENT_TYPE_MAX = 11
} FWPM_NET_EVENT_TYPE;

/* Capabilities of a program that uses the network. */
typedef enum FWPM_APPC_NETWORK_CAPABILITY_TYPE_ WFPX_ENUM_INT {
	FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT = 0,
	FWPM_APPC_NETWORK_CAPABILITY_INTERNET_CLIENT_SERVER = 1,
	FWPM_APPC_NETWORK_CAPABILITY_INTERNET_PRIVATE_NETWORK = 2
} FWPM_APPC_NETWORK_CAPABILITY_TYPE;

/*
 * A session: an open engine handle.
 *
 * If sessionKey is all zero, the library chooses a key. flags are FWPM_SESSION_FLAG_.
 * txnWaitTimeoutInMSec, in milliseconds, is how long the session waits for a transaction: 0 means
 * 15 seconds, INFINITE no limit. FwpmEngineOpen0 ignores processId, sid, username and kernelMode;
 * FwpmSessionEnum0 sets them. sid and username may be NULL.
 */
typedef struct FWPM_SESSION0_ {
	GUID sessionKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	UINT32 txnWaitTimeoutInMSec;
	DWORD processId;
	SID *sid;
	wchar_t *username;
	BOOL kernelMode;
} FWPM_SESSION0;

/* The sessions to enumerate: all. reserved must be 0. */
typedef struct FWPM_SESSION_ENUM_TEMPLATE0_ {
	UINT64 reserved;
} FWPM_SESSION_ENUM_TEMPLATE0;

/* A provider: an owner of objects. displayData.name must not be NULL; serviceName may be NULL. */
typedef struct FWPM_PROVIDER0_ {
	GUID providerKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	FWP_BYTE_BLOB providerData;
	wchar_t *serviceName;
} FWPM_PROVIDER0;

/* The providers to enumerate: all. reserved must be 0. */
typedef struct FWPM_PROVIDER_ENUM_TEMPLATE0_ {
	UINT64 reserved;
} FWPM_PROVIDER_ENUM_TEMPLATE0;

/* An option that a callout sets for a connection, and its value. */
typedef struct FWPM_CLASSIFY_OPTION0_ {
	FWP_CLASSIFY_OPTION_TYPE type;
	FWP_VALUE0 value;
} FWPM_CLASSIFY_OPTION0;

/* An array of such options. */
typedef struct FWPM_CLASSIFY_OPTIONS0_ {
	UINT32 numOptions;
	FWPM_CLASSIFY_OPTION0 *options;
} FWPM_CLASSIFY_OPTIONS0;

/*
 * A policy that filters refer to. type says which member of the union is valid. providerKey may be
 * NULL. The id is what tunnelPolicyId of IPSEC_TRAFFIC0 carries.
 */
typedef struct FWPM_PROVIDER_CONTEXT0_ {
	GUID providerContextKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	GUID *providerKey;
	FWP_BYTE_BLOB providerData;
	FWPM_PROVIDER_CONTEXT_TYPE type;
	__extension__ union {
		IPSEC_KEYING_POLICY0 *keyingPolicy;
		IPSEC_TRANSPORT_POLICY0 *ikeQmTransportPolicy;
		IPSEC_TUNNEL_POLICY0 *ikeQmTunnelPolicy;
		IPSEC_TRANSPORT_POLICY0 *authipQmTransportPolicy;
		IPSEC_TUNNEL_POLICY0 *authipQmTunnelPolicy;
		IKEEXT_POLICY0 *ikeMmPolicy;
		IKEEXT_POLICY0 *authIpMmPolicy;
		FWP_BYTE_BLOB *dataBuffer;
		FWPM_CLASSIFY_OPTIONS0 *classifyOptions;
	};
	UINT64 providerContextId;
} FWPM_PROVIDER_CONTEXT0;

/* FWPM_PROVIDER_CONTEXT0 with version 1 policies. */
typedef struct FWPM_PROVIDER_CONTEXT1_ {
	GUID providerContextKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	GUID *providerKey;
	FWP_BYTE_BLOB providerData;
	FWPM_PROVIDER_CONTEXT_TYPE type;
	__extension__ union {
		IPSEC_KEYING_POLICY0 *keyingPolicy;
		IPSEC_TRANSPORT_POLICY1 *ikeQmTransportPolicy;
		IPSEC_TUNNEL_POLICY1 *ikeQmTunnelPolicy;
		IPSEC_TRANSPORT_POLICY1 *authipQmTransportPolicy;
		IPSEC_TUNNEL_POLICY1 *authipQmTunnelPolicy;
		IKEEXT_POLICY1 *ikeMmPolicy;
		IKEEXT_POLICY1 *authIpMmPolicy;
		FWP_BYTE_BLOB *dataBuffer;
		FWPM_CLASSIFY_OPTIONS0 *classifyOptions;
		IPSEC_TUNNEL_POLICY1 *ikeV2QmTunnelPolicy;
		IKEEXT_POLICY1 *ikeV2MmPolicy;
		IPSEC_DOSP_OPTIONS0 *idpOptions;
	};
	UINT64 providerContextId;
} FWPM_PROVIDER_CONTEXT1;

/* FWPM_PROVIDER_CONTEXT1 with version 2 policies. */
typedef struct FWPM_PROVIDER_CONTEXT2_ {
	GUID providerContextKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	GUID *providerKey;
	FWP_BYTE_BLOB providerData;
	FWPM_PROVIDER_CONTEXT_TYPE type;
	__extension__ union {
		IPSEC_KEYING_POLICY1 *keyingPolicy;
		IPSEC_TRANSPORT_POLICY2 *ikeQmTransportPolicy;
		IPSEC_TUNNEL_POLICY2 *ikeQmTunnelPolicy;
		IPSEC_TRANSPORT_POLICY2 *authipQmTransportPolicy;
		IPSEC_TUNNEL_POLICY2 *authipQmTunnelPolicy;
		IKEEXT_POLICY2 *ikeMmPolicy;
		IKEEXT_POLICY2 *authIpMmPolicy;
		FWP_BYTE_BLOB *dataBuffer;
		FWPM_CLASSIFY_OPTIONS0 *classifyOptions;
		IPSEC_TUNNEL_POLICY2 *ikeV2QmTunnelPolicy;
		IPSEC_TRANSPORT_POLICY2 *ikeV2QmTransportPolicy;
		IKEEXT_POLICY2 *ikeV2MmPolicy;
		IPSEC_DOSP_OPTIONS0 *idpOptions;
	};
	UINT64 providerContextId;
} FWPM_PROVIDER_CONTEXT2;

/* FWPM_PROVIDER_CONTEXT2 with version 3 policies. */
typedef struct FWPM_PROVIDER_CONTEXT3_ {
	GUID providerContextKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	GUID *providerKey;
	FWP_BYTE_BLOB providerData;
	FWPM_PROVIDER_CONTEXT_TYPE type;
	__extension__ union {
		IPSEC_KEYING_POLICY1 *keyingPolicy;
		IPSEC_TRANSPORT_POLICY2 *ikeQmTransportPolicy;
		IPSEC_TUNNEL_POLICY3 *ikeQmTunnelPolicy;
		IPSEC_TRANSPORT_POLICY2 *authipQmTransportPolicy;
		IPSEC_TUNNEL_POLICY3 *authipQmTunnelPolicy;
		IKEEXT_POLICY2 *ikeMmPolicy;
		IKEEXT_POLICY2 *authIpMmPolicy;
		FWP_BYTE_BLOB *dataBuffer;
		FWPM_CLASSIFY_OPTIONS0 *classifyOptions;
		IPSEC_TUNNEL_POLICY3 *ikeV2QmTunnelPolicy;
		IPSEC_TRANSPORT_POLICY2 *ikeV2QmTransportPolicy;
		IKEEXT_POLICY2 *ikeV2MmPolicy;
		IPSEC_DOSP_OPTIONS0 *idpOptions;
	};
	UINT64 providerContextId;
} FWPM_PROVIDER_CONTEXT3;

/*
 * The provider contexts to enumerate: those of a type. providerKey NULL means those of any
 * provider.
 */
typedef struct FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0_ {
	GUID *providerKey;
	FWPM_PROVIDER_CONTEXT_TYPE providerContextType;
} FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0;

/* A sublayer. providerKey may be NULL. */
typedef struct FWPM_SUBLAYER0_ {
	GUID subLayerKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	GUID *providerKey;
	FWP_BYTE_BLOB providerData;
	UINT16 weight;
} FWPM_SUBLAYER0;

/* The sublayers to enumerate. providerKey NULL means those of any provider. */
typedef struct FWPM_SUBLAYER_ENUM_TEMPLATE0_ {
	GUID *providerKey;
} FWPM_SUBLAYER_ENUM_TEMPLATE0;

/* A field that conditions in a layer may compare: an FWPM_CONDITION_ GUID, and its type. */
typedef struct FWPM_FIELD0_ {
	GUID *fieldKey;
	FWPM_FIELD_TYPE type;
	FWP_DATA_TYPE dataType;
} FWPM_FIELD0;

/*
 * A layer, and the fields that conditions in it may compare. flags are FWPM_LAYER_FLAG_.
 * defaultSubLayerKey is the sublayer of filters that name none. layerId is a number for the same
 * layer.
 */
typedef struct FWPM_LAYER0_ {
	GUID layerKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	UINT32 numFields;
	FWPM_FIELD0 *field;
	GUID defaultSubLayerKey;
	UINT16 layerId;
} FWPM_LAYER0;

/* The layers to enumerate: all. reserved must be 0. */
typedef struct FWPM_LAYER_ENUM_TEMPLATE0_ {
	UINT64 reserved;
} FWPM_LAYER_ENUM_TEMPLATE0;

/*
 * A callout, which filters in the layer applicableLayer may name. flags are FWPM_CALLOUT_FLAG_.
 * providerKey may be NULL. calloutId is a number for the same callout.
 */
typedef struct FWPM_CALLOUT0_ {
	GUID calloutKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	GUID *providerKey;
	FWP_BYTE_BLOB providerData;
	GUID applicableLayer;
	UINT32 calloutId;
} FWPM_CALLOUT0;

/*
 * The callouts to enumerate. providerKey NULL means those of any provider, and a layerKey that is
 * all zero those of any layer.
 */
typedef struct FWPM_CALLOUT_ENUM_TEMPLATE0_ {
	GUID *providerKey;
	GUID layerKey;
} FWPM_CALLOUT_ENUM_TEMPLATE0;

/* What a filter does with packets. calloutKey is valid if type has FWP_ACTION_FLAG_CALLOUT. */
typedef struct FWPM_ACTION0_ {
	FWP_ACTION_TYPE type;
	__extension__ union {
		GUID filterType;
		GUID calloutKey;
	};
} FWPM_ACTION0;

/*
 * A condition of a filter: how the field fieldKey, an FWPM_CONDITION_ GUID, compares with a value.
 * Of several conditions on the same field one must hold; conditions on different fields must all
 * hold.
 */
typedef struct FWPM_FILTER_CONDITION0_ {
	GUID fieldKey;
	FWP_MATCH_TYPE matchType;
	FWP_CONDITION_VALUE0 conditionValue;
} FWPM_FILTER_CONDITION0;

/*
 * A filter. The union holds providerContextKey if flags has FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT,
 * else rawContext. providerKey may be NULL; reserved must be NULL. A weight of the type FWP_EMPTY
 * is chosen automatically, FWP_UINT8 names a range from 0 to 15, FWP_UINT64 is the weight itself.
 *
 * FwpmFilterAdd0 ignores filterId and effectiveWeight; results have them, effectiveWeight as
 * FWP_UINT64.
 *
 * For an SA that no filter of this library is for, the library makes a filter from a policy of the
 * kernel or from the selector of the SA.
 */
struct FWPM_FILTER0_ {
	GUID filterKey;
	FWPM_DISPLAY_DATA0 displayData;
	UINT32 flags;
	GUID *providerKey;
	FWP_BYTE_BLOB providerData;
	GUID layerKey;
	GUID subLayerKey;
	FWP_VALUE0 weight;
	UINT32 numFilterConditions;
	FWPM_FILTER_CONDITION0 *filterCondition;
	FWPM_ACTION0 action;
	__extension__ union {
		UINT64 rawContext;
		GUID providerContextKey;
	};
	GUID *reserved;
	UINT64 filterId;
	FWP_VALUE0 effectiveWeight;
};

/*
 * The filters to enumerate: those that each member lets through. providerKey, calloutKey and
 * providerContextTemplate may be NULL, layerKey all zero, numFilterConditions 0. enumType says how
 * conditions select. flags are FWP_FILTER_ENUM_FLAG_. The type of a filter's action must have one
 * of the bits of actionMask; 0xFFFFFFFF means any action.
 */
typedef struct FWPM_FILTER_ENUM_TEMPLATE0_ {
	GUID *providerKey;
	GUID layerKey;
	FWP_FILTER_ENUM_TYPE enumType;
	UINT32 flags;
	FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 *providerContextTemplate;
	UINT32 numFilterConditions;
	FWPM_FILTER_CONDITION0 *filterCondition;
	UINT32 actionMask;
	GUID *calloutKey;
} FWPM_FILTER_ENUM_TEMPLATE0;

/* A provider was added or deleted. */
typedef struct FWPM_PROVIDER_CHANGE0_ {
	FWPM_CHANGE_TYPE changeType;
	GUID providerKey;
} FWPM_PROVIDER_CHANGE0;

/*
 * A subscription to changes of providers: those that enumTemplate selects, or all if it is NULL.
 * flags are FWPM_SUBSCRIPTION_FLAG_. sessionKey is set by the library.
 */
typedef struct FWPM_PROVIDER_SUBSCRIPTION0_ {
	FWPM_PROVIDER_ENUM_TEMPLATE0 *enumTemplate;
	UINT32 flags;
	GUID sessionKey;
} FWPM_PROVIDER_SUBSCRIPTION0;

/* A provider context was added or deleted. */
typedef struct FWPM_PROVIDER_CONTEXT_CHANGE0_ {
	FWPM_CHANGE_TYPE changeType;
	GUID providerContextKey;
	UINT64 providerContextId;
} FWPM_PROVIDER_CONTEXT_CHANGE0;

/*
 * A subscription to changes of provider contexts: those that enumTemplate selects, or all if it is
 * NULL. flags are FWPM_SUBSCRIPTION_FLAG_. sessionKey is set by the library.
 */
typedef struct FWPM_PROVIDER_CONTEXT_SUBSCRIPTION0_ {
	FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 *enumTemplate;
	UINT32 flags;
	GUID sessionKey;
} FWPM_PROVIDER_CONTEXT_SUBSCRIPTION0;

/* A sublayer was added or deleted. */
typedef struct FWPM_SUBLAYER_CHANGE0_ {
	FWPM_CHANGE_TYPE changeType;
	GUID subLayerKey;
} FWPM_SUBLAYER_CHANGE0;

/*
 * A subscription to changes of sublayers: those that enumTemplate selects, or all if it is NULL.
 * flags are FWPM_SUBSCRIPTION_FLAG_. sessionKey is set by the library.
 */
typedef struct FWPM_SUBLAYER_SUBSCRIPTION0_ {
	FWPM_SUBLAYER_ENUM_TEMPLATE0 *enumTemplate;
	UINT32 flags;
	GUID sessionKey;
} FWPM_SUBLAYER_SUBSCRIPTION0;

/* A callout was added or deleted. */
typedef struct FWPM_CALLOUT_CHANGE0_ {
	FWPM_CHANGE_TYPE changeType;
	GUID calloutKey;
	UINT32 calloutId;
} FWPM_CALLOUT_CHANGE0;

/*
 * A subscription to changes of callouts: those that enumTemplate selects, or all if it is NULL.
 * flags are FWPM_SUBSCRIPTION_FLAG_. sessionKey is set by the library.
 */
typedef struct FWPM_CALLOUT_SUBSCRIPTION0_ {
	FWPM_CALLOUT_ENUM_TEMPLATE0 *enumTemplate;
	UINT32 flags;
	GUID sessionKey;
} FWPM_CALLOUT_SUBSCRIPTION0;

/* A filter was added or deleted. */
typedef struct FWPM_FILTER_CHANGE0_ {
	FWPM_CHANGE_TYPE changeType;
	GUID filterKey;
	UINT64 filterId;
} FWPM_FILTER_CHANGE0;

/*
 * A subscription to changes of filters: those that enumTemplate selects, or all if it is NULL.
 * flags are FWPM_SUBSCRIPTION_FLAG_. sessionKey is set by the library.
 */
typedef struct FWPM_FILTER_SUBSCRIPTION0_ {
	FWPM_FILTER_ENUM_TEMPLATE0 *enumTemplate;
	UINT32 flags;
	GUID sessionKey;
} FWPM_FILTER_SUBSCRIPTION0;

/*
 * An IPsec connection, with the bytes transferred so far. providerKey may be NULL. ipVersion says
 * which members of the unions are valid.
 */
typedef struct FWPM_CONNECTION0_ {
	UINT64 connectionId;
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 localV4Address;
		UINT8 localV6Address[16];
	};
	__extension__ union {
		UINT32 remoteV4Address;
		UINT8 remoteV6Address[16];
	};
	GUID *providerKey;
	IPSEC_TRAFFIC_TYPE ipsecTrafficModeType;
	IKEEXT_KEY_MODULE_TYPE keyModuleType;
	IKEEXT_PROPOSAL0 mmCrypto;
	IKEEXT_CREDENTIAL2 mmPeer;
	IKEEXT_CREDENTIAL2 emPeer;
	UINT64 bytesTransferredIn;
	UINT64 bytesTransferredOut;
	UINT64 bytesTransferredTotal;
	FILETIME startSysTime;
} FWPM_CONNECTION0;

/*
 * The header of a net event. flags are FWPM_NET_EVENT_FLAG_; a member is valid if its flag is set.
 * ipVersion says which members of the unions are valid.
 */
typedef struct FWPM_NET_EVENT_HEADER0_ {
	FILETIME timeStamp;
	UINT32 flags;
	FWP_IP_VERSION ipVersion;
	UINT8 ipProtocol;
	__extension__ union {
		UINT32 localAddrV4;
		FWP_BYTE_ARRAY16 localAddrV6;
	};
	__extension__ union {
		UINT32 remoteAddrV4;
		FWP_BYTE_ARRAY16 remoteAddrV6;
	};
	UINT16 localPort;
	UINT16 remotePort;
	UINT32 scopeId;
	FWP_BYTE_BLOB appId;
	SID *userId;
} FWPM_NET_EVENT_HEADER0;

/* FWPM_NET_EVENT_HEADER0 with reserved members. */
typedef struct FWPM_NET_EVENT_HEADER1_ {
	FILETIME timeStamp;
	UINT32 flags;
	FWP_IP_VERSION ipVersion;
	UINT8 ipProtocol;
	__extension__ union {
		UINT32 localAddrV4;
		FWP_BYTE_ARRAY16 localAddrV6;
	};
	__extension__ union {
		UINT32 remoteAddrV4;
		FWP_BYTE_ARRAY16 remoteAddrV6;
	};
	UINT16 localPort;
	UINT16 remotePort;
	UINT32 scopeId;
	FWP_BYTE_BLOB appId;
	SID *userId;
	__extension__ union {
		__extension__ struct {
			FWP_AF reserved1;
			__extension__ union {
				__extension__ struct {
					FWP_BYTE_ARRAY6 reserved2;
					FWP_BYTE_ARRAY6 reserved3;
					UINT32 reserved4;
					UINT32 reserved5;
					UINT16 reserved6;
					UINT32 reserved7;
					UINT32 reserved8;
					UINT16 reserved9;
					UINT64 reserved10;
				};
			};
		};
	};
} FWPM_NET_EVENT_HEADER1;

/* FWPM_NET_EVENT_HEADER1 with the package of the program; NULL here. */
typedef struct FWPM_NET_EVENT_HEADER2_ {
	FILETIME timeStamp;
	UINT32 flags;
	FWP_IP_VERSION ipVersion;
	UINT8 ipProtocol;
	__extension__ union {
		UINT32 localAddrV4;
		FWP_BYTE_ARRAY16 localAddrV6;
	};
	__extension__ union {
		UINT32 remoteAddrV4;
		FWP_BYTE_ARRAY16 remoteAddrV6;
	};
	UINT16 localPort;
	UINT16 remotePort;
	UINT32 scopeId;
	FWP_BYTE_BLOB appId;
	SID *userId;
	FWP_AF addressFamily;
	SID *packageSid;
} FWPM_NET_EVENT_HEADER2;

/* FWPM_NET_EVENT_HEADER2 with names that have no meaning here. */
typedef struct FWPM_NET_EVENT_HEADER3_ {
	FILETIME timeStamp;
	UINT32 flags;
	FWP_IP_VERSION ipVersion;
	UINT8 ipProtocol;
	__extension__ union {
		UINT32 localAddrV4;
		FWP_BYTE_ARRAY16 localAddrV6;
	};
	__extension__ union {
		UINT32 remoteAddrV4;
		FWP_BYTE_ARRAY16 remoteAddrV6;
	};
	UINT16 localPort;
	UINT16 remotePort;
	UINT32 scopeId;
	FWP_BYTE_BLOB appId;
	SID *userId;
	FWP_AF addressFamily;
	SID *packageSid;
	wchar_t *enterpriseId;
	UINT64 policyFlags;
	FWP_BYTE_BLOB effectiveName;
} FWPM_NET_EVENT_HEADER3;

/* A main-mode negotiation failed. failureErrorCode is a Win32 code. */
typedef struct FWPM_NET_EVENT_IKEEXT_MM_FAILURE0_ {
	UINT32 failureErrorCode;
	IPSEC_FAILURE_POINT failurePoint;
	UINT32 flags;
	IKEEXT_KEY_MODULE_TYPE keyingModuleType;
	IKEEXT_MM_SA_STATE mmState;
	IKEEXT_SA_ROLE saRole;
	IKEEXT_AUTHENTICATION_METHOD_TYPE mmAuthMethod;
	UINT8 endCertHash[IKEEXT_CERT_HASH_LEN];
	UINT64 mmId;
	UINT64 mmFilterId;
} FWPM_NET_EVENT_IKEEXT_MM_FAILURE0;

/* FWPM_NET_EVENT_IKEEXT_MM_FAILURE0 with names and groups, which may be NULL. */
typedef struct FWPM_NET_EVENT_IKEEXT_MM_FAILURE1_ {
	UINT32 failureErrorCode;
	IPSEC_FAILURE_POINT failurePoint;
	UINT32 flags;
	IKEEXT_KEY_MODULE_TYPE keyingModuleType;
	IKEEXT_MM_SA_STATE mmState;
	IKEEXT_SA_ROLE saRole;
	IKEEXT_AUTHENTICATION_METHOD_TYPE mmAuthMethod;
	UINT8 endCertHash[IKEEXT_CERT_HASH_LEN];
	UINT64 mmId;
	UINT64 mmFilterId;
	wchar_t *localPrincipalNameForAuth;
	wchar_t *remotePrincipalNameForAuth;
	UINT32 numLocalPrincipalGroupSids;
	LPWSTR *localPrincipalGroupSids;
	UINT32 numRemotePrincipalGroupSids;
	LPWSTR *remotePrincipalGroupSids;
} FWPM_NET_EVENT_IKEEXT_MM_FAILURE1;

/* FWPM_NET_EVENT_IKEEXT_MM_FAILURE1 with the policy. */
typedef struct FWPM_NET_EVENT_IKEEXT_MM_FAILURE2_ {
	UINT32 failureErrorCode;
	IPSEC_FAILURE_POINT failurePoint;
	UINT32 flags;
	IKEEXT_KEY_MODULE_TYPE keyingModuleType;
	IKEEXT_MM_SA_STATE mmState;
	IKEEXT_SA_ROLE saRole;
	IKEEXT_AUTHENTICATION_METHOD_TYPE mmAuthMethod;
	UINT8 endCertHash[IKEEXT_CERT_HASH_LEN];
	UINT64 mmId;
	UINT64 mmFilterId;
	wchar_t *localPrincipalNameForAuth;
	wchar_t *remotePrincipalNameForAuth;
	UINT32 numLocalPrincipalGroupSids;
	LPWSTR *localPrincipalGroupSids;
	UINT32 numRemotePrincipalGroupSids;
	LPWSTR *remotePrincipalGroupSids;
	GUID *providerContextKey;
} FWPM_NET_EVENT_IKEEXT_MM_FAILURE2;

/* A quick-mode negotiation failed. */
typedef struct FWPM_NET_EVENT_IKEEXT_QM_FAILURE0_ {
	UINT32 failureErrorCode;
	IPSEC_FAILURE_POINT failurePoint;
	IKEEXT_KEY_MODULE_TYPE keyingModuleType;
	IKEEXT_QM_SA_STATE qmState;
	IKEEXT_SA_ROLE saRole;
	IPSEC_TRAFFIC_TYPE saTrafficType;
	__extension__ union {
		FWP_CONDITION_VALUE0 localSubNet;
	};
	__extension__ union {
		FWP_CONDITION_VALUE0 remoteSubNet;
	};
	UINT64 qmFilterId;
} FWPM_NET_EVENT_IKEEXT_QM_FAILURE0;

/* FWPM_NET_EVENT_IKEEXT_QM_FAILURE0 with the main-mode SA and its policy. */
typedef struct FWPM_NET_EVENT_IKEEXT_QM_FAILURE1_ {
	UINT32 failureErrorCode;
	IPSEC_FAILURE_POINT failurePoint;
	IKEEXT_KEY_MODULE_TYPE keyingModuleType;
	IKEEXT_QM_SA_STATE qmState;
	IKEEXT_SA_ROLE saRole;
	IPSEC_TRAFFIC_TYPE saTrafficType;
	__extension__ union {
		FWP_CONDITION_VALUE0 localSubNet;
	};
	__extension__ union {
		FWP_CONDITION_VALUE0 remoteSubNet;
	};
	UINT64 qmFilterId;
	UINT64 mmSaLuid;
	GUID mmProviderContextKey;
} FWPM_NET_EVENT_IKEEXT_QM_FAILURE1;

/* An extended-mode negotiation failed. */
typedef struct FWPM_NET_EVENT_IKEEXT_EM_FAILURE0_ {
	UINT32 failureErrorCode;
	IPSEC_FAILURE_POINT failurePoint;
	UINT32 flags;
	IKEEXT_EM_SA_STATE emState;
	IKEEXT_SA_ROLE saRole;
	IKEEXT_AUTHENTICATION_METHOD_TYPE emAuthMethod;
	UINT8 endCertHash[IKEEXT_CERT_HASH_LEN];
	UINT64 mmId;
	UINT64 qmFilterId;
} FWPM_NET_EVENT_IKEEXT_EM_FAILURE0;

/* FWPM_NET_EVENT_IKEEXT_EM_FAILURE0 with names and groups, which may be NULL. */
typedef struct FWPM_NET_EVENT_IKEEXT_EM_FAILURE1_ {
	UINT32 failureErrorCode;
	IPSEC_FAILURE_POINT failurePoint;
	UINT32 flags;
	IKEEXT_EM_SA_STATE emState;
	IKEEXT_SA_ROLE saRole;
	IKEEXT_AUTHENTICATION_METHOD_TYPE emAuthMethod;
	UINT8 endCertHash[IKEEXT_CERT_HASH_LEN];
	UINT64 mmId;
	UINT64 qmFilterId;
	wchar_t *localPrincipalNameForAuth;
	wchar_t *remotePrincipalNameForAuth;
	UINT32 numLocalPrincipalGroupSids;
	LPWSTR *localPrincipalGroupSids;
	UINT32 numRemotePrincipalGroupSids;
	LPWSTR *remotePrincipalGroupSids;
	IPSEC_TRAFFIC_TYPE saTrafficType;
} FWPM_NET_EVENT_IKEEXT_EM_FAILURE1;

/* A filter dropped a packet. */
typedef struct FWPM_NET_EVENT_CLASSIFY_DROP0_ {
	UINT64 filterId;
	UINT16 layerId;
} FWPM_NET_EVENT_CLASSIFY_DROP0;

/*
 * FWPM_NET_EVENT_CLASSIFY_DROP0 with the direction of the packet: msFwpDirection is 0x3900 for
 * inbound and 0x3901 for outbound.
 */
typedef struct FWPM_NET_EVENT_CLASSIFY_DROP1_ {
	UINT64 filterId;
	UINT16 layerId;
	UINT32 reauthReason;
	UINT32 originalProfile;
	UINT32 currentProfile;
	UINT32 msFwpDirection;
	BOOL isLoopback;
} FWPM_NET_EVENT_CLASSIFY_DROP1;

/* FWPM_NET_EVENT_CLASSIFY_DROP1 with a virtual switch. */
typedef struct FWPM_NET_EVENT_CLASSIFY_DROP2_ {
	UINT64 filterId;
	UINT16 layerId;
	UINT32 reauthReason;
	UINT32 originalProfile;
	UINT32 currentProfile;
	UINT32 msFwpDirection;
	BOOL isLoopback;
	FWP_BYTE_BLOB vSwitchId;
	UINT32 vSwitchSourcePort;
	UINT32 vSwitchDestinationPort;
} FWPM_NET_EVENT_CLASSIFY_DROP2;

/* A filter dropped an Ethernet frame. */
typedef struct FWPM_NET_EVENT_CLASSIFY_DROP_MAC0_ {
	FWP_BYTE_ARRAY6 localMacAddr;
	FWP_BYTE_ARRAY6 remoteMacAddr;
	UINT32 mediaType;
	UINT32 ifType;
	UINT16 etherType;
	UINT32 ndisPortNumber;
	UINT32 reserved;
	UINT16 vlanTag;
	UINT64 ifLuid;
	UINT64 filterId;
	UINT16 layerId;
	UINT32 reauthReason;
	UINT32 originalProfile;
	UINT32 currentProfile;
	UINT32 msFwpDirection;
	BOOL isLoopback;
	FWP_BYTE_BLOB vSwitchId;
	UINT32 vSwitchSourcePort;
	UINT32 vSwitchDestinationPort;
} FWPM_NET_EVENT_CLASSIFY_DROP_MAC0;

/* A filter let a packet pass. */
typedef struct FWPM_NET_EVENT_CLASSIFY_ALLOW0_ {
	UINT64 filterId;
	UINT16 layerId;
	UINT32 reauthReason;
	UINT32 originalProfile;
	UINT32 currentProfile;
	UINT32 msFwpDirection;
	BOOL isLoopback;
} FWPM_NET_EVENT_CLASSIFY_ALLOW0;

/* A packet was dropped, because the program lacks a capability. */
typedef struct FWPM_NET_EVENT_CAPABILITY_DROP0_ {
	FWPM_APPC_NETWORK_CAPABILITY_TYPE networkCapabilityId;
	UINT64 filterId;
	BOOL isLoopback;
} FWPM_NET_EVENT_CAPABILITY_DROP0;

/* A packet passed, because the program has a capability. */
typedef struct FWPM_NET_EVENT_CAPABILITY_ALLOW0_ {
	FWPM_APPC_NETWORK_CAPABILITY_TYPE networkCapabilityId;
	UINT64 filterId;
	BOOL isLoopback;
} FWPM_NET_EVENT_CAPABILITY_ALLOW0;

/*
 * IPsec dropped a packet. failureStatus is an NTSTATUS such as STATUS_IPSEC_BAD_SPI; the SPI is in
 * host byte order.
 */
typedef struct FWPM_NET_EVENT_IPSEC_KERNEL_DROP0_ {
	INT32 failureStatus;
	FWP_DIRECTION direction;
	IPSEC_SA_SPI spi;
	UINT64 filterId;
	UINT16 layerId;
} FWPM_NET_EVENT_IPSEC_KERNEL_DROP0;

/* The protection against denial of service dropped a packet. */
typedef struct FWPM_NET_EVENT_IPSEC_DOSP_DROP0_ {
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 publicHostV4Addr;
		UINT8 publicHostV6Addr[16];
	};
	__extension__ union {
		UINT32 internalHostV4Addr;
		UINT8 internalHostV6Addr[16];
	};
	INT32 failureStatus;
	FWP_DIRECTION direction;
} FWPM_NET_EVENT_IPSEC_DOSP_DROP0;

/* A packet arrived for an SA in low-power mode. */
typedef struct FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0_ {
	IPSEC_SA_SPI spi;
} FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0;

/* A net event. type says which member of the union is valid. */
typedef struct FWPM_NET_EVENT0_ {
	FWPM_NET_EVENT_HEADER0 header;
	FWPM_NET_EVENT_TYPE type;
	__extension__ union {
		FWPM_NET_EVENT_IKEEXT_MM_FAILURE0 *ikeMmFailure;
		FWPM_NET_EVENT_IKEEXT_QM_FAILURE0 *ikeQmFailure;
		FWPM_NET_EVENT_IKEEXT_EM_FAILURE0 *ikeEmFailure;
		FWPM_NET_EVENT_CLASSIFY_DROP0 *classifyDrop;
		FWPM_NET_EVENT_IPSEC_KERNEL_DROP0 *ipsecDrop;
		FWPM_NET_EVENT_IPSEC_DOSP_DROP0 *idpDrop;
	};
} FWPM_NET_EVENT0;

/* A net event. type says which member of the union is valid. */
typedef struct FWPM_NET_EVENT1_ {
	FWPM_NET_EVENT_HEADER1 header;
	FWPM_NET_EVENT_TYPE type;
	__extension__ union {
		FWPM_NET_EVENT_IKEEXT_MM_FAILURE1 *ikeMmFailure;
		FWPM_NET_EVENT_IKEEXT_QM_FAILURE0 *ikeQmFailure;
		FWPM_NET_EVENT_IKEEXT_EM_FAILURE1 *ikeEmFailure;
		FWPM_NET_EVENT_CLASSIFY_DROP1 *classifyDrop;
		FWPM_NET_EVENT_IPSEC_KERNEL_DROP0 *ipsecDrop;
		FWPM_NET_EVENT_IPSEC_DOSP_DROP0 *idpDrop;
	};
} FWPM_NET_EVENT1;

/* A net event. type says which member of the union is valid. */
typedef struct FWPM_NET_EVENT2_ {
	FWPM_NET_EVENT_HEADER2 header;
	FWPM_NET_EVENT_TYPE type;
	__extension__ union {
		FWPM_NET_EVENT_IKEEXT_MM_FAILURE1 *ikeMmFailure;
		FWPM_NET_EVENT_IKEEXT_QM_FAILURE0 *ikeQmFailure;
		FWPM_NET_EVENT_IKEEXT_EM_FAILURE1 *ikeEmFailure;
		FWPM_NET_EVENT_CLASSIFY_DROP2 *classifyDrop;
		FWPM_NET_EVENT_IPSEC_KERNEL_DROP0 *ipsecDrop;
		FWPM_NET_EVENT_IPSEC_DOSP_DROP0 *idpDrop;
		FWPM_NET_EVENT_CLASSIFY_ALLOW0 *classifyAllow;
		FWPM_NET_EVENT_CAPABILITY_DROP0 *capabilityDrop;
		FWPM_NET_EVENT_CAPABILITY_ALLOW0 *capabilityAllow;
		FWPM_NET_EVENT_CLASSIFY_DROP_MAC0 *classifyDropMac;
	};
} FWPM_NET_EVENT2;

/* A net event. type says which member of the union is valid. */
typedef struct FWPM_NET_EVENT3_ {
	FWPM_NET_EVENT_HEADER3 header;
	FWPM_NET_EVENT_TYPE type;
	__extension__ union {
		FWPM_NET_EVENT_IKEEXT_MM_FAILURE1 *ikeMmFailure;
		FWPM_NET_EVENT_IKEEXT_QM_FAILURE0 *ikeQmFailure;
		FWPM_NET_EVENT_IKEEXT_EM_FAILURE1 *ikeEmFailure;
		FWPM_NET_EVENT_CLASSIFY_DROP2 *classifyDrop;
		FWPM_NET_EVENT_IPSEC_KERNEL_DROP0 *ipsecDrop;
		FWPM_NET_EVENT_IPSEC_DOSP_DROP0 *idpDrop;
		FWPM_NET_EVENT_CLASSIFY_ALLOW0 *classifyAllow;
		FWPM_NET_EVENT_CAPABILITY_DROP0 *capabilityDrop;
		FWPM_NET_EVENT_CAPABILITY_ALLOW0 *capabilityAllow;
		FWPM_NET_EVENT_CLASSIFY_DROP_MAC0 *classifyDropMac;
	};
} FWPM_NET_EVENT3;

/* A net event. type says which member of the union is valid. */
typedef struct FWPM_NET_EVENT4_ {
	FWPM_NET_EVENT_HEADER3 header;
	FWPM_NET_EVENT_TYPE type;
	__extension__ union {
		FWPM_NET_EVENT_IKEEXT_MM_FAILURE2 *ikeMmFailure;
		FWPM_NET_EVENT_IKEEXT_QM_FAILURE1 *ikeQmFailure;
		FWPM_NET_EVENT_IKEEXT_EM_FAILURE1 *ikeEmFailure;
		FWPM_NET_EVENT_CLASSIFY_DROP2 *classifyDrop;
		FWPM_NET_EVENT_IPSEC_KERNEL_DROP0 *ipsecDrop;
		FWPM_NET_EVENT_IPSEC_DOSP_DROP0 *idpDrop;
		FWPM_NET_EVENT_CLASSIFY_ALLOW0 *classifyAllow;
		FWPM_NET_EVENT_CAPABILITY_DROP0 *capabilityDrop;
		FWPM_NET_EVENT_CAPABILITY_ALLOW0 *capabilityAllow;
		FWPM_NET_EVENT_CLASSIFY_DROP_MAC0 *classifyDropMac;
	};
} FWPM_NET_EVENT4;

/* A net event. type says which member of the union is valid. */
typedef struct FWPM_NET_EVENT5_ {
	FWPM_NET_EVENT_HEADER3 header;
	FWPM_NET_EVENT_TYPE type;
	__extension__ union {
		FWPM_NET_EVENT_IKEEXT_MM_FAILURE2 *ikeMmFailure;
		FWPM_NET_EVENT_IKEEXT_QM_FAILURE1 *ikeQmFailure;
		FWPM_NET_EVENT_IKEEXT_EM_FAILURE1 *ikeEmFailure;
		FWPM_NET_EVENT_CLASSIFY_DROP2 *classifyDrop;
		FWPM_NET_EVENT_IPSEC_KERNEL_DROP0 *ipsecDrop;
		FWPM_NET_EVENT_IPSEC_DOSP_DROP0 *idpDrop;
		FWPM_NET_EVENT_CLASSIFY_ALLOW0 *classifyAllow;
		FWPM_NET_EVENT_CAPABILITY_DROP0 *capabilityDrop;
		FWPM_NET_EVENT_CAPABILITY_ALLOW0 *capabilityAllow;
		FWPM_NET_EVENT_CLASSIFY_DROP_MAC0 *classifyDropMac;
		FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0 *lpmPacketArrival;
	};
} FWPM_NET_EVENT5;

/* The net events to enumerate. A time of zero means no limit. */
typedef struct FWPM_NET_EVENT_ENUM_TEMPLATE0_ {
	FILETIME startTime;
	FILETIME endTime;
	UINT32 numFilterConditions;
	FWPM_FILTER_CONDITION0 *filterCondition;
} FWPM_NET_EVENT_ENUM_TEMPLATE0;

/* A subscription to net events: those that enumTemplate selects, or all if it is NULL. */
typedef struct FWPM_NET_EVENT_SUBSCRIPTION0_ {
	FWPM_NET_EVENT_ENUM_TEMPLATE0 *enumTemplate;
	UINT32 flags;
	GUID sessionKey;
} FWPM_NET_EVENT_SUBSCRIPTION0;

/* Layers: the places in the network stack where filters look at packets. */
extern const GUID FWPM_LAYER_INBOUND_TRANSPORT_V4;
extern const GUID FWPM_LAYER_INBOUND_TRANSPORT_V6;
extern const GUID FWPM_LAYER_OUTBOUND_TRANSPORT_V4;
extern const GUID FWPM_LAYER_OUTBOUND_TRANSPORT_V6;
extern const GUID FWPM_LAYER_IPFORWARD_V4;
extern const GUID FWPM_LAYER_IPFORWARD_V6;
extern const GUID FWPM_LAYER_ALE_AUTH_CONNECT_V4;
extern const GUID FWPM_LAYER_ALE_AUTH_CONNECT_V6;
extern const GUID FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4;
extern const GUID FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V6;
extern const GUID FWPM_LAYER_IPSEC_V4;
extern const GUID FWPM_LAYER_IPSEC_V6;
extern const GUID FWPM_LAYER_IKEEXT_V4;
extern const GUID FWPM_LAYER_IKEEXT_V6;

/* Sublayers: groups of filters within a layer. */
extern const GUID FWPM_SUBLAYER_UNIVERSAL;
extern const GUID FWPM_SUBLAYER_IPSEC_TUNNEL;
extern const GUID FWPM_SUBLAYER_IPSEC_FORWARD_OUTBOUND_TUNNEL;
extern const GUID FWPM_SUBLAYER_LIPS;
extern const GUID FWPM_SUBLAYER_SECURE_SOCKET;
extern const GUID FWPM_SUBLAYER_INSPECTION;
extern const GUID FWPM_SUBLAYER_IPSEC_DOSP;
extern const GUID FWPM_SUBLAYER_IPSEC_SECURITY_REALM;

/* Providers: whose objects the others are. */
extern const GUID FWPM_PROVIDER_IKEEXT;
extern const GUID FWPM_PROVIDER_IPSEC_DOSP_CONFIG;

/* The fields of packets that conditions compare. */
extern const GUID FWPM_CONDITION_IP_LOCAL_ADDRESS;
extern const GUID FWPM_CONDITION_IP_LOCAL_ADDRESS_TYPE;
extern const GUID FWPM_CONDITION_IP_REMOTE_ADDRESS;
extern const GUID FWPM_CONDITION_IP_SOURCE_ADDRESS;
extern const GUID FWPM_CONDITION_IP_DESTINATION_ADDRESS;
extern const GUID FWPM_CONDITION_IP_PROTOCOL;
extern const GUID FWPM_CONDITION_IP_LOCAL_PORT;
extern const GUID FWPM_CONDITION_IP_REMOTE_PORT;
#ifndef FWPM_CONDITION_ICMP_TYPE
#define FWPM_CONDITION_ICMP_TYPE FWPM_CONDITION_IP_LOCAL_PORT
#endif
#ifndef FWPM_CONDITION_ICMP_CODE
#define FWPM_CONDITION_ICMP_CODE FWPM_CONDITION_IP_REMOTE_PORT
#endif

/* Fields that the kernel cannot compare: a filter with a condition on one is refused. */
extern const GUID FWPM_CONDITION_ALE_APP_ID;
extern const GUID FWPM_CONDITION_ALE_USER_ID;
extern const GUID FWPM_CONDITION_CURRENT_PROFILE_ID;
extern const GUID FWPM_CONDITION_DIRECTION;
extern const GUID FWPM_CONDITION_FLAGS;
extern const GUID FWPM_CONDITION_INTERFACE_INDEX;
extern const GUID FWPM_CONDITION_INTERFACE_TYPE;
extern const GUID FWPM_CONDITION_IP_DESTINATION_ADDRESS_TYPE;
extern const GUID FWPM_CONDITION_IP_LOCAL_INTERFACE;
extern const GUID FWPM_CONDITION_SUB_INTERFACE_INDEX;
extern const GUID FWPM_CONDITION_TUNNEL_TYPE;

/* Callouts: the functions that the filters of IPsec call. */
extern const GUID FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4;
extern const GUID FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V6;
extern const GUID FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4;
extern const GUID FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V6;
extern const GUID FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V4;
extern const GUID FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V6;
extern const GUID FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4;
extern const GUID FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V6;
extern const GUID FWPM_CALLOUT_IPSEC_FORWARD_INBOUND_TUNNEL_V4;
extern const GUID FWPM_CALLOUT_IPSEC_FORWARD_INBOUND_TUNNEL_V6;
extern const GUID FWPM_CALLOUT_IPSEC_FORWARD_OUTBOUND_TUNNEL_V4;
extern const GUID FWPM_CALLOUT_IPSEC_FORWARD_OUTBOUND_TUNNEL_V6;
extern const GUID FWPM_CALLOUT_IPSEC_INBOUND_INITIATE_SECURE_V4;
extern const GUID FWPM_CALLOUT_IPSEC_INBOUND_INITIATE_SECURE_V6;
extern const GUID FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_ALE_ACCEPT_V4;
extern const GUID FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_ALE_ACCEPT_V6;
extern const GUID FWPM_CALLOUT_IPSEC_ALE_CONNECT_V4;
extern const GUID FWPM_CALLOUT_IPSEC_ALE_CONNECT_V6;

/* Keying modules: the protocols that negotiate SAs. */
extern const GUID FWPM_KEYING_MODULE_IKE;
extern const GUID FWPM_KEYING_MODULE_AUTHIP;
extern const GUID FWPM_KEYING_MODULE_IKEV2;

#ifdef __cplusplus
}
#endif

#endif
