/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Types of the keying service: proposals, credentials, main-mode SAs, statistics.
 *
 * Microsoft documents them under iketypes.h. Sizes and offsets are those of 64-bit Windows. The
 * functions whose names begin with Ikeext return IKEEXT_SA_DETAILS0 to 2 and IKEEXT_STATISTICS0 and
 * 1; the other structs are here because structs contain them and programs mention them. Unions have
 * no name.
 */
#ifndef WFPXFRM_IKETYPES_H
#define WFPXFRM_IKETYPES_H

#include "fwptypes.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef IKEEXT_CERT_HASH_LEN
#define IKEEXT_CERT_HASH_LEN 20
#endif
#ifndef IKEEXT_ERROR_CODE_COUNT
#define IKEEXT_ERROR_CODE_COUNT 97
#endif

#ifndef IKEEXT_CERT_FLAG_ENABLE_ACCOUNT_MAPPING
#define IKEEXT_CERT_FLAG_ENABLE_ACCOUNT_MAPPING 0x00000001U
#endif
#ifndef IKEEXT_CERT_FLAG_DISABLE_REQUEST_PAYLOAD
#define IKEEXT_CERT_FLAG_DISABLE_REQUEST_PAYLOAD 0x00000002U
#endif
#ifndef IKEEXT_CERT_FLAG_USE_NAP_CERTIFICATE
#define IKEEXT_CERT_FLAG_USE_NAP_CERTIFICATE 0x00000004U
#endif
#ifndef IKEEXT_CERT_FLAG_INTERMEDIATE_CA
#define IKEEXT_CERT_FLAG_INTERMEDIATE_CA 0x00000008U
#endif
#ifndef IKEEXT_CERT_FLAG_IGNORE_INIT_CERT_MAP_FAILURE
#define IKEEXT_CERT_FLAG_IGNORE_INIT_CERT_MAP_FAILURE 0x00000010U
#endif
#ifndef IKEEXT_CERT_FLAG_PREFER_NAP_CERTIFICATE_OUTBOUND
#define IKEEXT_CERT_FLAG_PREFER_NAP_CERTIFICATE_OUTBOUND 0x00000020U
#endif
#ifndef IKEEXT_CERT_FLAG_SELECT_NAP_CERTIFICATE
#define IKEEXT_CERT_FLAG_SELECT_NAP_CERTIFICATE 0x00000040U
#endif
#ifndef IKEEXT_CERT_FLAG_VERIFY_NAP_CERTIFICATE
#define IKEEXT_CERT_FLAG_VERIFY_NAP_CERTIFICATE 0x00000080U
#endif
#ifndef IKEEXT_CERT_FLAG_FOLLOW_RENEWAL_CERTIFICATE
#define IKEEXT_CERT_FLAG_FOLLOW_RENEWAL_CERTIFICATE 0x00000100U
#endif

#ifndef IKEEXT_CERT_AUTH_FLAG_SSL_ONE_WAY
#define IKEEXT_CERT_AUTH_FLAG_SSL_ONE_WAY 0x00000001U
#endif
#ifndef IKEEXT_CERT_AUTH_FLAG_DISABLE_CRL_CHECK
#define IKEEXT_CERT_AUTH_FLAG_DISABLE_CRL_CHECK 0x00000002U
#endif
#ifndef IKEEXT_CERT_AUTH_ENABLE_CRL_CHECK_STRONG
#define IKEEXT_CERT_AUTH_ENABLE_CRL_CHECK_STRONG 0x00000004U
#endif
#ifndef IKEEXT_CERT_AUTH_DISABLE_SSL_CERT_VALIDATION
#define IKEEXT_CERT_AUTH_DISABLE_SSL_CERT_VALIDATION 0x00000008U
#endif
#ifndef IKEEXT_CERT_AUTH_ALLOW_HTTP_CERT_LOOKUP
#define IKEEXT_CERT_AUTH_ALLOW_HTTP_CERT_LOOKUP 0x00000010U
#endif
#ifndef IKEEXT_CERT_AUTH_URL_CONTAINS_BUNDLE
#define IKEEXT_CERT_AUTH_URL_CONTAINS_BUNDLE 0x00000020U
#endif

#ifndef IKEEXT_CERT_CREDENTIAL_FLAG_NAP_CERT
#define IKEEXT_CERT_CREDENTIAL_FLAG_NAP_CERT 0x00000001U
#endif
#ifndef IKEEXT_KERB_AUTH_DISABLE_INITIATOR_TOKEN_GENERATION
#define IKEEXT_KERB_AUTH_DISABLE_INITIATOR_TOKEN_GENERATION 0x00000001U
#endif
#ifndef IKEEXT_KERB_AUTH_DONT_ACCEPT_EXPLICIT_CREDENTIALS
#define IKEEXT_KERB_AUTH_DONT_ACCEPT_EXPLICIT_CREDENTIALS 0x00000002U
#endif
#ifndef IKEEXT_KERB_AUTH_FORCE_PROXY_ON_INITIATOR
#define IKEEXT_KERB_AUTH_FORCE_PROXY_ON_INITIATOR 0x00000004U
#endif
#ifndef IKEEXT_RESERVED_AUTH_DISABLE_INITIATOR_TOKEN_GENERATION
#define IKEEXT_RESERVED_AUTH_DISABLE_INITIATOR_TOKEN_GENERATION 0x00000001U
#endif
#ifndef IKEEXT_NTLM_V2_AUTH_DONT_ACCEPT_EXPLICIT_CREDENTIALS
#define IKEEXT_NTLM_V2_AUTH_DONT_ACCEPT_EXPLICIT_CREDENTIALS 0x00000001U
#endif
#ifndef IKEEXT_PSK_FLAG_LOCAL_AUTH_ONLY
#define IKEEXT_PSK_FLAG_LOCAL_AUTH_ONLY 0x00000001U
#endif
#ifndef IKEEXT_PSK_FLAG_REMOTE_AUTH_ONLY
#define IKEEXT_PSK_FLAG_REMOTE_AUTH_ONLY 0x00000002U
#endif
#ifndef IKEEXT_EAP_FLAG_LOCAL_AUTH_ONLY
#define IKEEXT_EAP_FLAG_LOCAL_AUTH_ONLY 0x00000001U
#endif
#ifndef IKEEXT_EAP_FLAG_REMOTE_AUTH_ONLY
#define IKEEXT_EAP_FLAG_REMOTE_AUTH_ONLY 0x00000002U
#endif

#ifndef IKEEXT_POLICY_FLAG_DISABLE_DIAGNOSTICS
#define IKEEXT_POLICY_FLAG_DISABLE_DIAGNOSTICS 0x00000001U
#endif
#ifndef IKEEXT_POLICY_FLAG_NO_MACHINE_LUID_VERIFY
#define IKEEXT_POLICY_FLAG_NO_MACHINE_LUID_VERIFY 0x00000002U
#endif
#ifndef IKEEXT_POLICY_FLAG_NO_IMPERSONATION_LUID_VERIFY
#define IKEEXT_POLICY_FLAG_NO_IMPERSONATION_LUID_VERIFY 0x00000004U
#endif
#ifndef IKEEXT_POLICY_FLAG_ENABLE_OPTIONAL_DH
#define IKEEXT_POLICY_FLAG_ENABLE_OPTIONAL_DH 0x00000008U
#endif

/* Defined in ipsectypes.h. */
typedef struct IPSEC_V4_UDP_ENCAPSULATION0_ IPSEC_V4_UDP_ENCAPSULATION0;

/* The IKE SPI (cookie) of one peer. */
typedef UINT64 IKEEXT_COOKIE;

/* Keying protocols. */
typedef enum IKEEXT_KEY_MODULE_TYPE_ WFPX_ENUM_INT {
	IKEEXT_KEY_MODULE_IKE = 0,
	IKEEXT_KEY_MODULE_AUTHIP = 1,
	IKEEXT_KEY_MODULE_IKEV2 = 2,
	IKEEXT_KEY_MODULE_MAX = 3
} IKEEXT_KEY_MODULE_TYPE;

/* Ways to authenticate. */
typedef enum IKEEXT_AUTHENTICATION_METHOD_TYPE_ WFPX_ENUM_INT {
	IKEEXT_PRESHARED_KEY = 0,
	IKEEXT_CERTIFICATE = 1,
	IKEEXT_KERBEROS = 2,
	IKEEXT_ANONYMOUS = 3,
	IKEEXT_SSL = 4,
	IKEEXT_NTLM_V2 = 5,
	IKEEXT_IPV6_CGA = 6,
	IKEEXT_CERTIFICATE_ECDSA_P256 = 7,
	IKEEXT_CERTIFICATE_ECDSA_P384 = 8,
	IKEEXT_SSL_ECDSA_P256 = 9,
	IKEEXT_SSL_ECDSA_P384 = 10,
	IKEEXT_EAP = 11,
	IKEEXT_RESERVED = 12,
	IKEEXT_AUTHENTICATION_METHOD_TYPE_MAX = 13
} IKEEXT_AUTHENTICATION_METHOD_TYPE;

/* Whether the credential of a socket's user is used. */
typedef enum IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE_ WFPX_ENUM_INT {
	IKEEXT_IMPERSONATION_NONE = 0,
	IKEEXT_IMPERSONATION_SOCKET_PRINCIPAL = 1,
	IKEEXT_IMPERSONATION_MAX = 2
} IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE;

/* Where trusted certificates are configured. */
typedef enum IKEEXT_CERT_CONFIG_TYPE_ WFPX_ENUM_INT {
	IKEEXT_CERT_CONFIG_EXPLICIT_TRUST_LIST = 0,
	IKEEXT_CERT_CONFIG_ENTERPRISE_STORE = 1,
	IKEEXT_CERT_CONFIG_TRUSTED_ROOT_STORE = 2,
	IKEEXT_CERT_CONFIG_UNSPECIFIED = 3,
	IKEEXT_CERT_CONFIG_TYPE_MAX = 4
} IKEEXT_CERT_CONFIG_TYPE;

/* Kinds of names in a certificate. */
typedef enum IKEEXT_CERT_CRITERIA_NAME_TYPE_ WFPX_ENUM_INT {
	IKEEXT_CERT_CRITERIA_DNS = 0,
	IKEEXT_CERT_CRITERIA_UPN = 1,
	IKEEXT_CERT_CRITERIA_RFC822 = 2,
	IKEEXT_CERT_CRITERIA_CN = 3,
	IKEEXT_CERT_CRITERIA_OU = 4,
	IKEEXT_CERT_CRITERIA_O = 5,
	IKEEXT_CERT_CRITERIA_DC = 6,
	IKEEXT_CERT_CRITERIA_NAME_TYPE_MAX = 7
} IKEEXT_CERT_CRITERIA_NAME_TYPE;

/* Ciphers of an IKE SA. The numbers differ from those of IPSEC_CIPHER_TYPE. */
typedef enum IKEEXT_CIPHER_TYPE_ WFPX_ENUM_INT {
	IKEEXT_CIPHER_DES = 0,
	IKEEXT_CIPHER_3DES = 1,
	IKEEXT_CIPHER_AES_128 = 2,
	IKEEXT_CIPHER_AES_192 = 3,
	IKEEXT_CIPHER_AES_256 = 4,
	IKEEXT_CIPHER_AES_GCM_128_16ICV = 5,
	IKEEXT_CIPHER_AES_GCM_256_16ICV = 6,
	IKEEXT_CIPHER_TYPE_MAX = 7
} IKEEXT_CIPHER_TYPE;

/* Integrity algorithms of an IKE SA. */
typedef enum IKEEXT_INTEGRITY_TYPE_ WFPX_ENUM_INT {
	IKEEXT_INTEGRITY_MD5 = 0,
	IKEEXT_INTEGRITY_SHA1 = 1,
	IKEEXT_INTEGRITY_SHA_256 = 2,
	IKEEXT_INTEGRITY_SHA_384 = 3,
	IKEEXT_INTEGRITY_TYPE_MAX = 4
} IKEEXT_INTEGRITY_TYPE;

/* Diffie-Hellman groups. The numbers differ from those of IPSEC_PFS_GROUP. */
typedef enum IKEEXT_DH_GROUP_ WFPX_ENUM_INT {
	IKEEXT_DH_GROUP_NONE = 0,
	IKEEXT_DH_GROUP_1 = 1,
	IKEEXT_DH_GROUP_2 = 2,
	IKEEXT_DH_GROUP_14 = 3,
	IKEEXT_DH_GROUP_2048 = 3, /* group 14, named by its length */
	IKEEXT_DH_ECP_256 = 4,
	IKEEXT_DH_ECP_384 = 5,
	IKEEXT_DH_GROUP_24 = 6,
	IKEEXT_DH_GROUP_MAX = 7
} IKEEXT_DH_GROUP;

/* The progress of a main-mode negotiation. */
typedef enum IKEEXT_MM_SA_STATE_ WFPX_ENUM_INT {
	IKEEXT_MM_SA_STATE_NONE = 0,
	IKEEXT_MM_SA_STATE_SA_SENT = 1,
	IKEEXT_MM_SA_STATE_SSPI_SENT = 2,
	IKEEXT_MM_SA_STATE_FINAL = 3,
	IKEEXT_MM_SA_STATE_FINAL_SENT = 4,
	IKEEXT_MM_SA_STATE_COMPLETE = 5,
	IKEEXT_MM_SA_STATE_MAX = 6
} IKEEXT_MM_SA_STATE;

/* The progress of a quick-mode negotiation. */
typedef enum IKEEXT_QM_SA_STATE_ WFPX_ENUM_INT {
	IKEEXT_QM_SA_STATE_NONE = 0,
	IKEEXT_QM_SA_STATE_INITIAL = 1,
	IKEEXT_QM_SA_STATE_FINAL = 2,
	IKEEXT_QM_SA_STATE_COMPLETE = 3,
	IKEEXT_QM_SA_STATE_MAX = 4
} IKEEXT_QM_SA_STATE;

/* The progress of an extended-mode negotiation. */
typedef enum IKEEXT_EM_SA_STATE_ WFPX_ENUM_INT {
	IKEEXT_EM_SA_STATE_NONE = 0,
	IKEEXT_EM_SA_STATE_SENT_ATTS = 1,
	IKEEXT_EM_SA_STATE_SSPI_SENT = 2,
	IKEEXT_EM_SA_STATE_AUTH_COMPLETE = 3,
	IKEEXT_EM_SA_STATE_FINAL = 4,
	IKEEXT_EM_SA_STATE_COMPLETE = 5,
	IKEEXT_EM_SA_STATE_MAX = 6
} IKEEXT_EM_SA_STATE;

/* Whether this host began the negotiation. */
typedef enum IKEEXT_SA_ROLE_ WFPX_ENUM_INT {
	IKEEXT_SA_ROLE_INITIATOR = 0,
	IKEEXT_SA_ROLE_RESPONDER = 1,
	IKEEXT_SA_ROLE_MAX = 2
} IKEEXT_SA_ROLE;

/* A pre-shared key. The library never returns one. */
typedef struct IKEEXT_PRESHARED_KEY_AUTHENTICATION0__ {
	FWP_BYTE_BLOB presharedKey;
} IKEEXT_PRESHARED_KEY_AUTHENTICATION0;

/* IKEEXT_PRESHARED_KEY_AUTHENTICATION0 with IKEEXT_PSK_FLAG_ flags. */
typedef struct IKEEXT_PRESHARED_KEY_AUTHENTICATION1__ {
	FWP_BYTE_BLOB presharedKey;
	UINT32 flags;
} IKEEXT_PRESHARED_KEY_AUTHENTICATION1;

/* A trusted root: its subject name in DER, and IKEEXT_CERT_FLAG_ flags. */
typedef struct IKEEXT_CERT_ROOT_CONFIG0_ {
	FWP_BYTE_BLOB certData;
	UINT32 flags;
} IKEEXT_CERT_ROOT_CONFIG0;

/*
 * The certificates that are accepted and offered. Each type says which member of the union behind
 * it is valid. flags are IKEEXT_CERT_AUTH_.
 */
typedef struct IKEEXT_CERTIFICATE_AUTHENTICATION0_ {
	IKEEXT_CERT_CONFIG_TYPE inboundConfigType;
	__extension__ union {
		__extension__ struct {
			UINT32 inboundRootArraySize;
			IKEEXT_CERT_ROOT_CONFIG0 *inboundRootArray;
		};
		IKEEXT_CERT_ROOT_CONFIG0 *inboundEnterpriseStoreConfig;
		IKEEXT_CERT_ROOT_CONFIG0 *inboundTrustedRootStoreConfig;
	};
	IKEEXT_CERT_CONFIG_TYPE outboundConfigType;
	__extension__ union {
		__extension__ struct {
			UINT32 outboundRootArraySize;
			IKEEXT_CERT_ROOT_CONFIG0 *outboundRootArray;
		};
		IKEEXT_CERT_ROOT_CONFIG0 *outboundEnterpriseStoreConfig;
		IKEEXT_CERT_ROOT_CONFIG0 *outboundTrustedRootStoreConfig;
	};
	UINT32 flags;
} IKEEXT_CERTIFICATE_AUTHENTICATION0;

/* IKEEXT_CERTIFICATE_AUTHENTICATION0 with the place where the own certificate can be fetched. */
typedef struct IKEEXT_CERTIFICATE_AUTHENTICATION1_ {
	IKEEXT_CERT_CONFIG_TYPE inboundConfigType;
	__extension__ union {
		__extension__ struct {
			UINT32 inboundRootArraySize;
			IKEEXT_CERT_ROOT_CONFIG0 *inboundRootArray;
		};
		IKEEXT_CERT_ROOT_CONFIG0 *inboundEnterpriseStoreConfig;
		IKEEXT_CERT_ROOT_CONFIG0 *inboundTrustedRootStoreConfig;
	};
	IKEEXT_CERT_CONFIG_TYPE outboundConfigType;
	__extension__ union {
		__extension__ struct {
			UINT32 outboundRootArraySize;
			IKEEXT_CERT_ROOT_CONFIG0 *outboundRootArray;
		};
		IKEEXT_CERT_ROOT_CONFIG0 *outboundEnterpriseStoreConfig;
		IKEEXT_CERT_ROOT_CONFIG0 *outboundTrustedRootStoreConfig;
	};
	UINT32 flags;
	FWP_BYTE_BLOB localCertLocationUrl;
} IKEEXT_CERTIFICATE_AUTHENTICATION1;

/* Extended key usages, as object identifiers in dotted text. */
typedef struct IKEEXT_CERT_EKUS0_ {
	ULONG numEku;
	LPSTR *eku;
} IKEEXT_CERT_EKUS0;

/* A name that a certificate must carry. */
typedef struct IKEEXT_CERT_NAME0_ {
	IKEEXT_CERT_CRITERIA_NAME_TYPE nameType;
	LPWSTR certName;
} IKEEXT_CERT_NAME0;

/* What a certificate must satisfy. eku and name may be NULL: then they are not checked. */
typedef struct IKEEXT_CERTIFICATE_CRITERIA0_ {
	FWP_BYTE_BLOB certData;
	FWP_BYTE_BLOB certHash;
	IKEEXT_CERT_EKUS0 *eku;
	IKEEXT_CERT_NAME0 *name;
	UINT32 flags;
} IKEEXT_CERTIFICATE_CRITERIA0;

/* IKEEXT_CERTIFICATE_AUTHENTICATION1 with criteria instead of roots. */
typedef struct IKEEXT_CERTIFICATE_AUTHENTICATION2_ {
	IKEEXT_CERT_CONFIG_TYPE inboundConfigType;
	__extension__ union {
		__extension__ struct {
			UINT32 inboundRootArraySize;
			IKEEXT_CERTIFICATE_CRITERIA0 *inboundRootCriteria;
		};
		__extension__ struct {
			UINT32 inboundEnterpriseStoreArraySize;
			IKEEXT_CERTIFICATE_CRITERIA0 *inboundEnterpriseStoreCriteria;
		};
		__extension__ struct {
			UINT32 inboundRootStoreArraySize;
			IKEEXT_CERTIFICATE_CRITERIA0 *inboundTrustedRootStoreCriteria;
		};
	};
	IKEEXT_CERT_CONFIG_TYPE outboundConfigType;
	__extension__ union {
		__extension__ struct {
			UINT32 outboundRootArraySize;
			IKEEXT_CERTIFICATE_CRITERIA0 *outboundRootCriteria;
		};
		__extension__ struct {
			UINT32 outboundEnterpriseStoreArraySize;
			IKEEXT_CERTIFICATE_CRITERIA0 *outboundEnterpriseStoreCriteria;
		};
		__extension__ struct {
			UINT32 outboundRootStoreArraySize;
			IKEEXT_CERTIFICATE_CRITERIA0 *outboundTrustedRootStoreCriteria;
		};
	};
	UINT32 flags;
	FWP_BYTE_BLOB localCertLocationUrl;
} IKEEXT_CERTIFICATE_AUTHENTICATION2;

/* Cryptographically generated IPv6 addresses. */
typedef struct IKEEXT_IPV6_CGA_AUTHENTICATION0_ {
	wchar_t *keyContainerName;
	wchar_t *cspName;
	UINT32 cspType;
	FWP_BYTE_ARRAY16 cgaModifier;
	BYTE cgaCollisionCount;
} IKEEXT_IPV6_CGA_AUTHENTICATION0;

/* Kerberos: IKEEXT_KERB_AUTH_ flags. */
typedef struct IKEEXT_KERBEROS_AUTHENTICATION0__ {
	UINT32 flags;
} IKEEXT_KERBEROS_AUTHENTICATION0;

/* Kerberos through a proxy, which may be NULL. */
typedef struct IKEEXT_KERBEROS_AUTHENTICATION1__ {
	UINT32 flags;
	wchar_t *proxyServer;
} IKEEXT_KERBEROS_AUTHENTICATION1;

/* Reserved by Microsoft. */
typedef struct IKEEXT_RESERVED_AUTHENTICATION0__ {
	UINT32 flags;
} IKEEXT_RESERVED_AUTHENTICATION0;

/* NTLM: IKEEXT_NTLM_V2_AUTH_ flags. */
typedef struct IKEEXT_NTLM_V2_AUTHENTICATION0__ {
	UINT32 flags;
} IKEEXT_NTLM_V2_AUTHENTICATION0;

/* EAP: IKEEXT_EAP_FLAG_ flags. */
typedef struct IKEEXT_EAP_AUTHENTICATION0__ {
	UINT32 flags;
} IKEEXT_EAP_AUTHENTICATION0;

/*
 * A way to authenticate. authenticationMethodType says which member of the union is valid.
 */
typedef struct IKEEXT_AUTHENTICATION_METHOD0_ {
	IKEEXT_AUTHENTICATION_METHOD_TYPE authenticationMethodType;
	__extension__ union {
		IKEEXT_PRESHARED_KEY_AUTHENTICATION0 presharedKeyAuthentication;
		IKEEXT_CERTIFICATE_AUTHENTICATION0 certificateAuthentication;
		IKEEXT_KERBEROS_AUTHENTICATION0 kerberosAuthentication;
		IKEEXT_NTLM_V2_AUTHENTICATION0 ntlmV2Authentication;
		IKEEXT_CERTIFICATE_AUTHENTICATION0 sslAuthentication;
		IKEEXT_IPV6_CGA_AUTHENTICATION0 cgaAuthentication;
	};
} IKEEXT_AUTHENTICATION_METHOD0;

/*
 * A way to authenticate. authenticationMethodType says which member of the union is valid.
 */
typedef struct IKEEXT_AUTHENTICATION_METHOD1_ {
	IKEEXT_AUTHENTICATION_METHOD_TYPE authenticationMethodType;
	__extension__ union {
		IKEEXT_PRESHARED_KEY_AUTHENTICATION1 presharedKeyAuthentication;
		IKEEXT_CERTIFICATE_AUTHENTICATION1 certificateAuthentication;
		IKEEXT_KERBEROS_AUTHENTICATION0 kerberosAuthentication;
		IKEEXT_NTLM_V2_AUTHENTICATION0 ntlmV2Authentication;
		IKEEXT_CERTIFICATE_AUTHENTICATION1 sslAuthentication;
		IKEEXT_IPV6_CGA_AUTHENTICATION0 cgaAuthentication;
		IKEEXT_EAP_AUTHENTICATION0 eapAuthentication;
	};
} IKEEXT_AUTHENTICATION_METHOD1;

/*
 * A way to authenticate. authenticationMethodType says which member of the union is valid.
 */
typedef struct IKEEXT_AUTHENTICATION_METHOD2_ {
	IKEEXT_AUTHENTICATION_METHOD_TYPE authenticationMethodType;
	__extension__ union {
		IKEEXT_PRESHARED_KEY_AUTHENTICATION1 presharedKeyAuthentication;
		IKEEXT_CERTIFICATE_AUTHENTICATION2 certificateAuthentication;
		IKEEXT_KERBEROS_AUTHENTICATION1 kerberosAuthentication;
		IKEEXT_RESERVED_AUTHENTICATION0 reservedAuthentication;
		IKEEXT_NTLM_V2_AUTHENTICATION0 ntlmV2Authentication;
		IKEEXT_CERTIFICATE_AUTHENTICATION2 sslAuthentication;
		IKEEXT_IPV6_CGA_AUTHENTICATION0 cgaAuthentication;
		IKEEXT_EAP_AUTHENTICATION0 eapAuthentication;
	};
} IKEEXT_AUTHENTICATION_METHOD2;

/* A cipher. keyLen is in bits if the cipher has keys of several lengths, else 0. rounds is unused.
 */
typedef struct IKEEXT_CIPHER_ALGORITHM0_ {
	IKEEXT_CIPHER_TYPE algoIdentifier;
	UINT32 keyLen;
	UINT32 rounds;
} IKEEXT_CIPHER_ALGORITHM0;

/* An integrity algorithm. */
typedef struct IKEEXT_INTEGRITY_ALGORITHM0_ {
	IKEEXT_INTEGRITY_TYPE algoIdentifier;
} IKEEXT_INTEGRITY_ALGORITHM0;

/*
 * The algorithms and limits of a main-mode SA. quickModeLimit is the number of SAs that it may
 * negotiate; 0 means no limit. maxLifetimeSeconds is in seconds.
 */
typedef struct IKEEXT_PROPOSAL0_ {
	IKEEXT_CIPHER_ALGORITHM0 cipherAlgorithm;
	IKEEXT_INTEGRITY_ALGORITHM0 integrityAlgorithm;
	UINT32 maxLifetimeSeconds;
	IKEEXT_DH_GROUP dhGroup;
	UINT32 quickModeLimit;
} IKEEXT_PROPOSAL0;

/* A main-mode policy. Times are in seconds; flags are IKEEXT_POLICY_FLAG_. */
typedef struct IKEEXT_POLICY0_ {
	UINT32 softExpirationTime;
	UINT32 numAuthenticationMethods;
	IKEEXT_AUTHENTICATION_METHOD0 *authenticationMethods;
	IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE initiatorImpersonationType;
	UINT32 numIkeProposals;
	IKEEXT_PROPOSAL0 *ikeProposals;
	UINT32 flags;
	UINT32 maxDynamicFilters;
} IKEEXT_POLICY0;

/* A main-mode policy. Times are in seconds; flags are IKEEXT_POLICY_FLAG_. */
typedef struct IKEEXT_POLICY1_ {
	UINT32 softExpirationTime;
	UINT32 numAuthenticationMethods;
	IKEEXT_AUTHENTICATION_METHOD1 *authenticationMethods;
	IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE initiatorImpersonationType;
	UINT32 numIkeProposals;
	IKEEXT_PROPOSAL0 *ikeProposals;
	UINT32 flags;
	UINT32 maxDynamicFilters;
	UINT32 retransmitDurationSecs;
} IKEEXT_POLICY1;

/* A main-mode policy. Times are in seconds; flags are IKEEXT_POLICY_FLAG_. */
typedef struct IKEEXT_POLICY2_ {
	UINT32 softExpirationTime;
	UINT32 numAuthenticationMethods;
	IKEEXT_AUTHENTICATION_METHOD2 *authenticationMethods;
	IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE initiatorImpersonationType;
	UINT32 numIkeProposals;
	IKEEXT_PROPOSAL0 *ikeProposals;
	UINT32 flags;
	UINT32 maxDynamicFilters;
	UINT32 retransmitDurationSecs;
} IKEEXT_POLICY2;

/* An extended-mode policy. */
typedef struct IKEEXT_EM_POLICY0_ {
	UINT32 numAuthenticationMethods;
	IKEEXT_AUTHENTICATION_METHOD0 *authenticationMethods;
	IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE initiatorImpersonationType;
} IKEEXT_EM_POLICY0;

/* An extended-mode policy. */
typedef struct IKEEXT_EM_POLICY1_ {
	UINT32 numAuthenticationMethods;
	IKEEXT_AUTHENTICATION_METHOD1 *authenticationMethods;
	IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE initiatorImpersonationType;
} IKEEXT_EM_POLICY1;

/* An extended-mode policy. */
typedef struct IKEEXT_EM_POLICY2_ {
	UINT32 numAuthenticationMethods;
	IKEEXT_AUTHENTICATION_METHOD2 *authenticationMethods;
	IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE initiatorImpersonationType;
} IKEEXT_EM_POLICY2;

/* Counters of the negotiations of one keying module over one IP version. */
typedef struct IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS0_ {
	UINT32 currentActiveMainModes;
	UINT32 totalMainModesStarted;
	UINT32 totalSuccessfulMainModes;
	UINT32 totalFailedMainModes;
	UINT32 totalResponderMainModes;
	UINT32 currentNewResponderMainModes;
	UINT32 currentActiveQuickModes;
	UINT32 totalQuickModesStarted;
	UINT32 totalSuccessfulQuickModes;
	UINT32 totalFailedQuickModes;
	UINT32 totalAcquires;
	UINT32 totalReinitAcquires;
	UINT32 currentActiveExtendedModes;
	UINT32 totalExtendedModesStarted;
	UINT32 totalSuccessfulExtendedModes;
	UINT32 totalFailedExtendedModes;
	UINT32 totalImpersonationExtendedModes;
	UINT32 totalImpersonationMainModes;
} IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS0;

/* Counters of one keying module. Times are in milliseconds. */
typedef struct IKEEXT_KEYMODULE_STATISTICS0_ {
	IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS0 v4Statistics;
	IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS0 v6Statistics;
	UINT32 errorFrequencyTable[IKEEXT_ERROR_CODE_COUNT];
	UINT32 mainModeNegotiationTime;
	UINT32 quickModeNegotiationTime;
	UINT32 extendedModeNegotiationTime;
} IKEEXT_KEYMODULE_STATISTICS0;

/* Counters of the sockets of one IP version. */
typedef struct IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS0_ {
	UINT32 totalSocketReceiveFailures;
	UINT32 totalSocketSendFailures;
} IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS0;

/* Counters that the keying modules share. */
typedef struct IKEEXT_COMMON_STATISTICS0_ {
	IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS0 v4Statistics;
	IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS0 v6Statistics;
	UINT32 totalPacketsReceived;
	UINT32 totalInvalidPacketsReceived;
	UINT32 currentQueuedWorkitems;
} IKEEXT_COMMON_STATISTICS0;

/* All counters of the keying service. */
typedef struct IKEEXT_STATISTICS0_ {
	IKEEXT_KEYMODULE_STATISTICS0 ikeStatistics;
	IKEEXT_KEYMODULE_STATISTICS0 authipStatistics;
	IKEEXT_COMMON_STATISTICS0 commonStatistics;
} IKEEXT_STATISTICS0;

/* Counters of the negotiations of one keying module over one IP version. */
typedef struct IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS1_ {
	UINT32 currentActiveMainModes;
	UINT32 totalMainModesStarted;
	UINT32 totalSuccessfulMainModes;
	UINT32 totalFailedMainModes;
	UINT32 totalResponderMainModes;
	UINT32 currentNewResponderMainModes;
	UINT32 currentActiveQuickModes;
	UINT32 totalQuickModesStarted;
	UINT32 totalSuccessfulQuickModes;
	UINT32 totalFailedQuickModes;
	UINT32 totalAcquires;
	UINT32 totalReinitAcquires;
	UINT32 currentActiveExtendedModes;
	UINT32 totalExtendedModesStarted;
	UINT32 totalSuccessfulExtendedModes;
	UINT32 totalFailedExtendedModes;
	UINT32 totalImpersonationExtendedModes;
	UINT32 totalImpersonationMainModes;
} IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS1;

/* Counters of one keying module. Times are in milliseconds. */
typedef struct IKEEXT_KEYMODULE_STATISTICS1_ {
	IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS1 v4Statistics;
	IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS1 v6Statistics;
	UINT32 errorFrequencyTable[IKEEXT_ERROR_CODE_COUNT];
	UINT32 mainModeNegotiationTime;
	UINT32 quickModeNegotiationTime;
	UINT32 extendedModeNegotiationTime;
} IKEEXT_KEYMODULE_STATISTICS1;

/* Counters of the sockets of one IP version. */
typedef struct IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS1_ {
	UINT32 totalSocketReceiveFailures;
	UINT32 totalSocketSendFailures;
} IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS1;

/* Counters that the keying modules share. */
typedef struct IKEEXT_COMMON_STATISTICS1_ {
	IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS1 v4Statistics;
	IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS1 v6Statistics;
	UINT32 totalPacketsReceived;
	UINT32 totalInvalidPacketsReceived;
	UINT32 currentQueuedWorkitems;
} IKEEXT_COMMON_STATISTICS1;

/* All counters of the keying service. */
typedef struct IKEEXT_STATISTICS1_ {
	IKEEXT_KEYMODULE_STATISTICS1 ikeStatistics;
	IKEEXT_KEYMODULE_STATISTICS1 authipStatistics;
	IKEEXT_KEYMODULE_STATISTICS1 ikeV2Statistics;
	IKEEXT_COMMON_STATISTICS1 commonStatistics;
} IKEEXT_STATISTICS1;

/*
 * The addresses of an IKE SA. ipVersion says which members of the unions are valid: IPv4 addresses
 * are in host byte order, IPv6 addresses in network byte order.
 */
typedef struct IKEEXT_TRAFFIC0_ {
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		UINT32 localV4Address;
		UINT8 localV6Address[16];
	};
	__extension__ union {
		UINT32 remoteV4Address;
		UINT8 remoteV6Address[16];
	};
	UINT64 authIpFilterId;
} IKEEXT_TRAFFIC0;

/* The IKE SPIs of an IKE SA, of the initiator and of the responder. */
typedef struct IKEEXT_COOKIE_PAIR0_ {
	IKEEXT_COOKIE initiator;
	IKEEXT_COOKIE responder;
} IKEEXT_COOKIE_PAIR0;

/* A certificate that was used: its subject name in DER, and its SHA-1 hash. */
typedef struct IKEEXT_CERTIFICATE_CREDENTIAL0_ {
	FWP_BYTE_BLOB subjectName;
	FWP_BYTE_BLOB certHash;
	UINT32 flags;
} IKEEXT_CERTIFICATE_CREDENTIAL0;

/* IKEEXT_CERTIFICATE_CREDENTIAL0 with the certificate itself. */
typedef struct IKEEXT_CERTIFICATE_CREDENTIAL1_ {
	FWP_BYTE_BLOB subjectName;
	FWP_BYTE_BLOB certHash;
	UINT32 flags;
	FWP_BYTE_BLOB certificate;
} IKEEXT_CERTIFICATE_CREDENTIAL1;

/* A name that was authenticated. */
typedef struct IKEEXT_NAME_CREDENTIAL0_ {
	wchar_t *principalName;
} IKEEXT_NAME_CREDENTIAL0;

/*
 * A credential. authenticationMethodType says which member of the union is valid; it may be NULL.
 */
typedef struct IKEEXT_CREDENTIAL0_ {
	IKEEXT_AUTHENTICATION_METHOD_TYPE authenticationMethodType;
	IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE impersonationType;
	__extension__ union {
		IKEEXT_PRESHARED_KEY_AUTHENTICATION0 *presharedKey;
		IKEEXT_CERTIFICATE_CREDENTIAL0 *certificate;
		IKEEXT_NAME_CREDENTIAL0 *name;
	};
} IKEEXT_CREDENTIAL0;

/* The credentials of both peers. */
typedef struct IKEEXT_CREDENTIAL_PAIR0_ {
	IKEEXT_CREDENTIAL0 localCredentials;
	IKEEXT_CREDENTIAL0 peerCredentials;
} IKEEXT_CREDENTIAL_PAIR0;

/* The pairs of an IKE SA: one, or two with extended mode. The pointer is NULL without a pair. */
typedef struct IKEEXT_CREDENTIALS0_ {
	UINT32 numCredentials;
	IKEEXT_CREDENTIAL_PAIR0 *credentials;
} IKEEXT_CREDENTIALS0;

/* An IKE SA. v4UdpEncapsulation is valid for IPv4 only, and NULL without NAT traversal. */
typedef struct IKEEXT_SA_DETAILS0_ {
	UINT64 saId;
	IKEEXT_KEY_MODULE_TYPE keyModuleType;
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		IPSEC_V4_UDP_ENCAPSULATION0 *v4UdpEncapsulation;
	};
	IKEEXT_TRAFFIC0 ikeTraffic;
	IKEEXT_PROPOSAL0 ikeProposal;
	IKEEXT_COOKIE_PAIR0 cookiePair;
	IKEEXT_CREDENTIALS0 ikeCredentials;
	GUID ikePolicyKey;
	UINT64 virtualIfTunnelId;
} IKEEXT_SA_DETAILS0;

/*
 * A credential. authenticationMethodType says which member of the union is valid; it may be NULL.
 */
typedef struct IKEEXT_CREDENTIAL1_ {
	IKEEXT_AUTHENTICATION_METHOD_TYPE authenticationMethodType;
	IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE impersonationType;
	__extension__ union {
		IKEEXT_PRESHARED_KEY_AUTHENTICATION1 *presharedKey;
		IKEEXT_CERTIFICATE_CREDENTIAL1 *certificate;
		IKEEXT_NAME_CREDENTIAL0 *name;
	};
} IKEEXT_CREDENTIAL1;

/* The credentials of both peers. */
typedef struct IKEEXT_CREDENTIAL_PAIR1_ {
	IKEEXT_CREDENTIAL1 localCredentials;
	IKEEXT_CREDENTIAL1 peerCredentials;
} IKEEXT_CREDENTIAL_PAIR1;

/* The pairs of an IKE SA: one, or two with extended mode. The pointer is NULL without a pair. */
typedef struct IKEEXT_CREDENTIALS1_ {
	UINT32 numCredentials;
	IKEEXT_CREDENTIAL_PAIR1 *credentials;
} IKEEXT_CREDENTIALS1;

/* An IKE SA. v4UdpEncapsulation is valid for IPv4 only, and NULL without NAT traversal. */
typedef struct IKEEXT_SA_DETAILS1_ {
	UINT64 saId;
	IKEEXT_KEY_MODULE_TYPE keyModuleType;
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		IPSEC_V4_UDP_ENCAPSULATION0 *v4UdpEncapsulation;
	};
	IKEEXT_TRAFFIC0 ikeTraffic;
	IKEEXT_PROPOSAL0 ikeProposal;
	IKEEXT_COOKIE_PAIR0 cookiePair;
	IKEEXT_CREDENTIALS1 ikeCredentials;
	GUID ikePolicyKey;
	UINT64 virtualIfTunnelId;
	FWP_BYTE_BLOB correlationKey;
} IKEEXT_SA_DETAILS1;

/*
 * A credential. authenticationMethodType says which member of the union is valid; it may be NULL.
 */
typedef struct IKEEXT_CREDENTIAL2_ {
	IKEEXT_AUTHENTICATION_METHOD_TYPE authenticationMethodType;
	IKEEXT_AUTHENTICATION_IMPERSONATION_TYPE impersonationType;
	__extension__ union {
		IKEEXT_PRESHARED_KEY_AUTHENTICATION1 *presharedKey;
		IKEEXT_CERTIFICATE_CREDENTIAL1 *certificate;
		IKEEXT_NAME_CREDENTIAL0 *name;
	};
} IKEEXT_CREDENTIAL2;

/* The credentials of both peers. */
typedef struct IKEEXT_CREDENTIAL_PAIR2_ {
	IKEEXT_CREDENTIAL2 localCredentials;
	IKEEXT_CREDENTIAL2 peerCredentials;
} IKEEXT_CREDENTIAL_PAIR2;

/* The pairs of an IKE SA: one, or two with extended mode. The pointer is NULL without a pair. */
typedef struct IKEEXT_CREDENTIALS2_ {
	UINT32 numCredentials;
	IKEEXT_CREDENTIAL_PAIR2 *credentials;
} IKEEXT_CREDENTIALS2;

/* An IKE SA. v4UdpEncapsulation is valid for IPv4 only, and NULL without NAT traversal. */
typedef struct IKEEXT_SA_DETAILS2_ {
	UINT64 saId;
	IKEEXT_KEY_MODULE_TYPE keyModuleType;
	FWP_IP_VERSION ipVersion;
	__extension__ union {
		IPSEC_V4_UDP_ENCAPSULATION0 *v4UdpEncapsulation;
	};
	IKEEXT_TRAFFIC0 ikeTraffic;
	IKEEXT_PROPOSAL0 ikeProposal;
	IKEEXT_COOKIE_PAIR0 cookiePair;
	IKEEXT_CREDENTIALS2 ikeCredentials;
	GUID ikePolicyKey;
	UINT64 virtualIfTunnelId;
	FWP_BYTE_BLOB correlationKey;
} IKEEXT_SA_DETAILS2;

/* The IKE SAs to enumerate. All zero means all. */
typedef struct IKEEXT_SA_ENUM_TEMPLATE0_ {
	FWP_CONDITION_VALUE0 localSubNet;
	FWP_CONDITION_VALUE0 remoteSubNet;
	FWP_BYTE_BLOB localMainModeCertHash;
} IKEEXT_SA_ENUM_TEMPLATE0;

#ifdef __cplusplus
}
#endif

#endif
