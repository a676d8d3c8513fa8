/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Callouts. A callout is a function of a driver on Windows; here the kernel does what those of
 * IPsec do, and there are no others.
 */
#include <string.h>

#include "base/status.h"
#include "engine.h"
#include "enumerator.h"
#include "functions.h"
#include "layer_table.h"

/* The template: no callout here is of a provider, so one that names a provider selects none. */
struct callout_items {
	size_t count;
	GUID layer; /* all zero: any */
};

static size_t count_callouts(const void *items)
{
	return ((const struct callout_items *)items)->count;
}

static bool is_selected(const void *items, size_t index)
{
	static const GUID any;
	const struct callout_items *from = items;
	const struct callout_entry *callout = &callout_table[index];

	return key_equal(&from->layer, &any) ||
	       key_equal(&from->layer, layer_of(callout->layer, callout->family)->key);
}

static void done_callouts(void *items)
{
	(void)items; /* owns nothing */
}

static const struct kind kind_callouts = { .size = sizeof(struct callout_items),
					   .count = count_callouts,
					   .is_entry = is_selected,
					   .done = done_callouts };

static size_t callout0_space(const void *items, size_t index)
{
	(void)items;
	return BLOCK_SPACE(sizeof(FWPM_CALLOUT0)) + page_text_space(callout_table[index].name);
}

static void *callout0_render(struct page *page, size_t index)
{
	const struct callout_entry *callout = &callout_table[index];
	FWPM_CALLOUT0 *to = block_take(&page->block, sizeof(*to));

	to->calloutKey = *callout->key;
	to->displayData.name = page_text(page, callout->name);
	to->flags = FWPM_CALLOUT_FLAG_PERSISTENT | FWPM_CALLOUT_FLAG_REGISTERED;
	if (callout->context != CALLOUT_TAKES_TRANSPORT)
		to->flags |= FWPM_CALLOUT_FLAG_USES_PROVIDER_CONTEXT;
	to->applicableLayer = *layer_of(callout->layer, callout->family)->key;
	to->calloutId = callout->id;
	return to;
}

static const struct format callout0 = { &kind_callouts, callout0_space, callout0_render };

static uint32_t create_enum(HANDLE engineHandle, struct engine *engine,
			    const FWPM_CALLOUT_ENUM_TEMPLATE0 *template, HANDLE *ret)
{
	struct enumerator *e;
	struct callout_items *items;
	uint32_t status = enumerator_new(&kind_callouts, engine->spare, &e);

	if (status)
		return status;
	items = e->items;
	if (!template || !template->providerKey)
		items->count = callout_count;
	if (template)
		items->layer = template->layerKey;
	return enumerator_open(engineHandle, e, ERROR_SUCCESS, false, ret);
}

uint32_t callout_enum_create(HANDLE engineHandle, const FWPM_CALLOUT_ENUM_TEMPLATE0 *enumTemplate,
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

uint32_t callout_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_callouts);
}

ENUMERATOR_PAGES(callout_enum0, FWPM_CALLOUT0, callout0)

/* Checks the arguments that all functions about one callout have. */
static uint32_t check(HANDLE engineHandle, bool complete)
{
	struct engine *engine = engine_get(engineHandle);

	if (!engine)
		return ERROR_INVALID_HANDLE;
	object_unref(&engine->object);
	return complete ? ERROR_SUCCESS : FWP_E_NULL_POINTER;
}

static const struct callout_entry *find_id(UINT32 id)
{
	for (size_t i = 0; i < callout_count; i++)
		if (callout_table[i].id == id)
			return &callout_table[i];
	return NULL;
}

static uint32_t render(const struct callout_entry *found, FWPM_CALLOUT0 **callout)
{
	const struct callout_items items = { .count = callout_count };
	void *entry = NULL;
	uint32_t status;

	if (!found)
		return FWP_E_CALLOUT_NOT_FOUND;
	status = page_render_one(&callout0, &items, (size_t)(found - callout_table), &entry);
	*callout = entry;
	return status;
}

uint32_t callout_get_id(HANDLE engineHandle, UINT32 id, FWPM_CALLOUT0 **callout)
{
	uint32_t status = check(engineHandle, callout);

	if (callout)
		*callout = NULL;
	return status ? status : render(find_id(id), callout);
}

uint32_t callout_get_key(HANDLE engineHandle, const GUID *key, FWPM_CALLOUT0 **callout)
{
	uint32_t status = check(engineHandle, key && callout);

	if (callout)
		*callout = NULL;
	return status ? status : render(callout_find(key), callout);
}

/*
 * On Windows, filters of a callout that no driver has registered block what they match. No driver
 * can come here, so a program that adds a callout would find its traffic blocked for ever.
 */
uint32_t callout_add(HANDLE engineHandle, const FWPM_CALLOUT0 *callout, PSECURITY_DESCRIPTOR sd,
		     UINT32 *id)
{
	uint32_t status = check(engineHandle, callout);

	(void)sd;
	if (id)
		*id = 0;
	if (status)
		return status;
	if (!callout->displayData.name)
		return FWP_E_NULL_DISPLAY_NAME;
	return callout_find(&callout->calloutKey) ? FWP_E_ALREADY_EXISTS : ERROR_NOT_SUPPORTED;
}

static uint32_t delete (const struct callout_entry *found)
{
	return found ? FWP_E_BUILTIN_OBJECT : FWP_E_CALLOUT_NOT_FOUND;
}

uint32_t callout_delete_id(HANDLE engineHandle, UINT32 id)
{
	uint32_t status = check(engineHandle, true);

	return status ? status : delete (find_id(id));
}

uint32_t callout_delete_key(HANDLE engineHandle, const GUID *key)
{
	uint32_t status = check(engineHandle, key);

	return status ? status : delete (callout_find(key));
}
