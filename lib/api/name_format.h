/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WFPX_NAMES0 of the names that a context or a tunnel has. */
#ifndef API_NAME_FORMAT_H
#define API_NAME_FORMAT_H

#include "names/names.h"
#include "page.h"
#include "wfpxfrm.h"

/*
 * name_render() returns the names, in the page's block, or NULL if there are none. name_space()
 * returns how many bytes of the block that takes.
 */
size_t name_space(const struct name *name);
WFPX_NAMES0 *name_render(struct page *page, const struct name *name);

#endif
