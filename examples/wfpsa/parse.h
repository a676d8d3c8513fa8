/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What users type, strictly: all of it must be what it should be. False: it is not. */
#ifndef WFPSA_PARSE_H
#define WFPSA_PARSE_H

#include <stdbool.h>
#include <stdint.h>

#include <wfpxfrm.h>

/* Decimal, or hexadecimal after 0x; at most @max. */
bool parse_number(const char *text, uint64_t max, uint64_t *ret);
bool parse_u32(const char *text, UINT32 *ret);

/* One to sixteen hexadecimal digits, with 0x or without. */
bool parse_hex64(const char *text, uint64_t *ret);

struct prefix {
	WFPX_ADDRESS0 address; /* bits behind the prefix may be set */
	UINT8 length;
};

/* "192.0.2.1", "192.0.2.0/24", "2001:db8::/32". */
bool parse_prefix(const char *text, struct prefix *ret);

bool prefix_has(const struct prefix *prefix, const WFPX_ADDRESS0 *address);

#endif
