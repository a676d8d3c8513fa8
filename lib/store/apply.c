/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The kernel's policies are a function of the store. */
#include <stdlib.h>

#include "base/array.h"
#include "base/status.h"
#include "filter/policies.h"
#include "internal.h"
#include "writer/policies_apply.h"

/* Returns how many filters it has put into @ret. */
static size_t select_filters(const struct store *store, struct managed **ret)
{
	size_t count = 0;

	for (size_t i = 0; i < store->count; i++)
		if (store->objects[i]->kind == MANAGED_FILTER)
			ret[count++] = store->objects[i];
	return count;
}

static uint32_t find_filters(const struct store *store, struct managed ***ret, size_t *ret_count)
{
	*ret = malloc(array_size(store->count + 1, sizeof(struct managed *)));
	if (!*ret)
		return ERROR_NOT_ENOUGH_MEMORY;
	*ret_count = select_filters(store, *ret);
	return ERROR_SUCCESS;
}

uint32_t store_order(struct store *store)
{
	struct managed **filters;
	size_t count;
	uint32_t status = find_filters(store, &filters, &count);

	if (status)
		return status;
	status = filter_order(filters, count);
	free(filters);
	return status;
}

uint32_t store_apply(struct netlink *netlink, struct store *store)
{
	struct filter_policies made;
	struct managed **filters;
	size_t count;
	uint32_t status = find_filters(store, &filters, &count);

	if (status)
		return status;
	status = filter_policies_make((const struct managed *const *)filters, count,
				      store_find_ends, store, &made);
	free(filters);
	if (status)
		return status;
	status = policies_apply(netlink, made.policies, made.count, made.templates);
	filter_policies_done(&made);
	return status;
}
