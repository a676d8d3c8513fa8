/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "filter_template.h"

#include <string.h>
#include <sys/socket.h>

#include "base/status.h"
#include "filter/intervals.h"
#include "filter_conditions.h"
#include "managed_format.h"

#define KNOWN_FLAGS                                                                                \
	(FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH | FWP_FILTER_ENUM_FLAG_SORTED |               \
	 FWP_FILTER_ENUM_FLAG_BOOTTIME_ONLY | FWP_FILTER_ENUM_FLAG_INCLUDE_BOOTTIME |              \
	 FWP_FILTER_ENUM_FLAG_INCLUDE_DISABLED)

static uint32_t take_layer(const GUID *key, struct filter_template *to,
			   const struct layer_entry **ret)
{
	static const GUID any;

	*ret = layer_find(key);
	to->any_layer = key_equal(key, &any);
	if (to->any_layer)
		return ERROR_SUCCESS;
	if (!*ret)
		return windows_has_layer(key) ? ERROR_NOT_SUPPORTED : FWP_E_LAYER_NOT_FOUND;
	to->layer = (*ret)->layer;
	to->layer_family = to->family = (*ret)->family;
	return ERROR_SUCCESS;
}

static uint32_t take_callout(const GUID *key, struct filter_template *to)
{
	to->any_callout = !key;
	if (!key)
		return ERROR_SUCCESS;
	to->callout = callout_find(key);
	if (!to->callout)
		return FWP_E_CALLOUT_NOT_FOUND;
	if (!to->any_layer &&
	    (to->callout->layer != to->layer || to->callout->family != to->layer_family))
		return FWP_E_NEVER_MATCH;
	return to->action_mask & FWP_ACTION_FLAG_CALLOUT ? ERROR_SUCCESS : FWP_E_NEVER_MATCH;
}

static uint32_t take_context(const FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 *from,
			     struct filter_template *to)
{
	to->any_context = !from;
	if (!from)
		return ERROR_SUCCESS;
	if ((UINT32)from->providerContextType >= FWPM_PROVIDER_CONTEXT_TYPE_MAX)
		return FWP_E_INVALID_ENUMERATOR;
	to->context_type = (uint32_t)from->providerContextType;
	if (from->providerKey)
		to->context_provider = guid_in(from->providerKey);
	return ERROR_SUCCESS;
}

uint32_t filter_template_take(const FWPM_FILTER_ENUM_TEMPLATE0 *from, struct arena *arena,
			      struct filter_template *ret)
{
	const struct layer_entry *layer;
	uint32_t status;

	*ret = (struct filter_template){ .any_layer = true,
					 .any_provider = true,
					 .any_callout = true,
					 .any_context = true,
					 .action_mask = UINT32_MAX };
	if (!from)
		return ERROR_SUCCESS;
	if ((UINT32)from->enumType >= FWP_FILTER_ENUM_TYPE_MAX)
		return FWP_E_INVALID_ENUMERATOR;
	if (from->flags & ~KNOWN_FLAGS)
		return FWP_E_INVALID_FLAGS;
	ret->overlapping = from->enumType == FWP_FILTER_ENUM_OVERLAPPING;
	ret->best = from->flags & FWP_FILTER_ENUM_FLAG_BEST_TERMINATING_MATCH;
	ret->sorted = from->flags & FWP_FILTER_ENUM_FLAG_SORTED;
	ret->boottime = from->flags & FWP_FILTER_ENUM_FLAG_BOOTTIME_ONLY;
	ret->action_mask = from->actionMask;
	ret->any_provider = !from->providerKey;
	if (from->providerKey)
		ret->provider = guid_in(from->providerKey);
	if (!from->actionMask)
		return FWP_E_NEVER_MATCH;
	status = take_layer(&from->layerKey, ret, &layer);
	if (!status)
		status = take_callout(from->calloutKey, ret);
	if (!status)
		status = take_context(from->providerContextTemplate, ret);
	if (!status)
		status = conditions_take(from->filterCondition, from->numFilterConditions, layer,
					 true, &ret->family, arena, &ret->conditions);
	ret->condition_count = status ? 0 : from->numFilterConditions;
	return status;
}

static unsigned width_of(uint8_t field, uint8_t family)
{
	switch (field) {
	case FIELD_PROTOCOL:
	case FIELD_LOCAL_ADDRESS_TYPE:
		return 8;
	case FIELD_LOCAL_PORT:
	case FIELD_REMOTE_PORT:
		return 16;
	default:
		return family == AF_INET ? 32 : 128;
	}
}

/* What conditions on one field allow: any of the intervals. */
struct allowed {
	struct interval intervals[2 * CONDITIONS_MAX];
	size_t count;
	bool any; /* there is no condition on the field */
};

static void collect(const struct condition *conditions, uint32_t count, uint8_t field,
		    unsigned width, struct allowed *ret)
{
	ret->count = 0;
	ret->any = true;
	for (uint32_t i = 0; i < count; i++) {
		unsigned more = 0;

		if (conditions[i].field != field)
			continue;
		ret->any = false;
		if (!intervals_of(&conditions[i], width, ret->intervals + ret->count, &more))
			ret->count += more;
	}
	ret->count = intervals_merge(ret->intervals, ret->count, width);
}

static int compare(const struct address *a, const struct address *b)
{
	return memcmp(a, b, sizeof(*a));
}

static bool overlaps(const struct allowed *a, const struct allowed *b)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t j = 0; j < b->count; j++)
			if (compare(&a->intervals[i].low, &b->intervals[j].high) <= 0 &&
			    compare(&b->intervals[j].low, &a->intervals[i].high) <= 0)
				return true;
	return false;
}

/* Whether all of @inner is in @outer. No two intervals of either touch. */
static bool contains(const struct allowed *outer, const struct allowed *inner)
{
	for (size_t i = 0; i < inner->count; i++) {
		size_t j = 0;

		while (j < outer->count &&
		       (compare(&outer->intervals[j].low, &inner->intervals[i].low) > 0 ||
			compare(&outer->intervals[j].high, &inner->intervals[i].high) < 0))
			j++;
		if (j == outer->count)
			return false;
	}
	return true;
}

/* Whether a filter in a layer without the field could meet a condition on it: no. */
static bool layer_has(const struct filter *filter, uint8_t field)
{
	const struct layer_entry *layer = layer_of(filter->layer, filter->family);

	return layer && layer->fields & 1u << field;
}

static bool field_matches(const struct filter_template *template, const struct filter *filter,
			  uint8_t field)
{
	unsigned width = width_of(field, filter->family);
	struct allowed wanted, has;

	collect(template->conditions, template->condition_count, field, width, &wanted);
	collect(filter->conditions, filter->condition_count, field, width, &has);
	if (!wanted.any && has.any)
		return layer_has(filter, field);
	if (has.any || (wanted.any && template->overlapping))
		return true;
	if (wanted.any) /* all values, of which the filter does not take all */
		return false;
	return template->overlapping ? overlaps(&wanted, &has) : contains(&has, &wanted);
}

static bool conditions_match(const struct filter_template *template, const struct filter *filter)
{
	if (!template->condition_count)
		return true;
	if (template->family && template->family != filter->family)
		return false;
	for (uint8_t field = FIELD_LOCAL_ADDRESS; field <= FIELD_LOCAL_ADDRESS_TYPE; field++)
		if (!field_matches(template, filter, field))
			return false;
	return true;
}

static bool context_matches(const struct filter_template *template, const struct store *store,
			    const struct filter *filter)
{
	const struct managed *context;

	if (template->any_context)
		return true;
	context = store_find_id(store, MANAGED_PROVIDER_CONTEXT, filter->context_id);
	return context && context->context.type == template->context_type &&
	       (guid_is_zero(&template->context_provider) ||
		guid_equal(&template->context_provider, &context->provider));
}

static FWP_ACTION_TYPE type_of(const struct filter *filter)
{
	switch (filter->action) {
	case ACTION_BLOCK:
		return FWP_ACTION_BLOCK;
	case ACTION_PERMIT:
		return FWP_ACTION_PERMIT;
	case ACTION_CALLOUT_TERMINATING:
		return FWP_ACTION_CALLOUT_TERMINATING;
	case ACTION_CALLOUT_INSPECTION:
		return FWP_ACTION_CALLOUT_INSPECTION;
	default:
		return FWP_ACTION_CALLOUT_UNKNOWN;
	}
}

bool filter_is_terminating(const struct filter *filter)
{
	return type_of(filter) & FWP_ACTION_FLAG_TERMINATING;
}

bool filter_template_selects(const struct filter_template *t, const struct store *store,
			     const struct guid *provider, const struct filter *filter)
{
	if (t->boottime) /* there are none here */
		return false;
	if (!t->any_layer && (t->layer != filter->layer || t->layer_family != filter->family))
		return false;
	if (!t->any_provider && !guid_equal(&t->provider, provider))
		return false;
	if (!t->any_callout &&
	    (t->callout->callout != filter->callout || t->callout->family != filter->family))
		return false;
	return type_of(filter) & t->action_mask && context_matches(t, store, filter) &&
	       conditions_match(t, filter);
}
