/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* AH and ESP over the same traffic: two states of the kernel, one SA bundle of RFC 2401. */
#ifndef SADB_BUNDLE_H
#define SADB_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "direction.h"
#include "xfrm/sa.h"

/* The two SAs of a bundle, as indices into snapshot.sas. */
struct bundle {
	uint32_t esp, ah;
};

struct snapshot;

/*
 * Finds the bundles among the SAs of @snapshot, which must have their directions, and sets
 * sa->found.bundled of their members and snapshot->bundles, in ascending order of bundle.esp.
 * Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 *
 * Both SAs of a bundle have the same direction, addresses, mark and interface id, and one policy
 * asks for both of them. Equal reqids alone do not suffice: an AH tunnel and an ESP tunnel between
 * two hosts may have one reqid. If there are several generations, the newest AH SA goes with the
 * newest ESP SA, and so on. SAs with a tag are a bundle if they have the same tag, and no policy is
 * asked.
 */
uint32_t bundles_find(struct snapshot *snapshot);

/*
 * Returns the policy that asks for @sa, taken as an SA of @direction, and for other SAs besides:
 * the newest inbound or outbound policy that has several templates, one of which @sa fits. The
 * result is its index in snapshot->policies + 1, or 0 if there is none.
 */
uint32_t bundle_policy(const struct snapshot *snapshot, const struct sa *sa,
		       enum sa_direction direction);

/* Whether two SAs have the same source, destination, mark and interface id. */
bool bundle_same_way(const struct sa *a, const struct sa *b);

/*
 * Returns the bundle whose ESP SA has the index @esp, or NULL. @bundles are those of the
 * snapshot.
 */
const struct bundle *bundles_get(const struct bundle *bundles, size_t count, uint32_t esp);

#endif
