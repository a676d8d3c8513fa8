/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "filter_conditions.h"

#include <string.h>
#include <sys/socket.h>

#include "address.h"
#include "base/status.h"

static bool is_address(uint8_t field)
{
	return field >= FIELD_LOCAL_ADDRESS && field <= FIELD_DESTINATION_ADDRESS;
}

static uint32_t find_field(const GUID *key, const struct layer_entry *layer, uint8_t *ret)
{
	const struct field_entry *field = field_find(key);

	if (!field)
		return windows_has_field(key) ? ERROR_NOT_SUPPORTED : FWP_E_CONDITION_NOT_FOUND;
	*ret = field->field;
	return !layer || layer->fields & 1u << field->field ? ERROR_SUCCESS
							    : FWP_E_CONDITION_NOT_FOUND;
}

/* The matches that Windows has for values of @type. */
static uint32_t check_match(UINT32 match, UINT32 type)
{
	switch (match) {
	case FWP_MATCH_EQUAL:
	case FWP_MATCH_NOT_EQUAL:
		return type == FWP_RANGE_TYPE ? FWP_E_MATCH_TYPE_MISMATCH : ERROR_SUCCESS;
	case FWP_MATCH_RANGE:
		return type == FWP_RANGE_TYPE ? ERROR_SUCCESS : FWP_E_MATCH_TYPE_MISMATCH;
	case FWP_MATCH_GREATER:
	case FWP_MATCH_LESS:
	case FWP_MATCH_GREATER_OR_EQUAL:
	case FWP_MATCH_LESS_OR_EQUAL:
		return type > FWP_SINGLE_DATA_TYPE_MAX ? FWP_E_MATCH_TYPE_MISMATCH : ERROR_SUCCESS;
	case FWP_MATCH_FLAGS_ALL_SET:
	case FWP_MATCH_FLAGS_ANY_SET:
	case FWP_MATCH_FLAGS_NONE_SET:
		return type >= FWP_UINT8 && type <= FWP_UINT64 ? ERROR_NOT_SUPPORTED
							       : FWP_E_MATCH_TYPE_MISMATCH;
	default:
		return match < FWP_MATCH_TYPE_MAX ? FWP_E_MATCH_TYPE_MISMATCH
						  : FWP_E_INVALID_ENUMERATOR;
	}
}

static uint32_t take_v4_mask(const FWP_V4_ADDR_AND_MASK *from, struct condition *to)
{
	int prefix;

	if (!from)
		return FWP_E_NULL_POINTER;
	prefix = address_prefix_of_mask(from->mask);
	if (prefix < 0)
		return FWP_E_INVALID_NET_MASK;
	to->low = address_from_v4(from->addr);
	to->prefix = (uint8_t)prefix;
	return ERROR_SUCCESS;
}

static uint32_t take_v6_mask(const FWP_V6_ADDR_AND_MASK *from, struct condition *to)
{
	if (!from)
		return FWP_E_NULL_POINTER;
	if (from->prefixLength > 128)
		return FWP_E_INVALID_NET_MASK;
	memcpy(to->low.bytes, from->addr, sizeof(to->low.bytes));
	to->prefix = from->prefixLength;
	return ERROR_SUCCESS;
}

static uint32_t take_v6(const FWP_BYTE_ARRAY16 *from, struct address *to)
{
	if (!from)
		return FWP_E_NULL_POINTER;
	memcpy(to->bytes, from->byteArray16, sizeof(to->bytes));
	return ERROR_SUCCESS;
}

/* Sets *family to that of an address, or compares them. */
static uint32_t check_family(uint8_t found, const struct layer_entry *layer, uint8_t *family)
{
	if (!*family)
		*family = found;
	if (*family == found)
		return ERROR_SUCCESS;
	return layer ? FWP_E_TYPE_MISMATCH : FWP_E_NEVER_MATCH;
}

static uint8_t family_of(UINT32 type)
{
	switch (type) {
	case FWP_UINT32:
	case FWP_V4_ADDR_MASK:
		return AF_INET;
	case FWP_BYTE_ARRAY16_TYPE:
	case FWP_V6_ADDR_MASK:
		return AF_INET6;
	default:
		return 0;
	}
}

/* A single address, or one end of a range. */
static uint32_t take_address(const FWP_VALUE0 *from, struct address *to)
{
	if ((UINT32)from->type != FWP_UINT32)
		return take_v6(from->byteArray16, to);
	*to = address_from_v4(from->uint32);
	return ERROR_SUCCESS;
}

static uint32_t take_address_range(const FWP_RANGE0 *from, const struct layer_entry *layer,
				   uint8_t *family, struct condition *to)
{
	UINT32 type = (UINT32)from->valueLow.type;
	uint32_t status;

	if (type != (UINT32)from->valueHigh.type || !family_of(type) ||
	    type > FWP_SINGLE_DATA_TYPE_MAX)
		return FWP_E_TYPE_MISMATCH;
	to->type = (uint16_t)type;
	status = check_family(family_of(type), layer, family);
	if (!status)
		status = take_address(&from->valueLow, &to->low);
	if (!status)
		status = take_address(&from->valueHigh, &to->high);
	if (!status && memcmp(&to->low, &to->high, sizeof(to->low)) > 0)
		status = FWP_E_INVALID_RANGE;
	return status;
}

static uint32_t take_addresses(const FWP_CONDITION_VALUE0 *from, const struct layer_entry *layer,
			       uint8_t *family, struct condition *to)
{
	uint32_t status;

	if ((UINT32)from->type == FWP_RANGE_TYPE)
		return from->rangeValue ? take_address_range(from->rangeValue, layer, family, to)
					: FWP_E_NULL_POINTER;
	if (!family_of((UINT32)from->type))
		return FWP_E_TYPE_MISMATCH;
	status = check_family(family_of((UINT32)from->type), layer, family);
	if (status)
		return status;
	switch ((UINT32)from->type) {
	case FWP_V4_ADDR_MASK:
		return take_v4_mask(from->v4AddrMask, to);
	case FWP_V6_ADDR_MASK:
		return take_v6_mask(from->v6AddrMask, to);
	case FWP_UINT32:
		to->prefix = 32;
		to->low = address_from_v4(from->uint32);
		return ERROR_SUCCESS;
	default:
		to->prefix = 128;
		return take_v6(from->byteArray16, &to->low);
	}
}

static FWP_DATA_TYPE number_type(uint8_t field)
{
	return field == FIELD_LOCAL_PORT || field == FIELD_REMOTE_PORT ? FWP_UINT16 : FWP_UINT8;
}

static uint32_t number_of(const FWP_VALUE0 *value)
{
	return value->type == FWP_UINT8 ? value->uint8 : value->uint16;
}

static uint32_t take_numbers(const FWP_CONDITION_VALUE0 *from, struct condition *to)
{
	const FWP_DATA_TYPE type = number_type(to->field);
	const FWP_RANGE0 *range = from->rangeValue;

	to->type = (uint16_t)type;
	if (from->type == type) {
		to->low_number = type == FWP_UINT8 ? from->uint8 : from->uint16;
		return ERROR_SUCCESS;
	}
	if ((UINT32)from->type != FWP_RANGE_TYPE)
		return FWP_E_TYPE_MISMATCH;
	if (!range)
		return FWP_E_NULL_POINTER;
	if (range->valueLow.type != type || range->valueHigh.type != type)
		return FWP_E_TYPE_MISMATCH;
	to->low_number = number_of(&range->valueLow);
	to->high_number = number_of(&range->valueHigh);
	return to->low_number <= to->high_number ? ERROR_SUCCESS : FWP_E_INVALID_RANGE;
}

uint32_t condition_take(const FWPM_FILTER_CONDITION0 *from, const struct layer_entry *layer,
			uint8_t *family, struct condition *to)
{
	const FWP_CONDITION_VALUE0 *value = &from->conditionValue;
	UINT32 type = (UINT32)value->type;
	uint32_t status;

	memset(to, 0, sizeof(*to));
	status = find_field(&from->fieldKey, layer, &to->field);
	if (!status && type >= FWP_DATA_TYPE_MAX)
		status = FWP_E_INVALID_ENUMERATOR;
	if (!status)
		status = check_match((UINT32)from->matchType, type);
	if (status)
		return status;
	to->match = (uint8_t)from->matchType;
	to->type = (uint16_t)type;
	return is_address(to->field) ? take_addresses(value, layer, family, to)
				     : take_numbers(value, to);
}

static bool has_field(const struct condition *conditions, UINT32 count, uint8_t field)
{
	for (UINT32 i = 0; i < count; i++)
		if (conditions[i].field == field)
			return true;
	return false;
}

uint32_t conditions_take(const FWPM_FILTER_CONDITION0 *from, UINT32 count,
			 const struct layer_entry *layer, bool distinct, uint8_t *family,
			 struct arena *arena, struct condition **ret)
{
	uint32_t status = ERROR_SUCCESS;

	*ret = NULL;
	if (!count)
		return ERROR_SUCCESS;
	if (!from)
		return FWP_E_NULL_POINTER;
	if (count > CONDITIONS_MAX)
		return FWP_E_OUT_OF_BOUNDS;
	*ret = arena_take(arena, count * sizeof(**ret));
	if (!*ret)
		return ERROR_NOT_ENOUGH_MEMORY;
	for (UINT32 i = 0; !status && i < count; i++) {
		status = condition_take(&from[i], layer, family, &(*ret)[i]);
		if (!status && distinct && has_field(*ret, i, (*ret)[i].field))
			status = FWP_E_DUPLICATE_CONDITION;
	}
	return status;
}

/* How many bytes a single value of a type takes besides its struct. */
static size_t single_space(uint16_t type)
{
	return type == FWP_BYTE_ARRAY16_TYPE ? BLOCK_SPACE(sizeof(FWP_BYTE_ARRAY16)) : 0;
}

static size_t value_space(const struct condition *c)
{
	if (c->match == MATCH_RANGE)
		return BLOCK_SPACE(sizeof(FWP_RANGE0)) + 2 * single_space(c->type);
	switch (c->type) {
	case FWP_V4_ADDR_MASK:
		return BLOCK_SPACE(sizeof(FWP_V4_ADDR_AND_MASK));
	case FWP_V6_ADDR_MASK:
		return BLOCK_SPACE(sizeof(FWP_V6_ADDR_AND_MASK));
	default:
		return single_space(c->type);
	}
}

size_t conditions_space(const struct filter *filter)
{
	size_t space = BLOCK_SPACE(filter->condition_count * sizeof(FWPM_FILTER_CONDITION0));

	for (uint32_t i = 0; i < filter->condition_count; i++)
		space += value_space(&filter->conditions[i]);
	return space;
}

/* Renders a single value: an address or a number, of a type that both kinds of values have. */
static void render_single(struct page *page, FWP_VALUE0 *to, uint16_t type,
			  const struct address *address, uint32_t number)
{
	to->type = (FWP_DATA_TYPE)type;
	switch (type) {
	case FWP_UINT8:
		to->uint8 = (UINT8)number;
		break;
	case FWP_UINT16:
		to->uint16 = (UINT16)number;
		break;
	case FWP_UINT32:
		to->uint32 = address_v4(address);
		break;
	case FWP_BYTE_ARRAY16_TYPE:
		to->byteArray16 = block_take(&page->block, sizeof(*to->byteArray16));
		memcpy(to->byteArray16, address->bytes, sizeof(*to->byteArray16));
		break;
	default:
		to->type = FWP_EMPTY;
	}
}

static void render_v4_mask(struct page *page, FWP_CONDITION_VALUE0 *to, const struct condition *c)
{
	FWP_V4_ADDR_AND_MASK *v4 = block_take(&page->block, sizeof(*v4));

	v4->addr = address_v4(&c->low);
	v4->mask = c->prefix < 32 ? ~(0xffffffffu >> c->prefix) : 0xffffffffu;
	to->v4AddrMask = v4;
}

static void render_v6_mask(struct page *page, FWP_CONDITION_VALUE0 *to, const struct condition *c)
{
	FWP_V6_ADDR_AND_MASK *v6 = block_take(&page->block, sizeof(*v6));

	memcpy(v6->addr, c->low.bytes, sizeof(v6->addr));
	v6->prefixLength = c->prefix;
	to->v6AddrMask = v6;
}

static void render_range(struct page *page, FWP_CONDITION_VALUE0 *to, const struct condition *c)
{
	FWP_RANGE0 *range = block_take(&page->block, sizeof(*range));

	render_single(page, &range->valueLow, c->type, &c->low, c->low_number);
	render_single(page, &range->valueHigh, c->type, &c->high, c->high_number);
	to->type = FWP_RANGE_TYPE;
	to->rangeValue = range;
}

static void render_value(struct page *page, FWP_CONDITION_VALUE0 *to, const struct condition *c)
{
	FWP_VALUE0 single = { .type = FWP_EMPTY };

	to->type = (FWP_DATA_TYPE)c->type;
	if (c->match == MATCH_RANGE) {
		render_range(page, to, c);
	} else if (c->type == FWP_V4_ADDR_MASK) {
		render_v4_mask(page, to, c);
	} else if (c->type == FWP_V6_ADDR_MASK) {
		render_v6_mask(page, to, c);
	} else {
		render_single(page, &single, c->type, &c->low, c->low_number);
		memcpy(to, &single, sizeof(*to)); /* the two have the same members */
	}
}

FWPM_FILTER_CONDITION0 *conditions_render(struct page *page, const struct filter *filter)
{
	FWPM_FILTER_CONDITION0 *to;

	if (!filter->condition_count)
		return NULL;
	to = block_take(&page->block, filter->condition_count * sizeof(*to));
	for (uint32_t i = 0; i < filter->condition_count; i++) {
		const struct condition *c = &filter->conditions[i];
		const GUID *key = field_of(c->field);

		if (key)
			to[i].fieldKey = *key;
		to[i].matchType = (FWP_MATCH_TYPE)c->match;
		render_value(page, &to[i].conditionValue, c);
	}
	return to;
}
