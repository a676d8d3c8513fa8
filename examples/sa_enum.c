/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists all IPsec SAs, with the loop that every enumeration of the filtering platform needs.
 *
 *	cc sa_enum.c $(pkg-config --cflags --libs fwpuclnt)
 *
 * Run it as root. Only its messages are specific to Linux: on Windows, link it with
 * fwpuclnt.lib.
 */
#include <windows.h>
#include <fwpmu.h>
#ifdef __linux__
#include <wfpxfrm.h> /* WfpxErrorText0(), which Windows has not */
#endif
#include <stdio.h>

#define PAGE_SIZE 100

static DWORD complain(const char *what, DWORD result)
{
	fprintf(stderr, "%s: error 0x%08lx\n", what, (unsigned long)result);
#ifdef __linux__
	fprintf(stderr, "%s\n", WfpxErrorText0(result));
#endif
	return result;
}

static void print_v4(UINT32 address)
{
	printf(" %u.%u.%u.%u", (unsigned)(address >> 24), (unsigned)(address >> 16 & 0xff),
	       (unsigned)(address >> 8 & 0xff), (unsigned)(address & 0xff));
}

static void print_v6(const UINT8 address[16])
{
	for (int i = 0; i < 16; i += 2)
		printf("%c%x", i ? ':' : ' ', (unsigned)(address[i] << 8 | address[i + 1]));
}

/* Prints "out 192.0.2.1 198.51.100.2 0xc0000001": local address, remote address, one or two SPIs.
 */
static void print_sa(const IPSEC_SA_DETAILS1 *sa)
{
	const IPSEC_TRAFFIC1 *traffic = &sa->traffic;

	printf("%s", sa->saDirection == FWP_DIRECTION_INBOUND ? "in" : "out");
	if (traffic->ipVersion == FWP_IP_VERSION_V4) {
		print_v4(traffic->localV4Address);
		print_v4(traffic->remoteV4Address);
	} else {
		print_v6(traffic->localV6Address);
		print_v6(traffic->remoteV6Address);
	}
	for (UINT32 i = 0; i < sa->saBundle.numSAs; i++)
		printf(" 0x%08x", (unsigned)sa->saBundle.saList[i].spi);
	printf("\n");
}

/* A page with fewer entries than requested is the last one. One call frees a whole page. */
static DWORD print_pages(HANDLE engine, HANDLE enumHandle)
{
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;
	DWORD result;

	do {
		result = IPsecSaEnum1(engine, enumHandle, PAGE_SIZE, &entries, &count);
		if (result != ERROR_SUCCESS)
			return complain("IPsecSaEnum1", result);
		for (UINT32 i = 0; i < count; i++)
			print_sa(entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count == PAGE_SIZE);
	return ERROR_SUCCESS;
}

/* The handle holds a snapshot: SAs that are added or deleted later do not disturb the loop. */
static DWORD print_all(HANDLE engine)
{
	HANDLE enumHandle;
	DWORD result;

	result = IPsecSaCreateEnumHandle0(engine, NULL, &enumHandle);
	if (result != ERROR_SUCCESS)
		return complain("IPsecSaCreateEnumHandle0", result);
	result = print_pages(engine, enumHandle);
	IPsecSaDestroyEnumHandle0(engine, enumHandle);
	return result;
}

int main(void)
{
	HANDLE engine;
	DWORD result;

	result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (result != ERROR_SUCCESS) {
		complain("FwpmEngineOpen0", result);
		return 1;
	}
	result = print_all(engine);
	FwpmEngineClose0(engine);
	return result == ERROR_SUCCESS ? 0 : 1;
}
