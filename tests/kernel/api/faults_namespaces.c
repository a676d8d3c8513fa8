/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "faults.h"

static void netns_name(char ret[64])
{
	ssize_t n = readlink("/proc/thread-self/ns/net", ret, 63);

	ck_assert_int_gt((int)n, 0);
	ret[n] = '\0';
}

START_TEST(an_engine_in_a_named_namespace_sees_that_namespace_only)
{
	static const wchar_t *const names[] = { L"netns:blue", L"netns:/run/netns/blue" };
	char before[64], after[64];

	netns_name(before);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		HANDLE blue = open_engine(names[i]);

		ck_assert_uint_eq(count_sas(blue), BLUE);
		ck_succeeds(FwpmEngineClose0(blue));
	}
	netns_name(after);
	ck_assert_str_eq(before, after);
	ck_assert_uint_eq(count_sas(engine), SAS);
}
END_TEST

static void enter_blue(void)
{
	int fd = open("/run/netns/blue", O_RDONLY | O_CLOEXEC);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(setns(fd, CLONE_NEWNET), 0);
	close(fd);
}

/* Starts a process in the namespace "blue". It waits there until it is killed. */
static pid_t process_in_blue(void)
{
	int ready[2];
	pid_t pid;
	char c;

	ck_assert_int_eq(pipe(ready), 0);
	pid = fork();
	if (!pid) {
		enter_blue();
		c = 'x';
		if (write(ready[1], &c, 1) == 1)
			pause();
		_exit(0);
	}
	ck_assert_int_eq((int)read(ready[0], &c, 1), 1);
	close(ready[0]);
	close(ready[1]);
	return pid;
}

START_TEST(an_engine_can_be_opened_where_a_process_is)
{
	pid_t pid = process_in_blue();
	wchar_t name[32];
	HANDLE blue;

	swprintf(name, 32, L"pid:%d", (int)pid);
	blue = open_engine(name);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	ck_assert_uint_eq(count_sas(blue), BLUE);
	swprintf(name, 32, L"pid:%d", (int)getpid());
	ck_assert_uint_eq(count_sas(open_engine(name)), SAS);
}
END_TEST

START_TEST(server_names_that_lead_nowhere_are_refused)
{
	static const struct {
		const wchar_t *name;
		DWORD result; /* 0: any error */
	} rows[] = {
		{ L"netns:missing", ERROR_FILE_NOT_FOUND },
		{ L"netns:/run/netns/missing", ERROR_FILE_NOT_FOUND },
		{ L"pid:4194305", ERROR_FILE_NOT_FOUND },
		{ L"other", ERROR_NOT_SUPPORTED },
		{ L"", ERROR_NOT_SUPPORTED },
		{ L"\\\\machine", ERROR_NOT_SUPPORTED },
		{ L"NETNS:blue", ERROR_NOT_SUPPORTED },
		{ L"netns:", 0 },
		{ L"netns:..", 0 },
		{ L"netns:../netns/blue", 0 },
		{ L"netns:/etc/passwd", 0 },
		{ L"pid:", 0 },
		{ L"pid:1x", 0 },
		{ L"pid:-1", 0 },
		{ L"pid:99999999999999999999", 0 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		HANDLE ret = garbage;
		DWORD result = FwpmEngineOpen0(rows[i].name, RPC_C_AUTHN_WINNT, NULL, NULL, &ret);

		ck_assert_msg(rows[i].result ? result == rows[i].result : result != 0, "%ls: %u",
			      rows[i].name, (unsigned)result);
		ck_assert_ptr_null(ret);
	}
}
END_TEST

static void *count_elsewhere(void *argument)
{
	UINT32 *count = argument;

	ck_assert_int_eq(unshare(CLONE_NEWNET), 0);
	*count = count_sas(engine);
	*(count + 1) = count_sas(open_engine(NULL));
	return NULL;
}

START_TEST(an_engine_stays_in_its_namespace_when_a_thread_moves)
{
	UINT32 count[2] = { 77, 77 };
	pthread_t thread;

	ck_assert_int_eq(pthread_create(&thread, NULL, count_elsewhere, count), 0);
	pthread_join(thread, NULL);
	ck_assert_uint_eq(count[0], SAS);
	ck_assert_uint_eq(count[1], 0);
}
END_TEST

void faults_add_namespaces(TCase *tc)
{
	tcase_add_test(tc, an_engine_in_a_named_namespace_sees_that_namespace_only);
	tcase_add_test(tc, an_engine_can_be_opened_where_a_process_is);
	tcase_add_test(tc, server_names_that_lead_nowhere_are_refused);
	tcase_add_test(tc, an_engine_stays_in_its_namespace_when_a_thread_moves);
}
