/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* All sending and receiving on netlink sockets is in this file. */
#include "sockets.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <string.h>
#include <sys/socket.h>

#include "base/status.h"
#include "groups.h"
#include "internal.h"
#include "reply.h"
#include "walk.h"

/* How often recvmsg() may fail with ENOBUFS before it returns a datagram. */
#define OVERRUNS_MAX 100

/*
 * How many datagrams of other processes are skipped until one of the kernel comes. An ordinary
 * receive buffer holds a few hundred.
 */
#define FOREIGN_MAX 10000

/* Enough for an error of each message of a batch: the kernel repeats the message in it. */
#define BATCH_RECEIVE_BUFFER (4u << 20)

/*
 * Whether recvmsg() is to be called again after it failed with @error. ENOBUFS says that the kernel
 * has dropped datagrams; those that are queued can still be received. Events may be dropped during
 * a watch, and answers while old ones are drained, but not in other cases.
 */
static bool may_receive_again(struct netlink *netlink, int error, int *overruns)
{
	if (error == EINTR)
		return true;
	if (error != ENOBUFS || !(netlink->watch || netlink->unquiet) || ++*overruns > OVERRUNS_MAX)
		return false;
	if (netlink->watch)
		netlink->watch->lost = true;
	return true;
}

/*
 * Receives one datagram of the kernel into netlink->buffer, without waiting; *ret_event tells
 * whether it is an event, and *ret is 0 if nothing is queued.
 */
static uint32_t receive_queued(struct netlink *netlink, int socket, size_t *ret, bool *ret_event)
{
	struct iovec iov = { .iov_base = netlink->buffer, .iov_len = BUFFER_SIZE };
	struct sockaddr_nl from = { .nl_pid = 0 };
	struct msghdr header = { .msg_name = &from, .msg_iov = &iov, .msg_iovlen = 1 };
	int overruns = 0, foreign = 0;
	ssize_t size;

	for (;;) {
		header.msg_namelen = sizeof(from);
		size = recvmsg(socket, &header, MSG_DONTWAIT);
		if (size < 0 && may_receive_again(netlink, errno, &overruns))
			continue;
		/* other processes can send to a netlink socket too: only the kernel's port counts
		 */
		if (size < 0 || header.msg_namelen != sizeof(from) || !from.nl_pid ||
		    ++foreign == FOREIGN_MAX)
			break;
		explicit_bzero(netlink->buffer, (size_t)size);
	}
	*ret = 0;
	if (size < 0)
		return errno == EAGAIN ? ERROR_SUCCESS : status_from_errno(errno);
	/*
	 * The kernel sends no empty datagram, and none without an address. So the program has
	 * closed the socket and another file has its number now, which may be at its end.
	 */
	if (!size || header.msg_namelen != sizeof(from) || from.nl_pid) {
		explicit_bzero(netlink->buffer, (size_t)size);
		return ERROR_GEN_FAILURE;
	}
	*ret = (size_t)size;
	*ret_event = from.nl_groups != 0;
	return ERROR_SUCCESS;
}

/*
 * The same for a datagram that must be there: the kernel queues an answer before sendto() returns,
 * and a dump's next datagram before recvmsg() returns. If nothing is queued, there was no room.
 */
static uint32_t receive(struct netlink *netlink, int socket, size_t *ret, bool *ret_event)
{
	uint32_t status = receive_queued(netlink, socket, ret, ret_event);

	return !status && !*ret ? status_from_errno(ENOBUFS) : status;
}

static void visit_events(const void *buffer, size_t size, struct netlink_watch *watch)
{
	const struct nlmsghdr *message;
	int left = (int)size;

	for_each_message(message, buffer, left)
		if (watch->visit && !watch->ended)
			watch->visit(message, watch->context);
	if (left > 0)
		watch->lost = true;
}

static void leave_groups(struct netlink *netlink)
{
	if (netlink->joined)
		groups_leave(netlink->xfrm, netlink->watch->groups, netlink->watch->group_count);
	netlink->joined = false;
}

/*
 * Leaves the groups once no more events are wanted, so that events do not obstruct the answer: the
 * kernel does not continue a dump while the receive buffer is more than half full
 * (netlink_recvmsg(), Linux 6.1 to 6.18).
 */
static void leave_if_ended(struct netlink *netlink)
{
	if (netlink->watch && (netlink->watch->lost || netlink->watch->ended))
		leave_groups(netlink);
}

/* Receives and discards all that is queued, so that a later request does not receive it. */
static void drain_queue(struct netlink *netlink, int socket)
{
	size_t size;
	bool event;

	while (!receive(netlink, socket, &size, &event))
		explicit_bzero(netlink->buffer, size);
}

/* MSG_NOSIGNAL: if the number names another socket of the program by now, there is no SIGPIPE. */
static ssize_t send_bytes(int socket, const void *messages, size_t size)
{
	static const struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };

	return sendto(socket, messages, size, MSG_NOSIGNAL, (const struct sockaddr *)&kernel,
		      sizeof(kernel));
}

static ssize_t send_request(int socket, const struct nlmsghdr *request)
{
	return send_bytes(socket, request, request->nlmsg_len);
}

/*
 * Discards all that is queued, and the rest of a dump that has stopped. A dump stops when its next
 * datagram finds no room, and prevents another dump. The kernel only continues it when a datagram
 * is received (netlink_recvmsg()), and the queue may be empty by then, as seen on Linux 6.18. So a
 * request without effect is sent, and receiving its acknowledgement continues the dump.
 */
static void drain_with_dump(struct netlink *netlink, int socket)
{
	const struct nlmsghdr nothing = { sizeof(nothing), NLMSG_NOOP, NLM_F_REQUEST | NLM_F_ACK,
					  ++netlink->seq, 0 };

	drain_queue(netlink, socket);
	if (send_request(socket, &nothing) >= 0)
		drain_queue(netlink, socket);
}

/* Discards the rest of an answer that was not received to its end, before the next request. */
static void drain_all(struct netlink *netlink)
{
	drain_with_dump(netlink, netlink->xfrm);
	drain_with_dump(netlink, netlink->route);
	if (netlink->diag >= 0)
		drain_with_dump(netlink, netlink->diag);
	netlink->unquiet = false;
}

/* *ret_used is set to the number of bytes of the buffer that have been written. */
static uint32_t receive_answer(struct netlink *netlink, int socket, struct reply *reply,
			       size_t *ret_used)
{
	size_t size;
	bool event;

	while (!reply->done) {
		uint32_t status = receive(netlink, socket, &size, &event);

		if (status)
			return status;
		if (*ret_used < size)
			*ret_used = size;
		if (!event)
			reply_take(netlink->buffer, size, reply);
		else if (netlink->joined)
			visit_events(netlink->buffer, size, netlink->watch);
		leave_if_ended(netlink);
	}
	return ERROR_SUCCESS;
}

/*
 * Sends @size bytes of requests and receives their whole answer, also after a visit has failed, so
 * that nothing of it is left in the queue for the next request. Messages about states have their
 * keys, so the buffer is wiped in the end.
 */
static uint32_t exchange(struct netlink *netlink, int socket, const void *messages, size_t size,
			 struct reply *reply)
{
	uint32_t status;
	size_t used = 0;

	if (send_bytes(socket, messages, size) < 0)
		return status_from_errno(errno);
	status = receive_answer(netlink, socket, reply, &used);
	explicit_bzero(netlink->buffer, used);
	netlink->unquiet = status != ERROR_SUCCESS;
	if (netlink->watch && (status || reply->no_room))
		netlink->watch->lost = true;
	return status ? status : reply->status;
}

/* To be called before a request gets its number. */
static void make_quiet(struct netlink *netlink)
{
	if (netlink->unquiet)
		drain_all(netlink);
}

static uint32_t transact(struct netlink *netlink, int socket, struct nlmsghdr *request,
			 struct reply *reply)
{
	make_quiet(netlink);
	reply->seq = request->nlmsg_seq = ++netlink->seq;
	request->nlmsg_pid = netlink->port; /* events tell it (km_event.portid) */
	return exchange(netlink, socket, request, request->nlmsg_len, reply);
}

static int socket_for(const struct netlink *netlink, const struct netlink_dump *dump)
{
	if (dump->diag)
		return netlink->diag;
	return dump->route ? netlink->route : netlink->xfrm;
}

uint32_t netlink_dump(struct netlink *netlink, struct nlmsghdr *request, struct netlink_dump *dump)
{
	int socket = socket_for(netlink, dump);
	struct reply reply = { .visit = dump->visit, .context = dump->context };
	uint32_t status;

	if (socket < 0)
		return netlink->diag_status;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	pthread_mutex_lock(&netlink->lock);
	status = transact(netlink, socket, request, &reply);
	pthread_mutex_unlock(&netlink->lock);
	dump->bytes = reply.bytes;
	dump->interrupted = reply.interrupted;
	return status;
}

uint32_t netlink_request(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
			 void *context)
{
	struct reply reply = { .visit = visit, .context = context };
	uint32_t status;

	request->nlmsg_flags |= NLM_F_REQUEST;
	pthread_mutex_lock(&netlink->lock);
	status = transact(netlink, netlink->xfrm, request, &reply);
	pthread_mutex_unlock(&netlink->lock);
	return status;
}

/* Only the last message asks for an acknowledgement; the kernel reports errors of all. */
static void prepare_batch(struct netlink *netlink, void *messages, size_t size)
{
	struct nlmsghdr *message, *last = NULL;
	int left = (int)size;

	for_each_message(message, messages, left) {
		message->nlmsg_seq = ++netlink->seq;
		message->nlmsg_pid = netlink->port;
		message->nlmsg_flags |= NLM_F_REQUEST;
		message->nlmsg_flags &= (uint16_t)~NLM_F_ACK;
		last = message;
	}
	if (last)
		last->nlmsg_flags |= NLM_F_ACK;
}

uint32_t netlink_batch(struct netlink *netlink, void *messages, size_t size, size_t count,
		       uint32_t *statuses)
{
	struct reply reply = { .statuses = statuses, .count = (uint32_t)count };
	uint32_t status;

	if (!count)
		return ERROR_SUCCESS;
	memset(statuses, 0, count * sizeof(*statuses));
	pthread_mutex_lock(&netlink->lock);
	groups_set_receive_buffer(netlink->xfrm, BATCH_RECEIVE_BUFFER);
	make_quiet(netlink);
	prepare_batch(netlink, messages, size);
	reply.seq = netlink->seq;
	status = exchange(netlink, netlink->xfrm, messages, size, &reply);
	pthread_mutex_unlock(&netlink->lock);
	return status;
}

uint32_t netlink_watch(struct netlink *netlink, struct netlink_watch *watch)
{
	uint32_t status;

	pthread_mutex_lock(&netlink->lock);
	groups_set_receive_buffer(netlink->xfrm, watch->receive_buffer);
	watch->lost = watch->ended = false;
	netlink->watch = watch;
	netlink->joined = true;
	status = groups_join(netlink->xfrm, watch->groups, watch->group_count);
	if (status)
		netlink_unwatch(netlink);
	return status;
}

void netlink_unwatch(struct netlink *netlink)
{
	leave_groups(netlink);
	drain_queue(netlink, netlink->xfrm);
	netlink->watch = NULL;
	pthread_mutex_unlock(&netlink->lock);
}

uint32_t netlink_listen(struct netlink *listener, struct netlink_watch *watch, unsigned max,
			bool *ret_more)
{
	uint32_t status = ERROR_SUCCESS;
	size_t size = 1;
	bool event;

	listener->watch = watch;
	while (!status && size && max--) {
		status = receive_queued(listener, listener->xfrm, &size, &event);
		if (!status && size)
			visit_events(listener->buffer, size, watch);
		explicit_bzero(listener->buffer, size);
	}
	listener->watch = NULL;
	*ret_more = !status && size;
	return status;
}
