/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What Windows' sockets have besides those of POSIX: start, end, codes, and addresses as text. */
#include <errno.h>
#include <string.h>

#include "export.h"
#include "last_error.h"
#include "utf.h"
#include "ws2tcpip.h"
#include "mstcpip.h"

static const struct {
	int posix, windows;
} errors[] = {
	{ EINTR, WSAEINTR },
	{ EBADF, WSAEBADF },
	{ EACCES, WSAEACCES },
	{ EPERM, WSAEACCES },
	{ EFAULT, WSAEFAULT },
	{ EINVAL, WSAEINVAL },
	{ EMFILE, WSAEMFILE },
	{ ENFILE, WSAEMFILE },
	{ EAGAIN, WSAEWOULDBLOCK },
	{ EINPROGRESS, WSAEINPROGRESS },
	{ EALREADY, WSAEALREADY },
	{ ENOTSOCK, WSAENOTSOCK },
	{ EDESTADDRREQ, WSAEDESTADDRREQ },
	{ EMSGSIZE, WSAEMSGSIZE },
	{ EPROTOTYPE, WSAEPROTOTYPE },
	{ ENOPROTOOPT, WSAENOPROTOOPT },
	{ EPROTONOSUPPORT, WSAEPROTONOSUPPORT },
	{ ESOCKTNOSUPPORT, WSAESOCKTNOSUPPORT },
	{ EOPNOTSUPP, WSAEOPNOTSUPP },
	{ EPFNOSUPPORT, WSAEPFNOSUPPORT },
	{ EAFNOSUPPORT, WSAEAFNOSUPPORT },
	{ EADDRINUSE, WSAEADDRINUSE },
	{ EADDRNOTAVAIL, WSAEADDRNOTAVAIL },
	{ ENETDOWN, WSAENETDOWN },
	{ ENETUNREACH, WSAENETUNREACH },
	{ ENETRESET, WSAENETRESET },
	{ ECONNABORTED, WSAECONNABORTED },
	{ ECONNRESET, WSAECONNRESET },
	{ EPIPE, WSAECONNRESET },
	{ ENOBUFS, WSAENOBUFS },
	{ ENOMEM, WSAENOBUFS },
	{ EISCONN, WSAEISCONN },
	{ ENOTCONN, WSAENOTCONN },
	{ ESHUTDOWN, WSAESHUTDOWN },
	{ ETIMEDOUT, WSAETIMEDOUT },
	{ ECONNREFUSED, WSAECONNREFUSED },
	{ ELOOP, WSAELOOP },
	{ ENAMETOOLONG, WSAENAMETOOLONG },
	{ EHOSTDOWN, WSAEHOSTDOWN },
	{ EHOSTUNREACH, WSAEHOSTUNREACH },
};

/* The functions for sockets are those of POSIX, which say in errno why they failed. */
EXPORT int WSAAPI WSAGetLastError(void)
{
	for (size_t i = 0; i < ARRAYSIZE(errors); i++)
		if (errors[i].posix == errno)
			return errors[i].windows;
	return errno ? WSASYSCALLFAILURE : 0;
}

EXPORT void WSAAPI WSASetLastError(int iError)
{
	errno = iError ? EIO : 0;
	for (size_t i = ARRAYSIZE(errors); i-- > 0;)
		if (errors[i].windows == iError)
			errno = errors[i].posix;
}

EXPORT int WSAAPI WSAStartup(WORD wVersionRequested, LPWSADATA lpWSAData)
{
	if (!lpWSAData)
		return WSAEFAULT;
	if (!LOBYTE(wVersionRequested))
		return WSAVERNOTSUPPORTED;
	memset(lpWSAData, 0, sizeof(*lpWSAData));
	lpWSAData->wVersion = LOBYTE(wVersionRequested) > 2 ? MAKEWORD(2, 2) : wVersionRequested;
	lpWSAData->wHighVersion = MAKEWORD(2, 2);
	return 0;
}

EXPORT int WSAAPI WSACleanup(void)
{
	return 0;
}

EXPORT LPCWSTR WSAAPI InetNtopW(INT Family, const VOID *pAddr, LPWSTR pStringBuf,
				size_t StringBufSize)
{
	char text[INET6_ADDRSTRLEN];
	bool malformed;
	size_t length;

	if (!inet_ntop(Family, pAddr, text, sizeof(text)))
		return NULL;
	length = strlen(text) + 1;
	if (!pStringBuf || length > StringBufSize) {
		errno = ENOSPC;
		return NULL;
	}
	wide_of_utf8(text, length, pStringBuf, length, &malformed);
	return pStringBuf;
}

EXPORT INT WSAAPI InetPtonW(INT Family, LPCWSTR pszAddrString, PVOID pAddrBuf)
{
	char text[INET6_ADDRSTRLEN];
	size_t i;

	for (i = 0; pszAddrString[i]; i++) {
		if (i == sizeof(text) - 1 || pszAddrString[i] > 0x7f)
			return 0;
		text[i] = (char)pszAddrString[i];
	}
	text[i] = '\0';
	return inet_pton(Family, text, pAddrBuf);
}

/* These return the end of the text. */
EXPORT PWSTR NTAPI RtlIpv4AddressToStringW(const struct in_addr *Addr, PWSTR S)
{
	InetNtopW(AF_INET, Addr, S, INET_ADDRSTRLEN);
	return S + wcslen(S);
}

EXPORT PSTR NTAPI RtlIpv4AddressToStringA(const struct in_addr *Addr, PSTR S)
{
	inet_ntop(AF_INET, Addr, S, INET_ADDRSTRLEN);
	return S + strlen(S);
}

EXPORT PWSTR NTAPI RtlIpv6AddressToStringW(const struct in6_addr *Addr, PWSTR S)
{
	InetNtopW(AF_INET6, Addr, S, INET6_ADDRSTRLEN);
	return S + wcslen(S);
}

EXPORT PSTR NTAPI RtlIpv6AddressToStringA(const struct in6_addr *Addr, PSTR S)
{
	inet_ntop(AF_INET6, Addr, S, INET6_ADDRSTRLEN);
	return S + strlen(S);
}
