/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What entries are rendered from and into. */
#ifndef API_PAGE_H
#define API_PAGE_H

#include <stddef.h>
#include <wchar.h>

#include "base/block.h"
#include "source.h"

/* The block of one call, while it is filled. */
struct page {
	const struct source *source;
	struct block block;
	wchar_t *filter_name[2][2]; /* by whether there is a policy, and direction */
};

/* One version of one kind of entry, which @index numbers: an SA, a context, a session. */
struct format {
	/* what render() will take of the block */
	size_t (*space)(const struct source *source, size_t index);
	void *(*render)(struct page *page, size_t index);
};

#endif
