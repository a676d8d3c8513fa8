/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Provider contexts: adding, deleting, getting and enumerating them. */
#include <sys/socket.h>

#include "base/status.h"
#include "engine.h"
#include "enumerator.h"
#include "functions.h"
#include "managed_format.h"
#include "managed_intake.h"
#include "managed_items.h"
#include "provider_context_format.h"
#include "provider_context_intake.h"
#include "reader/local_read.h"

static uint32_t order_ends(struct engine *engine, struct managed *object)
{
	struct local_addresses local = { 0 };
	uint32_t status;

	if (object->context.ends.family != AF_INET6)
		return ERROR_SUCCESS;
	status = local_addresses_read(engine->netlink, &local);
	if (!status)
		status = provider_context_order_ends(object, &local);
	local_addresses_done(&local);
	return status;
}

/* Adds the provider context of @intake if @status is success, and frees @intake. */
static uint32_t finish_add(struct intake *intake, struct engine *engine, uint32_t status,
			   UINT64 *ret)
{
	uint32_t id = 0;

	if (!status)
		status = order_ends(engine, &intake->object);
	if (!status)
		status = intake_add(intake, engine, NULL, &id);
	intake_done(intake);
	if (!status && ret)
		*ret = id;
	return status;
}

static uint32_t check_add(const void *context, PSECURITY_DESCRIPTOR sd)
{
	if (!context)
		return FWP_E_NULL_POINTER;
	return sd ? ERROR_NOT_SUPPORTED : ERROR_SUCCESS;
}

uint32_t provider_context_add0(HANDLE engineHandle, const FWPM_PROVIDER_CONTEXT0 *providerContext,
			       PSECURITY_DESCRIPTOR sd, UINT64 *id)
{
	struct engine *engine = engine_get(engineHandle);
	struct intake intake = { .object.kind = 0 };
	uint32_t status = check_add(providerContext, sd);

	if (id)
		*id = 0;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!status)
		status = provider_context_take0(&intake, engine, providerContext);
	status = finish_add(&intake, engine, status, id);
	object_unref(&engine->object);
	return status;
}

uint32_t provider_context_add1(HANDLE engineHandle, const FWPM_PROVIDER_CONTEXT1 *providerContext,
			       PSECURITY_DESCRIPTOR sd, UINT64 *id)
{
	struct engine *engine = engine_get(engineHandle);
	struct intake intake = { .object.kind = 0 };
	uint32_t status = check_add(providerContext, sd);

	if (id)
		*id = 0;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!status)
		status = provider_context_take1(&intake, engine, providerContext);
	status = finish_add(&intake, engine, status, id);
	object_unref(&engine->object);
	return status;
}

static uint32_t number_in(UINT64 id)
{
	return id <= UINT32_MAX ? (uint32_t)id : 0;
}

uint32_t provider_context_delete_id(HANDLE engineHandle, UINT64 id)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = managed_delete(engine, MANAGED_PROVIDER_CONTEXT, NULL, number_in(id),
				FWP_E_PROVIDER_CONTEXT_NOT_FOUND);
	object_unref(&engine->object);
	return status;
}

static uint32_t delete_key(struct engine *engine, const GUID *key)
{
	const struct guid sought = guid_in(key);

	return managed_delete(engine, MANAGED_PROVIDER_CONTEXT, &sought, 0,
			      FWP_E_PROVIDER_CONTEXT_NOT_FOUND);
}

uint32_t provider_context_delete_key(HANDLE engineHandle, const GUID *key)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = key ? delete_key(engine, key) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

/* Gets the one with this key, or with this id if @key is NULL; @complete as enumerator_page(). */
static uint32_t get(HANDLE engineHandle, const GUID *key, UINT64 id, bool complete,
		    const struct format *format, void **ret)
{
	struct engine *engine = engine_get(engineHandle);
	struct managed_items items = { .count = 0 };
	uint32_t status;

	*ret = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = FWP_E_NULL_POINTER;
	if (complete)
		status = managed_items_find(engine, &items, MANAGED_PROVIDER_CONTEXT, key,
					    number_in(id), FWP_E_PROVIDER_CONTEXT_NOT_FOUND);
	if (!status)
		status = page_render_one(format, &items, 0, ret);
	managed_items_done(&items);
	object_unref(&engine->object);
	return status;
}

uint32_t provider_context_get_id0(HANDLE engineHandle, UINT64 id,
				  FWPM_PROVIDER_CONTEXT0 **providerContext)
{
	void *found;
	uint32_t status =
		get(engineHandle, NULL, id, providerContext != NULL, &provider_context0, &found);

	if (providerContext)
		*providerContext = found;
	return status;
}

uint32_t provider_context_get_id1(HANDLE engineHandle, UINT64 id,
				  FWPM_PROVIDER_CONTEXT1 **providerContext)
{
	void *found;
	uint32_t status =
		get(engineHandle, NULL, id, providerContext != NULL, &provider_context1, &found);

	if (providerContext)
		*providerContext = found;
	return status;
}

uint32_t provider_context_get_key0(HANDLE engineHandle, const GUID *key,
				   FWPM_PROVIDER_CONTEXT0 **providerContext)
{
	void *found;
	uint32_t status =
		get(engineHandle, key, 0, key && providerContext, &provider_context0, &found);

	if (providerContext)
		*providerContext = found;
	return status;
}

uint32_t provider_context_get_key1(HANDLE engineHandle, const GUID *key,
				   FWPM_PROVIDER_CONTEXT1 **providerContext)
{
	void *found;
	uint32_t status =
		get(engineHandle, key, 0, key && providerContext, &provider_context1, &found);

	if (providerContext)
		*providerContext = found;
	return status;
}

static uint32_t fill(struct engine *engine, const FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 *template,
		     struct managed_items *items)
{
	uint32_t status = managed_items_take(engine, items);
	size_t kept = 0;

	if (!status)
		status = managed_items_add_kind(items, MANAGED_PROVIDER_CONTEXT,
						template ? template->providerKey : NULL);
	if (status || !template)
		return status;
	for (size_t i = 0; i < items->count; i++)
		if (items->list[i]->context.type == (uint32_t) template->providerContextType)
			items->list[kept++] = items->list[i];
	items->count = kept;
	return ERROR_SUCCESS;
}

static uint32_t create_enum(HANDLE engineHandle, struct engine *engine,
			    const FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 *template, HANDLE *ret)
{
	struct enumerator *e;
	uint32_t status = enumerator_new(&kind_provider_contexts, engine->spare, &e);

	if (status)
		return status;
	return enumerator_open(engineHandle, e, fill(engine, template, e->items), false, ret);
}

uint32_t provider_context_enum_create(HANDLE engineHandle,
				      const FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 *enumTemplate,
				      HANDLE *enumHandle)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = enumHandle ? ERROR_SUCCESS : FWP_E_NULL_POINTER;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!status && enumTemplate &&
	    (UINT32)enumTemplate->providerContextType >= FWPM_PROVIDER_CONTEXT_TYPE_MAX)
		status = FWP_E_INVALID_ENUMERATOR;
	if (!status)
		status = create_enum(engineHandle, engine, enumTemplate, enumHandle);
	object_unref(&engine->object);
	return status;
}

uint32_t provider_context_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_provider_contexts);
}

ENUMERATOR_PAGES(provider_context_enum0, FWPM_PROVIDER_CONTEXT0, provider_context0)
ENUMERATOR_PAGES(provider_context_enum1, FWPM_PROVIDER_CONTEXT1, provider_context1)
