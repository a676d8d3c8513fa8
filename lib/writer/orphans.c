/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "orphans.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/status.h"
#include "xfrm/state_tagged.h"

static int compare_ids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static int compare_contexts(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Returns how many contexts it has put into @ret, sorted: those with a state that hangs on an id.
 */
static size_t find_contexts(const struct tagged_states *all, const uint32_t *ids, size_t count,
			    uint64_t *ret)
{
	size_t found = 0;

	for (size_t i = 0; i < all->count; i++)
		if (bsearch(&all->states[i].reqid, ids, count, sizeof(*ids), compare_ids))
			ret[found++] = all->states[i].context;
	qsort(ret, found, sizeof(*ret), compare_contexts);
	return found;
}

/* Moves the states of the contexts to the front, and returns how many they are. */
static size_t select_states(struct tagged_states *all, const uint64_t *contexts, size_t count)
{
	size_t selected = 0;

	for (size_t i = 0; i < all->count; i++)
		if (bsearch(&all->states[i].context, contexts, count, sizeof(*contexts),
			    compare_contexts))
			all->states[selected++] = all->states[i];
	return selected;
}

uint32_t orphans_delete(struct netlink *netlink, const uint32_t *ids, size_t count)
{
	struct tagged_states all;
	uint32_t status = states_tagged_read(netlink, &all);
	uint64_t *contexts = malloc(array_size(all.count + 1, sizeof(*contexts)));

	if (!status && !contexts)
		status = ERROR_NOT_ENOUGH_MEMORY;
	if (!status) {
		size_t found = find_contexts(&all, ids, count, contexts);

		status = states_tagged_delete(netlink, all.states,
					      select_states(&all, contexts, found));
	}
	free(contexts);
	arena_done(&all.memory);
	return status;
}
