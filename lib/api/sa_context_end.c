/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ending SA contexts by their id. */
#include "base/status.h"
#include "context_find.h"
#include "engine.h"
#include "functions.h"
#include "writer/expire.h"

/*
 * Finds the context that is to be ended. If its two SAs were paired by their order alone, one of
 * them may belong to another tunnel. Such a context is ended only if the engine's owner has set
 * WFPX_ENGINE_OPTION_END_BY_ORDER.
 */
static uint32_t find_to_end(struct engine *engine, UINT64 id, struct context_items *ret_items,
			    const struct context **ret)
{
	size_t index;
	uint32_t status = context_find(engine->netlink, id, false, ret_items, &index);

	if (status)
		return status;
	*ret = &ret_items->contexts.contexts[index];
	if (!(*ret)->by_order || atomic_load(&engine->end_by_order))
		return ERROR_SUCCESS;
	context_items_done(ret_items);
	return FWP_E_INCOMPATIBLE_SA_STATE;
}

uint32_t sa_context_expire(HANDLE engineHandle, UINT64 id)
{
	struct engine *engine = engine_get(engineHandle);
	const struct context *context;
	struct context_items items = { 0 };
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = find_to_end(engine, id, &items, &context);
	if (!status) {
		status = context_expire(engine->netlink, &items.snapshot, context, EXPIRE_SECONDS);
		context_items_done(&items);
	}
	object_unref(&engine->object);
	return status;
}

uint32_t sa_context_delete(HANDLE engineHandle, UINT64 id)
{
	struct engine *engine = engine_get(engineHandle);
	const struct context *context;
	struct context_items items = { 0 };
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = engine_check_transaction(engine);
	if (!status && engine->flags & FWPM_SESSION_FLAG_DYNAMIC)
		status = FWP_E_DYNAMIC_SESSION_IN_PROGRESS;
	if (!status)
		status = find_to_end(engine, id, &items, &context);
	if (!status) {
		status = context_delete(engine->netlink, &items.snapshot, context);
		context_items_done(&items);
	}
	object_unref(&engine->object);
	return status;
}
