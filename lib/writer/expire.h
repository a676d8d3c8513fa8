/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ending SA contexts. */
#ifndef WRITER_EXPIRE_H
#define WRITER_EXPIRE_H

#include <stdint.h>

#include "sadb/context.h"
#include "sadb/ending.h"

struct netlink;
struct snapshot;

/*
 * Deletes the outbound SA now and lets the kernel delete the inbound SA @seconds later, whether
 * this process lives or not. Both are read back: success means that it is so. A context that is on
 * its way out already stays at its time, unless the clock was set back since: then its time is set
 * anew. What went wrong half-way can be called for again.
 */
uint32_t context_expire(struct netlink *netlink, const struct snapshot *snapshot,
			const struct context *context, uint32_t seconds);

/* Deletes both SAs now. */
uint32_t context_delete(struct netlink *netlink, const struct snapshot *snapshot,
			const struct context *context);

#endif
