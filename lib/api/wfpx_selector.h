/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_WFPX_SELECTOR_H
#define API_WFPX_SELECTOR_H

#include "sadb/tunnel.h"
#include "wfpxfrm.h"
#include "xfrm/sa.h"

/* What a member shows that has no address. */
extern const WFPX_ADDRESS0 wfpx_no_address;

/* These fill *to, which is zero before. */
void wfpx_address_fill(WFPX_ADDRESS0 *to, uint8_t family, const struct address *address);
void wfpx_selector_fill(WFPX_SELECTOR0 *to, const struct selector *from);

/* Fills the ends of a tunnel. One that is not known, or is not one host, has no address. */
void wfpx_ends_fill(WFPX_ADDRESS0 *local, WFPX_ADDRESS0 *remote,
		    const struct tunnel_identity *identity);

#endif
