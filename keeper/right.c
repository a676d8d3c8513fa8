/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <linux/xfrm.h>
#include <sys/socket.h>
#include <unistd.h>

#include "keeper.h"

#ifndef SO_NETNS_COOKIE
#define SO_NETNS_COOKIE 71
#endif

static uint64_t cookie_of(int fd)
{
	uint64_t cookie = 0;
	socklen_t size = sizeof(cookie);

	return getsockopt(fd, SOL_SOCKET, SO_NETNS_COOKIE, &cookie, &size) ? 0 : cookie;
}

static int option_of(int fd, int option)
{
	int value = -1;
	socklen_t size = sizeof(value);

	return getsockopt(fd, SOL_SOCKET, option, &value, &size) ? -1 : value;
}

static bool is_here(int fd)
{
	int own = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_XFRM);
	uint64_t here = own < 0 ? 0 : cookie_of(own);

	close(own);
	return here && cookie_of(fd) == here;
}

/* Every request of XFRM needs the right, also the question how many policies there are. */
static bool is_obeyed(int fd)
{
	static const struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };
	struct {
		struct nlmsghdr header;
		uint32_t flags;
	} request = { .header = { .nlmsg_len = sizeof(request),
				  .nlmsg_type = XFRM_MSG_GETSPDINFO,
				  .nlmsg_flags = NLM_F_REQUEST,
				  .nlmsg_seq = 1 } };
	struct sockaddr_nl from = { .nl_pid = 0 };
	socklen_t from_size = sizeof(from);
	struct nlmsghdr answer;

	if (sendto(fd, &request, sizeof(request), MSG_DONTWAIT, (const struct sockaddr *)&kernel,
		   sizeof(kernel)) != sizeof(request))
		return false;
	return recvfrom(fd, &answer, sizeof(answer), MSG_DONTWAIT, (struct sockaddr *)&from,
			&from_size) == sizeof(answer) &&
	       !from.nl_pid && answer.nlmsg_seq == 1 && answer.nlmsg_type == XFRM_MSG_NEWSPDINFO;
}

bool right_is_shown(int xfrm)
{
	return option_of(xfrm, SO_DOMAIN) == AF_NETLINK &&
	       option_of(xfrm, SO_PROTOCOL) == NETLINK_XFRM && is_here(xfrm) && is_obeyed(xfrm);
}
