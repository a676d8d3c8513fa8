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

/* Begins to look at a process of this user. */
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

START_TEST(each_user_has_a_budget_of_its_own)
{
	of_user(SOMEBODY);
	spend_all();
	of_user(ELSE);
	ck_assert(process_affords(&process, BUDGET));
	of_user(SOMEBODY);
	ck_assert(!process_affords(&process, 1));
}
END_TEST

START_TEST(each_of_1000_users_has_a_budget_of_its_own)
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

START_TEST(an_expense_above_the_budget_is_refused_and_costs_nothing)
{
	of_user(SOMEBODY);
	ck_assert(!process_affords(&process, BUDGET + 1));
	ck_assert_uint_eq(*process.left, BUDGET);
}
END_TEST

START_TEST(root_and_the_own_user_have_no_limit)
{
	const uint32_t users[] = { 0, (uint32_t)getuid() };

	for (int i = 0; i < 2; i++) {
		of_user(users[i]);
		for (uint32_t n = 0; n < 3 * BUDGET; n++)
			ck_assert(process_affords(&process, PROCESS_COST));
	}
}
END_TEST

START_TEST(the_next_search_has_full_budgets)
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
	tcase_add_test(tc, each_user_has_a_budget_of_its_own);
	tcase_add_test(tc, each_of_1000_users_has_a_budget_of_its_own);
	tcase_add_test(tc, an_expense_above_the_budget_is_refused_and_costs_nothing);
	tcase_add_test(tc, root_and_the_own_user_have_no_limit);
	tcase_add_test(tc, the_next_search_has_full_budgets);
	suite_add_tcase(suite, tc);
	return suite;
}
