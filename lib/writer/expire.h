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
 * Whether each SA of the context is still the one that the snapshot has. Returns FWP_E_NOT_FOUND if
 * not; other statuses are those of state_get().
 */
uint32_t context_check(struct netlink *netlink, const struct snapshot *snapshot,
		       const struct context *context);

/*
 * Deletes the outbound SA now, and makes the kernel delete the inbound SA in @seconds, even if this
 * process has ended by then. Both SAs are read back, so success means that both has been done. SAs
 * that are gone already are no failure. An inbound SA that was expired before keeps its deadline,
 * unless the clock has been set back since: then it gets a new one. After a failure the call can be
 * repeated. Statuses are those of state_delete() and state_set_limits(), and ERROR_GEN_FAILURE if
 * the kernel accepted a request and did not do it.
 */
uint32_t context_expire(struct netlink *netlink, const struct snapshot *snapshot,
			const struct context *context, uint32_t seconds);

/* Deletes both SAs now. Otherwise as context_expire(). */
uint32_t context_delete(struct netlink *netlink, const struct snapshot *snapshot,
			const struct context *context);

#endif
