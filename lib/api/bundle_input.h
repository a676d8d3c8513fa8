/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* SA bundles that a caller gives. */
#ifndef API_BUNDLE_INPUT_H
#define API_BUNDLE_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "transform_input.h"

/* What the kernel is to make of a bundle. Keys are still in the caller's memory. */
struct bundle_input {
	struct sa_algorithms algorithms[2]; /* ESP comes before AH */
	uint32_t spis[2];
	size_t count;
	uint64_t hard_bytes, hard_packets, hard_seconds;
	bool no_pmtu_discovery;
	bool v6;
	struct address original; /* of a peer behind a NAT, or zero */
};

/*
 * Checks a bundle. Returns, besides the statuses of transform_parse(),
 *
 *	FWP_E_INVALID_FLAGS, FWP_E_INVALID_ENUMERATOR
 *	FWP_E_ZERO_LENGTH_ARRAY, FWP_E_OUT_OF_BOUNDS	there are no SAs, or more than two
 *	FWP_E_NULL_POINTER				the list is missing
 *	FWP_E_INVALID_PARAMETER				an SPI below 256
 *	FWP_E_INVALID_TRANSFORM_COMBINATION		two SAs that are not ESP and AH
 */
uint32_t bundle_parse(const IPSEC_SA_BUNDLE1 *bundle, struct bundle_input *ret);

/* Returns the version 1 struct of @from, which it shares all pointers with. */
IPSEC_SA_BUNDLE1 bundle_of_version0(const IPSEC_SA_BUNDLE0 *from);

/* Whether bundles may have these flags: FWP_E_INVALID_FLAGS if not. */
uint32_t bundle_check_flags(UINT32 flags);

#endif
