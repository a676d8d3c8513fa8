/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The SAs of a namespace, with its policies, at one instant. */
#ifndef SADB_SNAPSHOT_H
#define SADB_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bundle.h"
#include "policies.h"
#include "tunnel.h"
#include "xfrm/algorithm.h"
#include "xfrm/sa.h"

/* Does not change once taken, so any thread may read it. */
struct snapshot {
	struct sa *sas; /* in the kernel's order, newest first */
	size_t count;
	size_t capacity;
	struct sa_extra *extras; /* [0] is all zero: the extra of SAs that have none */
	size_t extra_count;
	size_t extra_capacity;
	struct bundle *bundles;
	size_t bundle_count;
	struct sa *ipcomps; /* IPComp states: they come and go with an SA */
	size_t ipcomp_count;
	size_t ipcomp_capacity;
	struct policies policies;
	struct new_names new_names;
	bool any_ah; /* else there is nothing to bundle */
	bool merged; /* from two dumps: sa->found.order is exact to the second only */

	/*
	 * Whether it is what the kernel's tables were at that instant. If not, it is what the last
	 * of several rounds found, some of it older than the rest.
	 */
	bool complete;
	uint64_t time, boot_time; /* the instant: CLOCK_REALTIME and CLOCK_BOOTTIME, nanoseconds */
	uint64_t bytes_received;
	uint64_t events; /* of the last round */
	uint32_t rounds;
	uint32_t filters; /* the kernel's, one for each of its dumps */
	uint32_t states, larval, companions, malformed, unknown_attributes;
};

/* Room for @count SAs, of which the array may move. */
uint32_t snapshot_reserve(struct snapshot *snapshot, size_t count);
uint32_t snapshot_add_extra(struct snapshot *snapshot, const struct sa_extra *extra, uint32_t *ret);
uint32_t snapshot_add_ipcomp(struct snapshot *snapshot, const struct sa *sa);
void snapshot_trim(struct snapshot *snapshot); /* gives back what was reserved and not needed */
void snapshot_done(struct snapshot *snapshot);

/* Memory that it occupies. */
uint64_t snapshot_bytes(const struct snapshot *snapshot);

static inline const struct sa_extra *snapshot_extra(const struct snapshot *snapshot,
						    const struct sa *sa)
{
	return &snapshot->extras[sa->extra];
}

/* The SA with the index @index as a half to pair. */
static inline struct half snapshot_half(const struct snapshot *snapshot, size_t index)
{
	const struct sa *sa = &snapshot->sas[index];

	return (struct half){ sa, snapshot_extra(snapshot, sa) };
}

/* The policy that speaks for @sa, NULL if none does; to be found once direction and policies are.
 */
void snapshot_find_policy(const struct snapshot *snapshot, struct sa *sa);

static inline const struct policy *snapshot_policy(const struct snapshot *snapshot,
						   const struct sa *sa)
{
	return sa->found.policy ? &snapshot->policies.policies[sa->found.policy - 1] : NULL;
}

/* The AH SA of the bundle whose ESP SA is @index, NULL if that SA stands alone. */
const struct sa *snapshot_bundled_ah(const struct snapshot *snapshot, size_t index);

#endif
