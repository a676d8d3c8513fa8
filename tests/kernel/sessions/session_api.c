/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * session_api - calls the functions for sessions, options and transactions, of either library, with
 * right and wrong arguments and in right and wrong order
 *
 * Needs a network namespace in which no other process has a session.
 */
#include <linux/netlink.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "check_api.h"

#ifdef USE_FWPMK
#define INVALID_HANDLE STATUS_INVALID_HANDLE
#define UNSUPPORTED    STATUS_NOT_SUPPORTED
#define INVALID        STATUS_INVALID_PARAMETER
#define KERNEL_MODE    1
#else
#define INVALID_HANDLE ERROR_INVALID_HANDLE
#define UNSUPPORTED    ERROR_NOT_SUPPORTED
#define INVALID        ERROR_INVALID_PARAMETER
#define KERNEL_MODE    0
#endif

static HANDLE engine;

static HANDLE open_session(const FWPM_SESSION0 *session)
{
	HANDLE ret = garbage;

	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, session, &ret));
	return ret;
}

static void setup(void)
{
	engine = open_session(NULL);
}

static void teardown(void)
{
	FwpmEngineClose0(engine);
}

static HANDLE take_snapshot(HANDLE of)
{
	HANDLE ret = garbage;

	ck_succeeds(FwpmSessionCreateEnumHandle0(of, NULL, &ret));
	return ret;
}

static UINT32 read_page(HANDLE snapshot, UINT32 requested, FWPM_SESSION0 ***ret)
{
	UINT32 count = 77;

	*ret = garbage;
	ck_succeeds(FwpmSessionEnum0(engine, snapshot, requested, ret, &count));
	ck_assert(count ? *ret != NULL : !*ret);
	return count;
}

static UINT32 count_sessions(void)
{
	HANDLE snapshot = take_snapshot(engine);
	FWPM_SESSION0 **entries;
	UINT32 count = read_page(snapshot, 0xffffffff, &entries);

	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(FwpmSessionDestroyEnumHandle0(engine, snapshot));
	return count;
}

static wchar_t name[] = L"naïve 名前 \U0001f512", empty[] = L"", nobody[] = L"nobody";

START_TEST(the_own_session_is_listed_with_its_members)
{
	FWPM_SESSION0 session = {
		.sessionKey = { 0x01020304, 0x0506, 0x0708, { 9, 10, 11, 12, 13, 14, 15, 16 } },
		.displayData = { name, empty },
		.flags = FWPM_SESSION_FLAG_DYNAMIC | FWPM_SESSION_FLAG_RESERVED,
		.txnWaitTimeoutInMSec = INFINITE,
		.processId = 4711,
		.username = nobody,
		.kernelMode = !KERNEL_MODE,
	};
	FWPM_SESSION0 **entries;
	HANDLE snapshot;

	FwpmEngineClose0(engine);
	engine = open_session(&session);
	snapshot = take_snapshot(engine);
	ck_assert_uint_eq(read_page(snapshot, 2, &entries), 1);
	ck_assert(!memcmp(&entries[0]->sessionKey, &session.sessionKey, sizeof(GUID)));
	ck_assert(!wcscmp(entries[0]->displayData.name, session.displayData.name));
	ck_assert(!wcscmp(entries[0]->displayData.description, L""));
	ck_assert_uint_eq(entries[0]->flags, session.flags);
	ck_assert_uint_eq(entries[0]->txnWaitTimeoutInMSec, INFINITE);
	ck_assert_uint_eq(entries[0]->processId, (DWORD)getpid());
	ck_assert_uint_eq(entries[0]->sid->SubAuthorityCount, 2);
	ck_assert_int_eq(entries[0]->kernelMode, KERNEL_MODE);
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

START_TEST(members_that_were_not_given_are_null_or_have_their_default)
{
	static const GUID zero;
	FWPM_SESSION0 **entries;

	ck_assert_uint_eq(read_page(take_snapshot(engine), 2, &entries), 1);
	ck_assert(memcmp(&entries[0]->sessionKey, &zero, sizeof(zero)));
	ck_assert_ptr_null(entries[0]->displayData.name);
	ck_assert_ptr_null(entries[0]->displayData.description);
	ck_assert_uint_eq(entries[0]->txnWaitTimeoutInMSec, 15000);
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

START_TEST(each_handle_is_a_session_and_a_snapshot_does_not_change)
{
	HANDLE others[9], snapshot;
	FWPM_SESSION0 **entries;

	for (int i = 0; i < 9; i++)
		others[i] = open_session(NULL);
	snapshot = take_snapshot(engine);
	for (int i = 0; i < 9; i++)
		FwpmEngineClose0(others[i]);
	ck_assert_uint_eq(read_page(snapshot, 0, &entries), 0);
	for (int i = 0; i < 2; i++) {
		ck_assert_uint_eq(read_page(snapshot, 5, &entries), 5);
		FwpmFreeMemory0((void **)&entries);
	}
	ck_assert_uint_eq(read_page(snapshot, 5, &entries), 0);
	ck_assert_uint_eq(count_sessions(), 1);
}
END_TEST

START_TEST(other_sockets_of_the_process_are_no_further_sessions)
{
	struct sockaddr_nl address = { .nl_family = AF_NETLINK };
	int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_XFRM);

	ck_assert_int_eq(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	ck_assert_uint_eq(count_sessions(), 1);
	close(fd);
}
END_TEST

START_TEST(wrong_arguments_of_enumerations_are_refused)
{
	FWPM_SESSION_ENUM_TEMPLATE0 template = { 0 };
	FWPM_SESSION0 **entries = garbage;
	HANDLE snapshot = garbage, other = open_session(NULL), sas;
	UINT32 count = 77;

	ck_gives(FWP_E_NULL_POINTER, FwpmSessionCreateEnumHandle0(engine, NULL, NULL));
	template.reserved = 1;
	ck_gives(FWP_E_RESERVED, FwpmSessionCreateEnumHandle0(engine, &template, &snapshot));
	ck_assert_ptr_null(snapshot);
	template.reserved = 0;
	ck_succeeds(FwpmSessionCreateEnumHandle0(engine, &template, &snapshot));
	ck_gives(FWP_E_NULL_POINTER, FwpmSessionEnum0(engine, snapshot, 1, NULL, &count));
	ck_gives(FWP_E_NULL_POINTER, FwpmSessionEnum0(engine, snapshot, 1, &entries, NULL));
	ck_assert_ptr_null(entries);
	ck_gives(INVALID_HANDLE, FwpmSessionEnum0(other, snapshot, 1, &entries, &count));
	ck_assert_uint_eq(count, 0);
	ck_succeeds(IPsecSaCreateEnumHandle0(engine, NULL, &sas));
	ck_gives(INVALID_HANDLE, FwpmSessionEnum0(engine, sas, 1, &entries, &count));
	ck_gives(INVALID_HANDLE, FwpmSessionDestroyEnumHandle0(engine, sas));
	ck_gives(INVALID_HANDLE, IPsecSaDestroyEnumHandle0(engine, snapshot));
	ck_gives(INVALID_HANDLE, FwpmSessionDestroyEnumHandle0(other, snapshot));
	ck_succeeds(FwpmSessionDestroyEnumHandle0(engine, NULL));
	ck_succeeds(FwpmSessionDestroyEnumHandle0(engine, snapshot));
	ck_gives(INVALID_HANDLE, FwpmSessionDestroyEnumHandle0(engine, snapshot));
	FwpmEngineClose0(other);
	ck_gives(INVALID_HANDLE, FwpmSessionCreateEnumHandle0(other, NULL, &snapshot));
	ck_assert_ptr_null(snapshot);
}
END_TEST

static wchar_t long_text[16386];

START_TEST(texts_have_a_limit_and_are_unicode)
{
	FWPM_SESSION0 session = { .displayData = { long_text, long_text } };
	FWPM_SESSION0 **entries;
	HANDLE ret = garbage;

	wmemset(long_text, L'x', 16385);
	ck_gives(INVALID, FwpmEngineOpen0(NULL, 10, NULL, &session, &ret));
	ck_assert_ptr_null(ret);
	long_text[16384] = 0;
	FwpmEngineClose0(engine);
	engine = open_session(&session);
	ck_assert_uint_eq(read_page(take_snapshot(engine), 2, &entries), 1);
	ck_assert(!wcscmp(entries[0]->displayData.description, long_text));
	FwpmFreeMemory0((void **)&entries);
	session.displayData.name = NULL;
	long_text[0] = 0xd800;
	ck_gives(INVALID, FwpmEngineOpen0(NULL, 10, NULL, &session, &ret));
}
END_TEST

START_TEST(unknown_flags_are_refused)
{
	FWPM_SESSION0 session = { .flags = 2 };
	HANDLE ret = garbage;

	ck_gives(FWP_E_INVALID_FLAGS, FwpmEngineOpen0(NULL, 10, NULL, &session, &ret));
	ck_assert_ptr_null(ret);
}
END_TEST

START_TEST(a_key_can_be_open_once)
{
	FWPM_SESSION0 session = { .sessionKey = { 1, 2, 3, { 4 } } };
	HANDLE first = open_session(&session), second = garbage;

	ck_gives(FWP_E_ALREADY_EXISTS, FwpmEngineOpen0(NULL, 10, NULL, &session, &second));
	ck_assert_ptr_null(second);
	ck_assert_uint_eq(count_sessions(), 2);
	ck_succeeds(FwpmEngineClose0(first));
	ck_succeeds(FwpmEngineClose0(open_session(&session)));
}
END_TEST

/* Moves this thread, but not the process, to a network namespace of its own. */
static void *open_in_another_namespace(void *session)
{
	HANDLE ret = garbage;

	ck_assert_int_eq(unshare(CLONE_NEWNET), 0);
	ck_succeeds(FwpmEngineOpen0(NULL, 10, NULL, session, &ret));
	ck_gives(FWP_E_ALREADY_EXISTS, FwpmEngineOpen0(NULL, 10, NULL, session, &(HANDLE){ NULL }));
	return ret;
}

START_TEST(one_process_can_have_a_key_open_once_in_each_namespace)
{
	FWPM_SESSION0 session = { .sessionKey = { 1, 2, 3, { 4 } } };
	HANDLE here = open_session(&session);
	void *there = NULL;
	pthread_t thread;

	ck_assert_int_eq(pthread_create(&thread, NULL, open_in_another_namespace, &session), 0);
	pthread_join(thread, &there);
	ck_assert_uint_eq(count_sessions(), 2);
	ck_succeeds(FwpmEngineClose0(there));
	ck_succeeds(FwpmEngineClose0(here));
}
END_TEST

START_TEST(each_option_has_its_documented_value)
{
	FWP_VALUE0 new = { .type = FWP_UINT32 }, *value;

	for (int i = 0; i < FWPM_ENGINE_OPTION_MAX; i++) {
		value = garbage;
		ck_succeeds(FwpmEngineGetOption0(engine, (FWPM_ENGINE_OPTION)i, &value));
		ck_assert_int_eq(value->type, FWP_UINT32);
		ck_assert_uint_eq(value->uint32, 0);
		FwpmFreeMemory0((void **)&value);
		new.uint32 = 0;
		ck_succeeds(FwpmEngineSetOption0(engine, (FWPM_ENGINE_OPTION)i, &new));
		new.uint32 = 1;
		ck_gives(UNSUPPORTED, FwpmEngineSetOption0(engine, (FWPM_ENGINE_OPTION)i, &new));
	}
}
END_TEST

START_TEST(wrong_arguments_of_options_are_refused)
{
	FWP_VALUE0 new = { .type = FWP_UINT32 }, *value = garbage;
	FWPM_ENGINE_OPTION option = FWPM_ENGINE_NAME_CACHE;

	ck_gives(FWP_E_INVALID_ENUMERATOR,
		 FwpmEngineGetOption0(engine, FWPM_ENGINE_OPTION_MAX, &value));
	ck_assert_ptr_null(value);
	ck_gives(FWP_E_NULL_POINTER, FwpmEngineGetOption0(engine, option, NULL));
	ck_gives(FWP_E_NULL_POINTER, FwpmEngineSetOption0(engine, option, NULL));
	ck_gives(FWP_E_INVALID_ENUMERATOR,
		 FwpmEngineSetOption0(engine, (FWPM_ENGINE_OPTION)-1, &new));
	new.type = FWP_UINT16;
	ck_gives(FWP_E_TYPE_MISMATCH, FwpmEngineSetOption0(engine, option, &new));
	FwpmEngineClose0(engine);
	value = garbage;
	ck_gives(INVALID_HANDLE, FwpmEngineGetOption0(engine, option, &value));
	ck_assert_ptr_null(value);
	ck_gives(INVALID_HANDLE, FwpmEngineSetOption0(engine, option, &new));
}
END_TEST

START_TEST(transactions_do_not_nest_and_end_once)
{
	ck_gives(FWP_E_NO_TXN_IN_PROGRESS, FwpmTransactionCommit0(engine));
	ck_gives(FWP_E_NO_TXN_IN_PROGRESS, FwpmTransactionAbort0(engine));
	ck_gives(FWP_E_INVALID_FLAGS, FwpmTransactionBegin0(engine, 2));
	for (UINT32 flags = 0; flags <= FWPM_TXN_READ_ONLY; flags++) {
		ck_succeeds(FwpmTransactionBegin0(engine, flags));
		ck_gives(FWP_E_TXN_IN_PROGRESS, FwpmTransactionBegin0(engine, 0));
		ck_succeeds(FwpmTransactionCommit0(engine));
		ck_gives(FWP_E_NO_TXN_IN_PROGRESS, FwpmTransactionCommit0(engine));
		ck_succeeds(FwpmTransactionBegin0(engine, flags));
		ck_succeeds(FwpmTransactionAbort0(engine));
		ck_gives(FWP_E_NO_TXN_IN_PROGRESS, FwpmTransactionAbort0(engine));
	}
}
END_TEST

START_TEST(a_transaction_belongs_to_one_session_and_ends_with_it)
{
	const FWPM_SESSION0 impatient = { .txnWaitTimeoutInMSec = 20 };
	HANDLE other = open_session(&impatient);

	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	ck_gives(FWP_E_TIMEOUT, FwpmTransactionBegin0(other, 0));
	ck_succeeds(FwpmTransactionBegin0(other, FWPM_TXN_READ_ONLY));
	ck_succeeds(FwpmTransactionCommit0(other));
	ck_succeeds(FwpmEngineClose0(engine));
	ck_succeeds(FwpmTransactionBegin0(other, 0));
	ck_succeeds(FwpmTransactionCommit0(other));
	ck_gives(INVALID_HANDLE, FwpmTransactionCommit0(engine));
	ck_gives(INVALID_HANDLE, FwpmTransactionBegin0(engine, 0));
	ck_gives(INVALID_HANDLE, FwpmTransactionAbort0(engine));
	ck_gives(FWP_E_NO_TXN_IN_PROGRESS, FwpmTransactionCommit0(other));
	FwpmEngineClose0(other);
}
END_TEST

START_TEST(a_transaction_refuses_the_calls_that_are_documented)
{
	FWP_VALUE0 new = { .type = FWP_UINT32 };
	HANDLE ret = garbage, snapshot = take_snapshot(engine);
	FWPM_SESSION0 **entries;

	ck_succeeds(FwpmTransactionBegin0(engine, FWPM_TXN_READ_ONLY));
	ck_gives(FWP_E_TXN_IN_PROGRESS, FwpmSessionCreateEnumHandle0(engine, NULL, &ret));
	ck_assert_ptr_null(ret);
	ck_gives(FWP_E_TXN_IN_PROGRESS, IPsecSaContextDeleteById0(engine, 1));
	ck_gives(FWP_E_TXN_IN_PROGRESS, FwpmEngineSetOption0(engine, FWPM_ENGINE_NAME_CACHE, &new));
	ck_gives(FWP_E_NOT_FOUND, IPsecSaContextExpire0(engine, 1));
	ck_succeeds(IPsecSaCreateEnumHandle0(engine, NULL, &ret));
	ck_succeeds(IPsecSaContextCreateEnumHandle0(engine, NULL, &ret));
	ck_assert_uint_eq(read_page(snapshot, 5, &entries), 1);
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(FwpmTransactionAbort0(engine));
	ck_gives(FWP_E_NOT_FOUND, IPsecSaContextDeleteById0(engine, 1));
	ck_assert_uint_eq(count_sessions(), 1);
}
END_TEST

START_TEST(a_dynamic_session_sets_no_options)
{
	FWPM_SESSION0 session = { .flags = FWPM_SESSION_FLAG_DYNAMIC };
	FWP_VALUE0 new = { .type = FWP_UINT32 };
	HANDLE dynamic = open_session(&session);

	ck_gives(FWP_E_DYNAMIC_SESSION_IN_PROGRESS,
		 FwpmEngineSetOption0(dynamic, FWPM_ENGINE_NAME_CACHE, &new));
	ck_gives(FWP_E_DYNAMIC_SESSION_IN_PROGRESS, IPsecSaContextDeleteById0(dynamic, 1));
	ck_succeeds(FwpmTransactionBegin0(dynamic, 0));
	FwpmEngineClose0(dynamic);
}
END_TEST

static int begun;

static void *begin_and_end(void *unused)
{
	for (int own = 0; own < 500;) {
		if (FwpmTransactionBegin0(engine, 0)) {
			sched_yield();
			continue;
		}
		own++;
		begun++; /* The transaction is the lock of this; a race detector reports if it is
			    none. */
		ck_succeeds(FwpmTransactionCommit0(engine));
	}
	return unused;
}

START_TEST(of_two_threads_one_begins_the_transaction)
{
	pthread_t threads[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, begin_and_end, NULL);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	ck_assert_int_eq(begun, 1000);
	ck_gives(FWP_E_NO_TXN_IN_PROGRESS, FwpmTransactionAbort0(engine));
}
END_TEST

/* Returns 0, or the number of the expectation that does not hold in the child. */
static int try_in_child(HANDLE snapshot)
{
	FWPM_SESSION0 **entries;
	UINT32 count;
	HANDLE ret;

	if ((uint32_t)FwpmSessionCreateEnumHandle0(engine, NULL, &ret) != (uint32_t)INVALID_HANDLE)
		return 1;
	if ((uint32_t)FwpmSessionEnum0(engine, snapshot, 1, &entries, &count) !=
	    (uint32_t)INVALID_HANDLE)
		return 2;
	if ((uint32_t)FwpmTransactionCommit0(engine) != (uint32_t)INVALID_HANDLE)
		return 3;
	if (FwpmEngineOpen0(NULL, 10, NULL, NULL, &engine))
		return 4;
	if (FwpmSessionCreateEnumHandle0(engine, NULL, &snapshot) ||
	    FwpmSessionEnum0(engine, snapshot, 9, &entries, &count))
		return 5;
	return count == 2 ? 0 : 6;
}

START_TEST(a_child_has_sessions_of_its_own_and_none_of_its_parent)
{
	HANDLE snapshot = take_snapshot(engine);
	FWPM_SESSION0 **entries;
	int status;
	pid_t pid;

	ck_succeeds(FwpmTransactionBegin0(engine, 0));
	pid = fork();
	if (!pid)
		_exit(try_in_child(snapshot));
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(WEXITSTATUS(status), 0);
	ck_succeeds(FwpmTransactionCommit0(engine));
	ck_assert_uint_eq(read_page(snapshot, 5, &entries), 1);
	FwpmFreeMemory0((void **)&entries);
	ck_assert_uint_eq(count_sessions(), 1);
}
END_TEST

static void add_tests(TCase *tc)
{
	tcase_add_test(tc, the_own_session_is_listed_with_its_members);
	tcase_add_test(tc, members_that_were_not_given_are_null_or_have_their_default);
	tcase_add_test(tc, each_handle_is_a_session_and_a_snapshot_does_not_change);
	tcase_add_test(tc, other_sockets_of_the_process_are_no_further_sessions);
	tcase_add_test(tc, wrong_arguments_of_enumerations_are_refused);
	tcase_add_test(tc, texts_have_a_limit_and_are_unicode);
	tcase_add_test(tc, unknown_flags_are_refused);
	tcase_add_test(tc, a_key_can_be_open_once);
	tcase_add_test(tc, one_process_can_have_a_key_open_once_in_each_namespace);
	tcase_add_test(tc, each_option_has_its_documented_value);
	tcase_add_test(tc, wrong_arguments_of_options_are_refused);
	tcase_add_test(tc, transactions_do_not_nest_and_end_once);
	tcase_add_test(tc, a_transaction_belongs_to_one_session_and_ends_with_it);
	tcase_add_test(tc, a_transaction_refuses_the_calls_that_are_documented);
	tcase_add_test(tc, a_dynamic_session_sets_no_options);
	tcase_add_test(tc, of_two_threads_one_begins_the_transaction);
	tcase_add_test(tc, a_child_has_sessions_of_its_own_and_none_of_its_parent);
}

int main(void)
{
	return run_case("session_api", setup, teardown, add_tests);
}
