/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Filters: what a transaction costs, beside a raw batch of the same policies. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "api/functions.h"
#include "bench.h"
#include "netlink/sockets.h"
#include "xfrm/policy_change.h"
#include "xfrm/tag.h"

#define FILTERS 10000u

static HANDLE engine;

static uint32_t address_of(unsigned number)
{
	return 0x0a000000u + number;
}

static struct policy policy_of(unsigned number)
{
	const uint32_t address = htonl(address_of(number));
	struct policy policy;

	memset(&policy, 0, sizeof(policy));
	memcpy(policy.sel.dst.bytes, &address, sizeof(address));
	policy.sel.family = AF_INET;
	policy.sel.dst_prefix = 32;
	policy.sel.user = TAG_LAST + 1 + number;
	policy.priority = 4096;
	policy.dir = POLICY_OUT;
	policy.action = 1;
	return policy;
}

/* Adds the policies in batches, and takes them away again. */
bool raw_batch(struct result *r)
{
	struct policy_change *changes = calloc(FILTERS, sizeof(*changes));
	struct policy *policies = calloc(FILTERS, sizeof(*policies));
	struct netlink *netlink;
	bool good = changes && policies && !netlink_open(NULL, &netlink);

	for (unsigned i = 0; good && i < FILTERS; i++) {
		policies[i] = policy_of(i);
		changes[i] = (struct policy_change){ .policy = &policies[i], .act = POLICY_ADD };
	}
	cost_begin(&r->cost);
	good = good && !policies_change(netlink, changes, FILTERS);
	cost_end(&r->cost);
	for (unsigned i = 0; good && i < FILTERS; i++)
		changes[i].act = POLICY_DELETE;
	good = good && !policies_change(netlink, changes, FILTERS);
	if (good)
		netlink_close(netlink);
	free(changes);
	free(policies);
	r->count = FILTERS;
	return good;
}

static bool add_filter(unsigned number, UINT64 *id)
{
	static wchar_t name[] = L"filter";
	FWPM_FILTER_CONDITION0 condition = { .fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS,
					     .matchType = FWP_MATCH_EQUAL,
					     .conditionValue = { .type = FWP_UINT32,
								 .uint32 = address_of(number) } };
	FWPM_FILTER0 filter = { .displayData.name = name,
				.layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
				.numFilterConditions = 1,
				.filterCondition = &condition,
				.action.type = FWP_ACTION_BLOCK };

	return !filter_add(engine, &filter, NULL, id);
}

static UINT64 *ids;

static bool add_filters(void)
{
	if (!ids)
		ids = calloc(FILTERS + 1, sizeof(*ids));
	if (!ids || (!engine && engine_open(NULL, 10, NULL, NULL, &engine)) ||
	    transaction_begin(engine, 0))
		return false;
	for (unsigned i = 0; i < FILTERS; i++)
		if (!add_filter(i, &ids[i]))
			return false;
	return !transaction_commit(engine);
}

static bool delete_filters(void)
{
	if (transaction_begin(engine, 0))
		return false;
	for (unsigned i = 0; i < FILTERS; i++)
		if (filter_delete_id(engine, ids[i]))
			return false;
	return !transaction_commit(engine);
}

bool wfp_transaction(struct result *r)
{
	bool good;

	cost_begin(&r->cost);
	good = add_filters();
	cost_end(&r->cost);
	r->count = FILTERS;
	return good && delete_filters();
}

bool wfp_transaction_back(struct result *r)
{
	bool good = add_filters();

	cost_begin(&r->cost);
	good = good && delete_filters();
	cost_end(&r->cost);
	r->count = FILTERS;
	return good;
}

/* One filter more, without a transaction. */
bool wfp_one_filter(struct result *r)
{
	bool good = add_filters();

	cost_begin(&r->cost);
	good = good && add_filter(FILTERS, &ids[FILTERS]);
	cost_end(&r->cost);
	r->count = 1;
	return good && !filter_delete_id(engine, ids[FILTERS]) && delete_filters();
}
