/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which filters a template selects. */
#include "api/filter_template.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>

#include "api/filter_conditions.h"
#include "base/status.h"
#include "unit.h"

static struct arena arena;
static struct store store;
static FWPM_FILTER_ENUM_TEMPLATE0 from;
static struct filter_template template;
static FWPM_FILTER_CONDITION0 wanted[3];
static FWP_V4_ADDR_AND_MASK net;
static FWP_RANGE0 range;
static struct condition has[4];
static struct filter filter;
static const struct guid no_provider;

static void setup(void)
{
	memset(&from, 0, sizeof(from));
	memset(wanted, 0, sizeof(wanted));
	memset(has, 0, sizeof(has));
	from.actionMask = 0xffffffff;
	filter = (struct filter){ .conditions = has,
				  .family = AF_INET,
				  .layer = LAYER_OUTBOUND_TRANSPORT,
				  .action = ACTION_PERMIT };
}

static void teardown(void)
{
	arena_done(&arena);
	store_done(&store);
}

static uint32_t take(void)
{
	return filter_template_take(&from, &arena, &template);
}

static bool selects(void)
{
	ck_assert_uint_eq(take(), ERROR_SUCCESS);
	return filter_template_selects(&template, &store, &no_provider, &filter);
}

static void want(UINT32 index, const GUID *field, FWP_DATA_TYPE type)
{
	from.filterCondition = wanted;
	from.numFilterConditions = index + 1;
	wanted[index].fieldKey = *field;
	wanted[index].matchType = FWP_MATCH_EQUAL;
	wanted[index].conditionValue.type = type;
}

static void want_port(UINT32 index, UINT16 port)
{
	want(index, &FWPM_CONDITION_IP_REMOTE_PORT, FWP_UINT16);
	wanted[index].conditionValue.uint16 = port;
}

static void want_net(UINT32 index, UINT32 address, UINT32 mask)
{
	want(index, &FWPM_CONDITION_IP_REMOTE_ADDRESS, FWP_V4_ADDR_MASK);
	net = (FWP_V4_ADDR_AND_MASK){ address, mask };
	wanted[index].conditionValue.v4AddrMask = &net;
}

static void give_ports(UINT16 low, UINT16 high)
{
	has[filter.condition_count++] = (struct condition){ .field = FIELD_REMOTE_PORT,
							    .match = MATCH_RANGE,
							    .low_number = low,
							    .high_number = high,
							    .type = FWP_UINT16 };
}

static void give_net(uint32_t host, uint8_t prefix)
{
	uint32_t network = htonl(host);
	struct condition *c = &has[filter.condition_count++];

	*c = (struct condition){ .field = FIELD_REMOTE_ADDRESS,
				 .prefix = prefix,
				 .type = FWP_V4_ADDR_MASK };
	memcpy(c->low.bytes, &network, sizeof(network));
}

START_TEST(no_template_selects_all)
{
	ck_assert_uint_eq(filter_template_take(NULL, &arena, &template), 0);
	ck_assert(filter_template_selects(&template, &store, &no_provider, &filter));
	ck_assert(selects());
}
END_TEST

START_TEST(a_layer_selects_its_filters)
{
	from.layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4;
	ck_assert(selects());
	filter.family = AF_INET6;
	ck_assert(!selects());
	filter.family = AF_INET;
	filter.layer = LAYER_INBOUND_TRANSPORT;
	ck_assert(!selects());
	from.layerKey = FWPM_SUBLAYER_UNIVERSAL;
	ck_assert_uint_eq(take(), FWP_E_LAYER_NOT_FOUND);
}
END_TEST

START_TEST(a_mask_selects_actions)
{
	from.actionMask = FWP_ACTION_FLAG_TERMINATING;
	ck_assert(selects());
	from.actionMask = FWP_ACTION_FLAG_CALLOUT;
	ck_assert(!selects());
	filter.action = ACTION_CALLOUT_TERMINATING;
	ck_assert(selects());
	from.actionMask = 0;
	ck_assert_uint_eq(take(), FWP_E_NEVER_MATCH);
}
END_TEST

START_TEST(a_callout_selects_its_filters)
{
	GUID key = FWPM_CALLOUT_IPSEC_OUTBOUND_TRANSPORT_V4;

	from.calloutKey = &key;
	ck_assert(!selects());
	filter.action = ACTION_CALLOUT_TERMINATING;
	filter.callout = CALLOUT_OUTBOUND_TRANSPORT;
	ck_assert(selects());
	from.layerKey = FWPM_LAYER_INBOUND_TRANSPORT_V4;
	ck_assert_uint_eq(take(), FWP_E_NEVER_MATCH);
	from.layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4;
	from.actionMask = FWP_ACTION_FLAG_TERMINATING;
	ck_assert_uint_eq(take(), FWP_E_NEVER_MATCH);
	key = FWPM_LAYER_IPSEC_V4;
	ck_assert_uint_eq(take(), FWP_E_CALLOUT_NOT_FOUND);
}
END_TEST

START_TEST(a_provider_selects_its_filters)
{
	GUID key = FWPM_PROVIDER_IKEEXT;
	struct guid provider;

	from.providerKey = &key;
	ck_assert(!selects());
	memcpy(&provider, &key, sizeof(provider));
	ck_assert(filter_template_selects(&template, &store, &provider, &filter));
}
END_TEST

START_TEST(a_filter_contains_what_all_packets_of_the_template_meet)
{
	want_net(0, 0xc0000200, 0xffffffc0);
	want_port(1, 443);
	ck_assert(selects()); /* no condition at all */
	give_net(0xc0000200, 24);
	ck_assert(selects());
	give_ports(1, 442);
	ck_assert(!selects());
	give_ports(443, 443);
	ck_assert(selects());
	filter.condition_count = 0;
	give_net(0xc0000200, 27);
	ck_assert(!selects());
}
END_TEST

START_TEST(a_filter_contains_what_two_conditions_that_touch_allow_together)
{
	want(0, &FWPM_CONDITION_IP_REMOTE_PORT, FWP_RANGE_TYPE);
	wanted[0].matchType = FWP_MATCH_RANGE;
	range = (FWP_RANGE0){ { .type = FWP_UINT16, { .uint16 = 5 } },
			      { .type = FWP_UINT16, { .uint16 = 15 } } };
	wanted[0].conditionValue.rangeValue = &range;
	give_ports(1, 9);
	ck_assert(!selects());
	give_ports(10, 20);
	ck_assert(selects());
}
END_TEST

START_TEST(a_filter_that_asks_for_more_than_the_template_says_does_not_contain_it)
{
	want_port(0, 443);
	give_ports(443, 443);
	ck_assert(selects());
	give_net(0xc0000200, 24);
	ck_assert(!selects());
	from.enumType = FWP_FILTER_ENUM_OVERLAPPING;
	ck_assert(selects());
}
END_TEST

START_TEST(a_filter_overlaps_with_what_some_packets_of_the_template_meet)
{
	from.enumType = FWP_FILTER_ENUM_OVERLAPPING;
	want_net(0, 0xc0000200, 0xffffff00);
	give_net(0xc0000280, 25);
	ck_assert(selects());
	filter.condition_count = 0;
	give_net(0xc0000300, 24);
	ck_assert(!selects());
}
END_TEST

START_TEST(a_filter_in_a_layer_without_the_field_is_not_selected)
{
	want_port(0, 443);
	filter.layer = LAYER_IPFORWARD;
	ck_assert(!selects());
}
END_TEST

START_TEST(addresses_select_filters_of_their_family)
{
	want_net(0, 0xc0000200, 0xffffff00);
	filter.family = AF_INET6;
	ck_assert(!selects());
	filter.family = AF_INET;
	ck_assert(selects());
}
END_TEST

START_TEST(templates_are_checked)
{
	FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 context = { .providerContextType =
								 FWPM_PROVIDER_CONTEXT_TYPE_MAX };
	FWP_BYTE_ARRAY16 v6 = { { 0x20, 1 } };

	from.enumType = FWP_FILTER_ENUM_TYPE_MAX;
	ck_assert_uint_eq(take(), FWP_E_INVALID_ENUMERATOR);
	from.enumType = FWP_FILTER_ENUM_FULLY_CONTAINED;
	from.flags = 0x20;
	ck_assert_uint_eq(take(), FWP_E_INVALID_FLAGS);
	from.flags = 0;
	from.providerContextTemplate = &context;
	ck_assert_uint_eq(take(), FWP_E_INVALID_ENUMERATOR);
	from.providerContextTemplate = NULL;
	want_port(0, 1);
	want_port(1, 2);
	ck_assert_uint_eq(take(), FWP_E_DUPLICATE_CONDITION);
	want_net(0, 0xc0000200, 0xffffff00);
	want(1, &FWPM_CONDITION_IP_LOCAL_ADDRESS, FWP_BYTE_ARRAY16_TYPE);
	wanted[1].conditionValue.byteArray16 = &v6;
	ck_assert_uint_eq(take(), FWP_E_NEVER_MATCH);
	from.layerKey = FWPM_LAYER_INBOUND_TRANSPORT_V4;
	ck_assert_uint_eq(take(), FWP_E_TYPE_MISMATCH);
}
END_TEST

START_TEST(there_are_no_boot_time_filters)
{
	from.flags = FWP_FILTER_ENUM_FLAG_INCLUDE_BOOTTIME | FWP_FILTER_ENUM_FLAG_INCLUDE_DISABLED;
	ck_assert(selects());
	from.flags = FWP_FILTER_ENUM_FLAG_BOOTTIME_ONLY;
	ck_assert(!selects());
}
END_TEST

START_TEST(a_provider_context_selects_filters_that_name_one_like_it)
{
	FWPM_PROVIDER_CONTEXT_ENUM_TEMPLATE0 context = { .providerContextType =
								 FWPM_GENERAL_CONTEXT };
	struct managed general = { .kind = MANAGED_PROVIDER_CONTEXT,
				   .key.bytes = { 1 },
				   .name = "context",
				   .context.type = FWPM_GENERAL_CONTEXT };
	GUID key = FWPM_PROVIDER_IKEEXT;

	from.providerContextTemplate = &context;
	ck_assert(!selects());
	ck_assert_uint_eq(store_add(&store, &general, NULL, &filter.context_id), 0);
	ck_assert(selects());
	context.providerKey = &key;
	ck_assert(!selects());
	context.providerKey = NULL;
	context.providerContextType = FWPM_IPSEC_IKE_QM_TUNNEL_CONTEXT;
	ck_assert(!selects());
}
END_TEST

Suite *filter_template_suite(void)
{
	Suite *suite = suite_create("filter-template");
	TCase *tc = tcase_create("filter-template");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, no_template_selects_all);
	tcase_add_test(tc, a_layer_selects_its_filters);
	tcase_add_test(tc, a_mask_selects_actions);
	tcase_add_test(tc, a_callout_selects_its_filters);
	tcase_add_test(tc, a_provider_selects_its_filters);
	tcase_add_test(tc, a_filter_contains_what_all_packets_of_the_template_meet);
	tcase_add_test(tc, a_filter_contains_what_two_conditions_that_touch_allow_together);
	tcase_add_test(tc, a_filter_that_asks_for_more_than_the_template_says_does_not_contain_it);
	tcase_add_test(tc, a_filter_overlaps_with_what_some_packets_of_the_template_meet);
	tcase_add_test(tc, a_filter_in_a_layer_without_the_field_is_not_selected);
	tcase_add_test(tc, addresses_select_filters_of_their_family);
	tcase_add_test(tc, templates_are_checked);
	tcase_add_test(tc, there_are_no_boot_time_filters);
	tcase_add_test(tc, a_provider_context_selects_filters_that_name_one_like_it);
	suite_add_tcase(suite, tc);
	return suite;
}
