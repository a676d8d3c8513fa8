/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Fuzz target: the input is the file of a store, with its checksum made good. What can be read is
 * written again, byte by byte the same, and keeps the rules of a store.
 */
#include <stdlib.h>
#include <string.h>

#include "filter/policies.h"
#include "fuzz.h"
#include "store/codec.h"

static void write_again(const struct store *store, const uint8_t *file, size_t size)
{
	uint8_t *again;

	if (codec_file_size(store) != size)
		abort();
	again = malloc(size);
	codec_write(store, again);
	if (memcmp(again, file, size))
		abort();
	free(again);
}

/* Filters become policies, whatever their conditions are. */
static void make_policies(struct store *store)
{
	const struct managed **filters = calloc(store->count + 1, sizeof(struct managed *));
	struct filter_policies policies;
	size_t count = 0;

	for (size_t i = 0; i < store->count; i++)
		if (store->objects[i]->kind == MANAGED_FILTER)
			filters[count++] = store->objects[i];
	if (!filter_policies_make(filters, count, store_find_ends, store, &policies))
		filter_policies_done(&policies);
	free(filters);
}

/* The last objects are named by nobody, so all can be removed from the last to the first. */
static void remove_all(struct store *store)
{
	while (store->count)
		if (store_remove(store, store->objects[store->count - 1], NULL))
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *bytes = malloc(size + 1);
	struct store store;

	if (size)
		memcpy(bytes, data, size);
	if (size >= 40)
		codec_seal(bytes, size);
	if (!codec_read(bytes, size, &store)) {
		write_again(&store, bytes, size);
		make_policies(&store);
		remove_all(&store);
		store_done(&store);
	}
	free(bytes);
	return 0;
}
