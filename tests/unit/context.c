/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sadb/context.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "record.h"
#include "sadb/direction.h"
#include "sadb/identity.h"
#include "unit.h"
#include "xfrm/tag.h"

enum { NOW = 1700000000, MANY = 100000 };

static struct sa sas[8];
static size_t count;
static struct policies policies;
static struct snapshot snapshot;
static struct context_list list;

static void setup(void)
{
	count = 0;
}

static void forget(void)
{
	contexts_done(&list);
	arena_done(&snapshot.memory);
	memset(&snapshot, 0, sizeof(snapshot));
}

static void teardown(void)
{
	forget();
	policies_done(&policies);
}

static struct sa half(bool out, uint32_t spi, uint64_t age)
{
	struct sa sa = record_sa(), plain = sa;

	sa.reqid = 1;
	sa.spi = spi;
	sa.add_time = NOW - age;
	if (!out) {
		sa.found.direction = SA_INBOUND;
		sa.src = plain.dst;
		sa.dst = plain.src;
	}
	return sa;
}

/* Numbers the SAs in the kernel's order, which has the newest first. */
static struct sa *out(uint32_t spi, uint64_t age)
{
	sas[count] = half(true, spi, age);
	return &sas[count++];
}

static struct sa *in(uint32_t spi, uint64_t age)
{
	sas[count] = half(false, spi, age);
	return &sas[count++];
}

static void find(void)
{
	forget();
	record_index_policies(&policies);
	snapshot = record_snapshot_with(sas, count, &policies);
	snapshot.time = NOW * 1000000000ull;
	ck_assert_uint_eq(contexts_find(&snapshot, &list), 0);
}

/* The context at @index has these SPIs, or no SA where the SPI is 0. */
static void expect(size_t index, uint32_t inbound, uint32_t outbound, enum context_state state,
		   bool active)
{
	const struct context *c = &list.contexts[index];

	ck_assert_uint_lt(index, list.count);
	ck_assert_uint_eq(c->inbound == CONTEXT_NONE ? 0 : sas[c->inbound].spi, inbound);
	ck_assert_uint_eq(c->outbound == CONTEXT_NONE ? 0 : sas[c->outbound].spi, outbound);
	ck_assert_int_eq(c->state, state);
	ck_assert_int_eq(c->active, active);
}

static void name_in_policy(enum policy_dir dir, const struct sa *sa)
{
	struct policy policy = record_policy(dir);
	struct policy_template template = record_template(sa);

	template.spi = sa->spi;
	record_add_policy(&policies, &policy, &template);
}

START_TEST(a_namespace_without_sas_has_no_contexts)
{
	find();
	ck_assert_uint_eq(list.count, 0);
	ck_assert(!list.needs_order);
}
END_TEST

START_TEST(a_pair_is_up_and_active)
{
	out(0x10, 5);
	in(0x11, 5);
	find();
	ck_assert_uint_eq(list.count, 1);
	expect(0, 0x11, 0x10, CONTEXT_UP, true);
}
END_TEST

START_TEST(two_generations_are_rekeying_and_the_newer_is_active)
{
	out(0x20, 0);
	in(0x21, 0);
	out(0x10, 60);
	in(0x11, 60);
	find();
	ck_assert_uint_eq(list.count, 2);
	expect(0, 0x21, 0x20, CONTEXT_REKEYING, true);
	expect(1, 0x11, 0x10, CONTEXT_REKEYING, false);
}
END_TEST

START_TEST(three_generations_have_one_active_context)
{
	out(0x30, 0);
	in(0x31, 0);
	out(0x20, 1);
	in(0x21, 1);
	out(0x10, 60);
	in(0x11, 60);
	find();
	expect(0, 0x31, 0x30, CONTEXT_REKEYING, true);
	expect(1, 0x21, 0x20, CONTEXT_REKEYING, false);
	expect(2, 0x11, 0x10, CONTEXT_REKEYING, false);
}
END_TEST

START_TEST(the_spi_in_an_outbound_policys_template_names_the_active_one)
{
	out(0x20, 0);
	in(0x21, 0);
	name_in_policy(POLICY_OUT, out(0x10, 60));
	in(0x11, 60);
	find();
	expect(0, 0x21, 0x20, CONTEXT_REKEYING, false);
	expect(1, 0x11, 0x10, CONTEXT_REKEYING, true);
}
END_TEST

START_TEST(the_newer_context_is_active_if_its_spi_is_named)
{
	name_in_policy(POLICY_OUT, out(0x20, 0));
	in(0x21, 0);
	out(0x10, 60);
	in(0x11, 60);
	find();
	expect(0, 0x21, 0x20, CONTEXT_REKEYING, true);
	expect(1, 0x11, 0x10, CONTEXT_REKEYING, false);
}
END_TEST

START_TEST(the_spi_in_an_inbound_policys_template_does_not_make_a_context_active)
{
	out(0x20, 0);
	in(0x21, 0);
	name_in_policy(POLICY_IN, out(0x10, 60));
	name_in_policy(POLICY_IN, in(0x11, 60));
	find();
	expect(0, 0x21, 0x20, CONTEXT_REKEYING, true);
}
END_TEST

START_TEST(an_inbound_sa_with_a_successor_is_draining)
{
	out(0x20, 0);
	in(0x21, 0);
	in(0x11, 60);
	find();
	ck_assert_uint_eq(list.count, 2);
	expect(0, 0x21, 0x20, CONTEXT_UP, true);
	expect(1, 0x11, 0, CONTEXT_DRAINING, false);
}
END_TEST

/* As IPsecSaContextExpire0 leaves an SA: with a soft limit of use one second above the hard one. */
START_TEST(an_inbound_sa_that_was_expired_is_draining_also_after_the_clock_was_set)
{
	static const struct {
		uint64_t use_time, hard_use, soft_use;
		enum context_state state;
	} cases[] = {
		{ NOW - 100, 160, 161, CONTEXT_DRAINING },
		{ NOW + 3600, 60, 61, CONTEXT_DRAINING }, /* the clock was set back */
		{ NOW - 3600, 60, 61, CONTEXT_DRAINING }, /* the clock was set forward */
		{ NOW - 100, 160, 0,
		  CONTEXT_HALF }, /* the SA had this hard limit before, so it was not expired */
		{ NOW - 100, 160, 160, CONTEXT_HALF },
		{ NOW - 100, 0, 0, CONTEXT_HALF },
		{ NOW - 100, 0, 1, CONTEXT_HALF },
		{ NOW - 100, UINT64_MAX, 0, CONTEXT_HALF },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct sa *sa = (count = 0, in(0x11, 200));

		sa->use_time = cases[i].use_time;
		record_parts(sa)->config.limits.hard_use = cases[i].hard_use;
		record_parts(sa)->config.limits.soft_use = cases[i].soft_use;
		find();
		expect(0, 0x11, 0, cases[i].state, false);
	}
}
END_TEST

START_TEST(three_peers_behind_one_nat_with_one_reqid_are_all_up_and_active)
{
	static struct sa_extra nat[3];

	for (uint32_t peer = 0; peer < 3; peer++) {
		nat[peer] = (struct sa_extra){ .encap_type = SA_ENCAP_ESPINUDP };
		nat[peer].encap_sport = nat[peer].encap_dport = (uint16_t)(4500 + peer);
		out(0x20 + peer, 0)->extra = &nat[peer];
		in(0x10 + peer, 0)->extra = &nat[peer];
	}
	find();
	ck_assert_uint_eq(list.count, 3);
	for (uint32_t peer = 0; peer < 3; peer++)
		expect(peer, 0x10 + peer, 0x20 + peer, CONTEXT_UP, true);

	/* A peer without an outbound SA is not a generation of another peer's tunnel. */
	count = 5;
	sas[4] = half(false, 0x12, 5);
	sas[4].extra = &nat[2];
	find();
	expect(2, 0x12, 0, CONTEXT_HALF, false);
}
END_TEST

START_TEST(an_outbound_sa_for_each_cpu_is_a_tunnel_of_its_own)
{
	for (uint32_t cpu = 0; cpu < 3; cpu++) {
		struct sa *o = out(0x20 + cpu, 0), *n = in(0x10 + cpu, 0);

		record_parts(o)->config.present |= SA_HAS_PCPU;
		record_parts(o)->extra.pcpu = cpu;
		n->config = o->config;
		n->extra = o->extra;
	}
	find();
	for (uint32_t cpu = 0; cpu < 3; cpu++)
		expect(cpu, 0x10 + cpu, 0x20 + cpu, CONTEXT_UP, true);
}
END_TEST

START_TEST(a_security_context_makes_a_tunnel_of_its_own)
{
	static const struct sa_extra contexts[2] = { { .sec_ctx = 1 }, { .sec_ctx = 2 } };

	for (uint32_t i = 0; i < 2; i++) {
		out(0x20 + i, 0)->extra = &contexts[i];
		in(0x10 + i, 0)->extra = &contexts[i];
	}
	find();
	expect(0, 0x10, 0x20, CONTEXT_UP, true);
	expect(1, 0x11, 0x21, CONTEXT_UP, true);
}
END_TEST

/* Two pairs came @newer and @older seconds ago. The older one has a soft limit of 3600 seconds. */
static void find_generations(uint64_t newer, uint64_t older)
{
	count = 0;
	out(0x20, newer);
	in(0x21, newer);
	record_parts(out(0x10, older))->config.limits.soft_add = 3600;
	record_parts(in(0x11, older))->config.limits.soft_add = 3600;
	find();
}

START_TEST(two_generations_are_rekeying_only_while_a_rekey_is_plausible)
{
	find_generations(59, 1000);
	expect(0, 0x21, 0x20, CONTEXT_REKEYING, true);
	expect(1, 0x11, 0x10, CONTEXT_REKEYING, false);
	find_generations(60, 1000);
	expect(0, 0x21, 0x20, CONTEXT_UP, true);
	expect(1, 0x11, 0x10, CONTEXT_UP, false);
	find_generations(60, 3600);
	expect(0, 0x21, 0x20, CONTEXT_UP, true);
	expect(1, 0x11, 0x10, CONTEXT_REKEYING, false);
}
END_TEST

/* As strongSwan installs six connections of one reqid: only the policies have their networks. */
START_TEST(tunnels_of_one_reqid_are_up_and_active_if_each_is_named_by_a_policy)
{
	for (uint32_t i = 0; i < 3; i++) {
		name_in_policy(POLICY_OUT, out(0x20 + i, 0));
		in(0x10 + i, 0);
	}
	find();
	for (uint32_t i = 0; i < 3; i++)
		expect(i, 0x10 + i, 0x20 + i, CONTEXT_UP, true);
	out(0x30, 30); /* the generation of the first connection before the last rekey */
	in(0x31, 30);
	find();
	for (uint32_t i = 0; i < 3; i++)
		expect(i, 0x10 + i, 0x20 + i, CONTEXT_REKEYING, true);
	expect(3, 0x31, 0x30, CONTEXT_REKEYING, false);
}
END_TEST

START_TEST(two_tunnels_that_are_half_installed_show_no_pair_as_up)
{
	out(0x10, 0);
	in(0x12, 0);
	in(0x11, 0);
	find();
	ck_assert_uint_eq(list.count, 2);
	expect(0, 0x12, 0x10, CONTEXT_REKEYING, true);
	ck_assert(list.contexts[0].by_order);
	ck_assert(!list.contexts[1].by_order);
}
END_TEST

START_TEST(two_tunnels_installed_side_by_side_are_up_and_paired_by_order)
{
	out(0x10, 0);
	out(0x20, 0);
	in(0x11, 0);
	in(0x21, 0);
	for (int i = 0; i < 2; i++) /* strongSwan can set the interface id outbound only */
		record_parts(&sas[i])->config.if_id = 7;
	find();
	ck_assert_uint_eq(list.count, 2);
	for (size_t i = 0; i < 2; i++)
		ck_assert(list.contexts[i].by_order);
	record_parts(&sas[0])->config.cipher = 77;
	record_parts(&sas[3])->config.cipher = 77;
	find();
	expect(0, 0x21, 0x10, CONTEXT_REKEYING, true);
	for (size_t i = 0; i < 2; i++)
		ck_assert(!list.contexts[i].by_order);
}
END_TEST

START_TEST(many_inbound_sas_drain_beside_one_pair)
{
	out(0x20, 0);
	in(0x21, 0);
	in(0x11, 1);
	in(0x12, 2);
	in(0x13, 3);
	find();
	for (size_t i = 1; i < 4; i++)
		expect(i, (uint32_t)(0x10 + i), 0, CONTEXT_DRAINING, false);
}
END_TEST

START_TEST(of_several_pairs_the_newest_is_the_successor)
{
	out(0x30, 0);
	in(0x31, 0);
	in(0x21, 30);
	out(0x10, 60);
	in(0x11, 60);
	find();
	expect(0, 0x31, 0x30, CONTEXT_REKEYING, true);
	expect(1, 0x21, 0, CONTEXT_DRAINING, false);
	expect(2, 0x11, 0x10, CONTEXT_REKEYING, false);
}
END_TEST

START_TEST(a_new_inbound_sa_before_its_outbound_one_is_half_and_drains_nothing)
{
	in(0x21, 0);
	out(0x10, 60);
	in(0x11, 60);
	find();
	expect(0, 0x21, 0, CONTEXT_HALF, false);
	expect(1, 0x11, 0x10, CONTEXT_UP, true);
}
END_TEST

START_TEST(an_sa_alone_is_half)
{
	out(0x10, 5);
	find();
	expect(0, 0, 0x10, CONTEXT_HALF, false);
	count = 0;
	in(0x11, 5);
	find();
	expect(0, 0x11, 0, CONTEXT_HALF, false);
}
END_TEST

START_TEST(an_old_outbound_sa_beside_a_pair_is_half_and_not_draining)
{
	out(0x20, 0);
	in(0x21, 0);
	out(0x10, 60);
	find();
	expect(1, 0, 0x10, CONTEXT_HALF, false);
}
END_TEST

START_TEST(a_pair_of_another_tunnel_is_no_successor)
{
	for (int what = 0; what < 6; what++) {
		struct sa *old;

		count = 0;
		out(0x20, 0);
		in(0x21, 0);
		old = in(0x11, 60);
		switch (what) {
		case 0:
			old->reqid = 2;
			break;
		case 1:
			old->src.bytes[3]++;
			break;
		case 2:
			old->dst.bytes[3]++;
			break;
		case 3:
			old->mode = SA_MODE_TRANSPORT;
			break;
		case 4:
			old->proto = IPPROTO_AH;
			record_parts(old)->config.present = SA_HAS_AUTH;
			break;
		case 5:
			old->family = AF_INET6;
			break;
		}
		if (what == 4)
			record_parts(old)->config.mark = 1; /* so that it is not in a bundle */
		find();
		expect(1, 0x11, 0, CONTEXT_HALF, false);
	}
}
END_TEST

START_TEST(reqid_0_has_no_generations)
{
	out(0x20, 0)->reqid = 0;
	in(0x21, 0)->reqid = 0;
	out(0x10, 60)->reqid = 0;
	in(0x11, 60)->reqid = 0;
	in(0x12, 90)->reqid = 0;
	find();
	expect(0, 0x21, 0x20, CONTEXT_UP, true);
	expect(1, 0x11, 0x10, CONTEXT_UP, true);
	expect(2, 0x12, 0, CONTEXT_HALF, false);
}
END_TEST

START_TEST(two_tunnels_of_one_reqid_are_both_up_if_traffic_tells_them_apart)
{
	for (int what = 0; what < 4; what++) {
		count = 0;
		out(0x20, 0);
		in(0x21, 0);
		out(0x10, 60);
		in(0x11, 60);
		for (int i = 0; i < 2; i++) {
			switch (what) {
			case 0:
				record_parts(&sas[i])->config.mark = 1;
				break;
			case 1:
				record_parts(&sas[i])->config.mark_mask = 1;
				break;
			case 2:
				record_parts(&sas[i])->config.if_id = 1;
				break;
			case 3:
				record_parts(&sas[i])->sel.family = AF_INET;
				record_parts(&sas[i])->sel.proto = IPPROTO_UDP;
				break;
			}
		}
		find();
		ck_assert_uint_eq(list.count, 2);
		expect(0, 0x21, 0x20, CONTEXT_UP, true);
		expect(1, 0x11, 0x10, CONTEXT_UP, true);
	}
}
END_TEST

START_TEST(contexts_are_in_the_order_of_their_newer_sa)
{
	in(0x31, 0)->reqid = 3;
	out(0x10, 10);
	out(0x20, 20)->reqid = 2;
	in(0x21, 20)->reqid = 2;
	in(0x11, 30);
	find();
	ck_assert_uint_eq(list.count, 3);
	expect(0, 0x31, 0, CONTEXT_HALF, false);
	expect(1, 0x11, 0x10, CONTEXT_UP, true);
	expect(2, 0x21, 0x20, CONTEXT_UP, true);
}
END_TEST

static void make_ah(struct sa *sa)
{
	sa->proto = IPPROTO_AH;
	record_parts(sa)->config.present = SA_HAS_AUTH;
}

START_TEST(ah_and_esp_of_a_bundle_are_one_half)
{
	make_ah(out(0x90, 0));
	out(0x10, 0);
	make_ah(in(0x91, 0));
	in(0x11, 0);
	record_tie(&policies, &sas[1], &sas[0]);
	record_tie(&policies, &sas[3], &sas[2]);
	find();
	ck_assert_uint_eq(snapshot.bundle_count, 2);
	ck_assert_uint_eq(list.count, 1);
	expect(0, 0x11, 0x10, CONTEXT_UP, true);
}
END_TEST

START_TEST(ah_alone_makes_contexts_too)
{
	make_ah(out(0x90, 0));
	make_ah(in(0x91, 0));
	find();
	expect(0, 0x91, 0x90, CONTEXT_UP, true);
}
END_TEST

START_TEST(ports_of_encapsulation_tell_peers_apart)
{
	static const struct sa_extra out1 = { .encap_sport = 4500, .encap_dport = 1025 };
	static const struct sa_extra out2 = { .encap_sport = 4500, .encap_dport = 1026 };
	static const struct sa_extra in1 = { .encap_sport = 1025, .encap_dport = 4500 };
	static const struct sa_extra in2 = { .encap_sport = 1026, .encap_dport = 4500 };

	out(0x20, 0)->extra = &out2;
	out(0x10, 0)->extra = &out1;
	in(0x21, 0)->extra = &in2;
	in(0x11, 0)->extra = &in1;
	find();
	ck_assert_uint_eq(list.contexts[0].outbound, 0);
	ck_assert_uint_eq(list.contexts[0].inbound, 2);
	ck_assert_uint_eq(list.contexts[1].outbound, 1);
	ck_assert_uint_eq(list.contexts[1].inbound, 3);
}
END_TEST

START_TEST(a_list_says_whether_a_pair_was_found_by_order)
{
	out(0x20, 0);
	in(0x21, 0);
	out(0x10, 60);
	in(0x11, 60);
	find();
	ck_assert(!list.needs_order);
	sas[2].add_time = sas[3].add_time = NOW;
	find();
	ck_assert(list.needs_order);
}
END_TEST

static uint64_t id_of(size_t index)
{
	return context_id(&snapshot, &list.contexts[index]);
}

START_TEST(an_id_begins_with_the_inbound_sas_spi_and_is_not_zero)
{
	out(0xc0000010, 0);
	in(0xc0000011, 0);
	find();
	ck_assert_uint_eq(id_of(0) >> 32, 0xc0000011);
	ck_assert_uint_ne(id_of(0) & UINT32_MAX, 0);
	ck_assert_uint_eq(id_of(0), sa_id(&sas[1]));
}
END_TEST

START_TEST(an_id_changes_neither_when_the_outbound_sa_goes_nor_with_counters)
{
	uint64_t id;

	out(0x10, 0);
	in(0x11, 0);
	find();
	id = id_of(0);
	sas[1].bytes = sas[1].packets = sas[1].use_time = 77;
	sas[1].seq = 5;
	sas[1].add_time++;
	record_parts(&sas[1])->config.limits.hard_add = 60;
	sas[1].reqid = sas[0].reqid = 4;
	sas[1].src = record_v4(0xc6336401); /* the peer moved */
	find();
	ck_assert_uint_eq(id_of(1), id);
	sas[0] = sas[1];
	count = 1;
	find();
	ck_assert_uint_eq(list.count, 1);
	ck_assert_uint_eq(id_of(0), id);
}
END_TEST

START_TEST(without_an_inbound_sa_the_id_begins_with_the_outbound_sas_spi)
{
	out(0x10, 0);
	find();
	ck_assert_uint_eq(id_of(0) >> 32, 0x10);
}
END_TEST

START_TEST(equal_spis_have_different_ids_if_anything_else_of_their_identity_differs)
{
	uint64_t ids[8];
	struct sa sa;

	for (int i = 0; i < 8; i++) {
		sa = half(false, 0x11, 0);
		switch (i) {
		case 1:
			sa.dst.bytes[3]++;
			break;
		case 2:
			sa.dst.bytes[15]++;
			break;
		case 3:
			record_parts(&sa)->config.mark = 1;
			break;
		case 4:
			record_parts(&sa)->config.mark_mask = 1;
			break;
		case 5:
			sa.proto = IPPROTO_AH;
			break;
		case 6:
			sa.family = AF_INET6;
			break;
		case 7:
			sa.spi = 0x12;
			break;
		}
		ids[i] = sa_id(&sa);
		for (int j = 0; j < i; j++)
			ck_assert_uint_ne(ids[i], ids[j]);
	}
}
END_TEST

START_TEST(ids_are_those_of_the_first_release)
{
	struct sa sa = record_sa();

	ck_assert_uint_eq(sa_id(&sa), 0xc0000001c9200f6bULL);
	sa.family = AF_INET6;
	sa.proto = IPPROTO_AH;
	record_parts(&sa)->config.mark = 0x12345678;
	record_parts(&sa)->config.mark_mask = 0xffffffff;
	memset(sa.dst.bytes, 0xa5, sizeof(sa.dst.bytes));
	ck_assert_uint_eq(sa_id(&sa), 0xc00000018272154bULL);
}
END_TEST

/* 200,000 SAs. A step for each two of them would make 4 * 10^10 steps. */
START_TEST(two_hundred_thousand_sas_of_one_or_of_many_tunnels_do_not_take_quadratic_time)
{
	struct sa *all = malloc(2 * MANY * sizeof(*all));

	ck_assert_ptr_nonnull(all);
	for (uint32_t i = 0; i < MANY; i++) {
		struct sa *o = &all[2 * i], *n = &all[2 * i + 1];

		*o = half(true, 2 * i + 1, i);
		*n = half(false, 2 * i + 2, i);
		if (_i == 0) /* each SA is a tunnel of its own */
			o->reqid = n->reqid = i + 1;
		if (_i == 2) /* all have one reqid and different interface ids */
			record_parts(o)->config.if_id = record_parts(n)->config.if_id = i + 1;
	}
	forget();
	snapshot = record_snapshot(all, 2 * MANY);
	snapshot.time =
		(NOW + 60) * 1000000000ull; /* too late for these to be generations of a rekey */
	ck_assert_uint_eq(contexts_find(&snapshot, &list), 0);
	ck_assert_uint_eq(list.count, MANY);
	for (uint32_t i = 0; i < MANY; i++) {
		ck_assert_uint_eq(list.contexts[i].outbound, 2 * i);
		ck_assert_uint_eq(list.contexts[i].inbound, 2 * i + 1);
		ck_assert_int_eq(list.contexts[i].state, CONTEXT_UP);
		ck_assert_int_eq(list.contexts[i].active, _i != 1 || i == 0);
	}
	free(all);
}
END_TEST

#define TAG 0x9234567850000007u

/* Gives the SA what IPsecSaContextAddInbound0 would, for the context @tag and the filter @filter.
 */
static struct sa *tagged(struct sa *sa, uint64_t tag, uint32_t filter)
{
	record_parts(sa)->sel.user = (uint32_t)tag;
	sa->km_seq = (uint32_t)(tag >> 32);
	sa->reqid = filter;
	return sa;
}

START_TEST(sas_with_one_tag_are_one_certain_context_whatever_else_differs)
{
	tagged(out(0x20, 0), TAG, 0x50000002);
	tagged(in(0x21, 5000), TAG, 0x50000001);
	sas[1].add_time = 1;
	record_parts(&sas[1])->config.cipher = 77;
	find();
	ck_assert_uint_eq(list.count, 1);
	expect(0, 0x21, 0x20, CONTEXT_UP, true);
	ck_assert(!list.contexts[0].by_order && !list.needs_order);
	ck_assert_uint_eq(context_id(&snapshot, &list.contexts[0]), TAG);
}
END_TEST

START_TEST(an_sa_with_a_tag_is_no_pair_with_any_other)
{
	out(0x30, 0);
	tagged(in(0x21, 0), TAG, 1);
	tagged(in(0x11, 0), TAG + 1, 1);
	find();
	ck_assert_uint_eq(list.count, 3);
	expect(0, 0, 0x30, CONTEXT_HALF, false);
	expect(1, 0x21, 0, CONTEXT_HALF, false);
	expect(2, 0x11, 0, CONTEXT_HALF, false);
	ck_assert_uint_eq(context_id(&snapshot, &list.contexts[1]), TAG);
	ck_assert_uint_eq(context_id(&snapshot, &list.contexts[2]), TAG + 1);
	ck_assert_uint_eq(context_id(&snapshot, &list.contexts[0]), sa_id(&sas[0]));
}
END_TEST

START_TEST(sas_with_tags_do_not_make_the_pairs_beside_them_doubtful)
{
	out(0x30, 0);
	in(0x31, 0);
	tagged(in(0x21, 0), TAG, 0x50000001);
	tagged(out(0x20, 0), TAG, 0x50000001);
	tagged(in(0x11, 0), TAG + 1, 0x50000001);
	find();
	ck_assert_uint_eq(list.count, 3);
	expect(0, 0x31, 0x30, CONTEXT_UP, true);
	for (size_t i = 0; i < 3; i++)
		ck_assert(!list.contexts[i].by_order);
}
END_TEST

START_TEST(half_a_tag_is_no_tag)
{
	static const struct {
		uint32_t seq, user;
	} cases[] = { { 0x12345678, 0x50000001 }, { 0x92345678, 0x4fffffff },
		      { 0x92345678, 0x50000000 }, { 0x92345678, 0x60000000 },
		      { 0, 0x50000001 },          { 0x92345678, 0 } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct sa *sa = (count = 0, in(0x11, 0));

		record_parts(sa)->sel.user = cases[i].user;
		sa->km_seq = cases[i].seq;
		find();
		ck_assert_uint_eq(context_id(&snapshot, &list.contexts[0]), sa_id(sa));
	}
}
END_TEST

START_TEST(ah_and_esp_of_one_tag_are_one_half_without_any_policy)
{
	struct sa *ah[3] = { tagged(out(0x40, 0), TAG, 2), tagged(in(0x41, 0), TAG, 2),
			     tagged(out(0x42, 0), TAG + 1, 2) };

	for (int i = 0; i < 3; i++) {
		ah[i]->proto = IPPROTO_AH;
		record_parts(ah[i])->config.present = SA_HAS_AUTH;
	}
	tagged(out(0x20, 0), TAG, 2);
	tagged(in(0x21, 0), TAG, 2);
	in(0x31, 0);
	find();
	ck_assert_uint_eq(list.count, 3);
	expect(0, 0x31, 0, CONTEXT_HALF, false);
	expect(1, 0, 0x42, CONTEXT_HALF, false);
	expect(2, 0x21, 0x20, CONTEXT_UP, true);
	ck_assert_ptr_eq(snapshot_bundled_ah(&snapshot, 3), &sas[0]);
	ck_assert_ptr_eq(snapshot_bundled_ah(&snapshot, 4), &sas[1]);
}
END_TEST

START_TEST(of_several_sas_with_one_tag_the_newest_are_the_pair_and_none_is_lost)
{
	tagged(in(0x31, 0), TAG, 1);
	tagged(in(0x21, 1), TAG, 1);
	tagged(out(0x20, 2), TAG, 1);
	tagged(in(0x11, 3), TAG, 1);
	find();
	ck_assert_uint_eq(list.count, 3);
	ck_assert_uint_eq(sas[list.contexts[0].inbound].spi, 0x31);
	ck_assert_uint_eq(sas[list.contexts[0].outbound].spi, 0x20);
	for (size_t i = 0; i < 3; i++)
		ck_assert_uint_eq(context_id(&snapshot, &list.contexts[i]), TAG);
}
END_TEST

START_TEST(the_main_policy_of_an_sa_with_a_tag_is_that_of_its_own_filter)
{
	struct policy policy = record_policy(POLICY_IN);
	struct sa *sa = tagged(in(0x21, 0), TAG, 0x50000009);
	struct policy_template template = record_template(sa);

	template.reqid = 0;
	for (uint32_t i = 0; i < 200; i++) { /* more than POLICY_SORTED_FROM */
		policy.index = 8 * i + 8;
		policy.sel.user = 0x50000001 + i;
		policy.priority = 5000 + i;
		record_add_policy(&policies, &policy, &template);
	}
	record_index_policies(&policies);
	ck_assert_uint_eq(policies_main(&policies, sa)->sel.user, 0x50000009);
	sa->reqid = 7; /* its own filter is gone: then the first that the kernel asks */
	ck_assert_uint_eq(policies_main(&policies, sa)->sel.user, 0x50000001);
	sa->reqid = 0x50000009;
	sa->km_seq = 0; /* no tag */
	ck_assert_uint_eq(policies_main(&policies, sa)->sel.user, 0x50000001);
}
END_TEST

Suite *context_suite(void)
{
	Suite *suite = suite_create("context");
	TCase *tc = tcase_create("context"), *large = tcase_create("many");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, a_namespace_without_sas_has_no_contexts);
	tcase_add_test(tc, a_pair_is_up_and_active);
	tcase_add_test(tc, two_generations_are_rekeying_and_the_newer_is_active);
	tcase_add_test(tc, three_generations_have_one_active_context);
	tcase_add_test(tc, the_spi_in_an_outbound_policys_template_names_the_active_one);
	tcase_add_test(tc, the_newer_context_is_active_if_its_spi_is_named);
	tcase_add_test(tc, the_spi_in_an_inbound_policys_template_does_not_make_a_context_active);
	tcase_add_test(tc, an_inbound_sa_with_a_successor_is_draining);
	tcase_add_test(tc, an_inbound_sa_that_was_expired_is_draining_also_after_the_clock_was_set);
	tcase_add_test(tc, three_peers_behind_one_nat_with_one_reqid_are_all_up_and_active);
	tcase_add_test(tc, an_outbound_sa_for_each_cpu_is_a_tunnel_of_its_own);
	tcase_add_test(tc, a_security_context_makes_a_tunnel_of_its_own);
	tcase_add_test(tc, two_generations_are_rekeying_only_while_a_rekey_is_plausible);
	tcase_add_test(tc, tunnels_of_one_reqid_are_up_and_active_if_each_is_named_by_a_policy);
	tcase_add_test(tc, two_tunnels_that_are_half_installed_show_no_pair_as_up);
	tcase_add_test(tc, two_tunnels_installed_side_by_side_are_up_and_paired_by_order);
	tcase_add_test(tc, many_inbound_sas_drain_beside_one_pair);
	tcase_add_test(tc, of_several_pairs_the_newest_is_the_successor);
	tcase_add_test(tc, a_new_inbound_sa_before_its_outbound_one_is_half_and_drains_nothing);
	tcase_add_test(tc, an_sa_alone_is_half);
	tcase_add_test(tc, an_old_outbound_sa_beside_a_pair_is_half_and_not_draining);
	tcase_add_test(tc, a_pair_of_another_tunnel_is_no_successor);
	tcase_add_test(tc, reqid_0_has_no_generations);
	tcase_add_test(tc, two_tunnels_of_one_reqid_are_both_up_if_traffic_tells_them_apart);
	tcase_add_test(tc, contexts_are_in_the_order_of_their_newer_sa);
	tcase_add_test(tc, ah_and_esp_of_a_bundle_are_one_half);
	tcase_add_test(tc, ah_alone_makes_contexts_too);
	tcase_add_test(tc, ports_of_encapsulation_tell_peers_apart);
	tcase_add_test(tc, a_list_says_whether_a_pair_was_found_by_order);
	tcase_add_test(tc, an_id_begins_with_the_inbound_sas_spi_and_is_not_zero);
	tcase_add_test(tc, an_id_changes_neither_when_the_outbound_sa_goes_nor_with_counters);
	tcase_add_test(tc, without_an_inbound_sa_the_id_begins_with_the_outbound_sas_spi);
	tcase_add_test(tc,
		       equal_spis_have_different_ids_if_anything_else_of_their_identity_differs);
	tcase_add_test(tc, ids_are_those_of_the_first_release);
	tcase_add_test(tc, sas_with_one_tag_are_one_certain_context_whatever_else_differs);
	tcase_add_test(tc, an_sa_with_a_tag_is_no_pair_with_any_other);
	tcase_add_test(tc, sas_with_tags_do_not_make_the_pairs_beside_them_doubtful);
	tcase_add_test(tc, half_a_tag_is_no_tag);
	tcase_add_test(tc, ah_and_esp_of_one_tag_are_one_half_without_any_policy);
	tcase_add_test(tc, of_several_sas_with_one_tag_the_newest_are_the_pair_and_none_is_lost);
	tcase_add_test(tc, the_main_policy_of_an_sa_with_a_tag_is_that_of_its_own_filter);
	suite_add_tcase(suite, tc);

	tcase_add_checked_fixture(large, setup, teardown);
	tcase_set_tags(large, "long");
	tcase_set_timeout(large,
			  60); /* takes a second; with quadratic time it would take many minutes */
	tcase_add_loop_test(
		large,
		two_hundred_thousand_sas_of_one_or_of_many_tunnels_do_not_take_quadratic_time, 0,
		3);
	suite_add_tcase(suite, large);
	return suite;
}
