/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* FWPM_FILTER0 of filters that the store has. */
#ifndef API_FILTER_FORMAT_H
#define API_FILTER_FORMAT_H

#include "filter/managed.h"
#include "fwpmtypes.h"
#include "page.h"

/*
 * filter_render() puts a filter into the page's block and returns it; filter_space() returns how
 * many bytes of the block that takes.
 */
size_t filter_space(const struct managed *object);
FWPM_FILTER0 *filter_render(struct page *page, const struct managed *object);

/* The same for a struct that is in the block already, which is all zero. */
size_t filter_members_space(const struct managed *object);
void filter_fill(struct page *page, const struct managed *object, FWPM_FILTER0 *to);

#endif
