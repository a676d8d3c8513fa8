/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "bundle.h"

#include <netinet/in.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"

/* AH SAs by what they share with their ESP SA: chains of equal hash, newest first. */
struct ah_table {
	uint32_t *heads; /* index + 1 of an AH SA, 0: none */
	uint32_t *next;  /* for each SA */
	size_t capacity; /* a power of two */
};

static bool may_bundle(const struct sa *sa, uint8_t proto)
{
	return sa->proto == proto && sa->reqid;
}

static bool same_traffic(const struct sa *a, const struct sa *b)
{
	return a->reqid == b->reqid && a->family == b->family && a->direction == b->direction &&
	       a->mark == b->mark && a->mark_mask == b->mark_mask && a->if_id == b->if_id &&
	       !memcmp(&a->src, &b->src, sizeof(a->src)) &&
	       !memcmp(&a->dst, &b->dst, sizeof(a->dst));
}

static size_t hash_of(const struct sa *sa, const struct ah_table *table)
{
	uint32_t hash = sa->reqid;

	for (size_t i = 0; i < sizeof(sa->dst.bytes); i++)
		hash = hash * 31 + sa->dst.bytes[i];
	return (hash * 0x9e3779b1u >> 4) & (table->capacity - 1);
}

static void fill_table(struct ah_table *table, const struct sa *sas, size_t count)
{
	for (size_t i = count;
	     i-- > 0;) { /* from the oldest, so that chains begin with the newest */
		if (!may_bundle(&sas[i], IPPROTO_AH))
			continue;
		uint32_t *head = &table->heads[hash_of(&sas[i], table)];

		table->next[i] = *head;
		*head = (uint32_t)i + 1;
	}
}

/* The newest AH SA that goes with @esp, out of the table; 0 for none, else its index + 1. */
static uint32_t take_ah(struct ah_table *table, const struct sa *sas, const struct sa *esp)
{
	uint32_t *link = &table->heads[hash_of(esp, table)];

	while (*link && !same_traffic(&sas[*link - 1], esp))
		link = &table->next[*link - 1];
	if (*link) {
		uint32_t found = *link;

		*link = table->next[found - 1];
		return found;
	}
	return 0;
}

static size_t pair(struct ah_table *table, struct sa *sas, size_t count, struct bundle *bundles)
{
	size_t found = 0;

	fill_table(table, sas, count);
	for (size_t i = 0; i < count; i++) {
		uint32_t ah = may_bundle(&sas[i], IPPROTO_ESP) ? take_ah(table, sas, &sas[i]) : 0;

		if (!ah)
			continue;
		sas[i].bundled = sas[ah - 1].bundled = 1;
		bundles[found++] = (struct bundle){ .esp = (uint32_t)i, .ah = ah - 1 };
	}
	return found;
}

uint32_t bundles_find(struct sa *sas, size_t count, struct bundle **ret, size_t *ret_count)
{
	struct ah_table table = { .capacity = 16 };
	struct bundle *bundles;
	size_t ahs = 0;

	*ret = NULL;
	*ret_count = 0;
	for (size_t i = 0; i < count; i++)
		ahs += may_bundle(&sas[i], IPPROTO_AH);
	if (!ahs)
		return ERROR_SUCCESS;
	while (table.capacity < ahs)
		table.capacity *= 2;
	table.heads = calloc(table.capacity, sizeof(*table.heads));
	table.next = malloc(count * sizeof(*table.next));
	bundles = malloc(ahs * sizeof(*bundles));
	if (table.heads && table.next && bundles) {
		*ret_count = pair(&table, sas, count, bundles);
		*ret = bundles;
	} else {
		free(bundles);
	}
	free(table.heads);
	free(table.next);
	return *ret ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
}

static int compare_esp(const void *key, const void *member)
{
	uint32_t esp = *(const uint32_t *)key, other = ((const struct bundle *)member)->esp;

	return (esp > other) - (esp < other);
}

const struct bundle *bundles_get(const struct bundle *bundles, size_t count, uint32_t esp)
{
	if (!count)
		return NULL;
	return bsearch(&esp, bundles, count, sizeof(*bundles), compare_esp);
}
