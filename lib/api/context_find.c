/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "context_find.h"

#include "base/status.h"
#include "engine.h"
#include "reader/ends_of_id.h"
#include "sadb/accept.h"
#include "sadb/direction.h"
#include "xfrm/tag.h"

static uint32_t find_in(const struct context_items *items, uint64_t id, size_t *ret)
{
	const struct context *context = context_items_search(items, id);

	if (!context)
		return items->snapshot.complete ? FWP_E_NOT_FOUND : ERROR_RETRY;
	*ret = (size_t)(context - items->contexts.contexts);
	return ERROR_SUCCESS;
}

static uint32_t take_and_find(const struct engine *engine, struct snapshot_scope scope, uint64_t id,
			      struct context_items *ret, size_t *ret_index)
{
	uint32_t status;

	scope.spare = engine->spare;
	status = context_items_take(engine->netlink, &scope, ret);

	if (status)
		return status;
	status = find_in(ret, id, ret_index);
	if (status)
		context_items_done(ret);
	return status;
}

/* Policies tell bundles, what an IPComp state belongs to, and the last rules of directions. */
static bool depends_on_policies(const struct context_items *items)
{
	const struct snapshot *s = &items->snapshot;

	if (s->any_ah || s->ipcomp_count)
		return true;
	for (size_t i = 0; i < s->count; i++)
		if (direction_rests_on_policies(&s->sas[i]))
			return true;
	return false;
}

/* Tags tell the pairs and the bundles. */
static bool tagged_depends_on_policies(const struct context_items *items, size_t index)
{
	const struct context *c = &items->contexts.contexts[index];
	const struct sa *sas = items->snapshot.sas;

	return (c->inbound != CONTEXT_NONE && direction_rests_on_policies(&sas[c->inbound])) ||
	       (c->outbound != CONTEXT_NONE && direction_rests_on_policies(&sas[c->outbound]));
}

static bool needs_policies(const struct context_items *items, size_t index, uint64_t id)
{
	return tag_may_be_context(id) ? tagged_depends_on_policies(items, index)
				      : depends_on_policies(items);
}

static uint32_t find_between(const struct engine *engine, const struct ends *ends, uint64_t id,
			     bool policies, struct context_items *ret, size_t *ret_index)
{
	struct snapshot_scope scope = { .ends = ends,
					.by_kernel = !engine->whole_dumps,
					.without_policies = !policies };
	uint32_t status = take_and_find(engine, scope, id, ret, ret_index);

	if (status || policies || !needs_policies(ret, *ret_index, id))
		return status;
	context_items_done(ret);
	scope.without_policies = false;
	return take_and_find(engine, scope, id, ret, ret_index);
}

static struct subnet host_of(const struct sa *sa, const struct address *address)
{
	return (struct subnet){ .address = *address,
				.family = sa->family,
				.prefix = address_bits(sa->family) };
}

static struct ends ends_of(const struct context_items *items, size_t index)
{
	const struct context *c = &items->contexts.contexts[index];
	bool inbound = c->inbound != CONTEXT_NONE;
	const struct sa *sa = &items->snapshot.sas[inbound ? c->inbound : c->outbound];

	return (struct ends){ .local = host_of(sa, inbound ? &sa->dst : &sa->src),
			      .remote = host_of(sa, inbound ? &sa->src : &sa->dst) };
}

/*
 * Finds a context by its tag among all SAs. The policies of all of them need not be known for that.
 */
static uint32_t find_tagged(const struct engine *engine, uint64_t id, bool policies,
			    struct context_items *ret, size_t *ret_index)
{
	const struct snapshot_scope scope = { .without_policies = true };
	struct ends ends;
	uint32_t status = take_and_find(engine, scope, id, ret, ret_index);

	if (status || (!policies && !needs_policies(ret, *ret_index, id)))
		return status;
	ends = ends_of(ret, *ret_index);
	context_items_done(ret);
	return find_between(engine, &ends, id, true, ret, ret_index);
}

/*
 * Nearly every context is found between the two hosts of its inbound SA. The rest is searched for
 * among all: outbound SAs that are alone, SAs with marks, and SAs of foreign hosts.
 */
uint32_t context_find(const struct engine *engine, uint64_t id, bool policies,
		      struct context_items *ret, size_t *ret_index)
{
	const struct snapshot_scope everything = { 0 };
	struct ends ends;
	uint32_t status = ends_of_id(engine->netlink, id, &ends);

	if (!status)
		status = find_between(engine, &ends, id, policies, ret, ret_index);
	if (tag_may_be_context(id) && (status == FWP_E_NOT_FOUND || status == ERROR_RETRY))
		status = find_tagged(engine, id, policies, ret, ret_index);
	if (status == FWP_E_NOT_FOUND || status == ERROR_RETRY)
		status = take_and_find(engine, everything, id, ret, ret_index);
	return status;
}
