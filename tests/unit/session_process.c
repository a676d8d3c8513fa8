/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "session/process.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/status.h"
#include "unit.h"

/* Reading a folder whose name ends like this fails after its first entries, with this errno. */
static const char *broken;
static int reason, entries;

static bool is_broken(DIR *folder)
{
	char link[32], name[256];
	ssize_t length;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", dirfd(folder));
	length = readlink(link, name, sizeof(name));
	return length >= (ssize_t)strlen(broken) &&
	       !memcmp(name + length - strlen(broken), broken, strlen(broken));
}

/* All calls of this function in the program come here, the library's included. */
struct dirent *readdir(DIR *folder)
{
	void *symbol = dlsym(RTLD_NEXT, "readdir");
	struct dirent *(*real)(DIR *);

	memcpy(&real, &symbol, sizeof(real));
	if (!broken || !is_broken(folder) || ++entries <= 3)
		return real(folder);
	errno = reason;
	return NULL;
}

static struct process process;
static int proc, visited;

static void begin(void)
{
	process = (struct process){ 0 };
	visited = entries = 0;
	ck_assert_uint_eq(process_open_proc(&proc), 0);
}

static void end(void)
{
	broken = NULL;
	descriptor_close(proc);
	process_done(&process);
}

static uint32_t visit(void *context)
{
	(void)context;
	visited += process.pid == (uint32_t)getpid();
	return ERROR_SUCCESS;
}

static uint32_t visit_all(const char *folder, int error)
{
	broken = folder;
	reason = error;
	return process_for_each(&process, proc, visit, NULL);
}

START_TEST(each_process_is_visited_once)
{
	ck_assert_uint_eq(visit_all("/none", 0), 0);
	ck_assert_int_eq(visited, 1);
}
END_TEST

START_TEST(a_list_of_processes_that_breaks_off_is_an_error)
{
	ck_assert_uint_eq(visit_all("/proc", EIO), ERROR_GEN_FAILURE);
	ck_assert_uint_eq(visit_all("/proc", EACCES), ERROR_GEN_FAILURE);
	ck_assert_uint_eq(visit_all("/proc", ESRCH), ERROR_GEN_FAILURE);
	ck_assert_uint_eq(visit_all("/proc", ENOMEM), ERROR_NOT_ENOUGH_MEMORY);
}
END_TEST

START_TEST(a_process_whose_list_of_descriptors_breaks_off_is_unknown)
{
	ck_assert_uint_eq(visit_all("/fd", EIO), 0);
	ck_assert_int_eq(visited, 0);
}
END_TEST

START_TEST(no_memory_for_descriptors_is_an_error)
{
	ck_assert_uint_eq(visit_all("/fd", ENOMEM), ERROR_NOT_ENOUGH_MEMORY);
}
END_TEST

Suite *session_process_suite(void)
{
	Suite *suite = suite_create("session-process");
	TCase *tc = tcase_create("session-process");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_test(tc, each_process_is_visited_once);
	tcase_add_test(tc, a_list_of_processes_that_breaks_off_is_an_error);
	tcase_add_test(tc, a_process_whose_list_of_descriptors_breaks_off_is_unknown);
	tcase_add_test(tc, no_memory_for_descriptors_is_an_error);
	suite_add_tcase(suite, tc);
	return suite;
}
