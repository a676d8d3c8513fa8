/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tunnels while they are found: which SAs, policies and larval states are of one. */
#ifndef SADB_TUNNEL_BUILD_H
#define SADB_TUNNEL_BUILD_H

#include <stdbool.h>

#include "tunnel_group.h"
#include "tunnel_list.h"

#define NODE_NONE UINT32_MAX

/* What becomes a tunnel. */
struct tunnel_node {
	uint32_t group;
	uint32_t context;       /* one of its contexts, or CONTEXT_NONE */
	uint32_t policy;        /* the policy that it was made for, if it was */
	uint32_t larval;        /* the larval state that it was made for, or NODE_NONE */
	uint32_t context_count; /* of its contexts */
	uint32_t first_policy;  /* as number + 1: of those that tunnel_build.next_policy links */
	uint32_t larval_count;
	uint64_t larval_since;
};

/* All of it is scratch memory. */
struct tunnel_build {
	const struct snapshot *snapshot;
	const struct context_list *contexts;
	struct tunnel_groups groups;
	struct tunnel_node *nodes;
	uint32_t node_count;
	struct chains by_variant; /* the nodes of groups that are split */
	uint32_t *context_group, *context_node;
	bool *missing;                        /* by policy: see policies_find_missing() */
	uint32_t *policy_node, *policy_group; /* by policy: NODE_NONE, GROUP_NONE without */
	uint32_t *next_policy; /* by policy: the next one of its node, as number + 1 */
};

/*
 * Finds the nodes, their contexts and policies, and counts larval states. The caller has set the
 * first two members, the others are zero. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t tunnels_build(struct tunnel_build *build, struct arena *scratch);

/* Returns the SA that tells what a context is: the outbound one, if it has that. */
const struct sa *tunnel_sa_of_context(const struct tunnel_build *build, uint32_t context);

/* Writes the variant of a context, or, with CONTEXT_NONE, of a policy. */
void tunnel_variant_at(const struct tunnel_build *build, uint32_t context, uint32_t policy,
		       struct tunnel_variant *ret);

/* Adds a node to a group that is not split. */
uint32_t tunnel_node_add(struct tunnel_build *build, uint32_t group);

/*
 * Counts the larval states, each for the tunnel that is being negotiated. The states of an ACQUIRE
 * are like the SA that they ask for. Those by which a daemon reserves an inbound SPI tell the two
 * hosts and may tell the reqid, so they count only if one tunnel alone is possible. Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t tunnels_count_larval(struct tunnel_build *build, struct arena *scratch);

#endif
