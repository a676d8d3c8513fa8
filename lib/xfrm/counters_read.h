/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_COUNTERS_READ_H
#define XFRM_COUNTERS_READ_H

#include "counters.h"

struct netlink;

/*
 * Reads the counters of the namespace of @netlink, to be freed with counters_done(). Where the
 * kernel does not count, or there is no /proc, ret->available is false. Returns the statuses of
 * namespace_file_read(), or ERROR_GEN_FAILURE for a file that is malformed or longer than any
 * kernel's; *ret is then empty.
 */
uint32_t counters_read(const struct netlink *netlink, struct counters *ret);
void counters_done(struct counters *counters);

#endif
