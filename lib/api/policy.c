/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerating policies. */
#include <stdlib.h>

#include "base/status.h"
#include "engine.h"
#include "enumerator.h"
#include "functions.h"
#include "policy_items.h"
#include "reader/take.h"

static size_t count_policies_of(const void *items)
{
	return ((const struct policy_items *)items)->snapshot.policies.count;
}

static const struct snapshot *snapshot_of_policies(const void *items)
{
	return &((const struct policy_items *)items)->snapshot;
}

static void done_policies(void *items)
{
	struct policy_items *policies = items;

	free(policies->sorted);
	snapshot_done(&policies->snapshot);
}

const struct kind kind_policies = { .size = sizeof(struct policy_items),
				    .count = count_policies_of,
				    .snapshot = snapshot_of_policies,
				    .done = done_policies };

static unsigned rank_of(const struct policy *policy)
{
	static const unsigned ranks[] = {
		[POLICY_OUT] = 0,
		[POLICY_IN] = 1,
		[POLICY_FWD] = 2,
	};

	return 2 * ranks[policy->dir] + (policy->type == 0);
}

/*
 * The order in which the kernel asks policies (xfrm_policy_lookup(), xfrm_policy_lookup_bytype(),
 * Linux 6.12): those of the type sub first, then by priority, of equal priority the oldest first. A
 * policy that is replaced keeps its place (xfrm_policy_insert_list()) and its index, but not its
 * place in a dump. So the index tells the age.
 */
static int compare(const void *a, const void *b)
{
	const struct policy *x = *(const struct policy *const *)a;
	const struct policy *y = *(const struct policy *const *)b;

	if (rank_of(x) != rank_of(y))
		return rank_of(x) < rank_of(y) ? -1 : 1;
	if (x->priority != y->priority)
		return x->priority < y->priority ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

static uint32_t sort(struct policy_items *items)
{
	const struct policies *p = &items->snapshot.policies;

	if (!p->count)
		return ERROR_SUCCESS;
	items->sorted = calloc(p->count, sizeof(*items->sorted));
	if (!items->sorted)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (size_t i = 0; i < p->count; i++)
		items->sorted[i] = &p->policies[i];
	qsort(items->sorted, p->count, sizeof(*items->sorted), compare);
	return ERROR_SUCCESS;
}

static uint32_t create_policy_enum(HANDLE engineHandle, struct engine *engine, HANDLE *ret)
{
	const struct snapshot_scope scope = { .every_policy = true, .spare = engine->spare };
	struct enumerator *e;
	struct policy_items *items;
	uint32_t status = enumerator_new(&kind_policies, engine->spare, &e);

	if (status)
		return status;
	items = e->items;
	status = snapshot_take(engine->netlink, &scope, &items->snapshot);
	if (!status)
		status = sort(items);
	return enumerator_open(engineHandle, e, status, engine->complete_only, ret);
}

uint32_t policy_enum_create(HANDLE engineHandle, HANDLE *enumHandle)
{
	struct engine *engine = engine_get(engineHandle);
	uint32_t status;

	if (enumHandle)
		*enumHandle = NULL;
	if (!engine)
		return ERROR_INVALID_HANDLE;
	status = enumHandle ? create_policy_enum(engineHandle, engine, enumHandle)
			    : FWP_E_NULL_POINTER;
	object_unref(&engine->object);
	return status;
}

uint32_t policy_enum_destroy(HANDLE engineHandle, HANDLE enumHandle)
{
	return enumerator_destroy(engineHandle, enumHandle, &kind_policies);
}

ENUMERATOR_PAGES(policy_enum0, WFPX_POLICY_DETAILS0, policy_format0)
