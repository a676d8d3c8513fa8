/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* AH and ESP over the same traffic: two states, one SA bundle of RFC 2401. */
#ifndef SADB_BUNDLE_H
#define SADB_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "direction.h"
#include "xfrm/sa.h"

struct bundle {
	uint32_t esp, ah; /* indices of the two SAs */
};

/*
 * Finds the bundles among the SAs of @snapshot and marks their members (sa->found.bundled). *ret,
 * the caller's to free(), is in ascending order of bundle.esp; NULL when there are none.
 *
 * Both SAs have the same direction, addresses, mark and interface id, and one policy asks for both
 * of them. Equal reqids alone are no reason: an AH tunnel and an ESP tunnel between two hosts may
 * have them. Where several generations exist, the newest go together, then the next: SAs are in
 * the kernel's order, newest first.
 */
struct snapshot;
uint32_t bundles_find(struct snapshot *snapshot, struct bundle **ret, size_t *ret_count);

/*
 * The policy that ties @sa, as one of @direction, to another SA: index + 1 of the first policy that
 * has several templates and asks for @sa, 0 if there is none.
 */
uint32_t bundle_policy(const struct snapshot *snapshot, const struct sa *sa,
		       enum sa_direction direction);

/* Whether two SAs are between the same ends, for packets of one mark and interface id. */
bool bundle_same_way(const struct sa *a, const struct sa *b);

/* The bundle whose ESP SA has the index @esp, NULL if there is none. */
const struct bundle *bundles_get(const struct bundle *bundles, size_t count, uint32_t esp);

#endif
