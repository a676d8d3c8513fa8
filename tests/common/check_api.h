/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Assertions for libcheck about functions of fwpmk.h if USE_FWPMK is defined, else of fwpmu.h. */
#ifndef TESTS_COMMON_CHECK_API_H
#define TESTS_COMMON_CHECK_API_H

#include <check.h>
#include <stdlib.h>

#ifdef USE_FWPMK
#include "fwpmk.h"
#else
#include "fwpmu.h"
#endif

/* The call returns exactly this code, 0 included. */
#define ck_gives(result, call) ck_assert_uint_eq((uint32_t)(call), (uint32_t)(result))
#define ck_succeeds(call)      ck_gives(0, call)

/* The call returns exactly this code, which its header takes for an error. */
#ifdef USE_FWPMK
#define ck_fails(result, call)                                                                     \
	do {                                                                                       \
		NTSTATUS ck_status = (call);                                                       \
		ck_assert(!NT_SUCCESS(ck_status));                                                 \
		ck_gives(result, ck_status);                                                       \
	} while (0)
#else
#define ck_fails(result, call) ck_gives(result, call)
#endif

/* Tests put this into outputs before a call, to see whether the call sets them. */
static void *const garbage = (void *)0x1234;

/*
 * Runs the tests that @add adds, each in a process of its own between @setup and @teardown. Returns
 * the exit status of the program.
 */
static inline int run_case(const char *name, SFun setup, SFun teardown, void (*add)(TCase *tc))
{
	Suite *suite = suite_create(name);
	SRunner *runner = srunner_create(suite);
	TCase *tc = tcase_create(name);
	int failed;

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	add(tc);
	suite_add_tcase(suite, tc);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
