/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "reply.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <string.h>

#include "base/status.h"
#include "walk.h"

/* NLMSG_ERROR and NLMSG_DONE both begin with 0 or a negative errno. */
static int error_of(const struct nlmsghdr *message)
{
	int error = -EPROTO;

	if (mnl_nlmsg_get_payload_len(message) >= sizeof(error))
		memcpy(&error, mnl_nlmsg_get_payload(message), sizeof(error));
	return error;
}

/*
 * ENOBUFS means that the kernel
 * did not begin a dump because events fill the receive buffer (netlink_dump(), Linux 6.1 to 6.18).
 * No event need be lost in that case.
 */
static void take_reply_end(const struct nlmsghdr *message, struct reply *reply)
{
	int error = error_of(message);

	if (error < 0 && !reply->status)
		reply->status = status_from_errno(-error);
	reply->no_room |= error == -ENOBUFS;
	reply->done = true;
}

static void take_reply_message(const struct nlmsghdr *message, struct reply *reply)
{
	if (message->nlmsg_flags & NLM_F_DUMP_INTR)
		reply->interrupted = true;
	switch (message->nlmsg_type) {
	case NLMSG_NOOP:
		break;
	case NLMSG_ERROR:
	case NLMSG_DONE:
		take_reply_end(message, reply);
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

/* @before is the number of messages of the batch behind the one that is answered. */
static void take_batch_status(const struct nlmsghdr *message, struct reply *reply, uint32_t before)
{
	int error = error_of(message);

	if (message->nlmsg_type != NLMSG_ERROR)
		return;
	if (error < 0)
		reply->statuses[reply->count - 1 - before] = status_from_errno(-error);
	reply->done = !before;
}

void reply_take(const void *buffer, size_t size, struct reply *reply)
{
	const struct nlmsghdr *message;
	int left = (int)size;

	reply->bytes += size;
	for_each_message(message, buffer, left) {
		uint32_t before = reply->seq - message->nlmsg_seq;

		/* messages with other numbers answer an earlier request, which failed */
		if (before < reply->count && !reply->done)
			take_batch_status(message, reply, before);
		else if (!before && !reply->count && !reply->done)
			take_reply_message(message, reply);
	}
	if (left > 0 && !reply->status) /* the datagram was truncated */
		reply->status = ERROR_GEN_FAILURE;
}
