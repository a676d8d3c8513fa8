/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "filter_intake.h"

#include <string.h>

#include "base/status.h"
#include "filter_conditions.h"
#include "managed_format.h"
#include "policy_flat.h"

/* Flags that are kept. Of these, only that about a provider context has an effect. */
#define FLAGS_KEPT                                                                                 \
	(FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT | FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT |             \
	 FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED | FWPM_FILTER_FLAG_INDEXED)

/* Flags that would have an effect on Windows which they cannot have here. */
#define FLAGS_REFUSED                                                                              \
	(FWPM_FILTER_FLAG_PERSISTENT | FWPM_FILTER_FLAG_BOOTTIME |                                 \
	 FWPM_FILTER_FLAG_HAS_SECURITY_REALM_PROVIDER_CONTEXT | FWPM_FILTER_FLAG_SYSTEMOS_ONLY |   \
	 FWPM_FILTER_FLAG_GAMEOS_ONLY | FWPM_FILTER_FLAG_SILENT_MODE |                             \
	 FWPM_FILTER_FLAG_IPSEC_NO_ACQUIRE_INITIATE)

static uint32_t check_flags(const FWPM_FILTER0 *from)
{
	UINT32 flags = from->flags, both = FWPM_FILTER_FLAG_PERSISTENT | FWPM_FILTER_FLAG_BOOTTIME;

	if (flags & ~(FLAGS_KEPT | FLAGS_REFUSED) || (flags & both) == both)
		return FWP_E_INVALID_FLAGS;
	if (flags & FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED &&
	    from->action.type != FWP_ACTION_CALLOUT_TERMINATING &&
	    from->action.type != FWP_ACTION_CALLOUT_UNKNOWN)
		return FWP_E_INVALID_FLAGS;
	return flags & FLAGS_REFUSED ? ERROR_NOT_SUPPORTED : ERROR_SUCCESS;
}

static uint32_t take_layer(const GUID *key, const struct layer_entry **ret)
{
	*ret = layer_find(key);
	if (*ret)
		return ERROR_SUCCESS;
	return windows_has_layer(key) ? ERROR_NOT_SUPPORTED : FWP_E_LAYER_NOT_FOUND;
}

/*
 * What the kernel does for a callout can only be to drop packets or to let them pass, so a filter
 * that shall merely inspect them is refused where the kernel acts.
 */
static uint32_t take_callout(const FWPM_ACTION0 *from, const struct layer_entry *layer,
			     struct filter *to)
{
	const struct callout_entry *callout = callout_find(&from->calloutKey);

	if (!callout)
		return FWP_E_CALLOUT_NOT_FOUND;
	if (callout->layer != layer->layer || callout->family != layer->family)
		return FWP_E_ACTION_INCOMPATIBLE_WITH_LAYER;
	to->callout = callout->callout;
	return layer->enforced && to->action == ACTION_CALLOUT_INSPECTION ? ERROR_NOT_SUPPORTED
									  : ERROR_SUCCESS;
}

/* There is nothing in XFRM that could block or permit what an application does. */
static uint32_t take_verdict(const FWPM_ACTION0 *from, const struct layer_entry *layer,
			     struct filter *to)
{
	to->action_type = guid_in(&from->filterType);
	if (to->layer == LAYER_ALE_AUTH_CONNECT || to->layer == LAYER_ALE_AUTH_RECV_ACCEPT)
		return ERROR_NOT_SUPPORTED;
	if (layer->enforced && !memcmp(&to->sublayer, &FWPM_SUBLAYER_INSPECTION, sizeof(GUID)))
		return FWP_E_ACTION_INCOMPATIBLE_WITH_SUBLAYER;
	return ERROR_SUCCESS;
}

static uint32_t take_action(const FWPM_ACTION0 *from, const struct layer_entry *layer,
			    struct filter *to)
{
	switch (from->type) {
	case FWP_ACTION_BLOCK:
		to->action = ACTION_BLOCK;
		return take_verdict(from, layer, to);
	case FWP_ACTION_PERMIT:
		to->action = ACTION_PERMIT;
		return take_verdict(from, layer, to);
	case FWP_ACTION_CALLOUT_TERMINATING:
		to->action = ACTION_CALLOUT_TERMINATING;
		return take_callout(from, layer, to);
	case FWP_ACTION_CALLOUT_INSPECTION:
		to->action = ACTION_CALLOUT_INSPECTION;
		return take_callout(from, layer, to);
	case FWP_ACTION_CALLOUT_UNKNOWN:
		to->action = ACTION_CALLOUT_UNKNOWN;
		return take_callout(from, layer, to);
	default:
		return FWP_E_INVALID_ACTION_TYPE;
	}
}

static uint32_t take_weight(const FWP_VALUE0 *from, struct filter *to)
{
	to->weight_type = (uint8_t)from->type;
	switch ((UINT32)from->type) {
	case FWP_EMPTY:
		return ERROR_SUCCESS;
	case FWP_UINT8:
		to->weight = from->uint8;
		return from->uint8 <= 15 ? ERROR_SUCCESS : FWP_E_INVALID_WEIGHT;
	case FWP_UINT64:
		if (!from->uint64)
			return FWP_E_NULL_POINTER;
		to->weight = *from->uint64;
		return ERROR_SUCCESS;
	default:
		return (UINT32)from->type < FWP_DATA_TYPE_MAX ? FWP_E_TYPE_MISMATCH
							      : FWP_E_INVALID_ENUMERATOR;
	}
}

static void take_sublayer(const GUID *key, struct filter *to)
{
	const struct builtin_entry *builtin;

	to->sublayer = guid_in(key);
	if (guid_is_zero(&to->sublayer))
		to->sublayer = guid_in(&FWPM_SUBLAYER_UNIVERSAL);
	builtin = builtin_sublayer_find(&to->sublayer);
	to->sublayer_builtin = builtin != NULL;
	if (builtin)
		to->sublayer_weight = builtin->weight;
}

static uint32_t take_context(const FWPM_FILTER0 *from, struct filter *to)
{
	if (!(from->flags & FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT)) {
		const struct callout_entry *callout = callout_of(to->callout, to->family);

		to->raw_context = from->rawContext;
		return callout && callout->context == CALLOUT_NEEDS_TUNNEL
			       ? FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT
			       : ERROR_SUCCESS;
	}
	to->context_key = guid_in(&from->providerContextKey);
	return guid_is_zero(&to->context_key) ? FWP_E_PROVIDER_CONTEXT_NOT_FOUND : ERROR_SUCCESS;
}

static uint32_t take_members(struct intake *intake, const FWPM_FILTER0 *from)
{
	struct filter *to = &intake->object.filter;
	const struct layer_entry *layer;
	struct condition *conditions;
	uint32_t status = take_layer(&from->layerKey, &layer);

	if (status)
		return status;
	to->layer = layer->layer;
	to->family = layer->family;
	take_sublayer(&from->subLayerKey, to);
	status = take_action(&from->action, layer, to);
	if (!status)
		status = take_weight(&from->weight, to);
	if (!status)
		status = take_context(from, to);
	if (!status)
		status = conditions_take(from->filterCondition, from->numFilterConditions, layer,
					 false, &to->family, &intake->memory, &conditions);
	if (status)
		return status;
	to->conditions = conditions;
	to->condition_count = from->numFilterConditions;
	return ERROR_SUCCESS;
}

uint32_t filter_take(struct intake *intake, struct engine *engine, const FWPM_FILTER0 *from)
{
	const struct intake_common common = { .key = &from->filterKey,
					      .names = &from->displayData,
					      .flags = from->flags,
					      .provider = from->providerKey,
					      .data = &from->providerData };
	uint32_t status = from->reserved ? FWP_E_RESERVED : check_flags(from);

	if (!status)
		status = intake_begin(intake, engine, MANAGED_FILTER, &common);
	return status ? status : take_members(intake, from);
}

/* A tunnel that leads nowhere cannot be in the kernel, where its packets would pass in the clear.
 */
static uint32_t check_callout(const struct callout_entry *callout,
			      const struct provider_context *context)
{
	enum policy_shape wanted =
		callout->context == CALLOUT_TAKES_TRANSPORT ? SHAPE_TRANSPORT : SHAPE_TUNNEL;

	if (policy_shape(context->type) != wanted)
		return FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT;
	return callout->context == CALLOUT_NEEDS_TUNNEL && !context->ends.family
		       ? FWP_E_INVALID_TUNNEL_ENDPOINT
		       : ERROR_SUCCESS;
}

static uint32_t check_layer(uint8_t layer, const struct provider_context *context)
{
	enum policy_shape shape = policy_shape(context->type);

	if (layer == LAYER_IPSEC && shape != SHAPE_TRANSPORT && shape != SHAPE_TUNNEL)
		return FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER;
	return layer == LAYER_IKEEXT ? FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER : ERROR_SUCCESS;
}

uint32_t filter_link(const struct store *store, struct managed *object)
{
	const struct filter *filter = &object->filter;
	const struct managed *context;

	if (guid_is_zero(&filter->context_key))
		return ERROR_SUCCESS;
	context = store_find(store, MANAGED_PROVIDER_CONTEXT, &filter->context_key);
	if (!context)
		return FWP_E_PROVIDER_CONTEXT_NOT_FOUND;
	if (filter->callout)
		return check_callout(callout_of(filter->callout, filter->family),
				     &context->context);
	return check_layer(filter->layer, &context->context);
}
