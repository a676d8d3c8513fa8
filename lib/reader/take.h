/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef READER_TAKE_H
#define READER_TAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "sadb/snapshot.h"
#include "sadb/subnet.h"

struct netlink;

/*
 * Takes a snapshot of the SAs between @ends, or of all SAs if @ends is NULL. The caller frees *ret
 * with snapshot_done(). Returns ERROR_ACCESS_DENIED without CAP_NET_ADMIN; after a failure *ret
 * owns nothing.
 *
 * If @by_kernel and @ends are given, the kernel filters by addresses. That takes a dump for each
 * direction, so the order between SAs of different directions is only known to the second.
 *
 * If changes come faster than they can be followed, the call succeeds with ret->complete false.
 * Other threads that use @netlink wait meanwhile, with pauses.
 */
uint32_t snapshot_take(struct netlink *netlink, const struct ends *ends, bool by_kernel,
		       struct snapshot *ret);

#endif
