/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The conditions of a filter that is made of what the kernel compares packets with. */
#ifndef API_TRAFFIC_CONDITIONS_H
#define API_TRAFFIC_CONDITIONS_H

#include "fwpmtypes.h"
#include "page.h"
#include "sa_traffic.h"

/*
 * traffic_conditions_render() puts the conditions into the page's block, and sets the members of
 * @filter for them. With @forward, the addresses are those of the source and the destination.
 * traffic_conditions_space() returns how many bytes of the block that takes.
 */
size_t traffic_conditions_space(const struct traffic *traffic);
void traffic_conditions_render(struct page *page, FWPM_FILTER0 *filter,
			       const struct traffic *traffic, bool forward);

#endif
