/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* FWPM_FILTER0 and WFPX_FILTER0 of the items of an enumeration. */
#include "filter_wfpx.h"

#include "filter/policies.h"
#include "filter_foreign.h"
#include "filter_format.h"
#include "filter_items.h"
#include "managed_format.h"
#include "wfpxfrm.h"

_Static_assert(WFPX_FILTER_ESP == (int)PROTOCOL_ESP && WFPX_FILTER_AH == (int)PROTOCOL_AH,
	       "filter_protocols");

static const struct policy *foreign_at(const struct filter_items *items, size_t index)
{
	return items->foreign[index - items->items.count];
}

static size_t members_space(const struct filter_items *items, size_t index)
{
	return index < items->items.count ? filter_members_space(items->items.list[index])
					  : foreign_space(foreign_at(items, index));
}

static void fill(struct page *page, size_t index, FWPM_FILTER0 *to)
{
	const struct filter_items *items = page->items;

	if (index < items->items.count)
		filter_fill(page, items->items.list[index], to);
	else
		foreign_fill(page, &items->snapshot.policies, foreign_at(items, index), to);
}

static size_t filter0_space(const void *items, size_t index)
{
	return BLOCK_SPACE(sizeof(FWPM_FILTER0)) + members_space(items, index);
}

static void *filter0_render(struct page *page, size_t index)
{
	FWPM_FILTER0 *to = block_take(&page->block, sizeof(*to));

	fill(page, index, to);
	return to;
}

const struct format filter_format0 = { &kind_filters, filter0_space, filter0_render };

static size_t wfpx0_space(const void *items, size_t index)
{
	return BLOCK_SPACE(sizeof(WFPX_FILTER0)) + members_space(items, index);
}

static WFPX_FILTER_STATE state_of(const struct filter *filter, const struct filter_numbers *numbers)
{
	if (!filter_is_enforced(filter))
		return WFPX_FILTER_INERT;
	return numbers->present < numbers->expected ? WFPX_FILTER_INCOMPLETE : WFPX_FILTER_ENFORCED;
}

static void fill_stored(WFPX_FILTER0 *to, const struct managed *object,
			const struct filter_numbers *numbers)
{
	const struct filter *filter = &object->filter;

	to->state = state_of(filter, numbers);
	guid_out(&object->session, &to->sessionKey);
	to->processId = (UINT32)object->pid;
	to->processGone = numbers->process_gone;
	to->policyCount = numbers->present;
	to->priority = to->state == WFPX_FILTER_INERT ? 0 : filter->priority;
	to->providerContextId = filter->context_id;
	if (filter->callout && to->state != WFPX_FILTER_INERT)
		to->protocols = filter->protocols ? filter->protocols : WFPX_FILTER_ESP;
}

static void *wfpx0_render(struct page *page, size_t index)
{
	const struct filter_items *items = page->items;
	WFPX_FILTER0 *to = block_take(&page->block, sizeof(*to));

	fill(page, index, &to->filter);
	if (index < items->items.count) {
		fill_stored(to, items->items.list[index], &items->numbers[index]);
		return to;
	}
	to->state = WFPX_FILTER_FOREIGN;
	to->policyCount = 1;
	to->priority = foreign_at(items, index)->priority;
	return to;
}

const struct format filter_wfpx0 = { &kind_filters, wfpx0_space, wfpx0_render };
