/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ending SA contexts by their id. */
#include "base/status.h"
#include "engine.h"
#include "functions.h"
#include "writer/expire.h"
#include "source.h"

/*
 * A snapshot finds the context; each of its SAs is looked at again before it is touched. Where its
 * two SAs were chosen by their order, one of them may be another tunnel's: only who asked for that
 * ends it.
 */
static uint32_t find_context(struct engine *engine, UINT64 id, struct source *ret_source,
			     const struct context **ret)
{
	uint32_t status = source_take(engine->netlink, ret_source);
	size_t index;

	if (status)
		return status;
	status = source_find(ret_source, id, &index);
	if (!status)
		*ret = &ret_source->contexts.contexts[index];
	if (!status && (*ret)->by_order && !atomic_load(&engine->end_by_order))
		status = FWP_E_INCOMPATIBLE_SA_STATE;
	if (status)
		source_done(ret_source);
	return status;
}

uint32_t sa_context_expire(HANDLE engineHandle, UINT64 id)
{
	struct engine *engine = engine_get(engineHandle);
	const struct context *context;
	struct source source = { 0 };
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = find_context(engine, id, &source, &context);
	if (!status) {
		status = context_expire(engine->netlink, &source.snapshot, context, EXPIRE_SECONDS);
		source_done(&source);
	}
	object_unref(&engine->object);
	return status;
}

uint32_t sa_context_delete(HANDLE engineHandle, UINT64 id)
{
	struct engine *engine = engine_get(engineHandle);
	const struct context *context;
	struct source source = { 0 };
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = engine_check_transaction(engine);
	if (!status && engine->flags & FWPM_SESSION_FLAG_DYNAMIC)
		status = FWP_E_DYNAMIC_SESSION_IN_PROGRESS;
	if (!status)
		status = find_context(engine, id, &source, &context);
	if (!status) {
		status = context_delete(engine->netlink, &source.snapshot, context);
		source_done(&source);
	}
	object_unref(&engine->object);
	return status;
}
