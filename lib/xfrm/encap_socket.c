/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "encap_socket.h"

#include <netinet/in.h>
#include <netinet/udp.h>
#include <sys/socket.h>

#include "uapi.h"

#ifndef UDP_ENCAP_ESPINUDP
#define UDP_ENCAP_ESPINUDP 2
#endif
#ifndef IP_XFRM_POLICY
#define IP_XFRM_POLICY 17
#endif
#ifndef IPV6_XFRM_POLICY
#define IPV6_XFRM_POLICY 35
#endif

/* Encapsulation is over IPv4 alone, also on a socket of IPv6 that takes both. */
static void exempt(int fd, int family, uint8_t dir)
{
	const struct xfrm_userpolicy_info policy = {
		.sel.family = AF_INET,
		.dir = dir,
		.action = XFRM_POLICY_ALLOW,
		.lft = { XFRM_INF, XFRM_INF, XFRM_INF, XFRM_INF, 0, 0, 0, 0 },
	};

	if (family == AF_INET)
		setsockopt(fd, IPPROTO_IP, IP_XFRM_POLICY, &policy, sizeof(policy));
	else
		setsockopt(fd, IPPROTO_IPV6, IPV6_XFRM_POLICY, &policy, sizeof(policy));
}

void encap_socket_prepare(int fd)
{
	int type = 0, family = 0;
	socklen_t size = sizeof(int);

	if (getsockopt(fd, IPPROTO_UDP, UDP_ENCAP, &type, &size) || type)
		return;
	size = sizeof(int);
	if (getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &family, &size))
		return;
	type = UDP_ENCAP_ESPINUDP;
	if (setsockopt(fd, IPPROTO_UDP, UDP_ENCAP, &type, sizeof(type)))
		return;
	exempt(fd, family, XFRM_POLICY_IN);
	exempt(fd, family, XFRM_POLICY_OUT);
}
