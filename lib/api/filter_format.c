/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* FWPM_FILTER0 of filters that the store has. */
#include "filter_format.h"

#include "base/status.h"
#include "filter_conditions.h"
#include "managed_format.h"

static size_t weight_space(const struct filter *filter)
{
	return (filter->weight_type == FWP_UINT64 ? 2 : 1) * BLOCK_SPACE(sizeof(UINT64));
}

size_t filter_space(const struct managed *object)
{
	return BLOCK_SPACE(sizeof(FWPM_FILTER0)) + filter_members_space(object);
}

size_t filter_members_space(const struct managed *object)
{
	return managed_space(object) + conditions_space(&object->filter) +
	       weight_space(&object->filter);
}

static UINT64 *render_uint64(struct page *page, uint64_t value)
{
	UINT64 *to = block_take(&page->block, sizeof(*to));

	*to = value;
	return to;
}

static void render_weights(struct page *page, const struct filter *filter, FWPM_FILTER0 *to)
{
	to->weight.type = (FWP_DATA_TYPE)filter->weight_type;
	if (filter->weight_type == FWP_UINT64)
		to->weight.uint64 = render_uint64(page, filter->weight);
	else if (filter->weight_type == FWP_UINT8)
		to->weight.uint8 = (UINT8)filter->weight;
	else
		to->weight.type = FWP_EMPTY;
	to->effectiveWeight.type = FWP_UINT64;
	to->effectiveWeight.uint64 = render_uint64(page, filter->effective_weight);
}

static FWP_ACTION_TYPE action_of(uint8_t action)
{
	static const FWP_ACTION_TYPE actions[] = {
		[ACTION_BLOCK] = FWP_ACTION_BLOCK,
		[ACTION_PERMIT] = FWP_ACTION_PERMIT,
		[ACTION_CALLOUT_TERMINATING] = FWP_ACTION_CALLOUT_TERMINATING,
		[ACTION_CALLOUT_INSPECTION] = FWP_ACTION_CALLOUT_INSPECTION,
		[ACTION_CALLOUT_UNKNOWN] = FWP_ACTION_CALLOUT_UNKNOWN,
	};

	return action < sizeof(actions) / sizeof(actions[0]) ? actions[action] : 0;
}

static void render_action(const struct filter *filter, FWPM_ACTION0 *to)
{
	const struct callout_entry *callout = callout_of(filter->callout, filter->family);

	to->type = action_of(filter->action);
	if (callout)
		to->calloutKey = *callout->key;
	else
		guid_out(&filter->action_type, &to->filterType);
}

void filter_fill(struct page *page, const struct managed *object, FWPM_FILTER0 *to)
{
	const struct filter *filter = &object->filter;
	const struct layer_entry *layer = layer_of(filter->layer, filter->family);

	guid_out(&object->key, &to->filterKey);
	managed_render_names(page, object, &to->displayData);
	to->flags = object->flags;
	to->providerKey = managed_render_provider(page, object);
	managed_render_data(page, object, &to->providerData);
	if (layer)
		to->layerKey = *layer->key;
	guid_out(&filter->sublayer, &to->subLayerKey);
	render_weights(page, filter, to);
	to->numFilterConditions = filter->condition_count;
	to->filterCondition = conditions_render(page, filter);
	render_action(filter, &to->action);
	if (object->flags & FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT)
		guid_out(&filter->context_key, &to->providerContextKey);
	else
		to->rawContext = filter->raw_context;
	to->filterId = object->id;
}

FWPM_FILTER0 *filter_render(struct page *page, const struct managed *object)
{
	FWPM_FILTER0 *to = block_take(&page->block, sizeof(*to));

	filter_fill(page, object, to);
	return to;
}
