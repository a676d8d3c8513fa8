/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "session/budget.h"

#include <unistd.h>

#include "session/process.h"
#include "unit.h"

#define SOMEBODY 4000000001u
#define ELSE     4000000002u

static struct process process;

static void begin(void)
{
	process = (struct process){ 0 };
}

static void end(void)
{
	budget_done(&process.budget);
}

/* As when a process of this user is looked at. */
static void of_user(uint32_t uid)
{
	ck_assert_uint_eq(budget_find(&process.budget, uid, &process.left), 0);
}

static void spend_all(void)
{
	for (uint32_t i = 0; i < BUDGET; i++)
		ck_assert(process_affords(&process, 1));
	ck_assert(!process_affords(&process, 1));
}

START_TEST(what_one_user_spends_is_no_other_users)
{
	of_user(SOMEBODY);
	spend_all();
	of_user(ELSE);
	ck_assert(process_affords(&process, BUDGET));
	of_user(SOMEBODY);
	ck_assert(!process_affords(&process, 1));
}
END_TEST

START_TEST(of_1000_users_each_has_his_own)
{
	for (uint32_t i = 0; i < 100; i++) {
		for (uint32_t user = 0; user < 1000; user++) {
			of_user(SOMEBODY + user);
			ck_assert(process_affords(&process, BUDGET / 100));
		}
	}
	for (uint32_t user = 0; user < 1000; user++) {
		of_user(SOMEBODY + user);
		ck_assert_uint_eq(*process.left, BUDGET % 100);
	}
}
END_TEST

START_TEST(what_is_not_left_is_not_spent)
{
	of_user(SOMEBODY);
	ck_assert(!process_affords(&process, BUDGET + 1));
	ck_assert_uint_eq(*process.left, BUDGET);
}
END_TEST

START_TEST(root_and_the_own_user_have_no_end)
{
	const uint32_t users[] = { 0, (uint32_t)getuid() };

	for (int i = 0; i < 2; i++) {
		of_user(users[i]);
		for (uint32_t n = 0; n < 3 * BUDGET; n++)
			ck_assert(process_affords(&process, PROCESS_COST));
	}
}
END_TEST

START_TEST(the_next_search_begins_anew)
{
	of_user(SOMEBODY);
	spend_all();
	budget_renew(&process.budget);
	of_user(SOMEBODY);
	spend_all();
}
END_TEST

Suite *session_budget_suite(void)
{
	Suite *suite = suite_create("session-budget");
	TCase *tc = tcase_create("session-budget");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_test(tc, what_one_user_spends_is_no_other_users);
	tcase_add_test(tc, of_1000_users_each_has_his_own);
	tcase_add_test(tc, what_is_not_left_is_not_spent);
	tcase_add_test(tc, root_and_the_own_user_have_no_end);
	tcase_add_test(tc, the_next_search_begins_anew);
	suite_add_tcase(suite, tc);
	return suite;
}
