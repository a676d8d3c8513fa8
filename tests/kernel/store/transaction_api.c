/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Transactions by the functions of the API: how they end, who waits for them, what others see. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check_engine.h"

static wchar_t name[] = L"filter";
static time_t later; /* what the library's clock is ahead of time, in seconds */

/* The library's calls come here. */
__attribute__((visibility("default"))) int clock_gettime(clockid_t clock, struct timespec *ret)
{
	int result = (int)syscall(SYS_clock_gettime, clock, ret);

	ret->tv_sec += later;
	return result;
}

static HANDLE open_as(UINT32 flags, UINT32 wait)
{
	FWPM_SESSION0 session = { .flags = flags, .txnWaitTimeoutInMSec = wait };
	HANDLE opened = NULL;

	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, &session, &opened));
	return opened;
}

#ifdef USE_FWPMK
typedef NTSTATUS RESULT;
#else
typedef DWORD RESULT;
#endif

static RESULT try_add(HANDLE to, UINT64 *id)
{
	FWPM_FILTER0 filter = { .displayData.name = name,
				.layerKey = FWPM_LAYER_OUTBOUND_TRANSPORT_V4,
				.action.type = FWP_ACTION_BLOCK };

	return FwpmFilterAdd0(to, &filter, NULL, id);
}

static UINT64 add(HANDLE to)
{
	UINT64 id = 0;

	ck_succeeds(try_add(to, &id));
	return id;
}

static unsigned policies(void)
{
	FILE *list = popen("ip xfrm policy | grep -c '^src'", "r");
	unsigned count = 0;

	ck_assert_int_eq(fscanf(list, "%u", &count), 1);
	pclose(list);
	return count;
}

static UINT32 filters(HANDLE of)
{
	FWPM_FILTER0 **entries = NULL;
	HANDLE list = NULL;
	UINT32 count = 0;

	ck_succeeds(FwpmFilterCreateEnumHandle0(of, NULL, &list));
	ck_succeeds(FwpmFilterEnum0(of, list, 1000, &entries, &count));
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(FwpmFilterDestroyEnumHandle0(of, list));
	return count;
}

START_TEST(a_transaction_that_lasts_an_hour_is_aborted)
{
	HANDLE other = open_as(0, 10), list = NULL;
	UINT64 id;

	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	add(engine);
	later = 3590;
	add(engine);
	ck_fails(FWP_E_TIMEOUT, try_add(other, &id));
	later = 3601;
	ck_fails(FWP_E_TXN_ABORTED, try_add(engine, &id));
	id = add(other);
	ck_succeeds(FwpmFilterDeleteById0(other, id));
	ck_fails(FWP_E_TXN_ABORTED, try_add(engine, &id));
	ck_fails(FWP_E_TXN_ABORTED, FwpmFilterCreateEnumHandle0(engine, NULL, &list));
	ck_fails(FWP_E_TXN_IN_PROGRESS, FwpmTransactionBegin0(engine, 0));
	ck_fails(FWP_E_TXN_ABORTED, FwpmTransactionCommit0(engine));
	ck_fails(FWP_E_NO_TXN_IN_PROGRESS, FwpmTransactionCommit0(engine));
	ck_assert_uint_eq(policies(), 0);
	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	later += 3601;
	ck_fails(FWP_E_TXN_ABORTED, FwpmTransactionAbort0(engine));
	ck_fails(FWP_E_NO_TXN_IN_PROGRESS, FwpmTransactionAbort0(engine));
	later = 0;
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

START_TEST(a_read_only_transaction_sees_the_same_all_the_time_and_nobody_waits_for_it)
{
	HANDLE other = open_as(0, 10);
	UINT64 id = add(other);

	ck_succeeds(FwpmTransactionBegin0(engine, FWPM_TXN_READ_ONLY));
	ck_succeeds(FwpmFilterDeleteById0(other, id));
	add(other);
	id = add(other);
	ck_assert_uint_eq(filters(other), 2);
	ck_fails(FWP_E_INCOMPATIBLE_TXN, FwpmFilterDeleteById0(engine, id));
	later = 4000; /* it has no lock that anybody could miss */
	ck_fails(FWP_E_INCOMPATIBLE_TXN, try_add(engine, &id));
	ck_succeeds(FwpmTransactionCommit0(engine));
	later = 0;
	ck_assert_uint_eq(filters(engine), 2);
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

START_TEST(a_session_that_is_closed_aborts_its_transaction)
{
	HANDLE other = open_as(0, 10);

	add(engine);
	ck_succeeds(FwpmTransactionBegin0(other, 0));
	add(other);
	ck_succeeds(FwpmEngineClose0(other));
	ck_assert_uint_eq(filters(engine), 1);
	ck_assert_uint_eq(policies(), 1);
	add(engine);
}
END_TEST

START_TEST(a_call_waits_as_long_as_its_session_says)
{
	HANDLE other = open_as(0, 10);
	UINT64 id;

	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	ck_fails(FWP_E_TIMEOUT, try_add(other, &id));
	ck_fails(FWP_E_TIMEOUT, FwpmTransactionBegin0(other, 0));
	ck_succeeds(FwpmTransactionBegin0(other, FWPM_TXN_READ_ONLY));
	ck_succeeds(FwpmTransactionAbort0(other));
	ck_succeeds(FwpmTransactionCommit0(engine));
	add(other);
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

static void *add_one(void *to)
{
	add(to);
	return NULL;
}

START_TEST(an_infinite_wait_ends_with_the_transaction)
{
	HANDLE other = open_as(0, INFINITE);
	pthread_t thread;

	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	add(engine);
	ck_assert_int_eq(pthread_create(&thread, NULL, add_one, other), 0);
	ck_succeeds(FwpmTransactionCommit0(engine));
	pthread_join(thread, NULL);
	ck_assert_uint_eq(filters(engine), 2);
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

START_TEST(a_child_neither_has_nor_ends_the_transaction_of_its_parent)
{
	HANDLE other = open_as(0, 10);
	UINT64 id;
	pid_t child;
	int status;

	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	add(engine);
	child = fork();
	if (!child) {
		if (try_add(engine, &id) != (RESULT)BAD_HANDLE)
			_exit(1);
		if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &engine))
			_exit(2);
		_exit(FwpmEngineClose0(engine) ? 3 : 0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_fails(FWP_E_TIMEOUT, try_add(other, &id));
	ck_succeeds(FwpmTransactionCommit0(engine));
	ck_assert_uint_eq(policies(), 1);
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

START_TEST(a_dynamic_session_takes_what_its_transaction_has_added)
{
	HANDLE dynamic = open_as(FWPM_SESSION_FLAG_DYNAMIC, 0);

	add(engine);
	ck_succeeds(FwpmTransactionBegin0(dynamic, 0));
	add(dynamic);
	add(dynamic);
	ck_succeeds(FwpmTransactionCommit0(dynamic));
	ck_assert_uint_eq(policies(), 3);
	ck_succeeds(FwpmTransactionBegin0(dynamic, 0));
	add(dynamic);
	ck_succeeds(FwpmEngineClose0(dynamic));
	ck_assert_uint_eq(policies(), 1);
	ck_assert_uint_eq(filters(engine), 1);
}
END_TEST

START_TEST(a_child_leaves_the_dynamic_session_of_its_parent_alone)
{
	HANDLE dynamic = open_as(FWPM_SESSION_FLAG_DYNAMIC, 0);
	pid_t child;
	int status;

	add(dynamic);
	child = fork();
	if (!child) {
		HANDLE own = NULL;

		if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_DEFAULT, NULL, NULL, &own))
			_exit(2);
		_exit(FwpmTransactionBegin0(own, 0) || FwpmTransactionCommit0(own) ? 3 : 0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_uint_eq(policies(), 1);
	ck_succeeds(FwpmEngineClose0(dynamic));
	ck_assert_uint_eq(policies(), 0);
}
END_TEST

/* Each test begins without objects. */
static void clear(void)
{
	char command[256];

	snprintf(command, sizeof(command), "rm -rf %s/*; ip xfrm policy flush",
		 getenv("WFPXFRM_STATEDIR"));
	ck_assert_int_eq(system(command), 0);
	setup();
}

int main(void)
{
	Suite *suite = suite_create("transaction_api");
	TCase *tcase = tcase_create("transaction_api");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tcase, clear, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, a_transaction_that_lasts_an_hour_is_aborted);
	tcase_add_test(tcase,
		       a_read_only_transaction_sees_the_same_all_the_time_and_nobody_waits_for_it);
	tcase_add_test(tcase, a_session_that_is_closed_aborts_its_transaction);
	tcase_add_test(tcase, a_call_waits_as_long_as_its_session_says);
	tcase_add_test(tcase, an_infinite_wait_ends_with_the_transaction);
	tcase_add_test(tcase, a_child_neither_has_nor_ends_the_transaction_of_its_parent);
	tcase_add_test(tcase, a_dynamic_session_takes_what_its_transaction_has_added);
	tcase_add_test(tcase, a_child_leaves_the_dynamic_session_of_its_parent_alone);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
