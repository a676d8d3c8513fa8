/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sadb/direction.h"

#include <netinet/in.h>

#include "record.h"
#include "sadb/kind.h"
#include "sadb/local.h"
#include "sadb/policies.h"
#include "unit.h"

static struct local_addresses local;
static struct policies policies;
static struct sa sa;
static struct sa_parts *parts; /* of sa */

static void setup(void)
{
	sa = record_sa();
	parts = record_parts(&sa);
}

static void teardown(void)
{
	local_addresses_done(&local);
	policies_done(&policies);
}

static void make_local(uint32_t host_order)
{
	struct address address = record_v4(host_order);

	ck_assert_uint_eq(local_addresses_add(&local, AF_INET, &address), 0);
}

static void expect(const struct sa_extra *extra, enum sa_direction direction,
		   enum direction_rule rule)
{
	sa.extra = extra ? extra : &sa_no_extra;
	direction_find(&sa, &local, &policies);
	ck_assert_int_eq(sa.found.direction, direction);
	ck_assert_int_eq(sa.found.rule, rule);
}

START_TEST(the_direction_attribute_of_the_kernel_goes_before_everything)
{
	struct sa_extra offload_in = { .offload_flags = SA_OFFLOAD_INBOUND };

	make_local(0xc0000202); /* the destination is local, which alone would mean inbound */
	parts->config.present |= SA_HAS_DIR | SA_HAS_OFFLOAD;
	parts->config.dir = SA_DIR_OUT;
	expect(&offload_in, SA_OUTBOUND, DIRECTION_RULE_SA_DIR);
	parts->config.dir = SA_DIR_IN;
	expect(&offload_in, SA_INBOUND, DIRECTION_RULE_SA_DIR);
}
END_TEST

START_TEST(the_direction_of_the_offload_goes_before_addresses)
{
	struct sa_extra in = { .offload_flags = SA_OFFLOAD_INBOUND }, out = { 0 };

	make_local(0xc0000201); /* the source is local, which alone would mean outbound */
	parts->config.present |= SA_HAS_OFFLOAD;
	expect(&in, SA_INBOUND, DIRECTION_RULE_OFFLOAD);
	expect(&out, SA_OUTBOUND, DIRECTION_RULE_OFFLOAD);
}
END_TEST

START_TEST(a_local_source_is_outbound)
{
	make_local(0xc0000201);
	expect(NULL, SA_OUTBOUND, DIRECTION_RULE_LOCAL_ADDRESS);
}
END_TEST

START_TEST(a_local_destination_is_inbound)
{
	make_local(0xc0000202);
	sa.oseq = 5;
	expect(NULL, SA_INBOUND, DIRECTION_RULE_LOCAL_ADDRESS);
}
END_TEST

START_TEST(between_two_local_addresses_the_sequence_numbers_decide)
{
	make_local(0xc0000201);
	make_local(0xc0000202);
	sa.oseq = 1;
	expect(NULL, SA_OUTBOUND, DIRECTION_RULE_SEQUENCE);
	sa.oseq = 0;
	expect(&(struct sa_extra){ .seq_hi = 1 }, SA_INBOUND, DIRECTION_RULE_SEQUENCE);
}
END_TEST

START_TEST(between_two_foreign_addresses_the_sequence_numbers_decide)
{
	sa.seq = 1;
	expect(NULL, SA_INBOUND, DIRECTION_RULE_SEQUENCE);
}
END_TEST

START_TEST(without_evidence_the_direction_is_marked_as_unknown)
{
	parts->config.replay_window = 0;
	expect(NULL, SA_OUTBOUND, DIRECTION_RULE_NONE);
	parts->config.replay_window = 1;
	expect(NULL, SA_OUTBOUND, DIRECTION_RULE_NONE);
	parts->config.replay_window = 32;
	expect(NULL, SA_INBOUND, DIRECTION_RULE_NONE);
}
END_TEST

START_TEST(evidence_for_both_directions_is_ignored)
{
	sa.seq = sa.oseq = 1;
	expect(NULL, SA_OUTBOUND, DIRECTION_RULE_NONE);
}
END_TEST

static void ask(enum policy_dir dir)
{
	struct policy policy = record_policy(dir);
	struct policy_template template = record_template(&sa);

	record_add_policy(&policies, &policy, &template);
}

START_TEST(a_policy_that_asks_for_the_sa_says_its_direction)
{
	static const struct {
		enum policy_dir dir;
		enum sa_direction direction;
	} rows[] = {
		{ POLICY_OUT, SA_OUTBOUND },
		{ POLICY_IN, SA_INBOUND },
		{ POLICY_FWD, SA_INBOUND },
	};

	for (int i = 0; i < 3; i++) {
		ask(rows[i].dir);
		record_index_policies(&policies);
		sa.seq = sa.oseq = 0;
		*(rows[i].direction == SA_OUTBOUND ? &sa.seq : &sa.oseq) =
			9; /* alone would mean the other direction */
		expect(NULL, rows[i].direction, DIRECTION_RULE_POLICY);
		policies_done(&policies);
	}
}
END_TEST

START_TEST(a_forward_policy_means_inbound)
{
	ask(POLICY_FWD);
	ask(POLICY_IN);
	record_index_policies(&policies);
	expect(NULL, SA_INBOUND, DIRECTION_RULE_POLICY);
}
END_TEST

START_TEST(a_local_address_goes_before_a_policy)
{
	ask(POLICY_IN);
	record_index_policies(&policies);
	make_local(0xc0000201);
	expect(NULL, SA_OUTBOUND, DIRECTION_RULE_LOCAL_ADDRESS);
}
END_TEST

START_TEST(policies_of_both_directions_say_no_direction)
{
	make_local(0xc0000201);
	make_local(0xc0000202);
	ask(POLICY_OUT);
	ask(POLICY_IN);
	record_index_policies(&policies);
	sa.seq = 1;
	expect(NULL, SA_INBOUND, DIRECTION_RULE_SEQUENCE);
	sa.seq = 0;
	expect(NULL, SA_OUTBOUND, DIRECTION_RULE_NONE);
}
END_TEST

/*
 * Templates without the peer's address, as for peers whose address is not known before. 192.0.2.1
 * is local.
 */
START_TEST(policies_with_open_templates_say_the_direction_of_both_sas)
{
	struct policy policy = record_policy(POLICY_IN);
	struct policy_template template = record_template(&sa);
	struct address src = sa.src;

	policy.sel.src_prefix = policy.sel.dst_prefix =
		8; /* the inner addresses are others than the outer ones */
	template.src = template.dst = (struct address){ { 0 } };
	record_add_policy(&policies, &policy, &template);
	policy.dir = POLICY_OUT;
	template.dst = sa.dst;
	record_add_policy(&policies, &policy, &template);
	record_index_policies(&policies);
	expect(NULL, SA_OUTBOUND, DIRECTION_RULE_POLICY);
	sa.src = sa.dst;
	sa.dst = src;
	expect(NULL, SA_INBOUND, DIRECTION_RULE_POLICY);
}
END_TEST

START_TEST(a_policy_that_asks_for_another_sa_says_nothing)
{
	sa.reqid = 7;
	ask(POLICY_OUT);
	record_index_policies(&policies);
	sa.reqid = 8;
	sa.seq = 1;
	expect(NULL, SA_INBOUND, DIRECTION_RULE_SEQUENCE);
}
END_TEST

START_TEST(every_address_of_127_0_0_0_8_is_local)
{
	sa.src = record_v4(0x7f010203);
	expect(NULL, SA_OUTBOUND, DIRECTION_RULE_LOCAL_ADDRESS);
}
END_TEST

START_TEST(an_ipv4_address_is_not_the_ipv6_address_of_the_same_bytes)
{
	struct address address = record_v4(0xc0000201);

	ck_assert_uint_eq(local_addresses_add(&local, AF_INET6, &address), 0);
	expect(NULL, SA_OUTBOUND, DIRECTION_RULE_NONE);
}
END_TEST

START_TEST(thousands_of_local_addresses_are_each_found)
{
	for (uint32_t i = 0; i < 3000; i++)
		make_local(0xc6330000 + i);
	make_local(0xc6330000);
	ck_assert_uint_eq(local.count, 3000);
	for (uint32_t i = 0; i < 3000; i++) {
		struct address address = record_v4(0xc6330000 + i);

		ck_assert(local_addresses_have(&local, AF_INET, &address));
	}
	struct address other = record_v4(0xc6330000 + 3000);

	ck_assert(!local_addresses_have(&local, AF_INET, &other));
}
END_TEST

START_TEST(states_without_keys_are_larval_and_helpers_are_companions)
{
	ck_assert_int_eq(sa_kind(&sa), SA_KIND_SA);
	parts->config.present = SA_HAS_REPLAY;
	ck_assert_int_eq(sa_kind(&sa), SA_KIND_LARVAL);
	parts->config.present = SA_HAS_AUTH;
	sa.proto = IPPROTO_AH;
	ck_assert_int_eq(sa_kind(&sa), SA_KIND_SA);
	parts->config.present = SA_HAS_COMP;
	sa.proto = IPPROTO_COMP;
	ck_assert_int_eq(sa_kind(&sa), SA_KIND_COMPANION);
	sa.proto = IPPROTO_IPIP;
	ck_assert_int_eq(sa_kind(&sa), SA_KIND_COMPANION);
}
END_TEST

Suite *direction_suite(void)
{
	Suite *suite = suite_create("direction");
	TCase *tc = tcase_create("direction");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, the_direction_attribute_of_the_kernel_goes_before_everything);
	tcase_add_test(tc, the_direction_of_the_offload_goes_before_addresses);
	tcase_add_test(tc, a_local_source_is_outbound);
	tcase_add_test(tc, a_local_destination_is_inbound);
	tcase_add_test(tc, between_two_local_addresses_the_sequence_numbers_decide);
	tcase_add_test(tc, between_two_foreign_addresses_the_sequence_numbers_decide);
	tcase_add_test(tc, without_evidence_the_direction_is_marked_as_unknown);
	tcase_add_test(tc, evidence_for_both_directions_is_ignored);
	tcase_add_test(tc, a_policy_that_asks_for_the_sa_says_its_direction);
	tcase_add_test(tc, a_forward_policy_means_inbound);
	tcase_add_test(tc, a_local_address_goes_before_a_policy);
	tcase_add_test(tc, policies_of_both_directions_say_no_direction);
	tcase_add_test(tc, policies_with_open_templates_say_the_direction_of_both_sas);
	tcase_add_test(tc, a_policy_that_asks_for_another_sa_says_nothing);
	tcase_add_test(tc, every_address_of_127_0_0_0_8_is_local);
	tcase_add_test(tc, an_ipv4_address_is_not_the_ipv6_address_of_the_same_bytes);
	tcase_add_test(tc, thousands_of_local_addresses_are_each_found);
	tcase_add_test(tc, states_without_keys_are_larval_and_helpers_are_companions);
	suite_add_tcase(suite, tc);
	return suite;
}
