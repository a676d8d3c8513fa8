/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The input of a fuzz target as the messages of a kernel, for targets that define the functions of
 * the library's socket layer. The flags of a message's header say what it is.
 */
#ifndef FUZZ_KERNEL_H
#define FUZZ_KERNEL_H

#include "base/pause.h"
#include "netlink/sockets.h"
#include "netlink/walk.h"
#include "xfrm/uapi.h"

#define IS_DUMPED NLM_F_MULTI /* as in the kernel's dumps */
#define IS_ANSWER NLM_F_ROOT
#define IS_END    NLM_F_MATCH /* ends a dump, an answer, or what is queued for a subscription */
#define IS_LOST   NLM_F_ATOMIC

/* What is left of the input. */
static struct {
	const struct nlmsghdr *next;
	int left;
	struct netlink_watch *watch; /* of fuzz_changes */
} input;

static const struct nlmsghdr *next_message(void)
{
	const struct nlmsghdr *message = input.next;

	if (!message_is_whole(message, input.left))
		return NULL;
	input.next = mnl_nlmsg_next(message, &input.left);
	return message;
}

/* The answer to XFRM_MSG_GETSADINFO: so many states. */
static uint32_t answer_count(uint32_t number, netlink_visit *visit, void *context)
{
	struct {
		struct nlmsghdr header;
		uint32_t flags;
		struct nlattr attr;
		uint32_t count;
	} count = { .header = { .nlmsg_len = sizeof(count) },
		    .attr = { .nla_len = 8, .nla_type = XFRMA_SAD_CNT },
		    .count = number };

	return visit(&count.header, context);
}

void pause_microseconds(uint32_t microseconds)
{
	(void)microseconds;
}

#endif
