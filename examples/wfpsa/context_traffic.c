/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "context_columns.h"
#include "policies.h"

static void context_policies(const struct context_row *row, struct value *ret)
{
	value_policies(ret, row->context->policies, row->context->numPolicies);
}

static void context_policies_served(const struct context_row *row, struct value *ret)
{
	value_number(ret, VALUE_NUMBER, row->context->numPoliciesServed);
}

static void context_local_traffic(const struct context_row *row, struct value *ret)
{
	value_traffic(ret, row->context->policies, row->context->numPolicies, true);
}

static void context_remote_traffic(const struct context_row *row, struct value *ret)
{
	value_traffic(ret, row->context->policies, row->context->numPolicies, false);
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
