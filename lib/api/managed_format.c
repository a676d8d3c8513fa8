/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "managed_format.h"

#include <string.h>

void guid_out(const struct guid *from, GUID *to)
{
	memcpy(to, from, sizeof(*to));
}

struct guid guid_in(const GUID *from)
{
	struct guid to;

	memcpy(&to, from, sizeof(to));
	return to;
}

size_t blob_space(const struct blob *blob)
{
	return BLOCK_SPACE((size_t)blob->size);
}

void blob_render(struct page *page, const struct blob *blob, FWP_BYTE_BLOB *to)
{
	to->size = blob->size;
	to->data = NULL;
	if (!blob->size)
		return;
	to->data = block_take(&page->block, blob->size);
	memcpy(to->data, blob->bytes, blob->size);
}

size_t managed_space(const struct managed *object)
{
	return page_text_space(object->name) + page_text_space(object->description) +
	       (guid_is_zero(&object->provider) ? 0 : BLOCK_SPACE(sizeof(GUID))) +
	       blob_space(&object->data);
}

void managed_render_names(struct page *page, const struct managed *object, FWPM_DISPLAY_DATA0 *to)
{
	to->name = page_text(page, object->name);
	to->description = page_text(page, object->description);
}

GUID *managed_render_provider(struct page *page, const struct managed *object)
{
	GUID *key;

	if (guid_is_zero(&object->provider))
		return NULL;
	key = block_take(&page->block, sizeof(*key));
	guid_out(&object->provider, key);
	return key;
}

void managed_render_data(struct page *page, const struct managed *object, FWP_BYTE_BLOB *to)
{
	blob_render(page, &object->data, to);
}
