/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Random tables: what holds of tunnels whatever the kernel has, and how it does with much of it. */
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "pairing_table.h"
#include "record.h"
#include "sadb/accept.h"
#include "sadb/context.h"
#include "sadb/direction.h"
#include "sadb/policy_missing.h"
#include "sadb/tunnel_list.h"
#include "unit.h"

enum { NOW = 1700000000, TABLES = 100, SAS = 24, POLICIES = 24, LARVALS = 6, MANY = 50000 };

static struct snapshot snapshot;
static struct context_list contexts;
static struct tunnel_list list;
static struct policies policies;
static uint64_t seed;
static struct sa *many; /* of many_pairs() */
static struct sa_parts *many_parts;

static void teardown(void)
{
	tunnels_done(&list);
	contexts_done(&contexts);
	policies_done(&policies);
	free(many);
	free(many_parts);
	many = NULL;
	many_parts = NULL;
}

static uint32_t one_of(uint32_t below)
{
	return table_random(&seed, below);
}

/* An SA that agrees with many others in much. */
static struct sa random_sa(struct sa_parts *parts)
{
	struct sa sa = record_sa();
	bool outbound = one_of(2);
	struct address local = record_v4(0xc0000201), remote = record_v4(0xc0000202 + one_of(2));

	parts->sel = *sa.sel;
	parts->config = *sa.config;
	parts->extra = *sa.extra;
	sa.sel = &parts->sel;
	sa.config = &parts->config;
	sa.extra = &parts->extra;
	sa.found.direction = outbound ? SA_OUTBOUND : SA_INBOUND;
	sa.src = outbound ? local : remote;
	sa.dst = outbound ? remote : local;
	sa.reqid = one_of(3);
	sa.spi = one_of(0xffff) + 1;
	sa.add_time = NOW - one_of(90);
	sa.mode = one_of(4) ? SA_MODE_TUNNEL : SA_MODE_TRANSPORT;
	sa.proto = one_of(8) ? IPPROTO_ESP : IPPROTO_AH;
	parts->config.mark = one_of(6) ? 0 : one_of(3);
	parts->config.mark_mask = one_of(3) ? 0 : 3;
	parts->config.if_id = one_of(6) ? 0 : one_of(2);
	if (!one_of(4))
		parts->extra = (struct sa_extra){ .encap_type = 2,
						  .encap_sport = (uint16_t)(4500 + one_of(2)),
						  .encap_dport = (uint16_t)(4500 + one_of(2)) };
	if (!one_of(6))
		parts->sel = (struct selector){ .family = AF_INET,
						.proto = IPPROTO_UDP,
						.dport = (uint16_t)one_of(2),
						.dport_mask = 0xffff };
	return sa;
}

/* A policy that asks for an SA such as @sa, with something left open or changed. */
static void add_policy(const struct sa *sa, uint32_t number)
{
	bool outbound = sa->found.direction == SA_OUTBOUND;
	struct policy policy = record_policy(outbound    ? POLICY_OUT
					     : one_of(2) ? POLICY_IN
							 : POLICY_FWD);
	struct policy_template t = record_template(sa);

	policy.index = number;
	policy.priority = number;
	policy.mark = one_of(2) ? sa->config->mark : one_of(3);
	policy.mark_mask = one_of(2) ? sa->config->mark_mask : 3;
	policy.if_id = one_of(4) ? sa->config->if_id : one_of(2);
	if (sa->mode == SA_MODE_TRANSPORT) {
		policy.sel.src = sa->src;
		policy.sel.dst = sa->dst;
		policy.sel.src_prefix = one_of(3) ? 32 : 24;
		policy.sel.dst_prefix = one_of(3) ? 32 : 24;
	}
	t.optional = !one_of(8);
	t.spi = one_of(3) ? 0 : sa->spi;
	t.reqid = one_of(8) ? sa->reqid : one_of(3);
	if (!one_of(8))
		memset(&t.src, 0, sizeof(t.src));
	record_add_policy(&policies, &policy, &t);
}

static void find(void)
{
	tunnels_done(&list);
	ck_assert_uint_eq(tunnels_find(&snapshot, &contexts, 64, &list), 0);
}

/* What must be the same however the records lie in memory. */
static uint64_t digest_of(const struct tunnel *t)
{
	uint64_t digest = t->id + t->state * 1000003u + t->larval_count * 10007u +
			  t->policy_count * 101u + t->first_seen * 7 + t->last_change;

	for (uint32_t i = t->contexts; i < t->contexts + t->context_count; i++)
		digest += context_id(&snapshot, &contexts.contexts[list.contexts[i]]) * 31;
	for (uint32_t i = t->policies; i < t->policies + t->policy_count; i++)
		digest += policy_of(&snapshot.policies,
				    &snapshot.policies.templates[list.policies[i]])
				  ->index *
			  9176;
	return digest;
}

static uint64_t digest_of_all(void)
{
	uint64_t digest = 0;

	for (size_t i = 0; i < list.count; i++)
		digest += digest_of(&list.tunnels[i]) * (digest_of(&list.tunnels[i]) | 1);
	return digest;
}

static void each_context_is_in_one_tunnel(void)
{
	size_t seen = 0;

	for (uint32_t i = 0; i < contexts.count; i++) {
		unsigned times = 0;

		for (uint32_t j = 0; j < contexts.count; j++)
			times += list.contexts[j] == i;
		ck_assert_uint_eq(times, 1);
	}
	for (size_t i = 0; i < list.count; i++) {
		const struct tunnel *t = &list.tunnels[i];

		ck_assert_uint_eq(t->contexts, seen);
		seen += t->context_count;
		ck_assert(t->context_count || t->policy_count);
		ck_assert_int_eq(!t->context_count, t->state >= TUNNEL_DOWN);
		ck_assert_uint_ne(t->id, 0);
		for (size_t j = 0; j < i; j++)
			ck_assert_uint_ne(t->id, list.tunnels[j].id);
	}
	ck_assert_uint_eq(seen, contexts.count);
}

static bool is_listed(uint32_t policy)
{
	for (size_t i = 0; i < list.policy_count; i++)
		if (snapshot.policies.templates[list.policies[i]].found.policy == policy)
			return true;
	return false;
}

static bool any_sa_serves(const struct policy *policy, const struct policy_template *t)
{
	for (size_t i = 0; i < snapshot.count; i++)
		if ((snapshot.sas[i].found.direction == SA_OUTBOUND) ==
			    (policy->dir == POLICY_OUT) &&
		    template_accepts(policy, t, &snapshot.sas[i]))
			return true;
	return false;
}

/* Compares the index that finds missing SAs with a look at each SA. */
static void policies_are_missing_sas_if_no_sa_serves_them(void)
{
	const struct policies *p = &snapshot.policies;
	struct arena scratch = { 0 };
	bool missing[POLICIES];

	ck_assert_uint_eq(policies_find_missing(p, snapshot.sas, snapshot.count, &scratch, missing),
			  0);
	for (uint32_t i = 0; i < p->count; i++) {
		const struct policy_template *t = policy_demand(p, &p->policies[i]);

		ck_assert_int_eq(missing[i], t && !any_sa_serves(&p->policies[i], t));
		ck_assert(!missing[i] || is_listed(i));
	}
	arena_done(&scratch);
}

static void shuffle(void *array, size_t count, size_t size)
{
	unsigned char held[sizeof(struct sa)], *at = array;

	for (size_t i = count; i > 1; i--) {
		size_t other = one_of((uint32_t)i);

		memcpy(held, at + (i - 1) * size, size);
		memcpy(at + (i - 1) * size, at + other * size, size);
		memcpy(at + other * size, held, size);
	}
}

static void try_table(void)
{
	static struct sa_parts parts[SAS + LARVALS];
	struct sa sas[SAS], larvals[LARVALS];
	size_t count;
	uint64_t digest;

	count = one_of(SAS + 1);
	for (size_t i = 0; i < count; i++)
		sas[i] = random_sa(&parts[i]);
	for (uint32_t i = 1; i < POLICIES; i++) {
		struct sa_parts like_parts;
		const struct sa like = random_sa(&like_parts);

		add_policy(count && one_of(2) ? &sas[one_of((uint32_t)count)] : &like, i);
	}
	record_index_policies(&policies);
	snapshot = record_snapshot_with(sas, count, &policies);
	snapshot.time = NOW * 1000000000ull;
	snapshot.larvals = larvals;
	snapshot.larval_count = one_of(LARVALS + 1);
	for (size_t i = 0; i < snapshot.larval_count; i++)
		larvals[i] = random_sa(&parts[SAS + i]);
	ck_assert_uint_eq(contexts_find(&snapshot, &contexts), 0);
	find();
	each_context_is_in_one_tunnel();
	policies_are_missing_sas_if_no_sa_serves_them();
	digest = digest_of_all();
	shuffle(contexts.contexts, contexts.count, sizeof(*contexts.contexts));
	shuffle(larvals, snapshot.larval_count, sizeof(*larvals));
	find();
	ck_assert_uint_eq(digest_of_all(), digest);
	arena_done(&snapshot.memory);
}

START_TEST(each_context_of_a_random_table_is_in_one_tunnel_and_ids_differ)
{
	for (int i = 0; i < TABLES; i++) {
		seed = (uint64_t)(_i * TABLES + i);
		try_table();
		teardown();
	}
}
END_TEST

/* Pairs of SAs between two hosts, or with as many peers, and three policies for each pair. */
static struct sa *many_pairs(bool peers, bool ports)
{
	struct sa_parts *parts = many_parts = calloc(2 * MANY, sizeof(*many_parts));

	many = calloc(2 * MANY, sizeof(*many));
	for (uint32_t i = 0; i < 2 * MANY; i++) {
		struct sa *sa = &many[i];
		uint32_t other = peers ? 0x0a000000 + i / 2 : 0xc0000202;

		*sa = record_sa();
		sa->reqid = 1;
		sa->spi = i + 1;
		sa->add_time = NOW - i / 2 % 3000;
		sa->found.direction = i % 2 ? SA_INBOUND : SA_OUTBOUND;
		sa->src = record_v4(i % 2 ? other : 0xc0000201);
		sa->dst = record_v4(i % 2 ? 0xc0000201 : other);
		if (!ports)
			continue;
		parts[i].extra.encap_type = 2;
		parts[i].extra.encap_sport = (uint16_t)(i % 2 ? i / 2 : 4500);
		parts[i].extra.encap_dport = (uint16_t)(i % 2 ? 4500 : i / 2);
		sa->extra = &parts[i].extra;
	}
	return many;
}

static void ask_for(const struct sa *sas, uint32_t count, uint32_t each)
{
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t n = 0; n < each; n++) {
			const struct sa *sa = &sas[2 * i + (n ? 1 : 0)];
			struct policy policy = record_policy(n == 0   ? POLICY_OUT
							     : n == 1 ? POLICY_IN
								      : POLICY_FWD);
			const struct policy_template t = record_template(sa);

			policy.index = 3 * i + n;
			record_add_policy(&policies, &policy, &t);
		}
	record_index_policies(&policies);
}

static void find_many(struct sa *sas, size_t count)
{
	snapshot = record_snapshot_with(sas, count, &policies);
	snapshot.time = NOW * 1000000000ull;
	ck_assert_uint_eq(contexts_find(&snapshot, &contexts), 0);
	find();
	arena_done(&snapshot.memory);
}

START_TEST(fifty_thousand_tunnels_of_one_reqid_are_found_in_linear_time)
{
	struct sa *sas = many_pairs(true, false);

	ask_for(sas, MANY, 3);
	find_many(sas, 2 * MANY);
	ck_assert_uint_eq(list.count, MANY);
	ck_assert_uint_eq(list.tunnels[7].policy_count, 3);
	contexts_done(&contexts);
	find_many(sas, 0);
	ck_assert_uint_eq(list.count, MANY);
	ck_assert_int_eq(list.tunnels[7].state, TUNNEL_DOWN);
	ck_assert_uint_eq(list.tunnels[7].policy_count, 3);
}
END_TEST

START_TEST(fifty_thousand_peers_behind_one_nat_are_found_in_linear_time)
{
	struct sa *sas = many_pairs(false, true);

	ask_for(sas, 1000, 3);
	find_many(sas, 2 * MANY);
	ck_assert_uint_eq(list.count, MANY);
	ck_assert_uint_eq(list.tunnels[7].policy_count, 128);
}
END_TEST

START_TEST(fifty_thousand_pairs_and_policies_of_one_tunnel_are_found_in_linear_time)
{
	struct sa *sas = many_pairs(false, false);

	ask_for(sas, MANY, 3);
	find_many(sas, 2 * MANY);
	ck_assert_uint_eq(list.count, 1);
	ck_assert_uint_eq(list.tunnels[0].context_count, MANY);
}
END_TEST

START_TEST(fifty_thousand_reserved_spis_between_two_hosts_are_counted_in_linear_time)
{
	struct sa *sas = many_pairs(false, false);

	for (uint32_t i = 0; i < 2 * MANY; i++)
		sas[i].reqid = 1 + i / 2;
	ask_for(sas, MANY, 1);
	snapshot = record_snapshot_with(sas, 0, &policies);
	snapshot.larvals = sas;
	snapshot.larval_count = 2 * MANY;
	ck_assert_uint_eq(contexts_find(&snapshot, &contexts), 0);
	find();
	ck_assert_uint_eq(list.count, MANY);
	ck_assert_int_eq(list.tunnels[7].state, TUNNEL_LARVAL);
	ck_assert_uint_eq(list.tunnels[7].larval_count, 2);
}
END_TEST

Suite *tunnels_random_suite(void)
{
	Suite *suite = suite_create("tunnels-random");
	TCase *tc = tcase_create("tunnels-random");

	tcase_add_checked_fixture(tc, NULL, teardown);
	tcase_set_timeout(tc, 120);
	tcase_set_tags(tc, "long");
	tcase_add_loop_test(tc, each_context_of_a_random_table_is_in_one_tunnel_and_ids_differ, 0,
			    30);
	tcase_add_test(tc, fifty_thousand_tunnels_of_one_reqid_are_found_in_linear_time);
	tcase_add_test(tc, fifty_thousand_peers_behind_one_nat_are_found_in_linear_time);
	tcase_add_test(tc,
		       fifty_thousand_pairs_and_policies_of_one_tunnel_are_found_in_linear_time);
	tcase_add_test(tc,
		       fifty_thousand_reserved_spis_between_two_hosts_are_counted_in_linear_time);
	suite_add_tcase(suite, tc);
	return suite;
}
