/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef READER_PAIR_AGAIN_H
#define READER_PAIR_AGAIN_H

#include "sadb/context.h"
#include "sadb/snapshot.h"
#include "xfrm/state.h"

struct netlink;

/*
 * Two SAs, read again. It points into itself, so it cannot be copied, and to the policies of the
 * snapshot that it was read for. It owns nothing.
 */
struct pair_again {
	struct snapshot snapshot; /* has only the two SAs and the policies */
	struct context context;   /* the only one */
	struct sa sas[2];
	struct sa_now now[2];
};

/*
 * Reads both SAs of the pair @context of @known again, and makes sure of what can be asked for
 * without a dump: these are still the same SAs, the addresses of the namespace still tell their
 * directions, the kernel has their main policies as @known has them, and as many policies of each
 * direction as then. Returns ERROR_RETRY if one of this is not so, or is not certain. Other
 * statuses are those of the requests.
 *
 * What this cannot find out: whether another policy has become the main policy in place of one that
 * was removed or replaced, and whether an SA was added since that belongs to one of the two.
 */
uint32_t pair_read_again(struct netlink *netlink, const struct snapshot *known,
			 const struct context *context, struct pair_again *ret);

#endif
