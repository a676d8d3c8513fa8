/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Providers: adding, deleting, getting and enumerating them. */
#include "base/status.h"
#include "engine.h"
#include "enumerator.h"
#include "functions.h"
#include "managed_format.h"
#include "managed_intake.h"
#include "managed_items.h"

static const struct kind kind_providers = { .size = sizeof(struct managed_items),
					    .count = managed_items_count,
					    .done = managed_items_done };

static size_t provider0_space(const void *items, size_t index)
{
	const struct managed *provider = ((const struct managed_items *)items)->list[index];

	return BLOCK_SPACE(sizeof(FWPM_PROVIDER0)) + managed_space(provider) +
	       page_text_space(provider->service);
}

static void *provider0_render(struct page *page, size_t index)
{
	const struct managed *provider = ((const struct managed_items *)page->items)->list[index];
	FWPM_PROVIDER0 *to = block_take(&page->block, sizeof(*to));

	guid_out(&provider->key, &to->providerKey);
	managed_render_names(page, provider, &to->displayData);
	to->flags = provider->flags;
	managed_render_data(page, provider, &to->providerData);
	to->serviceName = page_text(page, provider->service);
	return to;
}

static const struct format provider0 = { &kind_providers, provider0_space, provider0_render };

static uint32_t check_flags(UINT32 flags)
{
	if (flags & ~FWPM_PROVIDER_FLAG_PERSISTENT)
		return FWP_E_INVALID_FLAGS;
	return flags ? ERROR_NOT_SUPPORTED : ERROR_SUCCESS;
}

static uint32_t add(struct engine *engine, const FWPM_PROVIDER0 *provider)
{
	const struct intake_common common = { .key = &provider->providerKey,
					      .names = &provider->displayData,
					      .flags = provider->flags,
					      .data = &provider->providerData };
	struct intake intake = { .object.kind = 0 };
	uint32_t status = check_flags(provider->flags);

	if (!status)
		status = intake_begin(&intake, engine, MANAGED_PROVIDER, &common);
	if (!status)
		status = intake_text(&intake, provider->serviceName, &intake.object.service);
	if (!status && builtin_provider_is(&intake.object.key))
		status = FWP_E_ALREADY_EXISTS;
	if (!status)
		status = intake_add(&intake, engine, NULL, NULL);
	intake_done(&intake);
	return status;
}

uint32_t provider_add(HANDLE engineHandle, const FWPM_PROVIDER0 *provider, PSECURITY_DESCRIPTOR sd)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = provider ? ERROR_SUCCESS : FWP_E_NULL_POINTER;

	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!status && sd)
		status = ERROR_NOT_SUPPORTED;
	if (!status)
		status = add(engine, provider);
	object_unref(&engine->object);
	return status;
}

static uint32_t delete (struct engine *engine, const GUID *key)
{
	const struct guid sought = guid_in(key);

	if (builtin_provider_is(&sought))
		return FWP_E_BUILTIN_OBJECT;
	return managed_delete(engine, MANAGED_PROVIDER, &sought, 0, FWP_E_PROVIDER_NOT_FOUND);
}

uint32_t provider_delete(HANDLE engineHandle, const GUID *key)
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
	const struct builtin_entry *builtin = builtin_provider_find(&sought);
	struct managed_items items = { .count = 0 };
	uint32_t status;

	if (builtin)
		status = managed_items_add_builtin(&items, MANAGED_PROVIDER, builtin, 1);
	else
		status = managed_items_find(engine, &items, MANAGED_PROVIDER, key, 0,
					    FWP_E_PROVIDER_NOT_FOUND);
	if (!status)
		status = page_render_one(&provider0, &items, 0, ret);
	managed_items_done(&items);
	return status;
}

uint32_t provider_get(HANDLE engineHandle, const GUID *key, FWPM_PROVIDER0 **provider)
{
	struct engine *engine = engine_get(engineHandle);
	void *found = NULL;
	uint32_t status;

	if (provider)
		*provider = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = key && provider ? get(engine, key, &found) : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	if (!status)
		*provider = found;
	return status;
}

static uint32_t create_enum(HANDLE engineHandle, struct engine *engine, HANDLE *ret)
{
	struct enumerator *e;
	uint32_t status = enumerator_new(&kind_providers, engine->spare, &e);

	if (status)
		return status;
	status = managed_items_take(engine, e->items);
	if (!status)
		status = managed_items_add_builtin(e->items, MANAGED_PROVIDER, builtin_providers,
						   builtin_provider_count);
	if (!status)
		status = managed_items_add_kind(e->items, MANAGED_PROVIDER, NULL);
	return enumerator_open(engineHandle, e, status, false, ret);
}

uint32_t provider_enum_create(HANDLE engineHandle, const FWPM_PROVIDER_ENUM_TEMPLATE0 *enumTemplate,
			      HANDLE *enumHandle)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status = enumHandle ? ERROR_SUCCESS : FWP_E_NULL_POINTER;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	if (!status && enumTemplate && enumTemplate->reserved)
		status = FWP_E_RESERVED;
	if (!status)
		status = create_enum(engineHandle, engine, enumHandle);
	object_unref(&engine->object);
	return status;
}

uint32_t provider_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_providers);
}

ENUMERATOR_PAGES(provider_enum0, FWPM_PROVIDER0, provider0)
