/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Windows' names for the sockets of POSIX. A SOCKET is a descriptor, an int. Functions that are in
 * both systems are those of POSIX: WSAGetLastError() makes a code of winerror.h of their errno.
 */
#ifndef WFPXFRM_WIN32_WINSOCK2_H
#define WFPXFRM_WIN32_WINSOCK2_H

#include "windows.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#ifndef WSAAPI
#define WSAAPI
#endif
#ifndef WSADESCRIPTION_LEN
#define WSADESCRIPTION_LEN 256
#endif
#ifndef WSASYS_STATUS_LEN
#define WSASYS_STATUS_LEN 128
#endif
#ifndef SD_RECEIVE
#define SD_RECEIVE SHUT_RD
#define SD_SEND    SHUT_WR
#define SD_BOTH    SHUT_RDWR
#endif

#define INVALID_SOCKET (-1)
#define SOCKET_ERROR   (-1)

WFPX_BEGIN_C

/* The C libraries have these names, but not where a program asks for the C standard alone. */
#if !defined(__u_char_defined) && !defined(_BSD_SOURCE) && !defined(_GNU_SOURCE)
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
#endif

typedef int SOCKET;
typedef unsigned short ADDRESS_FAMILY;
typedef struct sockaddr SOCKADDR, *PSOCKADDR, *LPSOCKADDR;
typedef struct sockaddr_in SOCKADDR_IN, *PSOCKADDR_IN, *LPSOCKADDR_IN;
typedef struct sockaddr_storage SOCKADDR_STORAGE, *PSOCKADDR_STORAGE, *LPSOCKADDR_STORAGE;
typedef struct in_addr IN_ADDR, *PIN_ADDR, *LPIN_ADDR;
typedef struct in6_addr IN6_ADDR, *PIN6_ADDR, *LPIN6_ADDR;
typedef struct sockaddr_in6 SOCKADDR_IN6, *PSOCKADDR_IN6, *LPSOCKADDR_IN6;
typedef struct hostent HOSTENT, *PHOSTENT, *LPHOSTENT;
typedef struct timeval TIMEVAL, *PTIMEVAL, *LPTIMEVAL;

/* An address of either version of IP. */
typedef union _SOCKADDR_INET {
	SOCKADDR_IN Ipv4;
	SOCKADDR_IN6 Ipv6;
	ADDRESS_FAMILY si_family;
} SOCKADDR_INET, *PSOCKADDR_INET;

/* An address and its length. */
typedef struct _SOCKET_ADDRESS {
	LPSOCKADDR lpSockaddr;
	INT iSockaddrLength;
} SOCKET_ADDRESS, *PSOCKET_ADDRESS, *LPSOCKET_ADDRESS;

/* What WSAStartup says of itself. */
typedef struct WSAData {
	WORD wVersion;
	WORD wHighVersion;
	unsigned short iMaxSockets;
	unsigned short iMaxUdpDg;
	char *lpVendorInfo;
	char szDescription[WSADESCRIPTION_LEN + 1];
	char szSystemStatus[WSASYS_STATUS_LEN + 1];
} WSADATA, *LPWSADATA;

/* Sockets need neither start nor end here: both succeed for each version from 1.0 on. */
int WSAAPI WSAStartup(WORD wVersionRequested, LPWSADATA lpWSAData) WFPX_WIN32(WSAStartup);
int WSAAPI WSACleanup(void) WFPX_WIN32(WSACleanup);
int WSAAPI WSAGetLastError(void) WFPX_WIN32(WSAGetLastError);
void WSAAPI WSASetLastError(int iError) WFPX_WIN32(WSASetLastError);

/* As close() and ioctl(). */
static inline int closesocket(SOCKET s)
{
	return close(s);
}

static inline int ioctlsocket(SOCKET s, long command, u_long *argument)
{
	int value = (int)*argument;
#ifdef __GLIBC__
	int result = ioctl(s, (unsigned long)command, &value);
#else
	int result = ioctl(s, (int)command, &value);
#endif

	*argument = (u_long)(unsigned)value;
	return result;
}

static inline UINT64 htonll(UINT64 value)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return __builtin_bswap64(value);
#else
	return value;
#endif
}

static inline UINT64 ntohll(UINT64 value)
{
	return htonll(value);
}

WFPX_END_C

#endif
