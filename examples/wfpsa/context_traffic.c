/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "context_columns.h"
#include "selector.h"

/* The cell has words such as "9/371327": what "ip xfrm policy" shows as index and priority. */
static void context_policies(const struct context_row *row, struct value *ret)
{
	const WFPX_SA_CONTEXT0 *c = row->context;
	struct rows rows = {
		.record = &policy_record,
		.first = c->policies,
		.count = c->numPolicies,
	};

	value_rows(ret, VALUE_ROWS, &rows);
	for (UINT32 i = 0; i < c->numPolicies; i++)
		value_add_word(ret, "%u/%u", (unsigned)c->policies[i]->index,
			       (unsigned)c->policies[i]->priority);
}

static void context_policies_served(const struct context_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->context->numPoliciesServed);
}

/*
 * The traffic selectors of one end. An outbound policy has the local end as source, inbound and
 * forward policies have it as destination; equal selectors are listed once.
 */
static void set_traffic(const struct context_row *row, bool local, struct value *ret)
{
	const WFPX_SA_CONTEXT0 *c = row->context;
	char text[TRAFFIC_END_TEXT_SIZE];

	value_list(ret);
	for (UINT32 i = 0; i < c->numPolicies; i++) {
		bool out = c->policies[i]->direction == FWP_DIRECTION_OUTBOUND;

		format_traffic_end(&c->policies[i]->selector, local == out, text);
		value_add_new_word(ret, text);
	}
}

static void context_local_traffic(const struct context_row *row, struct value *ret)
{
	set_traffic(row, true, ret);
}

static void context_remote_traffic(const struct context_row *row, struct value *ret)
{
	set_traffic(row, false, ret);
}

static const struct column shown[] = {
	{ "TS-LOCAL", 10, CUT, "ts_local", "array", "local traffic selectors, from the policies",
	  .get.context = context_local_traffic, .drop = 3 },
	{ "TS-REMOTE", 10, CUT, "ts_remote", "array", "remote traffic selectors, from the policies",
	  .get.context = context_remote_traffic, .drop = 1 },
};

static const struct column more[] = {
	{ "POLICY", 6, 0, "policies", "array", "policies that ask for the SAs: index/priority",
	  .get.context = context_policies },
	{ "POLICIES", 1, RIGHT, "policies_served", "number",
	  "number of policies that ask for the SAs, of which 64 for each are shown",
	  .get.context = context_policies_served },
};

const struct columns context_traffic_shown = COLUMNS(shown);
const struct columns context_traffic_more = COLUMNS(more);
