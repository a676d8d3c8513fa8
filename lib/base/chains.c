/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "chains.h"

#include <stdlib.h>
#include <string.h>

#include "status.h"

uint32_t chains_init(struct chains *chains, size_t count)
{
	struct chains c = { .buckets = 16, .count = count };

	while (c.buckets < count)
		c.buckets *= 2;
	c.heads = calloc(c.buckets, sizeof(*c.heads));
	c.links = malloc(count * sizeof(*c.links) + 1);
	if (!c.heads || !c.links) {
		chains_done(&c);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	*chains = c;
	return ERROR_SUCCESS;
}

void chains_done(struct chains *chains)
{
	free(chains->heads);
	free(chains->links);
	*chains = (struct chains){ 0 };
}

uint64_t chains_bytes(const struct chains *chains)
{
	return chains->buckets * sizeof(*chains->heads) + chains->count * sizeof(*chains->links);
}

void chains_clear(struct chains *chains)
{
	memset(chains->heads, 0, chains->buckets * sizeof(*chains->heads));
}

void chains_push(struct chains *chains, uint32_t member, uint32_t hash)
{
	uint32_t *head = &chains->heads[hash & (chains->buckets - 1)];

	chains->links[member] = (struct chain_link){ .next = *head, .hash = hash };
	*head = member + 1;
}
