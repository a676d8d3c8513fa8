/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerating SA contexts, and finding one by its id. */
#include "base/status.h"
#include "context_template.h"
#include "engine.h"
#include "enumerator.h"
#include "face.h"
#include "sa_context_format.h"

static void source_done(struct source *source)
{
	contexts_done(&source->contexts);
	snapshot_done(&source->snapshot);
}

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

/*
 * The kernel's address filter wants a dump for each direction. Where a pair then rests on the order
 * of SAs within one second, which two dumps cannot tell, a whole dump decides.
 */
static uint32_t take_source(struct netlink *netlink, const struct ends *ends, struct source *ret)
{
	uint32_t status = take(netlink, ends, true, ret);

	if (status || !ret->snapshot.merged || !ret->contexts.by_order)
		return status;
	source_done(ret);
	return take(netlink, ends, false, ret);
}

static uint32_t create(HANDLE engineHandle, struct engine *engine, const struct ends *ends,
		       HANDLE *ret)
{
	struct enumerator *e;
	uint32_t status = enumerator_new(HANDLE_TYPE_SA_CONTEXT_ENUM, &e);

	if (status)
		return status;
	status = take_source(engine->netlink, ends, &e->source);
	if (!status)
		status = enumerator_open(engineHandle, e, ret);
	if (status)
		object_unref(&e->object);
	return status;
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
		status = create(engineHandle, engine, all ? NULL : &ends, enumHandle);
	object_unref(&engine->object);
	return status;
}

uint32_t sa_context_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, HANDLE_TYPE_SA_CONTEXT_ENUM);
}

uint32_t sa_context_enum0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			  IPSEC_SA_CONTEXT0 ***entries, UINT32 *numEntriesReturned)
{
	void *page;
	uint32_t status = enumerator_page(engineHandle, enumHandle, HANDLE_TYPE_SA_CONTEXT_ENUM,
					  numEntriesRequested, &sa_context_format0,
					  entries && numEntriesReturned, &page, numEntriesReturned);

	if (entries)
		*entries = page;
	return status;
}

uint32_t sa_context_enum1(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			  IPSEC_SA_CONTEXT1 ***entries, UINT32 *numEntriesReturned)
{
	void *page;
	uint32_t status = enumerator_page(engineHandle, enumHandle, HANDLE_TYPE_SA_CONTEXT_ENUM,
					  numEntriesRequested, &sa_context_format1,
					  entries && numEntriesReturned, &page, numEntriesReturned);

	if (entries)
		*entries = page;
	return status;
}

uint32_t sa_context_enum_wfpx0(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,
			       WFPX_SA_CONTEXT0 ***entries, UINT32 *numEntriesReturned)
{
	void *page;
	uint32_t status = enumerator_page(engineHandle, enumHandle, HANDLE_TYPE_SA_CONTEXT_ENUM,
					  numEntriesRequested, &sa_context_format_wfpx0,
					  entries && numEntriesReturned, &page, numEntriesReturned);

	if (entries)
		*entries = page;
	return status;
}

static uint32_t find(const struct source *source, UINT64 id, size_t *ret)
{
	for (size_t i = 0; i < source->contexts.count; i++) {
		if (context_id(&source->snapshot, &source->contexts.contexts[i]) == id) {
			*ret = i;
			return ERROR_SUCCESS;
		}
	}
	return FWP_E_NOT_FOUND;
}

static uint32_t get_by_id(HANDLE engineHandle, UINT64 id, const struct format *format,
			  bool complete, void **ret)
{
	struct engine *engine = engine_get(engineHandle);
	struct source source = { 0 };
	uint32_t status;
	size_t index;

	*ret = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = complete ? take(engine->netlink, NULL, false, &source) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	if (status)
		return status;
	status = find(&source, id, &index);
	if (!status)
		status = sa_context_render_alone(&source, index, format, ret);
	source_done(&source);
	return status;
}

uint32_t sa_context_get0(HANDLE engineHandle, UINT64 id, IPSEC_SA_CONTEXT0 **saContext)
{
	void *context;
	uint32_t status = get_by_id(engineHandle, id, &sa_context_format0, saContext, &context);

	if (saContext)
		*saContext = context;
	return status;
}

uint32_t sa_context_get1(HANDLE engineHandle, UINT64 id, IPSEC_SA_CONTEXT1 **saContext)
{
	void *context;
	uint32_t status = get_by_id(engineHandle, id, &sa_context_format1, saContext, &context);

	if (saContext)
		*saContext = context;
	return status;
}
