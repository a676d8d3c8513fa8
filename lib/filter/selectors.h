/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The conditions of a filter as selectors of the kernel. */
#ifndef FILTER_SELECTORS_H
#define FILTER_SELECTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "intervals.h"
#include "policies.h"
#include "xfrm/sa.h"

/* What conditions can compare. At the forward layer, local is the source. */
enum dimension {
	DIMENSION_LOCAL_ADDRESS,
	DIMENSION_REMOTE_ADDRESS,
	DIMENSION_PROTOCOL,
	DIMENSION_LOCAL_PORT,
	DIMENSION_REMOTE_PORT,
	DIMENSIONS
};

/* The prefixes that a packet's value must be in one of. */
struct extent {
	struct prefix prefixes[FILTER_POLICIES_MAX];
	size_t count; /* 0 if no packet fits */
};

/* What a filter's conditions select: packets that are in an extent of each dimension. */
struct extents {
	struct extent of[DIMENSIONS];
	struct interval intervals[2 * CONDITIONS_MAX]; /* scratch */
};

/* Fills *ret for the filter. Statuses are those of filter_check(). */
uint32_t extents_of(const struct filter *filter, struct extents *ret);

/* Returns how many selectors the extents need. */
size_t selectors_count(const struct extents *extents);

/*
 * Writes selectors_count() selectors, which have the tag @user, to @ret: for packets from the local
 * to the remote end, or with @inbound from the remote to the local end.
 */
void selectors_fill(const struct extents *extents, uint8_t family, bool inbound, uint32_t user,
		    struct selector *ret);

#endif
