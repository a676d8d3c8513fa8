/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Lists the IKE SAs: with whom this host has negotiated keys, and how.
 *
 *	cc ike_sa_enum.c $(pkg-config --cflags --libs fwpuclnt)
 *
 * Run it as root, with the path of strongSwan's vici socket as an argument if that is not the usual
 * one. Only the argument and the messages are specific to Linux: on Windows, link it with
 * fwpuclnt.lib.
 */
#include <windows.h>
#include <fwpmu.h>
#ifdef __linux__
#include <wfpxfrm.h> /* WfpxEngineSetIkeSocket0() and WfpxErrorText0(), which Windows has not */
#endif
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define PAGE_SIZE 100

static DWORD complain(const char *what, DWORD result)
{
	fprintf(stderr, "%s: error 0x%08lx\n", what, (unsigned long)result);
#ifdef __linux__
	fprintf(stderr, "%s\n", WfpxErrorText0(result));
#endif
	return result;
}

static void print_address(FWP_IP_VERSION version, UINT32 v4, const UINT8 v6[16])
{
	if (version == FWP_IP_VERSION_V4) {
		printf(" %u.%u.%u.%u", (unsigned)(v4 >> 24), (unsigned)(v4 >> 16 & 0xff),
		       (unsigned)(v4 >> 8 & 0xff), (unsigned)(v4 & 0xff));
		return;
	}
	for (int i = 0; i < 16; i += 2)
		printf("%c%02x%02x", i ? ':' : ' ', (unsigned)v6[i], (unsigned)v6[i + 1]);
}

static const char *version_of(IKEEXT_KEY_MODULE_TYPE type)
{
	return type == IKEEXT_KEY_MODULE_IKE ? "IKEv1" : "IKEv2";
}

/* Prints "0102030405060708 IKEv2 192.0.2.1 192.0.2.2 0102030405060708 1112131415161718". */
static void print_sa(const IKEEXT_SA_DETAILS1 *sa)
{
	const IKEEXT_TRAFFIC0 *traffic = &sa->ikeTraffic;

	printf("%016llx %s", (unsigned long long)sa->saId, version_of(sa->keyModuleType));
	print_address(traffic->ipVersion, traffic->localV4Address, traffic->localV6Address);
	print_address(traffic->ipVersion, traffic->remoteV4Address, traffic->remoteV6Address);
	printf(" %016llx %016llx", (unsigned long long)sa->cookiePair.initiator,
	       (unsigned long long)sa->cookiePair.responder);
	if (sa->v4UdpEncapsulation)
		printf(", UDP ports %u and %u", (unsigned)sa->v4UdpEncapsulation->localUdpEncapPort,
		       (unsigned)sa->v4UdpEncapsulation->remoteUdpEncapPort);
	printf("\n");
}

/* A page with fewer entries than requested is the last one. One call frees a whole page. */
static DWORD print_pages(HANDLE engine, HANDLE enumHandle)
{
	IKEEXT_SA_DETAILS1 **entries;
	UINT32 count;
	DWORD result;

	do {
		result = IkeextSaEnum1(engine, enumHandle, PAGE_SIZE, &entries, &count);
		if (result != ERROR_SUCCESS)
			return complain("IkeextSaEnum1", result);
		for (UINT32 i = 0; i < count; i++)
			print_sa(entries[i]);
		FwpmFreeMemory0((void **)&entries);
	} while (count == PAGE_SIZE);
	return ERROR_SUCCESS;
}

static DWORD print_all(HANDLE engine)
{
	HANDLE enumHandle;
	DWORD result;

	result = IkeextSaCreateEnumHandle0(engine, NULL, &enumHandle);
	if (result != ERROR_SUCCESS)
		return complain("IkeextSaCreateEnumHandle0", result);
	result = print_pages(engine, enumHandle);
	IkeextSaDestroyEnumHandle0(engine, enumHandle);
	return result;
}

static DWORD set_socket(HANDLE engine, const char *path)
{
#ifdef __linux__
	wchar_t wide[256];
	size_t length = mbstowcs(wide, path, 256);

	if (length >= 256)
		return ERROR_INVALID_PARAMETER;
	return WfpxEngineSetIkeSocket0(engine, wide);
#else
	(void)engine, (void)path;
	return ERROR_NOT_SUPPORTED;
#endif
}

int main(int argc, char **argv)
{
	HANDLE engine;
	DWORD result;

	setlocale(LC_ALL, "");
	result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine);
	if (result != ERROR_SUCCESS) {
		complain("FwpmEngineOpen0", result);
		return 1;
	}
	if (argc > 1)
		result = set_socket(engine, argv[1]);
	if (result != ERROR_SUCCESS)
		complain(argv[1], result);
	else
		result = print_all(engine);
	FwpmEngineClose0(engine);
	return result == ERROR_SUCCESS ? 0 : 1;
}
