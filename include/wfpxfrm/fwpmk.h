/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The kernel-mode management API of the Windows Filtering Platform (WFP), as far as it works on
 * Linux.
 *
 * These are the functions of fwpmu.h with NTSTATUS results, for programs that were written for the
 * kernel-mode header. Nothing runs in the kernel: they are ordinary functions of a process, with
 * the rights of that process. Link with -lfwpkclnt. A source file includes one of the two headers.
 *
 * The functions follow Microsoft's reference pages for fwpmk.h; each page has the name of its
 * function. fwpmu.h describes what each function does, its parameters and rights, and the rules
 * for handles, threads, fork and memory. This header lists the results.
 *
 * Codes: Microsoft's pages name FWP_E_ codes, but Windows returns STATUS_FWP_ codes from these
 * functions. With this header each FWP_E_ name has the value of the STATUS_FWP_ code, so that code
 * can compare with either. The Win32 codes that fwpmu.h names become the following:
 *
 *	ERROR_FILE_NOT_FOUND		STATUS_OBJECT_NAME_NOT_FOUND
 *	ERROR_TOO_MANY_OPEN_FILES	STATUS_TOO_MANY_OPENED_FILES
 *	ERROR_ACCESS_DENIED		STATUS_ACCESS_DENIED
 *	ERROR_INVALID_HANDLE		STATUS_INVALID_HANDLE
 *	ERROR_NOT_ENOUGH_MEMORY		STATUS_NO_MEMORY
 *	ERROR_GEN_FAILURE		STATUS_UNSUCCESSFUL
 *	ERROR_DISK_FULL			STATUS_DISK_FULL
 *	ERROR_RETRY			STATUS_RETRY
 *	ERROR_NOT_SUPPORTED		STATUS_NOT_SUPPORTED
 *	ERROR_INVALID_PARAMETER		STATUS_INVALID_PARAMETER
 *	RPC_S_UNKNOWN_AUTHN_SERVICE	RPC_NT_UNKNOWN_AUTHN_SERVICE
 *	EPT_S_NOT_REGISTERED		EPT_NT_NOT_REGISTERED
 */
#ifndef WFPXFRM_FWPMK_H
#define WFPXFRM_FWPMK_H

#ifdef WFPXFRM_FWPMU_H
#error "fwpmu.h and fwpmk.h declare the same functions with different results: include one of them"
#endif

#include "fwpmtypes.h"
#include "fwpvi.h"
#include "ntstatus.h"
#include "rpcdce.h"
#include "winerror.h"

#undef FWP_E_CALLOUT_NOT_FOUND
#define FWP_E_CALLOUT_NOT_FOUND STATUS_FWP_CALLOUT_NOT_FOUND
#undef FWP_E_CONDITION_NOT_FOUND
#define FWP_E_CONDITION_NOT_FOUND STATUS_FWP_CONDITION_NOT_FOUND
#undef FWP_E_FILTER_NOT_FOUND
#define FWP_E_FILTER_NOT_FOUND STATUS_FWP_FILTER_NOT_FOUND
#undef FWP_E_LAYER_NOT_FOUND
#define FWP_E_LAYER_NOT_FOUND STATUS_FWP_LAYER_NOT_FOUND
#undef FWP_E_PROVIDER_NOT_FOUND
#define FWP_E_PROVIDER_NOT_FOUND STATUS_FWP_PROVIDER_NOT_FOUND
#undef FWP_E_PROVIDER_CONTEXT_NOT_FOUND
#define FWP_E_PROVIDER_CONTEXT_NOT_FOUND STATUS_FWP_PROVIDER_CONTEXT_NOT_FOUND
#undef FWP_E_SUBLAYER_NOT_FOUND
#define FWP_E_SUBLAYER_NOT_FOUND STATUS_FWP_SUBLAYER_NOT_FOUND
#undef FWP_E_NOT_FOUND
#define FWP_E_NOT_FOUND STATUS_FWP_NOT_FOUND
#undef FWP_E_ALREADY_EXISTS
#define FWP_E_ALREADY_EXISTS STATUS_FWP_ALREADY_EXISTS
#undef FWP_E_IN_USE
#define FWP_E_IN_USE STATUS_FWP_IN_USE
#undef FWP_E_DYNAMIC_SESSION_IN_PROGRESS
#define FWP_E_DYNAMIC_SESSION_IN_PROGRESS STATUS_FWP_DYNAMIC_SESSION_IN_PROGRESS
#undef FWP_E_WRONG_SESSION
#define FWP_E_WRONG_SESSION STATUS_FWP_WRONG_SESSION
#undef FWP_E_NO_TXN_IN_PROGRESS
#define FWP_E_NO_TXN_IN_PROGRESS STATUS_FWP_NO_TXN_IN_PROGRESS
#undef FWP_E_TXN_IN_PROGRESS
#define FWP_E_TXN_IN_PROGRESS STATUS_FWP_TXN_IN_PROGRESS
#undef FWP_E_TXN_ABORTED
#define FWP_E_TXN_ABORTED STATUS_FWP_TXN_ABORTED
#undef FWP_E_SESSION_ABORTED
#define FWP_E_SESSION_ABORTED STATUS_FWP_SESSION_ABORTED
#undef FWP_E_INCOMPATIBLE_TXN
#define FWP_E_INCOMPATIBLE_TXN STATUS_FWP_INCOMPATIBLE_TXN
#undef FWP_E_TIMEOUT
#define FWP_E_TIMEOUT STATUS_FWP_TIMEOUT
#undef FWP_E_NET_EVENTS_DISABLED
#define FWP_E_NET_EVENTS_DISABLED STATUS_FWP_NET_EVENTS_DISABLED
#undef FWP_E_INCOMPATIBLE_LAYER
#define FWP_E_INCOMPATIBLE_LAYER STATUS_FWP_INCOMPATIBLE_LAYER
#undef FWP_E_KM_CLIENTS_ONLY
#define FWP_E_KM_CLIENTS_ONLY STATUS_FWP_KM_CLIENTS_ONLY
#undef FWP_E_LIFETIME_MISMATCH
#define FWP_E_LIFETIME_MISMATCH STATUS_FWP_LIFETIME_MISMATCH
#undef FWP_E_BUILTIN_OBJECT
#define FWP_E_BUILTIN_OBJECT STATUS_FWP_BUILTIN_OBJECT
#undef FWP_E_TOO_MANY_CALLOUTS
#define FWP_E_TOO_MANY_CALLOUTS STATUS_FWP_TOO_MANY_CALLOUTS
#undef FWP_E_NOTIFICATION_DROPPED
#define FWP_E_NOTIFICATION_DROPPED STATUS_FWP_NOTIFICATION_DROPPED
#undef FWP_E_TRAFFIC_MISMATCH
#define FWP_E_TRAFFIC_MISMATCH STATUS_FWP_TRAFFIC_MISMATCH
#undef FWP_E_INCOMPATIBLE_SA_STATE
#define FWP_E_INCOMPATIBLE_SA_STATE STATUS_FWP_INCOMPATIBLE_SA_STATE
#undef FWP_E_NULL_POINTER
#define FWP_E_NULL_POINTER STATUS_FWP_NULL_POINTER
#undef FWP_E_INVALID_ENUMERATOR
#define FWP_E_INVALID_ENUMERATOR STATUS_FWP_INVALID_ENUMERATOR
#undef FWP_E_INVALID_FLAGS
#define FWP_E_INVALID_FLAGS STATUS_FWP_INVALID_FLAGS
#undef FWP_E_INVALID_NET_MASK
#define FWP_E_INVALID_NET_MASK STATUS_FWP_INVALID_NET_MASK
#undef FWP_E_INVALID_RANGE
#define FWP_E_INVALID_RANGE STATUS_FWP_INVALID_RANGE
#undef FWP_E_INVALID_INTERVAL
#define FWP_E_INVALID_INTERVAL STATUS_FWP_INVALID_INTERVAL
#undef FWP_E_ZERO_LENGTH_ARRAY
#define FWP_E_ZERO_LENGTH_ARRAY STATUS_FWP_ZERO_LENGTH_ARRAY
#undef FWP_E_NULL_DISPLAY_NAME
#define FWP_E_NULL_DISPLAY_NAME STATUS_FWP_NULL_DISPLAY_NAME
#undef FWP_E_INVALID_ACTION_TYPE
#define FWP_E_INVALID_ACTION_TYPE STATUS_FWP_INVALID_ACTION_TYPE
#undef FWP_E_INVALID_WEIGHT
#define FWP_E_INVALID_WEIGHT STATUS_FWP_INVALID_WEIGHT
#undef FWP_E_MATCH_TYPE_MISMATCH
#define FWP_E_MATCH_TYPE_MISMATCH STATUS_FWP_MATCH_TYPE_MISMATCH
#undef FWP_E_TYPE_MISMATCH
#define FWP_E_TYPE_MISMATCH STATUS_FWP_TYPE_MISMATCH
#undef FWP_E_OUT_OF_BOUNDS
#define FWP_E_OUT_OF_BOUNDS STATUS_FWP_OUT_OF_BOUNDS
#undef FWP_E_RESERVED
#define FWP_E_RESERVED STATUS_FWP_RESERVED
#undef FWP_E_DUPLICATE_CONDITION
#define FWP_E_DUPLICATE_CONDITION STATUS_FWP_DUPLICATE_CONDITION
#undef FWP_E_DUPLICATE_KEYMOD
#define FWP_E_DUPLICATE_KEYMOD STATUS_FWP_DUPLICATE_KEYMOD
#undef FWP_E_ACTION_INCOMPATIBLE_WITH_LAYER
#define FWP_E_ACTION_INCOMPATIBLE_WITH_LAYER STATUS_FWP_ACTION_INCOMPATIBLE_WITH_LAYER
#undef FWP_E_ACTION_INCOMPATIBLE_WITH_SUBLAYER
#define FWP_E_ACTION_INCOMPATIBLE_WITH_SUBLAYER STATUS_FWP_ACTION_INCOMPATIBLE_WITH_SUBLAYER
#undef FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER
#define FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER STATUS_FWP_CONTEXT_INCOMPATIBLE_WITH_LAYER
#undef FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT
#define FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT STATUS_FWP_CONTEXT_INCOMPATIBLE_WITH_CALLOUT
#undef FWP_E_INCOMPATIBLE_AUTH_METHOD
#define FWP_E_INCOMPATIBLE_AUTH_METHOD STATUS_FWP_INCOMPATIBLE_AUTH_METHOD
#undef FWP_E_INCOMPATIBLE_DH_GROUP
#define FWP_E_INCOMPATIBLE_DH_GROUP STATUS_FWP_INCOMPATIBLE_DH_GROUP
#undef FWP_E_EM_NOT_SUPPORTED
#define FWP_E_EM_NOT_SUPPORTED STATUS_FWP_EM_NOT_SUPPORTED
#undef FWP_E_NEVER_MATCH
#define FWP_E_NEVER_MATCH STATUS_FWP_NEVER_MATCH
#undef FWP_E_PROVIDER_CONTEXT_MISMATCH
#define FWP_E_PROVIDER_CONTEXT_MISMATCH STATUS_FWP_PROVIDER_CONTEXT_MISMATCH
#undef FWP_E_INVALID_PARAMETER
#define FWP_E_INVALID_PARAMETER STATUS_FWP_INVALID_PARAMETER
#undef FWP_E_TOO_MANY_SUBLAYERS
#define FWP_E_TOO_MANY_SUBLAYERS STATUS_FWP_TOO_MANY_SUBLAYERS
#undef FWP_E_CALLOUT_NOTIFICATION_FAILED
#define FWP_E_CALLOUT_NOTIFICATION_FAILED STATUS_FWP_CALLOUT_NOTIFICATION_FAILED
#undef FWP_E_INVALID_AUTH_TRANSFORM
#define FWP_E_INVALID_AUTH_TRANSFORM STATUS_FWP_INVALID_AUTH_TRANSFORM
#undef FWP_E_INVALID_CIPHER_TRANSFORM
#define FWP_E_INVALID_CIPHER_TRANSFORM STATUS_FWP_INVALID_CIPHER_TRANSFORM
#undef FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM
#define FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM STATUS_FWP_INCOMPATIBLE_CIPHER_TRANSFORM
#undef FWP_E_INVALID_TRANSFORM_COMBINATION
#define FWP_E_INVALID_TRANSFORM_COMBINATION STATUS_FWP_INVALID_TRANSFORM_COMBINATION
#undef FWP_E_DUPLICATE_AUTH_METHOD
#define FWP_E_DUPLICATE_AUTH_METHOD STATUS_FWP_DUPLICATE_AUTH_METHOD
#undef FWP_E_INVALID_TUNNEL_ENDPOINT
#define FWP_E_INVALID_TUNNEL_ENDPOINT STATUS_FWP_INVALID_TUNNEL_ENDPOINT
#undef FWP_E_L2_DRIVER_NOT_READY
#define FWP_E_L2_DRIVER_NOT_READY STATUS_FWP_L2_DRIVER_NOT_READY
#undef FWP_E_KEY_DICTATOR_ALREADY_REGISTERED
#define FWP_E_KEY_DICTATOR_ALREADY_REGISTERED STATUS_FWP_KEY_DICTATOR_ALREADY_REGISTERED
#undef FWP_E_KEY_DICTATION_INVALID_KEYING_MATERIAL
#define FWP_E_KEY_DICTATION_INVALID_KEYING_MATERIAL STATUS_FWP_KEY_DICTATION_INVALID_KEYING_MATERIAL
#undef FWP_E_CONNECTIONS_DISABLED
#define FWP_E_CONNECTIONS_DISABLED STATUS_FWP_CONNECTIONS_DISABLED
#undef FWP_E_INVALID_DNS_NAME
#define FWP_E_INVALID_DNS_NAME STATUS_FWP_INVALID_DNS_NAME
#undef FWP_E_STILL_ON
#define FWP_E_STILL_ON STATUS_FWP_STILL_ON
#undef FWP_E_IKEEXT_NOT_RUNNING
#define FWP_E_IKEEXT_NOT_RUNNING STATUS_FWP_IKEEXT_NOT_RUNNING
#undef FWP_E_DROP_NOICMP
#define FWP_E_DROP_NOICMP STATUS_FWP_DROP_NOICMP

#ifdef __cplusplus
extern "C" {
#endif

/*
 * FwpmFreeMemory0 - releases a block that a function of this library returned
 * @p: address of the pointer to the block; the pointer is NULL afterwards
 *
 * Returns nothing.
 *
 * Document: Microsoft, fwpmk.h, FwpmFreeMemory0.
 */
void NTAPI FwpmFreeMemory0(void **p);

/*
 * FwpmEngineOpen0 - opens a session, also in another network namespace
 *
 * Returns FWP_E_NULL_POINTER, RPC_NT_UNKNOWN_AUTHN_SERVICE, FWP_E_INVALID_FLAGS,
 * FWP_E_ALREADY_EXISTS, STATUS_NOT_SUPPORTED, STATUS_INVALID_PARAMETER,
 * STATUS_OBJECT_NAME_NOT_FOUND, STATUS_ACCESS_DENIED, EPT_NT_NOT_REGISTERED.
 *
 * Document: Microsoft, fwpmk.h, FwpmEngineOpen0. On Windows serverName must be NULL.
 */
NTSTATUS NTAPI FwpmEngineOpen0(const wchar_t *serverName, UINT32 authnService,
			       SEC_WINNT_AUTH_IDENTITY_W *authIdentity,
			       const FWPM_SESSION0 *session, HANDLE *engineHandle);

/*
 * FwpmEngineClose0 - closes a session; its enumeration handles and its transaction end with it
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, FwpmEngineClose0.
 */
NTSTATUS NTAPI FwpmEngineClose0(HANDLE engineHandle);

/*
 * FwpmEngineGetOption0 - reads an option of the engine; every option is 0
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_ENUMERATOR.
 *
 * Document: Microsoft, fwpmk.h, FwpmEngineGetOption0.
 */
NTSTATUS NTAPI FwpmEngineGetOption0(HANDLE engineHandle, FWPM_ENGINE_OPTION option,
				    FWP_VALUE0 **value);

/*
 * FwpmEngineSetOption0 - sets an option of the engine, to the value that it has
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_TXN_IN_PROGRESS,
 * FWP_E_DYNAMIC_SESSION_IN_PROGRESS, FWP_E_INVALID_ENUMERATOR, FWP_E_TYPE_MISMATCH,
 * STATUS_ACCESS_DENIED, STATUS_NOT_SUPPORTED.
 *
 * Document: Microsoft, fwpmk.h, FwpmEngineSetOption0.
 */
NTSTATUS NTAPI FwpmEngineSetOption0(HANDLE engineHandle, FWPM_ENGINE_OPTION option,
				    const FWP_VALUE0 *newValue);

/*
 * FwpmSessionCreateEnumHandle0 - takes a snapshot of the sessions, to be read page by page
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_TXN_IN_PROGRESS, FWP_E_RESERVED,
 * STATUS_ACCESS_DENIED.
 *
 * Document: Microsoft, fwpmk.h, FwpmSessionCreateEnumHandle0.
 */
NTSTATUS NTAPI FwpmSessionCreateEnumHandle0(HANDLE engineHandle,
					    const FWPM_SESSION_ENUM_TEMPLATE0 *enumTemplate,
					    HANDLE *enumHandle);

/*
 * FwpmSessionEnum0 - reads the next page of a snapshot of sessions
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER.
 *
 * Document: Microsoft, fwpmk.h, FwpmSessionEnum0.
 */
NTSTATUS NTAPI FwpmSessionEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
				FWPM_SESSION0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmSessionDestroyEnumHandle0 - releases a snapshot of sessions; NULL does nothing
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, FwpmSessionDestroyEnumHandle0.
 */
NTSTATUS NTAPI FwpmSessionDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmTransactionBegin0 - begins an explicit transaction; operations on SAs are not part of it
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_INVALID_FLAGS, FWP_E_TXN_IN_PROGRESS, FWP_E_TIMEOUT,
 * STATUS_ACCESS_DENIED, STATUS_UNSUCCESSFUL, STATUS_DISK_FULL, STATUS_NOT_SUPPORTED.
 *
 * Document: Microsoft, fwpmk.h, FwpmTransactionBegin0.
 */
NTSTATUS NTAPI FwpmTransactionBegin0(HANDLE engineHandle, UINT32 flags);

/*
 * FwpmTransactionCommit0 - makes the changes of a transaction
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NO_TXN_IN_PROGRESS, FWP_E_TXN_ABORTED, STATUS_DISK_FULL,
 * STATUS_ACCESS_DENIED.
 *
 * Document: Microsoft, fwpmk.h, FwpmTransactionCommit0.
 */
NTSTATUS NTAPI FwpmTransactionCommit0(HANDLE engineHandle);

/*
 * FwpmTransactionAbort0 - ends a transaction and forgets its changes
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NO_TXN_IN_PROGRESS, FWP_E_TXN_ABORTED.
 *
 * Document: Microsoft, fwpmk.h, FwpmTransactionAbort0.
 */
NTSTATUS NTAPI FwpmTransactionAbort0(HANDLE engineHandle);

/*
 * FwpmLayerCreateEnumHandle0 - begins an enumeration of layers, to be read page by page
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_RESERVED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmLayerCreateEnumHandle0.
 */
NTSTATUS NTAPI FwpmLayerCreateEnumHandle0(HANDLE engineHandle,
					  const FWPM_LAYER_ENUM_TEMPLATE0 *enumTemplate,
					  HANDLE *enumHandle);

/*
 * FwpmLayerEnum0 - reads the next page of an enumeration of layers
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmLayerEnum0.
 */
NTSTATUS NTAPI FwpmLayerEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			      FWPM_LAYER0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmLayerDestroyEnumHandle0 - ends an enumeration of layers
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, FwpmLayerDestroyEnumHandle0.
 */
NTSTATUS NTAPI FwpmLayerDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmLayerGetById0 - returns the layer with a number
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_LAYER_NOT_FOUND, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmLayerGetById0.
 */
NTSTATUS NTAPI FwpmLayerGetById0(HANDLE engineHandle, UINT16 id, FWPM_LAYER0 **layer);

/*
 * FwpmLayerGetByKey0 - returns the layer with a key
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_LAYER_NOT_FOUND, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmLayerGetByKey0.
 */
NTSTATUS NTAPI FwpmLayerGetByKey0(HANDLE engineHandle, const GUID *key, FWPM_LAYER0 **layer);

/*
 * FwpmCalloutCreateEnumHandle0 - begins an enumeration of callouts, to be read page by page
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmCalloutCreateEnumHandle0.
 */
NTSTATUS NTAPI FwpmCalloutCreateEnumHandle0(HANDLE engineHandle,
					    const FWPM_CALLOUT_ENUM_TEMPLATE0 *enumTemplate,
					    HANDLE *enumHandle);

/*
 * FwpmCalloutEnum0 - reads the next page of an enumeration of callouts
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmCalloutEnum0.
 */
NTSTATUS NTAPI FwpmCalloutEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
				FWPM_CALLOUT0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmCalloutDestroyEnumHandle0 - ends an enumeration of callouts
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, FwpmCalloutDestroyEnumHandle0.
 */
NTSTATUS NTAPI FwpmCalloutDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmCalloutGetById0 - returns the callout with a number
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_CALLOUT_NOT_FOUND, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmCalloutGetById0.
 */
NTSTATUS NTAPI FwpmCalloutGetById0(HANDLE engineHandle, UINT32 id, FWPM_CALLOUT0 **callout);

/*
 * FwpmCalloutGetByKey0 - returns the callout with a key
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_CALLOUT_NOT_FOUND, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmCalloutGetByKey0.
 */
NTSTATUS NTAPI FwpmCalloutGetByKey0(HANDLE engineHandle, const GUID *key, FWPM_CALLOUT0 **callout);

/*
 * FwpmCalloutAdd0 - refuses a callout
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NULL_DISPLAY_NAME,
 * FWP_E_ALREADY_EXISTS, STATUS_NOT_SUPPORTED.
 *
 * Document: Microsoft, fwpmk.h, FwpmCalloutAdd0.
 */
NTSTATUS NTAPI FwpmCalloutAdd0(HANDLE engineHandle, const FWPM_CALLOUT0 *callout,
			       PSECURITY_DESCRIPTOR sd, UINT32 *id);

/*
 * FwpmCalloutDeleteById0 - refuses to delete a callout
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_BUILTIN_OBJECT, FWP_E_CALLOUT_NOT_FOUND.
 *
 * Document: Microsoft, fwpmk.h, FwpmCalloutDeleteById0.
 */
NTSTATUS NTAPI FwpmCalloutDeleteById0(HANDLE engineHandle, UINT32 id);

/*
 * FwpmCalloutDeleteByKey0 - refuses to delete a callout
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_BUILTIN_OBJECT,
 * FWP_E_CALLOUT_NOT_FOUND.
 *
 * Document: Microsoft, fwpmk.h, FwpmCalloutDeleteByKey0.
 */
NTSTATUS NTAPI FwpmCalloutDeleteByKey0(HANDLE engineHandle, const GUID *key);

/*
 * FwpmProviderAdd0 - adds a provider
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NULL_DISPLAY_NAME,
 * FWP_E_INVALID_FLAGS, STATUS_NOT_SUPPORTED, STATUS_INVALID_PARAMETER, FWP_E_OUT_OF_BOUNDS,
 * FWP_E_ALREADY_EXISTS, FWP_E_INCOMPATIBLE_TXN, FWP_E_TXN_ABORTED, FWP_E_TIMEOUT,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderAdd0.
 */
NTSTATUS NTAPI FwpmProviderAdd0(HANDLE engineHandle, const FWPM_PROVIDER0 *provider,
				PSECURITY_DESCRIPTOR sd);

/*
 * FwpmProviderDeleteByKey0 - deletes a provider
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_PROVIDER_NOT_FOUND,
 * FWP_E_BUILTIN_OBJECT, FWP_E_IN_USE, FWP_E_DYNAMIC_SESSION_IN_PROGRESS, FWP_E_WRONG_SESSION,
 * FWP_E_INCOMPATIBLE_TXN, FWP_E_TXN_ABORTED, FWP_E_TIMEOUT, STATUS_ACCESS_DENIED,
 * STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderDeleteByKey0.
 */
NTSTATUS NTAPI FwpmProviderDeleteByKey0(HANDLE engineHandle, const GUID *key);

/*
 * FwpmProviderGetByKey0 - returns the provider with a key
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_PROVIDER_NOT_FOUND,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderGetByKey0.
 */
NTSTATUS NTAPI FwpmProviderGetByKey0(HANDLE engineHandle, const GUID *key,
				     FWPM_PROVIDER0 **provider);

/*
 * FwpmProviderCreateEnumHandle0 - begins an enumeration of providers, to be read page by page
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_RESERVED, STATUS_ACCESS_DENIED,
 * STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderCreateEnumHandle0.
 */
NTSTATUS NTAPI FwpmProviderCreateEnumHandle0(HANDLE engineHandle,
					     const FWPM_PROVIDER_ENUM_TEMPLATE0 *enumTemplate,
					     HANDLE *enumHandle);

/*
 * FwpmProviderEnum0 - reads the next page of an enumeration of providers
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderEnum0.
 */
NTSTATUS NTAPI FwpmProviderEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
				 FWPM_PROVIDER0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmProviderDestroyEnumHandle0 - ends an enumeration of providers
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderDestroyEnumHandle0.
 */
NTSTATUS NTAPI FwpmProviderDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmSubLayerAdd0 - adds a sublayer
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NULL_DISPLAY_NAME,
 * FWP_E_INVALID_FLAGS, STATUS_NOT_SUPPORTED, STATUS_INVALID_PARAMETER, FWP_E_OUT_OF_BOUNDS,
 * FWP_E_PROVIDER_NOT_FOUND, FWP_E_LIFETIME_MISMATCH, FWP_E_ALREADY_EXISTS,
 * FWP_E_TOO_MANY_SUBLAYERS, FWP_E_INCOMPATIBLE_TXN, FWP_E_TXN_ABORTED, FWP_E_TIMEOUT,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmSubLayerAdd0.
 */
NTSTATUS NTAPI FwpmSubLayerAdd0(HANDLE engineHandle, const FWPM_SUBLAYER0 *subLayer,
				PSECURITY_DESCRIPTOR sd);

/*
 * FwpmSubLayerDeleteByKey0 - deletes a sublayer
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_SUBLAYER_NOT_FOUND,
 * FWP_E_BUILTIN_OBJECT, FWP_E_IN_USE, FWP_E_DYNAMIC_SESSION_IN_PROGRESS, FWP_E_WRONG_SESSION,
 * FWP_E_INCOMPATIBLE_TXN, FWP_E_TXN_ABORTED, FWP_E_TIMEOUT, STATUS_ACCESS_DENIED,
 * STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmSubLayerDeleteByKey0.
 */
NTSTATUS NTAPI FwpmSubLayerDeleteByKey0(HANDLE engineHandle, const GUID *key);

/*
 * FwpmSubLayerGetByKey0 - returns the sublayer with a key
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_SUBLAYER_NOT_FOUND,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmSubLayerGetByKey0.
 */
NTSTATUS NTAPI FwpmSubLayerGetByKey0(HANDLE engineHandle, const GUID *key,
				     FWPM_SUBLAYER0 **subLayer);

/*
 * FwpmSubLayerCreateEnumHandle0 - begins an enumeration of sublayers, to be read page by page
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmSubLayerCreateEnumHandle0.
 */
NTSTATUS NTAPI FwpmSubLayerCreateEnumHandle0(HANDLE engineHandle,
					     const FWPM_SUBLAYER_ENUM_TEMPLATE0 *enumTemplate,
					     HANDLE *enumHandle);

/*
 * FwpmSubLayerEnum0 - reads the next page of an enumeration of sublayers
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmSubLayerEnum0.
 */
NTSTATUS NTAPI FwpmSubLayerEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
				 FWPM_SUBLAYER0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmSubLayerDestroyEnumHandle0 - ends an enumeration of sublayers
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, FwpmSubLayerDestroyEnumHandle0.
 */
NTSTATUS NTAPI FwpmSubLayerDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmFilterAdd0 - adds a filter
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NULL_DISPLAY_NAME, FWP_E_RESERVED,
 * FWP_E_INVALID_FLAGS, FWP_E_INVALID_ENUMERATOR, FWP_E_LAYER_NOT_FOUND, FWP_E_SUBLAYER_NOT_FOUND,
 * FWP_E_PROVIDER_NOT_FOUND, FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FWP_E_CALLOUT_NOT_FOUND,
 * FWP_E_CONDITION_NOT_FOUND, FWP_E_INVALID_ACTION_TYPE, FWP_E_ACTION_INCOMPATIBLE_WITH_LAYER,
 * FWP_E_ACTION_INCOMPATIBLE_WITH_SUBLAYER, FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER,
 * FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT, FWP_E_INVALID_TUNNEL_ENDPOINT, FWP_E_INVALID_WEIGHT,
 * FWP_E_TYPE_MISMATCH, FWP_E_MATCH_TYPE_MISMATCH, FWP_E_INVALID_NET_MASK, FWP_E_INVALID_RANGE,
 * FWP_E_OUT_OF_BOUNDS, STATUS_NOT_SUPPORTED, STATUS_INVALID_PARAMETER, FWP_E_LIFETIME_MISMATCH,
 * FWP_E_ALREADY_EXISTS, FWP_E_INCOMPATIBLE_TXN, FWP_E_TXN_ABORTED, FWP_E_TIMEOUT,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmFilterAdd0.
 */
NTSTATUS NTAPI FwpmFilterAdd0(HANDLE engineHandle, const FWPM_FILTER0 *filter,
			      PSECURITY_DESCRIPTOR sd, UINT64 *id);

/*
 * FwpmFilterDeleteById0 - deletes a filter
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_FILTER_NOT_FOUND, FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
 * FWP_E_WRONG_SESSION, FWP_E_INCOMPATIBLE_TXN, FWP_E_TXN_ABORTED, FWP_E_TIMEOUT,
 * STATUS_ACCESS_DENIED, STATUS_RETRY, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmFilterDeleteById0.
 */
NTSTATUS NTAPI FwpmFilterDeleteById0(HANDLE engineHandle, UINT64 id);

/*
 * FwpmFilterGetById0 - returns the filter with an id
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_FILTER_NOT_FOUND,
 * STATUS_ACCESS_DENIED, STATUS_RETRY, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmFilterGetById0.
 */
NTSTATUS NTAPI FwpmFilterGetById0(HANDLE engineHandle, UINT64 id, FWPM_FILTER0 **filter);

/*
 * FwpmFilterDeleteByKey0 - deletes a filter
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_FILTER_NOT_FOUND,
 * FWP_E_DYNAMIC_SESSION_IN_PROGRESS, FWP_E_WRONG_SESSION, FWP_E_INCOMPATIBLE_TXN,
 * FWP_E_TXN_ABORTED, FWP_E_TIMEOUT, STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmFilterDeleteByKey0.
 */
NTSTATUS NTAPI FwpmFilterDeleteByKey0(HANDLE engineHandle, const GUID *key);

/*
 * FwpmFilterGetByKey0 - returns the filter with a key
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_FILTER_NOT_FOUND,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmFilterGetByKey0.
 */
NTSTATUS NTAPI FwpmFilterGetByKey0(HANDLE engineHandle, const GUID *key, FWPM_FILTER0 **filter);

/*
 * FwpmFilterCreateEnumHandle0 - begins an enumeration of filters, to be read page by page
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_ENUMERATOR,
 * FWP_E_INVALID_FLAGS, FWP_E_LAYER_NOT_FOUND, FWP_E_CALLOUT_NOT_FOUND, FWP_E_CONDITION_NOT_FOUND,
 * FWP_E_DUPLICATE_CONDITION, FWP_E_TYPE_MISMATCH, FWP_E_MATCH_TYPE_MISMATCH,
 * FWP_E_INVALID_NET_MASK, FWP_E_INVALID_RANGE, FWP_E_OUT_OF_BOUNDS, FWP_E_NEVER_MATCH,
 * STATUS_NOT_SUPPORTED, STATUS_ACCESS_DENIED, STATUS_RETRY, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmFilterCreateEnumHandle0.
 */
NTSTATUS NTAPI FwpmFilterCreateEnumHandle0(HANDLE engineHandle,
					   const FWPM_FILTER_ENUM_TEMPLATE0 *enumTemplate,
					   HANDLE *enumHandle);

/*
 * FwpmFilterEnum0 - reads the next page of an enumeration of filters
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmFilterEnum0.
 */
NTSTATUS NTAPI FwpmFilterEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			       FWPM_FILTER0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmFilterDestroyEnumHandle0 - ends an enumeration of filters
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, FwpmFilterDestroyEnumHandle0.
 */
NTSTATUS NTAPI FwpmFilterDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmProviderContextAdd0 - adds a provider context, given as a version 0 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NULL_DISPLAY_NAME,
 * FWP_E_INVALID_FLAGS, FWP_E_INVALID_ENUMERATOR, FWP_E_ZERO_LENGTH_ARRAY,
 * FWP_E_INVALID_TUNNEL_ENDPOINT, FWP_E_EM_NOT_SUPPORTED, FWP_E_OUT_OF_BOUNDS,
 * STATUS_NOT_SUPPORTED, STATUS_INVALID_PARAMETER, FWP_E_PROVIDER_NOT_FOUND,
 * FWP_E_LIFETIME_MISMATCH, FWP_E_ALREADY_EXISTS, FWP_E_INCOMPATIBLE_TXN, FWP_E_TXN_ABORTED,
 * FWP_E_TIMEOUT, STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextAdd0.
 */
NTSTATUS NTAPI FwpmProviderContextAdd0(HANDLE engineHandle,
				       const FWPM_PROVIDER_CONTEXT0 *providerContext,
				       PSECURITY_DESCRIPTOR sd, UINT64 *id);

/*
 * FwpmProviderContextAdd1 - adds a provider context, given as a version 1 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NULL_DISPLAY_NAME,
 * FWP_E_INVALID_FLAGS, FWP_E_INVALID_ENUMERATOR, FWP_E_ZERO_LENGTH_ARRAY,
 * FWP_E_INVALID_TUNNEL_ENDPOINT, FWP_E_EM_NOT_SUPPORTED, FWP_E_OUT_OF_BOUNDS,
 * STATUS_NOT_SUPPORTED, STATUS_INVALID_PARAMETER, FWP_E_PROVIDER_NOT_FOUND,
 * FWP_E_LIFETIME_MISMATCH, FWP_E_ALREADY_EXISTS, FWP_E_INCOMPATIBLE_TXN, FWP_E_TXN_ABORTED,
 * FWP_E_TIMEOUT, STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextAdd1.
 */
NTSTATUS NTAPI FwpmProviderContextAdd1(HANDLE engineHandle,
				       const FWPM_PROVIDER_CONTEXT1 *providerContext,
				       PSECURITY_DESCRIPTOR sd, UINT64 *id);

/*
 * FwpmProviderContextDeleteById0 - deletes a provider context
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FWP_E_IN_USE,
 * FWP_E_DYNAMIC_SESSION_IN_PROGRESS, FWP_E_WRONG_SESSION, FWP_E_INCOMPATIBLE_TXN,
 * FWP_E_TXN_ABORTED, FWP_E_TIMEOUT, STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextDeleteById0.
 */
NTSTATUS NTAPI FwpmProviderContextDeleteById0(HANDLE engineHandle, UINT64 id);

/*
 * FwpmProviderContextGetById0 - returns the provider context with an id, as a version 0 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_PROVIDER_CONTEXT_NOT_FOUND,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextGetById0.
 */
NTSTATUS NTAPI FwpmProviderContextGetById0(HANDLE engineHandle, UINT64 id,
					   FWPM_PROVIDER_CONTEXT0 **providerContext);

/*
 * FwpmProviderContextGetById1 - returns the provider context with an id, as a version 1 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_PROVIDER_CONTEXT_NOT_FOUND,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextGetById1.
 */
NTSTATUS NTAPI FwpmProviderContextGetById1(HANDLE engineHandle, UINT64 id,
					   FWPM_PROVIDER_CONTEXT1 **providerContext);

/*
 * FwpmProviderContextDeleteByKey0 - deletes a provider context
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_PROVIDER_CONTEXT_NOT_FOUND,
 * FWP_E_IN_USE, FWP_E_DYNAMIC_SESSION_IN_PROGRESS, FWP_E_WRONG_SESSION, FWP_E_INCOMPATIBLE_TXN,
 * FWP_E_TXN_ABORTED, FWP_E_TIMEOUT, STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextDeleteByKey0.
 */
NTSTATUS NTAPI FwpmProviderContextDeleteByKey0(HANDLE engineHandle, const GUID *key);

/*
 * FwpmProviderContextGetByKey0 - returns the provider context with a key, as a version 0 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_PROVIDER_CONTEXT_NOT_FOUND,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextGetByKey0.
 */
NTSTATUS NTAPI FwpmProviderContextGetByKey0(HANDLE engineHandle, const GUID *key,
					    FWPM_PROVIDER_CONTEXT0 **providerContext);

/*
 * FwpmProviderContextGetByKey1 - returns the provider context with a key, as a version 1 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_PROVIDER_CONTEXT_NOT_FOUND,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextGetByKey1.
 */
NTSTATUS NTAPI FwpmProviderContextGetByKey1(HANDLE engineHandle, const GUID *key,
					    FWPM_PROVIDER_CONTEXT1 **providerContext);

/*
 * FwpmProviderContextCreateEnumHandle0 - begins an enumeration of provider contexts, to be read
 * page by page
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_ENUMERATOR,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextCreateEnumHandle0.
 */
NTSTATUS NTAPI FwpmProviderContextCreateEnumHandle0(
	HANDLE engineHandle, const FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 *enumTemplate,
	HANDLE *enumHandle);

/*
 * FwpmProviderContextEnum0 - reads the next page of an enumeration of provider contexts, as
 * version 0 structs
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextEnum0.
 */
NTSTATUS NTAPI FwpmProviderContextEnum0(HANDLE engineHandle, HANDLE enumHandle,
					UINT32 numEntriesRequested,
					FWPM_PROVIDER_CONTEXT0 ***entries,
					UINT32 *numEntriesReturned);

/*
 * FwpmProviderContextEnum1 - reads the next page of an enumeration of provider contexts, as
 * version 1 structs
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextEnum1.
 */
NTSTATUS NTAPI FwpmProviderContextEnum1(HANDLE engineHandle, HANDLE enumHandle,
					UINT32 numEntriesRequested,
					FWPM_PROVIDER_CONTEXT1 ***entries,
					UINT32 *numEntriesReturned);

/*
 * FwpmProviderContextDestroyEnumHandle0 - ends an enumeration of provider contexts
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, FwpmProviderContextDestroyEnumHandle0.
 */
NTSTATUS NTAPI FwpmProviderContextDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * IPsecSaCreateEnumHandle0 - takes a snapshot of the SAs, to be read page by page
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_ENUMERATOR,
 * STATUS_ACCESS_DENIED, STATUS_RETRY.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaCreateEnumHandle0.
 */
NTSTATUS NTAPI IPsecSaCreateEnumHandle0(HANDLE engineHandle,
					const IPSEC_SA_ENUM_TEMPLATE0 *enumTemplate,
					HANDLE *enumHandle);

/*
 * IPsecSaEnum0 - reads the next page of a snapshot of SAs, as version 0 structs
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaEnum0.
 */
NTSTATUS NTAPI IPsecSaEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			    IPSEC_SA_DETAILS0 ***entries, UINT32 *numEntriesReturned);

/*
 * IPsecSaEnum1 - reads the next page of a snapshot of SAs, as version 1 structs
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaEnum1.
 */
NTSTATUS NTAPI IPsecSaEnum1(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			    IPSEC_SA_DETAILS1 ***entries, UINT32 *numEntriesReturned);

/*
 * IPsecSaDestroyEnumHandle0 - releases a snapshot of SAs; NULL does nothing
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaDestroyEnumHandle0.
 */
NTSTATUS NTAPI IPsecSaDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * IPsecGetStatistics0 - counts SAs, tunnels, bytes and drops, as a version 0 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_TXN_IN_PROGRESS, STATUS_ACCESS_DENIED,
 * STATUS_RETRY.
 *
 * Document: Microsoft, fwpmk.h, IPsecGetStatistics0.
 */
NTSTATUS NTAPI IPsecGetStatistics0(HANDLE engineHandle, IPSEC_STATISTICS0 *ipsecStatistics);

/*
 * IPsecGetStatistics1 - counts SAs, tunnels, bytes and drops, as a version 1 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_TXN_IN_PROGRESS, STATUS_ACCESS_DENIED,
 * STATUS_RETRY.
 *
 * Document: Microsoft, fwpmk.h, IPsecGetStatistics1.
 */
NTSTATUS NTAPI IPsecGetStatistics1(HANDLE engineHandle, IPSEC_STATISTICS1 *ipsecStatistics);

/*
 * IPsecSaContextCreate0 - creates an SA context, which has no SAs yet
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_TXN_IN_PROGRESS,
 * FWP_E_DYNAMIC_SESSION_IN_PROGRESS, FWP_E_INVALID_ENUMERATOR, FWP_E_INVALID_PARAMETER,
 * FWP_E_INVALID_TUNNEL_ENDPOINT, FWP_E_FILTER_NOT_FOUND, FWP_E_PROVIDER_CONTEXT_NOT_FOUND,
 * FWP_E_INCOMPATIBLE_LAYER, FWP_E_PROVIDER_CONTEXT_MISMATCH, FWP_E_TRAFFIC_MISMATCH,
 * FWP_E_LIFETIME_MISMATCH, STATUS_NOT_SUPPORTED,
 * STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextCreate0.
 */
NTSTATUS NTAPI IPsecSaContextCreate0(HANDLE engineHandle, const IPSEC_TRAFFIC0 *outboundTraffic,
				     UINT64 *inboundFilterId, UINT64 *id);

/*
 * IPsecSaContextCreate1 - creates an SA context, from a version 1 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_TXN_IN_PROGRESS,
 * FWP_E_DYNAMIC_SESSION_IN_PROGRESS, FWP_E_INVALID_ENUMERATOR, FWP_E_INVALID_PARAMETER,
 * FWP_E_INVALID_TUNNEL_ENDPOINT, FWP_E_FILTER_NOT_FOUND, FWP_E_PROVIDER_CONTEXT_NOT_FOUND,
 * FWP_E_INCOMPATIBLE_LAYER, FWP_E_PROVIDER_CONTEXT_MISMATCH, FWP_E_TRAFFIC_MISMATCH,
 * FWP_E_LIFETIME_MISMATCH, STATUS_ACCESS_DENIED, STATUS_NO_MEMORY, STATUS_NOT_SUPPORTED.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextCreate1.
 */
NTSTATUS NTAPI IPsecSaContextCreate1(HANDLE engineHandle, const IPSEC_TRAFFIC1 *outboundTraffic,
				     const IPSEC_VIRTUAL_IF_TUNNEL_INFO0 *virtualIfTunnelInfo,
				     UINT64 *inboundFilterId, UINT64 *id);

/*
 * IPsecSaContextGetSpi0 - reserves the SPI of the inbound SA
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_ENUMERATOR,
 * FWP_E_INVALID_PARAMETER, FWP_E_INVALID_TUNNEL_ENDPOINT, FWP_E_NOT_FOUND,
 * FWP_E_INCOMPATIBLE_SA_STATE, FWP_E_TRAFFIC_MISMATCH, FWP_E_FILTER_NOT_FOUND,
 * FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FWP_E_INCOMPATIBLE_LAYER, FWP_E_PROVIDER_CONTEXT_MISMATCH,
 * FWP_E_LIFETIME_MISMATCH, STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextGetSpi0.
 */
NTSTATUS NTAPI IPsecSaContextGetSpi0(HANDLE engineHandle, UINT64 id, const IPSEC_GETSPI0 *getSpi,
				     IPSEC_SA_SPI *inboundSpi);

/*
 * IPsecSaContextGetSpi1 - reserves the SPI of the inbound SA, for a version 1 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_ENUMERATOR,
 * FWP_E_INVALID_PARAMETER, FWP_E_INVALID_TUNNEL_ENDPOINT, FWP_E_NOT_FOUND,
 * FWP_E_INCOMPATIBLE_SA_STATE, FWP_E_TRAFFIC_MISMATCH, FWP_E_FILTER_NOT_FOUND,
 * FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FWP_E_INCOMPATIBLE_LAYER, FWP_E_PROVIDER_CONTEXT_MISMATCH,
 * FWP_E_LIFETIME_MISMATCH, STATUS_ACCESS_DENIED, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextGetSpi1.
 */
NTSTATUS NTAPI IPsecSaContextGetSpi1(HANDLE engineHandle, UINT64 id, const IPSEC_GETSPI1 *getSpi,
				     IPSEC_SA_SPI *inboundSpi);

/*
 * IPsecSaContextSetSpi0 - sets the SPI of the inbound SA to a number of the caller's
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_ENUMERATOR,
 * FWP_E_INVALID_PARAMETER, FWP_E_INVALID_TUNNEL_ENDPOINT, FWP_E_NOT_FOUND,
 * FWP_E_INCOMPATIBLE_SA_STATE, FWP_E_TRAFFIC_MISMATCH, FWP_E_FILTER_NOT_FOUND,
 * FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FWP_E_INCOMPATIBLE_LAYER, FWP_E_PROVIDER_CONTEXT_MISMATCH,
 * FWP_E_LIFETIME_MISMATCH, STATUS_ACCESS_DENIED, STATUS_NO_MEMORY, FWP_E_ALREADY_EXISTS.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextSetSpi0.
 */
NTSTATUS NTAPI IPsecSaContextSetSpi0(HANDLE engineHandle, UINT64 id, const IPSEC_GETSPI1 *getSpi,
				     IPSEC_SA_SPI inboundSpi);

/*
 * IPsecSaContextAddInbound0 - adds the inbound SA, or AH and ESP, of a context
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_FLAGS,
 * FWP_E_INVALID_ENUMERATOR, FWP_E_ZERO_LENGTH_ARRAY, FWP_E_OUT_OF_BOUNDS,
 * FWP_E_INVALID_AUTH_TRANSFORM, FWP_E_INVALID_CIPHER_TRANSFORM,
 * FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM, FWP_E_INVALID_TRANSFORM_COMBINATION,
 * FWP_E_INVALID_PARAMETER, FWP_E_NOT_FOUND, FWP_E_INCOMPATIBLE_SA_STATE, FWP_E_TRAFFIC_MISMATCH,
 * FWP_E_FILTER_NOT_FOUND, FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FWP_E_ALREADY_EXISTS,
 * STATUS_NOT_SUPPORTED, FWP_E_TXN_IN_PROGRESS, STATUS_INVALID_PARAMETER, STATUS_ACCESS_DENIED,
 * STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextAddInbound0.
 */
NTSTATUS NTAPI IPsecSaContextAddInbound0(HANDLE engineHandle, UINT64 id,
					 const IPSEC_SA_BUNDLE0 *inboundBundle);

/*
 * IPsecSaContextAddInbound1 - adds the inbound SAs of a context, from a version 1 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_FLAGS,
 * FWP_E_INVALID_ENUMERATOR, FWP_E_ZERO_LENGTH_ARRAY, FWP_E_OUT_OF_BOUNDS,
 * FWP_E_INVALID_AUTH_TRANSFORM, FWP_E_INVALID_CIPHER_TRANSFORM,
 * FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM, FWP_E_INVALID_TRANSFORM_COMBINATION,
 * FWP_E_INVALID_PARAMETER, FWP_E_NOT_FOUND, FWP_E_INCOMPATIBLE_SA_STATE, FWP_E_TRAFFIC_MISMATCH,
 * FWP_E_FILTER_NOT_FOUND, FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FWP_E_ALREADY_EXISTS,
 * STATUS_NOT_SUPPORTED, FWP_E_TXN_IN_PROGRESS, STATUS_INVALID_PARAMETER, STATUS_ACCESS_DENIED,
 * STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextAddInbound1.
 */
NTSTATUS NTAPI IPsecSaContextAddInbound1(HANDLE engineHandle, UINT64 id,
					 const IPSEC_SA_BUNDLE1 *inboundBundle);

/*
 * IPsecSaContextAddOutbound0 - adds the outbound SA, or AH and ESP, of a context
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_FLAGS,
 * FWP_E_INVALID_ENUMERATOR, FWP_E_ZERO_LENGTH_ARRAY, FWP_E_OUT_OF_BOUNDS,
 * FWP_E_INVALID_AUTH_TRANSFORM, FWP_E_INVALID_CIPHER_TRANSFORM,
 * FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM, FWP_E_INVALID_TRANSFORM_COMBINATION,
 * FWP_E_INVALID_PARAMETER, FWP_E_NOT_FOUND, FWP_E_INCOMPATIBLE_SA_STATE, FWP_E_TRAFFIC_MISMATCH,
 * FWP_E_FILTER_NOT_FOUND, FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FWP_E_ALREADY_EXISTS,
 * STATUS_NOT_SUPPORTED, FWP_E_TXN_IN_PROGRESS, STATUS_INVALID_PARAMETER, STATUS_ACCESS_DENIED,
 * STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextAddOutbound0.
 */
NTSTATUS NTAPI IPsecSaContextAddOutbound0(HANDLE engineHandle, UINT64 id,
					  const IPSEC_SA_BUNDLE0 *outboundBundle);

/*
 * IPsecSaContextAddOutbound1 - adds the outbound SAs of a context, from a version 1 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_FLAGS,
 * FWP_E_INVALID_ENUMERATOR, FWP_E_ZERO_LENGTH_ARRAY, FWP_E_OUT_OF_BOUNDS,
 * FWP_E_INVALID_AUTH_TRANSFORM, FWP_E_INVALID_CIPHER_TRANSFORM,
 * FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM, FWP_E_INVALID_TRANSFORM_COMBINATION,
 * FWP_E_INVALID_PARAMETER, FWP_E_NOT_FOUND, FWP_E_INCOMPATIBLE_SA_STATE, FWP_E_TRAFFIC_MISMATCH,
 * FWP_E_FILTER_NOT_FOUND, FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FWP_E_ALREADY_EXISTS,
 * STATUS_NOT_SUPPORTED, FWP_E_TXN_IN_PROGRESS, STATUS_INVALID_PARAMETER, STATUS_ACCESS_DENIED,
 * STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextAddOutbound1.
 */
NTSTATUS NTAPI IPsecSaContextAddOutbound1(HANDLE engineHandle, UINT64 id,
					  const IPSEC_SA_BUNDLE1 *outboundBundle);

/*
 * IPsecSaContextUpdate0 - changes the hosts, the encapsulation or the flags of a context
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_FLAGS, FWP_E_NOT_FOUND,
 * FWP_E_INCOMPATIBLE_SA_STATE, STATUS_NOT_SUPPORTED, FWP_E_TRAFFIC_MISMATCH, FWP_E_ALREADY_EXISTS,
 * FWP_E_INVALID_ENUMERATOR, FWP_E_INVALID_PARAMETER, FWP_E_INVALID_TUNNEL_ENDPOINT,
 * FWP_E_FILTER_NOT_FOUND, FWP_E_PROVIDER_CONTEXT_NOT_FOUND, FWP_E_INCOMPATIBLE_LAYER,
 * FWP_E_PROVIDER_CONTEXT_MISMATCH, FWP_E_LIFETIME_MISMATCH, FWP_E_TXN_IN_PROGRESS,
 * STATUS_ACCESS_DENIED, STATUS_RETRY, STATUS_NO_MEMORY.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextUpdate0.
 */
NTSTATUS NTAPI IPsecSaContextUpdate0(HANDLE engineHandle, UINT64 flags,
				     const IPSEC_SA_CONTEXT1 *newValues);

/*
 * IPsecSaContextCreateEnumHandle0 - takes a snapshot of the SA contexts, to be read page by page
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_TYPE_MISMATCH, FWP_E_INVALID_NET_MASK,
 * FWP_E_NEVER_MATCH, STATUS_ACCESS_DENIED, STATUS_RETRY.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextCreateEnumHandle0.
 */
NTSTATUS NTAPI IPsecSaContextCreateEnumHandle0(HANDLE engineHandle,
					       const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *enumTemplate,
					       HANDLE *enumHandle);

/*
 * IPsecSaContextEnum0 - reads the next page of a snapshot of contexts, as version 0 structs
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextEnum0.
 */
NTSTATUS NTAPI IPsecSaContextEnum0(HANDLE engineHandle, HANDLE enumHandle,
				   UINT32 numEntriesRequested, IPSEC_SA_CONTEXT0 ***entries,
				   UINT32 *numEntriesReturned);

/*
 * IPsecSaContextEnum1 - reads the next page of a snapshot of contexts, as version 1 structs
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextEnum1.
 */
NTSTATUS NTAPI IPsecSaContextEnum1(HANDLE engineHandle, HANDLE enumHandle,
				   UINT32 numEntriesRequested, IPSEC_SA_CONTEXT1 ***entries,
				   UINT32 *numEntriesReturned);

/*
 * IPsecSaContextDestroyEnumHandle0 - releases a snapshot of contexts; NULL does nothing
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextDestroyEnumHandle0.
 */
NTSTATUS NTAPI IPsecSaContextDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * IPsecSaContextGetById0 - reads the present state of one context, as a version 0 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NOT_FOUND, STATUS_RETRY,
 * STATUS_ACCESS_DENIED.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextGetById0.
 */
NTSTATUS NTAPI IPsecSaContextGetById0(HANDLE engineHandle, UINT64 id,
				      IPSEC_SA_CONTEXT0 **saContext);

/*
 * IPsecSaContextGetById1 - reads the present state of one context, as a version 1 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NOT_FOUND, STATUS_RETRY,
 * STATUS_ACCESS_DENIED.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextGetById1.
 */
NTSTATUS NTAPI IPsecSaContextGetById1(HANDLE engineHandle, UINT64 id,
				      IPSEC_SA_CONTEXT1 **saContext);

/*
 * IPsecSaContextExpire0 - ends a context in such a way that packets under way still arrive
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NOT_FOUND, FWP_E_INCOMPATIBLE_SA_STATE, STATUS_RETRY,
 * STATUS_ACCESS_DENIED, STATUS_NOT_SUPPORTED, STATUS_INVALID_PARAMETER.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextExpire0.
 */
NTSTATUS NTAPI IPsecSaContextExpire0(HANDLE engineHandle, UINT64 id);

/*
 * IPsecSaContextDeleteById0 - deletes both SAs of a context at once
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NOT_FOUND, FWP_E_INCOMPATIBLE_SA_STATE, STATUS_RETRY,
 * FWP_E_TXN_IN_PROGRESS, FWP_E_DYNAMIC_SESSION_IN_PROGRESS, STATUS_ACCESS_DENIED,
 * STATUS_NOT_SUPPORTED.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextDeleteById0.
 */
NTSTATUS NTAPI IPsecSaContextDeleteById0(HANDLE engineHandle, UINT64 id);

/*
 * IPsecSaContextSubscribe0 - lets a callback be told of SA contexts that come and go
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_INVALID_FLAGS, FWP_E_TYPE_MISMATCH,
 * FWP_E_INVALID_NET_MASK, FWP_E_NEVER_MATCH, FWP_E_TXN_IN_PROGRESS, STATUS_ACCESS_DENIED,
 * STATUS_TOO_MANY_OPENED_FILES.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextSubscribe0.
 */
NTSTATUS NTAPI IPsecSaContextSubscribe0(HANDLE engineHandle,
					const IPSEC_SA_CONTEXT_SUBSCRIPTION0 *subscription,
					IPSEC_SA_CONTEXT_CALLBACK0 callback, void *context,
					HANDLE *eventsHandle);

/*
 * IPsecSaContextUnsubscribe0 - ends a subscription to changes of SA contexts
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_TXN_IN_PROGRESS.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextUnsubscribe0.
 */
NTSTATUS NTAPI IPsecSaContextUnsubscribe0(HANDLE engineHandle, HANDLE eventsHandle);

/*
 * IPsecSaContextSubscriptionsGet0 - lists the subscriptions to changes of SA contexts
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER.
 *
 * Document: Microsoft, fwpmk.h, IPsecSaContextSubscriptionsGet0.
 */
NTSTATUS NTAPI IPsecSaContextSubscriptionsGet0(HANDLE engineHandle,
					       IPSEC_SA_CONTEXT_SUBSCRIPTION0 ***entries,
					       UINT32 *numEntries);

/*
 * IkeextSaCreateEnumHandle0 - takes a snapshot of the IKE SAs, to be read page by page
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_TYPE_MISMATCH, FWP_E_INVALID_NET_MASK,
 * FWP_E_NEVER_MATCH, STATUS_NOT_SUPPORTED, STATUS_ACCESS_DENIED, FWP_E_TIMEOUT,
 * STATUS_UNSUCCESSFUL.
 *
 * Document: Microsoft, fwpmk.h, IkeextSaCreateEnumHandle0.
 */
NTSTATUS NTAPI IkeextSaCreateEnumHandle0(HANDLE engineHandle,
					 const IKEEXT_SA_ENUM_TEMPLATE0 *enumTemplate,
					 HANDLE *enumHandle);

/*
 * IkeextSaEnum0 - reads the next page of a snapshot of IKE SAs, as version 0 structs
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER.
 *
 * Document: Microsoft, fwpmk.h, IkeextSaEnum0.
 */
NTSTATUS NTAPI IkeextSaEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			     IKEEXT_SA_DETAILS0 ***entries, UINT32 *numEntriesReturned);

/*
 * IkeextSaEnum1 - reads the next page of a snapshot of IKE SAs, as version 1 structs
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER.
 *
 * Document: Microsoft, fwpmk.h, IkeextSaEnum1.
 */
NTSTATUS NTAPI IkeextSaEnum1(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			     IKEEXT_SA_DETAILS1 ***entries, UINT32 *numEntriesReturned);

/*
 * IkeextSaEnum2 - reads the next page of a snapshot of IKE SAs, as version 2 structs
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER.
 *
 * Document: Microsoft, fwpmk.h, IkeextSaEnum2.
 */
NTSTATUS NTAPI IkeextSaEnum2(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			     IKEEXT_SA_DETAILS2 ***entries, UINT32 *numEntriesReturned);

/*
 * IkeextSaDestroyEnumHandle0 - releases a snapshot of IKE SAs; NULL does nothing
 *
 * Returns STATUS_INVALID_HANDLE.
 *
 * Document: Microsoft, fwpmk.h, IkeextSaDestroyEnumHandle0.
 */
NTSTATUS NTAPI IkeextSaDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * IkeextSaGetById0 - reads the present state of one IKE SA, as a version 0 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NOT_FOUND, STATUS_ACCESS_DENIED,
 * FWP_E_TIMEOUT, STATUS_NOT_SUPPORTED, STATUS_UNSUCCESSFUL.
 *
 * Document: Microsoft, fwpmk.h, IkeextSaGetById0.
 */
NTSTATUS NTAPI IkeextSaGetById0(HANDLE engineHandle, UINT64 id, IKEEXT_SA_DETAILS0 **sa);

/*
 * IkeextSaGetById1 - reads the present state of one IKE SA, as a version 1 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NOT_FOUND, STATUS_ACCESS_DENIED,
 * FWP_E_TIMEOUT, STATUS_NOT_SUPPORTED, STATUS_UNSUCCESSFUL.
 *
 * Document: Microsoft, fwpmk.h, IkeextSaGetById1.
 */
NTSTATUS NTAPI IkeextSaGetById1(HANDLE engineHandle, UINT64 id, GUID *saLookupContext,
				IKEEXT_SA_DETAILS1 **sa);

/*
 * IkeextSaGetById2 - reads the present state of one IKE SA, as a version 2 struct
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_NOT_FOUND, STATUS_ACCESS_DENIED,
 * FWP_E_TIMEOUT, STATUS_NOT_SUPPORTED, STATUS_UNSUCCESSFUL.
 *
 * Document: Microsoft, fwpmk.h, IkeextSaGetById2.
 */
NTSTATUS NTAPI IkeextSaGetById2(HANDLE engineHandle, UINT64 id, GUID *saLookupContext,
				IKEEXT_SA_DETAILS2 **sa);

/*
 * IkeextSaDeleteById0 - ends an IKE SA and all SAs that were made with it
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NOT_FOUND, STATUS_ACCESS_DENIED, FWP_E_TIMEOUT,
 * STATUS_NOT_SUPPORTED, STATUS_UNSUCCESSFUL.
 *
 * Document: Microsoft, fwpmk.h, IkeextSaDeleteById0.
 */
NTSTATUS NTAPI IkeextSaDeleteById0(HANDLE engineHandle, UINT64 id);

/*
 * IkeextGetStatistics0 - counts the IKE SAs that exist, without those of IKEv2
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_IKEEXT_NOT_RUNNING,
 * STATUS_ACCESS_DENIED, FWP_E_TIMEOUT, STATUS_NOT_SUPPORTED, STATUS_UNSUCCESSFUL.
 *
 * Document: Microsoft, fwpmk.h, IkeextGetStatistics0.
 */
NTSTATUS NTAPI IkeextGetStatistics0(HANDLE engineHandle, IKEEXT_STATISTICS0 *ikeextStatistics);

/*
 * IkeextGetStatistics1 - counts the IKE SAs that exist, with those of IKEv2
 *
 * Returns STATUS_INVALID_HANDLE, FWP_E_NULL_POINTER, FWP_E_IKEEXT_NOT_RUNNING,
 * STATUS_ACCESS_DENIED, FWP_E_TIMEOUT, STATUS_NOT_SUPPORTED, STATUS_UNSUCCESSFUL.
 *
 * Document: Microsoft, fwpmk.h, IkeextGetStatistics1.
 */
NTSTATUS NTAPI IkeextGetStatistics1(HANDLE engineHandle, IKEEXT_STATISTICS1 *ikeextStatistics);

#ifdef __cplusplus
}
#endif

#endif
