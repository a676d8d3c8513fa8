/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Error codes of user-mode functions, as DWORD values. Zero is success.
 *
 * FWP_E_ codes are unsigned, so that a comparison with a DWORD causes no warning. A name that is
 * defined already keeps its definition.
 */
#ifndef WFPXFRM_WINERROR_H
#define WFPXFRM_WINERROR_H

#ifndef NO_ERROR
#define NO_ERROR 0
#endif
#ifndef ERROR_SUCCESS
#define ERROR_SUCCESS 0
#endif
#ifndef ERROR_FILE_NOT_FOUND
#define ERROR_FILE_NOT_FOUND 2 /* no such network namespace */
#endif
#ifndef ERROR_TOO_MANY_OPEN_FILES
#define ERROR_TOO_MANY_OPEN_FILES 4
#endif
#ifndef ERROR_ACCESS_DENIED
#define ERROR_ACCESS_DENIED 5
#endif
#ifndef ERROR_INVALID_HANDLE
#define ERROR_INVALID_HANDLE 6
#endif
#ifndef ERROR_NOT_ENOUGH_MEMORY
#define ERROR_NOT_ENOUGH_MEMORY 8
#endif
#ifndef ERROR_GEN_FAILURE
#define ERROR_GEN_FAILURE 31 /* unexpected answer of the kernel */
#endif
#ifndef ERROR_NOT_SUPPORTED
#define ERROR_NOT_SUPPORTED 50
#endif
#ifndef ERROR_INVALID_PARAMETER
#define ERROR_INVALID_PARAMETER 87
#endif
#ifndef ERROR_CALL_NOT_IMPLEMENTED
#define ERROR_CALL_NOT_IMPLEMENTED 120
#endif
#ifndef ERROR_DISK_FULL
#define ERROR_DISK_FULL 112
#endif
#ifndef ERROR_RETRY
#define ERROR_RETRY 1237
#endif
#ifndef ERROR_INVALID_SECURITY_DESCR
#define ERROR_INVALID_SECURITY_DESCR 1338
#endif

/* A service, or the filtering platform itself, is missing. */
#ifndef RPC_S_SERVER_UNAVAILABLE
#define RPC_S_SERVER_UNAVAILABLE 1722 /* the service went away */
#endif
#ifndef RPC_S_UNKNOWN_AUTHN_SERVICE
#define RPC_S_UNKNOWN_AUTHN_SERVICE 1747
#endif
#ifndef EPT_S_NOT_REGISTERED
#define EPT_S_NOT_REGISTERED 1753 /* the kernel has no XFRM */
#endif
#ifndef RPC_S_CANNOT_SUPPORT
#define RPC_S_CANNOT_SUPPORT 1764
#endif
#ifndef RPC_X_NULL_REF_POINTER
#define RPC_X_NULL_REF_POINTER 1780
#endif
#ifndef SEC_E_CANNOT_INSTALL
#define SEC_E_CANNOT_INSTALL 0x80090307U
#endif

/* Why IPsec dropped a packet; found in events only. */
#ifndef ERROR_IPSEC_BAD_SPI
#define ERROR_IPSEC_BAD_SPI 13910
#endif
#ifndef ERROR_IPSEC_SA_LIFETIME_EXPIRED
#define ERROR_IPSEC_SA_LIFETIME_EXPIRED 13911
#endif
#ifndef ERROR_IPSEC_WRONG_SA
#define ERROR_IPSEC_WRONG_SA 13912
#endif
#ifndef ERROR_IPSEC_REPLAY_CHECK_FAILED
#define ERROR_IPSEC_REPLAY_CHECK_FAILED 13913
#endif
#ifndef ERROR_IPSEC_INVALID_PACKET
#define ERROR_IPSEC_INVALID_PACKET 13914
#endif
#ifndef ERROR_IPSEC_INTEGRITY_CHECK_FAILED
#define ERROR_IPSEC_INTEGRITY_CHECK_FAILED 13915
#endif
#ifndef ERROR_IPSEC_CLEAR_TEXT_DROP
#define ERROR_IPSEC_CLEAR_TEXT_DROP 13916
#endif
#ifndef ERROR_IPSEC_AUTH_FIREWALL_DROP
#define ERROR_IPSEC_AUTH_FIREWALL_DROP 13917
#endif
#ifndef ERROR_IPSEC_THROTTLE_DROP
#define ERROR_IPSEC_THROTTLE_DROP 13918
#endif
#ifndef ERROR_IPSEC_DOSP_BLOCK
#define ERROR_IPSEC_DOSP_BLOCK 13925
#endif
#ifndef ERROR_IPSEC_DOSP_RECEIVED_MULTICAST
#define ERROR_IPSEC_DOSP_RECEIVED_MULTICAST 13926
#endif
#ifndef ERROR_IPSEC_DOSP_INVALID_PACKET
#define ERROR_IPSEC_DOSP_INVALID_PACKET 13927
#endif
#ifndef ERROR_IPSEC_DOSP_STATE_LOOKUP_FAILED
#define ERROR_IPSEC_DOSP_STATE_LOOKUP_FAILED 13928
#endif
#ifndef ERROR_IPSEC_DOSP_MAX_ENTRIES
#define ERROR_IPSEC_DOSP_MAX_ENTRIES 13929
#endif
#ifndef ERROR_IPSEC_DOSP_KEYMOD_NOT_ALLOWED
#define ERROR_IPSEC_DOSP_KEYMOD_NOT_ALLOWED 13930
#endif
#ifndef ERROR_IPSEC_DOSP_NOT_INSTALLED
#define ERROR_IPSEC_DOSP_NOT_INSTALLED 13931
#endif
#ifndef ERROR_IPSEC_DOSP_MAX_PER_IP_RATELIMIT_QUEUES
#define ERROR_IPSEC_DOSP_MAX_PER_IP_RATELIMIT_QUEUES 13932
#endif

/* The filtering platform. */
#ifndef FWP_E_CALLOUT_NOT_FOUND
#define FWP_E_CALLOUT_NOT_FOUND 0x80320001U /* no such callout */
#endif
#ifndef FWP_E_CONDITION_NOT_FOUND
#define FWP_E_CONDITION_NOT_FOUND 0x80320002U /* no such condition */
#endif
#ifndef FWP_E_FILTER_NOT_FOUND
#define FWP_E_FILTER_NOT_FOUND 0x80320003U /* no such filter */
#endif
#ifndef FWP_E_LAYER_NOT_FOUND
#define FWP_E_LAYER_NOT_FOUND 0x80320004U /* no such layer */
#endif
#ifndef FWP_E_PROVIDER_NOT_FOUND
#define FWP_E_PROVIDER_NOT_FOUND 0x80320005U /* no such provider */
#endif
#ifndef FWP_E_PROVIDER_CONTEXT_NOT_FOUND
#define FWP_E_PROVIDER_CONTEXT_NOT_FOUND 0x80320006U /* no such provider context */
#endif
#ifndef FWP_E_SUBLAYER_NOT_FOUND
#define FWP_E_SUBLAYER_NOT_FOUND 0x80320007U /* no such sublayer */
#endif
#ifndef FWP_E_NOT_FOUND
#define FWP_E_NOT_FOUND 0x80320008U /* no such object */
#endif
#ifndef FWP_E_ALREADY_EXISTS
#define FWP_E_ALREADY_EXISTS 0x80320009U /* that GUID or id is taken */
#endif
#ifndef FWP_E_IN_USE
#define FWP_E_IN_USE 0x8032000AU /* still referenced */
#endif
#ifndef FWP_E_DYNAMIC_SESSION_IN_PROGRESS
#define FWP_E_DYNAMIC_SESSION_IN_PROGRESS 0x8032000BU /* not in a dynamic session */
#endif
#ifndef FWP_E_WRONG_SESSION
#define FWP_E_WRONG_SESSION 0x8032000CU /* belongs to another session */
#endif
#ifndef FWP_E_NO_TXN_IN_PROGRESS
#define FWP_E_NO_TXN_IN_PROGRESS 0x8032000DU /* needs a transaction */
#endif
#ifndef FWP_E_TXN_IN_PROGRESS
#define FWP_E_TXN_IN_PROGRESS 0x8032000EU /* not inside a transaction */
#endif
#ifndef FWP_E_TXN_ABORTED
#define FWP_E_TXN_ABORTED 0x8032000FU /* the transaction was aborted */
#endif
#ifndef FWP_E_SESSION_ABORTED
#define FWP_E_SESSION_ABORTED 0x80320010U /* the session is dead: close it */
#endif
#ifndef FWP_E_INCOMPATIBLE_TXN
#define FWP_E_INCOMPATIBLE_TXN 0x80320011U /* the transaction is read-only */
#endif
#ifndef FWP_E_TIMEOUT
#define FWP_E_TIMEOUT 0x80320012U /* waited too long for the lock */
#endif
#ifndef FWP_E_NET_EVENTS_DISABLED
#define FWP_E_NET_EVENTS_DISABLED 0x80320013U /* events are not collected */
#endif
#ifndef FWP_E_INCOMPATIBLE_LAYER
#define FWP_E_INCOMPATIBLE_LAYER 0x80320014U /* that layer cannot do it */
#endif
#ifndef FWP_E_KM_CLIENTS_ONLY
#define FWP_E_KM_CLIENTS_ONLY 0x80320015U /* kernel-mode callers only */
#endif
#ifndef FWP_E_LIFETIME_MISMATCH
#define FWP_E_LIFETIME_MISMATCH 0x80320016U /* would refer to a shorter-lived object */
#endif
#ifndef FWP_E_BUILTIN_OBJECT
#define FWP_E_BUILTIN_OBJECT 0x80320017U /* built-in objects stay */
#endif
#ifndef FWP_E_TOO_MANY_CALLOUTS
#define FWP_E_TOO_MANY_CALLOUTS 0x80320018U /* limit reached */
#endif
#ifndef FWP_E_NOTIFICATION_DROPPED
#define FWP_E_NOTIFICATION_DROPPED 0x80320019U /* the notification queue was full */
#endif
#ifndef FWP_E_TRAFFIC_MISMATCH
#define FWP_E_TRAFFIC_MISMATCH 0x8032001AU /* not the traffic of this SA context */
#endif
#ifndef FWP_E_INCOMPATIBLE_SA_STATE
#define FWP_E_INCOMPATIBLE_SA_STATE 0x8032001BU /* SA context calls out of order */
#endif
#ifndef FWP_E_NULL_POINTER
#define FWP_E_NULL_POINTER 0x8032001CU /* a required pointer is NULL */
#endif
#ifndef FWP_E_INVALID_ENUMERATOR
#define FWP_E_INVALID_ENUMERATOR 0x8032001DU /* an enum member is out of range */
#endif
#ifndef FWP_E_INVALID_FLAGS
#define FWP_E_INVALID_FLAGS 0x8032001EU /* unknown flags */
#endif
#ifndef FWP_E_INVALID_NET_MASK
#define FWP_E_INVALID_NET_MASK 0x8032001FU /* a mask with holes, or too long */
#endif
#ifndef FWP_E_INVALID_RANGE
#define FWP_E_INVALID_RANGE 0x80320020U /* bad FWP_RANGE0 */
#endif
#ifndef FWP_E_INVALID_INTERVAL
#define FWP_E_INVALID_INTERVAL 0x80320021U /* bad time interval */
#endif
#ifndef FWP_E_ZERO_LENGTH_ARRAY
#define FWP_E_ZERO_LENGTH_ARRAY 0x80320022U /* needs one element at least */
#endif
#ifndef FWP_E_NULL_DISPLAY_NAME
#define FWP_E_NULL_DISPLAY_NAME 0x80320023U /* displayData.name is NULL */
#endif
#ifndef FWP_E_INVALID_ACTION_TYPE
#define FWP_E_INVALID_ACTION_TYPE 0x80320024U /* bad filter action */
#endif
#ifndef FWP_E_INVALID_WEIGHT
#define FWP_E_INVALID_WEIGHT 0x80320025U /* bad filter weight */
#endif
#ifndef FWP_E_MATCH_TYPE_MISMATCH
#define FWP_E_MATCH_TYPE_MISMATCH 0x80320026U /* match type does not fit the operand */
#endif
#ifndef FWP_E_TYPE_MISMATCH
#define FWP_E_TYPE_MISMATCH 0x80320027U /* value of a wrong type */
#endif
#ifndef FWP_E_OUT_OF_BOUNDS
#define FWP_E_OUT_OF_BOUNDS 0x80320028U /* number out of range */
#endif
#ifndef FWP_E_RESERVED
#define FWP_E_RESERVED 0x80320029U /* a reserved member is not zero */
#endif
#ifndef FWP_E_DUPLICATE_CONDITION
#define FWP_E_DUPLICATE_CONDITION 0x8032002AU /* the same condition twice */
#endif
#ifndef FWP_E_DUPLICATE_KEYMOD
#define FWP_E_DUPLICATE_KEYMOD 0x8032002BU /* the same keying module twice */
#endif
#ifndef FWP_E_ACTION_INCOMPATIBLE_WITH_LAYER
#define FWP_E_ACTION_INCOMPATIBLE_WITH_LAYER 0x8032002CU
#endif
#ifndef FWP_E_ACTION_INCOMPATIBLE_WITH_SUBLAYER
#define FWP_E_ACTION_INCOMPATIBLE_WITH_SUBLAYER 0x8032002DU
#endif
#ifndef FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER
#define FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER 0x8032002EU
#endif
#ifndef FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT
#define FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT 0x8032002FU
#endif
#ifndef FWP_E_INCOMPATIBLE_AUTH_METHOD
#define FWP_E_INCOMPATIBLE_AUTH_METHOD 0x80320030U /* not for this kind of policy */
#endif
#ifndef FWP_E_INCOMPATIBLE_DH_GROUP
#define FWP_E_INCOMPATIBLE_DH_GROUP 0x80320031U /* not for this kind of policy */
#endif
#ifndef FWP_E_EM_NOT_SUPPORTED
#define FWP_E_EM_NOT_SUPPORTED 0x80320032U /* this policy has no extended mode */
#endif
#ifndef FWP_E_NEVER_MATCH
#define FWP_E_NEVER_MATCH 0x80320033U /* the template can never match */
#endif
#ifndef FWP_E_PROVIDER_CONTEXT_MISMATCH
#define FWP_E_PROVIDER_CONTEXT_MISMATCH 0x80320034U /* wrong kind of provider context */
#endif
#ifndef FWP_E_INVALID_PARAMETER
#define FWP_E_INVALID_PARAMETER 0x80320035U /* also for bad text */
#endif
#ifndef FWP_E_TOO_MANY_SUBLAYERS
#define FWP_E_TOO_MANY_SUBLAYERS 0x80320036U /* limit reached */
#endif
#ifndef FWP_E_CALLOUT_NOTIFICATION_FAILED
#define FWP_E_CALLOUT_NOTIFICATION_FAILED 0x80320037U
#endif
#ifndef FWP_E_INVALID_AUTH_TRANSFORM
#define FWP_E_INVALID_AUTH_TRANSFORM 0x80320038U /* unknown or inconsistent */
#endif
#ifndef FWP_E_INVALID_CIPHER_TRANSFORM
#define FWP_E_INVALID_CIPHER_TRANSFORM 0x80320039U /* unknown or inconsistent */
#endif
#ifndef FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM
#define FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM 0x8032003AU /* not with that transform type */
#endif
#ifndef FWP_E_INVALID_TRANSFORM_COMBINATION
#define FWP_E_INVALID_TRANSFORM_COMBINATION 0x8032003BU /* such as half a GCM pair */
#endif
#ifndef FWP_E_DUPLICATE_AUTH_METHOD
#define FWP_E_DUPLICATE_AUTH_METHOD 0x8032003CU /* the same method twice */
#endif
#ifndef FWP_E_INVALID_TUNNEL_ENDPOINT
#define FWP_E_INVALID_TUNNEL_ENDPOINT 0x8032003DU
#endif
#ifndef FWP_E_L2_DRIVER_NOT_READY
#define FWP_E_L2_DRIVER_NOT_READY 0x8032003EU
#endif
#ifndef FWP_E_KEY_DICTATOR_ALREADY_REGISTERED
#define FWP_E_KEY_DICTATOR_ALREADY_REGISTERED 0x8032003FU
#endif
#ifndef FWP_E_KEY_DICTATION_INVALID_KEYING_MATERIAL
#define FWP_E_KEY_DICTATION_INVALID_KEYING_MATERIAL 0x80320040U
#endif
#ifndef FWP_E_CONNECTIONS_DISABLED
#define FWP_E_CONNECTIONS_DISABLED 0x80320041U /* connections are not tracked */
#endif
#ifndef FWP_E_INVALID_DNS_NAME
#define FWP_E_INVALID_DNS_NAME 0x80320042U
#endif
#ifndef FWP_E_STILL_ON
#define FWP_E_STILL_ON 0x80320043U /* cannot be switched off yet */
#endif
#ifndef FWP_E_IKEEXT_NOT_RUNNING
#define FWP_E_IKEEXT_NOT_RUNNING 0x80320044U /* no keying service */
#endif
#ifndef FWP_E_DROP_NOICMP
#define FWP_E_DROP_NOICMP 0x80320104U /* drop without an ICMP error */
#endif

#endif
