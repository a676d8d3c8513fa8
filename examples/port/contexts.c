// SPDX-License-Identifier: LGPL-2.1-or-later
//
// Lists the IPsec SA contexts: each tunnel or protection with its addresses, SPIs and state.
//
// This source is written for Windows: with Visual Studio, "cl /DUNICODE /D_UNICODE contexts.c". On
// Linux it compiles as it is, with the package fwpuclnt-win32:
//
//	cc -DUNICODE -D_UNICODE contexts.c $(pkg-config --cflags --libs fwpuclnt-win32)
//
#include <WinSock2.h>
#include <WS2tcpip.h>
#include <Windows.h>
#include <Fwpmu.h>
#include <StrSafe.h>
#include <stdio.h>
#include <tchar.h>

#pragma comment(lib, "fwpuclnt.lib")
#pragma comment(lib, "ws2_32.lib")

#define PAGE_SIZE   100
#define CCH_ADDRESS 64

#define EXIT_ON_ERROR(result, function)                                                            \
	if ((result) != ERROR_SUCCESS) {                                                           \
		PrintError(_T(#function), (result));                                               \
		goto CLEANUP;                                                                      \
	}

static void PrintError(_In_z_ LPCTSTR pszFunction, _In_ DWORD dwError)
{
	LPTSTR pszMessage = NULL;

	if (FormatMessage(FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM |
				  FORMAT_MESSAGE_IGNORE_INSERTS,
			  NULL, dwError, MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT),
			  (LPTSTR)&pszMessage, 0, NULL)) {
		_ftprintf(stderr, _T("%s failed: 0x%08lx %s"), pszFunction, dwError, pszMessage);
		LocalFree(pszMessage);
	} else {
		_ftprintf(stderr, _T("%s failed: 0x%08lx\n"), pszFunction, dwError);
	}
}

// IPv4 addresses of the API are in host byte order, IPv6 addresses in network byte order.
static void FormatAddress(_In_ FWP_IP_VERSION ipVersion, _In_ UINT32 v4Address,
			  _In_reads_(16) const UINT8 *v6Address,
			  _Out_writes_z_(cchText) LPTSTR pszText, _In_ size_t cchText)
{
	IN_ADDR v4;

	v4.s_addr = htonl(v4Address);
	if (ipVersion == FWP_IP_VERSION_V4)
		InetNtop(AF_INET, &v4, pszText, cchText);
	else
		InetNtop(AF_INET6, v6Address, pszText, cchText);
}

static void PrintSa(_In_z_ LPCTSTR pszDirection, _In_opt_ const IPSEC_SA_DETAILS1 *pSa)
{
	UINT32 i;

	for (i = 0; pSa != NULL && i < pSa->saBundle.numSAs; i++)
		_tprintf(_T("  %-8s SPI 0x%08lx, lifetime %lu s\n"), pszDirection,
			 (DWORD)pSa->saBundle.saList[i].spi,
			 (DWORD)pSa->saBundle.lifetime.lifetimeSeconds);
}

static void PrintContext(_In_ const IPSEC_SA_CONTEXT1 *pContext)
{
	const IPSEC_SA_DETAILS1 *pEither =
		pContext->inboundSa != NULL ? pContext->inboundSa : pContext->outboundSa;
	TCHAR szLocal[CCH_ADDRESS] = _T("?"), szRemote[CCH_ADDRESS] = _T("?");
	TCHAR szLine[200];

	if (pEither != NULL) {
		const IPSEC_TRAFFIC1 *pTraffic = &pEither->traffic;

		FormatAddress(pTraffic->ipVersion, pTraffic->localV4Address,
			      pTraffic->localV6Address, szLocal, ARRAYSIZE(szLocal));
		FormatAddress(pTraffic->ipVersion, pTraffic->remoteV4Address,
			      pTraffic->remoteV6Address, szRemote, ARRAYSIZE(szRemote));
	}
	if (SUCCEEDED(StringCchPrintf(szLine, ARRAYSIZE(szLine), _T("context %I64u: %s <-> %s"),
				      pContext->saContextId, szLocal, szRemote)))
		_putts(szLine);
	PrintSa(_T("inbound"), pContext->inboundSa);
	PrintSa(_T("outbound"), pContext->outboundSa);
}

int __cdecl _tmain(int argc, _TCHAR *argv[])
{
	HANDLE hEngine = NULL;
	HANDLE hEnum = NULL;
	IPSEC_SA_CONTEXT1 **ppContexts = NULL;
	UINT32 numReturned = 0;
	UINT32 i;
	DWORD dwTotal = 0;
	DWORD result;
	WSADATA wsaData;

	if (argc > 1) {
		_ftprintf(stderr, _T("usage: %s\n"), argv[0]);
		return ERROR_INVALID_PARAMETER;
	}
	WSAStartup(MAKEWORD(2, 2), &wsaData);

	result = FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &hEngine);
	EXIT_ON_ERROR(result, FwpmEngineOpen0);

	result = IPsecSaContextCreateEnumHandle0(hEngine, NULL, &hEnum);
	EXIT_ON_ERROR(result, IPsecSaContextCreateEnumHandle0);

	do {
		result = IPsecSaContextEnum1(hEngine, hEnum, PAGE_SIZE, &ppContexts, &numReturned);
		EXIT_ON_ERROR(result, IPsecSaContextEnum1);
		for (i = 0; i < numReturned; i++)
			PrintContext(ppContexts[i]);
		dwTotal += numReturned;
		FwpmFreeMemory0((void **)&ppContexts);
	} while (numReturned == PAGE_SIZE);
	_tprintf(_T("%lu context(s)\n"), dwTotal);

CLEANUP:
	if (hEnum != NULL)
		IPsecSaContextDestroyEnumHandle0(hEngine, hEnum);
	if (hEngine != NULL)
		FwpmEngineClose0(hEngine);
	WSACleanup();
	return (int)result;
}
