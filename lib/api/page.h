/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What can be enumerated, and how its entries are rendered. The mechanism (enumerator.c, page.c)
 * knows no kind by name: a new one is a struct kind and its formats, in a file of its own.
 */
#ifndef API_PAGE_H
#define API_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/block.h"

/*
 * A kind of things to enumerate: SAs, contexts, sessions. @items is what an enumeration of this
 * kind holds, a struct of the kind's own; it does not change while entries are rendered from it.
 */
struct kind {
	size_t size; /* of the struct that @items points to */
	size_t (*count)(const void *items);
	/* Whether the item is an entry of its own. NULL: each is. */
	bool (*is_entry)(const void *items, size_t index);
	/* The snapshot that the items come from, for WfpxSnapshotGetInfo0. NULL: from none. */
	const struct snapshot *(*snapshot)(const void *items);
	/*
	 * Puts what all entries of a page point to into its block, once, and returns its address.
	 * It takes @shared_space bytes of the block. NULL: entries share nothing.
	 */
	void *(*share)(struct block *block);
	size_t shared_space;
	/* Frees what @items holds, not @items itself. All bytes may be zero. */
	void (*done)(void *items);
};

/* The block of one call, while it is filled. */
struct page {
	const void *items;
	struct block block;
	void *shared; /* what kind->share() has returned */
};

/* One version of the entries of a kind. */
struct format {
	const struct kind *kind;
	/* How much of the block render() will take for the item, in bytes. */
	size_t (*space)(const void *items, size_t index);
	/* Renders one item into the page's block and returns the entry. */
	void *(*render)(struct page *page, size_t index);
};

/*
 * Renders one item into a block of its own. *ret is the entry, which begins the block: the caller
 * frees it with block_free(). ERROR_GEN_FAILURE if @format's space() and render() disagree.
 */
uint32_t page_render_one(const struct format *format, const void *items, size_t index, void **ret);

#endif
