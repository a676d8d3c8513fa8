/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FACE_SA_DETAILS_H
#define FACE_SA_DETAILS_H

#include "sa_enum.h"
#include "wfpxfrm.h"

/* Fills *to, which is zeroed, for the entry at @index; what it points to comes from the page. */
void sa_details1_fill(struct page *page, size_t index, IPSEC_SA_DETAILS1 *to);

/* What that takes of the page's block, *to itself not counted. */
size_t sa_details1_space_within(const struct snapshot *snapshot, size_t index);

#endif
