/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tunnel_items.h"

#include "base/status.h"
#include "engine.h"
#include "sa_filter.h"
#include "wfpxfrm.h"

static size_t count_tunnels(const void *items)
{
	return ((const struct tunnel_items *)items)->tunnels.count;
}

/* A policy can have a network in the place of an end. */
static bool tunnel_is_entry(const void *items, size_t index)
{
	const struct tunnel_items *tunnels = items;
	const struct tunnel_identity *i = &tunnels->tunnels.tunnels[index].identity;

	return subnet_has_net(&tunnels->ends.local, i->family, &i->local, i->local_prefix) &&
	       subnet_has_net(&tunnels->ends.remote, i->family, &i->remote, i->remote_prefix);
}

static const struct snapshot *snapshot_of_tunnels(const void *items)
{
	return &((const struct tunnel_items *)items)->contexts.snapshot;
}

static const struct names *names_of_tunnels(const void *items)
{
	const struct context_items *contexts = &((const struct tunnel_items *)items)->contexts;

	return contexts->named ? &contexts->names : NULL;
}

static void done_tunnels(void *items)
{
	tunnel_items_done(items);
}

const struct kind kind_tunnels = { .size = sizeof(struct tunnel_items),
				   .count = count_tunnels,
				   .is_entry = tunnel_is_entry,
				   .snapshot = snapshot_of_tunnels,
				   .names = names_of_tunnels,
				   .share = sa_filter_share_names,
				   .shared_space = SA_FILTER_NAMES_SPACE,
				   .done = done_tunnels };

/*
 * The scope is never limited to the ends of a template: whether an inbound policy with open
 * addresses is served can depend on SAs of other peers.
 */
uint32_t tunnel_items_take(const struct engine *engine, struct tunnel_items *ret)
{
	const struct snapshot_scope scope = { .larval = true, .spare = engine->spare };
	uint32_t status = context_items_take(engine->netlink, &scope, &ret->contexts);

	if (status)
		return status;
	status = tunnels_find(&ret->contexts.snapshot, &ret->contexts.contexts,
			      WFPX_SA_POLICIES_MAX, &ret->tunnels);
	if (status)
		context_items_done(&ret->contexts);
	return status;
}

void tunnel_items_done(struct tunnel_items *items)
{
	tunnels_done(&items->tunnels);
	context_items_done(&items->contexts);
}
