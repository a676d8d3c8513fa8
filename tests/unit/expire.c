/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sadb/ending.h"

#include <string.h>

#include "unit.h"

#define NOW   1000000u
#define ADDED (NOW - 500)
#define USED  (NOW - 100)

static struct sa_config config;
static struct sa sa;

static void setup(void)
{
	memset(&sa, 0, sizeof(sa));
	memset(&config, 0, sizeof(config));
	sa.config = &config;
	sa.add_time = ADDED;
	sa.use_time = USED;
	sa.bytes = 1000;
	sa.packets = 10;
	config.limits = (struct limits){ .soft_bytes = UINT64_MAX,
					 .hard_bytes = UINT64_MAX,
					 .soft_packets = UINT64_MAX,
					 .hard_packets = UINT64_MAX };
}

/* All limits but those since the first use are unchanged. */
static void ck_others_unchanged(const struct limits *limits)
{
	struct limits a = *limits, b = config.limits;

	a.hard_use = b.hard_use = a.soft_use = b.soft_use = 0;
	ck_assert_mem_eq(&a, &b, sizeof(a));
}

START_TEST(the_limit_counts_from_the_first_use)
{
	struct limits limits = limits_to_end(&sa, NOW, 60, ENDING_PAIR);

	ck_assert_uint_eq(limits.hard_use, 160);
	ck_others_unchanged(&limits);
	sa.use_time = NOW;
	ck_assert_uint_eq(limits_to_end(&sa, NOW, 60, ENDING_PAIR).hard_use, 60);
	sa.use_time = 0;
	ck_assert_uint_eq(limits_to_end(&sa, NOW, 60, ENDING_PAIR).hard_use, 60);
}
END_TEST

START_TEST(a_first_use_in_the_future_is_ignored)
{
	sa.use_time = NOW + 1;
	ck_assert_uint_eq(limits_to_end(&sa, NOW, 60, ENDING_PAIR).hard_use, 60);
	sa.add_time = NOW + 1;
	config.limits.soft_add = 1;
	ck_assert_uint_eq(limits_to_end(&sa, NOW, 60, ENDING_PAIR).soft_add, 1);
}
END_TEST

START_TEST(an_earlier_end_is_kept)
{
	config.limits.hard_use = 159;
	ck_assert_uint_eq(limits_to_end(&sa, NOW, 60, ENDING_PAIR).hard_use, 159);
	config.limits.hard_use = 160;
	ck_assert_uint_eq(limits_to_end(&sa, NOW, 60, ENDING_PAIR).hard_use, 160);
	config.limits.hard_use = 161;
	ck_assert_uint_eq(limits_to_end(&sa, NOW, 60, ENDING_PAIR).hard_use, 160);
	config.limits.hard_use = UINT64_MAX;
	ck_assert_uint_eq(limits_to_end(&sa, NOW, 60, ENDING_PAIR).hard_use, 160);
}
END_TEST

START_TEST(limits_since_addition_stay_while_they_are_pending)
{
	struct limits limits;

	config.limits.soft_add = 3000;
	config.limits.hard_add = 3600;
	limits = limits_to_end(&sa, NOW, 60, ENDING_PAIR);
	ck_others_unchanged(&limits);
	config.limits.soft_add = 499; /* this limit may have fired or not */
	limits = limits_to_end(&sa, NOW, 60, ENDING_PAIR);
	ck_others_unchanged(&limits);
	config.limits.hard_add = 510;
	limits = limits_to_end(&sa, NOW, 60, ENDING_PAIR);
	ck_others_unchanged(&limits);
	config.limits.soft_add = 498;
	limits = limits_to_end(&sa, NOW, 60, ENDING_PAIR);
	ck_assert_uint_eq(limits.soft_add, 0);
	ck_assert_uint_eq(limits.hard_add, 510);
}
END_TEST

START_TEST(soft_limits_that_fired_do_not_fire_again)
{
	struct limits limits;

	config.limits.soft_use = 100;
	config.limits.soft_bytes = 1000;
	config.limits.hard_bytes = 2000;
	config.limits.soft_packets = 10;
	config.limits.hard_packets = 20;
	limits = limits_to_end(&sa, NOW, 60, ENDING_PAIR);
	ck_assert_uint_eq(limits.soft_bytes, UINT64_MAX);
	ck_assert_uint_eq(limits.hard_bytes, 2000);
	ck_assert_uint_eq(limits.soft_packets, UINT64_MAX);
	ck_assert_uint_eq(limits.hard_packets, 20);
	config.limits.soft_use = 101;
	config.limits.soft_bytes = 1001;
	config.limits.soft_packets = 11;
	limits = limits_to_end(&sa, NOW, 60, ENDING_PAIR);
	ck_others_unchanged(&limits);
}
END_TEST

/* The kernel's timer handler compares the hard limit first, so the soft one never fires. */
START_TEST(the_soft_limit_of_use_is_set_above_the_hard_one_as_a_mark)
{
	static const uint64_t soft[] = { 0, 30, 100, 101, 160, 161, 162, UINT64_MAX };

	for (size_t i = 0; i < sizeof(soft) / sizeof(soft[0]); i++) {
		config.limits.hard_use = 0;
		config.limits.soft_use = soft[i];
		ck_assert_int_eq(sa_ending(&sa), ENDING_NOT);
		config.limits = limits_to_end(&sa, NOW, 60, ENDING_PAIR);
		ck_assert_uint_eq(config.limits.hard_use, 160);
		ck_assert_uint_eq(config.limits.soft_use, 161);
		ck_assert_int_eq(sa_ending(&sa), ENDING_PAIR);
	}
}
END_TEST

START_TEST(a_repeat_changes_nothing_unless_the_clock_was_set_back)
{
	struct limits first = config.limits = limits_to_end(&sa, NOW, 60, ENDING_PAIR), again;

	again = limits_to_end(&sa, NOW + 30, 60, ENDING_PAIR);
	ck_assert_mem_eq(&again, &first, sizeof(first));
	again = limits_to_end(
		&sa, NOW - 3600, 60,
		ENDING_PAIR); /* the clock was set back, so the first use is in the future */
	ck_assert_uint_eq(again.hard_use, 60);
	ck_assert_uint_eq(again.soft_use, 61);
	again = limits_to_end(&sa, NOW - 50, 60, ENDING_PAIR); /* the clock was set back a little */
	ck_assert_uint_eq(again.hard_use, 110);
	ck_assert_uint_eq(again.soft_use, 111);
}
END_TEST

START_TEST(a_repeat_keeps_the_mark)
{
	config.limits = limits_to_end(&sa, NOW, 60, ENDING_ALONE);
	ck_assert_int_eq(sa_ending(&sa), ENDING_ALONE);
	config.limits = limits_to_end(&sa, NOW - 50, 60, ENDING_PAIR);
	ck_assert_int_eq(sa_ending(&sa), ENDING_ALONE);
	ck_assert_uint_eq(config.limits.hard_use, 110);
}
END_TEST

START_TEST(limits_of_a_daemon_are_not_taken_for_the_mark)
{
	static const uint64_t others[][2] = {
		/* hard, soft */
		{ 0, 0 },   { 0, 1 },          { 60, 0 },
		{ 60, 30 }, { 60, 60 },        { 60, 63 },
		{ 1, 0 },   { UINT64_MAX, 0 }, { UINT64_MAX, UINT64_MAX }
	};

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		config.limits.hard_use = others[i][0];
		config.limits.soft_use = others[i][1];
		ck_assert_int_eq(sa_ending(&sa), ENDING_NOT);
	}
}
END_TEST

Suite *expire_suite(void)
{
	Suite *suite = suite_create("expire");
	TCase *tests = tcase_create("expire");

	tcase_add_checked_fixture(tests, setup, NULL);
	tcase_add_test(tests, the_limit_counts_from_the_first_use);
	tcase_add_test(tests, a_first_use_in_the_future_is_ignored);
	tcase_add_test(tests, an_earlier_end_is_kept);
	tcase_add_test(tests, limits_since_addition_stay_while_they_are_pending);
	tcase_add_test(tests, soft_limits_that_fired_do_not_fire_again);
	tcase_add_test(tests, the_soft_limit_of_use_is_set_above_the_hard_one_as_a_mark);
	tcase_add_test(tests, a_repeat_keeps_the_mark);
	tcase_add_test(tests, limits_of_a_daemon_are_not_taken_for_the_mark);
	tcase_add_test(tests, a_repeat_changes_nothing_unless_the_clock_was_set_back);
	suite_add_tcase(suite, tests);
	return suite;
}
