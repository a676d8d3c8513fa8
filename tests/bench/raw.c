/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "xfrm/uapi.h"

#define BUFFER_SIZE 32768

static bool send_request(struct mnl_socket *socket, uint16_t type, uint16_t flags,
			 const struct xfrm_address_filter *filter)
{
	_Alignas(8) char buffer[256];
	struct nlmsghdr *message = mnl_nlmsg_put_header(buffer);

	message->nlmsg_type = type;
	message->nlmsg_flags = NLM_F_REQUEST | flags;
	if (type == XFRM_MSG_GETSADINFO)
		mnl_nlmsg_put_extra_header(message, sizeof(uint32_t));
	if (filter)
		mnl_attr_put(message, XFRMA_ADDRESS_FILTER, sizeof(*filter), filter);
	return mnl_socket_sendto(socket, message, message->nlmsg_len) >= 0;
}

/* A first receive call with a large buffer makes the kernel send large datagrams from the start. */
static struct mnl_socket *open_primed(char *buffer)
{
	struct mnl_socket *socket = mnl_socket_open(NETLINK_XFRM);

	if (!socket || mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0 ||
	    !send_request(socket, XFRM_MSG_GETSADINFO, 0, NULL) ||
	    mnl_socket_recvfrom(socket, buffer, BUFFER_SIZE) < 0)
		return NULL;
	return socket;
}

static bool drain(struct mnl_socket *socket, char *buffer, uint16_t type,
		  const struct xfrm_address_filter *filter, struct result *r)
{
	if (!send_request(socket, type, NLM_F_DUMP, filter))
		return false;
	for (bool done = false; !done;) {
		ssize_t size = mnl_socket_recvfrom(socket, buffer, BUFFER_SIZE);
		const struct nlmsghdr *message = (void *)buffer;
		int left = (int)size;

		if (size < 0)
			return false;
		r->bytes += (uint64_t)size;
		for (; mnl_nlmsg_ok(message, left); message = mnl_nlmsg_next(message, &left)) {
			done |= message->nlmsg_type == NLMSG_DONE;
			r->count++;
		}
	}
	r->count--; /* NLMSG_DONE */
	return true;
}

/* Dumps the states, once for each filter, and the policies. */
static bool drain_all(const struct xfrm_address_filter *filters, int count, bool policies,
		      struct result *r)
{
	char *buffer = calloc(1, BUFFER_SIZE);
	struct mnl_socket *socket = open_primed(buffer);
	bool ok = socket != NULL;

	cost_begin(&r->cost);
	for (int i = 0; ok && i < count; i++)
		ok = drain(socket, buffer, XFRM_MSG_GETSA, filters ? &filters[i] : NULL, r);
	if (ok && policies)
		ok = drain(socket, buffer, XFRM_MSG_GETPOLICY, NULL, r);
	cost_end(&r->cost);
	if (socket)
		mnl_socket_close(socket);
	free(buffer);
	return ok;
}

bool raw_states(struct result *r)
{
	return drain_all(NULL, 1, false, r);
}

bool raw_states_and_policies(struct result *r)
{
	return drain_all(NULL, 1, true, r);
}

bool raw_one_peer(struct result *r)
{
	const struct xfrm_address_filter filters[] = {
		{ .family = AF_INET, .daddr.a4 = htonl(ONE_PEER), .dplen = 32 },
		{ .family = AF_INET, .saddr.a4 = htonl(ONE_PEER), .splen = 32 },
	};

	return drain_all(filters, 2, true, r);
}
