/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sockets and addresses, as programs for Windows use them. */
#include <WinSock2.h>
#include <WS2tcpip.h>
#include <Mstcpip.h>
#include <nldef.h>
#include <windows.h>
#include <fwpmu.h>

#include "expect.h"

static void TestStart(void)
{
	WSADATA wsaData;

	EXPECT(WSAStartup(MAKEWORD(2, 2), &wsaData) == 0);
	EXPECT(LOBYTE(wsaData.wVersion) == 2 && HIBYTE(wsaData.wVersion) == 2);
	EXPECT(WSAStartup(0, &wsaData) == WSAVERNOTSUPPORTED);
	EXPECT(WSAStartup(MAKEWORD(1, 1), &wsaData) == 0 && wsaData.wVersion == 0x101);
}

static void TestSockets(void)
{
	SOCKET s = socket(AF_INET, SOCK_DGRAM, IPPROTO_UDP);
	SOCKADDR_IN address;
	SOCKADDR_STORAGE storage;
	socklen_t length = sizeof(storage);
	u_long on = 1;

	EXPECT(s != INVALID_SOCKET);
	ZeroMemory(&address, sizeof(address));
	address.sin_family = AF_INET;
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	EXPECT(bind(s, (LPSOCKADDR)&address, sizeof(address)) != SOCKET_ERROR);
	EXPECT(getsockname(s, (PSOCKADDR)&storage, &length) == 0 && storage.ss_family == AF_INET);
	EXPECT(ioctlsocket(s, FIONBIO, &on) == 0);
	EXPECT(recv(s, (char *)&address, 1, 0) == SOCKET_ERROR &&
	       WSAGetLastError() == WSAEWOULDBLOCK);
	EXPECT(closesocket(s) == 0);
	EXPECT(closesocket(INVALID_SOCKET) == SOCKET_ERROR && WSAGetLastError() == WSAEBADF);
	WSASetLastError(WSAETIMEDOUT);
	EXPECT(WSAGetLastError() == WSAETIMEDOUT && errno == ETIMEDOUT);
}

static void TestAddresses(void)
{
	IN_ADDR v4;
	IN6_ADDR v6;
	SOCKADDR_INET either;
	WCHAR wide[46];
	CHAR narrow[46];
	NL_ADDRESS_TYPE type = NlatUnicast;

	EXPECT(InetPtonW(AF_INET, L"192.0.2.1", &v4) == 1 && ntohl(v4.s_addr) == 0xc0000201U);
	EXPECT(InetPtonW(AF_INET, L"192.0.2", &v4) == 0 &&
	       InetPtonA(AF_INET6, "2001:db8::1", &v6) == 1);
	EXPECT(InetNtopW(AF_INET6, &v6, wide, 46) == wide && wcscmp(wide, L"2001:db8::1") == 0);
	EXPECT(InetNtopW(AF_INET6, &v6, wide, 4) == NULL);
	EXPECT(InetNtopA(AF_INET6, &v6, narrow, 46) == narrow);
	EXPECT(InetPton(AF_INET, TEXT("192.0.2.1"), &v4) == 1);
	EXPECT(RtlIpv4AddressToStringW(&v4, wide) == wide + 9 && wcscmp(wide, L"192.0.2.1") == 0);
	EXPECT(RtlIpv4AddressToStringA(&v4, narrow) == narrow + 9);
	EXPECT(RtlIpv6AddressToStringA(&v6, narrow) == narrow + 11);
	EXPECT(RtlIpv6AddressToStringW(&v6, wide) == wide + 11);
	ZeroMemory(&either, sizeof(either));
	either.Ipv6.sin6_family = AF_INET6;
	EXPECT(either.si_family == AF_INET6 && type == 1);
	EXPECT(htonll(1) == 0x0100000000000000ULL && ntohll(htonll(5)) == 5);
}

/* What a monitor makes of the addresses of an SA: IPv4 in host order, IPv6 in network order. */
static void TestTraffic(void)
{
	IPSEC_TRAFFIC1 traffic;
	WCHAR wide[46];
	IN_ADDR v4;

	ZeroMemory(&traffic, sizeof(traffic));
	traffic.ipVersion = FWP_IP_VERSION_V4;
	traffic.localV4Address = 0xc0000201U;
	v4.s_addr = htonl(traffic.localV4Address);
	EXPECT(InetNtopW(AF_INET, &v4, wide, ARRAYSIZE(wide)) != NULL);
	EXPECT(wcscmp(wide, L"192.0.2.1") == 0);
	EXPECT(InetNtopW(AF_INET6, traffic.remoteV6Address, wide, ARRAYSIZE(wide)) != NULL);
	EXPECT(wcscmp(wide, L"::") == 0);
}

int main(void)
{
	TestStart();
	TestSockets();
	TestAddresses();
	TestTraffic();
	EXPECT(WSACleanup() == 0);
	return failures;
}
