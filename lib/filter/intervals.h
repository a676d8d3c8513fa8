/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Sets of values of a field, as intervals and as prefixes.
 *
 * A value is a number of up to 128 bits: an address, a port or a protocol. Its highest bit is the
 * first bit of a struct address, and the bytes behind its width are zero, so memcmp() compares
 * values, and a set of addresses is treated as a set of ports.
 */
#ifndef FILTER_INTERVALS_H
#define FILTER_INTERVALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/address.h"
#include "managed.h"

/* The values from low to high, both included. */
struct interval {
	struct address low, high;
};

/* The values that agree with @value in the first @length bits; its other bits are 0. */
struct prefix {
	struct address value;
	uint8_t length;
};

/* Returns a number of up to 32 bits as a value of @width bits, which is 8, 16 or 32. */
struct address value_of_number(uint32_t number, unsigned width);

/*
 * Writes the values of @width bits for which the condition holds as intervals to @ret, and their
 * number, which may be 0, to *ret_count. Returns FWP_E_OUT_OF_BOUNDS for a number that does not fit
 * into the width, FWP_E_INVALID_RANGE for a range whose low end is above its high end,
 * FWP_E_INVALID_NET_MASK for a prefix that is longer than the width, and
 * FWP_E_MATCH_TYPE_MISMATCH for a match type that does not compare such values.
 */
uint32_t intervals_of(const struct condition *condition, unsigned width, struct interval ret[2],
		      unsigned *ret_count);

/* Sorts @intervals and merges those that touch. Returns how many are left. */
size_t intervals_merge(struct interval *intervals, size_t count, unsigned width);

/*
 * Writes the fewest prefixes that have the values of @interval to @ret, but no more than @max, and
 * returns their number, which is @max + 1 if there are more.
 */
size_t interval_prefixes(const struct interval *interval, unsigned width, struct prefix *ret,
			 size_t max);

#endif
