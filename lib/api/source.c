/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "source.h"

#include <stdbool.h>

#include "base/status.h"
#include "reader/take.h"

static uint32_t take(struct netlink *netlink, const struct ends *ends, bool by_kernel,
		     struct source *ret)
{
	uint32_t status = snapshot_take(netlink, ends, by_kernel, &ret->snapshot);

	if (status)
		return status;
	status = contexts_find(&ret->snapshot, &ret->contexts);
	if (status)
		snapshot_done(&ret->snapshot);
	return status;
}

uint32_t source_take(struct netlink *netlink, struct source *ret)
{
	return take(netlink, NULL, false, ret);
}

/*
 * The kernel's address filter wants a dump for each direction. Where a pair then rests on the order
 * of SAs within one second, which two dumps cannot tell, a whole dump decides.
 */
uint32_t source_take_between(struct netlink *netlink, const struct ends *ends, struct source *ret)
{
	uint32_t status = take(netlink, ends, true, ret);

	if (status || !ret->snapshot.merged || !ret->contexts.needs_order)
		return status;
	source_done(ret);
	return take(netlink, ends, false, ret);
}

void source_done(struct source *source)
{
	sessions_done(&source->sessions);
	contexts_done(&source->contexts);
	snapshot_done(&source->snapshot);
}

uint32_t source_demand_complete(struct source *source)
{
	if (source->snapshot.complete)
		return ERROR_SUCCESS;
	source_done(source);
	return ERROR_RETRY;
}

uint32_t source_find(const struct source *source, uint64_t id, size_t *ret)
{
	for (size_t i = 0; i < source->contexts.count; i++) {
		if (context_id(&source->snapshot, &source->contexts.contexts[i]) == id) {
			*ret = i;
			return ERROR_SUCCESS;
		}
	}
	return source->snapshot.complete ? FWP_E_NOT_FOUND : ERROR_RETRY;
}
