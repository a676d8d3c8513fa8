/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the text of drivers uses: counted strings, messages for the debugger, which go to standard
 * error, memory pools, which are the heap, and levels of interrupts, which stay at PASSIVE_LEVEL.
 * Nothing runs in the kernel: a DriverEntry() is a function that the program itself calls.
 */
#ifndef WFPXFRM_WIN32_WDM_H
#define WFPXFRM_WIN32_WDM_H

#include "ntdef.h"
#include "ntstatus.h"
#include "winnt.h"
#include "wfpx_crt.h"

#ifndef DBG
#define DBG 0
#endif

#define PASSIVE_LEVEL  0
#define APC_LEVEL      1
#define DISPATCH_LEVEL 2

typedef UCHAR KIRQL, *PKIRQL;
typedef CCHAR KPROCESSOR_MODE;
typedef struct _DRIVER_OBJECT DRIVER_OBJECT, *PDRIVER_OBJECT;
typedef struct _DEVICE_OBJECT DEVICE_OBJECT, *PDEVICE_OBJECT;
typedef NTSTATUS DRIVER_INITIALIZE(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath);
typedef VOID DRIVER_UNLOAD(PDRIVER_OBJECT DriverObject);
typedef DRIVER_INITIALIZE *PDRIVER_INITIALIZE;
typedef DRIVER_UNLOAD *PDRIVER_UNLOAD;

/* Pools, all of which are the heap. */
typedef enum _POOL_TYPE { NonPagedPool = 0, PagedPool = 1, NonPagedPoolNx = 512 } POOL_TYPE;
typedef ULONG64 POOL_FLAGS;
#define POOL_FLAG_UNINITIALIZED 0x0000000000000002ULL
#define POOL_FLAG_NON_PAGED     0x0000000000000040ULL
#define POOL_FLAG_PAGED         0x0000000000000100ULL

WFPX_BEGIN_C

/* Writes to standard error, in Windows' formats. */
ULONG DbgPrint(PCSTR Format, ...) WFPX_WIN32(DbgPrint);
ULONG DbgPrintEx(ULONG ComponentId, ULONG Level, PCSTR Format, ...) WFPX_WIN32(DbgPrintEx);

/* The string points to the text of the caller, which is not copied. */
VOID NTAPI RtlInitUnicodeString(PUNICODE_STRING DestinationString, PCWSTR SourceString)
	WFPX_WIN32(RtlInitUnicodeString);
VOID NTAPI RtlInitAnsiString(PANSI_STRING DestinationString, PCSTR SourceString)
	WFPX_WIN32(RtlInitAnsiString);
VOID NTAPI RtlCopyUnicodeString(PUNICODE_STRING DestinationString, PCUNICODE_STRING SourceString)
	WFPX_WIN32(RtlCopyUnicodeString);

/* How many bytes are equal. */
SIZE_T NTAPI RtlCompareMemory(const VOID *Source1, const VOID *Source2, SIZE_T Length)
	WFPX_WIN32(RtlCompareMemory);

PVOID NTAPI ExAllocatePoolWithTag(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
	WFPX_WIN32(ExAllocatePoolWithTag);
PVOID NTAPI ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag)
	WFPX_WIN32(ExAllocatePool2);
VOID NTAPI ExFreePoolWithTag(PVOID P, ULONG Tag) WFPX_WIN32(ExFreePoolWithTag);

WFPX_END_C

#define ExFreePool(block)                    ExFreePoolWithTag((block), 0)
#define ExAllocatePoolZero(type, bytes, tag) ExAllocatePool2(POOL_FLAG_PAGED, (bytes), (tag))

#define DPFLTR_IHVNETWORK_ID                 80
#define DPFLTR_IHVDRIVER_ID                  77
#define DPFLTR_ERROR_LEVEL                   0
#define DPFLTR_WARNING_LEVEL                 1
#define DPFLTR_TRACE_LEVEL                   2
#define DPFLTR_INFO_LEVEL                    3

/* The argument stands in two pairs of parentheses: KdPrint(("%d\n", n)). */
#if DBG
#define KdPrint(arguments)   DbgPrint arguments
#define KdPrintEx(arguments) DbgPrintEx arguments
#else
#define KdPrint(arguments)
#define KdPrintEx(arguments)
#endif

#define PAGED_CODE()        ((void)0)
#define PAGED_CODE_LOCKED() ((void)0)
#define NT_ASSERT(truth)    ((void)0)
#ifndef ASSERT
#define ASSERT(truth) ((void)0)
#endif

static inline KIRQL KeGetCurrentIrql(void)
{
	return PASSIVE_LEVEL;
}

static inline VOID InitializeListHead(PLIST_ENTRY ListHead)
{
	ListHead->Flink = ListHead->Blink = ListHead;
}

static inline BOOLEAN IsListEmpty(const LIST_ENTRY *ListHead)
{
	return ListHead->Flink == ListHead;
}

static inline VOID InsertTailList(PLIST_ENTRY ListHead, PLIST_ENTRY Entry)
{
	Entry->Flink = ListHead;
	Entry->Blink = ListHead->Blink;
	ListHead->Blink->Flink = Entry;
	ListHead->Blink = Entry;
}

static inline BOOLEAN RemoveEntryList(PLIST_ENTRY Entry)
{
	Entry->Blink->Flink = Entry->Flink;
	Entry->Flink->Blink = Entry->Blink;
	return Entry->Flink == Entry->Blink;
}

#endif
