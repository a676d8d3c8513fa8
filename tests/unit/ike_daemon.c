/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is asked of a daemon, and what is remembered of one that does not answer. */
#include "ike/daemon.h"

#include "base/status.h"
#include "ike/silence.h"
#include "unit.h"

START_TEST(a_daemon_that_did_not_answer_is_not_asked_for_a_while)
{
	struct ike_silence silence = { 0 };

	ck_assert(!ike_silence_expected(&silence, 0, 0));
	ck_assert(!ike_silence_expected(&silence, 5000, 2000));
	ike_silence_note(&silence, 5000, 2000, FWP_E_TIMEOUT);
	ck_assert(ike_silence_expected(&silence, 5000, 2000));
	ck_assert(ike_silence_expected(&silence, 5000 + IKE_SILENCE_TIME - 1, 2000));
	ck_assert(!ike_silence_expected(&silence, 5000 + IKE_SILENCE_TIME, 2000));
}
END_TEST

START_TEST(a_failure_after_the_while_begins_another)
{
	struct ike_silence silence = { 0 };

	ike_silence_note(&silence, 5000, 2000, FWP_E_TIMEOUT);
	ike_silence_note(&silence, 30000, 200, FWP_E_TIMEOUT);
	ck_assert(ike_silence_expected(&silence, 30000, 200));
	ck_assert(!ike_silence_expected(&silence, 30000, 2000)); /* forgotten long ago */
}
END_TEST

START_TEST(any_answer_ends_the_while)
{
	static const uint32_t answers[] = { ERROR_SUCCESS, FWP_E_IKEEXT_NOT_RUNNING,
					    ERROR_GEN_FAILURE, ERROR_ACCESS_DENIED };

	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		struct ike_silence silence = { 0 };

		ike_silence_note(&silence, 5000, 2000, FWP_E_TIMEOUT);
		ike_silence_note(&silence, 5001, 2000, answers[i]);
		ck_assert(!ike_silence_expected(&silence, 5001, 2000));
	}
}
END_TEST

START_TEST(who_has_more_time_asks_nevertheless)
{
	struct ike_silence silence = { 0 };

	ike_silence_note(&silence, 5000, 200, FWP_E_TIMEOUT);
	ck_assert(ike_silence_expected(&silence, 5000, 200));
	ck_assert(!ike_silence_expected(&silence, 5000, 2000));
	ike_silence_note(&silence, 7000, 2000, FWP_E_TIMEOUT);
	ck_assert(ike_silence_expected(&silence, 7000, 200));
	ck_assert(ike_silence_expected(&silence, 7000, 2000));
	ike_silence_note(&silence, 7001, 200, FWP_E_TIMEOUT); /* of a thread that was slower */
	ck_assert(ike_silence_expected(&silence, 7001, 2000));
}
END_TEST

Suite *ike_daemon_suite(void)
{
	Suite *suite = suite_create("ike-daemon");
	TCase *tc = tcase_create("daemon");

	tcase_add_test(tc, a_daemon_that_did_not_answer_is_not_asked_for_a_while);
	tcase_add_test(tc, a_failure_after_the_while_begins_another);
	tcase_add_test(tc, any_answer_ends_the_while);
	tcase_add_test(tc, who_has_more_time_asks_nevertheless);
	suite_add_tcase(suite, tc);
	return suite;
}
