/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Traffic selectors of SAs and of policies, as values of columns. */
#ifndef WFPSA_SELECTOR_H
#define WFPSA_SELECTOR_H

#include <wfpxfrm.h>

#include "value.h"

/*
 * Sets @ret to an object with the members of the selector. The cell is a text such as
 * "192.0.2.0/24>198.51.100.7/32:80,tcp", or "any".
 */
void value_selector(struct value *ret, const WFPX_SELECTOR0 *selector);

#define TRAFFIC_END_TEXT_SIZE 96 /* enough for any selector */

/*
 * Writes one end of the traffic to @ret, the source or the destination: "192.0.2.0/24",
 * "198.51.100.7/32[tcp/80]", "any".
 */
void format_traffic_end(const WFPX_SELECTOR0 *selector, bool source,
			char ret[TRAFFIC_END_TEXT_SIZE]);

#endif
