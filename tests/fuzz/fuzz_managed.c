/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Fuzz target: the input is a provider context's policy and a filter's members, as a file that
 * somebody else wrote may have them. Entries take as much of their block as they said.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "api/filter_items.h"
#include "api/filter_wfpx.h"
#include "api/provider_context_format.h"
#include "fuzz.h"

#define CONDITIONS 3

static void render(const struct format *format, const void *items)
{
	struct page page = { .items = items };

	if (block_open(&page.block, NULL, format->space(items, 0)))
		abort();
	format->render(&page, 0);
	if (page.block.used != page.block.size)
		abort();
	block_free(page.block.base);
}

static void render_context(const uint8_t *data, size_t size)
{
	struct managed object = { .kind = MANAGED_PROVIDER_CONTEXT,
				  .name = "context",
				  .context = { .type = data[0],
					       .policy = { data + 1, (uint32_t)size - 1 } } };
	const struct managed *list[] = { &object };
	struct managed_items items = { .list = list, .count = 1 };

	render(&provider_context0, &items);
	render(&provider_context1, &items);
}

static void render_filter(const uint8_t *data, size_t size)
{
	struct condition conditions[CONDITIONS] = { 0 };
	struct managed object = { .kind = MANAGED_FILTER, .name = "filter" };
	const struct managed *list[] = { &object };
	struct filter_numbers numbers = { 0 };
	struct filter_items items = { .items = { .list = list, .count = 1 }, .numbers = &numbers };
	size_t part = size < sizeof(conditions) ? size : sizeof(conditions);

	memcpy(conditions, data, part);
	object.filter = (struct filter){ .conditions = conditions,
					 .condition_count = CONDITIONS,
					 .family = data[0] & 1 ? AF_INET : AF_INET6,
					 .layer = data[size - 1],
					 .action = data[size / 2],
					 .callout = data[size / 3],
					 .weight_type = data[size / 4] };
	object.flags = data[size / 5];
	render(&filter_format0, &items);
	render(&filter_wfpx0, &items);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!size || size > MANAGED_BLOB_MAX)
		return 0;
	render_context(data, size);
	render_filter(data, size);
	return 0;
}
