/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Groups of SAs and policies with one identity: nearly always, a group is a tunnel. */
#ifndef SADB_TUNNEL_GROUP_H
#define SADB_TUNNEL_GROUP_H

#include "base/arena.h"
#include "base/chains.h"
#include "tunnel.h"

#define GROUP_NONE UINT32_MAX

/* One group. The members from lead on are for whoever makes tunnels of groups. */
struct tunnel_group {
	struct tunnel_identity identity;
	uint32_t siblings; /* in the first group of a base: how many outbound groups have it */
	uint32_t lead;     /* a context that is not draining, or CONTEXT_NONE */
	uint32_t node;     /* its tunnel if it is not split, or GROUP_NONE */
	bool split;        /* several tunnels have this identity at the moment */
};

/*
 * All groups. The base of an identity is all of it except mark and interface id, which a daemon may
 * set differently for each direction.
 */
struct tunnel_groups {
	struct tunnel_group *groups;
	uint32_t count;
	struct chains by_identity;
	struct chains by_base; /* the first outbound group of each base */
};

/*
 * Makes room for @capacity groups in memory of @scratch. Returns ERROR_NOT_ENOUGH_MEMORY on
 * failure.
 */
uint32_t tunnel_groups_init(struct tunnel_groups *groups, struct arena *scratch, size_t capacity);

/*
 * tunnel_groups_add() returns the group with @identity, which is new if there was none.
 * tunnel_groups_add_outbound() also counts it as a group that has an outbound side; all calls of it
 * come before the first call of tunnel_groups_join().
 */
uint32_t tunnel_groups_add(struct tunnel_groups *groups, const struct tunnel_identity *identity);
uint32_t tunnel_groups_add_outbound(struct tunnel_groups *groups,
				    const struct tunnel_identity *identity);

/* Returns the group with @identity, or GROUP_NONE. */
uint32_t tunnel_groups_find(const struct tunnel_groups *groups,
			    const struct tunnel_identity *identity);

/*
 * Returns the group to which what is only inbound and has @identity belongs: the one with this
 * identity, or the only outbound group with its base, or GROUP_NONE.
 */
uint32_t tunnel_groups_join(const struct tunnel_groups *groups,
			    const struct tunnel_identity *identity);

#endif
