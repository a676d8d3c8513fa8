/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What FwpmFilterAdd0 accepts, and that a filter is rendered as it was added. */
#include "api/filter_intake.h"

#include <string.h>
#include <sys/socket.h>

#include "api/filter_items.h"
#include "api/filter_wfpx.h"
#include "api/managed_format.h"
#include "base/status.h"
#include "unit.h"

static const GUID some_key = { 0x12345678, 0x9abc, 0xdef0, { 1, 2, 3, 4, 5, 6, 7, 8 } };
static const GUID stream_v4 = {
	0x3b89653c, 0xc170, 0x49e4, { 0xb1, 0xcd, 0xe0, 0xee, 0xee, 0xe1, 0x9a, 0x3e }
};

static wchar_t name[] = L"na\u00efve \U0001F512";
static struct engine engine;
static struct intake intake;
static struct filter_items items;
static FWPM_FILTER0 filter;
static FWPM_FILTER_CONDITION0 condition;
static FWP_V4_ADDR_AND_MASK v4;
static FWP_V6_ADDR_AND_MASK v6;
static FWP_BYTE_ARRAY16 low, high;
static FWP_RANGE0 range;
static UINT64 weight;

static void setup(void)
{
	memset(&intake, 0, sizeof(intake));
	memset(&items, 0, sizeof(items));
	memset(&condition, 0, sizeof(condition));
	memset(&range, 0, sizeof(range));
	v4 = (FWP_V4_ADDR_AND_MASK){ 0xc0000207, 0xffffff00 };
	v6 = (FWP_V6_ADDR_AND_MASK){ { 0x20, 0x01, 0x0d, 0xb8, [15] = 1 }, 64 };
	low = (FWP_BYTE_ARRAY16){ { 0x20, 0x01, 0x0d, 0xb8, [15] = 1 } };
	high = (FWP_BYTE_ARRAY16){ { 0x20, 0x01, 0x0d, 0xb8, [15] = 9 } };
	weight = 0x123456789abcdefULL;
	filter = (FWPM_FILTER0){ .displayData.name = name,
				 .layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
				 .action.type = FWP_ACTION_PERMIT };
}

static void teardown(void)
{
	intake_done(&intake);
	kind_filters.done(&items);
}

static uint32_t take(void)
{
	uint32_t status;

	intake_done(&intake);
	memset(&intake.object, 0, sizeof(intake.object));
	status = filter_take(&intake, &engine, &filter);
	return status;
}

static uint32_t add(void)
{
	uint32_t status = take();

	if (!status && guid_is_zero(&intake.object.key))
		status = guid_random(&intake.object.key); /* as intake_add() does */
	if (!status)
		status = filter_link(&items.items.store, &intake.object);
	if (!status)
		status = store_add(&items.items.store, &intake.object, builtin_provider_is, NULL);
	return status;
}

/* Adds the filter, which must succeed, and returns what Get returns. */
static FWPM_FILTER0 *add_and_get(void)
{
	size_t last = items.items.store.count;
	void *entry;

	ck_assert_uint_eq(add(), ERROR_SUCCESS);
	items.items.count = 0;
	ck_assert_uint_eq(managed_items_add(&items.items, items.items.store.objects[last]), 0);
	ck_assert_uint_eq(page_render_one(&filter_format0, &items, 0, &entry), 0);
	return entry;
}

static void set_condition(const GUID *field, FWP_MATCH_TYPE match, FWP_DATA_TYPE type)
{
	filter.numFilterConditions = 1;
	filter.filterCondition = &condition;
	condition.fieldKey = *field;
	condition.matchType = match;
	condition.conditionValue.type = type;
}

START_TEST(the_least_filter_is_accepted_and_gets_what_it_leaves_out)
{
	FWPM_FILTER0 *got = add_and_get();
	static const GUID none;

	ck_assert_mem_ne(&got->filterKey, &none, sizeof(none));
	ck_assert_mem_eq(&got->subLayerKey, &FWPM_SUBLAYER_UNIVERSAL, sizeof(GUID));
	ck_assert_mem_eq(&got->layerKey, &filter.layerKey, sizeof(GUID));
	ck_assert_int_eq(wcscmp(got->displayData.name, name), 0);
	ck_assert_ptr_null(got->displayData.description);
	ck_assert_ptr_null(got->providerKey);
	ck_assert_uint_eq(got->weight.type, FWP_EMPTY);
	ck_assert_uint_eq(got->effectiveWeight.type, FWP_UINT64);
	ck_assert_uint_eq(got->action.type, FWP_ACTION_PERMIT);
	ck_assert_uint_eq(got->filterId, 0x50000001);
	ck_assert_uint_eq(got->numFilterConditions, 0);
	ck_assert_ptr_null(got->filterCondition);
	ck_assert_ptr_null(got->reserved);
	block_free(got);
}
END_TEST

START_TEST(every_member_comes_back_as_it_was_given)
{
	wchar_t description[] = L"described";
	UINT8 bytes[] = { 0, 1, 2, 0xff, 4 };
	GUID provider = FWPM_PROVIDER_IKEEXT;
	FWPM_FILTER0 *got;

	filter.filterKey = some_key;
	filter.displayData.description = description;
	filter.flags = FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT | FWPM_FILTER_FLAG_INDEXED |
		       FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED;
	filter.providerKey = &provider;
	filter.providerData = (FWP_BYTE_BLOB){ sizeof(bytes), bytes };
	filter.subLayerKey = FWPM_SUBLAYER_IPSEC_TUNNEL;
	filter.weight.type = FWP_UINT64;
	filter.weight.uint64 = &weight;
	filter.action.type = FWP_ACTION_CALLOUT_UNKNOWN;
	filter.action.calloutKey = FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4;
	filter.rawContext = 0xfedcba9876543210ULL;
	got = add_and_get();
	ck_assert_mem_eq(&got->filterKey, &some_key, sizeof(GUID));
	ck_assert_int_eq(wcscmp(got->displayData.description, description), 0);
	ck_assert_uint_eq(got->flags, filter.flags);
	ck_assert_mem_eq(got->providerKey, &provider, sizeof(GUID));
	ck_assert_uint_eq(got->providerData.size, sizeof(bytes));
	ck_assert_mem_eq(got->providerData.data, bytes, sizeof(bytes));
	ck_assert_mem_eq(&got->subLayerKey, &FWPM_SUBLAYER_IPSEC_TUNNEL, sizeof(GUID));
	ck_assert_uint_eq(got->weight.type, FWP_UINT64);
	ck_assert_uint_eq(*got->weight.uint64, weight);
	ck_assert_uint_eq(*got->effectiveWeight.uint64, weight);
	ck_assert_uint_eq(got->action.type, FWP_ACTION_CALLOUT_UNKNOWN);
	ck_assert_mem_eq(&got->action.calloutKey, &FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4,
			 sizeof(GUID));
	ck_assert_uint_eq(got->rawContext, filter.rawContext);
	block_free(got);
}
END_TEST

START_TEST(the_type_of_a_filter_without_a_callout_comes_back)
{
	FWPM_FILTER0 *got;

	filter.action.type = FWP_ACTION_BLOCK;
	filter.action.filterType = some_key;
	filter.weight.type = FWP_UINT8;
	filter.weight.uint8 = 15;
	got = add_and_get();
	ck_assert_uint_eq(got->action.type, FWP_ACTION_BLOCK);
	ck_assert_mem_eq(&got->action.filterType, &some_key, sizeof(GUID));
	ck_assert_uint_eq(got->weight.type, FWP_UINT8);
	ck_assert_uint_eq(got->weight.uint8, 15);
	ck_assert_uint_eq(*got->effectiveWeight.uint64 >> 60, 15);
	block_free(got);
}
END_TEST

/* Compares a condition with what came back, except the pointer in its value. */
static FWPM_FILTER_CONDITION0 *same_condition(FWPM_FILTER0 *got)
{
	FWPM_FILTER_CONDITION0 *c = got->filterCondition;

	ck_assert_uint_eq(got->numFilterConditions, 1);
	ck_assert_mem_eq(&c->fieldKey, &condition.fieldKey, sizeof(GUID));
	ck_assert_uint_eq(c->matchType, condition.matchType);
	ck_assert_uint_eq(c->conditionValue.type, condition.conditionValue.type);
	return c;
}

START_TEST(subnets_come_back_with_the_bits_behind_the_mask)
{
	FWPM_FILTER0 *got;

	set_condition(&FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_MATCH_EQUAL, FWP_V4_ADDR_MASK);
	condition.conditionValue.v4AddrMask = &v4;
	got = add_and_get();
	ck_assert_mem_eq(same_condition(got)->conditionValue.v4AddrMask, &v4, sizeof(v4));
	block_free(got);
	v4.mask = 0;
	got = add_and_get();
	ck_assert_mem_eq(same_condition(got)->conditionValue.v4AddrMask, &v4, sizeof(v4));
	block_free(got);
	filter.layerKey = FWPM_LAYER_IPFORWARD_V6;
	set_condition(&FWPM_CONDITION_IP_SOURCE_ADDRESS, FWP_MATCH_EQUAL, FWP_V6_ADDR_MASK);
	condition.conditionValue.v6AddrMask = &v6;
	got = add_and_get();
	ck_assert_mem_eq(same_condition(got)->conditionValue.v6AddrMask, &v6, sizeof(v6));
	block_free(got);
}
END_TEST

START_TEST(single_addresses_come_back)
{
	FWPM_FILTER0 *got;

	set_condition(&FWPM_CONDITION_IP_LOCAL_ADDRESS, FWP_MATCH_NOT_EQUAL, FWP_UINT32);
	condition.conditionValue.uint32 = 0xc0000201;
	got = add_and_get();
	ck_assert_uint_eq(same_condition(got)->conditionValue.uint32, 0xc0000201);
	block_free(got);
	filter.layerKey = FWPM_LAYER_INBOUND_TRANSPORT_V6;
	set_condition(&FWPM_CONDITION_IP_LOCAL_ADDRESS, FWP_MATCH_EQUAL, FWP_BYTE_ARRAY16_TYPE);
	condition.conditionValue.byteArray16 = &low;
	got = add_and_get();
	ck_assert_mem_eq(same_condition(got)->conditionValue.byteArray16, &low, sizeof(low));
	block_free(got);
}
END_TEST

START_TEST(ranges_come_back_with_the_type_of_their_ends)
{
	FWPM_FILTER0 *got;
	FWP_RANGE0 *back;

	range = (FWP_RANGE0){ { .type = FWP_UINT16, { .uint16 = 1024 } },
			      { .type = FWP_UINT16, { .uint16 = 65535 } } };
	set_condition(&FWPM_CONDITION_IP_LOCAL_PORT, FWP_MATCH_RANGE, FWP_RANGE_TYPE);
	condition.conditionValue.rangeValue = &range;
	got = add_and_get();
	back = same_condition(got)->conditionValue.rangeValue;
	ck_assert_uint_eq(back->valueLow.type, FWP_UINT16);
	ck_assert_uint_eq(back->valueLow.uint16, 1024);
	ck_assert_uint_eq(back->valueHigh.uint16, 65535);
	block_free(got);
	range.valueLow.uint16 = 65535; /* a range of one */
	ck_assert_uint_eq(take(), 0);
	filter.layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V6;
	condition.fieldKey = FWPM_CONDITION_IP_REMOTE_ADDRESS;
	range.valueLow.type = range.valueHigh.type = FWP_BYTE_ARRAY16_TYPE;
	range.valueLow.byteArray16 = &low;
	range.valueHigh.byteArray16 = &high;
	got = add_and_get();
	back = same_condition(got)->conditionValue.rangeValue;
	ck_assert_uint_eq(back->valueHigh.type, FWP_BYTE_ARRAY16_TYPE);
	ck_assert_mem_eq(back->valueLow.byteArray16, &low, sizeof(low));
	ck_assert_mem_eq(back->valueHigh.byteArray16, &high, sizeof(high));
	block_free(got);
}
END_TEST

START_TEST(the_callers_memory_is_not_needed_afterwards)
{
	FWPM_FILTER0 *got;

	set_condition(&FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_MATCH_EQUAL, FWP_V4_ADDR_MASK);
	condition.conditionValue.v4AddrMask = &v4;
	ck_assert_uint_eq(add(), 0);
	memset(&v4, 0, sizeof(v4));
	memset(&condition, 0, sizeof(condition));
	intake_done(&intake);
	items.items.count = 0;
	ck_assert_uint_eq(managed_items_add(&items.items, items.items.store.objects[0]), 0);
	ck_assert_uint_eq(page_render_one(&filter_format0, &items, 0, (void **)&got), 0);
	ck_assert_uint_eq(got->filterCondition->conditionValue.v4AddrMask->addr, 0xc0000207);
	block_free(got);
}
END_TEST

START_TEST(what_is_missing_is_named)
{
	wchar_t bad[] = { 0xd800, 0 };

	filter.displayData.name = NULL;
	ck_assert_uint_eq(take(), FWP_E_NULL_DISPLAY_NAME);
	filter.displayData.name = bad;
	ck_assert_uint_eq(take(), ERROR_INVALID_PARAMETER);
	filter.displayData.name = name;
	filter.reserved = (GUID *)&some_key;
	ck_assert_uint_eq(take(), FWP_E_RESERVED);
	filter.reserved = NULL;
	filter.providerData.size = 1;
	ck_assert_uint_eq(take(), FWP_E_NULL_POINTER);
	filter.providerData = (FWP_BYTE_BLOB){ MANAGED_BLOB_MAX + 1, (UINT8 *)name };
	ck_assert_uint_eq(take(), FWP_E_OUT_OF_BOUNDS);
}
END_TEST

START_TEST(flags_that_cannot_be_kept_are_refused)
{
	static const struct {
		UINT32 flags;
		uint32_t status;
	} rows[] = {
		{ FWPM_FILTER_FLAG_PERSISTENT, ERROR_NOT_SUPPORTED },
		{ FWPM_FILTER_FLAG_BOOTTIME, ERROR_NOT_SUPPORTED },
		{ FWPM_FILTER_FLAG_PERSISTENT | FWPM_FILTER_FLAG_BOOTTIME, FWP_E_INVALID_FLAGS },
		{ FWPM_FILTER_FLAG_DISABLED, FWP_E_INVALID_FLAGS },
		{ FWPM_FILTER_FLAG_SILENT_MODE, ERROR_NOT_SUPPORTED },
		{ FWPM_FILTER_FLAG_PERMIT_IF_CALLOUT_UNREGISTERED, FWP_E_INVALID_FLAGS },
		{ FWPM_FILTER_FLAG_RESERVED0, FWP_E_INVALID_FLAGS },
		{ 0x80000000, FWP_E_INVALID_FLAGS },
		{ FWPM_FILTER_FLAG_INDEXED, ERROR_SUCCESS },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		filter.flags = rows[i].flags;
		ck_assert_uint_eq(take(), rows[i].status);
	}
}
END_TEST

START_TEST(layers_that_only_windows_has_are_told_from_none)
{
	filter.layerKey = stream_v4;
	ck_assert_uint_eq(take(), ERROR_NOT_SUPPORTED);
	filter.layerKey = some_key;
	ck_assert_uint_eq(take(), FWP_E_LAYER_NOT_FOUND);
	memset(&filter.layerKey, 0, sizeof(filter.layerKey));
	ck_assert_uint_eq(take(), FWP_E_LAYER_NOT_FOUND);
}
END_TEST

START_TEST(actions_fit_their_layer)
{
	filter.action.type = FWP_ACTION_CONTINUE;
	ck_assert_uint_eq(take(), FWP_E_INVALID_ACTION_TYPE);
	filter.action.type = 0;
	ck_assert_uint_eq(take(), FWP_E_INVALID_ACTION_TYPE);
	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter.action.calloutKey = some_key;
	ck_assert_uint_eq(take(), FWP_E_CALLOUT_NOT_FOUND);
	filter.action.calloutKey = FWPM_CALLOUT_IPSEC_INBOUND_TRANSPORT_V4;
	ck_assert_uint_eq(take(), FWP_E_ACTION_INCOMPATIBLE_WITH_LAYER);
	filter.action.calloutKey = FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V6;
	ck_assert_uint_eq(take(), FWP_E_ACTION_INCOMPATIBLE_WITH_LAYER);
	filter.action.calloutKey = FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4;
	ck_assert_uint_eq(take(), ERROR_SUCCESS);
	filter.action.type = FWP_ACTION_CALLOUT_INSPECTION;
	ck_assert_uint_eq(take(), ERROR_NOT_SUPPORTED);
	filter.action.type = FWP_ACTION_BLOCK;
	filter.subLayerKey = FWPM_SUBLAYER_INSPECTION;
	ck_assert_uint_eq(take(), FWP_E_ACTION_INCOMPATIBLE_WITH_SUBLAYER);
}
END_TEST

START_TEST(applications_can_neither_be_permitted_nor_blocked)
{
	filter.layerKey = FWPM_LAYER_ALE_AUTH_CONNECT_V4;
	ck_assert_uint_eq(take(), ERROR_NOT_SUPPORTED);
	filter.action.type = FWP_ACTION_BLOCK;
	ck_assert_uint_eq(take(), ERROR_NOT_SUPPORTED);
	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter.action.calloutKey = FWPM_CALLOUT_IPSEC_ALE_CONNECT_V4;
	ck_assert_uint_eq(take(), ERROR_SUCCESS);
	set_condition(&FWPM_CONDITION_ALE_APP_ID, FWP_MATCH_EQUAL, FWP_BYTE_BLOB_TYPE);
	ck_assert_uint_eq(take(), ERROR_NOT_SUPPORTED);
}
END_TEST

START_TEST(weights_have_three_types)
{
	filter.weight.type = FWP_UINT8;
	filter.weight.uint8 = 16;
	ck_assert_uint_eq(take(), FWP_E_INVALID_WEIGHT);
	filter.weight.type = FWP_UINT64;
	filter.weight.uint64 = NULL;
	ck_assert_uint_eq(take(), FWP_E_NULL_POINTER);
	filter.weight.type = FWP_UINT32;
	ck_assert_uint_eq(take(), FWP_E_TYPE_MISMATCH);
	filter.weight.type = FWP_DATA_TYPE_MAX;
	ck_assert_uint_eq(take(), FWP_E_INVALID_ENUMERATOR);
}
END_TEST

START_TEST(conditions_are_checked)
{
	static const struct {
		const GUID *field;
		int match, type;
		uint32_t status;
	} rows[] = {
		{ &some_key, FWP_MATCH_EQUAL, FWP_UINT8, FWP_E_CONDITION_NOT_FOUND },
		{ &FWPM_CONDITION_IP_SOURCE_ADDRESS, FWP_MATCH_EQUAL, FWP_UINT32,
		  FWP_E_CONDITION_NOT_FOUND },
		{ &FWPM_CONDITION_FLAGS, FWP_MATCH_FLAGS_ALL_SET, FWP_UINT32, ERROR_NOT_SUPPORTED },
		{ &FWPM_CONDITION_IP_PROTOCOL, FWP_MATCH_TYPE_MAX, FWP_UINT8,
		  FWP_E_INVALID_ENUMERATOR },
		{ &FWPM_CONDITION_IP_PROTOCOL, FWP_MATCH_PREFIX, FWP_UINT8,
		  FWP_E_MATCH_TYPE_MISMATCH },
		{ &FWPM_CONDITION_IP_PROTOCOL, FWP_MATCH_FLAGS_ANY_SET, FWP_UINT8,
		  ERROR_NOT_SUPPORTED },
		{ &FWPM_CONDITION_IP_PROTOCOL, FWP_MATCH_RANGE, FWP_UINT8,
		  FWP_E_MATCH_TYPE_MISMATCH },
		{ &FWPM_CONDITION_IP_PROTOCOL, FWP_MATCH_EQUAL, FWP_UINT16, FWP_E_TYPE_MISMATCH },
		{ &FWPM_CONDITION_IP_PROTOCOL, FWP_MATCH_EQUAL, FWP_DATA_TYPE_MAX,
		  FWP_E_INVALID_ENUMERATOR },
		{ &FWPM_CONDITION_IP_LOCAL_PORT, FWP_MATCH_EQUAL, FWP_UINT8, FWP_E_TYPE_MISMATCH },
		{ &FWPM_CONDITION_IP_LOCAL_PORT, FWP_MATCH_EQUAL, FWP_RANGE_TYPE,
		  FWP_E_MATCH_TYPE_MISMATCH },
		{ &FWPM_CONDITION_IP_LOCAL_PORT, FWP_MATCH_RANGE, FWP_RANGE_TYPE,
		  FWP_E_NULL_POINTER },
		{ &FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_MATCH_GREATER, FWP_V4_ADDR_MASK,
		  FWP_E_MATCH_TYPE_MISMATCH },
		{ &FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_MATCH_EQUAL, FWP_V4_ADDR_MASK,
		  FWP_E_NULL_POINTER },
		{ &FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_MATCH_EQUAL, FWP_V6_ADDR_MASK,
		  FWP_E_TYPE_MISMATCH },
		{ &FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_MATCH_EQUAL, FWP_UINT16,
		  FWP_E_TYPE_MISMATCH },
		{ &FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_MATCH_RANGE, FWP_RANGE_TYPE,
		  FWP_E_NULL_POINTER },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		set_condition(rows[i].field, (FWP_MATCH_TYPE)rows[i].match,
			      (FWP_DATA_TYPE)rows[i].type);
		ck_assert_msg(take() == rows[i].status, "row %zu gives 0x%08x", i, take());
	}
}
END_TEST

START_TEST(values_of_conditions_are_checked)
{
	set_condition(&FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_MATCH_EQUAL, FWP_V4_ADDR_MASK);
	v4.mask = 0xff00ff00;
	condition.conditionValue.v4AddrMask = &v4;
	ck_assert_uint_eq(take(), FWP_E_INVALID_NET_MASK);
	set_condition(&FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_MATCH_RANGE, FWP_RANGE_TYPE);
	condition.conditionValue.rangeValue = &range;
	range.valueLow.type = FWP_UINT32;
	ck_assert_uint_eq(take(), FWP_E_TYPE_MISMATCH);
	range.valueHigh.type = FWP_UINT32;
	range.valueLow.uint32 = 1;
	ck_assert_uint_eq(take(), FWP_E_INVALID_RANGE);
	filter.layerKey = FWPM_LAYER_INBOUND_TRANSPORT_V6;
	ck_assert_uint_eq(take(), FWP_E_TYPE_MISMATCH);
	range.valueLow.type = range.valueHigh.type = FWP_BYTE_ARRAY16_TYPE;
	range.valueLow.byteArray16 = &low;
	range.valueHigh.byteArray16 = NULL;
	ck_assert_uint_eq(take(), FWP_E_NULL_POINTER);
	set_condition(&FWPM_CONDITION_IP_LOCAL_ADDRESS, FWP_MATCH_EQUAL, FWP_V6_ADDR_MASK);
	condition.conditionValue.v6AddrMask = &v6;
	v6.prefixLength = 129;
	ck_assert_uint_eq(take(), FWP_E_INVALID_NET_MASK);
}
END_TEST

START_TEST(the_number_of_conditions_is_bounded)
{
	static FWPM_FILTER_CONDITION0 many[CONDITIONS_MAX + 1];

	filter.numFilterConditions = 1;
	ck_assert_uint_eq(take(), FWP_E_NULL_POINTER);
	set_condition(&FWPM_CONDITION_IP_PROTOCOL, FWP_MATCH_EQUAL, FWP_UINT8);
	for (size_t i = 0; i <= CONDITIONS_MAX; i++)
		many[i] = condition;
	filter.filterCondition = many;
	filter.numFilterConditions = CONDITIONS_MAX;
	ck_assert_uint_eq(take(), ERROR_SUCCESS);
	filter.numFilterConditions = CONDITIONS_MAX + 1;
	ck_assert_uint_eq(take(), FWP_E_OUT_OF_BOUNDS);
	filter.numFilterConditions = 0xffffffff;
	ck_assert_uint_eq(take(), FWP_E_OUT_OF_BOUNDS);
}
END_TEST

START_TEST(what_a_filter_names_must_be_there)
{
	GUID provider = some_key;

	filter.providerKey = &provider;
	ck_assert_uint_eq(add(), FWP_E_PROVIDER_NOT_FOUND);
	memset(&provider, 0, sizeof(provider));
	ck_assert_uint_eq(add(), FWP_E_PROVIDER_NOT_FOUND);
	filter.providerKey = NULL;
	filter.subLayerKey = some_key;
	ck_assert_uint_eq(add(), FWP_E_SUBLAYER_NOT_FOUND);
	filter.subLayerKey = FWPM_SUBLAYER_LIPS;
	filter.flags = FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT;
	ck_assert_uint_eq(add(), FWP_E_PROVIDER_CONTEXT_NOT_FOUND);
	filter.providerContextKey = some_key;
	ck_assert_uint_eq(add(), FWP_E_PROVIDER_CONTEXT_NOT_FOUND);
	ck_assert_uint_eq(items.items.store.count, 0);
}
END_TEST

static void add_context(uint32_t type, uint8_t family)
{
	struct managed context = { .kind = MANAGED_PROVIDER_CONTEXT,
				   .key = guid_in(&some_key),
				   .name = "context",
				   .context = { .type = type, .ends.family = family } };

	store_done(&items.items.store);
	ck_assert_uint_eq(store_add(&items.items.store, &context, builtin_provider_is, NULL), 0);
}

START_TEST(a_provider_context_fits_its_callout)
{
	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter.action.calloutKey = FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4;
	ck_assert_uint_eq(add(), FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT);
	filter.flags = FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT;
	filter.providerContextKey = some_key;
	add_context(FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT, 0);
	ck_assert_uint_eq(add(), FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT);
	add_context(FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT, 0);
	ck_assert_uint_eq(add(), FWP_E_INVALID_TUNNEL_ENDPOINT);
	add_context(FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT, AF_INET);
	ck_assert_uint_eq(add(), ERROR_SUCCESS);
	add_context(FWPM_IPSEC_IKEV2_QM_TUNNEL_CONTEXT, AF_INET6);
	ck_assert_uint_eq(add(), ERROR_SUCCESS);
	filter.action.calloutKey = FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4;
	ck_assert_uint_eq(add(), FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT);
}
END_TEST

START_TEST(a_filter_with_a_provider_context_comes_back_with_its_key)
{
	FWPM_FILTER0 *got;

	add_context(FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT, AF_INET);
	filter.action.type = FWP_ACTION_CALLOUT_TERMINATING;
	filter.action.calloutKey = FWPM_CALLOUT_IPSEC_OUTBOUND_TUNNEL_V4;
	filter.flags = FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT;
	filter.providerContextKey = some_key;
	got = add_and_get();
	ck_assert_mem_eq(&got->providerContextKey, &some_key, sizeof(GUID));
	ck_assert_uint_eq(got->filterId, 0x50000002);
	block_free(got);
}
END_TEST

START_TEST(policies_of_ike_are_kept_in_their_layers)
{
	add_context(FWPM_IPSEC_IKE_QM_TRANSPORT_CONTEXT, 0);
	filter.flags = FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT;
	filter.providerContextKey = some_key;
	filter.layerKey = FWPM_LAYER_IPSEC_V4;
	ck_assert_uint_eq(add(), ERROR_SUCCESS);
	filter.layerKey = FWPM_LAYER_IKEEXT_V4;
	ck_assert_uint_eq(add(), FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER);
	add_context(FWPM_GENERAL_CONTEXT, 0);
	filter.layerKey = FWPM_LAYER_IPSEC_V4;
	ck_assert_uint_eq(add(), FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER);
	filter.layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4;
	ck_assert_uint_eq(add(), ERROR_SUCCESS);
}
END_TEST

START_TEST(a_key_is_used_once)
{
	filter.filterKey = some_key;
	ck_assert_uint_eq(add(), ERROR_SUCCESS);
	ck_assert_uint_eq(add(), FWP_E_ALREADY_EXISTS);
}
END_TEST

Suite *filter_intake_suite(void)
{
	Suite *suite = suite_create("filter-intake");
	TCase *tc = tcase_create("filter-intake");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_least_filter_is_accepted_and_gets_what_it_leaves_out);
	tcase_add_test(tc, every_member_comes_back_as_it_was_given);
	tcase_add_test(tc, the_type_of_a_filter_without_a_callout_comes_back);
	tcase_add_test(tc, subnets_come_back_with_the_bits_behind_the_mask);
	tcase_add_test(tc, single_addresses_come_back);
	tcase_add_test(tc, ranges_come_back_with_the_type_of_their_ends);
	tcase_add_test(tc, the_callers_memory_is_not_needed_afterwards);
	tcase_add_test(tc, what_is_missing_is_named);
	tcase_add_test(tc, flags_that_cannot_be_kept_are_refused);
	tcase_add_test(tc, layers_that_only_windows_has_are_told_from_none);
	tcase_add_test(tc, actions_fit_their_layer);
	tcase_add_test(tc, applications_can_neither_be_permitted_nor_blocked);
	tcase_add_test(tc, weights_have_three_types);
	tcase_add_test(tc, conditions_are_checked);
	tcase_add_test(tc, values_of_conditions_are_checked);
	tcase_add_test(tc, the_number_of_conditions_is_bounded);
	tcase_add_test(tc, what_a_filter_names_must_be_there);
	tcase_add_test(tc, a_provider_context_fits_its_callout);
	tcase_add_test(tc, a_filter_with_a_provider_context_comes_back_with_its_key);
	tcase_add_test(tc, policies_of_ike_are_kept_in_their_layers);
	tcase_add_test(tc, a_key_is_used_once);
	suite_add_tcase(suite, tc);
	return suite;
}
