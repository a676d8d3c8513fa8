/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faults.h"
#include "install.h"

static int child_is_refused(void)
{
	void **entries = garbage;
	UINT32 count = 77;
	HANDLE ret = garbage;
	WFPX_SNAPSHOT_INFO0 info;

	if (sas1(engine, handle, 5, &entries, &count) != ERROR_INVALID_HANDLE || entries || count)
		return 1;
	if (WfpxSnapshotGetInfo0(engine, handle, &info) != ERROR_INVALID_HANDLE)
		return 2;
	if (IPsecSaDestroyEnumHandle0(engine, handle) != ERROR_INVALID_HANDLE)
		return 3;
	if (FwpmEngineClose0(engine) != ERROR_INVALID_HANDLE)
		return 4;
	if (IPsecSaCreateEnumHandle0(engine, NULL, &ret) != ERROR_INVALID_HANDLE || ret)
		return 5;
	if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &ret))
		return 6;
	return sas1(engine, handle, 5, &entries, &count) == ERROR_INVALID_HANDLE ? 0 : 7;
}

START_TEST(a_child_cannot_use_its_parents_handles_and_the_parent_can)
{
	int status;
	pid_t pid;

	ck_assert_uint_eq(read_page(engine, handle, 10), 10);
	pid = fork();
	if (!pid)
		_exit(child_is_refused());
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS - 10);
	ck_assert_uint_eq(count_sas(engine), SAS);
}
END_TEST

/*
 * A child that shares the memory of its parent must not open a session, as that would end its
 * parent's.
 */
static int child_that_shares_is_refused(void *unused)
{
	void **entries = garbage, *block = garbage;
	UINT32 count = 77;
	HANDLE ret = garbage;

	(void)unused;
	if (FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &ret) != ERROR_NOT_SUPPORTED ||
	    ret)
		return 1;
	if (sas1(engine, handle, 5, &entries, &count) != ERROR_INVALID_HANDLE || entries || count)
		return 2;
	if (FwpmEngineClose0(engine) != ERROR_INVALID_HANDLE)
		return 3;
	FwpmFreeMemory0(&block);
	return block == garbage ? 0 : 4;
}

START_TEST(a_child_of_vfork_is_refused_and_the_parent_goes_on)
{
	static _Alignas(16) char stack[256 * 1024];
	int status;
	pid_t pid;

	ck_assert_uint_eq(read_page(engine, handle, 10), 10);
	pid = clone(child_that_shares_is_refused, stack + sizeof(stack),
		    CLONE_VM | CLONE_VFORK | SIGCHLD, NULL);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS - 10);
	ck_assert_uint_eq(count_sas(engine), SAS);
}
END_TEST

static bool standard_descriptors_are_closed(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			return false;
	return true;
}

static int work_without_standard_descriptors(void)
{
	FWPM_SESSION0 session = { .sessionKey = { 0x4321, 5, 6, { 7 } } };
	HANDLE engines[3] = { NULL }, from;
	FWPM_SESSION0 **entries;
	UINT32 count;

	for (int fd = 0; fd < 3; fd++)
		close(fd);
	for (int i = 0; i < 3; i++)
		if (FwpmEngineOpen0(i == 1 ? L"netns:blue" : NULL, 0, NULL,
				    i == 2 ? &session : NULL, &engines[i]) ||
		    !standard_descriptors_are_closed())
			return 1;
	for (int i = 0; i < 3; i++)
		if (FwpmSessionCreateEnumHandle0(engines[i], NULL, &from) ||
		    FwpmSessionEnum0(engines[i], from, 100, &entries, &count) ||
		    !standard_descriptors_are_closed())
			return 2;
	return 0;
}

START_TEST(the_library_never_uses_descriptors_0_to_2)
{
	int status;
	pid_t pid = fork();

	if (!pid)
		_exit(work_without_standard_descriptors());
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}
END_TEST

static atomic_uint times_seen[SAS];

static void *page_by_seven(void *argument)
{
	int f = *(int *)argument % FUNCTIONS;
	UINT32 count, spi;
	void **entries;

	do {
		ck_succeeds(functions[f](engine, handle, 7, &entries, &count));
		for (UINT32 i = 0; i < count; i++) {
			spi = f == 0   ? ((IPSEC_SA_DETAILS0 *)entries[i])->saBundle.saList->spi
			      : f == 1 ? ((IPSEC_SA_DETAILS1 *)entries[i])->saBundle.saList->spi
				       : ((WFPX_SA_DETAILS0 *)entries[i])->saList[0]->spi;
			atomic_fetch_add(&times_seen[(spi - INSTALL_FIRST_SPI) % SAS], 1);
		}
		FwpmFreeMemory0((void **)&entries);
	} while (count == 7);
	return NULL;
}

START_TEST(threads_on_one_enumeration_get_each_entry_once)
{
	pthread_t threads[4];
	int number[4];

	for (unsigned round = 1; round <= 50; round++) {
		ck_succeeds(IPsecSaDestroyEnumHandle0(engine, handle));
		handle = open_enum(engine);
		for (int i = 0; i < 4; i++) {
			number[i] = i;
			ck_assert_int_eq(
				pthread_create(&threads[i], NULL, page_by_seven, &number[i]), 0);
		}
		for (int i = 0; i < 4; i++)
			pthread_join(threads[i], NULL);
		for (int i = 0; i < SAS; i++)
			ck_assert_uint_eq(atomic_load(&times_seen[i]), round);
	}
}
END_TEST

static int count_descriptors(void)
{
	DIR *dir = opendir("/proc/self/fd");
	int count = 0;

	ck_assert_ptr_nonnull(dir);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count;
}

START_TEST(a_thousand_sessions_leave_no_descriptor_open)
{
	int before = count_descriptors();

	for (int i = 0; i < 1000; i++) {
		HANDLE session = open_engine(i % 8 ? NULL : L"netns:blue");
		HANDLE from = open_enum(session);

		read_page(session, from, 2);
		if (i % 2)
			ck_succeeds(IPsecSaDestroyEnumHandle0(session, from));
		ck_succeeds(FwpmEngineClose0(session));
		if (i % 10 == 0)
			ck_assert_uint_ne(FwpmEngineOpen0(L"netns:missing", 0, NULL, NULL, &from),
					  0);
	}
	ck_assert_int_eq(count_descriptors(), before);
}
END_TEST

void faults_add_processes(TCase *tc)
{
	tcase_add_test(tc, a_child_cannot_use_its_parents_handles_and_the_parent_can);
	tcase_add_test(tc, a_child_of_vfork_is_refused_and_the_parent_goes_on);
	tcase_add_test(tc, the_library_never_uses_descriptors_0_to_2);
	tcase_add_test(tc, threads_on_one_enumeration_get_each_entry_once);
	tcase_add_test(tc, a_thousand_sessions_leave_no_descriptor_open);
}
