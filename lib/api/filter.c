/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Filters: adding, deleting, getting and enumerating them. */
#include "base/status.h"
#include "engine.h"
#include "enumerator.h"
#include "filter_intake.h"
#include "filter_items.h"
#include "filter_wfpx.h"
#include "functions.h"
#include "managed_format.h"

static uint32_t add(struct engine *engine, const FWPM_FILTER0 *filter, UINT64 *ret)
{
	struct intake intake = { .object.kind = 0 };
	uint32_t id = 0, status = filter_take(&intake, engine, filter);

	if (!status)
		status = intake_add(&intake, engine, filter_link, &id);
	intake_done(&intake);
	if (!status && ret)
		*ret = id;
	return status;
}

uint32_t filter_add(HANDLE engineHandle, const FWPM_FILTER0 *filter, PSECURITY_DESCRIPTOR sd,
		    UINT64 *id)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = filter ? ERROR_SUCCESS : FWP_E_NULL_POINTER;

	if (id)
		*id = 0;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!status && sd)
		status = ERROR_NOT_SUPPORTED;
	if (!status)
		status = add(engine, filter, id);
	object_unref(&engine->object);
	return status;
}

/* A policy that this library did not make is listed as a filter, but is not for it to delete. */
static uint32_t delete_id(struct engine *engine, UINT64 id)
{
	uint32_t status = FWP_E_FILTER_NOT_FOUND;
	bool foreign;

	if (id && id <= UINT32_MAX)
		status = managed_delete(engine, MANAGED_FILTER, NULL, (uint32_t)id,
					FWP_E_FILTER_NOT_FOUND);
	if (status != FWP_E_FILTER_NOT_FOUND || !id)
		return status;
	status = filter_is_foreign(engine, id, &foreign);
	if (status)
		return status;
	return foreign ? ERROR_ACCESS_DENIED : FWP_E_FILTER_NOT_FOUND;
}

uint32_t filter_delete_id(HANDLE engineHandle, UINT64 id)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = delete_id(engine, id);
	object_unref(&engine->object);
	return status;
}

static uint32_t delete_key(struct engine *engine, const GUID *key)
{
	const struct guid sought = guid_in(key);

	return managed_delete(engine, MANAGED_FILTER, &sought, 0, FWP_E_FILTER_NOT_FOUND);
}

uint32_t filter_delete_key(HANDLE engineHandle, const GUID *key)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = key ? delete_key(engine, key) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

/* Gets the filter with this key, or with this id if @key is NULL, in the format @format. */
static uint32_t get(struct engine *engine, const GUID *key, UINT64 id, const struct format *format,
		    void **ret)
{
	struct filter_items items = { .foreign_count = 0 };
	uint32_t status = filter_items_find(engine, key, id, format == &filter_wfpx0, &items);

	if (!status)
		status = page_render_one(format, &items, 0, ret);
	kind_filters.done(&items);
	return status;
}

static uint32_t get_checked(HANDLE engineHandle, const GUID *key, UINT64 id, bool complete,
			    const struct format *format, void **ret)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	*ret = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = complete ? get(engine, key, id, format, ret) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

uint32_t filter_get_id(HANDLE engineHandle, UINT64 id, FWPM_FILTER0 **filter)
{
	void *found;
	uint32_t status =
		get_checked(engineHandle, NULL, id, filter != NULL, &filter_format0, &found);

	if (filter)
		*filter = found;
	return status;
}

uint32_t filter_get_key(HANDLE engineHandle, const GUID *key, FWPM_FILTER0 **filter)
{
	void *found;
	uint32_t status = get_checked(engineHandle, key, 0, key && filter, &filter_format0, &found);

	if (filter)
		*filter = found;
	return status;
}

uint32_t filter_get_wfpx0(HANDLE engineHandle, UINT64 id, WFPX_FILTER0 **filter)
{
	void *found;
	uint32_t status =
		get_checked(engineHandle, NULL, id, filter != NULL, &filter_wfpx0, &found);

	if (filter)
		*filter = found;
	return status;
}

static uint32_t create_enum(HANDLE engineHandle, struct engine *engine,
			    const FWPM_FILTER_ENUM_TEMPLATE0 *from, HANDLE *ret)
{
	struct enumerator *e;
	struct filter_items *items;
	struct filter_template template;
	uint32_t status = enumerator_new(&kind_filters, engine->spare, &e);

	if (status)
		return status;
	items = e->items;
	status = filter_template_take(from, &items->items.memory, &template);
	if (!status)
		status = filter_items_take(engine, &template, items);
	return enumerator_open(engineHandle, e, status, engine->complete_only, ret);
}

uint32_t filter_enum_create(HANDLE engineHandle, const FWPM_FILTER_ENUM_TEMPLATE0 *enumTemplate,
			    HANDLE *enumHandle)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = enumHandle ? create_enum(engineHandle, engine, enumTemplate, enumHandle)
			    : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

uint32_t filter_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_filters);
}

ENUMERATOR_PAGES(filter_enum0, FWPM_FILTER0, filter_format0)
ENUMERATOR_PAGES(filter_enum_wfpx0, WFPX_FILTER0, filter_wfpx0)
