/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "xfrm/algorithm.h"

#include <stdio.h>
#include <string.h>

#include "unit.h"

static struct new_names names;

static void setup(void)
{
	memset(&names, 0, sizeof(names));
}

START_TEST(every_known_name_finds_its_own_id_again)
{
	for (uint8_t id = ALGORITHM_NONE + 1; id < ALGORITHM_KNOWN; id++) {
		const char *name = algorithm_name(id, &names);

		ck_assert_uint_gt(strlen(name), 0);
		ck_assert_uint_eq(algorithm_id(name, ALGORITHM_NAME_SIZE, &names), id);
	}
	ck_assert_uint_eq(names.count, 0);
}
END_TEST

START_TEST(a_beginning_or_an_extension_of_a_known_name_is_another_name)
{
	ck_assert_uint_ge(algorithm_id("cbc(ae", 64, &names), ALGORITHM_KNOWN);
	ck_assert_uint_ge(algorithm_id("cbc(aes))", 64, &names), ALGORITHM_KNOWN);
	ck_assert_uint_eq(names.count, 2);
}
END_TEST

START_TEST(a_new_name_keeps_one_id_and_its_text)
{
	uint8_t id = algorithm_id("hmac(sha3-256)", 64, &names);

	ck_assert_uint_eq(algorithm_id("hmac(sha3-256)", 64, &names), id);
	ck_assert_str_eq(algorithm_name(id, &names), "hmac(sha3-256)");
	ck_assert_uint_eq(names.count, 1);
}
END_TEST

START_TEST(names_that_do_not_fit_into_the_table_have_no_text_of_their_own)
{
	char name[32];

	for (int i = 0; i < ALGORITHM_NEW_MAX; i++) {
		snprintf(name, sizeof(name), "new(%d)", i);
		ck_assert_uint_ne(algorithm_id(name, sizeof(name), &names), ALGORITHM_UNNAMED);
	}
	ck_assert_uint_eq(algorithm_id("one too many", 64, &names), ALGORITHM_UNNAMED);
	ck_assert_str_eq(algorithm_name(ALGORITHM_UNNAMED, &names), "(unnamed)");
	ck_assert_uint_eq(algorithm_id("new(3)", 64, &names), ALGORITHM_KNOWN + 3);
}
END_TEST

START_TEST(an_empty_name_is_no_known_name)
{
	ck_assert_uint_eq(algorithm_id("", 64, &names), ALGORITHM_UNNAMED);
	ck_assert_ptr_null(algorithm_name(ALGORITHM_NONE, &names));
}
END_TEST

Suite *algorithm_suite(void)
{
	Suite *suite = suite_create("algorithm");
	TCase *tc = tcase_create("algorithm");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_test(tc, every_known_name_finds_its_own_id_again);
	tcase_add_test(tc, a_beginning_or_an_extension_of_a_known_name_is_another_name);
	tcase_add_test(tc, a_new_name_keeps_one_id_and_its_text);
	tcase_add_test(tc, names_that_do_not_fit_into_the_table_have_no_text_of_their_own);
	tcase_add_test(tc, an_empty_name_is_no_known_name);
	suite_add_tcase(suite, tc);
	return suite;
}
