/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "diag.h"

#include <linux/netlink_diag.h>
#include <linux/sock_diag.h>
#include <sys/socket.h>

#include "base/status.h"
#include "walk.h"

_Static_assert(SOCKETS_ROUTE == NETLINK_ROUTE && SOCKETS_XFRM == NETLINK_XFRM, "fixed numbers");

bool decode_socket(const struct nlmsghdr *message, enum socket_kind kind,
		   struct netlink_socket *ret)
{
	const struct netlink_diag_msg *from;

	if (message->nlmsg_type != SOCK_DIAG_BY_FAMILY ||
	    mnl_nlmsg_get_payload_len(message) < sizeof(*from))
		return false;
	from = mnl_nlmsg_get_payload(message);
	if (from->ndiag_family != AF_NETLINK || from->ndiag_protocol != kind)
		return false;
	*ret = (struct netlink_socket){
		.inode = from->ndiag_ino,
		.cookie = (uint64_t)from->ndiag_cookie[1] << 32 | from->ndiag_cookie[0],
		.port = from->ndiag_portid,
	};
	return true;
}

uint32_t dump_sockets(struct netlink *netlink, enum socket_kind kind, uint32_t more,
		      netlink_visit *visit, void *context)
{
	struct {
		struct nlmsghdr header;
		struct netlink_diag_req body;
	} request = { .header = { .nlmsg_len = sizeof(request), .nlmsg_type = SOCK_DIAG_BY_FAMILY },
		      .body = { .sdiag_family = AF_NETLINK,
				.sdiag_protocol = (uint8_t)kind,
				.ndiag_show = more } };
	struct netlink_dump dump = { .visit = visit, .context = context, .diag = true };
	uint32_t status = netlink_dump(netlink, &request.header, &dump);

	/* ENOENT: the kernel has no module netlink_diag */
	return status == ERROR_FILE_NOT_FOUND ? ERROR_NOT_SUPPORTED : status;
}
