/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Renderers of one entry of an SA enumeration, one for each version of its struct. */
#ifndef FACE_SA_ENUM_H
#define FACE_SA_ENUM_H

#include <stddef.h>

#include "base/block.h"
#include "sadb/snapshot.h"

/* What every entry of one block shares. */
struct page {
	const struct snapshot *snapshot;
	struct block block;
	wchar_t *filter_name[2]; /* by direction */
};

struct sa_format {
	/* what render() will take of the block for the entry at @index of the snapshot */
	size_t (*space)(const struct snapshot *snapshot, size_t index);
	void *(*render)(struct page *page, size_t index);
};

extern const struct sa_format sa_format_details0;
extern const struct sa_format sa_format_details1;
extern const struct sa_format sa_format_wfpx0;

#endif
