/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ending SA contexts by their id. */
#include "base/status.h"
#include "context_find.h"
#include "context_known.h"
#include "engine.h"
#include "functions.h"
#include "writer/expire.h"

/* A context that is to be ended, and the snapshot that has it. */
struct ending_context {
	const struct snapshot *snapshot;
	const struct context *context;
	struct enumerator *known;   /* the enumeration that both are of, or NULL: */
	struct context_items items; /* then of these */
};

static void release_ending(struct ending_context *ending)
{
	if (ending->known)
		object_unref(&ending->known->object);
	else
		context_items_done(&ending->items);
}

/*
 * An open enumeration knows which SAs belong together. If both are still there, that is as true as
 * it was, and nothing has to be searched for.
 */
static bool find_known(HANDLE engineHandle, const struct engine *engine, UINT64 id,
		       struct ending_context *ret)
{
	struct known_context known;

	if (!context_known(engineHandle, id, &known))
		return false;
	if (context_check(engine->netlink, known.snapshot, known.context)) {
		object_unref(&known.enumerator->object);
		return false;
	}
	*ret = (struct ending_context){ .snapshot = known.snapshot,
					.context = known.context,
					.known = known.enumerator };
	return true;
}

/*
 * Finds the context that is to be ended. If its two SAs were paired by their order alone, one of
 * them may belong to another tunnel. Such a context is ended only if the engine's owner has set
 * WFPX_ENGINE_OPTION_END_BY_ORDER.
 */
static uint32_t find_to_end(HANDLE engineHandle, struct engine *engine, UINT64 id,
			    struct ending_context *ret)
{
	size_t index;
	uint32_t status;

	if (find_known(engineHandle, engine, id, ret))
		return ERROR_SUCCESS;
	*ret = (struct ending_context){ 0 };
	status = context_find(engine, id, false, &ret->items, &index);
	if (status)
		return status;
	ret->snapshot = &ret->items.snapshot;
	ret->context = &ret->items.contexts.contexts[index];
	if (!ret->context->by_order || atomic_load(&engine->end_by_order))
		return ERROR_SUCCESS;
	release_ending(ret);
	return FWP_E_INCOMPATIBLE_SA_STATE;
}

uint32_t sa_context_expire(HANDLE engineHandle, UINT64 id)
{
	struct engine *engine = engine_get(engineHandle);
	struct ending_context ending;
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = find_to_end(engineHandle, engine, id, &ending);
	if (!status) {
		status = context_expire(engine->netlink, ending.snapshot, ending.context,
					EXPIRE_SECONDS);
		release_ending(&ending);
	}
	object_unref(&engine->object);
	return status;
}

uint32_t sa_context_delete(HANDLE engineHandle, UINT64 id)
{
	struct engine *engine = engine_get(engineHandle);
	struct ending_context ending;
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = engine_check_transaction(engine);
	if (!status && engine->flags & FWPM_SESSION_FLAG_DYNAMIC)
		status = FWP_E_DYNAMIC_SESSION_IN_PROGRESS;
	if (!status)
		status = find_to_end(engineHandle, engine, id, &ending);
	if (!status) {
		status = context_delete(engine->netlink, ending.snapshot, ending.context);
		release_ending(&ending);
	}
	object_unref(&engine->object);
	return status;
}
