/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row of tunnels, which the getters of the columns of tunnels take. */
#ifndef WFPSA_TUNNEL_ROW_H
#define WFPSA_TUNNEL_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include <wfpxfrm.h>

#include "filter.h"
#include "value.h"

/* The pointer is into a block of the library and valid as long as that. */
struct tunnel_row {
	const WFPX_TUNNEL0 *tunnel;
	uint64_t now; /* time of the snapshot, in seconds since 1970 */
};

/* Whether the tunnel passes the filters, but for --spi. */
bool tunnel_wanted(const struct filter *filter, const WFPX_TUNNEL0 *tunnel);

/*
 * Makes @ret what the column of tunnels with the JSON key @key shows of @row, or absent if there is
 * no such column or no tunnel.
 */
void tunnel_value(const struct tunnel_row *row, const char *key, struct value *ret);

#endif
