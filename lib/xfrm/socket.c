/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The one file that sends and receives. */
#include "socket.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/status.h"
#include "netns.h"
#include "uapi.h"
#include "walk.h"

/*
 * The kernel fills datagrams of up to 32 KiB once it has seen a receive buffer of that size, and
 * never more (Linux 4.9 and later): a larger one gains nothing, a smaller one loses SAs.
 */
#define BUFFER_SIZE 32768

/* Addresses that change during their dump: how often to look again before taking what there is. */
#define ROUNDS_MAX 4

struct netlink {
	pthread_mutex_t lock; /* one dump at a time: the kernel answers a second one with EBUSY */
	struct mnl_socket *xfrm;
	struct mnl_socket *route;
	uint32_t seq;
	unsigned char *buffer;
};

/* What one request is waiting for. */
struct reply {
	uint32_t seq;
	netlink_visit *visit;
	void *context;
	uint32_t status;
	uint64_t bytes;
	bool interrupted;
	bool done;
};

static uint32_t open_socket(int bus, struct mnl_socket **ret)
{
	struct mnl_socket *socket = mnl_socket_open2(bus, SOCK_CLOEXEC);
	int error;

	if (!socket)
		return status_from_errno(errno);
	if (mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0) {
		error = errno;
		mnl_socket_close(socket);
		return status_from_errno(error);
	}
	*ret = socket;
	return ERROR_SUCCESS;
}

static uint32_t open_sockets(void *context)
{
	struct netlink *netlink = context;
	uint32_t status = open_socket(NETLINK_XFRM, &netlink->xfrm);

	return status ? status : open_socket(NETLINK_ROUTE, &netlink->route);
}

uint32_t netlink_open(const char *netns, struct netlink **ret)
{
	struct netlink *netlink = calloc(1, sizeof(*netlink));
	uint32_t status;

	if (!netlink)
		return ERROR_NOT_ENOUGH_MEMORY;
	pthread_mutex_init(&netlink->lock, NULL);
	netlink->buffer = malloc(BUFFER_SIZE);
	if (!netlink->buffer)
		status = ERROR_NOT_ENOUGH_MEMORY;
	else if (netns)
		status = netns_run(netns, open_sockets, netlink);
	else
		status = open_sockets(netlink);
	if (status) {
		netlink_close(netlink);
		return status;
	}
	*ret = netlink;
	return ERROR_SUCCESS;
}

void netlink_close(struct netlink *netlink)
{
	if (!netlink)
		return;
	if (netlink->xfrm)
		mnl_socket_close(netlink->xfrm);
	if (netlink->route)
		mnl_socket_close(netlink->route);
	pthread_mutex_destroy(&netlink->lock);
	free(netlink->buffer);
	free(netlink);
}

/* One datagram from the kernel into the buffer. */
static uint32_t receive(struct netlink *netlink, struct mnl_socket *socket, size_t *ret)
{
	struct iovec iov = { .iov_base = netlink->buffer, .iov_len = BUFFER_SIZE };
	struct sockaddr_nl from;
	struct msghdr header = { .msg_name = &from, .msg_iov = &iov, .msg_iovlen = 1 };
	ssize_t size;

	do {
		header.msg_namelen = sizeof(from);
		size = recvmsg(mnl_socket_get_fd(socket), &header, 0);
		/* whoever may, can send to a netlink socket: only the kernel is believed */
	} while ((size < 0 && errno == EINTR) ||
		 (size >= 0 && (header.msg_namelen != sizeof(from) || from.nl_pid)));
	if (size < 0)
		return status_from_errno(errno);
	if (header.msg_flags & MSG_TRUNC)
		return ERROR_GEN_FAILURE;
	*ret = (size_t)size;
	return ERROR_SUCCESS;
}

/* NLMSG_ERROR and NLMSG_DONE both begin with a negative errno, or 0. */
static uint32_t error_of(const struct nlmsghdr *message)
{
	int error;

	if (mnl_nlmsg_get_payload_len(message) < sizeof(error))
		return ERROR_GEN_FAILURE;
	memcpy(&error, mnl_nlmsg_get_payload(message), sizeof(error));
	return error < 0 ? status_from_errno(-error) : ERROR_SUCCESS;
}

static void take_message(const struct nlmsghdr *message, struct reply *reply)
{
	if (message->nlmsg_flags & NLM_F_DUMP_INTR)
		reply->interrupted = true;
	switch (message->nlmsg_type) {
	case NLMSG_NOOP:
		break;
	case NLMSG_ERROR:
	case NLMSG_DONE:
		if (!reply->status)
			reply->status = error_of(message);
		reply->done = true;
		break;
	case NLMSG_OVERRUN:
		if (!reply->status)
			reply->status = ERROR_GEN_FAILURE;
		break;
	default:
		if (!reply->status)
			reply->status = reply->visit(message, reply->context);
		if (!(message->nlmsg_flags & NLM_F_MULTI))
			reply->done = true;
	}
}

static void take_datagram(const void *buffer, size_t size, struct reply *reply)
{
	const struct nlmsghdr *message;
	int left = (int)size;

	reply->bytes += size;
	for_each_message(message, buffer, left)
		/* others than this request's were left by one that failed */
		if (message->nlmsg_seq == reply->seq && !reply->done)
			take_message(message, reply);
}

/* Sends a request and takes its whole answer, even after a visit failed: the next needs quiet. */
static uint32_t transact(struct netlink *netlink, struct mnl_socket *socket,
			 struct nlmsghdr *request, struct reply *reply)
{
	uint32_t status;
	size_t size = 0;

	reply->seq = request->nlmsg_seq = ++netlink->seq;
	if (mnl_socket_sendto(socket, request, request->nlmsg_len) < 0)
		return status_from_errno(errno);
	while (!reply->done) {
		status = receive(netlink, socket, &size);
		if (status)
			return status;
		take_datagram(netlink->buffer, size, reply);
		explicit_bzero(netlink->buffer, size); /* states come with their keys */
	}
	return reply->status;
}

static uint32_t dump(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
		     void *context, uint64_t *ret_bytes)
{
	struct reply reply = { .visit = visit, .context = context };
	uint32_t status;

	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	pthread_mutex_lock(&netlink->lock);
	status = transact(netlink, netlink->xfrm, request, &reply);
	pthread_mutex_unlock(&netlink->lock);
	*ret_bytes = reply.bytes;
	return status;
}

static void put_filter(struct nlmsghdr *request, const struct address_filter *filter)
{
	struct xfrm_address_filter to = {
		.family = filter->family,
		.splen = filter->src_prefix,
		.dplen = filter->dst_prefix,
	};

	memcpy(&to.saddr, filter->src.bytes, sizeof(to.saddr));
	memcpy(&to.daddr, filter->dst.bytes, sizeof(to.daddr));
	mnl_attr_put(request, XFRMA_ADDRESS_FILTER, sizeof(to), &to);
}

uint32_t netlink_dump_states(struct netlink *netlink, const struct address_filter *filter,
			     netlink_visit *visit, void *context, uint64_t *ret_bytes)
{
	_Alignas(8) char buffer[128];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);

	/*
	 * The filter follows the header directly, without the xfrm_usersa_id of a single GETSA:
	 * with that in between, the kernel ignores it (Linux 6.18 and before).
	 */
	request->nlmsg_type = XFRM_MSG_GETSA;
	if (filter)
		put_filter(request, filter);
	return dump(netlink, request, visit, context, ret_bytes);
}

uint32_t netlink_dump_policies(struct netlink *netlink, netlink_visit *visit, void *context,
			       uint64_t *ret_bytes)
{
	struct nlmsghdr request = { .nlmsg_len = sizeof(request),
				    .nlmsg_type = XFRM_MSG_GETPOLICY };

	return dump(netlink, &request, visit, context, ret_bytes);
}

uint32_t netlink_dump_addresses(struct netlink *netlink, netlink_visit *visit, void *context)
{
	struct {
		struct nlmsghdr header;
		struct ifaddrmsg body;
	} request = { .header = { .nlmsg_len = sizeof(request),
				  .nlmsg_type = RTM_GETADDR,
				  .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP } };
	struct reply reply;
	uint32_t status;
	int round = 0;

	pthread_mutex_lock(&netlink->lock);
	do {
		reply = (struct reply){ .visit = visit, .context = context };
		status = transact(netlink, netlink->route, &request.header, &reply);
	} while (!status && reply.interrupted && ++round < ROUNDS_MAX);
	pthread_mutex_unlock(&netlink->lock);
	return status;
}

/* A message that nobody waits for, such as a late answer. */
static uint32_t ignore(const struct nlmsghdr *message, void *context)
{
	(void)message, (void)context;
	return ERROR_SUCCESS;
}

uint32_t netlink_request(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
			 void *context)
{
	struct reply reply = { .visit = visit ? visit : ignore, .context = context };
	uint32_t status;

	request->nlmsg_flags |= NLM_F_REQUEST;
	pthread_mutex_lock(&netlink->lock);
	status = transact(netlink, netlink->xfrm, request, &reply);
	pthread_mutex_unlock(&netlink->lock);
	return status;
}

static uint32_t take_count(const struct nlmsghdr *message, void *context)
{
	const struct nlattr *attr;

	/* XFRM_MSG_NEWSADINFO: u32 flags, then attributes */
	for_each_attribute(attr, message, sizeof(uint32_t))
		if (mnl_attr_get_type(attr) == XFRMA_SAD_CNT &&
		    mnl_attr_get_payload_len(attr) >= sizeof(uint32_t))
			memcpy(context, mnl_attr_get_payload(attr), sizeof(uint32_t));
	return ERROR_SUCCESS;
}

uint32_t netlink_count_states(struct netlink *netlink, uint32_t *ret)
{
	struct {
		struct nlmsghdr header;
		uint32_t flags;
	} request = { .header = { .nlmsg_len = sizeof(request),
				  .nlmsg_type = XFRM_MSG_GETSADINFO } };
	uint32_t count = 0, status = netlink_request(netlink, &request.header, take_count, &count);

	if (!status)
		*ret = count;
	return status;
}
