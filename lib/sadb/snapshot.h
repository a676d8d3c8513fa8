/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The SAs of a namespace as one dump found them. */
#ifndef SADB_SNAPSHOT_H
#define SADB_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bundle.h"
#include "policies.h"
#include "subnet.h"
#include "xfrm/algorithm.h"
#include "xfrm/sa.h"

struct netlink;

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
	bool merged; /* from two dumps: sa->order is exact to the second only */

	uint64_t time; /* CLOCK_REALTIME at the dump's end, in nanoseconds */
	uint64_t bytes_received;
	uint32_t states, larval, companions, malformed, unknown_attributes;
};

/*
 * Takes a snapshot of the SAs whose two ends fit @ends, of all if it is NULL. It is the caller's to
 * end with snapshot_done().
 *
 * The kernel filters by addresses if @by_kernel: then there is a dump for each direction, and the
 * order between SAs of different directions is lost where it is not that of their times.
 */
uint32_t snapshot_take(struct netlink *netlink, const struct ends *ends, bool by_kernel,
		       struct snapshot *ret);
void snapshot_done(struct snapshot *snapshot);

/* Memory that it occupies. */
uint64_t snapshot_bytes(const struct snapshot *snapshot);

static inline const struct sa_extra *snapshot_extra(const struct snapshot *snapshot,
						    const struct sa *sa)
{
	return &snapshot->extras[sa->extra];
}

/*
 * The IPComp states that go with @sa, one after another: @after is NULL for the first, and so is
 * what follows the last. They have its addresses and reqid and came at the same moment.
 */
const struct sa *snapshot_next_ipcomp(const struct snapshot *snapshot, const struct sa *sa,
				      const struct sa *after);

/* The AH SA of the bundle whose ESP SA is @index, NULL if that SA stands alone. */
const struct sa *snapshot_bundled_ah(const struct snapshot *snapshot, size_t index);

#endif
