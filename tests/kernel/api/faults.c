/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the functions of fwpmu.h and wfpxfrm.h do with wrong arguments, and with right ones in
 * unusual order. Needs 40 SAs in its own network namespace and 3 in the one named "blue".
 */
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "check_api.h"
#include "install.h"
#include "pages.h"

#define SAS  40
#define BLUE 3

static HANDLE engine, handle;

static HANDLE open_engine(const wchar_t *server)
{
	HANDLE ret = garbage;

	ck_succeeds(FwpmEngineOpen0(server, RPC_C_AUTHN_WINNT, NULL, NULL, &ret));
	ck_assert_ptr_nonnull(ret);
	return ret;
}

static HANDLE open_enum(HANDLE of)
{
	HANDLE ret = garbage;

	ck_succeeds(IPsecSaCreateEnumHandle0(of, NULL, &ret));
	ck_assert_ptr_nonnull(ret);
	return ret;
}

static void setup(void)
{
	engine = open_engine(NULL);
	handle = open_enum(engine);
}

static void teardown(void)
{
	FwpmEngineClose0(engine);
}

static page_function *const functions[] = { sas0, sas1, sas_wfpx };
#define FUNCTIONS 3

static UINT32 read_page(HANDLE of, HANDLE from, UINT32 requested)
{
	void **entries = garbage;
	UINT32 count = 77;

	ck_succeeds(sas1(of, from, requested, &entries, &count));
	ck_assert(count ? entries != NULL : !entries);
	ck_assert_uint_le(count, requested);
	FwpmFreeMemory0((void **)&entries);
	ck_assert_ptr_null(entries);
	return count;
}

static UINT32 count_sas(HANDLE of)
{
	HANDLE from = open_enum(of);
	UINT32 count = read_page(of, from, 0xffffffff);

	ck_succeeds(IPsecSaDestroyEnumHandle0(of, from));
	return count;
}

/* Nothing must be left in the outputs of a call that fails. */
static void refuses_page(page_function *function, HANDLE of, HANDLE from, DWORD result)
{
	void **entries = garbage;
	UINT32 count = 77;

	ck_fails(result, function(of, from, 5, &entries, &count));
	ck_assert_ptr_null(entries);
	ck_assert_uint_eq(count, 0);
}

static void refuses_all(HANDLE of, HANDLE from)
{
	WFPX_SNAPSHOT_INFO0 info;

	for (int i = 0; i < FUNCTIONS; i++)
		refuses_page(functions[i], of, from, ERROR_INVALID_HANDLE);
	ck_fails(ERROR_INVALID_HANDLE, WfpxSnapshotGetInfo0(of, from, &info));
}

static void refuses_engine(HANDLE wrong)
{
	HANDLE ret = garbage;

	ck_fails(ERROR_INVALID_HANDLE, IPsecSaCreateEnumHandle0(wrong, NULL, &ret));
	ck_assert_ptr_null(ret);
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(wrong, handle));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(wrong, NULL));
	refuses_all(wrong, handle);
	ck_fails(ERROR_INVALID_HANDLE, FwpmEngineClose0(wrong));
}

static void refuses_enum(HANDLE wrong)
{
	refuses_all(engine, wrong);
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(engine, wrong));
}

START_TEST(null_outputs_are_refused)
{
	void **entries;
	UINT32 count;

	ck_fails(FWP_E_NULL_POINTER, FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, NULL));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaCreateEnumHandle0(engine, NULL, NULL));
	ck_fails(FWP_E_NULL_POINTER, WfpxSnapshotGetInfo0(engine, handle, NULL));
	for (int i = 0; i < FUNCTIONS; i++) {
		entries = garbage;
		count = 77;
		ck_fails(FWP_E_NULL_POINTER, functions[i](engine, handle, 5, NULL, &count));
		ck_assert_uint_eq(count, 0);
		ck_fails(FWP_E_NULL_POINTER, functions[i](engine, handle, 5, &entries, NULL));
		ck_assert_ptr_null(entries);
		ck_fails(FWP_E_NULL_POINTER, functions[i](engine, handle, 5, NULL, NULL));
	}
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS);
}
END_TEST

START_TEST(a_wrong_handle_is_told_before_a_null_output)
{
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaCreateEnumHandle0(garbage, NULL, NULL));
	ck_fails(ERROR_INVALID_HANDLE, WfpxSnapshotGetInfo0(engine, garbage, NULL));
	for (int i = 0; i < FUNCTIONS; i++)
		ck_fails(ERROR_INVALID_HANDLE, functions[i](engine, garbage, 5, NULL, NULL));
}
END_TEST

/* Values near a true handle: another index, another generation, an odd one. */
static HANDLE forged(int i, HANDLE near)
{
	static const uintptr_t flips[] = { 1, 2, 4, 8, 1u << 22, 1u << 23, (uintptr_t)1 << 40 };

	switch (i) {
	case 0:
		return NULL;
	case 1:
		return (HANDLE) ~(uintptr_t)0;
	case 2:
		return (HANDLE)(uintptr_t)&engine;
	default:
		return (HANDLE)((uintptr_t)near ^ flips[i - 3]);
	}
}
#define FORGED 10

START_TEST(a_null_or_forged_engine_handle_is_refused)
{
	refuses_engine(forged(_i, engine));
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS);
}
END_TEST

START_TEST(a_null_or_forged_enum_handle_is_refused)
{
	HANDLE wrong = forged(_i, handle);

	refuses_all(engine, wrong);
	if (wrong)
		ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(engine, wrong));
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS);
}
END_TEST

START_TEST(handles_of_the_other_kind_are_refused)
{
	refuses_engine(handle);
	refuses_enum(engine);
}
END_TEST

START_TEST(an_enum_handle_of_another_engine_is_refused)
{
	HANDLE other = open_engine(NULL), foreign = open_enum(other);

	refuses_enum(foreign);
	ck_assert_uint_eq(read_page(other, foreign, 100), SAS);
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

START_TEST(a_closed_engine_is_refused_and_so_are_its_enumerations)
{
	HANDLE other;

	ck_succeeds(FwpmEngineClose0(engine));
	refuses_engine(engine);
	ck_fails(ERROR_INVALID_HANDLE, FwpmEngineClose0(engine));
	other = open_engine(NULL); /* may get the same place in the table */
	refuses_engine(engine);
	refuses_all(other, handle);
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

START_TEST(a_destroyed_enumeration_is_refused)
{
	HANDLE next;

	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, handle));
	refuses_enum(handle);
	next = open_enum(engine);
	ck_assert_ptr_ne(next, handle);
	refuses_enum(handle);
}
END_TEST

START_TEST(destroying_no_enumeration_succeeds)
{
	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, NULL));
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS);
}
END_TEST

START_TEST(a_direction_that_is_none_is_refused)
{
	static const UINT32 wrong[] = { 2, 3, 0x7fffffff, 0x80000000, 0xffffffff };

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		IPSEC_SA_ENUM_TEMPLATE0 template = { .saDirection = (FWP_DIRECTION)wrong[i] };
		HANDLE ret = garbage;

		ck_fails(FWP_E_INVALID_ENUMERATOR,
			 IPsecSaCreateEnumHandle0(engine, &template, &ret));
		ck_assert_ptr_null(ret);
	}
}
END_TEST

START_TEST(a_template_of_zero_bits_means_outbound)
{
	IPSEC_SA_ENUM_TEMPLATE0 template;
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;
	HANDLE from;

	memset(&template, 0, sizeof(template));
	ck_succeeds(IPsecSaCreateEnumHandle0(engine, &template, &from));
	ck_succeeds(IPsecSaEnum1(engine, from, 100, &entries, &count));
	ck_assert_uint_eq(count, SAS / 2);
	for (UINT32 i = 0; i < count; i++)
		ck_assert_int_eq(entries[i]->saDirection, FWP_DIRECTION_OUTBOUND);
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

START_TEST(unknown_session_flags_are_refused)
{
	FWPM_SESSION0 session = { .flags = 0x80000000 };
	HANDLE ret = garbage;

	ck_fails(FWP_E_INVALID_FLAGS,
		 FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &ret));
	ck_assert_ptr_null(ret);
	session.flags = FWPM_SESSION_FLAG_DYNAMIC;
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &ret));
	ck_succeeds(FwpmEngineClose0(ret));
}
END_TEST

START_TEST(a_session_key_is_free_again_after_its_session)
{
	FWPM_SESSION0 session = { .sessionKey = { 0x1234, 5, 6, { 7 } } };
	HANDLE first, second = garbage;

	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &first));
	ck_fails(FWP_E_ALREADY_EXISTS,
		 FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &second));
	ck_assert_ptr_null(second);
	ck_succeeds(FwpmEngineClose0(first));
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &second));
	ck_succeeds(FwpmEngineClose0(second));
}
END_TEST

START_TEST(a_session_key_of_zero_may_be_used_often)
{
	FWPM_SESSION0 session = { .flags = 0 };
	HANDLE first, second;

	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &first));
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &second));
}
END_TEST

START_TEST(three_authentication_services_are_taken_and_no_other)
{
	static const UINT32 good[] = { 0, RPC_C_AUTHN_WINNT, RPC_C_AUTHN_DEFAULT };
	static const UINT32 bad[] = { 1, 9, 16, 0xfffffffe };
	HANDLE ret;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		ck_succeeds(FwpmEngineOpen0(NULL, good[i], NULL, NULL, &ret));
		ck_succeeds(FwpmEngineClose0(ret));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ret = garbage;
		ck_fails(1747, FwpmEngineOpen0(NULL, bad[i], NULL, NULL, &ret));
		ck_assert_ptr_null(ret);
	}
}
END_TEST

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

/* A child that says through a pipe that it is there, then waits to be killed. */
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
		DWORD result; /* 0: any failure */
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

START_TEST(a_request_for_nothing_gives_nothing_and_moves_nothing)
{
	for (int i = 0; i < FUNCTIONS; i++) {
		void **entries = garbage;
		UINT32 count = 77;

		ck_succeeds(functions[i](engine, handle, 0, &entries, &count));
		ck_assert_uint_eq(count, 0);
		ck_assert_ptr_null(entries);
	}
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS);
}
END_TEST

START_TEST(an_exact_multiple_of_the_page_ends_with_an_empty_page)
{
	for (int i = 0; i < 4; i++)
		ck_assert_uint_eq(read_page(engine, handle, SAS / 4), SAS / 4);
	ck_assert_uint_eq(read_page(engine, handle, SAS / 4), 0);
}
END_TEST

START_TEST(after_the_last_page_come_empty_ones_for_ever)
{
	ck_assert_uint_eq(read_page(engine, handle, 0xffffffff), SAS);
	for (int i = 0; i < 100; i++)
		for (int f = 0; f < FUNCTIONS; f++) {
			void **entries = garbage;
			UINT32 count = 77;

			ck_succeeds(
				functions[f](engine, handle, i ? 7 : 0xffffffff, &entries, &count));
			ck_assert_uint_eq(count, 0);
			ck_assert_ptr_null(entries);
		}
}
END_TEST

START_TEST(loops_of_each_style_end_and_see_all)
{
	static const UINT32 pages[] = {
		1, 3, 7, SAS - 1, SAS, SAS + 1, 100, 0x7fffffff, 0xffffffff
	};

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		UINT32 page = pages[i], count, sum[3] = { 0 };
		HANDLE from[3] = { open_enum(engine), open_enum(engine), open_enum(engine) };

		while ((count = read_page(engine, from[0], page)) != 0)
			sum[0] += count;
		for (;;) {
			count = read_page(engine, from[1], page);
			sum[1] += count;
			if (count < page)
				break;
		}
		do {
			count = read_page(engine, from[2], page);
			sum[2] += count;
		} while (count == page);
		for (int style = 0; style < 3; style++)
			ck_assert_uint_eq(sum[style], SAS);
	}
}
END_TEST

START_TEST(freeing_nothing_does_nothing)
{
	void *none = NULL;

	FwpmFreeMemory0(NULL);
	FwpmFreeMemory0(&none);
	ck_assert_ptr_null(none);
}
END_TEST

START_TEST(freeing_sets_the_pointer_to_null_and_may_be_repeated)
{
	void **entries, **copy;
	UINT32 count;

	ck_succeeds(sas1(engine, handle, 5, &entries, &count));
	copy = entries;
	FwpmFreeMemory0((void **)&entries);
	ck_assert_ptr_null(entries);
	FwpmFreeMemory0((void **)&entries);
	FwpmFreeMemory0((void **)&copy); /* a second pointer to what is gone */
	ck_assert_ptr_null(copy);
}
END_TEST

START_TEST(freeing_the_array_instead_of_its_address_does_no_harm)
{
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count, spi;

	ck_succeeds(IPsecSaEnum1(engine, handle, 5, &entries, &count));
	spi = entries[1]->saBundle.saList[0].spi;
	FwpmFreeMemory0((void **)entries);
	ck_assert_ptr_nonnull(entries);
	ck_assert_ptr_null(entries[0]);
	ck_assert_uint_eq(entries[1]->saBundle.saList[0].spi, spi);
	FwpmFreeMemory0((void **)&entries);
	ck_assert_ptr_null(entries);
}
END_TEST

START_TEST(freeing_what_is_not_the_librarys_does_no_harm)
{
	char *own = malloc(100), on_stack[8];
	void *p = own;

	strcpy(own, "still here");
	FwpmFreeMemory0(&p);
	ck_assert_ptr_null(p);
	ck_assert_str_eq(own, "still here");
	free(own);
	p = on_stack;
	FwpmFreeMemory0(&p);
	p = garbage;
	FwpmFreeMemory0(&p);
	ck_assert_ptr_null(p);
}
END_TEST

START_TEST(entries_may_be_changed_before_they_are_freed)
{
	IPSEC_V4_UDP_ENCAPSULATION0 own = { 4500, 4500 };
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;

	ck_succeeds(IPsecSaEnum1(engine, handle, 5, &entries, &count));
	entries[0]->udpEncapsulation = &own;
	entries[0]->saBundle.saList = NULL;
	entries[1]->transportFilter = garbage;
	entries[2] = garbage;
	FwpmFreeMemory0((void **)&entries);
	ck_assert_ptr_null(entries);
}
END_TEST

START_TEST(results_outlive_their_enumeration_and_engine)
{
	IPSEC_SA_DETAILS1 **entries;
	WFPX_SA_DETAILS0 **wfpx;
	UINT32 count, wfpx_count;

	ck_succeeds(IPsecSaEnum1(engine, handle, 20, &entries, &count));
	ck_succeeds(WfpxSaEnum0(engine, handle, 20, &wfpx, &wfpx_count));
	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, handle));
	ck_succeeds(FwpmEngineClose0(engine));
	for (UINT32 i = 0; i < count; i++) {
		const wchar_t *name = entries[i]->transportFilter->displayData.name;

		ck_assert_uint_ge(entries[i]->saBundle.saList[0].spi, INSTALL_FIRST_SPI);
		ck_assert_uint_gt(wcslen(name), 0);
		ck_assert_str_eq(wfpx[i]->saList[0].cipherAlgorithm, "rfc4106(gcm(aes))");
		ck_assert_ptr_nonnull(wfpx[i]->details.transportFilter->displayData.name);
	}
	FwpmFreeMemory0((void **)&entries);
	FwpmFreeMemory0((void **)&wfpx);
}
END_TEST

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

/* It has the memory of its parent, whose sessions it ended by opening one. */
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

static bool standard_ones_are_closed(void)
{
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			return false;
	return true;
}

static int work_without_standard_ones(void)
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
		    !standard_ones_are_closed())
			return 1;
	for (int i = 0; i < 3; i++)
		if (FwpmSessionCreateEnumHandle0(engines[i], NULL, &from) ||
		    FwpmSessionEnum0(engines[i], from, 100, &entries, &count) ||
		    !standard_ones_are_closed())
			return 2;
	return 0;
}

START_TEST(descriptors_0_to_2_are_the_programs)
{
	int status;
	pid_t pid = fork();

	if (!pid)
		_exit(work_without_standard_ones());
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}
END_TEST

static atomic_uint times_seen[SAS];

static void *page_by_seven(void *argument)
{
	page_function *function = functions[*(int *)argument % FUNCTIONS];
	UINT32 count, spi;
	void **entries;

	do {
		ck_succeeds(function(engine, handle, 7, &entries, &count));
		for (UINT32 i = 0; i < count; i++) {
			spi = function == sas0
				      ? ((IPSEC_SA_DETAILS0 *)entries[i])->saBundle.saList->spi
			      : function == sas1
				      ? ((IPSEC_SA_DETAILS1 *)entries[i])->saBundle.saList->spi
				      : ((WFPX_SA_DETAILS0 *)entries[i])->saList->spi;
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

START_TEST(no_descriptor_is_left_after_a_thousand_sessions)
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

static void add_faults(TCase *tc)
{
	tcase_add_test(tc, null_outputs_are_refused);
	tcase_add_test(tc, a_wrong_handle_is_told_before_a_null_output);
	tcase_add_loop_test(tc, a_null_or_forged_engine_handle_is_refused, 0, FORGED);
	tcase_add_loop_test(tc, a_null_or_forged_enum_handle_is_refused, 0, FORGED);
	tcase_add_test(tc, handles_of_the_other_kind_are_refused);
	tcase_add_test(tc, an_enum_handle_of_another_engine_is_refused);
	tcase_add_test(tc, a_closed_engine_is_refused_and_so_are_its_enumerations);
	tcase_add_test(tc, a_destroyed_enumeration_is_refused);
	tcase_add_test(tc, destroying_no_enumeration_succeeds);
	tcase_add_test(tc, a_direction_that_is_none_is_refused);
	tcase_add_test(tc, a_template_of_zero_bits_means_outbound);
	tcase_add_test(tc, unknown_session_flags_are_refused);
	tcase_add_test(tc, a_session_key_is_free_again_after_its_session);
	tcase_add_test(tc, a_session_key_of_zero_may_be_used_often);
	tcase_add_test(tc, three_authentication_services_are_taken_and_no_other);
	tcase_add_test(tc, server_names_that_lead_nowhere_are_refused);
}

static void add_namespaces(TCase *tc)
{
	tcase_add_test(tc, an_engine_in_a_named_namespace_sees_that_namespace_only);
	tcase_add_test(tc, an_engine_can_be_opened_where_a_process_is);
	tcase_add_test(tc, an_engine_stays_in_its_namespace_when_a_thread_moves);
}

static void add_pages(TCase *tc)
{
	tcase_add_test(tc, a_request_for_nothing_gives_nothing_and_moves_nothing);
	tcase_add_test(tc, an_exact_multiple_of_the_page_ends_with_an_empty_page);
	tcase_add_test(tc, after_the_last_page_come_empty_ones_for_ever);
	tcase_add_test(tc, loops_of_each_style_end_and_see_all);
	tcase_add_test(tc, freeing_nothing_does_nothing);
	tcase_add_test(tc, freeing_sets_the_pointer_to_null_and_may_be_repeated);
	tcase_add_test(tc, freeing_the_array_instead_of_its_address_does_no_harm);
	tcase_add_test(tc, freeing_what_is_not_the_librarys_does_no_harm);
	tcase_add_test(tc, entries_may_be_changed_before_they_are_freed);
	tcase_add_test(tc, results_outlive_their_enumeration_and_engine);
	tcase_add_test(tc, a_child_cannot_use_its_parents_handles_and_the_parent_can);
	tcase_add_test(tc, a_child_of_vfork_is_refused_and_the_parent_goes_on);
	tcase_add_test(tc, descriptors_0_to_2_are_the_programs);
	tcase_add_test(tc, threads_on_one_enumeration_get_each_entry_once);
	tcase_add_test(tc, no_descriptor_is_left_after_a_thousand_sessions);
}

static void add_tests(TCase *tc)
{
	add_faults(tc);
	add_namespaces(tc);
	add_pages(tc);
}

int main(void)
{
	return run_case("faults", setup, teardown, add_tests);
}
