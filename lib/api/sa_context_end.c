/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ending SA contexts by their id. */
#include "base/status.h"
#include "context_find.h"
#include "context_known.h"
#include "creating.h"
#include "engine.h"
#include "functions.h"
#include "writer/expire.h"
#include "xfrm/tag.h"

/* A context that is to be ended, and the snapshot that has it. */
struct ending_context {
	const struct snapshot *snapshot;
	const struct context *context;
	struct enumerator *known;   /* the enumeration that both are of, or NULL: */
	struct context_items items; /* then of these */
	uint64_t id;
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
	ret->id = id;
	ret->snapshot = &ret->items.snapshot;
	ret->context = &ret->items.contexts.contexts[index];
	if (!ret->context->by_order || atomic_load(&engine->end_by_order))
		return ERROR_SUCCESS;
	release_ending(ret);
	return FWP_E_INCOMPATIBLE_SA_STATE;
}

/* Ends one context. */
typedef uint32_t end_context(struct netlink *netlink, const struct snapshot *snapshot,
			     const struct context *context);

static uint32_t expire(struct netlink *netlink, const struct snapshot *s, const struct context *c)
{
	return context_expire(netlink, s, c, EXPIRE_SECONDS);
}

/*
 * Ends the context. Several contexts have one id if somebody else has copied the tag of an SA: then
 * all of them are ended.
 */
static uint32_t end_found(const struct engine *engine, const struct ending_context *ending,
			  end_context *end)
{
	const struct context_list *list = &ending->items.contexts;
	uint32_t status = end(engine->netlink, ending->snapshot, ending->context);

	if (ending->known || !tag_may_be_context(ending->id))
		return status;
	for (size_t i = 0; !status && i < list->count; i++)
		if (&list->contexts[i] != ending->context &&
		    context_id(ending->snapshot, &list->contexts[i]) == ending->id)
			status = end(engine->netlink, ending->snapshot, &list->contexts[i]);
	return status;
}

/* A context that this process is still creating may have no SA yet. */
static uint32_t end_by_id(HANDLE engineHandle, struct engine *engine, UINT64 id, end_context *end)
{
	struct ending_context ending;
	uint32_t status = creating_cancel(engine, id);

	if (!status)
		return ERROR_SUCCESS;
	status = find_to_end(engineHandle, engine, id, &ending);
	if (status)
		return status;
	status = end_found(engine, &ending, end);
	release_ending(&ending);
	return status;
}

uint32_t sa_context_expire(HANDLE engineHandle, UINT64 id)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = end_by_id(engineHandle, engine, id, expire);
	object_unref(&engine->object);
	return status;
}

uint32_t sa_context_delete(HANDLE engineHandle, UINT64 id)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = engine_check_transaction(engine);
	if (!status && engine->flags & FWPM_SESSION_FLAG_DYNAMIC &&
	    !atomic_load(&engine->dynamic_contexts))
		status = FWP_E_DYNAMIC_SESSION_IN_PROGRESS;
	if (!status)
		status = end_by_id(engineHandle, engine, id, context_delete);
	object_unref(&engine->object);
	return status;
}
