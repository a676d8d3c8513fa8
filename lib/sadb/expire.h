/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Ending SA contexts. */
#ifndef SADB_EXPIRE_H
#define SADB_EXPIRE_H

#include <stdint.h>

#include "context.h"

struct netlink;
struct snapshot;

#define EXPIRE_SECONDS 60

/*
 * Deletes the outbound SA now and lets the kernel delete the inbound SA @seconds later, whether
 * this process lives or not. A context that is on its way out already stays at its time. Both are
 * read back: success means that it is so. What went wrong half-way can be called for again.
 */
uint32_t context_expire(struct netlink *netlink, const struct snapshot *snapshot,
			const struct context *context, uint32_t seconds);

/*
 * The limits that end @sa, as it is at @time, in @seconds: for one that was not used yet, once its
 * first use is set to @time. An earlier end is kept, and no soft limit fires that would not have.
 */
struct limits limits_to_end(const struct sa *sa, uint64_t time, uint32_t seconds);

/* Deletes both SAs now. */
uint32_t context_delete(struct netlink *netlink, const struct snapshot *snapshot,
			const struct context *context);

#endif
