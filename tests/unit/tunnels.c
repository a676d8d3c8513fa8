/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which SAs, policies and larval states are one tunnel, its state and its id. */
#include "sadb/tunnel_list.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "record.h"
#include "sadb/context.h"
#include "sadb/direction.h"
#include "unit.h"

enum { NOW = 1700000000, LISTED = 64 };

static struct sa sas[8], larvals[4];
static size_t count, larval_count;
static struct policies policies;
static struct snapshot snapshot;
static struct context_list contexts;
static struct tunnel_list list;

static void forget(void)
{
	tunnels_done(&list);
	contexts_done(&contexts);
	arena_done(&snapshot.memory);
	memset(&snapshot, 0, sizeof(snapshot));
}

static void setup(void)
{
	count = larval_count = 0;
}

static void teardown(void)
{
	forget();
	policies_done(&policies);
}

static struct sa *turned(struct sa *sa)
{
	const struct address src = sa->src;

	sa->found.direction = SA_INBOUND;
	sa->src = sa->dst;
	sa->dst = src;
	return sa;
}

static struct sa *add(uint32_t spi, uint64_t age)
{
	struct sa *sa = &sas[count++];

	*sa = record_sa();
	sa->reqid = 1;
	sa->spi = spi;
	sa->add_time = NOW - age;
	return sa;
}

/* SAs are added in the kernel's order, the newest first. */
static struct sa *out(uint32_t spi, uint64_t age)
{
	return add(spi, age);
}

static struct sa *in(uint32_t spi, uint64_t age)
{
	return turned(add(spi, age));
}

/* The state of an ACQUIRE for an SA such as out() adds. */
static struct sa *larval(uint64_t age)
{
	struct sa *sa = &larvals[larval_count++];

	*sa = record_sa();
	sa->reqid = 1;
	sa->spi = 0;
	sa->add_time = NOW - age;
	record_parts(sa)->config.present = 0;
	return sa;
}

/* A policy for an SA such as out() or in() adds. */
static struct policy_template template_for(enum policy_dir dir)
{
	struct sa sa = record_sa();

	sa.reqid = 1;
	return record_template(dir == POLICY_OUT ? &sa : turned(&sa));
}

static void ask(enum policy_dir dir)
{
	const struct policy policy = record_policy(dir);
	const struct policy_template template = template_for(dir);

	record_add_policy(&policies, &policy, &template);
}

static void ask_all(void)
{
	ask(POLICY_OUT);
	ask(POLICY_IN);
	ask(POLICY_FWD);
}

static size_t find(void)
{
	forget();
	record_index_policies(&policies);
	snapshot = record_snapshot_with(sas, count, &policies);
	snapshot.larvals = larvals;
	snapshot.larval_count = larval_count;
	snapshot.time = NOW * 1000000000ull;
	ck_assert_uint_eq(contexts_find(&snapshot, &contexts), 0);
	ck_assert_uint_eq(tunnels_find(&snapshot, &contexts, LISTED, &list), 0);
	return list.count;
}

static const struct tunnel *only(void)
{
	ck_assert_uint_eq(find(), 1);
	return &list.tunnels[0];
}

static void expect(enum tunnel_state state, uint32_t context_count, uint32_t policy_count)
{
	const struct tunnel *t = only();

	ck_assert_int_eq(t->state, state);
	ck_assert_uint_eq(t->context_count, context_count);
	ck_assert_uint_eq(t->policy_count, policy_count);
	ck_assert_uint_eq(t->id, 0xa45925fdecd4039cu); /* doc/tunnels.md has this example */
}

START_TEST(nothing_has_no_tunnels)
{
	ck_assert_uint_eq(find(), 0);
}
END_TEST

START_TEST(a_tunnel_has_the_id_of_the_document_in_each_phase_of_its_life)
{
	ask_all();
	expect(TUNNEL_DOWN, 0, 3);
	larval(3);
	expect(TUNNEL_LARVAL, 0, 3);
	ck_assert_uint_eq(list.tunnels[0].larval_count, 1);
	ck_assert_uint_eq(list.tunnels[0].larval_since, NOW - 3);
	larval_count = 0;
	in(0x11, 60);
	expect(TUNNEL_HALF, 1, 3);
	count = 0;
	out(0x10, 60);
	in(0x11, 60);
	expect(TUNNEL_UP, 1, 3);
	ck_assert_uint_eq(list.tunnels[0].active, 0);
	count = 0;
	in(0x21, 0);
	out(0x10, 60);
	in(0x11, 60);
	expect(TUNNEL_UP, 2, 3);
	count = 0;
	out(0x20, 0);
	in(0x21, 0);
	out(0x10, 60);
	in(0x11, 60);
	expect(TUNNEL_REKEYING, 2, 3);
	ck_assert_uint_eq(contexts.contexts[list.contexts[list.tunnels[0].active]].outbound, 0);
	count = 0;
	out(0x20, 0);
	in(0x21, 0);
	in(0x11, 60);
	expect(TUNNEL_UP, 2, 3);
	ck_assert_uint_eq(list.tunnels[0].last_change, NOW);
	ck_assert_uint_eq(list.tunnels[0].first_seen, NOW - 60);
}
END_TEST

START_TEST(sas_without_a_policy_are_a_tunnel)
{
	out(0x10, 5);
	in(0x11, 5);
	expect(TUNNEL_UP, 1, 0);
}
END_TEST

START_TEST(what_is_left_of_an_expired_context_stays_with_the_policy_that_nothing_serves)
{
	ask_all();
	in(0x11, 60);
	expect(TUNNEL_HALF, 1, 3);
	ck_assert_uint_eq(list.tunnels[0].active, CONTEXT_NONE);
	ck_assert_uint_eq(list.tunnels[0].lead, 0);
}
END_TEST

START_TEST(a_policy_that_packets_may_pass_without_an_sa_makes_no_tunnel)
{
	struct policy policy = record_policy(POLICY_OUT);
	struct policy_template t = template_for(POLICY_OUT);

	t.optional = 1;
	record_add_policy(&policies, &policy, &t);
	t.optional = 0;
	t.proto = IPPROTO_COMP;
	record_add_policy(&policies, &policy, &t);
	policy.action = 1;
	t.proto = IPPROTO_ESP;
	record_add_policy(&policies, &policy, &t);
	ck_assert_uint_eq(find(), 0);
}
END_TEST

START_TEST(a_policy_for_ah_and_esp_is_one_tunnel_which_an_ah_sa_alone_does_not_serve)
{
	struct sa esp = record_sa(), ah = esp;

	esp.reqid = ah.reqid = 1;
	ah.proto = IPPROTO_AH;
	record_tie(&policies, &esp, &ah);
	expect(TUNNEL_DOWN, 0, 1);
	*out(0x10, 0) = ah;
	ck_assert_uint_eq(find(), 2);
	ck_assert_int_eq(list.tunnels[0].state, TUNNEL_HALF);
	ck_assert_int_eq(list.tunnels[1].state, TUNNEL_DOWN);
	ck_assert_uint_eq(list.tunnels[1].id, 0xa45925fdecd4039cu);
	out(0x11, 0);
	expect(TUNNEL_HALF, 1, 1);
}
END_TEST

/* A policy in transport mode, without addresses in its template, between two networks. */
static void ask_transport(uint8_t src_prefix, uint8_t dst_prefix)
{
	struct policy policy = record_policy(POLICY_OUT);
	struct policy_template t = { .reqid = 1, .family = AF_INET, .proto = IPPROTO_ESP };

	policy.sel.src = record_v4(0xc0000201);
	policy.sel.dst = record_v4(0xc0000202);
	policy.sel.src_prefix = src_prefix;
	policy.sel.dst_prefix = dst_prefix;
	record_add_policy(&policies, &policy, &t);
}

START_TEST(in_transport_mode_the_hosts_of_a_policy_are_the_ends)
{
	uint64_t id;

	ask_transport(32, 32);
	id = only()->id;
	ck_assert_int_eq(list.tunnels[0].state, TUNNEL_DOWN);
	out(0x10, 0)->mode = SA_MODE_TRANSPORT;
	in(0x11, 0)->mode = SA_MODE_TRANSPORT;
	ck_assert_uint_eq(only()->id, id);
	ck_assert_int_eq(list.tunnels[0].state, TUNNEL_UP);
}
END_TEST

START_TEST(policies_for_two_networks_are_two_tunnels_until_hosts_of_them_have_sas)
{
	ask_transport(32, 24);
	ask_transport(32, 25);
	ck_assert_uint_eq(find(), 2);
	ck_assert_uint_eq(list.tunnels[0].identity.local_prefix, 32);
	ck_assert_uint_eq(list.tunnels[0].identity.remote.bytes[3], 0);
	out(0x10, 0)->mode = SA_MODE_TRANSPORT;
	ck_assert_uint_eq(only()->identity.remote_prefix, 32);
	ck_assert_uint_eq(list.tunnels[0].policy_count, 2);
}
END_TEST

START_TEST(hosts_of_a_network_that_are_negotiating_are_a_tunnel_beside_those_that_have_sas)
{
	struct sa *acquire = larval(2);

	acquire->mode = SA_MODE_TRANSPORT;
	ask_transport(32, 24);
	ck_assert_int_eq(only()->state, TUNNEL_LARVAL);
	ck_assert_uint_eq(list.tunnels[0].identity.remote_prefix, 24);
	acquire->dst = record_v4(0xc0000207);
	out(0x10, 0)->mode = SA_MODE_TRANSPORT;
	ck_assert_uint_eq(find(), 2);
	ck_assert_int_eq(list.tunnels[1].state, TUNNEL_LARVAL);
	ck_assert_uint_eq(list.tunnels[1].identity.remote.bytes[3], 7);
	ck_assert_uint_eq(list.tunnels[1].policy_count, 1);
}
END_TEST

START_TEST(a_mark_of_the_policy_stays_in_the_id_when_an_sa_comes_that_has_none)
{
	struct policy policy = record_policy(POLICY_OUT);
	const struct policy_template t = template_for(POLICY_OUT);
	uint64_t id;

	policy.mark = 0x42;
	policy.mark_mask = 0xff;
	record_add_policy(&policies, &policy, &t);
	id = only()->id;
	ck_assert_uint_eq(list.tunnels[0].identity.mark, 0x42);
	out(0x10, 0);
	in(0x11, 0);
	ck_assert_uint_eq(only()->id, id);
}
END_TEST

START_TEST(what_is_only_inbound_joins_although_its_mark_and_interface_id_differ)
{
	struct sa_parts *parts = record_parts(in(0x11, 60));

	parts->config.mark = 0x11;
	parts->config.if_id = 8;
	ask(POLICY_OUT);
	expect(TUNNEL_HALF, 1, 1);
}
END_TEST

START_TEST(what_is_only_inbound_joins_nothing_if_several_tunnels_are_possible)
{
	struct policy policy = record_policy(POLICY_OUT);
	const struct policy_template t = template_for(POLICY_OUT);

	record_parts(in(0x11, 60))->config.mark = 0x11;
	ask(POLICY_OUT);
	policy.mark = 7;
	record_add_policy(&policies, &policy, &t);
	ck_assert_uint_eq(find(), 3);
	ck_assert_uint_eq(list.tunnels[0].identity.mark, 0x11);
}
END_TEST

static void behind_nat(struct sa *sa, uint16_t port)
{
	struct sa_extra *extra = &record_parts(sa)->extra;
	bool outbound = sa->found.direction == SA_OUTBOUND;

	extra->encap_type = 2;
	extra->encap_sport = outbound ? 4500 : port;
	extra->encap_dport = outbound ? port : 4500;
}

START_TEST(two_peers_behind_one_nat_are_two_tunnels_as_long_as_both_are_there)
{
	ask_all();
	behind_nat(out(0x20, 5), 40001);
	behind_nat(in(0x21, 5), 40001);
	expect(TUNNEL_UP, 1, 3);
	behind_nat(out(0x30, 9), 40002);
	behind_nat(in(0x31, 9), 40002);
	ck_assert_uint_eq(find(), 2);
	ck_assert_uint_eq(list.tunnels[0].id, 0x410d3b7323156f80u); /* also in doc/tunnels.md */
	ck_assert_uint_ne(list.tunnels[1].id, list.tunnels[0].id);
	ck_assert_uint_eq(list.tunnels[0].policy_count, 3);
	ck_assert_uint_eq(list.tunnels[1].policy_count, 3);
}
END_TEST

START_TEST(a_port_that_a_nat_has_changed_makes_no_other_tunnel)
{
	struct sa *old;

	behind_nat(out(0x20, 5), 40001);
	behind_nat(in(0x21, 5), 40001);
	old = in(0x11, 60);
	behind_nat(old, 40009);
	old->last_used = 0;
	find();
	ck_assert_uint_eq(contexts.count, 2);
	contexts.contexts[1].state = CONTEXT_DRAINING;
	tunnels_done(&list);
	ck_assert_uint_eq(tunnels_find(&snapshot, &contexts, LISTED, &list), 0);
	ck_assert_uint_eq(list.count, 1);
	ck_assert_uint_eq(list.tunnels[0].id, 0xa45925fdecd4039cu);
}
END_TEST

/* The state by which a daemon reserves the SPI of an inbound SA. */
static struct sa *reserved(uint32_t reqid)
{
	struct sa *sa = turned(larval(4));

	sa->spi = 0x99;
	sa->reqid = reqid;
	return sa;
}

START_TEST(a_reserved_spi_counts_if_one_tunnel_alone_is_possible)
{
	struct policy policy = record_policy(POLICY_OUT);
	struct policy_template t = template_for(POLICY_OUT);

	reserved(0);
	ck_assert_uint_eq(find(), 0);
	ask_all();
	expect(TUNNEL_LARVAL, 0, 3);
	t.reqid = 2;
	record_add_policy(&policies, &policy, &t);
	ck_assert_uint_eq(find(), 2);
	ck_assert_int_eq(list.tunnels[0].state, TUNNEL_DOWN);
	ck_assert_int_eq(list.tunnels[1].state, TUNNEL_DOWN);
	reserved(2);
	find();
	ck_assert_int_eq(list.tunnels[0].state + list.tunnels[1].state,
			 TUNNEL_DOWN + TUNNEL_LARVAL);
}
END_TEST

START_TEST(each_policy_is_listed_once_and_a_limited_number_for_each_sa)
{
	for (int i = 0; i < 100; i++)
		ask(POLICY_OUT);
	out(0x20, 0);
	in(0x21, 0);
	out(0x10, 60);
	in(0x11, 60);
	expect(TUNNEL_REKEYING, 2, LISTED);
	count = 0;
	expect(TUNNEL_DOWN, 0, 100);
}
END_TEST

Suite *tunnels_suite(void)
{
	Suite *suite = suite_create("tunnels");
	TCase *tc = tcase_create("tunnels");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, nothing_has_no_tunnels);
	tcase_add_test(tc, a_tunnel_has_the_id_of_the_document_in_each_phase_of_its_life);
	tcase_add_test(tc, sas_without_a_policy_are_a_tunnel);
	tcase_add_test(
		tc, what_is_left_of_an_expired_context_stays_with_the_policy_that_nothing_serves);
	tcase_add_test(tc, a_policy_that_packets_may_pass_without_an_sa_makes_no_tunnel);
	tcase_add_test(tc,
		       a_policy_for_ah_and_esp_is_one_tunnel_which_an_ah_sa_alone_does_not_serve);
	tcase_add_test(tc, in_transport_mode_the_hosts_of_a_policy_are_the_ends);
	tcase_add_test(tc, policies_for_two_networks_are_two_tunnels_until_hosts_of_them_have_sas);
	tcase_add_test(
		tc,
		hosts_of_a_network_that_are_negotiating_are_a_tunnel_beside_those_that_have_sas);
	tcase_add_test(tc, a_mark_of_the_policy_stays_in_the_id_when_an_sa_comes_that_has_none);
	tcase_add_test(tc, what_is_only_inbound_joins_although_its_mark_and_interface_id_differ);
	tcase_add_test(tc, what_is_only_inbound_joins_nothing_if_several_tunnels_are_possible);
	tcase_add_test(tc, two_peers_behind_one_nat_are_two_tunnels_as_long_as_both_are_there);
	tcase_add_test(tc, a_port_that_a_nat_has_changed_makes_no_other_tunnel);
	tcase_add_test(tc, a_reserved_spi_counts_if_one_tunnel_alone_is_possible);
	tcase_add_test(tc, each_policy_is_listed_once_and_a_limited_number_for_each_sa);
	suite_add_tcase(suite, tc);
	return suite;
}
