/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists all SA contexts: the inbound and the outbound SA of each tunnel or protection.
 *
 *	cc sa_context_enum.c $(pkg-config --cflags --libs fwpuclnt)
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

static void print_address(FWP_IP_VERSION version, UINT32 v4, const UINT8 v6[16])
{
	if (version == FWP_IP_VERSION_V4)
		print_v4(v4);
	else
		print_v6(v6);
}

/* Prints "in 0xc0000001". @sa is NULL where the SA has not been added yet or is gone already. */
static void print_spis(const char *direction, const IPSEC_SA_DETAILS1 *sa)
{
	printf(" %s", direction);
	if (!sa)
		printf(" -");
	for (UINT32 i = 0; sa && i < sa->saBundle.numSAs; i++)
		printf(" 0x%08x", (unsigned)sa->saBundle.saList[i].spi);
}

/* Prints "0xc00000011234abcd 192.0.2.1 198.51.100.2 in 0xc0000001 out 0xc0000002". */
static void print_context(const IPSEC_SA_CONTEXT1 *context)
{
	const IPSEC_SA_DETAILS1 *either =
		context->inboundSa ? context->inboundSa : context->outboundSa;

	printf("0x%016llx", (unsigned long long)context->saContextId);
	if (either) {
		const IPSEC_TRAFFIC1 *t = &either->traffic;

		print_address(t->ipVersion, t->localV4Address, t->localV6Address);
		print_address(t->ipVersion, t->remoteV4Address, t->remoteV6Address);
	}
	print_spis("in", context->inboundSa);
	print_spis("out", context->outboundSa);
	printf("\n");
}

/* A page with fewer entries than requested is the last one. One call frees a whole page. */
static DWORD print_pages(HANDLE engine, HANDLE enumHandle)
{
	IPSEC_SA_CONTEXT1 **entries;
	UINT32 count;
	DWORD result;

	do {
		result = IPsecSaContextEnum1(engine, enumHandle, PAGE_SIZE, &entries, &count);
		if (result != ERROR_SUCCESS)
			return complain("IPsecSaContextEnum1", result);
		for (UINT32 i = 0; i < count; i++)
			print_context(entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count == PAGE_SIZE);
	return ERROR_SUCCESS;
}

/* The handle holds a snapshot: contexts that are added or deleted later do not disturb the loop. */
static DWORD print_all(HANDLE engine)
{
	HANDLE enumHandle;
	DWORD result;

	result = IPsecSaContextCreateEnumHandle0(engine, NULL, &enumHandle);
	if (result != ERROR_SUCCESS)
		return complain("IPsecSaContextCreateEnumHandle0", result);
	result = print_pages(engine, enumHandle);
	IPsecSaContextDestroyEnumHandle0(engine, enumHandle);
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
