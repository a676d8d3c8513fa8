/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context_find.h"

#include "base/status.h"

static uint32_t find_id(const struct context_items *items, uint64_t id, size_t *ret)
{
	for (size_t i = 0; i < items->contexts.count; i++) {
		if (context_id(&items->snapshot, &items->contexts.contexts[i]) == id) {
			*ret = i;
			return ERROR_SUCCESS;
		}
	}
	return items->snapshot.complete ? FWP_E_NOT_FOUND : ERROR_RETRY;
}

uint32_t context_find(struct netlink *netlink, uint64_t id, struct context_items *ret,
		      size_t *ret_index)
{
	uint32_t status = context_items_take(netlink, NULL, ret);

	if (status)
		return status;
	status = find_id(ret, id, ret_index);
	if (status)
		context_items_done(ret);
	return status;
}
