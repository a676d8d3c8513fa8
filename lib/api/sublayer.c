/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sublayers: adding, deleting, getting and enumerating them. */
#include "base/status.h"
#include "engine.h"
#include "enumerator.h"
#include "functions.h"
#include "managed_format.h"
#include "managed_intake.h"
#include "managed_items.h"

static const struct kind kind_sublayers = { .size = sizeof(struct managed_items),
					    .count = managed_items_count,
					    .done = managed_items_done };

static size_t sublayer0_space(const void *items, size_t index)
{
	return BLOCK_SPACE(sizeof(FWPM_SUBLAYER0)) +
	       managed_space(((const struct managed_items *)items)->list[index]);
}

static void *sublayer0_render(struct page *page, size_t index)
{
	const struct managed *sublayer = ((const struct managed_items *)page->items)->list[index];
	FWPM_SUBLAYER0 *to = block_take(&page->block, sizeof(*to));

	guid_out(&sublayer->key, &to->subLayerKey);
	managed_render_names(page, sublayer, &to->displayData);
	to->flags = sublayer->flags;
	to->providerKey = managed_render_provider(page, sublayer);
	managed_render_data(page, sublayer, &to->providerData);
	to->weight = sublayer->weight;
	return to;
}

static const struct format sublayer0 = { &kind_sublayers, sublayer0_space, sublayer0_render };

static uint32_t check_flags(UINT32 flags)
{
	if (flags & ~FWPM_SUBLAYER_FLAG_PERSISTENT)
		return FWP_E_INVALID_FLAGS;
	return flags ? ERROR_NOT_SUPPORTED : ERROR_SUCCESS;
}

static uint32_t add(struct engine *engine, const FWPM_SUBLAYER0 *sublayer)
{
	const struct intake_common common = { .key = &sublayer->subLayerKey,
					      .names = &sublayer->displayData,
					      .flags = sublayer->flags,
					      .provider = sublayer->providerKey,
					      .data = &sublayer->providerData };
	struct intake intake = { .object.kind = 0 };
	uint32_t status = check_flags(sublayer->flags);

	if (!status)
		status = intake_begin(&intake, engine, MANAGED_SUBLAYER, &common);
	intake.object.weight = sublayer->weight;
	if (!status && builtin_sublayer_find(&intake.object.key))
		status = FWP_E_ALREADY_EXISTS;
	if (!status)
		status = intake_add(&intake, engine, NULL, NULL);
	intake_done(&intake);
	return status;
}

uint32_t sublayer_add(HANDLE engineHandle, const FWPM_SUBLAYER0 *subLayer, PSECURITY_DESCRIPTOR sd)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = subLayer ? ERROR_SUCCESS : FWP_E_NULL_POINTER;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!status && sd)
		status = ERROR_NOT_SUPPORTED;
	if (!status)
		status = add(engine, subLayer);
	object_unref(&engine->object);
	return status;
}

static uint32_t delete (struct engine *engine, const GUID *key)
{
	const struct guid sought = guid_in(key);

	if (builtin_sublayer_find(&sought))
		return FWP_E_BUILTIN_OBJECT;
	return managed_delete(engine, MANAGED_SUBLAYER, &sought, 0, FWP_E_SUBLAYER_NOT_FOUND);
}

uint32_t sublayer_delete(HANDLE engineHandle, const GUID *key)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = key ? delete (engine, key) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

static uint32_t get(struct engine *engine, const GUID *key, void **ret)
{
	const struct guid sought = guid_in(key);
	const struct builtin_entry *builtin = builtin_sublayer_find(&sought);
	struct managed_items items = { .count = 0 };
	uint32_t status;

	if (builtin)
		status = managed_items_add_builtin(&items, MANAGED_SUBLAYER, builtin, 1);
	else
		status = managed_items_find(engine, &items, MANAGED_SUBLAYER, key, 0,
					    FWP_E_SUBLAYER_NOT_FOUND);
	if (!status)
		status = page_render_one(&sublayer0, &items, 0, ret);
	managed_items_done(&items);
	return status;
}

uint32_t sublayer_get(HANDLE engineHandle, const GUID *key, FWPM_SUBLAYER0 **subLayer)
{
	struct engine *engine = engine_get(engineHandle);
	void *found = NULL;
	uint32_t status;

	if (subLayer)
		*subLayer = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = key && subLayer ? get(engine, key, &found) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	if (!status)
		*subLayer = found;
	return status;
}

static uint32_t fill(struct engine *engine, const GUID *provider, struct managed_items *items)
{
	uint32_t status = managed_items_take(engine, items);

	if (!status && !provider) /* the built-in ones have no provider */
		status = managed_items_add_builtin(items, MANAGED_SUBLAYER, builtin_sublayers,
						   builtin_sublayer_count);
	if (!status)
		status = managed_items_add_kind(items, MANAGED_SUBLAYER, provider);
	return status;
}

uint32_t sublayer_enum_create(HANDLE engineHandle, const FWPM_SUBLAYER_ENUM_TEMPLATE0 *enumTemplate,
			      HANDLE *enumHandle)
{
	struct engine *engine = engine_get(engineHandle);
	struct enumerator *e;
	uint32_t status = enumHandle ? ERROR_SUCCESS : FWP_E_NULL_POINTER;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!status)
		status = enumerator_new(&kind_sublayers, engine->spare, &e);
	if (!status) {
		status = fill(engine, enumTemplate ? enumTemplate->providerKey : NULL, e->items);
		status = enumerator_open(engineHandle, e, status, false, enumHandle);
	}
	object_unref(&engine->object);
	return status;
}

uint32_t sublayer_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_sublayers);
}

ENUMERATOR_PAGES(sublayer_enum0, FWPM_SUBLAYER0, sublayer0)
