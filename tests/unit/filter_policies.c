/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What filters become: policies with templates, and the order of filters. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "filter/policies.h"
#include "filter/same.h"
#include "unit.h"

#define FILTER_ID  0x50000001u
#define CONTEXT_ID 0x50000002u

static const struct tunnel_ends ends = {
	.local = { { 192, 0, 2, 1 } },
	.remote = { { 198, 51, 100, 2 } },
	.family = AF_INET,
};

static const struct tunnel_ends *find_ends(void *context, uint32_t id)
{
	(void)context;
	return id == CONTEXT_ID ? &ends : NULL;
}

static struct managed make(uint8_t layer, uint8_t action, uint8_t callout)
{
	struct managed managed = { .kind = MANAGED_FILTER, .id = FILTER_ID };

	managed.filter = (struct filter){ .family = AF_INET,
					  .layer = layer,
					  .action = action,
					  .callout = callout,
					  .context_id = CONTEXT_ID,
					  .priority = 5000 };
	return managed;
}

static struct filter_policies policies_of(const struct managed *managed)
{
	struct filter_policies policies;

	ck_assert_uint_eq(filter_policies_make(&managed, 1, find_ends, NULL, &policies),
			  ERROR_SUCCESS);
	for (size_t i = 0; i < policies.count; i++) {
		ck_assert_uint_eq(policies.policies[i].sel.user, FILTER_ID);
		ck_assert_uint_eq(policies.policies[i].priority, 5000);
	}
	return policies;
}

#define T ACTION_CALLOUT_TERMINATING

static const struct {
	const char *name;
	uint8_t layer, action, callout;
	size_t policies;
	uint8_t dir, block, templates, mode;
	uint32_t reqid;
	bool mirrored; /* the template leads from the remote to the local end */
} kinds[] = {
	{ "secured outbound", LAYER_OUTBOUND_TRANSPORT, T, CALLOUT_OUTBOUND_TRANSPORT, 1,
	  POLICY_OUT, 0, 1, SA_MODE_TRANSPORT, FILTER_ID, false },
	{ "secured inbound", LAYER_INBOUND_TRANSPORT, T, CALLOUT_INBOUND_TRANSPORT, 1, POLICY_IN, 0,
	  1, SA_MODE_TRANSPORT, 0, false },
	{ "tunnel outbound", LAYER_OUTBOUND_TRANSPORT, T, CALLOUT_OUTBOUND_TUNNEL, 1, POLICY_OUT, 0,
	  1, SA_MODE_TUNNEL, CONTEXT_ID, false },
	{ "tunnel inbound", LAYER_INBOUND_TRANSPORT, T, CALLOUT_INBOUND_TUNNEL, 1, POLICY_IN, 0, 1,
	  SA_MODE_TUNNEL, 0, true },
	{ "forward outbound", LAYER_IPFORWARD, T, CALLOUT_FORWARD_OUTBOUND_TUNNEL, 1, POLICY_OUT, 0,
	  1, SA_MODE_TUNNEL, CONTEXT_ID, false },
	{ "forward inbound", LAYER_IPFORWARD, T, CALLOUT_FORWARD_INBOUND_TUNNEL, 1, POLICY_FWD, 0,
	  1, SA_MODE_TUNNEL, 0, true },
	{ "permit outbound", LAYER_OUTBOUND_TRANSPORT, ACTION_PERMIT, 0, 1, POLICY_OUT, 0, 0, 0, 0,
	  false },
	{ "permit inbound", LAYER_INBOUND_TRANSPORT, ACTION_PERMIT, 0, 1, POLICY_IN, 0, 0, 0, 0,
	  false },
	{ "permit forward", LAYER_IPFORWARD, ACTION_PERMIT, 0, 2, POLICY_FWD, 0, 0, 0, 0, false },
	{ "block outbound", LAYER_OUTBOUND_TRANSPORT, ACTION_BLOCK, 0, 1, POLICY_OUT, 1, 0, 0, 0,
	  false },
	{ "block inbound", LAYER_INBOUND_TRANSPORT, ACTION_BLOCK, 0, 1, POLICY_IN, 1, 0, 0, 0,
	  false },
	{ "block forward", LAYER_IPFORWARD, ACTION_BLOCK, 0, 1, POLICY_FWD, 1, 0, 0, 0, false },
	{ "inert: ALE", LAYER_ALE_AUTH_CONNECT, T, CALLOUT_ALE_CONNECT, 0, 0, 0, 0, 0, 0, false },
	{ "inert: IKE", LAYER_IKEEXT, ACTION_PERMIT, 0, 0, 0, 0, 0, 0, 0, false },
	{ "inert: the other direction's callout", LAYER_INBOUND_TRANSPORT, T,
	  CALLOUT_OUTBOUND_TRANSPORT, 0, 0, 0, 0, 0, 0, false },
	{ "inert: a callout that is not called", LAYER_INBOUND_TRANSPORT, ACTION_PERMIT,
	  CALLOUT_INBOUND_TRANSPORT, 0, 0, 0, 0, 0, 0, false },
};

START_TEST(each_kind_of_filter_has_its_policies)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct managed managed = make(kinds[i].layer, kinds[i].action, kinds[i].callout);
		struct filter_policies p = policies_of(&managed);

		ck_assert_msg(p.count == kinds[i].policies, "%s: %zu", kinds[i].name, p.count);
		ck_assert(filter_is_enforced(&managed.filter) == (p.count > 0));
		if (p.count) {
			ck_assert_msg(p.policies->dir == kinds[i].dir, "%s", kinds[i].name);
			ck_assert_msg(p.policies->action == kinds[i].block, "%s", kinds[i].name);
			ck_assert_uint_eq(p.policies->template_count, kinds[i].templates);
		}
		if (p.count && kinds[i].templates) {
			const struct policy_template *t = &p.templates[p.policies->templates];
			bool tunnel = kinds[i].mode == SA_MODE_TUNNEL;

			ck_assert_uint_eq(t->mode, kinds[i].mode);
			ck_assert_uint_eq(t->reqid, kinds[i].reqid);
			ck_assert_uint_eq(t->proto, IPPROTO_ESP);
			ck_assert_uint_eq(t->src.bytes[0], !tunnel             ? 0
							   : kinds[i].mirrored ? 198
									       : 192);
			ck_assert_uint_eq(t->dst.bytes[0], !tunnel             ? 0
							   : kinds[i].mirrored ? 192
									       : 198);
		}
		filter_policies_done(&p);
	}
}
END_TEST

START_TEST(a_permitted_forwarded_packet_passes_both_kinds_of_policies)
{
	struct managed managed = make(LAYER_IPFORWARD, ACTION_PERMIT, 0);
	struct filter_policies p = policies_of(&managed);

	ck_assert_uint_eq(p.policies[0].dir, POLICY_FWD);
	ck_assert_uint_eq(p.policies[1].dir, POLICY_OUT);
	filter_policies_done(&p);
}
END_TEST

START_TEST(ah_is_outside_of_esp)
{
	struct managed managed = make(LAYER_INBOUND_TRANSPORT, T, CALLOUT_INBOUND_TRANSPORT);
	struct filter_policies p;

	managed.filter.protocols = PROTOCOL_ESP | PROTOCOL_AH;
	p = policies_of(&managed);
	ck_assert_uint_eq(p.policies->template_count, 2);
	ck_assert_uint_eq(p.templates[0].proto, IPPROTO_ESP);
	ck_assert_uint_eq(p.templates[1].proto, IPPROTO_AH);
	filter_policies_done(&p);
	managed.filter.protocols = PROTOCOL_AH;
	p = policies_of(&managed);
	ck_assert_uint_eq(p.policies->template_count, 1);
	ck_assert_uint_eq(p.templates[0].proto, IPPROTO_AH);
	filter_policies_done(&p);
}
END_TEST

START_TEST(in_a_tunnel_ah_around_esp_is_in_transport_mode)
{
	struct managed managed = make(LAYER_OUTBOUND_TRANSPORT, T, CALLOUT_OUTBOUND_TUNNEL);
	struct filter_policies p;

	managed.filter.protocols = PROTOCOL_ESP | PROTOCOL_AH;
	p = policies_of(&managed);
	ck_assert_uint_eq(p.templates[0].mode, SA_MODE_TUNNEL);
	ck_assert_uint_eq(p.templates[1].mode, SA_MODE_TRANSPORT);
	ck_assert_uint_eq(p.templates[1].reqid, p.templates[0].reqid);
	ck_assert_uint_eq(p.templates[1].src.bytes[0], 0);
	filter_policies_done(&p);
	managed.filter.protocols = PROTOCOL_AH;
	p = policies_of(&managed);
	ck_assert_uint_eq(p.templates[0].mode, SA_MODE_TUNNEL);
	filter_policies_done(&p);
}
END_TEST

START_TEST(a_tunnel_without_ends_is_an_error)
{
	struct managed managed = make(LAYER_INBOUND_TRANSPORT, T, CALLOUT_INBOUND_TUNNEL);
	const struct managed *filters = &managed;
	struct filter_policies p;

	managed.filter.context_id = CONTEXT_ID + 1;
	ck_assert_uint_eq(filter_policies_make(&filters, 1, find_ends, NULL, &p),
			  ERROR_GEN_FAILURE);
}
END_TEST

#define FILTERS_MAX 300

/* Filters in the order in which they were added. */
static struct managed filters[FILTERS_MAX];
static struct managed *list[FILTERS_MAX];

static struct managed *add(size_t index, uint8_t action, uint8_t sublayer, uint64_t weight)
{
	filters[index] = make(LAYER_OUTBOUND_TRANSPORT, action,
			      action == T ? CALLOUT_OUTBOUND_TRANSPORT : CALLOUT_NONE);
	filters[index].filter.priority = 0;
	filters[index].filter.protocols = PROTOCOL_ESP; /* it has SAs */
	filters[index].filter.sublayer.bytes[0] = sublayer;
	filters[index].filter.effective_weight = weight;
	list[index] = &filters[index];
	return list[index];
}

static uint32_t priority(size_t index)
{
	return filters[index].filter.priority;
}

START_TEST(the_heavier_filter_and_then_the_newer_comes_first)
{
	add(0, T, 1, 5);
	add(1, T, 1, 9);
	add(2, T, 1, 5);
	add(3, ACTION_PERMIT, 1, 7);
	add(4, ACTION_BLOCK, 1, 1);
	ck_assert_uint_eq(filter_order(list, 5), ERROR_SUCCESS);
	ck_assert_uint_lt(priority(1), priority(3));
	ck_assert_uint_lt(priority(3), priority(2));
	ck_assert_uint_lt(priority(2), priority(0));
	ck_assert_uint_lt(priority(0), priority(4));
}
END_TEST

static void waits(size_t index)
{
	filters[index].filter.protocols = 0;
	filters[index].filter.priority = 0;
}

START_TEST(a_filter_waits_behind_an_older_one_for_the_same_packets_until_it_has_sas)
{
	static const struct condition tcp = { .field = FIELD_PROTOCOL, .low_number = 6 };

	for (size_t i = 0; i < 4; i++)
		waits((add(i, T, 1, 5), i));
	filters[3].filter.conditions = &tcp;
	filters[3].filter.condition_count = 1;
	ck_assert_uint_eq(filter_order(list, 4), ERROR_SUCCESS);
	ck_assert_uint_lt(priority(3), priority(0)); /* for other packets: the newer comes first */
	ck_assert_uint_lt(priority(0), priority(1));
	ck_assert_uint_lt(priority(1), priority(2));
	filters[2].filter.protocols = PROTOCOL_ESP;
	ck_assert_uint_eq(filter_order(list, 4), ERROR_SUCCESS);
	ck_assert_uint_lt(priority(2), priority(0));
	ck_assert_uint_lt(priority(0), priority(1));
	ck_assert_uint_eq(filter_order(list + 1, 1), ERROR_SUCCESS); /* alone it waits for none */
}
END_TEST

START_TEST(filters_are_for_the_same_packets_whatever_the_order_of_their_conditions)
{
	const struct condition one[] = { { .field = FIELD_PROTOCOL, .low_number = 6 },
					 { .field = FIELD_LOCAL_PORT, .low_number = 80 } };
	const struct condition other[] = { one[1], one[0] };
	struct filter a = { .family = AF_INET, .conditions = one, .condition_count = 2 }, b = a;

	b.conditions = other;
	ck_assert(filter_same_conditions(&a, &b));
	b.family = AF_INET6;
	ck_assert(!filter_same_conditions(&a, &b));
	b = a;
	b.condition_count = 1;
	ck_assert(!filter_same_conditions(&a, &b));
}
END_TEST

START_TEST(other_sublayers_block_before_ipsec_and_permit_behind_it)
{
	add(0, T, 1, 5);
	add(1, ACTION_BLOCK, 2, 1);
	add(2, ACTION_PERMIT, 2, 9);
	ck_assert_uint_eq(filter_order(list, 3), ERROR_SUCCESS);
	ck_assert_uint_lt(priority(1), priority(0));
	ck_assert_uint_lt(priority(0), priority(2));
}
END_TEST

static void check_order(size_t count)
{
	for (size_t i = 0; i < count; i++) {
		ck_assert_uint_ge(priority(i), FILTER_PRIORITY_FIRST);
		ck_assert_uint_le(priority(i), FILTER_PRIORITY_LAST);
		for (size_t j = 0; j < i; j++) {
			uint64_t x = filters[i].filter.effective_weight;
			uint64_t y = filters[j].filter.effective_weight;

			/* i is the newer one */
			if (priority(i) == priority(j) || (priority(i) < priority(j)) != (x >= y))
				ck_abort_msg("filters %zu and %zu", i, j);
		}
	}
}

START_TEST(few_priorities_change_when_a_filter_is_added)
{
	uint32_t before[FILTERS_MAX];
	size_t changed = 0;

	srand(2);
	for (size_t i = 0; i < FILTERS_MAX; i++) {
		for (size_t j = 0; j < i; j++)
			before[j] = priority(j);
		add(i, T, 1, (uint64_t)rand() % 20);
		ck_assert_uint_eq(filter_order(list, i + 1), ERROR_SUCCESS);
		for (size_t j = 0; j < i; j++)
			changed += before[j] != priority(j);
		check_order(i + 1);
	}
	/* all of them each time would be 44,850 */
	ck_assert_msg(changed < 44850 / 4, "%zu", changed);
}
END_TEST

START_TEST(a_row_of_newer_filters_needs_no_new_numbers)
{
	for (size_t i = 0; i < FILTERS_MAX; i++) {
		uint32_t first = i ? priority(0) : 0;

		add(i, T, 1, 7);
		ck_assert_uint_eq(filter_order(list, i + 1), ERROR_SUCCESS);
		if (i)
			ck_assert_uint_eq(priority(0), first);
	}
	check_order(FILTERS_MAX);
}
END_TEST

START_TEST(more_filters_than_priorities_are_in_order_all_the_same)
{
	enum { MANY = 70000 };
	struct managed *many = calloc(MANY, sizeof(*many));
	struct managed **all = calloc(MANY, sizeof(struct managed *));
	uint32_t last = FILTER_PRIORITY_FIRST;

	ck_assert(many && all);
	for (size_t i = 0; i < MANY; i++) {
		many[i] = make(LAYER_OUTBOUND_TRANSPORT, T, CALLOUT_OUTBOUND_TRANSPORT);
		many[i].filter.effective_weight = MANY - i;
		all[i] = &many[i];
	}
	ck_assert_uint_eq(filter_order(all, MANY), ERROR_SUCCESS);
	for (size_t i = 0; i < MANY; i++) {
		ck_assert_uint_ge(many[i].filter.priority, last);
		last = many[i].filter.priority;
	}
	ck_assert_uint_le(last, FILTER_PRIORITY_LAST);
	free(all);
	free(many);
}
END_TEST

START_TEST(an_automatic_weight_prefers_what_is_narrower)
{
	const struct condition conditions[] = {
		{ .field = FIELD_REMOTE_ADDRESS, .prefix = 24 },
		{ .field = FIELD_REMOTE_ADDRESS, .prefix = 32 },
		{ .field = FIELD_PROTOCOL, .low_number = 17 },
		{ .field = FIELD_LOCAL_PORT, .low_number = 53 },
	};
	struct filter filter = { .family = AF_INET };
	uint64_t any, net, host, host_udp, host_udp_port, other;

	ck_assert_uint_eq(filter_check(&filter, &any), ERROR_SUCCESS);
	filter.conditions = conditions;
	filter.condition_count = 1;
	ck_assert_uint_eq(filter_check(&filter, &net), ERROR_SUCCESS);
	filter.conditions = conditions + 1;
	ck_assert_uint_eq(filter_check(&filter, &host), ERROR_SUCCESS);
	filter.condition_count = 2;
	ck_assert_uint_eq(filter_check(&filter, &host_udp), ERROR_SUCCESS);
	filter.condition_count = 3;
	ck_assert_uint_eq(filter_check(&filter, &host_udp_port), ERROR_SUCCESS);
	ck_assert_uint_lt(any, net);
	ck_assert_uint_lt(net, host);
	ck_assert_uint_lt(host, host_udp);
	ck_assert_uint_lt(host_udp, host_udp_port);
	ck_assert_uint_eq(host_udp_port >> 60, 0);
	filter.weight_type = 1; /* a range */
	filter.weight = 12;
	ck_assert_uint_eq(filter_check(&filter, &other), ERROR_SUCCESS);
	ck_assert_uint_eq(other, host_udp_port | 12ull << 60);
	filter.weight_type = 4; /* the weight itself */
	ck_assert_uint_eq(filter_check(&filter, &other), ERROR_SUCCESS);
	ck_assert_uint_eq(other, 12);
}
END_TEST

Suite *filter_policies_suite(void)
{
	Suite *suite = suite_create("filter_policies");
	TCase *tcase = tcase_create("filter_policies");

	tcase_add_test(tcase, each_kind_of_filter_has_its_policies);
	tcase_add_test(tcase, a_permitted_forwarded_packet_passes_both_kinds_of_policies);
	tcase_add_test(tcase, ah_is_outside_of_esp);
	tcase_add_test(tcase, in_a_tunnel_ah_around_esp_is_in_transport_mode);
	tcase_add_test(tcase, a_tunnel_without_ends_is_an_error);
	tcase_add_test(tcase, the_heavier_filter_and_then_the_newer_comes_first);
	tcase_add_test(tcase,
		       a_filter_waits_behind_an_older_one_for_the_same_packets_until_it_has_sas);
	tcase_add_test(tcase,
		       filters_are_for_the_same_packets_whatever_the_order_of_their_conditions);
	tcase_add_test(tcase, other_sublayers_block_before_ipsec_and_permit_behind_it);
	tcase_add_test(tcase, few_priorities_change_when_a_filter_is_added);
	tcase_add_test(tcase, a_row_of_newer_filters_needs_no_new_numbers);
	tcase_add_test(tcase, more_filters_than_priorities_are_in_order_all_the_same);
	tcase_add_test(tcase, an_automatic_weight_prefers_what_is_narrower);
	suite_add_tcase(suite, tcase);
	return suite;
}
