/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Selectors, of SAs and of policies. */
#ifndef WFPSA_SELECTOR_H
#define WFPSA_SELECTOR_H

#include <wfpxfrm.h>

#include "value.h"

/* An object with the cell "192.0.2.0/24>198.51.100.7/32:80,tcp". */
void value_selector(struct value *ret, const WFPX_SELECTOR0 *selector);

#define TRAFFIC_END_TEXT_SIZE 96

/* One end of the traffic: "192.0.2.0/24", "198.51.100.7/32[tcp/80]". */
void format_traffic_end(const WFPX_SELECTOR0 *selector, bool source,
			char ret[TRAFFIC_END_TEXT_SIZE]);

#endif
