/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Layers: enumerating them, and getting one by its id or key. They are a table, so nobody needs a
 * right.
 */
#include <string.h>
#include <sys/socket.h>

#include "base/status.h"
#include "engine.h"
#include "enumerator.h"
#include "functions.h"
#include "layer_table.h"

struct layer_items {
	size_t count;
};

static size_t count_layers(const void *items)
{
	return ((const struct layer_items *)items)->count;
}

static void done_layers(void *items)
{
	(void)items; /* owns nothing */
}

static const struct kind kind_layers = { .size = sizeof(struct layer_items),
					 .count = count_layers,
					 .done = done_layers };

static size_t fields_of(const struct layer_entry *layer)
{
	return (size_t)__builtin_popcount(layer->fields);
}

static size_t layer0_space(const void *items, size_t index)
{
	const struct layer_entry *layer = &layer_table[index];

	(void)items;
	return BLOCK_SPACE(sizeof(FWPM_LAYER0)) + page_text_space(layer->name) +
	       BLOCK_SPACE(fields_of(layer) * sizeof(FWPM_FIELD0)) +
	       fields_of(layer) * BLOCK_SPACE(sizeof(GUID));
}

static bool is_address(uint8_t field)
{
	return field == FIELD_LOCAL_ADDRESS || field == FIELD_REMOTE_ADDRESS ||
	       field == FIELD_SOURCE_ADDRESS || field == FIELD_DESTINATION_ADDRESS;
}

static FWP_DATA_TYPE data_type(uint8_t field, uint8_t family)
{
	if (is_address(field))
		return family == AF_INET ? FWP_UINT32 : FWP_BYTE_ARRAY16_TYPE;
	return field == FIELD_LOCAL_PORT || field == FIELD_REMOTE_PORT ? FWP_UINT16 : FWP_UINT8;
}

static void render_field(struct page *page, FWPM_FIELD0 *to, const struct field_entry *from,
			 uint8_t family)
{
	to->fieldKey = block_take(&page->block, sizeof(GUID));
	*to->fieldKey = *from->key;
	to->type = is_address(from->field) ? FWPM_FIELD_IP_ADDRESS : FWPM_FIELD_RAW_DATA;
	to->dataType = data_type(from->field, family);
}

static void *layer0_render(struct page *page, size_t index)
{
	const struct layer_entry *layer = &layer_table[index];
	FWPM_LAYER0 *to = block_take(&page->block, sizeof(*to));
	FWPM_FIELD0 *field;

	to->layerKey = *layer->key;
	to->displayData.name = page_text(page, layer->name);
	to->flags = FWPM_LAYER_FLAG_BUILTIN | (layer->enforced ? FWPM_LAYER_FLAG_KERNEL : 0);
	to->numFields = (UINT32)fields_of(layer);
	to->field = field = block_take(&page->block, to->numFields * sizeof(*field));
	for (size_t i = 0; i < field_count; i++)
		if (layer->fields & 1u << field_table[i].field)
			render_field(page, field++, &field_table[i], layer->family);
	to->defaultSubLayerKey = FWPM_SUBLAYER_UNIVERSAL;
	to->layerId = layer->id;
	return to;
}

static const struct format layer0 = { &kind_layers, layer0_space, layer0_render };

static uint32_t create_enum(HANDLE engineHandle, struct engine *engine, HANDLE *ret)
{
	struct enumerator *e;
	uint32_t status = enumerator_new(&kind_layers, engine->spare, &e);

	if (status)
		return status;
	((struct layer_items *)e->items)->count = layer_count;
	return enumerator_open(engineHandle, e, ERROR_SUCCESS, false, ret);
}

uint32_t layer_enum_create(HANDLE engineHandle, const FWPM_LAYER_ENUM_TEMPLATE0 *enumTemplate,
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

uint32_t layer_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_layers);
}

ENUMERATOR_PAGES(layer_enum0, FWPM_LAYER0, layer0)

static uint32_t get(HANDLE engineHandle, const struct layer_entry *found, FWPM_LAYER0 **layer)
{
	struct engine *engine = engine_get(engineHandle);
	const struct layer_items items = { layer_count };
	void *entry = NULL;
	uint32_t status;

	if (layer)
		*layer = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	object_unref(&engine->object);
	if (!layer)
		return FWP_E_NULL_POINTER;
	if (!found)
		return FWP_E_LAYER_NOT_FOUND;
	status = page_render_one(&layer0, &items, (size_t)(found - layer_table), &entry);
	if (!status)
		*layer = entry;
	return status;
}

uint32_t layer_get_id(HANDLE engineHandle, UINT16 id, FWPM_LAYER0 **layer)
{
	const struct layer_entry *found = NULL;

	for (size_t i = 0; i < layer_count; i++)
		if (layer_table[i].id == id)
			found = &layer_table[i];
	return get(engineHandle, found, layer);
}

uint32_t layer_get_key(HANDLE engineHandle, const GUID *key, FWPM_LAYER0 **layer)
{
	/* without a key, as without an address for the result */
	return get(engineHandle, key ? layer_find(key) : NULL, key ? layer : NULL);
}
