/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The text of a driver, with the kernel-mode header of the API. */
#define DBG 1
#include <ntddk.h>
#include <ntstrsafe.h>
#include <fwpmk.h>
#include <initguid.h>
#include <stdlib.h>

#include "expect.h"

#define POOL_TAG 'wfpx'

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD DriverUnload;

DECLARE_CONST_UNICODE_STRING(g_Name, L"\\Device\\Example");

typedef struct _ITEM {
	LIST_ENTRY Link;
	ULONG Number;
} ITEM, *PITEM;

_IRQL_requires_max_(PASSIVE_LEVEL) _Use_decl_annotations_ NTSTATUS
	DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
	PAGED_CODE();
	UNREFERENCED_PARAMETER(DriverObject);
	NT_ASSERT(KeGetCurrentIrql() == PASSIVE_LEVEL);
	KdPrint(("loaded from %wZ\n", RegistryPath));
	return STATUS_SUCCESS;
}

VOID DriverUnload(PDRIVER_OBJECT DriverObject)
{
	UNREFERENCED_PARAMETER(DriverObject);
	DbgPrintEx(DPFLTR_IHVNETWORK_ID, DPFLTR_INFO_LEVEL, "unloaded, %s\n", "goodbye");
}

static void TestStrings(void)
{
	UNICODE_STRING name, copy;
	ANSI_STRING ansi;
	WCHAR buffer[16];
	CHAR narrow[8];
	size_t length;

	RtlInitUnicodeString(&name, L"name");
	EXPECT(name.Length == 4 * sizeof(WCHAR) && name.MaximumLength == 5 * sizeof(WCHAR));
	EXPECT(g_Name.Length / sizeof(WCHAR) == 15);
	RtlInitUnicodeString(&copy, NULL);
	EXPECT(copy.Length == 0 && copy.Buffer == NULL);
	copy.Buffer = buffer;
	copy.MaximumLength = sizeof(buffer);
	RtlCopyUnicodeString(&copy, &name);
	EXPECT(copy.Length == name.Length && wcscmp(buffer, L"name") == 0);
	RtlInitAnsiString(&ansi, "ansi");
	EXPECT(ansi.Length == 4 && ansi.MaximumLength == 5);
	EXPECT(RtlStringCchPrintfW(buffer, 16, L"%wZ %Z", &name, &ansi) == STATUS_SUCCESS);
	EXPECT(wcscmp(buffer, L"name ansi") == 0);
	EXPECT(RtlStringCchCopyA(narrow, 8, "12345678") == STATUS_BUFFER_OVERFLOW);
	EXPECT(!NT_SUCCESS(RtlStringCchCopyA(narrow, 0, "")) && strcmp(narrow, "1234567") == 0);
	EXPECT(NT_SUCCESS(RtlStringCbCopyW(buffer, sizeof(buffer), L"a")));
	EXPECT(NT_SUCCESS(RtlStringCbCatW(buffer, sizeof(buffer), L"b")) &&
	       wcscmp(buffer, L"ab") == 0);
	EXPECT(NT_SUCCESS(RtlStringCbLengthW(buffer, sizeof(buffer), &length)) && length == 8);
	EXPECT(RtlStringCchLengthA(NULL, 8, &length) == STATUS_INVALID_PARAMETER);
	EXPECT(RtlCompareMemory("abc", "abd", 3) == 2 && RtlEqualMemory("ab", "ab", 2));
}

static void TestLists(void)
{
	LIST_ENTRY head;
	PITEM item = (PITEM)ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(ITEM), POOL_TAG);
	PVOID zeroed = ExAllocatePool2(POOL_FLAG_NON_PAGED, 10, POOL_TAG);

	InitializeListHead(&head);
	EXPECT(IsListEmpty(&head) && item != NULL && zeroed != NULL && *(CHAR *)zeroed == 0);
	item->Number = 5;
	InsertTailList(&head, &item->Link);
	EXPECT(!IsListEmpty(&head) && CONTAINING_RECORD(head.Flink, ITEM, Link)->Number == 5);
	EXPECT(RemoveEntryList(&item->Link) && IsListEmpty(&head));
	ExFreePoolWithTag(item, POOL_TAG);
	ExFreePool(zeroed);
}

static void TestEngine(void)
{
	HANDLE engine = NULL;
	NTSTATUS status = FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine);

	if (!NT_SUCCESS(status))
		KdPrint(("FwpmEngineOpen0 failed: %08x\n", status));
	else
		status = FwpmEngineClose0(engine);
	EXPECT(NT_SUCCESS(status));
}

int main(void)
{
	UNICODE_STRING path;

	RtlInitUnicodeString(&path, L"\\Registry\\Machine\\Example");
	EXPECT(NT_SUCCESS(DriverEntry(NULL, &path)));
	TestStrings();
	TestLists();
	TestEngine();
	DriverUnload(NULL);
	return failures;
}
