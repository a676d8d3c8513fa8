/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef READER_TAKE_H
#define READER_TAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "sadb/snapshot.h"
#include "sadb/subnet.h"

struct netlink;

/*
 * Takes a snapshot of the SAs whose two ends fit @ends, of all if it is NULL. It is the caller's to
 * end with snapshot_done().
 *
 * The kernel filters by addresses if @by_kernel: then there is a dump for each direction, and the
 * order between SAs of different directions is lost where it is not that of their times.
 *
 * Where changes keep coming faster than they can be followed, the snapshot is not complete.
 */
uint32_t snapshot_take(struct netlink *netlink, const struct ends *ends, bool by_kernel,
		       struct snapshot *ret);

#endif
