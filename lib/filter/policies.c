/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "policies.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "selectors.h"

/* What one filter needs, which is too large for the stack of a thread. */
struct scratch {
	struct extents extents;
	struct selector selectors[FILTER_POLICIES_MAX];
};

/* What is being made. */
struct making {
	struct filter_policies *to;
	size_t policy_capacity, template_count, template_capacity;
	filter_ends *ends;
	void *context;
	struct scratch *scratch;
};

/* Which policies a kind of filter becomes. */
struct kind {
	uint8_t layer, callout; /* enum filter_layer, enum filter_callout */
	uint8_t dir;            /* enum policy_dir */
	bool inbound;           /* packets come from the remote end */
};

static const struct kind kinds[] = {
	{ LAYER_OUTBOUND_TRANSPORT, CALLOUT_OUTBOUND_TRANSPORT, POLICY_OUT, false },
	{ LAYER_OUTBOUND_TRANSPORT, CALLOUT_OUTBOUND_TUNNEL, POLICY_OUT, false },
	{ LAYER_OUTBOUND_TRANSPORT, CALLOUT_NONE, POLICY_OUT, false },
	{ LAYER_INBOUND_TRANSPORT, CALLOUT_INBOUND_TRANSPORT, POLICY_IN, true },
	{ LAYER_INBOUND_TRANSPORT, CALLOUT_INBOUND_TUNNEL, POLICY_IN, true },
	{ LAYER_INBOUND_TRANSPORT, CALLOUT_NONE, POLICY_IN, true },
	/* the kernel asks outbound policies for forwarded packets, too (xfrm4_route_forward()) */
	{ LAYER_IPFORWARD, CALLOUT_FORWARD_OUTBOUND_TUNNEL, POLICY_OUT, false },
	{ LAYER_IPFORWARD, CALLOUT_FORWARD_INBOUND_TUNNEL, POLICY_FWD, false },
	{ LAYER_IPFORWARD, CALLOUT_NONE, POLICY_FWD, false },
};

static const struct kind *kind_of(const struct filter *filter)
{
	bool callout = filter->action == ACTION_CALLOUT_TERMINATING ||
		       filter->action == ACTION_CALLOUT_UNKNOWN;

	if (callout != (filter->callout != CALLOUT_NONE))
		return NULL;
	if (!callout && filter->action != ACTION_PERMIT && filter->action != ACTION_BLOCK)
		return NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].layer == filter->layer && kinds[i].callout == filter->callout)
			return &kinds[i];
	return NULL;
}

bool filter_is_enforced(const struct filter *filter)
{
	return kind_of(filter) != NULL;
}

static bool is_tunnel(const struct filter *filter)
{
	return filter->callout != CALLOUT_NONE && filter->callout != CALLOUT_INBOUND_TRANSPORT &&
	       filter->callout != CALLOUT_OUTBOUND_TRANSPORT;
}

/*
 * AH around ESP is in transport mode also in a tunnel: ESP has put the inner packet into another
 * one.
 *
 * An inbound template accepts every reqid, because while SAs are replaced, packets come with the
 * SAs of both filters, and the kernel asks one policy only.
 */
static struct policy_template make_template(const struct managed *managed, const struct kind *kind,
					    const struct tunnel_ends *ends, uint8_t protocol)
{
	const struct filter *filter = &managed->filter;
	bool out = kind->dir == POLICY_OUT;
	bool around = protocol == IPPROTO_AH && filter->protocols & PROTOCOL_ESP;
	struct policy_template t = {
		.family = ends ? ends->family : filter->family,
		.proto = protocol,
		.mode = ends && !around ? SA_MODE_TUNNEL : SA_MODE_TRANSPORT,
	};

	if (out)
		t.reqid = ends ? filter->context_id : managed->id;
	if (t.mode == SA_MODE_TUNNEL) {
		t.src = out ? ends->local : ends->remote;
		t.dst = out ? ends->remote : ends->local;
	}
	return t;
}

/*
 * Adds the templates of a filter with a callout; *ret_first is the index of the first. The kernel
 * applies templates from the first to the last, so AH comes last and is outermost.
 */
static uint32_t add_templates(struct making *making, const struct managed *managed,
			      const struct kind *kind, uint32_t *ret_first, uint8_t *ret_count)
{
	const struct filter *filter = &managed->filter;
	uint8_t protocols = filter->protocols ? filter->protocols : PROTOCOL_ESP;
	const struct tunnel_ends *ends = NULL;
	void *array = making->to->templates;
	uint32_t status = arena_reserve(&making->to->memory, &array, &making->template_capacity,
					making->template_count + 2, sizeof(*making->to->templates));

	if (status)
		return status;
	making->to->templates = array;
	*ret_first = (uint32_t)making->template_count;
	if (is_tunnel(filter)) {
		ends = making->ends(making->context, filter->context_id);
		if (!ends || !ends->family)
			return ERROR_GEN_FAILURE;
	}
	if (protocols & PROTOCOL_ESP)
		making->to->templates[making->template_count++] =
			make_template(managed, kind, ends, IPPROTO_ESP);
	if (protocols & PROTOCOL_AH)
		making->to->templates[making->template_count++] =
			make_template(managed, kind, ends, IPPROTO_AH);
	*ret_count = (uint8_t)(making->template_count - *ret_first);
	return ERROR_SUCCESS;
}

static uint32_t reserve_policies(struct making *making, size_t count)
{
	struct filter_policies *to = making->to;
	void *array = to->policies;
	uint32_t status = arena_reserve(&to->memory, &array, &making->policy_capacity, count,
					sizeof(*to->policies));

	to->policies = array;
	return status;
}

/* Adds a policy for each selector of the filter, all with the same templates. */
static uint32_t add_policies(struct making *making, const struct managed *managed,
			     const struct kind *kind, uint8_t dir)
{
	struct filter_policies *to = making->to;
	size_t count = selectors_count(&making->scratch->extents);
	struct policy policy = { .dir = dir,
				 .action = managed->filter.action == ACTION_BLOCK,
				 .priority = managed->filter.priority };
	uint32_t status = reserve_policies(making, to->count + count);

	if (status)
		return status;
	if (managed->filter.callout)
		status = add_templates(making, managed, kind, &policy.templates,
				       &policy.template_count);
	if (status)
		return status;
	selectors_fill(&making->scratch->extents, managed->filter.family, kind->inbound,
		       managed->id, making->scratch->selectors);
	for (size_t i = 0; i < count; i++) {
		policy.sel = making->scratch->selectors[i];
		to->policies[to->count++] = policy;
	}
	return ERROR_SUCCESS;
}

static uint32_t add_filter(struct making *making, const struct managed *managed)
{
	const struct kind *kind = kind_of(&managed->filter);
	uint32_t status;

	if (!kind)
		return ERROR_SUCCESS;
	status = extents_of(&managed->filter, &making->scratch->extents);
	if (!status)
		status = add_policies(making, managed, kind, kind->dir);
	/* a forwarded packet must pass both kinds of policies */
	if (!status && kind->dir == POLICY_FWD && managed->filter.action == ACTION_PERMIT)
		status = add_policies(making, managed, kind, POLICY_OUT);
	return status;
}

uint32_t filter_policies_make(const struct managed *const *filters, size_t count, filter_ends *ends,
			      void *context, struct filter_policies *ret)
{
	struct making making = { .to = ret, .ends = ends, .context = context };
	uint32_t status = ERROR_SUCCESS;

	memset(ret, 0, sizeof(*ret));
	making.scratch = malloc(sizeof(*making.scratch));
	if (!making.scratch)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = reserve_policies(&making, count); /* most filters are one policy */
	for (size_t i = 0; i < count && !status; i++)
		status = add_filter(&making, filters[i]);
	free(making.scratch);
	if (status)
		filter_policies_done(ret);
	return status;
}

void filter_policies_done(struct filter_policies *policies)
{
	arena_done(&policies->memory);
	memset(policies, 0, sizeof(*policies));
}
