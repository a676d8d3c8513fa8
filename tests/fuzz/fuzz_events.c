/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Fuzz target: the input is all that a kernel sends to a subscription: events, and the dumps of the
 * snapshots that it takes meanwhile, in any order and of any content. The functions of the
 * library's socket layer are defined here, and return the messages of the input one after another.
 * The flags of a message's header say what it is.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>

#include "base/status.h"
#include "fuzz.h"
#include "kernel.h"
#include "reader/take.h"
#include "sadb/context.h"
#include "watch/feed.h"
#include "watch/view.h"

uint32_t netlink_open_listener(const struct netlink *beside, const int *groups, size_t count,
			       uint32_t receive_buffer, struct netlink **ret)
{
	(void)beside, (void)groups, (void)count, (void)receive_buffer;
	*ret = NULL;
	return ERROR_SUCCESS;
}

void netlink_close(struct netlink *netlink)
{
	(void)netlink;
}

int netlink_descriptor(const struct netlink *listener)
{
	static int never = -1;

	(void)listener;
	if (never < 0)
		never = eventfd(0, 0);
	return never;
}

uint32_t netlink_port(const struct netlink *netlink)
{
	(void)netlink;
	return 1;
}

uint32_t netlink_listen_to(const struct netlink *listener, int group, bool join)
{
	(void)listener, (void)group, (void)join;
	return ERROR_SUCCESS;
}

uint32_t netlink_listen(struct netlink *listener, struct netlink_watch *watch, unsigned max,
			bool *ret_more)
{
	const struct nlmsghdr *message = NULL;

	(void)listener;
	while (max-- && (message = next_message()) && !(message->nlmsg_flags & IS_END)) {
		if (message->nlmsg_flags & IS_LOST)
			watch->lost = true;
		else if (watch->visit)
			watch->visit(message, watch->context);
	}
	*ret_more = message && !(message->nlmsg_flags & IS_END);
	return ERROR_SUCCESS;
}

uint32_t netlink_watch(struct netlink *netlink, struct netlink_watch *watch)
{
	(void)netlink;
	watch->lost = false;
	return ERROR_SUCCESS;
}

void netlink_unwatch(struct netlink *netlink)
{
	(void)netlink;
}

uint32_t netlink_request(struct netlink *netlink, struct nlmsghdr *request, netlink_visit *visit,
			 void *context)
{
	(void)netlink;
	return request->nlmsg_type == XFRM_MSG_GETSADINFO ? answer_count(0, visit, context)
							  : ERROR_SUCCESS;
}

uint32_t netlink_dump(struct netlink *netlink, struct nlmsghdr *request, struct netlink_dump *dump)
{
	const struct nlmsghdr *message;
	uint32_t status = ERROR_SUCCESS;

	(void)netlink, (void)request;
	while (!dump->route && !status && (message = next_message()) &&
	       !(message->nlmsg_flags & IS_END))
		status = dump->visit(message, dump->context);
	return status;
}

struct tables {
	struct snapshot snapshot;
	struct context_list contexts;
	struct tunnel_list tunnels;
};

static void free_tables(void *owner)
{
	struct tables *tables = owner;

	tunnels_done(&tables->tunnels);
	contexts_done(&tables->contexts);
	snapshot_done(&tables->snapshot);
	free(tables);
}

static uint32_t take(void *owner, struct view **ret)
{
	const struct snapshot_scope scope = { .larval = true };
	struct tables *tables = calloc(1, sizeof(*tables));
	uint32_t status;

	(void)owner;
	status = snapshot_take(NULL, &scope, &tables->snapshot);
	if (!status)
		status = contexts_find(&tables->snapshot, &tables->contexts);
	if (!status)
		status = tunnels_find(&tables->snapshot, &tables->contexts, 8, &tables->tunnels);
	if (!status)
		status = view_new(&tables->snapshot, &tables->contexts, &tables->tunnels, tables,
				  free_tables, ret);
	if (status)
		free_tables(tables);
	return status;
}

/* Reads all that the sanitizers shall look at. */
static uint32_t look(const struct totals *totals, const struct view *view, uint64_t now,
		     void *context)
{
	(void)now, (void)context;
	for (size_t i = 0; i < totals->count; i++)
		if (totals->entries[i].met || totals_find(totals, totals->entries[i].id) == NULL)
			abort();
	for (uint32_t i = 0; i < view->snapshot->count; i++)
		if (view_tunnel_of_sa(view, i) == VIEW_NONE)
			abort();
	return ERROR_SUCCESS;
}

static void follow(struct feed *feed)
{
	struct notice *notice;
	int before;

	do {
		before = input.left;
		while (!feed_next(feed, 0, &notice))
			notice_free(notice);
		feed_totals(feed, look, NULL);
	} while (input.left != before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct feed_source source = { .take = take };
	void *datagram = malloc(size); /* aligned, and with no byte to spare */
	struct feed *feed;

	memcpy(datagram, data, size);
	input.next = datagram;
	input.left = (int)size;
	if (!feed_open(NULL, &source, &feed)) {
		follow(feed);
		feed_close(feed);
	}
	free(datagram);
	return 0;
}
