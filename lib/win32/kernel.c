/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What drivers call: messages for the debugger, which go to standard error, and counted strings. */
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "export.h"
#include "ntddk.h"
#include "print.h"

EXPORT ULONG DbgPrint(PCSTR Format, ...)
{
	va_list list;

	va_start(list, Format);
	print_file(stderr, false, Format, list);
	va_end(list);
	return 0;
}

EXPORT ULONG DbgPrintEx(ULONG ComponentId, ULONG Level, PCSTR Format, ...)
{
	va_list list;

	(void)ComponentId, (void)Level;
	va_start(list, Format);
	print_file(stderr, false, Format, list);
	va_end(list);
	return 0;
}

/* The bytes of a text, at most as many as a counted string can have together with its 0. */
static USHORT bytes_of(size_t length, size_t size)
{
	size_t most = (0xffff / size - 1) * size;

	return (USHORT)(length < most / size ? length * size : most);
}

EXPORT VOID NTAPI RtlInitUnicodeString(PUNICODE_STRING DestinationString, PCWSTR SourceString)
{
	DestinationString->Length = 0;
	DestinationString->MaximumLength = 0;
	DestinationString->Buffer = (PWSTR)(uintptr_t)SourceString;
	if (!SourceString)
		return;
	DestinationString->Length = bytes_of(wcslen(SourceString), sizeof(WCHAR));
	DestinationString->MaximumLength = (USHORT)(DestinationString->Length + sizeof(WCHAR));
}

EXPORT VOID NTAPI RtlInitAnsiString(PANSI_STRING DestinationString, PCSTR SourceString)
{
	DestinationString->Length = 0;
	DestinationString->MaximumLength = 0;
	DestinationString->Buffer = (PCHAR)(uintptr_t)SourceString;
	if (!SourceString)
		return;
	DestinationString->Length = bytes_of(strlen(SourceString), 1);
	DestinationString->MaximumLength = (USHORT)(DestinationString->Length + 1);
}

EXPORT VOID NTAPI RtlCopyUnicodeString(PUNICODE_STRING DestinationString,
				       PCUNICODE_STRING SourceString)
{
	USHORT length = SourceString ? SourceString->Length : 0;

	if (length > DestinationString->MaximumLength)
		length = DestinationString->MaximumLength;
	if (length)
		memmove(DestinationString->Buffer, SourceString->Buffer, length);
	DestinationString->Length = length;
	if (length + sizeof(WCHAR) <= DestinationString->MaximumLength)
		DestinationString->Buffer[length / sizeof(WCHAR)] = L'\0';
}

EXPORT SIZE_T NTAPI RtlCompareMemory(const VOID *Source1, const VOID *Source2, SIZE_T Length)
{
	const char *first = Source1, *second = Source2;
	SIZE_T n = 0;

	while (n < Length && first[n] == second[n])
		n++;
	return n;
}

EXPORT PVOID NTAPI ExAllocatePoolWithTag(POOL_TYPE PoolType, SIZE_T NumberOfBytes, ULONG Tag)
{
	(void)PoolType, (void)Tag;
	return malloc(NumberOfBytes ? NumberOfBytes : 1);
}

EXPORT PVOID NTAPI ExAllocatePool2(POOL_FLAGS Flags, SIZE_T NumberOfBytes, ULONG Tag)
{
	(void)Tag;
	if (Flags & POOL_FLAG_UNINITIALIZED)
		return malloc(NumberOfBytes ? NumberOfBytes : 1);
	return calloc(1, NumberOfBytes ? NumberOfBytes : 1);
}

EXPORT VOID NTAPI ExFreePoolWithTag(PVOID P, ULONG Tag)
{
	(void)Tag;
	free(P);
}
