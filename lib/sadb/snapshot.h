/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The SAs and policies of a namespace at one instant. */
#ifndef SADB_SNAPSHOT_H
#define SADB_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "bundle.h"
#include "local.h"
#include "policies.h"
#include "xfrm/algorithm.h"
#include "xfrm/sa.h"

/*
 * snapshot_take() makes it, snapshot_done() frees it. It does not change in between, so any number
 * of threads may read it.
 */
struct snapshot {
	struct arena memory; /* of all that the snapshot has, and of what its SAs point to */
	struct sa *sas;      /* in the kernel's order, newest first */
	size_t count;
	size_t capacity;
	struct bundle *bundles; /* see bundles_find() */
	size_t bundle_count;
	struct sa *ipcomps; /* IPComp states, which come and go with an SA */
	size_t ipcomp_count;
	size_t ipcomp_capacity;
	struct sa *larvals; /* states that are being negotiated, if the scope has asked for them */
	size_t larval_count;
	size_t larval_capacity;
	struct policies policies;
	struct local_addresses local; /* of the namespace */
	struct new_names new_names;
	bool any_ah;     /* without AH SAs there are no bundles */
	bool any_tagged; /* some SAs were created by this library: see tag.h */
	bool merged;     /* made of two dumps: sa->found.order is exact to the second only */

	/*
	 * Whether the snapshot has what the kernel had at the instant below. If not, it is what the
	 * last of several rounds found, and parts of it are older than others.
	 */
	bool complete;
	uint64_t time, boot_time; /* the instant: CLOCK_REALTIME and CLOCK_BOOTTIME, nanoseconds */
	uint64_t bytes_received;
	uint64_t events; /* in the last round */
	uint32_t rounds;
	uint32_t filters; /* dumps that the kernel has filtered */
	uint32_t states, larval, companions, malformed, unknown_attributes;

	/* For whoever has the snapshot: what belongs to it besides. NULL, or given to
	 * attached_done() when the snapshot is freed. */
	void *attached;
	void (*attached_done)(void *attached);
};

/*
 * For whoever builds a snapshot. snapshot_expect() is called once, before the first SA: it makes
 * room for @count SAs and some parts, so that nothing has to grow. snapshot_reserve() makes room
 * for @count SAs in all; sas may move. snapshot_add_ipcomp() and snapshot_add_larval() add a copy.
 * All return ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t snapshot_expect(struct snapshot *snapshot, size_t count);
uint32_t snapshot_reserve(struct snapshot *snapshot, size_t count);
uint32_t snapshot_add_ipcomp(struct snapshot *snapshot, const struct sa *sa);
uint32_t snapshot_add_larval(struct snapshot *snapshot, const struct sa *sa);

/*
 * For a snapshot whose first @first_count SAs, outbound ones, are of one dump and the others,
 * inbound ones, of another, both newest first. Gives all of them one order, by time; of SAs of the
 * same second the outbound ones come first.
 */
void snapshot_merge_order(struct snapshot *snapshot, size_t first_count);

/* Frees what the snapshot owns and zeroes it. */
void snapshot_done(struct snapshot *snapshot);

/* Returns how many bytes the snapshot has allocated. */
uint64_t snapshot_bytes(const struct snapshot *snapshot);

/* Returns the main policy of @sa, or NULL if it has none. */
static inline const struct policy *snapshot_policy(const struct snapshot *snapshot,
						   const struct sa *sa)
{
	return sa->found.policy ? &snapshot->policies.policies[sa->found.policy - 1] : NULL;
}

/*
 * Returns the AH SA that is in a bundle with the ESP SA at @index, or NULL if that SA is in no
 * bundle or is not an ESP SA.
 */
const struct sa *snapshot_bundled_ah(const struct snapshot *snapshot, size_t index);

#endif
