/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The one file that sends and receives. */
#include "socket.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "base/status.h"
#include "groups.h"
#include "netns.h"
#include "uapi.h"
#include "walk.h"

/*
 * The kernel fills datagrams of up to 32 KiB once it has seen a receive buffer of that size, and
 * never more (Linux 4.9 and later): a larger one gains nothing, a smaller one loses SAs.
 */
#define BUFFER_SIZE 32768

/* One after another without a datagram between. */
#define OVERRUNS_MAX 100

struct netlink {
	/*
	 * One dump at a time: the kernel answers a second one with EBUSY. Recursive, for it is held
	 * while a watch lasts.
	 */
	pthread_mutex_t lock;
	struct mnl_socket *xfrm;
	struct mnl_socket *route;
	struct mnl_socket *diag; /* NULL: this kernel does not list sockets */
	uint32_t seq;
	unsigned char *buffer;
	struct netlink_watch *watch; /* or NULL */
	bool joined;                 /* the groups, for the watch */
	bool unquiet;                /* an answer was not taken whole */
};

/* What one request is waiting for. */
struct reply {
	uint32_t seq;
	netlink_visit *visit; /* or NULL */
	void *context;
	uint32_t status;
	uint64_t bytes;
	bool interrupted;
	bool no_room; /* for it in the queue */
	bool done;
};

static uint32_t bind_socket(struct mnl_socket *socket)
{
	return mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0 ? status_from_errno(errno)
								  : ERROR_SUCCESS;
}

static uint32_t open_socket(int bus, struct mnl_socket **ret)
{
	*ret = mnl_socket_open2(bus, SOCK_CLOEXEC);
	return *ret ? ERROR_SUCCESS : status_from_errno(errno);
}

static uint32_t open_sockets(void *context)
{
	struct netlink *netlink = context;
	uint32_t status = open_socket(NETLINK_XFRM, &netlink->xfrm);

	if (!status)
		status = open_socket(NETLINK_ROUTE, &netlink->route);
	if (!status)
		status = bind_socket(netlink->route);
	if (status)
		return status;
	status = open_socket(NETLINK_SOCK_DIAG, &netlink->diag);
	return status == EPT_S_NOT_REGISTERED ? ERROR_SUCCESS : status;
}

static void init_lock(pthread_mutex_t *lock)
{
	pthread_mutexattr_t attr;

	pthread_mutexattr_init(&attr);
	pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
	pthread_mutex_init(lock, &attr);
	pthread_mutexattr_destroy(&attr);
}

uint32_t netlink_open(const char *netns, struct netlink **ret)
{
	struct netlink *netlink = calloc(1, sizeof(*netlink));
	uint32_t status;

	if (!netlink)
		return ERROR_NOT_ENOUGH_MEMORY;
	init_lock(&netlink->lock);
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

uint32_t netlink_inode(const struct netlink *netlink, uint64_t *ret)
{
	struct stat status;

	if (fstat(mnl_socket_get_fd(netlink->xfrm), &status))
		return status_from_errno(errno);
	*ret = status.st_ino;
	return ERROR_SUCCESS;
}

uint32_t netlink_bind(struct netlink *netlink)
{
	return bind_socket(netlink->xfrm);
}

void netlink_close(struct netlink *netlink)
{
	if (!netlink)
		return;
	if (netlink->xfrm)
		mnl_socket_close(netlink->xfrm);
	if (netlink->route)
		mnl_socket_close(netlink->route);
	if (netlink->diag)
		mnl_socket_close(netlink->diag);
	pthread_mutex_destroy(&netlink->lock);
	free(netlink->buffer);
	free(netlink);
}

/* The kernel says ENOBUFS once for what it dropped; what is queued can be read all the same. */
static bool goes_on(struct netlink *netlink, int error, int *overruns)
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
 * One datagram from the kernel into the buffer, and whether it is an event. The kernel works on a
 * request while it is sent, and makes a dump's next datagram while one is received: what is to come
 * is in the queue already, or it had no room there. So this never waits.
 */
static uint32_t receive(struct netlink *netlink, struct mnl_socket *socket, size_t *ret,
			bool *ret_event)
{
	struct iovec iov = { .iov_base = netlink->buffer, .iov_len = BUFFER_SIZE };
	struct sockaddr_nl from;
	struct msghdr header = { .msg_name = &from, .msg_iov = &iov, .msg_iovlen = 1 };
	int overruns = 0;
	ssize_t size;

	do {
		header.msg_namelen = sizeof(from);
		size = recvmsg(mnl_socket_get_fd(socket), &header, MSG_DONTWAIT);
		/* whoever may, can send to a netlink socket: only the kernel is believed */
	} while ((size < 0 && goes_on(netlink, errno, &overruns)) ||
		 (size >= 0 && (header.msg_namelen != sizeof(from) || from.nl_pid)));
	if (size < 0)
		return status_from_errno(errno == EAGAIN ? ENOBUFS : errno);
	*ret = (size_t)size;
	*ret_event = from.nl_groups != 0;
	return ERROR_SUCCESS;
}

/*
 * NLMSG_ERROR and NLMSG_DONE both begin with a negative errno, or 0. A dump does not begin,
 * ENOBUFS, where events fill the queue, be it that none of them is lost yet.
 */
static void take_end(const struct nlmsghdr *message, struct reply *reply)
{
	int error = -EPROTO;

	if (mnl_nlmsg_get_payload_len(message) >= sizeof(error))
		memcpy(&error, mnl_nlmsg_get_payload(message), sizeof(error));
	if (error < 0 && !reply->status)
		reply->status = status_from_errno(-error);
	reply->no_room |= error == -ENOBUFS;
	reply->done = true;
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
		take_end(message, reply);
		break;
	case NLMSG_OVERRUN:
		if (!reply->status)
			reply->status = ERROR_GEN_FAILURE;
		break;
	default:
		if (!reply->status && reply->visit)
			reply->status = reply->visit(message, reply->context);
		if (!(message->nlmsg_flags & NLM_F_MULTI))
			reply->done = true;
	}
}

static void take_answer(const void *buffer, size_t size, struct reply *reply)
{
	const struct nlmsghdr *message;
	int left = (int)size;

	reply->bytes += size;
	for_each_message(message, buffer, left)
		/* others than this request's were left by one that failed */
		if (message->nlmsg_seq == reply->seq && !reply->done)
			take_message(message, reply);
	if (left > 0 && !reply->status) /* cut off */
		reply->status = ERROR_GEN_FAILURE;
}

static void take_event(const void *buffer, size_t size, struct netlink_watch *watch)
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
		groups_leave(mnl_socket_get_fd(netlink->xfrm));
	netlink->joined = false;
}

/*
 * Events that nobody wants must not stand in the way of an answer: the kernel does not go on with a
 * dump while the queue is more than half full (netlink_recvmsg(), Linux 6.1 to 6.18).
 */
static void leave_if_ended(struct netlink *netlink)
{
	if (netlink->watch && (netlink->watch->lost || netlink->watch->ended))
		leave_groups(netlink);
}

/* Takes what is left in the queue, a dump's rest as well: it must not meet a later request. */
static void drain(struct netlink *netlink, struct mnl_socket *socket)
{
	size_t size;
	bool event;

	while (!receive(netlink, socket, &size, &event))
		explicit_bzero(netlink->buffer, size);
}

/*
 * A dump whose next part found no room stands still until something is received, and no other can
 * begin: an answer to nothing sets it going. On Linux 6.18 that happens with an empty queue.
 */
static void drain_with_dump(struct netlink *netlink, struct mnl_socket *socket)
{
	const struct nlmsghdr nothing = { sizeof(nothing), NLMSG_NOOP, NLM_F_REQUEST | NLM_F_ACK,
					  ++netlink->seq, 0 };

	drain(netlink, socket);
	if (mnl_socket_sendto(socket, &nothing, sizeof(nothing)) >= 0)
		drain(netlink, socket);
}

/* After an answer that was not taken whole: its rest would be in the way of other requests. */
static void drain_all(struct netlink *netlink)
{
	drain_with_dump(netlink, netlink->xfrm);
	drain_with_dump(netlink, netlink->route);
	if (netlink->diag)
		drain_with_dump(netlink, netlink->diag);
	netlink->unquiet = false;
}

/* Sends a request and takes its whole answer, even after a visit failed: the next needs quiet. */
static uint32_t transact(struct netlink *netlink, struct mnl_socket *socket,
			 struct nlmsghdr *request, struct reply *reply)
{
	uint32_t status;
	size_t size = 0;
	bool event;

	if (netlink->unquiet)
		drain_all(netlink);
	reply->seq = request->nlmsg_seq = ++netlink->seq;
	if (mnl_socket_sendto(socket, request, request->nlmsg_len) < 0)
		return status_from_errno(errno);
	while (!reply->done) {
		status = receive(netlink, socket, &size, &event);
		if (status) {
			if (netlink->watch)
				netlink->watch->lost = true;
			netlink->unquiet = true;
			return status;
		}
		if (!event)
			take_answer(netlink->buffer, size, reply);
		else if (netlink->joined)
			take_event(netlink->buffer, size, netlink->watch);
		explicit_bzero(netlink->buffer, size); /* states come with their keys */
		leave_if_ended(netlink);
	}
	if (reply->no_room && netlink->watch)
		netlink->watch->lost = true;
	return reply->status;
}

static struct mnl_socket *socket_for(const struct netlink *netlink, const struct netlink_dump *dump)
{
	if (dump->diag)
		return netlink->diag;
	return dump->route ? netlink->route : netlink->xfrm;
}

uint32_t netlink_dump(struct netlink *netlink, struct nlmsghdr *request, struct netlink_dump *dump)
{
	struct mnl_socket *socket = socket_for(netlink, dump);
	struct reply reply = { .visit = dump->visit, .context = dump->context };
	uint32_t status;

	if (!socket)
		return ERROR_NOT_SUPPORTED;
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

uint32_t netlink_watch(struct netlink *netlink, struct netlink_watch *watch)
{
	uint32_t status;

	pthread_mutex_lock(&netlink->lock);
	groups_set_room(mnl_socket_get_fd(netlink->xfrm), watch->room);
	watch->lost = watch->ended = false;
	netlink->watch = watch;
	netlink->joined = true;
	status = groups_join(mnl_socket_get_fd(netlink->xfrm));
	if (status)
		netlink_unwatch(netlink);
	return status;
}

void netlink_unwatch(struct netlink *netlink)
{
	leave_groups(netlink);
	drain(netlink, netlink->xfrm);
	netlink->watch = NULL;
	pthread_mutex_unlock(&netlink->lock);
}
