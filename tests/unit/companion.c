/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sadb/companion.h"

#include <netinet/in.h>

#include "record.h"
#include "sadb/direction.h"
#include "unit.h"

enum { MANY = 500 };

static struct sa sas[MANY], ipcomps[MANY];
static size_t sa_count, ipcomp_count;
static struct policies policies;
static struct snapshot snapshot;

static void setup(void)
{
	sa_count = ipcomp_count = 0;
}

static void teardown(void)
{
	arena_done(&snapshot.memory);
	policies_done(&policies);
}

static struct sa *esp(uint32_t reqid, uint64_t add_time)
{
	struct sa *sa = &sas[sa_count++];

	*sa = record_sa();
	sa->mode = SA_MODE_TRANSPORT;
	sa->reqid = reqid;
	sa->add_time = add_time;
	return sa;
}

static struct sa *comp(uint32_t reqid, uint64_t add_time)
{
	struct sa *sa = &ipcomps[ipcomp_count++];

	*sa = record_sa();
	sa->proto = IPPROTO_COMP;
	record_parts(sa)->config.present = SA_HAS_COMP;
	sa->reqid = reqid;
	sa->add_time = add_time;
	return sa;
}

static const struct sa *companion(size_t index)
{
	record_index_policies(&policies);
	arena_done(&snapshot.memory);
	snapshot = record_snapshot_with(sas, sa_count, &policies);
	snapshot.ipcomps = ipcomps;
	snapshot.ipcomp_count = ipcomp_count;
	return companion_of(&snapshot, index);
}

START_TEST(an_sa_without_ipcomp_has_no_companion)
{
	esp(5, 100);
	ck_assert_ptr_null(companion(0));
	comp(6, 100);
	ck_assert_ptr_null(companion(0));
}
END_TEST

START_TEST(equal_reqids_make_companions_unless_they_are_0)
{
	esp(5, 100);
	comp(5, 100);
	ck_assert_ptr_eq(companion(0), &ipcomps[0]);
	sas[0].reqid = ipcomps[0].reqid = 0;
	ck_assert_ptr_null(companion(0));
}
END_TEST

START_TEST(a_policy_that_asks_for_both_makes_companions_of_different_reqids)
{
	esp(16390, 100);
	comp(16391, 100);
	record_tie(&policies, &sas[0], &ipcomps[0]);
	ck_assert_ptr_eq(companion(0), &ipcomps[0]);
}
END_TEST

START_TEST(an_sa_of_another_policy_is_no_companion_though_its_reqid_is_equal)
{
	struct sa other;

	other = *esp(5, 100);
	comp(5, 100);
	other.proto = IPPROTO_AH;
	record_tie(&policies, &sas[0], &other);
	other = ipcomps[0];
	other.proto = IPPROTO_AH;
	record_tie(&policies, &ipcomps[0], &other);
	ck_assert_ptr_null(companion(0));
}
END_TEST

START_TEST(a_sole_ipcomp_state_is_taken_though_seconds_passed_before_the_sa_came)
{
	esp(5, 107);
	comp(5, 100);
	ck_assert_ptr_eq(companion(0), &ipcomps[0]);
}
END_TEST

START_TEST(generations_are_told_apart_by_the_time_when_they_came)
{
	esp(5, 200);
	esp(5, 100);
	comp(5, 199);
	comp(5, 100);
	ck_assert_ptr_eq(companion(0), &ipcomps[0]);
	ck_assert_ptr_eq(companion(1), &ipcomps[1]);
}
END_TEST

START_TEST(of_many_that_came_together_with_one_reqid_none_is_taken)
{
	for (size_t i = 0; i < MANY; i++) {
		esp(5, 100);
		comp(5, 100);
	}
	for (size_t i = 0; i < MANY; i++)
		ck_assert_ptr_null(companion(i));
}
END_TEST

START_TEST(a_state_of_other_addresses_or_the_other_direction_is_no_companion)
{
	for (int what = 0; what < 6; what++) {
		setup();
		esp(5, 100);
		comp(5, 100);
		switch (what) {
		case 0:
			ipcomps[0].src.bytes[3]++;
			break;
		case 1:
			ipcomps[0].dst.bytes[3]++;
			break;
		case 2:
			record_parts(&ipcomps[0])->config.mark = 1;
			break;
		case 3:
			record_parts(&ipcomps[0])->config.if_id = 1;
			break;
		case 4:
			ipcomps[0].src = sas[0].dst;
			ipcomps[0].dst = sas[0].src;
			break;
		case 5:
			ipcomps[0].family = AF_INET6;
			break;
		}
		ck_assert_ptr_null(companion(0));
	}
}
END_TEST

Suite *companion_suite(void)
{
	Suite *suite = suite_create("companion");
	TCase *tc = tcase_create("companion");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, an_sa_without_ipcomp_has_no_companion);
	tcase_add_test(tc, equal_reqids_make_companions_unless_they_are_0);
	tcase_add_test(tc, a_policy_that_asks_for_both_makes_companions_of_different_reqids);
	tcase_add_test(tc, an_sa_of_another_policy_is_no_companion_though_its_reqid_is_equal);
	tcase_add_test(tc, a_sole_ipcomp_state_is_taken_though_seconds_passed_before_the_sa_came);
	tcase_add_test(tc, generations_are_told_apart_by_the_time_when_they_came);
	tcase_add_test(tc, of_many_that_came_together_with_one_reqid_none_is_taken);
	tcase_add_test(tc, a_state_of_other_addresses_or_the_other_direction_is_no_companion);
	suite_add_tcase(suite, tc);
	return suite;
}
