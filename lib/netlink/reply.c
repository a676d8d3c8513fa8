/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "reply.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <string.h>

#include "base/status.h"
#include "walk.h"

/*
 * NLMSG_ERROR and NLMSG_DONE both begin with 0 or a negative errno. ENOBUFS means that the kernel
 * did not begin a dump because events fill the receive buffer (netlink_dump(), Linux 6.1 to 6.18).
 * No event need be lost in that case.
 */
static void take_reply_end(const struct nlmsghdr *message, struct reply *reply)
{
	int error = -EPROTO;

	if (mnl_nlmsg_get_payload_len(message) >= sizeof(error))
		memcpy(&error, mnl_nlmsg_get_payload(message), sizeof(error));
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

void reply_take(const void *buffer, size_t size, struct reply *reply)
{
	const struct nlmsghdr *message;
	int left = (int)size;

	reply->bytes += size;
	for_each_message(message, buffer, left)
		/* messages with other numbers answer an earlier request, which failed */
		if (message->nlmsg_seq == reply->seq && !reply->done)
			take_reply_message(message, reply);
	if (left > 0 && !reply->status) /* the datagram was truncated */
		reply->status = ERROR_GEN_FAILURE;
}
