/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerating SA contexts, and getting one by its id. */
#include "base/status.h"
#include "context_find.h"
#include "context_known.h"
#include "context_template.h"
#include "engine.h"
#include "engine_filters.h"
#include "engine_names.h"
#include "enumerator.h"
#include "functions.h"
#include "reader/pair_again.h"
#include "sa_context_format.h"

static uint32_t create_context_enum(HANDLE engineHandle, struct engine *engine,
				    const struct ends *ends, HANDLE *ret)
{
	const struct snapshot_scope scope = { .ends = ends,
					      .by_kernel = !engine->whole_dumps,
					      .spare = engine->spare };
	struct enumerator *e;
	struct context_items *items;
	uint32_t status = enumerator_new(&kind_contexts, engine->spare, &e);

	if (status)
		return status;
	items = e->items;
	status = context_items_take(engine->netlink, &scope, items);
	if (!status)
		status = engine_attach_filters(engine, &items->snapshot);
	if (!status)
		status = engine_name_items(engine, items);
	return enumerator_open(engineHandle, e, status, engine->complete_only, ret);
}

uint32_t sa_context_enum_create(HANDLE engineHandle,
				const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *enumTemplate,
				HANDLE *enumHandle)
{
	struct engine *engine = engine_get(engineHandle);
	struct ends ends;
	bool all;
	uint32_t status;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status =
		enumHandle ? context_template_parse(enumTemplate, &all, &ends) : FWP_E_NULL_POINTER;
	if (!status)
		status = create_context_enum(engineHandle, engine, all ? NULL : &ends, enumHandle);
	object_unref(&engine->object);
	return status;
}

uint32_t sa_context_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_contexts);
}

ENUMERATOR_PAGES(sa_context_enum0, IPSEC_SA_CONTEXT0, sa_context_format0)
ENUMERATOR_PAGES(sa_context_enum1, IPSEC_SA_CONTEXT1, sa_context_format1)
ENUMERATOR_PAGES(sa_context_enum_wfpx0, WFPX_SA_CONTEXT0, sa_context_format_wfpx0)

/*
 * Renders the context from what an open enumeration knows of it, if its SAs and policies are still
 * as they were.
 */
static uint32_t get_known(HANDLE engineHandle, const struct engine *engine, UINT64 id,
			  const struct format *format, void **ret)
{
	struct known_context known;
	struct pair_again pair;
	struct context_items items;
	uint32_t status;

	if (!context_known(engineHandle, id, &known))
		return FWP_E_NOT_FOUND;
	status = pair_read_again(engine->netlink, known.snapshot, known.context, &pair);
	if (!status) {
		items = (struct context_items){ .snapshot = pair.snapshot,
						.contexts = { .contexts = &pair.context,
							      .count = 1 } };
		items.snapshot.attached = known.snapshot->attached;
		status = page_render_one(format, &items, 0, ret);
	}
	object_unref(&known.enumerator->object);
	return status;
}

static uint32_t get_found(struct engine *engine, UINT64 id, const struct format *format, void **ret)
{
	struct context_items items;
	size_t index;
	uint32_t status = context_find(engine, id, true, &items, &index);

	if (status)
		return status;
	status = engine_attach_filters(engine, &items.snapshot);
	if (!status && format == &sa_context_format_wfpx0)
		status = engine_name_items(engine, &items);
	if (!status)
		status = page_render_one(format, &items, index, ret);
	context_items_done(&items);
	return status;
}

/*
 * The state of a WFPX_SA_CONTEXT0 depends on other contexts, and it has all policies of the SAs, so
 * an open enumeration does not help to find out what these are now.
 */
static uint32_t get_by_id(HANDLE engineHandle, UINT64 id, const struct format *format,
			  bool complete, void **ret)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = FWP_E_NULL_POINTER;

	*ret = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (complete && format != &sa_context_format_wfpx0)
		status = get_known(engineHandle, engine, id, format, ret);
	if (complete && status)
		status = get_found(engine, id, format, ret);
	object_unref(&engine->object);
	return status;
}

/* Defines a function of the API; these functions differ only in the struct of the context. */
#define CONTEXT_BY_ID(name, entry, format)                                                         \
	uint32_t name(HANDLE engineHandle, UINT64 id, entry **saContext)                           \
	{                                                                                          \
		void *context;                                                                     \
		uint32_t status = get_by_id(engineHandle, id, &(format), saContext, &context);     \
                                                                                                   \
		if (saContext)                                                                     \
			*saContext = context;                                                      \
		return status;                                                                     \
	}

CONTEXT_BY_ID(sa_context_get0, IPSEC_SA_CONTEXT0, sa_context_format0)
CONTEXT_BY_ID(sa_context_get1, IPSEC_SA_CONTEXT1, sa_context_format1)
CONTEXT_BY_ID(sa_context_get_wfpx0, WFPX_SA_CONTEXT0, sa_context_format_wfpx0)
