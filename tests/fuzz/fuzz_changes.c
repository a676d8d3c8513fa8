/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Fuzz target: the input is all that a kernel sends while a snapshot is taken: dumps, events,
 * answers, in any order and of any content. The functions of the library's socket layer are defined
 * here, and return the messages of the input one after another. The flags of a message's header say
 * what it is.
 */
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "fuzz.h"
#include "kernel.h"
#include "sadb/context.h"
#include "reader/take.h"

/* Visits events until the next message is something else. */
static const struct nlmsghdr *next_not_event(void)
{
	const struct nlmsghdr *message;

	while ((message = next_message())) {
		if (message->nlmsg_flags & IS_LOST && input.watch)
			input.watch->lost = true;
		else if (message->nlmsg_flags & (IS_DUMPED | IS_ANSWER | IS_END))
			break;
		else if (input.watch && input.watch->visit)
			input.watch->visit(message, input.watch->context);
	}
	return message;
}

uint32_t netlink_watch(struct netlink *netlink, struct netlink_watch *watch)
{
	(void)netlink;
	input.watch = watch;
	watch->lost = false;
	return ERROR_SUCCESS;
}

void netlink_unwatch(struct netlink *netlink)
{
	(void)netlink;
	input.watch = NULL;
}

uint32_t netlink_request(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
			 void *context)
{
	const struct nlmsghdr *message;

	(void)netlink;
	if (request->nlmsg_type == XFRM_MSG_GETSPDINFO)
		return ERROR_SUCCESS;
	message = next_not_event();
	if (request->nlmsg_type == XFRM_MSG_GETSADINFO)
		return answer_count(message ? message->nlmsg_seq % 64 : 0, visit, context);
	if (!message || message->nlmsg_flags & IS_END)
		return FWP_E_NOT_FOUND;
	return visit(message, context);
}

uint32_t netlink_dump(struct netlink *netlink, struct nlmsghdr *request, struct netlink_dump *dump)
{
	const struct nlmsghdr *message;
	uint32_t status = ERROR_SUCCESS;

	(void)netlink, (void)request;
	while (!dump->route && !status && (message = next_not_event()) &&
	       !(message->nlmsg_flags & IS_END))
		status = dump->visit(message, dump->context);
	return status;
}

/* The first byte says what the snapshot is of: everything, or the SAs between two networks, with or
 * without policies. */
static void take(uint8_t how)
{
	struct ends ends = {
		.local = { .address.bytes = { 192, 0, 2 }, .family = AF_INET, .prefix = 24 },
	};
	const struct snapshot_scope scope = { .ends = how & 1 ? &ends : NULL,
					      .by_kernel = how & 2,
					      .without_policies = how & 4 };
	struct context_list contexts;
	struct snapshot s;

	if (snapshot_take(NULL, &scope, &s))
		return;
	for (size_t i = 0; i < s.count; i++)
		if (s.sas[i].found.order >= s.count)
			abort();
	if (!contexts_find(&s, &contexts))
		contexts_done(&contexts);
	snapshot_done(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	void *datagram;

	if (!size)
		return 0;
	datagram = malloc(size); /* aligned, and with no byte to spare, so that sanitizers see an
				    access behind it */
	memcpy(datagram, data + 1, size - 1);
	input.next = datagram;
	input.left = (int)size - 1;
	take(data[0]);
	free(datagram);
	return 0;
}
