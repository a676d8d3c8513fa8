/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sadb/bundle.h"

#include <netinet/in.h>
#include <stdlib.h>

#include "record.h"
#include "sadb/direction.h"
#include "unit.h"

static struct snapshot snapshot;
static const struct bundle *bundles; /* of the snapshot */
static size_t count;
static struct policies policies;

static struct sa esp(uint32_t reqid)
{
	struct sa sa = record_sa();

	sa.reqid = reqid;
	return sa;
}

static struct sa ah(uint32_t reqid)
{
	struct sa sa = esp(reqid);

	sa.proto = IPPROTO_AH;
	record_parts(&sa)->config.present = SA_HAS_AUTH;
	return sa;
}

static void find(struct sa *sas, size_t n)
{
	record_index_policies(&policies);
	snapshot = record_snapshot_with(sas, n, &policies);
	bundles = snapshot.bundles;
	count = snapshot.bundle_count;
}

static void teardown(void)
{
	arena_done(&snapshot.memory);
	bundles = NULL;
	policies_done(&policies);
}

START_TEST(ah_and_esp_of_one_policy_are_a_bundle)
{
	struct sa sas[] = { ah(5), esp(7), esp(5) };

	record_tie(&policies, &sas[2], &sas[0]);
	find(sas, 3);
	ck_assert_uint_eq(count, 1);
	ck_assert_uint_eq(bundles[0].esp, 2);
	ck_assert_uint_eq(bundles[0].ah, 0);
	ck_assert(sas[0].found.bundled && sas[2].found.bundled && !sas[1].found.bundled);
	ck_assert_ptr_eq(bundles_get(bundles, count, 2), &bundles[0]);
	ck_assert_ptr_null(bundles_get(bundles, count, 0));
}
END_TEST

START_TEST(without_ah_nothing_is_bundled)
{
	struct sa sas[] = { esp(5), esp(5) };

	find(sas, 2);
	ck_assert_uint_eq(count, 0);
	ck_assert_ptr_null(bundles_get(bundles, count, 0));
}
END_TEST

START_TEST(an_equal_reqid_alone_makes_no_bundle)
{
	for (uint32_t reqid = 0; reqid < 2; reqid++) {
		struct sa sas[] = { ah(reqid), esp(reqid) };

		find(sas, 2);
		ck_assert_uint_eq(count, 0);
		ck_assert(!sas[0].found.bundled && !sas[1].found.bundled);
		teardown();
	}
}
END_TEST

START_TEST(sas_that_differ_in_addresses_mark_if_id_or_direction_are_no_bundle)
{
	for (int what = 0; what < 6; what++) {
		struct sa sas[] = { ah(5), esp(5) };

		record_tie(&policies, &sas[1], &sas[0]);
		switch (what) {
		case 0:
			sas[0].src.bytes[3]++;
			break;
		case 1:
			sas[0].dst.bytes[3]++;
			break;
		case 2:
			record_parts(&sas[0])->config.mark = 1;
			break;
		case 3:
			record_parts(&sas[0])->config.mark_mask = 1;
			break;
		case 4:
			record_parts(&sas[0])->config.if_id = 1;
			break;
		case 5:
			sas[0].found.direction = SA_INBOUND;
			break;
		}
		find(sas, 2);
		ck_assert_uint_eq(count, 0);
		teardown();
	}
}
END_TEST

START_TEST(newest_ah_and_newest_esp_are_a_bundle_and_sas_left_over_stay_alone)
{
	/* newest first, as the kernel sends them */
	struct sa sas[] = { esp(5), ah(5), esp(5), ah(5), esp(5) };

	record_tie(&policies, &sas[0], &sas[1]);
	find(sas, 5);
	ck_assert_uint_eq(count, 2);
	ck_assert_uint_eq(bundles[0].esp, 0);
	ck_assert_uint_eq(bundles[0].ah, 1);
	ck_assert_uint_eq(bundles[1].esp, 2);
	ck_assert_uint_eq(bundles[1].ah, 3);
	ck_assert(!sas[4].found.bundled);
}
END_TEST

START_TEST(many_bundles_are_each_found_by_their_esp_sa)
{
	enum { COUNT = 2000 };
	struct sa *sas = calloc(2 * COUNT, sizeof(*sas));

	for (uint32_t i = 0; i < COUNT; i++) {
		sas[i] = ah(i + 1);
		sas[2 * COUNT - 1 - i] = esp(i + 1);
		record_tie(&policies, &sas[2 * COUNT - 1 - i], &sas[i]);
	}
	find(sas, 2 * COUNT);
	ck_assert_uint_eq(count, COUNT);
	for (uint32_t i = 0; i < COUNT; i++) {
		const struct bundle *b = bundles_get(bundles, count, 2 * COUNT - 1 - i);

		ck_assert_ptr_nonnull(b);
		ck_assert_uint_eq(b->ah, i);
	}
	free(sas);
}
END_TEST

/* 40,000 peers in two /16 networks, with AH and ESP SAs of reqid 0 to each, and no policy. */
START_TEST(ah_and_esp_of_reqid_0_without_a_policy_take_no_quadratic_time)
{
	enum { COUNT = 40000 };
	struct sa *sas = calloc(2 * COUNT, sizeof(*sas));

	for (uint32_t i = 0; i < 2 * COUNT; i++) {
		sas[i] = i % 2 ? ah(0) : esp(0);
		sas[i].dst = record_v4(0xc6336400 + i / 2);
	}
	find(sas, 2 * COUNT);
	ck_assert_uint_eq(count, 0);
	free(sas);
}
END_TEST

Suite *bundle_suite(void)
{
	Suite *suite = suite_create("bundle");
	TCase *tc = tcase_create("bundle");

	tcase_add_checked_fixture(tc, NULL, teardown);
	tcase_add_test(tc, ah_and_esp_of_one_policy_are_a_bundle);
	tcase_add_test(tc, without_ah_nothing_is_bundled);
	tcase_add_test(tc, an_equal_reqid_alone_makes_no_bundle);
	tcase_add_test(tc, sas_that_differ_in_addresses_mark_if_id_or_direction_are_no_bundle);
	tcase_add_test(tc, newest_ah_and_newest_esp_are_a_bundle_and_sas_left_over_stay_alone);
	tcase_add_test(tc, many_bundles_are_each_found_by_their_esp_sa);
	tcase_add_test(tc, ah_and_esp_of_reqid_0_without_a_policy_take_no_quadratic_time);
	suite_add_tcase(suite, tc);
	return suite;
}
