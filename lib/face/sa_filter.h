/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The transportFilter of an SA: the traffic that the kernel's own selector lets it protect. */
#ifndef FACE_SA_FILTER_H
#define FACE_SA_FILTER_H

#include <stddef.h>

#include "fwpmtypes.h"
#include "sa_enum.h"
#include "xfrm/sa.h"

/* The names of the filters, once for each page. */
size_t sa_filter_names_space(void);
void sa_filter_names_render(struct page *page);

size_t sa_filter_space(const struct sa *sa);
FWPM_FILTER0 *sa_filter_render(struct page *page, const struct sa *sa);

/* Nonzero, the same in every process, different for each SA, so also for in and out. */
UINT64 sa_filter_id(const struct sa *sa);

#endif
