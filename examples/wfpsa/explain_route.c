/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Routes, by rtnetlink as "ip route get" asks for them. connect() of an UDP socket would ask the
 * policies, too, and make the kernel want SAs.
 */
#include "explain_route.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

/* A request for a route, with room for the attributes. */
struct request {
	struct nlmsghdr header;
	struct rtmsg route;
	unsigned char attributes[128];
};

static int family_of(const WFPX_ADDRESS0 *address)
{
	return address->ipVersion == FWP_IP_VERSION_V6 ? AF_INET6 : AF_INET;
}

static void put(struct request *request, unsigned short type, const void *data, size_t size)
{
	struct rtattr *attribute =
		(void *)((char *)request + NLMSG_ALIGN(request->header.nlmsg_len));

	attribute->rta_type = type;
	attribute->rta_len = (unsigned short)RTA_LENGTH(size);
	memcpy(RTA_DATA(attribute), data, size);
	request->header.nlmsg_len =
		NLMSG_ALIGN(request->header.nlmsg_len) + (unsigned)RTA_SPACE(size);
}

static void put_address(struct request *request, unsigned short type, const WFPX_ADDRESS0 *address)
{
	UINT32 v4 = htonl(address->v4Address);

	if (family_of(address) == AF_INET6)
		put(request, type, address->v6Address, 16);
	else
		put(request, type, &v4, sizeof(v4));
}

static void take_source(const struct rtattr *attribute, int family, WFPX_ADDRESS0 *ret)
{
	size_t size = RTA_PAYLOAD(attribute);
	UINT32 v4;

	if (family == AF_INET6 && size == 16) {
		ret->ipVersion = FWP_IP_VERSION_V6;
		memcpy(ret->v6Address, RTA_DATA(attribute), 16);
	} else if (family == AF_INET && size == sizeof(v4)) {
		memcpy(&v4, RTA_DATA(attribute), sizeof(v4));
		ret->ipVersion = FWP_IP_VERSION_V4;
		ret->v4Address = ntohl(v4);
	}
}

static void take_attributes(int socket, const struct nlmsghdr *header, struct route *ret)
{
	const struct rtmsg *route = NLMSG_DATA(header);
	const unsigned char *at = (const void *)RTM_RTA(route);
	size_t left = header->nlmsg_len - (size_t)(at - (const unsigned char *)header);
	struct ifreq request = { .ifr_ifindex = 0 };

	while (left >= sizeof(struct rtattr)) {
		const struct rtattr *a = (const void *)at;
		size_t size = RTA_ALIGN((size_t)a->rta_len);

		if (a->rta_len < sizeof(*a) || a->rta_len > left)
			break;
		if (a->rta_type == RTA_PREFSRC)
			take_source(a, route->rtm_family, &ret->source);
		if (a->rta_type == RTA_OIF && RTA_PAYLOAD(a) == sizeof(request.ifr_ifindex))
			memcpy(&request.ifr_ifindex, RTA_DATA(a), sizeof(request.ifr_ifindex));
		at += size < left ? size : left;
		left -= size < left ? size : left;
	}
	if (request.ifr_ifindex && !ioctl(socket, SIOCGIFNAME, &request))
		snprintf(ret->interface, sizeof(ret->interface), "%.*s", IF_NAMESIZE - 1,
			 request.ifr_name);
}

static enum route_kind kind_of(const struct rtmsg *route)
{
	switch (route->rtm_type) {
	case RTN_LOCAL:
		return ROUTE_LOCAL;
	case RTN_BLACKHOLE:
	case RTN_UNREACHABLE:
	case RTN_PROHIBIT:
		return ROUTE_NONE;
	default:
		return ROUTE_AWAY;
	}
}

static enum route_kind kind_of_error(const struct nlmsghdr *header, size_t size)
{
	const struct nlmsgerr *error = NLMSG_DATA(header);

	if (size < NLMSG_LENGTH(sizeof(*error)))
		return ROUTE_UNKNOWN;
	switch (-error->error) {
	case ENETUNREACH:
	case EHOSTUNREACH:
	case EACCES: /* a route that prohibits */
		return ROUTE_NONE;
	default:
		return ROUTE_UNKNOWN;
	}
}

static void take_answer(int socket, const struct nlmsghdr *header, size_t size, struct route *ret)
{
	if (size < NLMSG_HDRLEN || !NLMSG_OK(header, (unsigned)size))
		return;
	if (header->nlmsg_type == NLMSG_ERROR)
		ret->kind = kind_of_error(header, size);
	if (header->nlmsg_type != RTM_NEWROUTE || size < NLMSG_LENGTH(sizeof(struct rtmsg)))
		return;
	ret->kind = kind_of(NLMSG_DATA(header));
	take_attributes(socket, header, ret);
}

/* The socket is for route requests alone, and its namespace that of the answer. */
static void ask(int socket, const struct packet *packet, const WFPX_ADDRESS0 *from,
		struct route *ret)
{
	struct request request = {
		.header = { .nlmsg_len = NLMSG_LENGTH(sizeof(struct rtmsg)),
			    .nlmsg_type = RTM_GETROUTE,
			    .nlmsg_flags = NLM_F_REQUEST },
		.route = { .rtm_family = (unsigned char)family_of(&packet->destination) },
	};
	unsigned char bits = family_of(&packet->destination) == AF_INET6 ? 128 : 32;
	_Alignas(struct nlmsghdr) char answer[8192];
	ssize_t size;

	request.route.rtm_dst_len = bits;
	put_address(&request, RTA_DST, &packet->destination);
	if (from) {
		request.route.rtm_src_len = bits;
		put_address(&request, RTA_SRC, from);
	}
	if (packet->mark)
		put(&request, RTA_MARK, &packet->mark, sizeof(packet->mark));
	if (send(socket, &request, request.header.nlmsg_len, 0) < 0)
		return;
	size = recv(socket, answer, sizeof(answer), 0);
	if (size > 0)
		take_answer(socket, (void *)answer, (size_t)size, ret);
}

/* Opens the file that stands for a namespace, as --netns names it. Returns -1 on failure. */
static int open_namespace(const char *netns)
{
	bool digits = netns[strspn(netns, "0123456789")] == '\0';
	char path[300];

	if (digits)
		snprintf(path, sizeof(path), "/proc/%s/ns/net", netns);
	else
		snprintf(path, sizeof(path), "%s%s", netns[0] == '/' ? "" : "/run/netns/", netns);
	return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

/* A socket belongs to the namespace in which it was opened. Returns -1 on failure. */
static int open_socket(const char *netns)
{
	int home = netns ? open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC) : -1;
	int there = netns ? open_namespace(netns) : -1;
	int ret = -1;

	if (!netns) {
		ret = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	} else if (home >= 0 && there >= 0 && !setns(there, CLONE_NEWNET)) {
		ret = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
		if (setns(home, CLONE_NEWNET)) { /* nothing else is asked in the wrong namespace */
			close(ret);
			ret = -1;
		}
	}
	if (home >= 0)
		close(home);
	if (there >= 0)
		close(there);
	return ret;
}

/* Whether @address is one of this host: packets to it would stay here. */
static bool is_here(int socket, const WFPX_ADDRESS0 *address)
{
	const struct packet to = { .destination = *address };
	struct route route = { .kind = ROUTE_UNKNOWN };

	ask(socket, &to, NULL, &route);
	return route.kind == ROUTE_LOCAL;
}

/*
 * A source that is not this host's is refused without the interface by which its packets arrive.
 * Such packets take the same route as those of this host, unless there are rules for sources.
 */
void route_ask(const char *netns, const struct packet *packet, struct route *ret)
{
	int socket = open_socket(netns);

	*ret = (struct route){ .kind = ROUTE_UNKNOWN };
	ret->source.ipVersion = FWP_IP_VERSION_NONE;
	if (socket < 0)
		return;
	ret->source_is_here =
		packet->source.ipVersion == FWP_IP_VERSION_NONE || is_here(socket, &packet->source);
	ask(socket, packet,
	    ret->source_is_here && packet->source.ipVersion != FWP_IP_VERSION_NONE ? &packet->source
										   : NULL,
	    ret);
	close(socket);
}
