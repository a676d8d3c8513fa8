/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Names without a version digit, as macros for the newest version that the target has.
 *
 * The target is NTDDI_VERSION, or _WIN32_WINNT if only that is set, else the newest. Code that is
 * meant to last names the version itself.
 */
#ifndef WFPXFRM_FWPVI_H
#define WFPXFRM_FWPVI_H

#ifndef NTDDI_WIN6
#define NTDDI_WIN6 0x06000000
#endif
#ifndef NTDDI_VISTA
#define NTDDI_VISTA 0x06000000
#endif
#ifndef NTDDI_WIN6SP1
#define NTDDI_WIN6SP1 0x06000100
#endif
#ifndef NTDDI_VISTASP1
#define NTDDI_VISTASP1 0x06000100
#endif
#ifndef NTDDI_WS08
#define NTDDI_WS08 0x06000100
#endif
#ifndef NTDDI_WIN7
#define NTDDI_WIN7 0x06010000
#endif
#ifndef NTDDI_WIN8
#define NTDDI_WIN8 0x06020000
#endif
#ifndef NTDDI_WINBLUE
#define NTDDI_WINBLUE 0x06030000
#endif
#ifndef NTDDI_WIN10
#define NTDDI_WIN10 0x0A000000
#endif
#ifndef NTDDI_WIN10_RS3
#define NTDDI_WIN10_RS3 0x0A000004
#endif
#ifndef NTDDI_WIN10_RS4
#define NTDDI_WIN10_RS4 0x0A000005
#endif
#ifndef NTDDI_WIN10_RS5
#define NTDDI_WIN10_RS5 0x0A000006
#endif
#ifndef NTDDI_WIN10_FE
#define NTDDI_WIN10_FE 0x0A00000A
#endif
#ifndef NTDDI_WIN10_CO
#define NTDDI_WIN10_CO 0x0A00000B
#endif
#ifndef NTDDI_WIN10_NI
#define NTDDI_WIN10_NI 0x0A00000C
#endif

#ifndef NTDDI_VERSION
#ifdef _WIN32_WINNT
#define NTDDI_VERSION ((_WIN32_WINNT)*0x10000)
#else
#define NTDDI_VERSION NTDDI_WIN10_NI
#endif
#endif

/* Functions. */
#define FwpmEngineOpen                       FwpmEngineOpen0
#define FwpmEngineClose                      FwpmEngineClose0
#define FwpmEngineGetOption                  FwpmEngineGetOption0
#define FwpmEngineSetOption                  FwpmEngineSetOption0
#define FwpmFreeMemory                       FwpmFreeMemory0
#define FwpmLayerCreateEnumHandle            FwpmLayerCreateEnumHandle0
#define FwpmLayerEnum                        FwpmLayerEnum0
#define FwpmLayerDestroyEnumHandle           FwpmLayerDestroyEnumHandle0
#define FwpmLayerGetById                     FwpmLayerGetById0
#define FwpmLayerGetByKey                    FwpmLayerGetByKey0
#define FwpmCalloutCreateEnumHandle          FwpmCalloutCreateEnumHandle0
#define FwpmCalloutEnum                      FwpmCalloutEnum0
#define FwpmCalloutDestroyEnumHandle         FwpmCalloutDestroyEnumHandle0
#define FwpmCalloutGetById                   FwpmCalloutGetById0
#define FwpmCalloutGetByKey                  FwpmCalloutGetByKey0
#define FwpmCalloutAdd                       FwpmCalloutAdd0
#define FwpmCalloutDeleteById                FwpmCalloutDeleteById0
#define FwpmCalloutDeleteByKey               FwpmCalloutDeleteByKey0
#define FwpmProviderAdd                      FwpmProviderAdd0
#define FwpmProviderDeleteByKey              FwpmProviderDeleteByKey0
#define FwpmProviderGetByKey                 FwpmProviderGetByKey0
#define FwpmProviderCreateEnumHandle         FwpmProviderCreateEnumHandle0
#define FwpmProviderEnum                     FwpmProviderEnum0
#define FwpmProviderDestroyEnumHandle        FwpmProviderDestroyEnumHandle0
#define FwpmSubLayerAdd                      FwpmSubLayerAdd0
#define FwpmSubLayerDeleteByKey              FwpmSubLayerDeleteByKey0
#define FwpmSubLayerGetByKey                 FwpmSubLayerGetByKey0
#define FwpmSubLayerCreateEnumHandle         FwpmSubLayerCreateEnumHandle0
#define FwpmSubLayerEnum                     FwpmSubLayerEnum0
#define FwpmSubLayerDestroyEnumHandle        FwpmSubLayerDestroyEnumHandle0
#define FwpmFilterAdd                        FwpmFilterAdd0
#define FwpmFilterDeleteById                 FwpmFilterDeleteById0
#define FwpmFilterGetById                    FwpmFilterGetById0
#define FwpmFilterDeleteByKey                FwpmFilterDeleteByKey0
#define FwpmFilterGetByKey                   FwpmFilterGetByKey0
#define FwpmFilterCreateEnumHandle           FwpmFilterCreateEnumHandle0
#define FwpmFilterEnum                       FwpmFilterEnum0
#define FwpmFilterDestroyEnumHandle          FwpmFilterDestroyEnumHandle0
#define FwpmProviderContextDeleteById        FwpmProviderContextDeleteById0
#define FwpmProviderContextDeleteByKey       FwpmProviderContextDeleteByKey0
#define FwpmProviderContextCreateEnumHandle  FwpmProviderContextCreateEnumHandle0
#define FwpmProviderContextDestroyEnumHandle FwpmProviderContextDestroyEnumHandle0
#define FwpmSessionCreateEnumHandle          FwpmSessionCreateEnumHandle0
#define FwpmSessionDestroyEnumHandle         FwpmSessionDestroyEnumHandle0
#define FwpmSessionEnum                      FwpmSessionEnum0
#define FwpmTransactionAbort                 FwpmTransactionAbort0
#define FwpmTransactionBegin                 FwpmTransactionBegin0
#define FwpmTransactionCommit                FwpmTransactionCommit0
#define IPsecSaCreateEnumHandle              IPsecSaCreateEnumHandle0
#define IPsecSaContextCreateEnumHandle       IPsecSaContextCreateEnumHandle0
#define IPsecSaContextDeleteById             IPsecSaContextDeleteById0
#define IPsecSaContextDestroyEnumHandle      IPsecSaContextDestroyEnumHandle0
#define IPsecSaContextExpire                 IPsecSaContextExpire0
#define IPsecSaContextSetSpi                 IPsecSaContextSetSpi0
#define IPsecSaContextUpdate                 IPsecSaContextUpdate0
#define IPsecSaDestroyEnumHandle             IPsecSaDestroyEnumHandle0
#define IkeextSaCreateEnumHandle             IkeextSaCreateEnumHandle0
#define IkeextSaDeleteById                   IkeextSaDeleteById0
#define IkeextSaDestroyEnumHandle            IkeextSaDestroyEnumHandle0
#if NTDDI_VERSION >= NTDDI_WIN8
#define IkeextSaEnum    IkeextSaEnum2
#define IkeextSaGetById IkeextSaGetById2
#elif NTDDI_VERSION >= NTDDI_WIN7
#define IkeextSaEnum    IkeextSaEnum1
#define IkeextSaGetById IkeextSaGetById1
#else
#define IkeextSaEnum    IkeextSaEnum0
#define IkeextSaGetById IkeextSaGetById0
#endif
#if NTDDI_VERSION >= NTDDI_WIN7
#define IkeextGetStatistics IkeextGetStatistics1
#else
#define IkeextGetStatistics IkeextGetStatistics0
#endif
#if NTDDI_VERSION >= NTDDI_WIN7
#define IPsecGetStatistics        IPsecGetStatistics1
#define IPsecSaEnum               IPsecSaEnum1
#define IPsecSaContextAddInbound  IPsecSaContextAddInbound1
#define IPsecSaContextAddOutbound IPsecSaContextAddOutbound1
#define IPsecSaContextCreate      IPsecSaContextCreate1
#define IPsecSaContextEnum        IPsecSaContextEnum1
#define IPsecSaContextGetById     IPsecSaContextGetById1
#define IPsecSaContextGetSpi      IPsecSaContextGetSpi1
#else
#define IPsecGetStatistics        IPsecGetStatistics0
#define IPsecSaEnum               IPsecSaEnum0
#define IPsecSaContextAddInbound  IPsecSaContextAddInbound0
#define IPsecSaContextAddOutbound IPsecSaContextAddOutbound0
#define IPsecSaContextCreate      IPsecSaContextCreate0
#define IPsecSaContextEnum        IPsecSaContextEnum0
#define IPsecSaContextGetById     IPsecSaContextGetById0
#define IPsecSaContextGetSpi      IPsecSaContextGetSpi0
#endif

#if NTDDI_VERSION >= NTDDI_WIN7
#define FwpmProviderContextAdd      FwpmProviderContextAdd1
#define FwpmProviderContextEnum     FwpmProviderContextEnum1
#define FwpmProviderContextGetById  FwpmProviderContextGetById1
#define FwpmProviderContextGetByKey FwpmProviderContextGetByKey1
#else
#define FwpmProviderContextAdd      FwpmProviderContextAdd0
#define FwpmProviderContextEnum     FwpmProviderContextEnum0
#define FwpmProviderContextGetById  FwpmProviderContextGetById0
#define FwpmProviderContextGetByKey FwpmProviderContextGetByKey0
#endif

/* Types with one version only. */
#define FWP_VALUE                            FWP_VALUE0
#define FWP_CONDITION_VALUE                  FWP_CONDITION_VALUE0
#define FWP_RANGE                            FWP_RANGE0
#define FWPM_DISPLAY_DATA                    FWPM_DISPLAY_DATA0
#define IPSEC_VIRTUAL_IF_TUNNEL_INFO         IPSEC_VIRTUAL_IF_TUNNEL_INFO0
#define FWPM_SESSION                         FWPM_SESSION0
#define FWPM_SESSION_ENUM_TEMPLATE           FWPM_SESSION_ENUM_TEMPLATE0
#define FWPM_PROVIDER                        FWPM_PROVIDER0
#define FWPM_PROVIDER_ENUM_TEMPLATE          FWPM_PROVIDER_ENUM_TEMPLATE0
#define FWPM_PROVIDER_CHANGE                 FWPM_PROVIDER_CHANGE0
#define FWPM_PROVIDER_SUBSCRIPTION           FWPM_PROVIDER_SUBSCRIPTION0
#define FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE  FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0
#define FWPM_PROVIDER_CONTEXT_CHANGE         FWPM_PROVIDER_CONTEXT_CHANGE0
#define FWPM_PROVIDER_CONTEXT_SUBSCRIPTION   FWPM_PROVIDER_CONTEXT_SUBSCRIPTION0
#define FWPM_SUBLAYER                        FWPM_SUBLAYER0
#define FWPM_SUBLAYER_ENUM_TEMPLATE          FWPM_SUBLAYER_ENUM_TEMPLATE0
#define FWPM_SUBLAYER_CHANGE                 FWPM_SUBLAYER_CHANGE0
#define FWPM_SUBLAYER_SUBSCRIPTION           FWPM_SUBLAYER_SUBSCRIPTION0
#define FWPM_FIELD                           FWPM_FIELD0
#define FWPM_LAYER                           FWPM_LAYER0
#define FWPM_LAYER_ENUM_TEMPLATE             FWPM_LAYER_ENUM_TEMPLATE0
#define FWPM_CALLOUT                         FWPM_CALLOUT0
#define FWPM_CALLOUT_ENUM_TEMPLATE           FWPM_CALLOUT_ENUM_TEMPLATE0
#define FWPM_CALLOUT_CHANGE                  FWPM_CALLOUT_CHANGE0
#define FWPM_CALLOUT_SUBSCRIPTION            FWPM_CALLOUT_SUBSCRIPTION0
#define FWPM_ACTION                          FWPM_ACTION0
#define FWPM_FILTER                          FWPM_FILTER0
#define FWPM_FILTER_CONDITION                FWPM_FILTER_CONDITION0
#define FWPM_FILTER_ENUM_TEMPLATE            FWPM_FILTER_ENUM_TEMPLATE0
#define FWPM_FILTER_CHANGE                   FWPM_FILTER_CHANGE0
#define FWPM_FILTER_SUBSCRIPTION             FWPM_FILTER_SUBSCRIPTION0
#define FWPM_CLASSIFY_OPTION                 FWPM_CLASSIFY_OPTION0
#define FWPM_CLASSIFY_OPTIONS                FWPM_CLASSIFY_OPTIONS0
#define FWPM_CONNECTION                      FWPM_CONNECTION0
#define FWPM_NET_EVENT_ENUM_TEMPLATE         FWPM_NET_EVENT_ENUM_TEMPLATE0
#define FWPM_NET_EVENT_SUBSCRIPTION          FWPM_NET_EVENT_SUBSCRIPTION0
#define FWPM_NET_EVENT_IPSEC_KERNEL_DROP     FWPM_NET_EVENT_IPSEC_KERNEL_DROP0
#define FWPM_NET_EVENT_IPSEC_DOSP_DROP       FWPM_NET_EVENT_IPSEC_DOSP_DROP0
#define FWPM_NET_EVENT_CLASSIFY_ALLOW        FWPM_NET_EVENT_CLASSIFY_ALLOW0
#define FWPM_NET_EVENT_CAPABILITY_DROP       FWPM_NET_EVENT_CAPABILITY_DROP0
#define FWPM_NET_EVENT_CAPABILITY_ALLOW      FWPM_NET_EVENT_CAPABILITY_ALLOW0
#define FWPM_NET_EVENT_CLASSIFY_DROP_MAC     FWPM_NET_EVENT_CLASSIFY_DROP_MAC0
#define FWPM_NET_EVENT_LPM_PACKET_ARRIVAL    FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0
#define IPSEC_AUTH_TRANSFORM_ID              IPSEC_AUTH_TRANSFORM_ID0
#define IPSEC_CIPHER_TRANSFORM_ID            IPSEC_CIPHER_TRANSFORM_ID0
#define IPSEC_AUTH_TRANSFORM                 IPSEC_AUTH_TRANSFORM0
#define IPSEC_CIPHER_TRANSFORM               IPSEC_CIPHER_TRANSFORM0
#define IPSEC_AUTH_AND_CIPHER_TRANSFORM      IPSEC_AUTH_AND_CIPHER_TRANSFORM0
#define IPSEC_SA_TRANSFORM                   IPSEC_SA_TRANSFORM0
#define IPSEC_SA_LIFETIME                    IPSEC_SA_LIFETIME0
#define IPSEC_PROPOSAL                       IPSEC_PROPOSAL0
#define IPSEC_SA_IDLE_TIMEOUT                IPSEC_SA_IDLE_TIMEOUT0
#define IPSEC_TUNNEL_ENDPOINT                IPSEC_TUNNEL_ENDPOINT0
#define IPSEC_TRAFFIC_SELECTOR               IPSEC_TRAFFIC_SELECTOR0
#define IPSEC_TRAFFIC_SELECTOR_POLICY        IPSEC_TRAFFIC_SELECTOR_POLICY0
#define IPSEC_SA_AUTH_INFORMATION            IPSEC_SA_AUTH_INFORMATION0
#define IPSEC_SA_CIPHER_INFORMATION          IPSEC_SA_CIPHER_INFORMATION0
#define IPSEC_SA_AUTH_AND_CIPHER_INFORMATION IPSEC_SA_AUTH_AND_CIPHER_INFORMATION0
#define IPSEC_SA                             IPSEC_SA0
#define IPSEC_KEYMODULE_STATE                IPSEC_KEYMODULE_STATE0
#define IPSEC_TOKEN                          IPSEC_TOKEN0
#define IPSEC_ID                             IPSEC_ID0
#define IPSEC_V4_UDP_ENCAPSULATION           IPSEC_V4_UDP_ENCAPSULATION0
#define IPSEC_SA_ENUM_TEMPLATE               IPSEC_SA_ENUM_TEMPLATE0
#define IPSEC_SA_CONTEXT_ENUM_TEMPLATE       IPSEC_SA_CONTEXT_ENUM_TEMPLATE0
#define IPSEC_SA_CONTEXT_SUBSCRIPTION        IPSEC_SA_CONTEXT_SUBSCRIPTION0
#define IPSEC_SA_CONTEXT_CHANGE              IPSEC_SA_CONTEXT_CHANGE0
#define IPSEC_SA_CONTEXT_CALLBACK            IPSEC_SA_CONTEXT_CALLBACK0
#define IPSEC_SA_CONTEXT_EVENT_TYPE          IPSEC_SA_CONTEXT_EVENT_TYPE0
#define IPSEC_ADDRESS_INFO                   IPSEC_ADDRESS_INFO0
#define IPSEC_AGGREGATE_SA_STATISTICS        IPSEC_AGGREGATE_SA_STATISTICS0
#define IPSEC_ESP_DROP_PACKET_STATISTICS     IPSEC_ESP_DROP_PACKET_STATISTICS0
#define IPSEC_AH_DROP_PACKET_STATISTICS      IPSEC_AH_DROP_PACKET_STATISTICS0
#define IPSEC_KEY_MANAGER                    IPSEC_KEY_MANAGER0
#define IPSEC_KEY_MANAGER_CALLBACKS          IPSEC_KEY_MANAGER_CALLBACKS0
#define IPSEC_DOSP_OPTIONS                   IPSEC_DOSP_OPTIONS0
#define IPSEC_DOSP_STATISTICS                IPSEC_DOSP_STATISTICS0
#define IPSEC_DOSP_STATE                     IPSEC_DOSP_STATE0
#define IPSEC_DOSP_STATE_ENUM_TEMPLATE       IPSEC_DOSP_STATE_ENUM_TEMPLATE0
#define IKEEXT_CERT_ROOT_CONFIG              IKEEXT_CERT_ROOT_CONFIG0
#define IKEEXT_CERT_EKUS                     IKEEXT_CERT_EKUS0
#define IKEEXT_CERT_NAME                     IKEEXT_CERT_NAME0
#define IKEEXT_CERTIFICATE_CRITERIA          IKEEXT_CERTIFICATE_CRITERIA0
#define IKEEXT_IPV6_CGA_AUTHENTICATION       IKEEXT_IPV6_CGA_AUTHENTICATION0
#define IKEEXT_RESERVED_AUTHENTICATION       IKEEXT_RESERVED_AUTHENTICATION0
#define IKEEXT_NTLM_V2_AUTHENTICATION        IKEEXT_NTLM_V2_AUTHENTICATION0
#define IKEEXT_EAP_AUTHENTICATION            IKEEXT_EAP_AUTHENTICATION0
#define IKEEXT_CIPHER_ALGORITHM              IKEEXT_CIPHER_ALGORITHM0
#define IKEEXT_INTEGRITY_ALGORITHM           IKEEXT_INTEGRITY_ALGORITHM0
#define IKEEXT_PROPOSAL                      IKEEXT_PROPOSAL0
#define IKEEXT_TRAFFIC                       IKEEXT_TRAFFIC0
#define IKEEXT_COOKIE_PAIR                   IKEEXT_COOKIE_PAIR0
#define IKEEXT_NAME_CREDENTIAL               IKEEXT_NAME_CREDENTIAL0
#define IKEEXT_SA_ENUM_TEMPLATE              IKEEXT_SA_ENUM_TEMPLATE0

/* Types with several. */
#if NTDDI_VERSION >= NTDDI_WIN7
#define IPSEC_TRAFFIC                          IPSEC_TRAFFIC1
#define IPSEC_SA_BUNDLE                        IPSEC_SA_BUNDLE1
#define IPSEC_GETSPI                           IPSEC_GETSPI1
#define IPSEC_SA_DETAILS                       IPSEC_SA_DETAILS1
#define IPSEC_SA_CONTEXT                       IPSEC_SA_CONTEXT1
#define IPSEC_AGGREGATE_DROP_PACKET_STATISTICS IPSEC_AGGREGATE_DROP_PACKET_STATISTICS1
#define IPSEC_TRAFFIC_STATISTICS               IPSEC_TRAFFIC_STATISTICS1
#define IPSEC_STATISTICS                       IPSEC_STATISTICS1
#define IKEEXT_PRESHARED_KEY_AUTHENTICATION    IKEEXT_PRESHARED_KEY_AUTHENTICATION1
#define IKEEXT_CERTIFICATE_CREDENTIAL          IKEEXT_CERTIFICATE_CREDENTIAL1
#define IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS                                            \
	IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS1
#define IKEEXT_KEYMODULE_STATISTICS                  IKEEXT_KEYMODULE_STATISTICS1
#define IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS1
#define IKEEXT_COMMON_STATISTICS                     IKEEXT_COMMON_STATISTICS1
#define IKEEXT_STATISTICS                            IKEEXT_STATISTICS1
#define FWPM_NET_EVENT_IKEEXT_EM_FAILURE             FWPM_NET_EVENT_IKEEXT_EM_FAILURE1
#else
#define IPSEC_TRAFFIC                          IPSEC_TRAFFIC0
#define IPSEC_SA_BUNDLE                        IPSEC_SA_BUNDLE0
#define IPSEC_GETSPI                           IPSEC_GETSPI0
#define IPSEC_SA_DETAILS                       IPSEC_SA_DETAILS0
#define IPSEC_SA_CONTEXT                       IPSEC_SA_CONTEXT0
#define IPSEC_AGGREGATE_DROP_PACKET_STATISTICS IPSEC_AGGREGATE_DROP_PACKET_STATISTICS0
#define IPSEC_TRAFFIC_STATISTICS               IPSEC_TRAFFIC_STATISTICS0
#define IPSEC_STATISTICS                       IPSEC_STATISTICS0
#define IKEEXT_PRESHARED_KEY_AUTHENTICATION    IKEEXT_PRESHARED_KEY_AUTHENTICATION0
#define IKEEXT_CERTIFICATE_CREDENTIAL          IKEEXT_CERTIFICATE_CREDENTIAL0
#define IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS                                            \
	IKEEXT_IP_VERSION_SPECIFIC_KEYMODULE_STATISTICS0
#define IKEEXT_KEYMODULE_STATISTICS                  IKEEXT_KEYMODULE_STATISTICS0
#define IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS IKEEXT_IP_VERSION_SPECIFIC_COMMON_STATISTICS0
#define IKEEXT_COMMON_STATISTICS                     IKEEXT_COMMON_STATISTICS0
#define IKEEXT_STATISTICS                            IKEEXT_STATISTICS0
#define FWPM_NET_EVENT_IKEEXT_EM_FAILURE             FWPM_NET_EVENT_IKEEXT_EM_FAILURE0
#endif

#if NTDDI_VERSION >= NTDDI_WIN8
#define IKEEXT_CERTIFICATE_AUTHENTICATION IKEEXT_CERTIFICATE_AUTHENTICATION2
#define IKEEXT_AUTHENTICATION_METHOD      IKEEXT_AUTHENTICATION_METHOD2
#define IKEEXT_POLICY                     IKEEXT_POLICY2
#define IKEEXT_EM_POLICY                  IKEEXT_EM_POLICY2
#define IKEEXT_CREDENTIAL                 IKEEXT_CREDENTIAL2
#define IKEEXT_CREDENTIAL_PAIR            IKEEXT_CREDENTIAL_PAIR2
#define IKEEXT_CREDENTIALS                IKEEXT_CREDENTIALS2
#define IKEEXT_SA_DETAILS                 IKEEXT_SA_DETAILS2
#define IPSEC_TRANSPORT_POLICY            IPSEC_TRANSPORT_POLICY2
#define IPSEC_TUNNEL_ENDPOINTS            IPSEC_TUNNEL_ENDPOINTS2
#define FWPM_NET_EVENT_CLASSIFY_DROP      FWPM_NET_EVENT_CLASSIFY_DROP2
#elif NTDDI_VERSION >= NTDDI_WIN7
#define IKEEXT_CERTIFICATE_AUTHENTICATION IKEEXT_CERTIFICATE_AUTHENTICATION1
#define IKEEXT_AUTHENTICATION_METHOD      IKEEXT_AUTHENTICATION_METHOD1
#define IKEEXT_POLICY                     IKEEXT_POLICY1
#define IKEEXT_EM_POLICY                  IKEEXT_EM_POLICY1
#define IKEEXT_CREDENTIAL                 IKEEXT_CREDENTIAL1
#define IKEEXT_CREDENTIAL_PAIR            IKEEXT_CREDENTIAL_PAIR1
#define IKEEXT_CREDENTIALS                IKEEXT_CREDENTIALS1
#define IKEEXT_SA_DETAILS                 IKEEXT_SA_DETAILS1
#define IPSEC_TRANSPORT_POLICY            IPSEC_TRANSPORT_POLICY1
#define IPSEC_TUNNEL_ENDPOINTS            IPSEC_TUNNEL_ENDPOINTS1
#define FWPM_NET_EVENT_CLASSIFY_DROP      FWPM_NET_EVENT_CLASSIFY_DROP1
#else
#define IKEEXT_CERTIFICATE_AUTHENTICATION IKEEXT_CERTIFICATE_AUTHENTICATION0
#define IKEEXT_AUTHENTICATION_METHOD      IKEEXT_AUTHENTICATION_METHOD0
#define IKEEXT_POLICY                     IKEEXT_POLICY0
#define IKEEXT_EM_POLICY                  IKEEXT_EM_POLICY0
#define IKEEXT_CREDENTIAL                 IKEEXT_CREDENTIAL0
#define IKEEXT_CREDENTIAL_PAIR            IKEEXT_CREDENTIAL_PAIR0
#define IKEEXT_CREDENTIALS                IKEEXT_CREDENTIALS0
#define IKEEXT_SA_DETAILS                 IKEEXT_SA_DETAILS0
#define IPSEC_TRANSPORT_POLICY            IPSEC_TRANSPORT_POLICY0
#define IPSEC_TUNNEL_ENDPOINTS            IPSEC_TUNNEL_ENDPOINTS0
#define FWPM_NET_EVENT_CLASSIFY_DROP      FWPM_NET_EVENT_CLASSIFY_DROP0
#endif

#if NTDDI_VERSION >= NTDDI_WIN8
#define IKEEXT_KERBEROS_AUTHENTICATION IKEEXT_KERBEROS_AUTHENTICATION1
#define IPSEC_KEYING_POLICY            IPSEC_KEYING_POLICY1
#else
#define IKEEXT_KERBEROS_AUTHENTICATION IKEEXT_KERBEROS_AUTHENTICATION0
#define IPSEC_KEYING_POLICY            IPSEC_KEYING_POLICY0
#endif

#if NTDDI_VERSION >= NTDDI_WIN10_RS3
#define IPSEC_TUNNEL_POLICY   IPSEC_TUNNEL_POLICY3
#define FWPM_PROVIDER_CONTEXT FWPM_PROVIDER_CONTEXT3
#elif NTDDI_VERSION >= NTDDI_WIN8
#define IPSEC_TUNNEL_POLICY   IPSEC_TUNNEL_POLICY2
#define FWPM_PROVIDER_CONTEXT FWPM_PROVIDER_CONTEXT2
#elif NTDDI_VERSION >= NTDDI_WIN7
#define IPSEC_TUNNEL_POLICY   IPSEC_TUNNEL_POLICY1
#define FWPM_PROVIDER_CONTEXT FWPM_PROVIDER_CONTEXT1
#else
#define IPSEC_TUNNEL_POLICY   IPSEC_TUNNEL_POLICY0
#define FWPM_PROVIDER_CONTEXT FWPM_PROVIDER_CONTEXT0
#endif

#if NTDDI_VERSION >= NTDDI_WIN10
#define FWPM_NET_EVENT_HEADER FWPM_NET_EVENT_HEADER3
#elif NTDDI_VERSION >= NTDDI_WIN8
#define FWPM_NET_EVENT_HEADER FWPM_NET_EVENT_HEADER2
#elif NTDDI_VERSION >= NTDDI_WIN7
#define FWPM_NET_EVENT_HEADER FWPM_NET_EVENT_HEADER1
#else
#define FWPM_NET_EVENT_HEADER FWPM_NET_EVENT_HEADER0
#endif

#if NTDDI_VERSION >= NTDDI_WIN10_RS5
#define FWPM_NET_EVENT FWPM_NET_EVENT5
#elif NTDDI_VERSION >= NTDDI_WIN10_RS4
#define FWPM_NET_EVENT FWPM_NET_EVENT4
#elif NTDDI_VERSION >= NTDDI_WIN10
#define FWPM_NET_EVENT FWPM_NET_EVENT3
#elif NTDDI_VERSION >= NTDDI_WIN8
#define FWPM_NET_EVENT FWPM_NET_EVENT2
#elif NTDDI_VERSION >= NTDDI_WIN7
#define FWPM_NET_EVENT FWPM_NET_EVENT1
#else
#define FWPM_NET_EVENT FWPM_NET_EVENT0
#endif

#if NTDDI_VERSION >= NTDDI_WIN10_RS4
#define FWPM_NET_EVENT_IKEEXT_MM_FAILURE FWPM_NET_EVENT_IKEEXT_MM_FAILURE2
#elif NTDDI_VERSION >= NTDDI_WIN7
#define FWPM_NET_EVENT_IKEEXT_MM_FAILURE FWPM_NET_EVENT_IKEEXT_MM_FAILURE1
#else
#define FWPM_NET_EVENT_IKEEXT_MM_FAILURE FWPM_NET_EVENT_IKEEXT_MM_FAILURE0
#endif

#if NTDDI_VERSION >= NTDDI_WIN10_RS4
#define FWPM_NET_EVENT_IKEEXT_QM_FAILURE FWPM_NET_EVENT_IKEEXT_QM_FAILURE1
#else
#define FWPM_NET_EVENT_IKEEXT_QM_FAILURE FWPM_NET_EVENT_IKEEXT_QM_FAILURE0
#endif

#endif
