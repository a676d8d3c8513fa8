/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row of tunnels, which the getters of the columns of tunnels take. */
#ifndef WFPSA_TUNNEL_ROW_H
#define WFPSA_TUNNEL_ROW_H

#include <stdbool.h>
#include <stdint.h>

#include <wfpxfrm.h>

#include "filter.h"
#include "value.h"

struct column;
struct columns;

/* What "watch" has counted of a tunnel. */
struct watched {
	const WFPX_TUNNEL_TOTALS0 *totals;
	bool has_rates;                                        /* there was a sample before */
	uint64_t bytes_in, bytes_out, packets_in, packets_out; /* per second */
};

/* The pointers are into a block of the library and valid as long as that. */
struct tunnel_row {
	const WFPX_TUNNEL0 *tunnel;
	uint64_t now;                  /* time of the snapshot, in seconds since 1970 */
	const struct watched *watched; /* NULL in a list, for whose columns it is not needed */
};

/* Columns that a list of tunnels and "watch" share. */
extern const struct columns tunnel_ends, tunnel_ends_more;

/* Makes @ret the id of the tunnel. */
void tunnel_id(const struct tunnel_row *row, struct value *ret);

/* Calls the getter of a column of tunnels, as struct record.get does. */
void tunnel_get(const struct column *column, const void *row, struct value *ret);

/* Whether the tunnel passes the filters, but for --spi. */
bool tunnel_wanted(const struct filter *filter, const WFPX_TUNNEL0 *tunnel);

/*
 * Makes @ret what the column of tunnels with the JSON key @key shows of @row, or absent if there is
 * no such column or no tunnel.
 */
void tunnel_value(const struct tunnel_row *row, const char *key, struct value *ret);

#endif
