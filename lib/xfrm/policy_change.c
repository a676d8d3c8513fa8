/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policy_change.h"

#include <stdlib.h>

#include "base/status.h"
#include "netlink/sockets.h"
#include "netlink/walk.h"

/* Requests that have not been sent yet, and where their statuses go. */
struct batch {
	struct netlink *netlink;
	struct policy_change *changes;
	size_t count, used;
	_Alignas(8) char requests[NETLINK_BATCH_BYTES];
};

static uint32_t send_batch(struct batch *batch)
{
	uint32_t statuses[NETLINK_BATCH_MESSAGES];
	uint32_t status =
		netlink_batch(batch->netlink, batch->requests, batch->used, batch->count, statuses);

	for (size_t i = 0; i < batch->count; i++)
		batch->changes[i].status = status ? status : statuses[i];
	batch->changes += batch->count;
	batch->count = batch->used = 0;
	return status;
}

static uint32_t add_to_batch(struct batch *batch, const struct policy_change *change)
{
	struct nlmsghdr *request = (struct nlmsghdr *)(batch->requests + batch->used);
	uint32_t status;

	if (batch->count == NETLINK_BATCH_MESSAGES ||
	    sizeof(batch->requests) - batch->used < POLICY_REQUEST_MAX) {
		status = send_batch(batch);
		if (status)
			return status;
		request = (struct nlmsghdr *)batch->requests;
	}
	status = encode_policy(change->policy, change->templates, change->act, request,
			       POLICY_REQUEST_MAX);
	if (status)
		return status;
	batch->used += (request->nlmsg_len + 3u) & ~3u;
	batch->count++;
	return ERROR_SUCCESS;
}

static uint32_t change_all(struct batch *batch, struct policy_change *changes, size_t count)
{
	uint32_t status;

	for (size_t i = 0; i < count; i++) {
		status = add_to_batch(batch, &changes[i]);
		if (status)
			return status;
	}
	status = send_batch(batch);
	for (size_t i = 0; !status && i < count; i++)
		if (changes[i].act != POLICY_DELETE || changes[i].status != ERROR_FILE_NOT_FOUND)
			status = changes[i].status;
	return status;
}

uint32_t policies_change(struct netlink *netlink, struct policy_change *changes, size_t count)
{
	struct batch *batch = malloc(sizeof(*batch));
	uint32_t status;

	if (!batch)
		return ERROR_NOT_ENOUGH_MEMORY;
	batch->netlink = netlink;
	batch->changes = changes;
	batch->count = batch->used = 0;
	status = change_all(batch, changes, count);
	free(batch);
	return status;
}
