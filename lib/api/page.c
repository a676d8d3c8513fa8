/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "page.h"

#include "base/status.h"
#include "base/text.h"

size_t page_text_space(const char *text)
{
	return text ? BLOCK_SPACE((text_to_wide(text, NULL) + 1) * sizeof(wchar_t)) : 0;
}

wchar_t *page_text(struct page *page, const char *text)
{
	wchar_t *ret;

	if (!text)
		return NULL;
	ret = block_take(&page->block, (text_to_wide(text, NULL) + 1) * sizeof(wchar_t));
	text_to_wide(text, ret);
	return ret;
}

struct filling_one {
	struct page page;
	const struct format *format;
	size_t index, space;
	void *entry;
};

/*
 * The shared data comes after the entry in the block, because the caller frees the block by the
 * address of the entry. But it is put there first, because the entry points to it.
 */
static void fill_one(void *context)
{
	struct filling_one *f = context;
	struct block *block = &f->page.block;

	block->used = f->space;
	if (f->format->kind->share)
		f->page.shared = f->format->kind->share(block);
	block->used = 0;
	block->size = f->space;
	f->entry = f->format->render(&f->page, f->index);
}

uint32_t page_render_one(const struct format *format, const void *items, size_t index, void **ret)
{
	struct filling_one f = { .page = { .items = items },
				 .format = format,
				 .index = index,
				 .space = format->space(items, index) };
	uint32_t status =
		block_make(&f.page.block, f.space + format->kind->shared_space, fill_one, &f);

	if (status)
		return status;
	*ret = f.entry;
	return ERROR_SUCCESS;
}
