/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What can be enumerated, and how its entries are rendered. enumerator.c and page.c know no kind by
 * name: a new kind is a struct kind with its formats, in a file of its own.
 */
#ifndef API_PAGE_H
#define API_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#include "base/block.h"

/*
 * A kind of things to enumerate: SAs, contexts, sessions. @items points to a struct that the kind
 * defines and that has all items of one enumeration. It does not change while entries are rendered.
 */
struct kind {
	/* The size of the struct that @items points to. */
	size_t size;
	/* Returns the number of items. */
	size_t (*count)(const void *items);
	/* Whether an item is listed as an entry. NULL if all items are. */
	bool (*is_entry)(const void *items, size_t index);
	/* Returns the snapshot that the items come from, for WfpxSnapshotGetInfo0. May be NULL. */
	const struct snapshot *(*snapshot)(const void *items);
	/* Returns the names of the items, or NULL if none were read. May be NULL. */
	const struct names *(*names)(const void *items);
	/*
	 * Puts data that all entries of a page point to into the page's block, and returns its
	 * address. It takes @shared_space bytes of the block. NULL if entries share nothing.
	 */
	void *(*share)(struct block *block);
	size_t shared_space;
	/* Frees what @items owns, but not @items itself, which may be all zero. */
	void (*done)(void *items);
};

/* The result of one call while it is rendered. */
struct page {
	const void *items;
	struct block block;
	void *shared; /* what kind->share() has returned; NULL without share() */
};

/* How the entries of a kind are rendered, for one version of their struct. */
struct format {
	const struct kind *kind;
	/* Returns how many bytes of the block render() will take for the item. */
	size_t (*space)(const void *items, size_t index);
	/* Renders one item into the page's block and returns the entry. */
	void *(*render)(struct page *page, size_t index);
};

/*
 * page_text() puts a copy of @text, which is UTF-8, into the page's block as wide text, and returns
 * its address. page_text_space() returns how many bytes of the block that takes. For NULL they
 * return NULL and 0.
 */
size_t page_text_space(const char *text);
wchar_t *page_text(struct page *page, const char *text);

/*
 * Renders one item into a block of its own. *ret is the entry, which the caller frees with
 * block_free(). Returns ERROR_NOT_ENOUGH_MEMORY, or ERROR_GEN_FAILURE if render() takes more than
 * space() has said.
 */
uint32_t page_render_one(const struct format *format, const void *items, size_t index, void **ret);

#endif
