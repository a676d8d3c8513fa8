/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef READER_TAKE_H
#define READER_TAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "sadb/snapshot.h"
#include "sadb/subnet.h"

struct netlink;
struct spare;

/* What a snapshot is to have. All zero: everything. */
struct snapshot_scope {
	const struct ends *ends; /* the SAs between these alone; NULL: all SAs */
	/*
	 * The kernel filters by @ends. That takes a dump for each direction, so the order between
	 * SAs of different directions is only known to the second.
	 */
	bool by_kernel;
	/*
	 * Without the policies, which take longer to read than the SAs of two hosts. What rests on
	 * policies is then not found: bundles, and directions that no other rule tells.
	 */
	bool without_policies;
	/*
	 * Without the SAs, with the policies alone. The numbers of states mean nothing then.
	 */
	bool without_states;
	/*
	 * With policies that ask for no SAs as well. What rests on policies is not to be looked at
	 * then.
	 */
	bool every_policy;
	/*
	 * With larval states. They appear without an event, so those that appear while the snapshot
	 * is taken may be missing.
	 */
	bool larval;
	struct spare *spare; /* for the memory of the snapshot; may be NULL */
};

/*
 * Takes a snapshot. The caller frees *ret with snapshot_done(). Returns ERROR_ACCESS_DENIED without
 * CAP_NET_ADMIN; after a failure *ret owns nothing.
 *
 * If changes come faster than they can be followed, the call succeeds with ret->complete false.
 * Other threads that use @netlink wait meanwhile, with pauses.
 */
uint32_t snapshot_take(struct netlink *netlink, const struct snapshot_scope *scope,
		       struct snapshot *ret);

#endif
