/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Numbers and addresses that users type. The whole text must be well formed, without blanks. The
 * functions that parse return false if it is not; *@ret is then undefined.
 */
#ifndef WFPSA_PARSE_H
#define WFPSA_PARSE_H

#include <stdbool.h>
#include <stdint.h>

#include <wfpxfrm.h>

/* A number up to @max, decimal, or hexadecimal after 0x. */
bool parse_number(const char *text, uint64_t max, uint64_t *ret);

/* The same, up to 32 bits. */
bool parse_u32(const char *text, UINT32 *ret);

/*
 * A duration in seconds, decimal, with a fraction such as "0.5" or without, of 0.1 to 1000000
 * seconds. *@ret is in milliseconds; what is smaller than these is cut off.
 */
bool parse_seconds(const char *text, uint64_t *ret);

/* A number of one to sixteen hexadecimal digits, with 0x or without: the id of a context. */
bool parse_hex64(const char *text, uint64_t *ret);

/* A range of addresses. */
struct prefix {
	WFPX_ADDRESS0 address; /* bits beyond the length may be set, and mean nothing */
	UINT8 length;          /* in bits */
};

/* A prefix such as "192.0.2.0/24" or "2001:db8::/32"; without a slash, a single address. */
bool parse_prefix(const char *text, struct prefix *ret);

/* Whether @address is in @prefix; false also if the IP versions differ. */
bool prefix_has(const struct prefix *prefix, const WFPX_ADDRESS0 *address);

#endif
