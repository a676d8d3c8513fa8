/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "chains.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "status.h"

static struct chains chains_for(size_t count)
{
	struct chains c = { .buckets = 16, .count = count };

	while (c.buckets < count)
		c.buckets *= 2;
	return c;
}

uint32_t chains_init(struct chains *chains, size_t count)
{
	struct chains c = chains_for(count);

	c.heads = calloc(c.buckets, sizeof(*c.heads));
	c.links = malloc(count * sizeof(*c.links) + 1);
	if (!c.heads || !c.links) {
		chains_done(&c);
		return ERROR_NOT_ENOUGH_MEMORY;
	}
	*chains = c;
	return ERROR_SUCCESS;
}

uint32_t chains_init_in(struct chains *chains, struct arena *arena, size_t count)
{
	struct chains c = chains_for(count);

	c.heads = arena_take(arena, array_size(c.buckets, sizeof(*c.heads)));
	c.links = arena_take(arena, array_size(count, sizeof(*c.links)));
	if (!c.heads || !c.links)
		return ERROR_NOT_ENOUGH_MEMORY;
	chains_clear(&c);
	*chains = c;
	return ERROR_SUCCESS;
}

void chains_done(struct chains *chains)
{
	free(chains->heads);
	free(chains->links);
	*chains = (struct chains){ 0 };
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

/* Turns a chain round, so that its last member comes first. Returns the new head. */
static uint32_t reverse(struct chain_link *links, uint32_t head)
{
	uint32_t reversed = 0;

	while (head) {
		uint32_t next = links[head - 1].next;

		links[head - 1].next = reversed;
		reversed = head;
		head = next;
	}
	return reversed;
}

/* Pushes the members of a chain into the index, the last one first: so their order stays. */
static void push_chain(struct chains *chains, const struct chain_link *links, uint32_t reversed)
{
	for (; reversed; reversed = links[reversed - 1].next)
		chains_push(chains, reversed - 1, links[reversed - 1].hash);
}

uint32_t chains_reserve(struct chains *chains, size_t count)
{
	struct chains larger;
	uint32_t status;

	if (count <= chains->count)
		return ERROR_SUCCESS;
	status = chains_init(&larger, count > 2 * chains->count ? count : 2 * chains->count);
	if (status)
		return status;
	for (size_t b = 0; b < chains->buckets; b++)
		push_chain(&larger, chains->links, reverse(chains->links, chains->heads[b]));
	chains_done(chains);
	*chains = larger;
	return ERROR_SUCCESS;
}
