/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_WFPX_SELECTOR_H
#define API_WFPX_SELECTOR_H

#include "wfpxfrm.h"
#include "xfrm/sa.h"

extern const WFPX_ADDRESS0 wfpx_no_address;

void wfpx_address_fill(WFPX_ADDRESS0 *to, uint8_t family, const struct address *address);
void wfpx_selector_fill(WFPX_SELECTOR0 *to, const struct selector *from, uint32_t ifindex);

#endif
