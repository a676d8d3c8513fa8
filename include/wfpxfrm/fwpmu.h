/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The user-mode management API of the Windows Filtering Platform (WFP), as far as it works on
 * Linux.
 *
 * The header declares only functions that work. Link with -lfwpuclnt.
 *
 * The comment of a function has its purpose, its parameters, what it does, what is special on Linux
 * ("Linux:"), and each code that it returns besides ERROR_SUCCESS. The manual pages are made of
 * these comments: man/manual.
 *
 * The functions follow Microsoft's reference pages for fwpmu.h; each page has the name of its
 * function. The following rules hold for all functions.
 *
 * Results: a function returns ERROR_SUCCESS (0), a Win32 code or an FWP_E_ code. On failure every
 * output handle and output pointer is set to NULL and every output count to 0, provided that the
 * address given for the output is not NULL.
 *
 * Handles belong to the process that opened them. Any number of threads may use the same handle at
 * the same time. A handle that is closed, forged or of the wrong kind gives ERROR_INVALID_HANDLE.
 *
 * Fork: in a child of fork() every handle of the parent gives ERROR_INVALID_HANDLE, whatever the
 * threads of the parent were doing at the fork; what the child has inherited of the parent's
 * sessions is closed, and the child can open sessions of its own. A child that shares the memory
 * of its parent, as after vfork(), cannot: FwpmEngineOpen0 gives ERROR_NOT_SUPPORTED there, and
 * FwpmFreeMemory0 does nothing.
 *
 * Signals: a signal handler must not call any function of the library, except WfpxErrorText0 and
 * WfpxVersion0.
 *
 * Cancellation: no call is a cancellation point, also not while it waits for a lock; a thread is
 * cancelled before the call or after it. A thread with asynchronous cancellation can end as soon
 * as the call has set its outputs, so a cleanup handler that releases the outputs leaks nothing.
 *
 * File descriptors of the library are never 0, 1 or 2, and are closed by exec.
 *
 * Memory: an array and everything that its entries point to is one block, which a single call of
 * FwpmFreeMemory0 releases. Do not release entries or members by themselves.
 *
 * Byte order: IPv4 addresses, ports and SPIs are numbers in host byte order. IPv6 addresses are 16
 * bytes in network byte order.
 *
 * Keys are never returned.
 *
 * Codes that the descriptions below do not repeat:
 *
 * FwpmEngineOpen0, FwpmEngineGetOption0, FwpmEngineSetOption0, FwpmSessionCreateEnumHandle0,
 * FwpmSessionEnum0, IPsecSaCreateEnumHandle0, IPsecSaEnum0, IPsecSaEnum1,
 * IPsecSaContextCreateEnumHandle0, IPsecSaContextEnum0, IPsecSaContextEnum1,
 * IPsecSaContextGetById0, IPsecSaContextGetById1, IPsecSaContextExpire0,
 * IPsecSaContextDeleteById0, IPsecGetStatistics0, IPsecGetStatistics1, WfpxSaEnum0,
 * WfpxSaContextEnum0 and WfpxKernelStatisticsGet0 can return
 *	ERROR_NOT_ENOUGH_MEMORY		memory for the result is not available
 *
 * FwpmEngineOpen0, FwpmEngineSetOption0, FwpmSessionCreateEnumHandle0, IPsecSaCreateEnumHandle0,
 * IPsecSaContextCreateEnumHandle0, IPsecSaContextGetById0, IPsecSaContextGetById1,
 * IPsecSaContextExpire0, IPsecSaContextDeleteById0, IPsecGetStatistics0, IPsecGetStatistics1 and
 * WfpxKernelStatisticsGet0 ask the kernel and can return
 *	ERROR_TOO_MANY_OPEN_FILES	the process or the system has no free descriptor
 *	ERROR_NOT_SUPPORTED		the process is a 32-bit one, and the 64-bit kernel does not
 *					translate XFRM messages for it (CONFIG_XFRM_USER_COMPAT)
 *	ERROR_GEN_FAILURE		the kernel gave an answer that the library does not expect,
 *					for example because the program closed a descriptor of the
 *					library and opened another file in its place
 *
 * The other library: fwpmk.h declares functions of the same names, which libfwpkclnt exports. A
 * program or shared object links with one of the two libraries. Both can be loaded into one
 * process, in any order, because the symbols have different versions.
 */
#ifndef WFPXFRM_FWPMU_H
#define WFPXFRM_FWPMU_H

#ifdef WFPXFRM_FWPMK_H
#error "fwpmu.h and fwpmk.h declare the same functions with different results: include one of them"
#endif

#include "fwpmtypes.h"
#include "fwpvi.h"
#include "rpcdce.h"
#include "winerror.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * FwpmFreeMemory0 - releases a block that a function of this library returned
 * @p: address of the pointer to the block; the pointer is NULL afterwards
 *
 * The function releases nothing if @p is NULL, if the pointer is NULL, or if the pointer is not a
 * block that the library returned. It follows no pointer inside the block, so the caller may have
 * changed the entries. Any thread may release a block, also after the handles that it came from
 * were closed.
 *
 * Linux: the library knows its blocks. A second call for the same block, or a call for memory of
 * the program's own, is harmless. Do not give a block to free(). In a child of vfork() the function
 * has no effect.
 *
 * Returns nothing.
 *
 * Document: Microsoft, fwpmu.h, FwpmFreeMemory0.
 */
void WINAPI FwpmFreeMemory0(void **p);

/*
 * FwpmEngineOpen0 - opens a session
 * @serverName: the network namespace. NULL: that of the caller. L"netns:NAME": the one that
 *	"ip netns" calls NAME. L"netns:/path": the one that a file such as /proc/N/ns/net stands
 *	for. L"pid:N": that of process N. The session belongs to this namespace; the namespace of
 *	the calling thread does not change.
 * @authnService: RPC_C_AUTHN_WINNT (10), RPC_C_AUTHN_DEFAULT (0xFFFFFFFF) or 0; all mean the same
 * @authIdentity: ignored; may be NULL
 * @session: key, names, flags and time limit of the session, or NULL for the defaults. The library
 *	reads these members and keeps no pointer to them:
 *	sessionKey: all zero lets the library choose a key
 *	displayData: name and description, either of which may be NULL
 *	flags: FWPM_SESSION_FLAG_DYNAMIC, FWPM_SESSION_FLAG_RESERVED, both or 0
 *	txnWaitTimeoutInMSec: in milliseconds; 0 means 15 seconds
 * @engineHandle: receives the handle; the caller closes it with FwpmEngineClose0
 *
 * Until the handle is closed or the process ends, other processes can read the members of @session
 * with FwpmSessionEnum0. The library keeps them in a memory file (memfd_create) for that purpose.
 * If the process may not create one, the function succeeds all the same unless a key is given, and
 * FwpmSessionEnum0 shows the session as that of a process that does not use this library.
 *
 * A key can be open only once in a network namespace. To check a given key, the function looks at
 * all processes whose descriptors the caller may read, which takes some milliseconds if there are
 * many. If several processes open the same key at the same time, one succeeds. doc/sessions.md
 * describes the limits of this check.
 *
 * Linux: in the caller's own namespace the function needs no right; functions that need a right
 * check it themselves. To open a session in another namespace needs CAP_SYS_ADMIN in the user
 * namespaces of the caller and of the network namespace. A session has netlink sockets, which exec
 * closes.
 *
 * Returns
 *	FWP_E_NULL_POINTER		engineHandle is NULL
 *	RPC_S_UNKNOWN_AUTHN_SERVICE	authnService has another value
 *	FWP_E_INVALID_FLAGS		session->flags has unknown bits
 *	FWP_E_ALREADY_EXISTS		an open session of this network namespace has the key
 *					session->sessionKey
 *	ERROR_NOT_SUPPORTED		serverName has none of the forms above, as the name of a
 *					machine; or the process shares its parent's memory, as
 *					after vfork(); or session->sessionKey is given, and a filter
 *					of system calls or RLIMIT_FSIZE keeps the process from
 *					creating a memory file
 *	ERROR_INVALID_PARAMETER		serverName has one of the forms above and is malformed, or
 *					its file is not a network namespace; or a text of
 *					session->displayData is not Unicode, or has more than 16384
 *					bytes in UTF-8
 *	ERROR_FILE_NOT_FOUND		there is no such namespace or process
 *	ERROR_ACCESS_DENIED		the caller may not enter that namespace
 *	EPT_S_NOT_REGISTERED (1753)	the kernel has no XFRM; Windows returns this code where the
 *					service of the filtering platform is not running
 *
 * Document: Microsoft, fwpmu.h, FwpmEngineOpen0. On Windows serverName must be NULL.
 */
DWORD WINAPI FwpmEngineOpen0(const wchar_t *serverName, UINT32 authnService,
			     SEC_WINNT_AUTH_IDENTITY_W *authIdentity, const FWPM_SESSION0 *session,
			     HANDLE *engineHandle);

/*
 * FwpmEngineClose0 - closes a session
 * @engineHandle: the session
 *
 * The session's enumeration handles are destroyed, and its transaction ends. A call that another
 * thread is making with one of these handles finishes normally or returns ERROR_INVALID_HANDLE.
 * Blocks of memory remain valid until they are released.
 *
 * Linux: the function needs no right. The session's descriptors are closed, so that other processes
 * no longer see the session. A session also ends with its process.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		not an open session of this process
 *
 * Document: Microsoft, fwpmu.h, FwpmEngineClose0.
 */
DWORD WINAPI FwpmEngineClose0(HANDLE engineHandle);

/*
 * FwpmEngineGetOption0 - reads an option of the engine
 * @engineHandle: the session
 * @option: the option
 * @value: receives a value of type FWP_UINT32, which the caller releases with FwpmFreeMemory0
 *
 * The value of every option is 0.
 *
 * Linux: no net events are collected, no names are cached, no connections are monitored, no packets
 * are queued, and no transaction is aborted for its duration. The function needs no right. Options
 * that exist on Linux only are read with WfpxEngineGetOption0.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		value is NULL
 *	FWP_E_INVALID_ENUMERATOR	there is no such option
 *
 * Document: Microsoft, fwpmu.h, FwpmEngineGetOption0.
 */
DWORD WINAPI FwpmEngineGetOption0(HANDLE engineHandle, FWPM_ENGINE_OPTION option,
				  FWP_VALUE0 **value);

/*
 * FwpmEngineSetOption0 - sets an option of the engine
 * @engineHandle: the session, which must not be dynamic
 * @option: the option
 * @newValue: the value, of type FWP_UINT32; the caller keeps it
 *
 * An option can only be set to the value that it has already, 0; see FwpmEngineGetOption0.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace.
 * Options that exist on Linux only are set with WfpxEngineSetOption0.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			newValue is NULL
 *	FWP_E_TXN_IN_PROGRESS			the session has an explicit transaction
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic
 *	FWP_E_INVALID_ENUMERATOR		there is no such option
 *	FWP_E_TYPE_MISMATCH			newValue has another type
 *	ERROR_ACCESS_DENIED			the caller lacks the right
 *	ERROR_NOT_SUPPORTED			newValue is not the value that the option has
 *
 * Document: Microsoft, fwpmu.h, FwpmEngineSetOption0.
 */
DWORD WINAPI FwpmEngineSetOption0(HANDLE engineHandle, FWPM_ENGINE_OPTION option,
				  const FWP_VALUE0 *newValue);

/*
 * FwpmSessionCreateEnumHandle0 - takes a snapshot of the sessions, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: NULL, or a template whose member reserved is 0; both mean all sessions
 * @enumHandle: receives the handle; the caller gives it to FwpmSessionDestroyEnumHandle0
 *
 * The snapshot has the sessions of the network namespace of @engineHandle: every open handle of
 * FwpmEngineOpen0 in any process, @engineHandle included; and, as one session each, every other
 * process that has an XFRM socket, such as an IKE daemon.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. If
 * the caller may not read the descriptors of a process, the function finds only the sockets of
 * that process; FwpmSessionEnum0 describes their entries. root may read the descriptors of all
 * processes. For each user except root and the caller, the function looks at 16,384 descriptors at
 * most, and treats the others as descriptors that the caller may not read.
 *
 * Linux: this function looks up the names of users in the system's data bases (getpwuid_r). If
 * these are on another machine, the call waits for the answer.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	FWP_E_TXN_IN_PROGRESS		the session has an explicit transaction
 *	FWP_E_RESERVED			enumTemplate->reserved is not 0
 *	ERROR_ACCESS_DENIED		the caller lacks the right; or the session is in another
 *					network namespace, and the process may not create a
 *					NETLINK_SOCK_DIAG socket, which is needed there
 *
 * Document: Microsoft, fwpmu.h, FwpmSessionCreateEnumHandle0.
 */
DWORD WINAPI FwpmSessionCreateEnumHandle0(HANDLE engineHandle,
					  const FWPM_SESSION_ENUM_TEMPLATE0 *enumTemplate,
					  HANDLE *enumHandle);

/*
 * FwpmSessionEnum0 - reads the next page of a snapshot of sessions
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot
 * @numEntriesRequested: the largest number of entries to return; any number is allowed, because
 *	memory is allocated only for entries that exist
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page.
 *
 * Linux: processId, sid and username come from the kernel, by the caller's /proc, so that no
 * process can pretend to be another one. sid is S-1-22-1-uid with the real user id. username is
 * NULL if that user has no name.
 *
 * For a session of FwpmEngineOpen0, sessionKey, displayData and flags are those that its process
 * gave, or the defaults; txnWaitTimeoutInMSec is 15000 if the process gave 0. kernelMode is TRUE
 * for sessions of libfwpkclnt. A session belongs to the process that opened it, also if a child
 * has inherited the descriptors.
 *
 * A process that has XFRM sockets and no session of FwpmEngineOpen0 is one entry, whatever the
 * number of its sockets. displayData.name is the name of the process. sessionKey is made by the
 * library and is the same in every snapshot while the process lives. The members that were not
 * mentioned are 0. If several processes share a socket, the entry is that of the oldest one. A
 * socket whose process cannot be found is an entry by itself: displayData.name is L"unknown",
 * displayData.description has the netlink port of the socket, processId is 0, sid and username are
 * NULL.
 *
 * Threads may share @enumHandle: each entry is returned once, to one of them.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of sessions of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *
 * Document: Microsoft, fwpmu.h, FwpmSessionEnum0. doc/sessions.md describes how sessions are
 * found.
 */
DWORD WINAPI FwpmSessionEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			      FWPM_SESSION0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmSessionDestroyEnumHandle0 - releases a snapshot of sessions
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session destroys the
 * snapshot, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of sessions of that session
 *
 * Document: Microsoft, fwpmu.h, FwpmSessionDestroyEnumHandle0.
 */
DWORD WINAPI FwpmSessionDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmTransactionBegin0 - begins an explicit transaction
 * @engineHandle: the session
 * @flags: 0, or FWPM_TXN_READ_ONLY to see the objects as they are now, whatever others change
 *
 * What the session adds and deletes from now on takes effect when the transaction is committed: all
 * of it, or nothing. Until then the session alone sees it. A call that fails does not spoil the
 * transaction. Without a transaction, each call is one by itself.
 *
 * One transaction of a network namespace can be open at a time. The function waits for those of
 * other sessions and of other processes as long as the session's txnWaitTimeoutInMSec says. A
 * read-only transaction waits for nobody, and nobody waits for it; calls that change objects return
 * FWP_E_INCOMPATIBLE_TXN.
 *
 * A transaction belongs to the session, and so to all threads that use the session. It is aborted
 * when the session is closed or its process ends, however that comes, and after one hour: then
 * calls that see or change objects return FWP_E_TXN_ABORTED, until FwpmTransactionCommit0 or
 * FwpmTransactionAbort0 has returned it too. Others get the lock at the session's first call after
 * the hour.
 *
 * Operations on SAs are not part of any transaction, as on Windows: to abort a transaction does not
 * bring back an SA that was deleted or expired, and a snapshot shows what the kernel did meanwhile.
 * During a transaction, IPsecSaContextCreate0, IPsecSaContextCreate1, IPsecSaContextDeleteById0,
 * FwpmSessionCreateEnumHandle0 and FwpmEngineSetOption0 return FWP_E_TXN_IN_PROGRESS for this
 * session, and so do IPsecSaContextAddInbound0, IPsecSaContextAddOutbound0 and
 * IPsecSaContextUpdate0 if they would change policies.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace, and
 * the right to write to /run/wfpxfrm, which root has; the environment variable WFPXFRM_STATEDIR
 * names another folder. For FWPM_TXN_READ_ONLY the right to read there is enough.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_INVALID_FLAGS		flags has unknown bits
 *	FWP_E_TXN_IN_PROGRESS		the session has a transaction already; they do not nest
 *	FWP_E_TIMEOUT			the transaction of another session lasts
 *	ERROR_ACCESS_DENIED		the caller lacks a right, or the folder could be written by
 *					others
 *	ERROR_GEN_FAILURE		the file in the folder is damaged or of a newer version
 *	ERROR_DISK_FULL			no room there for what is left to clean up
 *	ERROR_NOT_SUPPORTED		Linux before 5.14
 *
 * Document: Microsoft, fwpmu.h, FwpmTransactionBegin0.
 */
DWORD WINAPI FwpmTransactionBegin0(HANDLE engineHandle, UINT32 flags);

/*
 * FwpmTransactionCommit0 - makes the changes of a transaction
 * @engineHandle: the session; the thread need not be the one that began the transaction
 *
 * The transaction is over, also if the function fails; then nothing has changed. Afterwards the
 * session may begin another transaction.
 *
 * Linux: no other user of XFRM sees some of the changes without the others, up to 800 policies;
 * packets may meet some of them before the others. New policies come before old ones go.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NO_TXN_IN_PROGRESS	the session has no transaction
 *	FWP_E_TXN_ABORTED		the transaction has lasted more than an hour
 *	ERROR_DISK_FULL			no room for the file
 *	ERROR_ACCESS_DENIED		the caller has lost a right since the transaction began
 *
 * Document: Microsoft, fwpmu.h, FwpmTransactionCommit0.
 */
DWORD WINAPI FwpmTransactionCommit0(HANDLE engineHandle);

/*
 * FwpmTransactionAbort0 - ends a transaction and forgets its changes
 * @engineHandle: the session; the thread need not be the one that began the transaction
 *
 * Linux: the function needs no right. Nothing of the transaction has reached the kernel yet.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NO_TXN_IN_PROGRESS	the session has no transaction
 *	FWP_E_TXN_ABORTED		the transaction has lasted more than an hour
 *
 * Document: Microsoft, fwpmu.h, FwpmTransactionAbort0.
 */
DWORD WINAPI FwpmTransactionAbort0(HANDLE engineHandle);

/*
 * FwpmLayerCreateEnumHandle0 - begins an enumeration of layers, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: NULL, or a template whose member reserved is 0; both mean all layers
 * @enumHandle: receives the handle; the caller gives it to FwpmLayerDestroyEnumHandle0
 *
 * The layers are those that this library knows: filters in INBOUND_TRANSPORT, OUTBOUND_TRANSPORT
 * and IPFORWARD become policies of the kernel, filters in ALE_AUTH_CONNECT, ALE_AUTH_RECV_ACCEPT,
 * IPSEC and IKEEXT are kept and have no effect on packets. FWPM_LAYER_FLAG_KERNEL tells them
 * apart. The fields of a layer are those that conditions may compare.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	FWP_E_RESERVED			enumTemplate->reserved is not 0
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmLayerCreateEnumHandle0.
 */
DWORD WINAPI FwpmLayerCreateEnumHandle0(HANDLE engineHandle,
					const FWPM_LAYER_ENUM_TEMPLATE0 *enumTemplate,
					HANDLE *enumHandle);

/*
 * FwpmLayerEnum0 - reads the next page of an enumeration of layers
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration
 * @numEntriesRequested: the largest number of entries to return; any number is allowed
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page.
 *
 * The entries are those that there were when the enumeration was begun. Threads may share
 * @enumHandle: each entry is returned once, to one of them.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of layers of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmLayerEnum0.
 */
DWORD WINAPI FwpmLayerEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			    FWPM_LAYER0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmLayerDestroyEnumHandle0 - ends an enumeration of layers
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session ends the
 * enumeration, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of layers of that session
 *
 * Document: Microsoft, fwpmu.h, FwpmLayerDestroyEnumHandle0.
 */
DWORD WINAPI FwpmLayerDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmLayerGetById0 - returns the layer with a number
 * @engineHandle: the session
 * @id: layerId of the layer
 * @layer: receives the layer, which the caller releases with FwpmFreeMemory0
 *
 * Linux: the layers that Windows has in its kernel have the same numbers as there, the others
 * numbers of this library. The function needs no right.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		layer is NULL
 *	FWP_E_LAYER_NOT_FOUND		there is no such layer
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmLayerGetById0.
 */
DWORD WINAPI FwpmLayerGetById0(HANDLE engineHandle, UINT16 id, FWPM_LAYER0 **layer);

/*
 * FwpmLayerGetByKey0 - returns the layer with a key
 * @engineHandle: the session
 * @key: layerKey of the layer, an FWPM_LAYER_ GUID
 * @layer: receives the layer, which the caller releases with FwpmFreeMemory0
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		key or layer is NULL
 *	FWP_E_LAYER_NOT_FOUND		there is no such layer
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmLayerGetByKey0.
 */
DWORD WINAPI FwpmLayerGetByKey0(HANDLE engineHandle, const GUID *key, FWPM_LAYER0 **layer);

/*
 * FwpmCalloutCreateEnumHandle0 - begins an enumeration of callouts, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: NULL for all callouts, or a template: layerKey, unless all zero, selects those
 *	of a layer; providerKey must be NULL, because no callout has a provider
 * @enumHandle: receives the handle; the caller gives it to FwpmCalloutDestroyEnumHandle0
 *
 * The callouts are those of IPsec, which are built in.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmCalloutCreateEnumHandle0.
 */
DWORD WINAPI FwpmCalloutCreateEnumHandle0(HANDLE engineHandle,
					  const FWPM_CALLOUT_ENUM_TEMPLATE0 *enumTemplate,
					  HANDLE *enumHandle);

/*
 * FwpmCalloutEnum0 - reads the next page of an enumeration of callouts
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration
 * @numEntriesRequested: the largest number of entries to return; any number is allowed
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page.
 *
 * The entries are those that there were when the enumeration was begun. Threads may share
 * @enumHandle: each entry is returned once, to one of them.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of callouts of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmCalloutEnum0.
 */
DWORD WINAPI FwpmCalloutEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			      FWPM_CALLOUT0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmCalloutDestroyEnumHandle0 - ends an enumeration of callouts
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session ends the
 * enumeration, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of callouts of that session
 *
 * Document: Microsoft, fwpmu.h, FwpmCalloutDestroyEnumHandle0.
 */
DWORD WINAPI FwpmCalloutDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmCalloutGetById0 - returns the callout with a number
 * @engineHandle: the session
 * @id: calloutId of the callout
 * @callout: receives the callout, which the caller releases with FwpmFreeMemory0
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		callout is NULL
 *	FWP_E_CALLOUT_NOT_FOUND		there is no such callout
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmCalloutGetById0.
 */
DWORD WINAPI FwpmCalloutGetById0(HANDLE engineHandle, UINT32 id, FWPM_CALLOUT0 **callout);

/*
 * FwpmCalloutGetByKey0 - returns the callout with a key
 * @engineHandle: the session
 * @key: calloutKey of the callout, an FWPM_CALLOUT_ GUID
 * @callout: receives the callout, which the caller releases with FwpmFreeMemory0
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		key or callout is NULL
 *	FWP_E_CALLOUT_NOT_FOUND		there is no such callout
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmCalloutGetByKey0.
 */
DWORD WINAPI FwpmCalloutGetByKey0(HANDLE engineHandle, const GUID *key, FWPM_CALLOUT0 **callout);

/*
 * FwpmCalloutAdd0 - refuses a callout
 * @engineHandle: the session
 * @callout: the callout
 * @sd: ignored
 * @id: receives 0; may be NULL
 *
 * On Windows a callout is a function of a driver. There are no such drivers here, and filters
 * whose callout nobody has registered would block what they match. So no callout can be added.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		callout is NULL
 *	FWP_E_NULL_DISPLAY_NAME		callout->displayData.name is NULL
 *	FWP_E_ALREADY_EXISTS		calloutKey is that of a built-in callout
 *	ERROR_NOT_SUPPORTED		any other callout
 *
 * Document: Microsoft, fwpmu.h, FwpmCalloutAdd0.
 */
DWORD WINAPI FwpmCalloutAdd0(HANDLE engineHandle, const FWPM_CALLOUT0 *callout,
			     PSECURITY_DESCRIPTOR sd, UINT32 *id);

/*
 * FwpmCalloutDeleteById0 - refuses to delete a callout
 * @engineHandle: the session
 * @id: calloutId of the callout
 *
 * All callouts are built in.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_BUILTIN_OBJECT		callouts cannot be deleted
 *	FWP_E_CALLOUT_NOT_FOUND		there is no such callout
 *
 * Document: Microsoft, fwpmu.h, FwpmCalloutDeleteById0.
 */
DWORD WINAPI FwpmCalloutDeleteById0(HANDLE engineHandle, UINT32 id);

/*
 * FwpmCalloutDeleteByKey0 - refuses to delete a callout
 * @engineHandle: the session
 * @key: calloutKey of the callout
 *
 * All callouts are built in.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		key is NULL
 *	FWP_E_BUILTIN_OBJECT		callouts cannot be deleted
 *	FWP_E_CALLOUT_NOT_FOUND		there is no such callout
 *
 * Document: Microsoft, fwpmu.h, FwpmCalloutDeleteByKey0.
 */
DWORD WINAPI FwpmCalloutDeleteByKey0(HANDLE engineHandle, const GUID *key);

/*
 * FwpmProviderAdd0 - adds a provider
 * @engineHandle: the session
 * @provider: the provider. If providerKey is all zero the library makes a key. flags must be 0;
 *	serviceName may be NULL.
 * @sd: must be NULL, because objects have no access rights of their own
 *
 * A provider stands for whoever owns other objects, which name it. In a dynamic session the
 * object goes when the session ends, however that happens; otherwise it stays until it is deleted
 * or the machine is switched off. The call is part of the session's transaction if there is one,
 * and else takes effect at once.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		provider, or providerData.data with a size, is NULL
 *	FWP_E_NULL_DISPLAY_NAME		displayData.name is NULL
 *	FWP_E_INVALID_FLAGS		flags has unknown bits, or FWPM_PROVIDER_FLAG_DISABLED
 *	ERROR_NOT_SUPPORTED		sd is not NULL; or the object is to be persistent
 *	ERROR_INVALID_PARAMETER		a text is not Unicode, or has more than 16384 bytes in UTF-8
 *	FWP_E_OUT_OF_BOUNDS		providerData has more than 65536 bytes
 *	FWP_E_ALREADY_EXISTS		there is an object of this kind with the key
 *	FWP_E_INCOMPATIBLE_TXN		the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED		the session's transaction has lasted an hour and was aborted
 *	FWP_E_TIMEOUT			another transaction did not end in time
 *					(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderAdd0.
 */
DWORD WINAPI FwpmProviderAdd0(HANDLE engineHandle, const FWPM_PROVIDER0 *provider,
			      PSECURITY_DESCRIPTOR sd);

/*
 * FwpmProviderDeleteByKey0 - deletes a provider
 * @engineHandle: the session
 * @key: its key
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			key is NULL
 *	FWP_E_PROVIDER_NOT_FOUND		there is no such provider
 *	FWP_E_BUILTIN_OBJECT			the provider is built in
 *	FWP_E_IN_USE				other objects name it
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic, and the object is not
 *	FWP_E_WRONG_SESSION			the session is dynamic, and the object belongs to
 *						another dynamic session
 *	FWP_E_INCOMPATIBLE_TXN			the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED			the session's transaction has lasted an hour and was
 *						aborted
 *	FWP_E_TIMEOUT				another transaction did not end in time
 *						(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED			the caller lacks the right
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderDeleteByKey0.
 */
DWORD WINAPI FwpmProviderDeleteByKey0(HANDLE engineHandle, const GUID *key);

/*
 * FwpmProviderGetByKey0 - returns the provider with a key
 * @engineHandle: the session
 * @key: its key
 * @provider: receives the provider, which the caller releases with FwpmFreeMemory0
 *
 * In a transaction the function sees the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		key or provider is NULL
 *	FWP_E_PROVIDER_NOT_FOUND	there is no such provider
 *	ERROR_ACCESS_DENIED		the caller may not read the objects
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderGetByKey0.
 */
DWORD WINAPI FwpmProviderGetByKey0(HANDLE engineHandle, const GUID *key, FWPM_PROVIDER0 **provider);

/*
 * FwpmProviderCreateEnumHandle0 - begins an enumeration of providers, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: NULL, or a template whose member reserved is 0; both mean all providers
 * @enumHandle: receives the handle; the caller gives it to FwpmProviderDestroyEnumHandle0
 *
 * The enumeration has the built-in providers, and all others in the order in which they were
 * added. In a transaction it has the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	FWP_E_RESERVED			enumTemplate->reserved is not 0
 *	ERROR_ACCESS_DENIED		the caller may not read the objects
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderCreateEnumHandle0.
 */
DWORD WINAPI FwpmProviderCreateEnumHandle0(HANDLE engineHandle,
					   const FWPM_PROVIDER_ENUM_TEMPLATE0 *enumTemplate,
					   HANDLE *enumHandle);

/*
 * FwpmProviderEnum0 - reads the next page of an enumeration of providers
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration
 * @numEntriesRequested: the largest number of entries to return; any number is allowed
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page.
 *
 * The entries are those that there were when the enumeration was begun. Threads may share
 * @enumHandle: each entry is returned once, to one of them.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of providers of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderEnum0.
 */
DWORD WINAPI FwpmProviderEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			       FWPM_PROVIDER0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmProviderDestroyEnumHandle0 - ends an enumeration of providers
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session ends the
 * enumeration, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of providers of that session
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderDestroyEnumHandle0.
 */
DWORD WINAPI FwpmProviderDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmSubLayerAdd0 - adds a sublayer
 * @engineHandle: the session
 * @subLayer: the sublayer. If subLayerKey is all zero the library makes a key. flags must be 0;
 *	providerKey may be NULL.
 * @sd: must be NULL, because objects have no access rights of their own
 *
 * A sublayer is a group of filters, whose order among themselves doc/creation.md describes. In a
 * dynamic session the object goes when the session ends, however that happens; otherwise it stays
 * until it is deleted or the machine is switched off. The call is part of the session's
 * transaction if there is one, and else takes effect at once.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		subLayer, or providerData.data with a size, is NULL
 *	FWP_E_NULL_DISPLAY_NAME		displayData.name is NULL
 *	FWP_E_INVALID_FLAGS		flags has unknown bits
 *	ERROR_NOT_SUPPORTED		sd is not NULL; or the object is to be persistent
 *	ERROR_INVALID_PARAMETER		a text is not Unicode, or has more than 16384 bytes in UTF-8
 *	FWP_E_OUT_OF_BOUNDS		providerData has more than 65536 bytes
 *	FWP_E_PROVIDER_NOT_FOUND	there is no provider with the key providerKey
 *	FWP_E_LIFETIME_MISMATCH		the object would name one that ends before it: that of a
 *					dynamic session
 *	FWP_E_ALREADY_EXISTS		there is an object of this kind with the key
 *	FWP_E_TOO_MANY_SUBLAYERS	there are 65535 sublayers
 *	FWP_E_INCOMPATIBLE_TXN		the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED		the session's transaction has lasted an hour and was aborted
 *	FWP_E_TIMEOUT			another transaction did not end in time
 *					(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmSubLayerAdd0.
 */
DWORD WINAPI FwpmSubLayerAdd0(HANDLE engineHandle, const FWPM_SUBLAYER0 *subLayer,
			      PSECURITY_DESCRIPTOR sd);

/*
 * FwpmSubLayerDeleteByKey0 - deletes a sublayer
 * @engineHandle: the session
 * @key: its key
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			key is NULL
 *	FWP_E_SUBLAYER_NOT_FOUND		there is no such sublayer
 *	FWP_E_BUILTIN_OBJECT			the sublayer is built in
 *	FWP_E_IN_USE				filters are in it
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic, and the object is not
 *	FWP_E_WRONG_SESSION			the session is dynamic, and the object belongs to
 *						another dynamic session
 *	FWP_E_INCOMPATIBLE_TXN			the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED			the session's transaction has lasted an hour and was
 *						aborted
 *	FWP_E_TIMEOUT				another transaction did not end in time
 *						(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED			the caller lacks the right
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmSubLayerDeleteByKey0.
 */
DWORD WINAPI FwpmSubLayerDeleteByKey0(HANDLE engineHandle, const GUID *key);

/*
 * FwpmSubLayerGetByKey0 - returns the sublayer with a key
 * @engineHandle: the session
 * @key: its key
 * @subLayer: receives the sublayer, which the caller releases with FwpmFreeMemory0
 *
 * In a transaction the function sees the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		key or subLayer is NULL
 *	FWP_E_SUBLAYER_NOT_FOUND	there is no such sublayer
 *	ERROR_ACCESS_DENIED		the caller may not read the objects
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmSubLayerGetByKey0.
 */
DWORD WINAPI FwpmSubLayerGetByKey0(HANDLE engineHandle, const GUID *key, FWPM_SUBLAYER0 **subLayer);

/*
 * FwpmSubLayerCreateEnumHandle0 - begins an enumeration of sublayers, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: NULL for all sublayers, or a template: providerKey, unless NULL, selects those
 *	of a provider
 * @enumHandle: receives the handle; the caller gives it to FwpmSubLayerDestroyEnumHandle0
 *
 * The enumeration has the built-in sublayers, which have no provider, and all others in the order
 * in which they were added. In a transaction it has the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	ERROR_ACCESS_DENIED		the caller may not read the objects
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmSubLayerCreateEnumHandle0.
 */
DWORD WINAPI FwpmSubLayerCreateEnumHandle0(HANDLE engineHandle,
					   const FWPM_SUBLAYER_ENUM_TEMPLATE0 *enumTemplate,
					   HANDLE *enumHandle);

/*
 * FwpmSubLayerEnum0 - reads the next page of an enumeration of sublayers
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration
 * @numEntriesRequested: the largest number of entries to return; any number is allowed
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page.
 *
 * The entries are those that there were when the enumeration was begun. Threads may share
 * @enumHandle: each entry is returned once, to one of them.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of sublayers of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmSubLayerEnum0.
 */
DWORD WINAPI FwpmSubLayerEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			       FWPM_SUBLAYER0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmSubLayerDestroyEnumHandle0 - ends an enumeration of sublayers
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session ends the
 * enumeration, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of sublayers of that session
 *
 * Document: Microsoft, fwpmu.h, FwpmSubLayerDestroyEnumHandle0.
 */
DWORD WINAPI FwpmSubLayerDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmFilterAdd0 - adds a filter
 * @engineHandle: the session
 * @filter: the filter. A filterKey that is all zero lets the library make a key, and a
 *	subLayerKey that is all zero means FWPM_SUBLAYER_UNIVERSAL. filterId and effectiveWeight
 *	are ignored.
 * @sd: must be NULL, because objects have no access rights of their own
 * @id: receives the id of the filter; may be NULL
 *
 * In the layers INBOUND_TRANSPORT, OUTBOUND_TRANSPORT and IPFORWARD a filter becomes policies of
 * the kernel: with a callout of IPsec, packets that meet its conditions need SAs, which
 * IPsecSaContextCreate0 makes for the id; with FWP_ACTION_PERMIT they pass in the clear, and with
 * FWP_ACTION_BLOCK they are dropped. In the layers ALE_AUTH_CONNECT and ALE_AUTH_RECV_ACCEPT a
 * filter must have a callout of IPsec; there, and in IPSEC and IKEEXT, it is kept and has no
 * effect on packets. doc/creation.md has all the rules.
 *
 * Conditions on one field are alternatives; all fields must agree. The weight may be empty,
 * FWP_UINT8 from 0 to 15, or FWP_UINT64. The callouts of tunnels need a provider context with a
 * policy for tunnel mode (FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT).
 *
 * In a dynamic session the object goes when the session ends, however that happens; otherwise it
 * stays until it is deleted or the machine is switched off. The call is part of the session's
 * transaction if there is one, and else takes effect at once.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there. The kernel asks no policies for packets on the interface lo.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			filter is NULL, or a pointer inside of it where
 *						there must be a value
 *	FWP_E_NULL_DISPLAY_NAME			displayData.name is NULL
 *	FWP_E_RESERVED				filter->reserved is not NULL
 *	FWP_E_INVALID_FLAGS			flags has unknown bits, FWPM_FILTER_FLAG_DISABLED,
 *						both FWPM_FILTER_FLAG_PERSISTENT and
 *						FWPM_FILTER_FLAG_BOOTTIME, or
 *						FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED
 *						without a callout that decides
 *	FWP_E_INVALID_ENUMERATOR		a type of a value or of a match does not exist
 *	FWP_E_LAYER_NOT_FOUND			there is no such layer
 *	FWP_E_SUBLAYER_NOT_FOUND		there is no such sublayer
 *	FWP_E_PROVIDER_NOT_FOUND		there is no provider with the key providerKey
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	there is no such provider context
 *	FWP_E_CALLOUT_NOT_FOUND			there is no such callout
 *	FWP_E_CONDITION_NOT_FOUND		a field does not exist, or not in this layer
 *	FWP_E_INVALID_ACTION_TYPE		the type of the action cannot be that of a filter
 *	FWP_E_ACTION_INCOMPATIBLE_WITH_LAYER	the callout is of another layer
 *	FWP_E_ACTION_INCOMPATIBLE_WITH_SUBLAYER	FWPM_SUBLAYER_INSPECTION is for inspection alone
 *	FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER	no such provider context can be used in the layer
 *	FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT	the callout needs a provider context of another
 *						type, or needs one
 *	FWP_E_INVALID_TUNNEL_ENDPOINT		the provider context does not say where the tunnel
 *						leads
 *	FWP_E_INVALID_WEIGHT			a weight of the type FWP_UINT8 is above 15
 *	FWP_E_TYPE_MISMATCH			a weight or a value of a condition has the wrong
 *						type
 *	FWP_E_MATCH_TYPE_MISMATCH		the value of a condition cannot be matched like that
 *	FWP_E_INVALID_NET_MASK			a mask has holes, or a prefix is too long
 *	FWP_E_INVALID_RANGE			the low end of a range is above its high end
 *	FWP_E_OUT_OF_BOUNDS			there are more than 256 conditions, or providerData
 *						has more than 65536 bytes
 *	ERROR_NOT_SUPPORTED			sd is not NULL; or Windows has the layer, the field,
 *						the flag or the match, and the kernel cannot do what
 *						it stands for; or the filter would become more than
 *						256 policies
 *	ERROR_INVALID_PARAMETER			a text is not Unicode, or has more than 16384 bytes
 *						in UTF-8
 *	FWP_E_LIFETIME_MISMATCH			the object would name one that ends before it: that
 *						of a dynamic session
 *	FWP_E_ALREADY_EXISTS			there is an object of this kind with the key
 *	FWP_E_INCOMPATIBLE_TXN			the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED			the session's transaction has lasted an hour and was
 *						aborted
 *	FWP_E_TIMEOUT				another transaction did not end in time
 *						(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED			the caller lacks the right
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmFilterAdd0.
 */
DWORD WINAPI FwpmFilterAdd0(HANDLE engineHandle, const FWPM_FILTER0 *filter,
			    PSECURITY_DESCRIPTOR sd, UINT64 *id);

/*
 * FwpmFilterDeleteById0 - deletes a filter
 * @engineHandle: the session
 * @id: its id
 *
 * The SA contexts that were made for the filter are deleted, too.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there. Policies that this library did not make are listed as filters; they cannot be
 * deleted.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_FILTER_NOT_FOUND			there is no such filter
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic, and the object is not
 *	FWP_E_WRONG_SESSION			the session is dynamic, and the object belongs to
 *						another dynamic session
 *	FWP_E_INCOMPATIBLE_TXN			the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED			the session's transaction has lasted an hour and was
 *						aborted
 *	FWP_E_TIMEOUT				another transaction did not end in time
 *						(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED			the caller lacks the right; or the filter is a
 *						policy that this library did not make
 *	ERROR_RETRY				policies changed too fast to see all of them
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmFilterDeleteById0.
 */
DWORD WINAPI FwpmFilterDeleteById0(HANDLE engineHandle, UINT64 id);

/*
 * FwpmFilterGetById0 - returns the filter with an id
 * @engineHandle: the session
 * @id: its id
 * @filter: receives the filter, which the caller releases with FwpmFreeMemory0
 *
 * The filter is as it was added, with filterId, effectiveWeight and the key that the library has
 * made. In a transaction the function sees the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has. The id of a
 * policy that this library did not make is its index; for such an id the caller needs
 * CAP_NET_ADMIN in the user namespace that owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		filter is NULL
 *	FWP_E_FILTER_NOT_FOUND		there is no such filter
 *	ERROR_ACCESS_DENIED		the caller may not read the objects, or not the policies
 *	ERROR_RETRY			policies changed too fast to see all of them
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmFilterGetById0.
 */
DWORD WINAPI FwpmFilterGetById0(HANDLE engineHandle, UINT64 id, FWPM_FILTER0 **filter);

/*
 * FwpmFilterDeleteByKey0 - deletes a filter
 * @engineHandle: the session
 * @key: its key
 *
 * The SA contexts that were made for the filter are deleted, too.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			key is NULL
 *	FWP_E_FILTER_NOT_FOUND			there is no such filter
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic, and the object is not
 *	FWP_E_WRONG_SESSION			the session is dynamic, and the object belongs to
 *						another dynamic session
 *	FWP_E_INCOMPATIBLE_TXN			the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED			the session's transaction has lasted an hour and was
 *						aborted
 *	FWP_E_TIMEOUT				another transaction did not end in time
 *						(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED			the caller lacks the right
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmFilterDeleteByKey0.
 */
DWORD WINAPI FwpmFilterDeleteByKey0(HANDLE engineHandle, const GUID *key);

/*
 * FwpmFilterGetByKey0 - returns the filter with a key
 * @engineHandle: the session
 * @key: its key
 * @filter: receives the filter, which the caller releases with FwpmFreeMemory0
 *
 * The filter is as it was added, with filterId, effectiveWeight and the key that the library has
 * made. In a transaction the function sees the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		key or filter is NULL
 *	FWP_E_FILTER_NOT_FOUND		there is no such filter
 *	ERROR_ACCESS_DENIED		the caller may not read the objects
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmFilterGetByKey0.
 */
DWORD WINAPI FwpmFilterGetByKey0(HANDLE engineHandle, const GUID *key, FWPM_FILTER0 **filter);

/*
 * FwpmFilterCreateEnumHandle0 - begins an enumeration of filters, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: NULL for all filters, or a template. A layerKey that is all zero and pointers
 *	that are NULL select nothing out. No condition may occur twice.
 * @enumHandle: receives the handle; the caller gives it to FwpmFilterDestroyEnumHandle0
 *
 * The enumeration has the filters that were added, in that order, and then the policies that this
 * library did not make, such as those of an IKE daemon, each as a filter that does the same.
 * Their ids are the indexes of the policies. In a transaction it has the session's own changes.
 *
 * enumType says how the conditions of the template select. FWP_FILTER_ENUM_FULLY_CONTAINED
 * selects filters that all packets meet which the conditions describe, and
 * FWP_FILTER_ENUM_OVERLAPPING those that some of them can meet. With
 * FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH the enumeration has one filter: of those that end
 * the search, the one that packets meet first. With FWP_FILTER_ENUM_FLAG_SORTED the heaviest
 * filter comes first. There are no boot-time filters and none that are disabled.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, and CAP_NET_ADMIN in the
 * user namespace that owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	FWP_E_INVALID_ENUMERATOR	enumType, a type of a value or match, or the type of
 *					provider contexts does not exist
 *	FWP_E_INVALID_FLAGS		flags has unknown bits
 *	FWP_E_LAYER_NOT_FOUND		there is no such layer
 *	FWP_E_CALLOUT_NOT_FOUND		there is no such callout
 *	FWP_E_CONDITION_NOT_FOUND	a field does not exist, or not in this layer
 *	FWP_E_DUPLICATE_CONDITION	two conditions are on one field
 *	FWP_E_TYPE_MISMATCH		a value has the wrong type
 *	FWP_E_MATCH_TYPE_MISMATCH	a value cannot be matched like that
 *	FWP_E_INVALID_NET_MASK		a mask has holes, or a prefix is too long
 *	FWP_E_INVALID_RANGE		the low end of a range is above its high end
 *	FWP_E_OUT_OF_BOUNDS		there are more than 256 conditions
 *	FWP_E_NEVER_MATCH		no filter can be selected: actionMask is 0 or excludes
 *					callouts while there is a callout, the callout is of another
 *					layer, or the addresses are of different families
 *	ERROR_NOT_SUPPORTED		Windows has the layer, the field or the match, and this
 *					library has not
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_RETRY			policies changed too fast for a complete snapshot, and the
 *					session accepts only such: see WfpxEngineSetOption0
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmFilterCreateEnumHandle0.
 */
DWORD WINAPI FwpmFilterCreateEnumHandle0(HANDLE engineHandle,
					 const FWPM_FILTER_ENUM_TEMPLATE0 *enumTemplate,
					 HANDLE *enumHandle);

/*
 * FwpmFilterEnum0 - reads the next page of an enumeration of filters
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration
 * @numEntriesRequested: the largest number of entries to return; any number is allowed
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page.
 *
 * The entries are those that there were when the enumeration was begun. Threads may share
 * @enumHandle: each entry is returned once, to one of them.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of filters of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmFilterEnum0.
 */
DWORD WINAPI FwpmFilterEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			     FWPM_FILTER0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmFilterDestroyEnumHandle0 - ends an enumeration of filters
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session ends the
 * enumeration, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of filters of that session
 *
 * Document: Microsoft, fwpmu.h, FwpmFilterDestroyEnumHandle0.
 */
DWORD WINAPI FwpmFilterDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmProviderContextAdd0 - adds a provider context, given as a version 0 struct
 * @engineHandle: the session
 * @providerContext: the provider context. If providerContextKey is all zero the library makes a
 *	key. flags must be 0; providerKey may be NULL.
 * @sd: must be NULL, because objects have no access rights of their own
 * @id: receives the id of the provider context; may be NULL
 *
 * A filter names a provider context, and tunnel-mode SA contexts have its id as tunnelPolicyId.
 * The type is one of the quick-mode policies for transport or tunnel mode of IKE, AuthIP and,
 * with version 1, IKEv2, or FWPM_GENERAL_CONTEXT. Of a policy for tunnel mode the ends have an
 * effect: between them filters of the tunnel demand SAs. Everything else is kept for an IKE
 * service and returned, but no IKE daemon gets it. In a dynamic session the object goes when the
 * session ends, however that happens; otherwise it stays until it is deleted or the machine is
 * switched off. The call is part of the session's transaction if there is one, and else takes
 * effect at once.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		providerContext is NULL, or a pointer inside of it where
 *					there must be a value
 *	FWP_E_NULL_DISPLAY_NAME		displayData.name is NULL
 *	FWP_E_INVALID_FLAGS		flags of the object or of the policy has unknown bits
 *	FWP_E_INVALID_ENUMERATOR	the type, or a type inside of the policy, does not exist or
 *					not in this version of the struct
 *	FWP_E_ZERO_LENGTH_ARRAY		there are no proposals, or a proposal has no transforms
 *	FWP_E_INVALID_TUNNEL_ENDPOINT	an end of the tunnel is no host, or both are the same
 *	FWP_E_EM_NOT_SUPPORTED		a policy of IKE has an extended-mode policy
 *	FWP_E_OUT_OF_BOUNDS		the policy or the data take more than 65536 bytes
 *	ERROR_NOT_SUPPORTED		sd is not NULL; or the object is to be persistent; or it has
 *					another type, an extended-mode policy of AuthIP, or a crypto
 *					module
 *	ERROR_INVALID_PARAMETER		a text is not Unicode, or has more than 16384 bytes in UTF-8
 *	FWP_E_PROVIDER_NOT_FOUND	there is no provider with the key providerKey
 *	FWP_E_LIFETIME_MISMATCH		the object would name one that ends before it: that of a
 *					dynamic session
 *	FWP_E_ALREADY_EXISTS		there is an object of this kind with the key
 *	FWP_E_INCOMPATIBLE_TXN		the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED		the session's transaction has lasted an hour and was aborted
 *	FWP_E_TIMEOUT			another transaction did not end in time
 *					(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextAdd0.
 */
DWORD WINAPI FwpmProviderContextAdd0(HANDLE engineHandle,
				     const FWPM_PROVIDER_CONTEXT0 *providerContext,
				     PSECURITY_DESCRIPTOR sd, UINT64 *id);

/*
 * FwpmProviderContextAdd1 - adds a provider context, given as a version 1 struct
 * @engineHandle: the session
 * @providerContext: the provider context. If providerContextKey is all zero the library makes a
 *	key. flags must be 0; providerKey may be NULL.
 * @sd: must be NULL, because objects have no access rights of their own
 * @id: receives the id of the provider context; may be NULL
 *
 * A filter names a provider context, and tunnel-mode SA contexts have its id as tunnelPolicyId.
 * The type is one of the quick-mode policies for transport or tunnel mode of IKE, AuthIP and,
 * with version 1, IKEv2, or FWPM_GENERAL_CONTEXT. Of a policy for tunnel mode the ends have an
 * effect: between them filters of the tunnel demand SAs. Everything else is kept for an IKE
 * service and returned, but no IKE daemon gets it. In a dynamic session the object goes when the
 * session ends, however that happens; otherwise it stays until it is deleted or the machine is
 * switched off. The call is part of the session's transaction if there is one, and else takes
 * effect at once.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		providerContext is NULL, or a pointer inside of it where
 *					there must be a value
 *	FWP_E_NULL_DISPLAY_NAME		displayData.name is NULL
 *	FWP_E_INVALID_FLAGS		flags of the object or of the policy has unknown bits
 *	FWP_E_INVALID_ENUMERATOR	the type, or a type inside of the policy, does not exist or
 *					not in this version of the struct
 *	FWP_E_ZERO_LENGTH_ARRAY		there are no proposals, or a proposal has no transforms
 *	FWP_E_INVALID_TUNNEL_ENDPOINT	an end of the tunnel is no host, or both are the same
 *	FWP_E_EM_NOT_SUPPORTED		a policy of IKE has an extended-mode policy
 *	FWP_E_OUT_OF_BOUNDS		the policy or the data take more than 65536 bytes
 *	ERROR_NOT_SUPPORTED		sd is not NULL; or the object is to be persistent; or it has
 *					another type, an extended-mode policy of AuthIP, or a crypto
 *					module
 *	ERROR_INVALID_PARAMETER		a text is not Unicode, or has more than 16384 bytes in UTF-8
 *	FWP_E_PROVIDER_NOT_FOUND	there is no provider with the key providerKey
 *	FWP_E_LIFETIME_MISMATCH		the object would name one that ends before it: that of a
 *					dynamic session
 *	FWP_E_ALREADY_EXISTS		there is an object of this kind with the key
 *	FWP_E_INCOMPATIBLE_TXN		the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED		the session's transaction has lasted an hour and was aborted
 *	FWP_E_TIMEOUT			another transaction did not end in time
 *					(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextAdd1.
 */
DWORD WINAPI FwpmProviderContextAdd1(HANDLE engineHandle,
				     const FWPM_PROVIDER_CONTEXT1 *providerContext,
				     PSECURITY_DESCRIPTOR sd, UINT64 *id);

/*
 * FwpmProviderContextDeleteById0 - deletes a provider context
 * @engineHandle: the session
 * @id: its id
 *
 * The SA contexts that were made for it are deleted, too.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	there is no such provider context
 *	FWP_E_IN_USE				filters name it
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic, and the object is not
 *	FWP_E_WRONG_SESSION			the session is dynamic, and the object belongs to
 *						another dynamic session
 *	FWP_E_INCOMPATIBLE_TXN			the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED			the session's transaction has lasted an hour and was
 *						aborted
 *	FWP_E_TIMEOUT				another transaction did not end in time
 *						(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED			the caller lacks the right
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextDeleteById0.
 */
DWORD WINAPI FwpmProviderContextDeleteById0(HANDLE engineHandle, UINT64 id);

/*
 * FwpmProviderContextGetById0 - returns the provider context with an id, as a version 0 struct
 * @engineHandle: the session
 * @id: its id
 * @providerContext: receives the provider context, which the caller releases with FwpmFreeMemory0
 *
 * The versions differ in the interface of a tunnel, which only version 1 has. In a transaction
 * the function sees the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			providerContext is NULL
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	there is no such provider context
 *	ERROR_ACCESS_DENIED			the caller may not read the objects
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextGetById0.
 */
DWORD WINAPI FwpmProviderContextGetById0(HANDLE engineHandle, UINT64 id,
					 FWPM_PROVIDER_CONTEXT0 **providerContext);

/*
 * FwpmProviderContextGetById1 - returns the provider context with an id, as a version 1 struct
 * @engineHandle: the session
 * @id: its id
 * @providerContext: receives the provider context, which the caller releases with FwpmFreeMemory0
 *
 * The versions differ in the interface of a tunnel, which only version 1 has. In a transaction
 * the function sees the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			providerContext is NULL
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	there is no such provider context
 *	ERROR_ACCESS_DENIED			the caller may not read the objects
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextGetById1.
 */
DWORD WINAPI FwpmProviderContextGetById1(HANDLE engineHandle, UINT64 id,
					 FWPM_PROVIDER_CONTEXT1 **providerContext);

/*
 * FwpmProviderContextDeleteByKey0 - deletes a provider context
 * @engineHandle: the session
 * @key: its key
 *
 * The SA contexts that were made for it are deleted, too.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace,
 * and the right to write to the folder /run/wfpxfrm, which root has. doc/creation.md says what is
 * kept there.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			key is NULL
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	there is no such provider context
 *	FWP_E_IN_USE				filters name it
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic, and the object is not
 *	FWP_E_WRONG_SESSION			the session is dynamic, and the object belongs to
 *						another dynamic session
 *	FWP_E_INCOMPATIBLE_TXN			the session's transaction is a read-only one
 *	FWP_E_TXN_ABORTED			the session's transaction has lasted an hour and was
 *						aborted
 *	FWP_E_TIMEOUT				another transaction did not end in time
 *						(FWPM_SESSION0.txnWaitTimeoutInMSec)
 *	ERROR_ACCESS_DENIED			the caller lacks the right
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextDeleteByKey0.
 */
DWORD WINAPI FwpmProviderContextDeleteByKey0(HANDLE engineHandle, const GUID *key);

/*
 * FwpmProviderContextGetByKey0 - returns the provider context with a key, as a version 0 struct
 * @engineHandle: the session
 * @key: its key
 * @providerContext: receives the provider context, which the caller releases with FwpmFreeMemory0
 *
 * The versions differ in the interface of a tunnel, which only version 1 has. In a transaction
 * the function sees the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			key or providerContext is NULL
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	there is no such provider context
 *	ERROR_ACCESS_DENIED			the caller may not read the objects
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextGetByKey0.
 */
DWORD WINAPI FwpmProviderContextGetByKey0(HANDLE engineHandle, const GUID *key,
					  FWPM_PROVIDER_CONTEXT0 **providerContext);

/*
 * FwpmProviderContextGetByKey1 - returns the provider context with a key, as a version 1 struct
 * @engineHandle: the session
 * @key: its key
 * @providerContext: receives the provider context, which the caller releases with FwpmFreeMemory0
 *
 * The versions differ in the interface of a tunnel, which only version 1 has. In a transaction
 * the function sees the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			key or providerContext is NULL
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	there is no such provider context
 *	ERROR_ACCESS_DENIED			the caller may not read the objects
 *	ERROR_NOT_ENOUGH_MEMORY			memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextGetByKey1.
 */
DWORD WINAPI FwpmProviderContextGetByKey1(HANDLE engineHandle, const GUID *key,
					  FWPM_PROVIDER_CONTEXT1 **providerContext);

/*
 * FwpmProviderContextCreateEnumHandle0 - begins an enumeration of provider contexts, to be read
 *page by page
 * @engineHandle: the session
 * @enumTemplate: NULL for all provider contexts, or a template, which selects those of one type,
 *	and of one provider unless providerKey is NULL
 * @enumHandle: receives the handle; the caller gives it to FwpmProviderContextDestroyEnumHandle0
 *
 * The provider contexts come in the order in which they were added. In a transaction the
 * enumeration has the session's own changes.
 *
 * Linux: the caller needs the right to read the folder /run/wfpxfrm, which root has.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	FWP_E_INVALID_ENUMERATOR	providerContextType does not exist
 *	ERROR_ACCESS_DENIED		the caller may not read the objects
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextCreateEnumHandle0.
 */
DWORD WINAPI FwpmProviderContextCreateEnumHandle0(
	HANDLE engineHandle, const FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 *enumTemplate,
	HANDLE *enumHandle);

/*
 * FwpmProviderContextEnum0 - reads the next page of an enumeration of provider contexts, as version
 *0 structs
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration
 * @numEntriesRequested: the largest number of entries to return; any number is allowed
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page.
 *
 * The entries are those that there were when the enumeration was begun. Threads may share
 * @enumHandle: each entry is returned once, to one of them.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of provider contexts of that
 *					session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextEnum0.
 */
DWORD WINAPI FwpmProviderContextEnum0(HANDLE engineHandle, HANDLE enumHandle,
				      UINT32 numEntriesRequested, FWPM_PROVIDER_CONTEXT0 ***entries,
				      UINT32 *numEntriesReturned);

/*
 * FwpmProviderContextEnum1 - reads the next page of an enumeration of provider contexts, as version
 *1 structs
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration
 * @numEntriesRequested: the largest number of entries to return; any number is allowed
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page.
 *
 * The entries are those that there were when the enumeration was begun. Threads may share
 * @enumHandle: each entry is returned once, to one of them.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of provider contexts of that
 *					session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextEnum1.
 */
DWORD WINAPI FwpmProviderContextEnum1(HANDLE engineHandle, HANDLE enumHandle,
				      UINT32 numEntriesRequested, FWPM_PROVIDER_CONTEXT1 ***entries,
				      UINT32 *numEntriesReturned);

/*
 * FwpmProviderContextDestroyEnumHandle0 - ends an enumeration of provider contexts
 * @engineHandle: the session in which the enumeration was begun
 * @enumHandle: the enumeration; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session ends the
 * enumeration, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an enumeration of provider contexts of that
 *					session
 *
 * Document: Microsoft, fwpmu.h, FwpmProviderContextDestroyEnumHandle0.
 */
DWORD WINAPI FwpmProviderContextDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * IPsecSaCreateEnumHandle0 - takes a snapshot of the SAs, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: the direction of the SAs, or NULL for both directions. A template of all zero bits
 *	means outbound, because FWP_DIRECTION_OUTBOUND is 0.
 * @enumHandle: receives the handle; the caller gives it to IPsecSaDestroyEnumHandle0
 *
 * The pages read with this handle show the SAs that existed at one instant during this call,
 * whatever changes later. If SAs change too fast for that, the function succeeds all the same, and
 * WfpxSnapshotGetInfo0 tells. SAs whose keys are not negotiated yet are left out. An AH SA and an
 * ESP SA for the same traffic are one entry.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. The
 * SAs are the kernel's XFRM states for ESP and AH; whoever made them, they are listed. The states
 * for IPComp, IP-in-IP and Mobile IPv6 are left out. doc/snapshot.md says what a snapshot
 * promises.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	FWP_E_INVALID_ENUMERATOR	enumTemplate->saDirection is not a direction
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_RETRY			SAs changed too fast for a complete snapshot, and the
 *					session accepts only such: see WfpxEngineSetOption0
 *
 * Document: Microsoft, fwpmu.h, IPsecSaCreateEnumHandle0.
 */
DWORD WINAPI IPsecSaCreateEnumHandle0(HANDLE engineHandle,
				      const IPSEC_SA_ENUM_TEMPLATE0 *enumTemplate,
				      HANDLE *enumHandle);

/*
 * IPsecSaEnum0 - reads the next page of a snapshot of SAs, as version 0 structs
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot
 * @numEntriesRequested: the largest number of entries to return; any number is allowed, because
 *	memory is allocated only for entries that exist. 0 returns no entry and skips none.
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * An entry is an SA bundle of one direction. transportFilter and its displayData.name are never
 * NULL. udpEncapsulation is NULL if there is no encapsulation in UDP. authKey and cipherKey are
 * {0, NULL}. Lifetimes are the configured limits, not what is left of them: in seconds, kilobytes
 * and packets; 0 means no limit.
 *
 * One snapshot can be read with IPsecSaEnum0, IPsecSaEnum1 and WfpxSaEnum0 in turn. Threads may
 * share @enumHandle. Each entry is returned once, to one of the calls.
 *
 * Linux: the function does not ask the kernel and needs no right. Algorithms that Windows does not
 * know have numbers above the _MAX of their enumeration, which wfpxfrm.h lists. doc/mapping.md says
 * where on Linux each member comes from.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of SAs of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *
 * Document: Microsoft, fwpmu.h, IPsecSaEnum0.
 */
DWORD WINAPI IPsecSaEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			  IPSEC_SA_DETAILS0 ***entries, UINT32 *numEntriesReturned);

/*
 * IPsecSaEnum1 - reads the next page of a snapshot of SAs, as version 1 structs
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot
 * @numEntriesRequested: the largest number of entries to return; any number is allowed, because
 *	memory is allocated only for entries that exist. 0 returns no entry and skips none.
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * The entries are as those of IPsecSaEnum0. In addition they have the local port and the protocol
 * of the traffic, and the id of the filter (qmFilterId).
 *
 * Linux: virtualIfTunnelInfo.virtualIfTunnelId is the XFRM interface id. saLookupContext,
 * localIfLuid, realIfProfileId and trafficSelectorId are 0, because the kernel does not have such
 * data.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of SAs of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *
 * Document: Microsoft, fwpmu.h, IPsecSaEnum1.
 */
DWORD WINAPI IPsecSaEnum1(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			  IPSEC_SA_DETAILS1 ***entries, UINT32 *numEntriesReturned);

/*
 * IPsecSaDestroyEnumHandle0 - releases a snapshot of SAs
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session destroys the
 * snapshot, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of SAs of that session
 *
 * Document: Microsoft, fwpmu.h, IPsecSaDestroyEnumHandle0.
 */
DWORD WINAPI IPsecSaDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * IPsecGetStatistics0 - counts SAs, tunnels, bytes and drops, as a version 0 struct
 * @engineHandle: the session
 * @ipsecStatistics: a struct of the caller, which is set on success and left alone on failure
 *
 * The members of aggregateSaStatistics count what exists at the moment of the call. activeSas,
 * exact: the SAs; the AH SA and the ESP SA of a bundle are two. pendingSaNegotiations, exact:
 * states that have no keys yet. activeTunnels, exact: tunnels that have SAs both ways, in any mode
 * but transport, as WfpxTunnelEnum0 lists them. offloadedSas, exact. totalSasAdded, totalSasDeleted
 * and successfulRekeys are always 0, because nothing counts them.
 *
 * The members of aggregateDropPacketStatistics are counters that the kernel began when the network
 * namespace was made. invalidSpisOnInbound and replayCheckFailuresOnInbound are exact.
 * saNotInitializedOnInbound, exact: packets with an SPI that is only reserved.
 * receiveOverIncorrectSaInbound, exact: packets of an SA that is not for such traffic, or for
 * another encapsulation. secureReceivesNotMatchingFilters, exact: packets of SAs that no policy
 * asks for. authenticationFailuresOnInbound is an upper bound, because the kernel also counts
 * packets there that are malformed. invalidClearTextInbound is an upper bound: it also has packets
 * of SAs that another policy asks for, and those of policies that block.
 *decryptionFailuresOnInbound and udpEspValidationFailuresOnInbound are always 0, because the kernel
 *has one counter for these and authentication. totalDropPacketsInbound, a member of version 1, is
 *exact: the sum of all counters of received packets.
 *
 * The kernel does not tell the protocols apart. So the members of espDropPacketStatistics equal
 * those of aggregateDropPacketStatistics and are upper bounds. Those of ahDropPacketStatistics are
 * the sums of the counters of the AH SAs that exist, and lower bounds; invalidSpisOnInbound and
 * saNotInitializedOnInbound are always 0 there.
 *
 * The members of inboundTrafficStatistics and outboundTrafficStatistics are the sums of the SAs
 * that exist, exact for these, and sink when an SA is deleted. encryptedByteCount: ESP with a
 * cipher; authenticatedESPByteCount: ESP with integrity, so that most bytes are in both;
 * transportByteCount, tunnelByteCount (any mode but transport) and totalSuccessfulPackets, a member
 * of version 1: those of a bundle count once. Bytes are counted without the headers that the SAs
 * add.
 *
 * A counter of dropped packets that would exceed 32 bits is 0xffffffff.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace, and
 * CAP_SYS_ADMIN to enter that if the calling thread is in another one. The function takes a
 * snapshot, and as long as WfpxTunnelCreateEnumHandle0. If SAs change too fast for a complete one,
 * the numbers are those of an incomplete one, unless the session accepts only complete snapshots.
 * Without CONFIG_XFRM_STATISTICS in the
 * kernel, or without /proc, the counters of aggregateDropPacketStatistics and
 * espDropPacketStatistics are 0. WfpxKernelStatisticsGet0 returns all counters, with 64 bits.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		ipsecStatistics is NULL
 *	FWP_E_TXN_IN_PROGRESS		the session has an explicit transaction
 *	ERROR_ACCESS_DENIED		the caller lacks a right
 *	ERROR_RETRY			SAs changed too fast for a complete snapshot, and the
 *					session accepts only such: see WfpxEngineSetOption0
 *
 * Document: Microsoft, fwpmu.h, IPsecGetStatistics0.
 */
DWORD WINAPI IPsecGetStatistics0(HANDLE engineHandle, IPSEC_STATISTICS0 *ipsecStatistics);

/*
 * IPsecGetStatistics1 - counts SAs, tunnels, bytes and drops, as a version 1 struct
 * @engineHandle: the session
 * @ipsecStatistics: a struct of the caller, which is set on success and left alone on failure
 *
 * The members are as those of IPsecGetStatistics0.
 *
 * Returns the codes of IPsecGetStatistics0.
 *
 * Document: Microsoft, fwpmu.h, IPsecGetStatistics1.
 */
DWORD WINAPI IPsecGetStatistics1(HANDLE engineHandle, IPSEC_STATISTICS1 *ipsecStatistics);

/*
 * IPsecSaContextCreate0 - creates an SA context, which has no SAs yet
 * @engineHandle: the session, which must not be dynamic
 * @outboundTraffic: the two hosts, and the filter or provider context that the SAs will serve
 * @inboundFilterId: receives the id of the filter of FwpmFilterAdd0 that demands the inbound SAs,
 *	or 0 if there is none; of several, the one that was added last. May be NULL.
 * @id: receives the id of the context
 *
 * A program that has agreed on keys with a peer calls, in this order, IPsecSaContextCreate0,
 * IPsecSaContextGetSpi0 or IPsecSaContextSetSpi0, IPsecSaContextAddInbound0 and
 * IPsecSaContextAddOutbound0. Functions of version 0 and 1 may be mixed. Any number of contexts may
 * be created at a time.
 *
 * In transport mode ipsecFilterId of @outboundTraffic is the id of a filter at an
 * OUTBOUND_TRANSPORT layer with the callout IPSEC_OUTBOUND_TRANSPORT, and the inbound traffic of
 * the next call names a filter at an INBOUND_TRANSPORT layer with IPSEC_INBOUND_TRANSPORT. Local
 * port, remote port and protocol narrow what the SA is for; what is 0 is taken from the filter, if
 * that demands one value. In tunnel mode tunnelPolicyId is the providerContextId of a tunnel
 * policy, the addresses are the outer ones, and ports and protocol must be 0. Local is always this
 * host, also in the inbound traffic.
 *
 * The context exists in this process alone until IPsecSaContextAddInbound0 has succeeded: any
 * session of the process in the same network namespace finds it, a child of fork() does not, and
 * IPsecSaContextGetById0 does not either. From then on every process finds it, by this id, and the
 * context stays when the session is closed. A process can have 65536 contexts without SAs; if it
 * creates more, the oldest is forgotten.
 *
 * Linux: the SAs are states of the kernel with the id in their seq and selector, and the id of the
 * filter or provider context as reqid. When that is deleted, the SAs are deleted, too.
 *
 * Linux: IPv6 addresses are in network byte order. If instead only the reversed bytes are an
 * address of this host, or of the filter or provider context, they are taken to be reversed.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace, and
 * the right to read the folder of filters.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		outboundTraffic or id is NULL
 *	FWP_E_TXN_IN_PROGRESS		the session has an explicit transaction
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic: see
 *					WFPX_ENGINE_OPTION_DYNAMIC_CONTEXTS in wfpxfrm.h
 *	FWP_E_INVALID_ENUMERATOR	ipVersion or trafficType is out of range
 *	FWP_E_INVALID_PARAMETER		an address is 0, multicast, broadcast or loopback, or both
 *					hosts are the same, or in tunnel mode there are ports or a
 *					protocol
 *	FWP_E_INVALID_TUNNEL_ENDPOINT	the same of an address in tunnel mode
 *	FWP_E_FILTER_NOT_FOUND		there is no such filter
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	there is no such provider context
 *	FWP_E_INCOMPATIBLE_LAYER	the filter demands no outbound SAs in transport mode
 *	FWP_E_PROVIDER_CONTEXT_MISMATCH	the provider context is no tunnel policy
 *	FWP_E_TRAFFIC_MISMATCH		the filter or provider context is for the other IP version
 *	FWP_E_LIFETIME_MISMATCH		the session is dynamic, and the filter or provider context
 *					is not one of the session
 *	ERROR_NOT_SUPPORTED		from IPsecSaContextCreate1: virtualIfTunnelId has more than
 *					32 bits, or trafficSelectorId is not 0
 *	ERROR_ACCESS_DENIED		the caller lacks a right
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextCreate0.
 */
DWORD WINAPI IPsecSaContextCreate0(HANDLE engineHandle, const IPSEC_TRAFFIC0 *outboundTraffic,
				   UINT64 *inboundFilterId, UINT64 *id);

/*
 * IPsecSaContextCreate1 - creates an SA context, from a version 1 struct
 * @engineHandle: the session, which must not be dynamic
 * @outboundTraffic: as for IPsecSaContextCreate0. localIfLuid and realIfProfileId are not kept.
 * @virtualIfTunnelInfo: the virtual interface of the tunnel, or NULL
 * @inboundFilterId: as for IPsecSaContextCreate0
 * @id: receives the id of the context
 *
 * Linux: virtualIfTunnelId is the interface id of an XFRM interface, below 2^32. Policies of
 * filters have none, so they do not use such SAs.
 *
 * Returns the codes of IPsecSaContextCreate0.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextCreate1.
 */
DWORD WINAPI IPsecSaContextCreate1(HANDLE engineHandle, const IPSEC_TRAFFIC1 *outboundTraffic,
				   const IPSEC_VIRTUAL_IF_TUNNEL_INFO0 *virtualIfTunnelInfo,
				   UINT64 *inboundFilterId, UINT64 *id);

/*
 * IPsecSaContextGetSpi0 - reserves the SPI of the inbound SA
 * @engineHandle: the session
 * @id: a context that this process has created
 * @getSpi: the inbound traffic, with the ports of an encapsulation in UDP if there is one.
 *	ipVersion of the traffic in it may be 0. rngCryptoModuleID is not used.
 * @inboundSpi: receives the SPI, in host byte order; 0 on failure
 *
 * The peer sends with this SPI. A further call about the same traffic gives the same SPI.
 *
 * Linux: the SPI is the upper half of the id, unless an SA has that SPI already. The kernel keeps
 * its reservation for net.core.xfrm_acq_expires, 30 seconds if nobody has changed that. That it
 * has ended is no failure of IPsecSaContextAddInbound0, unless another SA has got the SPI since.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace, and
 * the right to read the folder of filters.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		getSpi or inboundSpi is NULL
 *	FWP_E_INVALID_ENUMERATOR	ipVersion or trafficType is out of range
 *	FWP_E_INVALID_PARAMETER		an address or port, as for IPsecSaContextCreate0, or a port
 *					of the encapsulation is 0
 *	FWP_E_INVALID_TUNNEL_ENDPOINT	an address in tunnel mode
 *	FWP_E_NOT_FOUND			there is no such context
 *	FWP_E_INCOMPATIBLE_SA_STATE	the context has both SAs, or another process has created it
 *	FWP_E_TRAFFIC_MISMATCH		the traffic is not between the hosts of the context, or not
 *					that of an earlier call
 *	FWP_E_FILTER_NOT_FOUND		as for IPsecSaContextCreate0, about the inbound filter
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	as for IPsecSaContextCreate0, about the inbound
 *					filter
 *	FWP_E_INCOMPATIBLE_LAYER	as for IPsecSaContextCreate0, about the inbound filter
 *	FWP_E_PROVIDER_CONTEXT_MISMATCH	as for IPsecSaContextCreate0, about the inbound filter
 *	FWP_E_LIFETIME_MISMATCH		as for IPsecSaContextCreate0, about the inbound filter
 *	ERROR_ACCESS_DENIED		the caller lacks a right
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available, or no SPI is free
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextGetSpi0.
 */
DWORD WINAPI IPsecSaContextGetSpi0(HANDLE engineHandle, UINT64 id, const IPSEC_GETSPI0 *getSpi,
				   IPSEC_SA_SPI *inboundSpi);

/*
 * IPsecSaContextGetSpi1 - reserves the SPI of the inbound SA, for a version 1 struct
 * @engineHandle: the session
 * @id: a context that this process has created
 * @getSpi: as for IPsecSaContextGetSpi0
 * @inboundSpi: receives the SPI, in host byte order; 0 on failure
 *
 * Returns the codes of IPsecSaContextGetSpi0.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextGetSpi1.
 */
DWORD WINAPI IPsecSaContextGetSpi1(HANDLE engineHandle, UINT64 id, const IPSEC_GETSPI1 *getSpi,
				   IPSEC_SA_SPI *inboundSpi);

/*
 * IPsecSaContextSetSpi0 - sets the SPI of the inbound SA to a number of the caller's
 * @engineHandle: the session
 * @id: a context that this process has created
 * @getSpi: as for IPsecSaContextGetSpi0
 * @inboundSpi: the SPI, in host byte order, 256 at least
 *
 * This is called in place of IPsecSaContextGetSpi0. A further call with the same traffic and SPI
 * changes nothing.
 *
 * Linux: nothing is reserved in the kernel. If another SA gets the SPI meanwhile,
 * IPsecSaContextAddInbound0 returns FWP_E_ALREADY_EXISTS.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		getSpi or inboundSpi is NULL
 *	FWP_E_INVALID_ENUMERATOR	ipVersion or trafficType is out of range
 *	FWP_E_INVALID_PARAMETER		an address or port, as for IPsecSaContextCreate0, or a port
 *					of the encapsulation is 0;
 *					or the SPI is below 256
 *	FWP_E_INVALID_TUNNEL_ENDPOINT	an address in tunnel mode
 *	FWP_E_NOT_FOUND			there is no such context
 *	FWP_E_INCOMPATIBLE_SA_STATE	the context has both SAs, or another process has created it;
 *					or it has another SPI
 *	FWP_E_TRAFFIC_MISMATCH		the traffic is not between the hosts of the context, or not
 *					that of an earlier call
 *	FWP_E_FILTER_NOT_FOUND		as for IPsecSaContextCreate0, about the inbound filter
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	as for IPsecSaContextCreate0, about the inbound
 *					filter
 *	FWP_E_INCOMPATIBLE_LAYER	as for IPsecSaContextCreate0, about the inbound filter
 *	FWP_E_PROVIDER_CONTEXT_MISMATCH	as for IPsecSaContextCreate0, about the inbound filter
 *	FWP_E_LIFETIME_MISMATCH		as for IPsecSaContextCreate0, about the inbound filter
 *	FWP_E_ALREADY_EXISTS		an SA of this host has the SPI
 *	ERROR_ACCESS_DENIED		the caller lacks a right
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available, or no SPI is free
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextSetSpi0.
 */
DWORD WINAPI IPsecSaContextSetSpi0(HANDLE engineHandle, UINT64 id, const IPSEC_GETSPI1 *getSpi,
				   IPSEC_SA_SPI inboundSpi);

/*
 * IPsecSaContextAddInbound0 - adds the inbound SA, or AH and ESP, of a context
 * @engineHandle: the session
 * @id: a context that has an SPI and no SA yet
 * @inboundBundle: algorithms, keys and limits. The SPI of each SA must be that of the context.
 *
 * From now on packets of the peer are taken. The caller should wipe the keys; the library keeps no
 * copy.
 *
 * Transforms are those of Windows: AH and ESP with HMAC-MD5-96, HMAC-SHA-1-96 and HMAC-
 * SHA-256-128; ESP with AES-GMAC; ESP with DES, 3DES or AES in CBC mode, with or without one of
 * these HMACs; and AES-GCM. Besides, each WFPX_ number of wfpxfrm.h that IPsecSaEnum0 shows is
 * taken, except NONE, NULL and OTHER: CTR, CCM (with 128 bits of ICV), ChaCha20-Poly1305,
 * Camellia, Serpent, Twofish, CAST, Blowfish, SM4, HMAC-SHA-384-192, HMAC-SHA-512-256, HMAC-
 * RIPEMD-96, AES-XCBC-96 and AES-CMAC-96. Keys have exactly the length of their algorithm, with
 * the salt of GCM, GMAC and ChaCha20-Poly1305 (4 bytes) or CCM (3), or the nonce of CTR (4),
 * behind the key. GCM, CCM and ChaCha20-Poly1305 are given as both the cipher and the integrity
 * algorithm of IPSEC_TRANSFORM_ESP_AUTH_AND_CIPHER, with the same key twice; the key of the
 * integrity may be empty.
 *
 * lifetimeSeconds, lifetimeKilobytes and lifetimePackets end the SA when they are reached, and the
 * other SA of the context stays. 0 is no limit. Packets that come again are dropped with any
 * limit, also with lifetimePackets 0.
 *
 * Linux: of the flags, only IPSEC_SA_BUNDLE_FLAG_CLEAR_DF_ON_TUNNEL has an effect, on the outbound
 * SA in tunnel mode. SAs for the same traffic are never deleted, and the newest is used: so each
 * bundle is as with IPSEC_SA_BUNDLE_FLAG_SUPPRESS_DUPLICATE_DELETION. The kernel has no place for
 * the other flags, idleTimeoutSeconds, ndAllowClearTimeoutSeconds, ipsecId, napContext, qmSaId,
 * keyModuleState, mmSaId, pfsGroup, saLookupContext and qmFilterId: they are not looked at, and
 * IPsecSaContextGetById0 does not return them. peerV4PrivateAddress is kept for an SA that is
 * encapsulated.
 *
 * Linux: with an encapsulation in UDP, each UDP socket of this process that is bound to the local
 * port takes ESP out of the packets from now on, and its own packets pass all policies. If another
 * process has the port, that process must set UDP_ENCAP.
 *
 * Linux: a filter demands ESP until SAs of AH, or of AH and ESP, are added that hang on it. Then
 * its policies change, for which the caller also needs the right to write the folder of filters.
 * While SAs of one kind hang on a filter, SAs of another kind are refused.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		inboundBundle, saList, the information of an SA, or a key
 *					is NULL
 *	FWP_E_INVALID_FLAGS		the flag 0x100, or one of 0x0f000000
 *	FWP_E_INVALID_ENUMERATOR	ipVersion, pfsGroup, or a type of transform, integrity or
 *					cipher is out of range
 *	FWP_E_ZERO_LENGTH_ARRAY		numSAs is 0
 *	FWP_E_OUT_OF_BOUNDS		numSAs is more than 2
 *	FWP_E_INVALID_AUTH_TRANSFORM	the integrity algorithm is none of those above, does not go
 *					with the type, has a key of another length, or is not in
 *					this kernel
 *	FWP_E_INVALID_CIPHER_TRANSFORM	the same of the cipher
 *	FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM	the cipher of IPSEC_TRANSFORM_ESP_CIPHER demands
 *					integrity
 *	FWP_E_INVALID_TRANSFORM_COMBINATION	half of an algorithm for both, two different keys
 *					for it, or two SAs that are not ESP and AH, in this order
 *	FWP_E_INVALID_PARAMETER		an SPI is not that of the context
 *	FWP_E_NOT_FOUND			there is no such context
 *	FWP_E_INCOMPATIBLE_SA_STATE	the context has no SPI yet, or has the SA already
 *	FWP_E_TRAFFIC_MISMATCH		ipVersion is IPv6, and the traffic is IPv4
 *	FWP_E_FILTER_NOT_FOUND		the filter was deleted meanwhile
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	the provider context was deleted meanwhile
 *	FWP_E_ALREADY_EXISTS		another SA has got the SPI meanwhile
 *	ERROR_NOT_SUPPORTED		IPSEC_TRANSFORM_ESP_AUTH_FW; AH in UDP; a filter that
 *					serves SAs of another protocol; or a protocol that this
 *					kernel lacks
 *	FWP_E_TXN_IN_PROGRESS		the policies have to change, and the session has an
 *					explicit transaction
 *	ERROR_INVALID_PARAMETER		the kernel refuses a key
 *	ERROR_ACCESS_DENIED		the caller lacks a right
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 * After a failure no SA has been added, and the call can be repeated.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextAddInbound0.
 */
DWORD WINAPI IPsecSaContextAddInbound0(HANDLE engineHandle, UINT64 id,
				       const IPSEC_SA_BUNDLE0 *inboundBundle);

/*
 * IPsecSaContextAddInbound1 - adds the inbound SAs of a context, from a version 1 struct
 * @engineHandle: the session
 * @id: a context that has an SPI and no SA yet
 * @inboundBundle: as for IPsecSaContextAddInbound0
 *
 * Returns the codes of IPsecSaContextAddInbound0.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextAddInbound1.
 */
DWORD WINAPI IPsecSaContextAddInbound1(HANDLE engineHandle, UINT64 id,
				       const IPSEC_SA_BUNDLE1 *inboundBundle);

/*
 * IPsecSaContextAddOutbound0 - adds the outbound SA, or AH and ESP, of a context
 * @engineHandle: the session
 * @id: a context that has its inbound SA and no outbound one
 * @outboundBundle: as for IPsecSaContextAddInbound0, with the SPIs that the peer has chosen, 256 at
 *	least
 *
 * From now on packets to the peer are sent with the SA.
 *
 * Linux: another process than the one that has created the context may call this. In transport
 * mode the outbound filter is then the only one that has the same conditions as the inbound
 * filter.
 *
 * FWP_E_INVALID_PARAMETER means that an SPI is below 256; FWP_E_INCOMPATIBLE_SA_STATE that the
 * context has no inbound SA yet, or has an outbound one; FWP_E_ALREADY_EXISTS that there is an SA
 * with this SPI to the peer; FWP_E_FILTER_NOT_FOUND that the outbound filter was deleted, or that
 * another process has created the context, and no filter, or more than one, has the conditions of
 * the inbound filter.
 *
 * Returns the codes of IPsecSaContextAddInbound0.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextAddOutbound0.
 */
DWORD WINAPI IPsecSaContextAddOutbound0(HANDLE engineHandle, UINT64 id,
					const IPSEC_SA_BUNDLE0 *outboundBundle);

/*
 * IPsecSaContextAddOutbound1 - adds the outbound SAs of a context, from a version 1 struct
 * @engineHandle: the session
 * @id: a context that has its inbound SA and no outbound one
 * @outboundBundle: as for IPsecSaContextAddOutbound0
 *
 * Returns the codes of IPsecSaContextAddInbound0.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextAddOutbound1.
 */
DWORD WINAPI IPsecSaContextAddOutbound1(HANDLE engineHandle, UINT64 id,
					const IPSEC_SA_BUNDLE1 *outboundBundle);

/*
 * IPsecSaContextUpdate0 - changes the hosts, the encapsulation or the flags of a context
 * @engineHandle: the session
 * @flags: which members of @newValues count; the others are not looked at
 *	IPSEC_SA_DETAILS_UPDATE_TRAFFIC			traffic: a host has another address
 *	IPSEC_SA_DETAILS_UPDATE_UDP_ENCAPSULATION	udpEncapsulation; NULL switches it off
 *	IPSEC_SA_BUNDLE_UPDATE_FLAGS			flags of the bundle
 *	IPSEC_SA_BUNDLE_UPDATE_PEER_V4_PRIVATE_ADDRESS	peerV4PrivateAddress of the bundle
 *	IPSEC_SA_BUNDLE_UPDATE_NAP_CONTEXT, IPSEC_SA_BUNDLE_UPDATE_KEY_MODULE_STATE,
 *	IPSEC_SA_BUNDLE_UPDATE_MM_SA_ID			have no effect
 * @newValues: the context, such as one of IPsecSaContextGetById1 that the caller has changed.
 *	saContextId says which. Both inboundSa and outboundSa count if the context has the SA.
 *
 * Keys, limits and SPIs do not change: to use new keys, create another context and delete this
 * one.
 *
 * Linux: other ports are set while an SA goes on. Any other change puts another state in the place
 * of an SA, in one step, which goes on with its keys, limits, counters and numbers of packets.
 * Packets that arrive at that moment may be lost. In tunnel mode the policies of the tunnel follow
 * the new addresses, for which the caller also needs the right to write the folder of filters. In
 * transport mode filters name addresses themselves: add others, and give their ids in the traffic.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		newValues is NULL, or inboundSa or outboundSa, if the
 *					context has that SA
 *	FWP_E_INVALID_FLAGS		flags has other bits, or the flags of a bundle have
 *	FWP_E_NOT_FOUND			there is no such context
 *	FWP_E_INCOMPATIBLE_SA_STATE	this process is still creating the context
 *	ERROR_NOT_SUPPORTED		the context was not made by IPsecSaContextCreate0; AH in
 *					UDP, or IPv6 in UDP; or the kernel does not show keys, as
 *					in lockdown mode
 *	FWP_E_TRAFFIC_MISMATCH		another IP version or mode, or the traffic of the two SAs
 *					differs
 *	FWP_E_ALREADY_EXISTS		there is an SA with this SPI to the new address
 *	FWP_E_INVALID_ENUMERATOR	as for IPsecSaContextCreate0
 *	FWP_E_INVALID_PARAMETER		as for IPsecSaContextCreate0
 *	FWP_E_INVALID_TUNNEL_ENDPOINT	as for IPsecSaContextCreate0
 *	FWP_E_FILTER_NOT_FOUND		as for IPsecSaContextCreate0
 *	FWP_E_PROVIDER_CONTEXT_NOT_FOUND	as for IPsecSaContextCreate0
 *	FWP_E_INCOMPATIBLE_LAYER	as for IPsecSaContextCreate0
 *	FWP_E_PROVIDER_CONTEXT_MISMATCH	as for IPsecSaContextCreate0
 *	FWP_E_LIFETIME_MISMATCH		as for IPsecSaContextCreate0
 *	FWP_E_TXN_IN_PROGRESS		the policies have to change, and the session has an
 *					explicit transaction
 *	ERROR_ACCESS_DENIED		the caller lacks a right
 *	ERROR_RETRY			SAs changed too fast to tell whether the context exists
 *	ERROR_NOT_ENOUGH_MEMORY		memory is not available
 * After ERROR_ACCESS_DENIED, ERROR_NOT_ENOUGH_MEMORY and FWP_E_ALREADY_EXISTS one of the SAs may
 * have changed. The call can be repeated.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextUpdate0.
 */
DWORD WINAPI IPsecSaContextUpdate0(HANDLE engineHandle, UINT64 flags,
				   const IPSEC_SA_CONTEXT1 *newValues);

/*
 * IPsecSaContextCreateEnumHandle0 - takes a snapshot of the SA contexts, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: the contexts to enumerate, or NULL for all. All zero bits also mean all.
 * @enumHandle: receives the handle; the caller gives it to IPsecSaContextDestroyEnumHandle0
 *
 * An SA context is the inbound and the outbound SA of one tunnel, or of two hosts in transport
 * mode. What a snapshot promises is described at IPsecSaCreateEnumHandle0.
 *
 * localSubNet and remoteSubNet of the template are compared with the local and remote address in
 * the IPSEC_TRAFFIC of the SAs. These are the two hosts in transport mode, and the two outer
 * addresses in tunnel mode, not the networks behind them. The type of each is one of
 *	FWP_EMPTY		any address
 *	FWP_UINT32		one IPv4 address, in host byte order
 *	FWP_V4_ADDR_MASK	an IPv4 address and a mask, in host byte order
 *	FWP_BYTE_ARRAY16_TYPE	one IPv6 address, in network byte order
 *	FWP_V6_ADDR_MASK	an IPv6 address in network byte order, and the length of a prefix
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. The
 * kernel does not say which SAs belong together; doc/pairing.md describes how the library finds
 * out. Where the two SAs were found by the order in which they were added, WfpxSaContextEnum0 says
 * so.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL, or a value of the template is a NULL
 *					pointer
 *	FWP_E_TYPE_MISMATCH		a value of the template has another type
 *	FWP_E_INVALID_NET_MASK		a mask has holes, or a prefix is longer than 128
 *	FWP_E_NEVER_MATCH		one subnet is IPv4 and the other IPv6
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_RETRY			SAs changed too fast for a complete snapshot, and the
 *					session accepts only such: see WfpxEngineSetOption0
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextCreateEnumHandle0.
 */
DWORD WINAPI IPsecSaContextCreateEnumHandle0(HANDLE engineHandle,
					     const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *enumTemplate,
					     HANDLE *enumHandle);

/*
 * IPsecSaContextEnum0 - reads the next page of a snapshot of contexts, as version 0 structs
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot
 * @numEntriesRequested: the largest number of entries to return; any number is allowed, because
 *	memory is allocated only for entries that exist. 0 returns no entry and skips none.
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * The SAs in an entry are as those of IPsecSaEnum0. inboundSa or outboundSa is NULL if the context
 * has no such SA. saContextId is the same in every process, and does not change when the outbound
 * SA is deleted: its upper 32 bits are the SPI of the inbound SA, or of the outbound SA if that is
 * the only one. The id of a context that IPsecSaContextCreate0 made is the one that it returned;
 *its upper 32 bits are another number if the caller has chosen the SPI.
 *
 * One snapshot can be read with IPsecSaContextEnum0, IPsecSaContextEnum1 and WfpxSaContextEnum0 in
 * turn. Threads may share @enumHandle. Each entry is returned once, to one of the calls.
 *
 * Linux: the function does not ask the kernel and needs no right. During a rekey, a context may
 * have one SA only, and a tunnel may have several contexts: WfpxSaContextEnum0 tells their states.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of contexts of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextEnum0.
 */
DWORD WINAPI IPsecSaContextEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
				 IPSEC_SA_CONTEXT0 ***entries, UINT32 *numEntriesReturned);

/*
 * IPsecSaContextEnum1 - reads the next page of a snapshot of contexts, as version 1 structs
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot
 * @numEntriesRequested: the largest number of entries to return; any number is allowed, because
 *	memory is allocated only for entries that exist. 0 returns no entry and skips none.
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * The entries are as those of IPsecSaContextEnum0, and the SAs in them as those of IPsecSaEnum1.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of contexts of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextEnum1.
 */
DWORD WINAPI IPsecSaContextEnum1(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
				 IPSEC_SA_CONTEXT1 ***entries, UINT32 *numEntriesReturned);

/*
 * IPsecSaContextDestroyEnumHandle0 - releases a snapshot of contexts
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot; NULL does nothing
 *
 * Pages that were read remain valid until they are released. Closing the session destroys the
 * snapshot, too.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of contexts of that session
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextDestroyEnumHandle0.
 */
DWORD WINAPI IPsecSaContextDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * IPsecSaContextGetById0 - reads the present state of one context, as a version 0 struct
 * @engineHandle: the session
 * @id: a saContextId from any enumeration, also from one that another process made
 * @saContext: receives the context, which the caller releases with FwpmFreeMemory0
 *
 * The context is as in an entry of IPsecSaContextEnum0.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. The
 * function takes a snapshot of the SAs between the two hosts, or of all if the context is not found
 * there, and no open enumeration is needed.
 *
 * If the session has enumerations of contexts open, and the newest of them has the context as a
 *pair without any doubt, that pair is read again in place of a snapshot, which takes the same short
 *time with any number of SAs and policies. The counters, limits and algorithms are then those of
 *the moment. Two changes since the enumeration are not seen: an SA that was added and belongs to
 *one of the two; and a policy that has become the main policy of one of them, provided that the
 *previous main policy is as it was, and that there are as many policies of each direction as then.
 *Close the enumeration to see these.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		saContext is NULL
 *	FWP_E_NOT_FOUND			there is no such context, or it no longer exists
 *	ERROR_RETRY			SAs changed too fast to tell whether it exists
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextGetById0.
 */
DWORD WINAPI IPsecSaContextGetById0(HANDLE engineHandle, UINT64 id, IPSEC_SA_CONTEXT0 **saContext);

/*
 * IPsecSaContextGetById1 - reads the present state of one context, as a version 1 struct
 * @engineHandle: the session
 * @id: a saContextId from any enumeration, also from one that another process made
 * @saContext: receives the context, which the caller releases with FwpmFreeMemory0
 *
 * The context is as in an entry of IPsecSaContextEnum1. Rights are those of IPsecSaContextGetById0.
 *
 * Returns the codes of IPsecSaContextGetById0.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextGetById1.
 */
DWORD WINAPI IPsecSaContextGetById1(HANDLE engineHandle, UINT64 id, IPSEC_SA_CONTEXT1 **saContext);

/*
 * IPsecSaContextExpire0 - ends a context in such a way that packets under way still arrive
 * @engineHandle: the session
 * @id: a saContextId from any enumeration
 *
 * When the call returns, the outbound SA is deleted. The inbound SA remains for one minute, after
 * which the kernel deletes it, also if the calling process has ended. A second call for the same
 * context changes nothing. From the deletion on, the kernel sends no packets to the peer until the
 * keying daemon creates another SA. When it does, the daemon may delete the inbound SA before the
 * minute is over; doc/expiry.md describes what daemons do.
 *
 * Linux: the minute is measured by CLOCK_REALTIME. If the clock is set back during that time, the
 * inbound SA lasts longer by the same amount; another call then sets its end to a minute later. If
 * the clock is set forward within the first second after the call, the inbound SA ends at once.
 *
 * If a policy demands AH and ESP together, both SAs of a direction are ended in the same way. The
 * IPComp state that belongs to the outbound SA is deleted too; if several states could be the one,
 * none is deleted. The inbound IPComp state is left to the keying daemon, for which doc/expiry.md
 * gives the reason.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. The
 * keying daemon is not asked; the kernel tells the daemon about a deletion and about the end of a
 * minute by its notifications. doc/expiry.md describes how a context is ended.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NOT_FOUND			there is no such context, or it no longer exists
 *	ERROR_RETRY			SAs changed too fast to tell whether it exists
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_NOT_SUPPORTED		the kernel's look-up finds another SA with the same SPI and
 *					an overlapping mark in place of the SA
 *	FWP_E_INCOMPATIBLE_SA_STATE	one of the two SAs may belong to another tunnel, and
 *					nothing was done: see WFPX_SA_CONTEXT0.pairedByOrder and
 *					WFPX_ENGINE_OPTION_END_BY_ORDER in wfpxfrm.h
 *	ERROR_INVALID_PARAMETER		the kernel refused to change an SA whose lifetime ended in
 *					that moment
 * After another code than ERROR_INVALID_HANDLE, FWP_E_NOT_FOUND, ERROR_RETRY and
 * FWP_E_INCOMPATIBLE_SA_STATE, the context may have been ended in part. The call can be repeated.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextExpire0.
 */
DWORD WINAPI IPsecSaContextExpire0(HANDLE engineHandle, UINT64 id);

/*
 * IPsecSaContextDeleteById0 - deletes both SAs of a context at once
 * @engineHandle: the session, which must not be dynamic
 * @id: a saContextId from any enumeration
 *
 * Packets that are under way are lost; IPsecSaContextExpire0 lets them arrive. The IPComp states
 * that belong to the SAs are deleted too; if several states could be the one of a direction, none
 * of them is deleted.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. The
 * keying daemon is not asked, and a tunnel may stay down until the daemon negotiates another one.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NOT_FOUND			there is no such context, or it no longer exists
 *	ERROR_RETRY			SAs changed too fast to tell whether it exists
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_NOT_SUPPORTED		the kernel's look-up finds another SA with the same SPI and
 *					an overlapping mark in place of the SA
 *	FWP_E_INCOMPATIBLE_SA_STATE	one of the two SAs may belong to another tunnel, and
 *					nothing was done: see WFPX_SA_CONTEXT0.pairedByOrder and
 *					WFPX_ENGINE_OPTION_END_BY_ORDER in wfpxfrm.h
 *	FWP_E_TXN_IN_PROGRESS			the session has an explicit transaction
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic
 * After ERROR_ACCESS_DENIED, ERROR_NOT_SUPPORTED, ERROR_NOT_ENOUGH_MEMORY and ERROR_GEN_FAILURE,
 * the context may have been deleted in part. The call can be repeated.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextDeleteById0.
 */
DWORD WINAPI IPsecSaContextDeleteById0(HANDLE engineHandle, UINT64 id);

/*
 * IPsecSaContextSubscribe0 - lets a callback be told of SA contexts that come and go
 * @engineHandle: the session
 * @subscription: which contexts; its enumTemplate is as for IPsecSaContextCreateEnumHandle0, and
 *	NULL for all; its flags must be 0
 * @callback: is called for each change, with IPSEC_SA_CONTEXT_EVENT_ADD when a context has got its
 *	first SA, and IPSEC_SA_CONTEXT_EVENT_DELETE when it has lost its last
 * @context: is passed to @callback; the library does not look at it
 * @eventsHandle: receives the handle; the caller gives it to IPsecSaContextUnsubscribe0
 *
 * Changes that are made after the function has returned are told, each once, except those that
 * functions of this very session make. The callback gets the id of the context alone, and can read
 * the context with IPsecSaContextGetById1, unless it no longer exists.
 *
 * A thread of the library calls the callback, for one change after the other. All subscriptions of
 * a session share the thread; those of other sessions do not wait for it. The callback may call
 * every function of the library, also FwpmEngineClose0 and IPsecSaContextUnsubscribe0; for its own
 * subscription the latter returns while the callback is still running.
 *
 * Linux: the caller needs CAP_NET_ADMIN in the user namespace that owns the network namespace. If
 * the session was opened in another network namespace than the caller's, CAP_SYS_ADMIN is needed to
 * enter that again. The kernel has no contexts, so the library compares snapshots: a change is told
 * after 20 to 250 milliseconds, or later where a snapshot takes more than 30. A context that exists
 * for a shorter time may not be told. If the kernel's notifications are lost because changes come
 * too fast, the comparison finds what they were about. When a context is deleted one minute after
 * IPsecSaContextExpire0, the kernel has deleted it and no session: all subscribers are told. With
 * WfpxEventSubscribe0 a program learns more.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		subscription, callback or eventsHandle is NULL, or a value
 *					of the template is a NULL pointer
 *	FWP_E_INVALID_FLAGS		flags is not 0
 *	FWP_E_TYPE_MISMATCH		a value of the template has another type
 *	FWP_E_INVALID_NET_MASK		a mask has holes, or a prefix is longer than 128
 *	FWP_E_NEVER_MATCH		one subnet is IPv4 and the other IPv6
 *	FWP_E_TXN_IN_PROGRESS		the session has an explicit transaction
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_TOO_MANY_OPEN_FILES	there is no descriptor left
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextSubscribe0.
 */
DWORD WINAPI IPsecSaContextSubscribe0(HANDLE engineHandle,
				      const IPSEC_SA_CONTEXT_SUBSCRIPTION0 *subscription,
				      IPSEC_SA_CONTEXT_CALLBACK0 callback, void *context,
				      HANDLE *eventsHandle);

/*
 * IPsecSaContextUnsubscribe0 - ends a subscription to changes of SA contexts
 * @engineHandle: the session of the subscription
 * @eventsHandle: the subscription; NULL does nothing
 *
 * When the function returns, the callback is not running and will not be called again. So the
 * caller must hold no lock that the callback waits for. Closing the session ends its subscriptions
 * in the same way.
 *
 * Linux: the function needs no right and does not ask the kernel.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					eventsHandle not a subscription of
 *					IPsecSaContextSubscribe0 in that session
 *	FWP_E_TXN_IN_PROGRESS		the session has an explicit transaction
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextUnsubscribe0.
 */
DWORD WINAPI IPsecSaContextUnsubscribe0(HANDLE engineHandle, HANDLE eventsHandle);

/*
 * IPsecSaContextSubscriptionsGet0 - lists the subscriptions to changes of SA contexts
 * @engineHandle: the session
 * @entries: receives an array of pointers to the subscriptions, which the caller releases with
 *	FwpmFreeMemory0; NULL if there is none
 * @numEntries: receives their number
 *
 * sessionKey tells the session of each. enumTemplate is NULL if all contexts were subscribed to;
 * otherwise its subnets are FWP_EMPTY, FWP_V4_ADDR_MASK or FWP_V6_ADDR_MASK, whichever type the
 * subscriber has used.
 *
 * Linux: those of all sessions of this process in the session's network namespace are listed. The
 * library does not know those of other processes. The function needs no right.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		entries or numEntries is NULL
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextSubscriptionsGet0.
 */
DWORD WINAPI IPsecSaContextSubscriptionsGet0(HANDLE engineHandle,
					     IPSEC_SA_CONTEXT_SUBSCRIPTION0 ***entries,
					     UINT32 *numEntries);

/*
 * IkeextSaCreateEnumHandle0 - takes a snapshot of the IKE SAs, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: the IKE SAs to enumerate, or NULL for all. All zero bits also mean all.
 * @enumHandle: receives the handle; the caller gives it to IkeextSaDestroyEnumHandle0
 *
 * The kernel knows nothing of IKE SAs. The function asks strongSwan's daemon of the session's
 * network namespace, over the socket file /run/charon.vici or /var/run/charon.vici, or the one that
 * WfpxEngineSetIkeSocket0 names. Where no such daemon listens, or only one of another namespace,
 * the snapshot is empty. The function takes two seconds at most, whatever the daemon does. After a
 * daemon did not answer in time, the functions for IKE SAs return FWP_E_TIMEOUT at once for ten
 * seconds, in this session; the first call after that asks again.
 *
 * localSubNet and remoteSubNet of the template are as for IPsecSaContextCreateEnumHandle0; they are
 * compared with the addresses of the IKE SA. localMainModeCertHash must be empty.
 *
 * The caller needs the right to connect to the socket, which strongSwan gives to root alone. The
 * daemon must run as root or as the caller's user.
 *
 * Linux: only strongSwan's daemon is asked. IKE SAs of other daemons are not listed, although the
 * functions for SAs and contexts list the SAs that those daemons have made. The daemon sends one
 * IKE SA after the other, and meanwhile the others may change: the entries are of slightly
 * different moments.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL, or a value of the template is a NULL
 *					pointer
 *	FWP_E_TYPE_MISMATCH		a value of the template has another type
 *	FWP_E_INVALID_NET_MASK		a mask has holes, or a prefix is longer than 128
 *	FWP_E_NEVER_MATCH		one subnet is IPv4 and the other IPv6
 *	ERROR_NOT_SUPPORTED		the template has a hash of a certificate, or the daemon is
 *					too old to list its IKE SAs
 *	ERROR_ACCESS_DENIED		the caller may not use the socket, or another user's process
 *					listens on it
 *	FWP_E_TIMEOUT			the daemon did not answer within two seconds, or did not
 *					a short while ago
 *	ERROR_GEN_FAILURE		the daemon's answer is malformed or ends too early
 *
 * Document: Microsoft, fwpmu.h, IkeextSaCreateEnumHandle0.
 */
DWORD WINAPI IkeextSaCreateEnumHandle0(HANDLE engineHandle,
				       const IKEEXT_SA_ENUM_TEMPLATE0 *enumTemplate,
				       HANDLE *enumHandle);

/*
 * IkeextSaEnum0 - reads the next page of a snapshot of IKE SAs, as version 0 structs
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot
 * @numEntriesRequested: the largest number of entries to return; any number is allowed, because
 *	memory is allocated only for entries that exist. 0 returns no entry and skips none.
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * saId is the SPI that this host has chosen for the IKE SA. It is the same in every process, and
 * does not change while the IKE SA lives. The IKE SA that replaces this one in a rekey has another
 * saId. In the numbers of cookiePair the first byte on the wire is the highest. maxLifetimeSeconds
 * is the time from when the IKE SA was established until the daemon replaces it, or 0 if the daemon
 * never does. v4UdpEncapsulation has the UDP ports if there is a NAT; otherwise it is NULL.
 *
 * Algorithms that Windows does not know have the numbers that WFPX_IKE_ALGORITHM in wfpxfrm.h
 * makes. With an AEAD, integrityAlgorithm is the hash of the PRF. ikeCredentials has one pair,
 * which tells how each end authenticates, or no pair if the connection is no longer in the daemon's
 * configuration. presharedKey and certificate point to structs of zeros, because the daemon tells
 * neither; with IKEEXT_EAP, name has the user, or else the identity of the end. virtualIfTunnelId
 * is the XFRM interface id. What the daemon does not tell is 0: doc/ike.md lists all members.
 *
 * One snapshot can be read with IkeextSaEnum0, 1 and 2 and WfpxIkeSaEnum0 in turn. Threads may
 * share @enumHandle. Each entry is returned once, to one of the calls.
 *
 * Linux: saId and virtualIfTunnelId mean what is said above. ikePolicyKey and authIpFilterId are 0,
 * because strongSwan has no such objects.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of IKE SAs of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *
 * Document: Microsoft, fwpmu.h, IkeextSaEnum0.
 */
DWORD WINAPI IkeextSaEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			   IKEEXT_SA_DETAILS0 ***entries, UINT32 *numEntriesReturned);

/*
 * IkeextSaEnum1 - reads the next page of a snapshot of IKE SAs, as version 1 structs
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot
 * @numEntriesRequested: the largest number of entries to return; any number is allowed, because
 *	memory is allocated only for entries that exist. 0 returns no entry and skips none.
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * The entries are as those of IkeextSaEnum0; correlationKey is empty.
 *
 * Returns the codes of IkeextSaEnum0.
 *
 * Document: Microsoft, fwpmu.h, IkeextSaEnum1.
 */
DWORD WINAPI IkeextSaEnum1(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			   IKEEXT_SA_DETAILS1 ***entries, UINT32 *numEntriesReturned);

/*
 * IkeextSaEnum2 - reads the next page of a snapshot of IKE SAs, as version 2 structs
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot
 * @numEntriesRequested: the largest number of entries to return; any number is allowed, because
 *	memory is allocated only for entries that exist. 0 returns no entry and skips none.
 * @entries: receives an array of pointers to the entries, which the caller releases with
 *	FwpmFreeMemory0; NULL if the page has no entry
 * @numEntriesReturned: receives the number of entries. A number below @numEntriesRequested means
 *	that this is the last page; further calls succeed with 0 entries.
 *
 * The entries are as those of IkeextSaEnum0; correlationKey is empty.
 *
 * Returns the codes of IkeextSaEnum0.
 *
 * Document: Microsoft, fwpmu.h, IkeextSaEnum2.
 */
DWORD WINAPI IkeextSaEnum2(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			   IKEEXT_SA_DETAILS2 ***entries, UINT32 *numEntriesReturned);

/*
 * IkeextSaDestroyEnumHandle0 - releases a snapshot of IKE SAs
 * @engineHandle: the session in which the snapshot was taken
 * @enumHandle: the snapshot; NULL does nothing
 *
 * Pages that were read remain valid until they are released.
 *
 * Linux: the daemon has no part in this; it was asked once, when the snapshot was taken.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of IKE SAs of that session
 *
 * Document: Microsoft, fwpmu.h, IkeextSaDestroyEnumHandle0.
 */
DWORD WINAPI IkeextSaDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * IkeextSaGetById0 - reads the present state of one IKE SA, as a version 0 struct
 * @engineHandle: the session
 * @id: a saId from any enumeration, also from one that another process made; or the mmSaId of an
 *	IPSEC_SA_BUNDLE0 or 1, or a saContextId, which stand for the IKE SA that the SAs belong to
 * @sa: receives the IKE SA, which the caller releases with FwpmFreeMemory0
 *
 * The IKE SA is as in an entry of IkeextSaEnum0, with its own saId. Rights and the time that the
 * function may take are those of IkeextSaCreateEnumHandle0.
 *
 * Linux: the daemon sends all its IKE SAs, because it knows them by numbers of its own.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		sa is NULL
 *	FWP_E_NOT_FOUND			there is no such IKE SA, or it no longer exists, or the
 *					daemon has not made the IPsec SA, or no daemon of this
 *					namespace listens
 *	ERROR_ACCESS_DENIED		the caller may not use the socket, or another user's process
 *					listens on it
 *	FWP_E_TIMEOUT			the daemon did not answer within two seconds, or did not
 *					a short while ago
 *	ERROR_NOT_SUPPORTED		the daemon is too old to list its IKE SAs
 *	ERROR_GEN_FAILURE		the daemon's answer is malformed or ends too early
 *
 * Document: Microsoft, fwpmu.h, IkeextSaGetById0.
 */
DWORD WINAPI IkeextSaGetById0(HANDLE engineHandle, UINT64 id, IKEEXT_SA_DETAILS0 **sa);

/*
 * IkeextSaGetById1 - reads the present state of one IKE SA, as a version 1 struct
 * @engineHandle: the session
 * @id: as for IkeextSaGetById0
 * @saLookupContext: ignored; may be NULL
 * @sa: receives the IKE SA, which the caller releases with FwpmFreeMemory0
 *
 * The IKE SA is as in an entry of IkeextSaEnum1. Rights and the time that the function may take are
 * those of IkeextSaCreateEnumHandle0.
 *
 * Returns the codes of IkeextSaGetById0.
 *
 * Document: Microsoft, fwpmu.h, IkeextSaGetById1.
 */
DWORD WINAPI IkeextSaGetById1(HANDLE engineHandle, UINT64 id, GUID *saLookupContext,
			      IKEEXT_SA_DETAILS1 **sa);

/*
 * IkeextSaGetById2 - reads the present state of one IKE SA, as a version 2 struct
 * @engineHandle: the session
 * @id: as for IkeextSaGetById0
 * @saLookupContext: ignored; may be NULL
 * @sa: receives the IKE SA, which the caller releases with FwpmFreeMemory0
 *
 * The IKE SA is as in an entry of IkeextSaEnum2. Rights and the time that the function may take are
 * those of IkeextSaCreateEnumHandle0.
 *
 * Returns the codes of IkeextSaGetById0.
 *
 * Document: Microsoft, fwpmu.h, IkeextSaGetById2.
 */
DWORD WINAPI IkeextSaGetById2(HANDLE engineHandle, UINT64 id, GUID *saLookupContext,
			      IKEEXT_SA_DETAILS2 **sa);

/*
 * IkeextSaDeleteById0 - ends an IKE SA and all SAs that were made with it
 * @engineHandle: the session
 * @id: as for IkeextSaGetById0; with the mmSaId of an IPsec SA, the IKE SA that it belongs to ends
 *
 * The daemon tells the peer, waits for the peer's answer for one second at most, and deletes the
 * IKE SA and its children also if no answer comes. Policies that ask for SAs (trap policies)
 * remain, so that the next packet may begin a new negotiation. Rights and the time that the
 * function may take are those of IkeextSaCreateEnumHandle0.
 *
 * Linux: strongSwan may negotiate a new IKE SA at once if its configuration says so, for example
 * with close_action = start.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NOT_FOUND			there is no such IKE SA, or it no longer exists, or the
 *					daemon has not made the IPsec SA, or no daemon of this
 *					namespace listens
 *	FWP_E_TIMEOUT			the daemon did not answer within two seconds, and the IKE SA
 *					may end nevertheless; or it did not answer a short while ago
 *	ERROR_ACCESS_DENIED		the caller may not use the socket, or another user's process
 *					listens on it
 *	ERROR_NOT_SUPPORTED		the daemon is too old to list its IKE SAs
 *	ERROR_GEN_FAILURE		the daemon's answer is malformed, or says that the IKE SA
 *					could not be ended
 *
 * Document: Microsoft, fwpmu.h, IkeextSaDeleteById0.
 */
DWORD WINAPI IkeextSaDeleteById0(HANDLE engineHandle, UINT64 id);

/*
 * IkeextGetStatistics0 - counts the IKE SAs that exist, without those of IKEv2
 * @engineHandle: the session
 * @ikeextStatistics: a struct of the caller, which is set on success and left alone on failure
 *
 * These members are set, for IPv4 and for IPv6: currentActiveMainModes, the IKE SAs in any state;
 * currentNewResponderMainModes, those of them that a peer has begun and that are not established;
 * currentActiveQuickModes, their children. The daemon counts nothing else, so all other members are
 * 0. Rights and the time that the function may take are those of IkeextSaCreateEnumHandle0.
 *
 * Linux: the numbers are those of the moment. There are no totals, because nothing counts them.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		ikeextStatistics is NULL
 *	FWP_E_IKEEXT_NOT_RUNNING	no daemon of this network namespace listens
 *	ERROR_ACCESS_DENIED		the caller may not use the socket, or another user's process
 *					listens on it
 *	FWP_E_TIMEOUT			the daemon did not answer within two seconds, or did not
 *					a short while ago
 *	ERROR_NOT_SUPPORTED		the daemon is too old to list its IKE SAs
 *	ERROR_GEN_FAILURE		the daemon's answer is malformed or ends too early
 *
 * Document: Microsoft, fwpmu.h, IkeextGetStatistics0.
 */
DWORD WINAPI IkeextGetStatistics0(HANDLE engineHandle, IKEEXT_STATISTICS0 *ikeextStatistics);

/*
 * IkeextGetStatistics1 - counts the IKE SAs that exist, with those of IKEv2
 * @engineHandle: the session
 * @ikeextStatistics: a struct of the caller, which is set on success and left alone on failure
 *
 * The members are as those of IkeextGetStatistics0; ikeV2Statistics has the IKE SAs of IKEv2.
 *
 * Returns the codes of IkeextGetStatistics0.
 *
 * Document: Microsoft, fwpmu.h, IkeextGetStatistics1.
 */
DWORD WINAPI IkeextGetStatistics1(HANDLE engineHandle, IKEEXT_STATISTICS1 *ikeextStatistics);

#ifdef __cplusplus
}
#endif

#endif
