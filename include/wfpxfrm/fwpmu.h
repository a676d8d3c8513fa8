/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The user-mode management API of the filtering platform: what of it works on Linux.
 *
 * Only functions that work are declared. Link with -lfwpuclnt.
 *
 * The documents followed are Microsoft's reference pages for fwpmu.h, each under its function's
 * name. What follows holds for all functions.
 *
 * Results are DWORDs: ERROR_SUCCESS (0), a Win32 code or an FWP_E_ code. On failure every
 * output handle and pointer is NULL and every output count 0, as long as the output's own
 * address was not NULL.
 *
 * Handles belong to the process that opened them. Any thread may use any handle, at the same time
 * as others. A handle that is closed, forged or of another kind gives ERROR_INVALID_HANDLE.
 *
 * In a child after fork(), whatever the threads of its parent were doing, every handle of the
 * parent gives ERROR_INVALID_HANDLE, the parent's sessions are closed and the child can open its
 * own. A child of vfork(), or any other that shares the memory of its parent, has no handles:
 * FwpmEngineOpen0 gives ERROR_NOT_SUPPORTED and FwpmFreeMemory0 has no effect. As with all
 * libraries, no function may be called in a signal handler.
 *
 * A thread is not cancelled within a call, be it the time to wait for a lock, but before it or
 * afterwards. One whose cancellation is asynchronous can end as soon as the call has filled in its
 * outputs: who closes these in a cleanup handler loses nothing.
 *
 * The library's file descriptors are never 0, 1 or 2, and are closed on exec.
 *
 * Memory: an array and all that its entries point to is one block. One call of FwpmFreeMemory0
 * releases it. Do not free entries or members.
 *
 * Numbers are in host byte order: IPv4 addresses, ports, SPIs. IPv6 addresses are 16 bytes in
 * network order. Keys are never returned.
 *
 * Codes that any function but FwpmFreeMemory0, FwpmEngineClose0 and the ones that destroy
 * handles can return: ERROR_NOT_ENOUGH_MEMORY. Functions that ask the kernel can also return
 * ERROR_TOO_MANY_OPEN_FILES, ERROR_NOT_SUPPORTED (a 32-bit process and a kernel that does not
 * translate for it) and ERROR_GEN_FAILURE (an answer that was not foreseen, also because the
 * program has closed a descriptor of the library and opened something else in its place).
 *
 * fwpmk.h declares functions of the same names that libfwpkclnt has. A program or shared object
 * links with one of the two libraries. Several in one process may differ: the symbols' versions
 * tell them apart, whichever library is loaded first.
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
 * Does nothing if @p is NULL, if the pointer is NULL, or if it is none that the library gave out.
 * Follows no pointer inside the block, so entries may have been changed by the caller. Any thread
 * may release a block, also after its engine or enumeration handle has been closed.
 *
 * Document: Microsoft, fwpmu.h, FwpmFreeMemory0.
 */
void WINAPI FwpmFreeMemory0(void **p);

/*
 * FwpmEngineOpen0 - opens a session
 * @serverName: NULL for the network namespace of the caller; L"netns:NAME" for the one that
 *	"ip netns" calls NAME; L"netns:/path" for the one that file stands for; L"pid:N" for that
 *	of process N. The session stays in that namespace; the calling thread does not move.
 * @authnService: RPC_C_AUTHN_WINNT (10), RPC_C_AUTHN_DEFAULT (0xFFFFFFFF) or 0, all the same
 * @authIdentity: not looked at; may be NULL
 * @session: key, names, flags and time limit of the session, or NULL for a plain one. A key of
 *	zero lets the library make one. flags are 0 or FWPM_SESSION_FLAG_DYNAMIC, with or without
 *	FWPM_SESSION_FLAG_RESERVED. txnWaitTimeoutInMSec is in milliseconds; 0 means 15 seconds.
 *	The other members are ignored. The library keeps no pointer into it.
 * @engineHandle: receives the handle; close it with FwpmEngineClose0
 *
 * Needs no rights in the caller's own namespace: what does need them fails later. To enter
 * another namespace takes CAP_SYS_ADMIN.
 *
 * What @session says is there for others to read, as FwpmSessionEnum0 does, until the handle is
 * closed or the process ends. A process that may not have memory files, for which others would
 * look, opens a session all the same, unless a key is given; to others it is then a process.
 *
 * A key is open once in a network namespace. One that is given is looked for in all processes whose
 * descriptors the caller may read, which takes some milliseconds where there are many. Of several
 * that open one key at the same time, one gets it. doc/sessions.md tells how far that goes.
 *
 * Returns
 *	FWP_E_NULL_POINTER		engineHandle is NULL
 *	RPC_S_UNKNOWN_AUTHN_SERVICE	authnService is another one
 *	FWP_E_INVALID_FLAGS		session->flags has unknown bits
 *	FWP_E_ALREADY_EXISTS		session->sessionKey is that of an open session of this network
 *					namespace
 *	ERROR_NOT_SUPPORTED		serverName is of none of these forms: it names a machine; or the
 *					process shares its parent's memory, as after vfork(); or
 *					session->sessionKey is given, and the process may not have memory
 *					files: by a filter of system calls, or RLIMIT_FSIZE
 *	ERROR_INVALID_PARAMETER		serverName has one of these forms and is malformed, or the
 *					file stands for no network namespace; or a text of
 *					session->displayData is not Unicode, or has more than 16384
 *					bytes in UTF-8
 *	ERROR_FILE_NOT_FOUND		there is no such namespace or process
 *	ERROR_ACCESS_DENIED		the caller may not enter that namespace
 *	EPT_S_NOT_REGISTERED (1753)	the kernel has no XFRM, as Windows without its service
 *
 * Document: Microsoft, fwpmu.h, FwpmEngineOpen0; there serverName must be NULL.
 */
DWORD WINAPI FwpmEngineOpen0(const wchar_t *serverName, UINT32 authnService,
			     SEC_WINNT_AUTH_IDENTITY_W *authIdentity, const FWPM_SESSION0 *session,
			     HANDLE *engineHandle);

/*
 * FwpmEngineClose0 - closes a session
 * @engineHandle: the session
 *
 * Its enumeration handles end with it, and so does its transaction. Calls under way in other
 *threads finish first or fail with ERROR_INVALID_HANDLE. Blocks of memory stay valid until they are
 *released.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		not an open session of this process
 *
 * Document: Microsoft, fwpmu.h, FwpmEngineClose0.
 */
DWORD WINAPI FwpmEngineClose0(HANDLE engineHandle);

/*
 * FwpmEngineGetOption0 - what an option of the engine is set to
 * @engineHandle: the session
 * @option: which one
 * @value: receives a value of type FWP_UINT32, for FwpmFreeMemory0; NULL on failure
 *
 * Each option is 0, which is true: on Linux no net events are collected, no names cached, no
 * connections monitored, no packets queued, and no transaction is ended for taking long. Needs no
 * rights.
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
 * @engineHandle: the session, not a dynamic one
 * @option: which one
 * @newValue: of type FWP_UINT32
 *
 * An option can be set to the value that it has. Needs CAP_NET_ADMIN in the user namespace that
 * owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE			engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER			newValue is NULL
 *	FWP_E_TXN_IN_PROGRESS			the session has an explicit transaction
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic
 *	FWP_E_INVALID_ENUMERATOR		there is no such option
 *	FWP_E_TYPE_MISMATCH			newValue has another type
 *	ERROR_ACCESS_DENIED			the caller lacks the right
 *	ERROR_NOT_SUPPORTED			the option can have no other value than it has
 *
 * Document: Microsoft, fwpmu.h, FwpmEngineSetOption0.
 */
DWORD WINAPI FwpmEngineSetOption0(HANDLE engineHandle, FWPM_ENGINE_OPTION option,
				  const FWP_VALUE0 *newValue);

/*
 * FwpmSessionCreateEnumHandle0 - takes a snapshot of the sessions, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: NULL, or one whose reserved member is 0; both mean all sessions
 * @enumHandle: receives the handle; give it to FwpmSessionDestroyEnumHandle0
 *
 * The sessions are those of the network namespace of @engineHandle: every open handle of
 * FwpmEngineOpen0 in any process, this one included; and every other process that has an XFRM
 * socket, such as an IKE daemon, as one session.
 *
 * Needs CAP_NET_ADMIN in the user namespace that owns the network namespace. Of processes whose
 * descriptors the caller may not read, it finds only the sockets: FwpmSessionEnum0 tells how these
 * are listed. root may read them all. Of each user but root and the caller's, 16,384 descriptors are
 * looked at, and what lies beyond is not found either.
 *
 * Names of users are asked for here, of the system's data bases (getpwuid_r). Where these are on
 * another machine, the call waits for the answer.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	FWP_E_TXN_IN_PROGRESS		the session has an explicit transaction
 *	FWP_E_RESERVED			enumTemplate->reserved is not 0
 *	ERROR_ACCESS_DENIED		the caller lacks the right; or the session is in another network
 *					namespace, and the process may not have a NETLINK_SOCK_DIAG
 *					socket, which tells of that
 *
 * Document: Microsoft, fwpmu.h, FwpmSessionCreateEnumHandle0.
 */
DWORD WINAPI FwpmSessionCreateEnumHandle0(HANDLE engineHandle,
					  const FWPM_SESSION_ENUM_TEMPLATE0 *enumTemplate,
					  HANDLE *enumHandle);

/*
 * FwpmSessionEnum0 - the next page of a snapshot of sessions
 * @engineHandle: the session that the snapshot was taken in
 * @enumHandle: the snapshot
 * @numEntriesRequested: how many entries at most. Any number: memory is taken for what there is.
 * @entries: receives an array of pointers to the entries, for FwpmFreeMemory0; NULL if it has none
 * @numEntriesReturned: receives the number of entries. Fewer than requested: that was the last
 *	page.
 *
 * processId, sid and username are what the kernel knows of the process, as the caller's /proc has
 * it: no session can speak for another process. sid is S-1-22-1-uid, of the real user id; username
 * is NULL where that has no name.
 *
 * Of a session of FwpmEngineOpen0, sessionKey, displayData, flags and kernelMode are what it said
 *of itself, and txnWaitTimeoutInMSec what it waits: 15000 where it gave 0. kernelMode is TRUE for
 * sessions of libfwpkclnt. It belongs to the process that opened it, also where a child has
 * inherited it.
 *
 * A process that has an XFRM socket and no session is one entry, however many sockets it has:
 * displayData.name is the name of the process, sessionKey is made by the library and stays the same
 * as long as the process does, the other members are 0. Of several processes that share a socket it
 * is the oldest. A socket whose process cannot be found is an entry by itself: its name is
 * L"unknown", description tells its netlink port, processId is 0, sid and username are NULL.
 *
 * Threads that share an enumHandle get disjoint pages, every entry once.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not a snapshot of sessions of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *
 * Document: Microsoft, fwpmu.h, FwpmSessionEnum0; doc/sessions.md tells how they are found.
 */
DWORD WINAPI FwpmSessionEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			      FWPM_SESSION0 ***entries, UINT32 *numEntriesReturned);

/*
 * FwpmSessionDestroyEnumHandle0 - ends a snapshot of sessions
 *
 * As IPsecSaDestroyEnumHandle0, for a handle of FwpmSessionCreateEnumHandle0.
 *
 * Document: Microsoft, fwpmu.h, FwpmSessionDestroyEnumHandle0.
 */
DWORD WINAPI FwpmSessionDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * FwpmTransactionBegin0 - begins an explicit transaction
 * @engineHandle: the session
 * @flags: 0 or FWPM_TXN_READ_ONLY, both the same here
 *
 * A transaction is the session's, so all threads that use the session are in it. What it is for,
 * filters and other objects of policy, this version has not got. Operations on SAs take part in no
 * transaction, on Windows neither: abort does not bring back an SA that was deleted or expired, and
 * what the kernel does meanwhile is seen at once.
 *
 * While it lasts, IPsecSaContextDeleteById0, FwpmSessionCreateEnumHandle0 and FwpmEngineSetOption0
 * give FWP_E_TXN_IN_PROGRESS. Needs no rights and never waits: no session can hold up another.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_INVALID_FLAGS		flags has unknown bits
 *	FWP_E_TXN_IN_PROGRESS		the session has one already: they do not nest
 *
 * Document: Microsoft, fwpmu.h, FwpmTransactionBegin0.
 */
DWORD WINAPI FwpmTransactionBegin0(HANDLE engineHandle, UINT32 flags);

/*
 * FwpmTransactionCommit0 - ends the transaction of a session
 * @engineHandle: the session
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NO_TXN_IN_PROGRESS	the session has none
 *
 * Document: Microsoft, fwpmu.h, FwpmTransactionCommit0.
 */
DWORD WINAPI FwpmTransactionCommit0(HANDLE engineHandle);

/*
 * FwpmTransactionAbort0 - ends the transaction of a session
 *
 * As FwpmTransactionCommit0: there is nothing that could be undone.
 *
 * Document: Microsoft, fwpmu.h, FwpmTransactionAbort0.
 */
DWORD WINAPI FwpmTransactionAbort0(HANDLE engineHandle);

/*
 * IPsecSaCreateEnumHandle0 - takes a snapshot of the SAs, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: which direction, or NULL for both. A template of all zero bits means outbound.
 * @enumHandle: receives the handle; give it to IPsecSaDestroyEnumHandle0
 *
 * The pages read with this handle show the SAs of this moment, whatever changes later; should SAs
 * change faster than they can be followed, WfpxSnapshotGetInfo0 tells. SAs whose keys are not
 * negotiated yet are left out. AH and ESP for the same traffic are one entry.
 *
 * Needs CAP_NET_ADMIN in the user namespace that owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL
 *	FWP_E_INVALID_ENUMERATOR	enumTemplate->saDirection is not a direction
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_RETRY			the snapshot would not be complete, and the session wants
 *					no other (WfpxEngineSetOption0)
 *
 * Document: Microsoft, fwpmu.h, IPsecSaCreateEnumHandle0.
 */
DWORD WINAPI IPsecSaCreateEnumHandle0(HANDLE engineHandle,
				      const IPSEC_SA_ENUM_TEMPLATE0 *enumTemplate,
				      HANDLE *enumHandle);

/*
 * IPsecSaEnum0 - the next page of a snapshot, as version 0 structs
 * @engineHandle: the session that the snapshot was taken in
 * @enumHandle: the snapshot
 * @numEntriesRequested: how many entries at most. Any number: memory is taken for what there is.
 * @entries: receives an array of pointers to the entries, for FwpmFreeMemory0; NULL if it has none
 * @numEntriesReturned: receives the number of entries. Fewer than requested: that was the last
 *	page. Further calls then succeed with 0 entries. A request for 0 gives 0 and moves nothing.
 *
 * One entry is one SA bundle in one direction. transportFilter and its displayData.name are never
 * NULL. udpEncapsulation is NULL without NAT traversal. authKey and cipherKey are {0, NULL}.
 * Lifetimes are the configured ones: seconds, kilobytes, packets, 0 for no limit. Algorithms that
 * Windows has no number for have one above the _MAX of their enum: see wfpxfrm.h.
 *
 * Versions may be mixed on one snapshot. Threads that share an enumHandle get disjoint pages,
 * every entry once.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an SA snapshot of that session
 *	FWP_E_NULL_POINTER		entries or numEntriesReturned is NULL
 *
 * Document: Microsoft, fwpmu.h, IPsecSaEnum0.
 */
DWORD WINAPI IPsecSaEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			  IPSEC_SA_DETAILS0 ***entries, UINT32 *numEntriesReturned);

/*
 * IPsecSaEnum1 - the next page of a snapshot, as version 1 structs
 *
 * As IPsecSaEnum0, and the entries also have local port and protocol of the traffic, the id of the
 * filter, and the XFRM interface id as virtual interface. Lookup contexts, interfaces of the traffic
 * and ids of traffic selectors are 0: the kernel keeps none.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaEnum1.
 */
DWORD WINAPI IPsecSaEnum1(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			  IPSEC_SA_DETAILS1 ***entries, UINT32 *numEntriesReturned);

/*
 * IPsecSaDestroyEnumHandle0 - ends a snapshot
 * @engineHandle: the session that the snapshot was taken in
 * @enumHandle: the snapshot; NULL does nothing
 *
 * Pages already read stay valid until they are released.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process, or
 *					enumHandle not an SA snapshot of that session
 *
 * Document: Microsoft, fwpmu.h, IPsecSaDestroyEnumHandle0.
 */
DWORD WINAPI IPsecSaDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * IPsecSaContextCreateEnumHandle0 - takes a snapshot of the SA contexts, to be read page by page
 * @engineHandle: the session
 * @enumTemplate: which contexts, or NULL for all. All zero bits also mean all.
 * @enumHandle: receives the handle; give it to IPsecSaContextDestroyEnumHandle0
 *
 * An SA context is the inbound and the outbound SA of one tunnel, or of one transport mode
 * protection. Linux does not keep the pair; doc/pairing.md tells how it is found.
 *
 * localSubNet and remoteSubNet select by the local and remote address that the SAs' IPSEC_TRAFFIC
 * shows: in transport mode the two hosts, in tunnel mode the two outer addresses, not the traffic
 * inside. Types: FWP_EMPTY (any), FWP_UINT32 (one IPv4 address, host byte order),
 * FWP_V4_ADDR_MASK, FWP_BYTE_ARRAY16_TYPE (one IPv6 address), FWP_V6_ADDR_MASK.
 *
 * Needs CAP_NET_ADMIN in the user namespace that owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		enumHandle is NULL, or a template's value is a NULL pointer
 *	FWP_E_TYPE_MISMATCH		a template's value has another type
 *	FWP_E_INVALID_NET_MASK		a mask has holes, or a prefix is longer than 128
 *	FWP_E_NEVER_MATCH		one subnet is IPv4 and the other IPv6
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_RETRY			the snapshot would not be complete, and the session wants
 *					no other (WfpxEngineSetOption0)
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextCreateEnumHandle0.
 */
DWORD WINAPI IPsecSaContextCreateEnumHandle0(HANDLE engineHandle,
					     const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *enumTemplate,
					     HANDLE *enumHandle);

/*
 * IPsecSaContextEnum0 - the next page of a snapshot of contexts, as version 0 structs
 *
 * Parameters, paging, ownership and errors are those of IPsecSaEnum0; the SAs are rendered as
 * there. inboundSa or outboundSa is NULL where the context has no such SA. saContextId is the same
 * in every process and stays when the outbound SA goes: its high half is the SPI of the inbound SA,
 * or of the outbound one where there is no other.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextEnum0.
 */
DWORD WINAPI IPsecSaContextEnum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
				 IPSEC_SA_CONTEXT0 ***entries, UINT32 *numEntriesReturned);

/*
 * IPsecSaContextEnum1 - the next page of a snapshot of contexts, as version 1 structs
 *
 * As IPsecSaContextEnum0, with SAs as of IPsecSaEnum1.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextEnum1.
 */
DWORD WINAPI IPsecSaContextEnum1(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
				 IPSEC_SA_CONTEXT1 ***entries, UINT32 *numEntriesReturned);

/*
 * IPsecSaContextDestroyEnumHandle0 - ends a snapshot of contexts
 *
 * As IPsecSaDestroyEnumHandle0, for a handle of IPsecSaContextCreateEnumHandle0.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextDestroyEnumHandle0.
 */
DWORD WINAPI IPsecSaContextDestroyEnumHandle0(HANDLE engineHandle, HANDLE enumHandle);

/*
 * IPsecSaContextGetById0 - one context as it is now, as a version 0 struct
 * @engineHandle: the session
 * @id: a saContextId of any enumeration, also of another process
 * @saContext: receives the context, for FwpmFreeMemory0; NULL on failure
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NULL_POINTER		saContext is NULL
 *	FWP_E_NOT_FOUND			there is no such context, or no more
 *	ERROR_RETRY			that cannot be told: SAs change too fast to be followed
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextGetById0.
 */
DWORD WINAPI IPsecSaContextGetById0(HANDLE engineHandle, UINT64 id, IPSEC_SA_CONTEXT0 **saContext);

/*
 * IPsecSaContextGetById1 - one context as it is now, as a version 1 struct
 *
 * As IPsecSaContextGetById0.
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextGetById1.
 */
DWORD WINAPI IPsecSaContextGetById1(HANDLE engineHandle, UINT64 id, IPSEC_SA_CONTEXT1 **saContext);

/*
 * IPsecSaContextExpire0 - ends a context so that packets under way still arrive
 * @engineHandle: the session
 * @id: a saContextId
 *
 * The outbound SA is deleted when the call returns. The inbound SA goes on for one minute; then the
 * kernel deletes it by itself, whatever has become of the caller. A second call for the same context
 * changes nothing. Packets to the peer are held back from the deletion on, until the keying daemon
 * makes another SA. The daemon may then end the inbound SA before its minute is over: doc/expiry.md
 * tells what daemons do.
 *
 * The minute is measured by CLOCK_REALTIME. If the clock is set back meanwhile, the kernel lets the
 * inbound SA go on for as much longer; one more call gives it a minute from then on. If the clock is
 * set forward within the first second after the call, the inbound SA ends at once.
 *
 * An AH SA that a policy ties to an ESP SA shares its fate. The IPComp state of the outbound SA is
 * deleted with it, unless several could be meant: then all of them are left alone. The inbound one
 * is left to the keying daemon: doc/expiry.md tells why.
 *
 * Needs CAP_NET_ADMIN in the user namespace that owns the network namespace.
 *
 * Returns
 *	ERROR_INVALID_HANDLE		engineHandle is not an open session of this process
 *	FWP_E_NOT_FOUND			there is no such context, or no more
 *	ERROR_RETRY			that cannot be told: SAs change too fast to be followed
 *	ERROR_ACCESS_DENIED		the caller lacks the right
 *	ERROR_NOT_SUPPORTED		an SA of the same SPI, with an overlapping mark, hides the
 *					SA from the kernel's look-up
 *	FWP_E_INCOMPATIBLE_SA_STATE	one of the two SAs may belong to another tunnel, and
 *					nothing was done: see WFPX_SA_CONTEXT0.pairedByOrder and
 *					WFPX_ENGINE_OPTION_END_BY_ORDER in wfpxfrm.h
 *	any other			done in part, perhaps: the call can be repeated
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextExpire0.
 */
DWORD WINAPI IPsecSaContextExpire0(HANDLE engineHandle, UINT64 id);

/*
 * IPsecSaContextDeleteById0 - ends a context at once, in both directions
 * @engineHandle: the session, not a dynamic one
 * @id: a saContextId
 *
 * The IPComp states of both SAs are deleted, too, unless several could be meant.
 *
 * Returns as IPsecSaContextExpire0, and
 *	FWP_E_TXN_IN_PROGRESS			the session has an explicit transaction
 *	FWP_E_DYNAMIC_SESSION_IN_PROGRESS	the session is dynamic
 *
 * Document: Microsoft, fwpmu.h, IPsecSaContextDeleteById0.
 */
DWORD WINAPI IPsecSaContextDeleteById0(HANDLE engineHandle, UINT64 id);

#ifdef __cplusplus
}
#endif

#endif
