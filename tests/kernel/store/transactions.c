/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Transactions on a real kernel: the file and the policies agree, whatever happens. */
#include <check.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/status.h"
#include "store_test.h"

static char base[] = "/run/wfpxfrm-store-XXXXXX", folder[sizeof(base) + 64];
static struct site site;
static struct store store;

/* The library's calls come here; the type of the address is glibc's, which may be a union. The
 * message with this number in a batch is made invalid. */
static int spoil;
static bool spoil_all; /* in each batch, not in the next one alone */

ssize_t sendto(int fd, const void *bytes, size_t size, int flags, __CONST_SOCKADDR_ARG to,
	       socklen_t to_size)
{
	uint32_t length;
	size_t at = 0;

	memcpy(&length, bytes, sizeof(length));
	if (spoil && length < size) {
		for (int i = 0; i < spoil; i++, at += length)
			memcpy(&length, (const char *)bytes + at, sizeof(length));
		((char *)bytes)[at + 4] = 99; /* nlmsg_type */
		spoil = spoil_all ? spoil : 0;
	}
	return syscall(SYS_sendto, fd, bytes, size, flags, to.__sockaddr__, to_size);
}

static void setup(void)
{
	strcpy(base + sizeof(base) - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(base));
	setenv("WFPXFRM_STATEDIR", base, 1);
	ck_assert_int_eq(system("ip xfrm policy flush"), 0);
	site = site_open();
	memset(&store, 0, sizeof(store));
}

static void teardown(void)
{
	char command[128];

	store_done(&store);
	site_close(&site);
	snprintf(command, sizeof(command), "rm -rf %s; ip xfrm policy flush", base);
	ck_assert_int_eq(system(command), 0);
}

static void begin(void)
{
	ck_assert_uint_eq(store_begin(site.place, 0, &store), ERROR_SUCCESS);
}

static void commit(void)
{
	ck_assert_uint_eq(store_commit(site.place, &store), ERROR_SUCCESS);
	ck_assert(site_agrees(&site, &store));
	store_done(&store);
}

static void add(unsigned first, unsigned count)
{
	begin();
	ck_assert_uint_eq(site_add(&store, first, count), ERROR_SUCCESS);
	commit();
}

static const char *path(const char *name)
{
	static char text[sizeof(folder) + 64];
	FILE *list;

	snprintf(text, sizeof(text), "ls -d %s/*", base);
	list = popen(text, "r");
	ck_assert_ptr_nonnull(fgets(folder, sizeof(folder), list));
	pclose(list);
	folder[strcspn(folder, "\n")] = 0;
	snprintf(text, sizeof(text), "%s/%s", folder, name);
	return text;
}

static void expect_tagged(size_t count)
{
	ck_assert_uint_eq(site_tagged(&site), count);
}

START_TEST(a_commit_makes_policies_and_a_file)
{
	add(1, 1000);
	expect_tagged(1000);
	begin();
	ck_assert_uint_eq(site_remove(&store, 1, 999), ERROR_SUCCESS);
	commit();
	expect_tagged(1);
	ck_assert_int_ne(access(path("next"), F_OK), 0);
	ck_assert_int_ne(access(path("gone"), F_OK), 0);
}
END_TEST

START_TEST(an_abort_changes_nothing)
{
	struct store now;

	add(1, 2);
	begin();
	ck_assert_uint_eq(site_add(&store, 3, 2), ERROR_SUCCESS);
	store_abort(site.place);
	store_done(&store);
	ck_assert_uint_eq(store_read(site.place, &now), ERROR_SUCCESS);
	ck_assert_uint_eq(now.count, 2);
	ck_assert(site_agrees(&site, &now));
	store_done(&now);
}
END_TEST

START_TEST(foreign_policies_stay_even_with_the_very_selectors)
{
	ck_assert_int_eq(
		system("ip xfrm policy add dir out src 0.0.0.0/0 dst 203.0.0.1/32 action block;"
		       "ip xfrm policy add dir in src 0.0.0.0/0 dst 203.0.0.1/32"),
		0);
	add(1, 3);
	begin();
	ck_assert_uint_eq(site_remove(&store, 1, 3), ERROR_SUCCESS);
	commit();
	ck_assert_uint_eq(site_foreign(&site), 2);
}
END_TEST

START_TEST(policies_that_somebody_flushed_come_back_with_the_next_commit)
{
	add(1, 10);
	ck_assert_int_eq(system("ip xfrm policy flush"), 0);
	expect_tagged(0);
	add(11, 1);
	expect_tagged(11);
}
END_TEST

START_TEST(a_file_that_is_gone_takes_its_policies_with_the_next_commit)
{
	add(1, 10);
	unlink(path("store"));
	add(20, 1);
	expect_tagged(1);
}
END_TEST

START_TEST(a_policy_that_the_kernel_refuses_undoes_all_of_the_commit)
{
	struct store now;

	add(1, 5);
	begin();
	ck_assert_uint_eq(site_remove(&store, 1, 2), ERROR_SUCCESS);
	ck_assert_uint_eq(site_add(&store, 10, 1200), ERROR_SUCCESS);
	spoil = 100;
	ck_assert_uint_ne(store_commit(site.place, &store), ERROR_SUCCESS);
	ck_assert_int_eq(spoil, 0);
	store_done(&store);
	ck_assert_uint_eq(store_read(site.place, &now), ERROR_SUCCESS);
	ck_assert_uint_eq(now.count, 5);
	ck_assert(site_agrees(&site, &now));
	store_done(&now);
	ck_assert_int_ne(access(path("next"), F_OK), 0);
}
END_TEST

START_TEST(what_could_not_be_undone_is_undone_by_whoever_comes_next)
{
	struct site second = site_open();

	add(1, 5);
	begin();
	ck_assert_uint_eq(site_add(&store, 10, 20), ERROR_SUCCESS);
	spoil = 3;
	spoil_all = true;
	ck_assert_uint_ne(store_commit(site.place, &store), ERROR_SUCCESS);
	spoil = 0;
	store_done(&store);
	ck_assert_int_eq(access(path("next"), F_OK), 0);
	ck_assert_uint_gt(site_tagged(&site), 5);
	ck_assert_uint_eq(store_begin(second.place, 0, &store), ERROR_SUCCESS);
	ck_assert(site_agrees(&site, &store));
	ck_assert_uint_eq(store.count, 5);
	ck_assert_int_ne(access(path("next"), F_OK), 0);
	store_abort(second.place);
	site_close(&second);
}
END_TEST

static void damage(const char *command)
{
	char text[512];

	snprintf(text, sizeof(text), "f=%s; %s", path("store"), command);
	ck_assert_int_eq(system(text), 0);
}

static const char *const damages[] = {
	"printf x | dd of=$f bs=1 seek=100 conv=notrunc 2>/dev/null",
	"truncate -s 100 $f",
	"truncate -s 0 $f",
	"printf '\\002' | dd of=$f bs=1 seek=8 conv=notrunc 2>/dev/null",
	"truncate -s 1G $f",
	"rm $f; mkdir $f",
	"mv $f $f.old; mkfifo $f",
};

START_TEST(a_damaged_file_is_not_used_and_nothing_is_deleted)
{
	struct site second = site_open();

	add(1, 3);
	damage(damages[_i]);
	ck_assert_uint_eq(store_read(site.place, &store), ERROR_GEN_FAILURE);
	ck_assert_uint_eq(store.count, 0);
	ck_assert_uint_eq(store_begin(site.place, 0, &store), ERROR_GEN_FAILURE);
	ck_assert_uint_eq(store_begin(second.place, 0, &store), ERROR_GEN_FAILURE);
	expect_tagged(3);
	site_close(&second);
}
END_TEST

static const char *const links[] = { "store", "lock" };

START_TEST(symbolic_links_are_refused)
{
	char command[512];

	add(1, 1);
	snprintf(command, sizeof(command), "f=%s; mv $f /run/other.$$ && ln -s /run/other.$$ $f",
		 path(links[_i]));
	ck_assert_int_eq(system(command), 0);
	ck_assert_uint_eq(store_begin(site.place, 0, &store), ERROR_ACCESS_DENIED);
	expect_tagged(1);
	ck_assert_int_eq(system("rm -f /run/other.*"), 0);
}
END_TEST

START_TEST(a_folder_that_is_a_link_or_that_anybody_may_write_is_refused)
{
	char command[512];

	add(1, 1);
	path("");
	ck_assert_int_eq(chmod(folder, 0777), 0);
	ck_assert_uint_eq(store_begin(site.place, 0, &store), ERROR_ACCESS_DENIED);
	ck_assert_uint_eq(store_read(site.place, &store), ERROR_ACCESS_DENIED);
	ck_assert_int_eq(chmod(folder, 0700), 0);
	ck_assert_int_eq(chmod(base, 0777), 0);
	ck_assert_uint_eq(store_begin(site.place, 0, &store), ERROR_ACCESS_DENIED);
	ck_assert_int_eq(chmod(base, 0700), 0);
	ck_assert_int_eq(chown(folder, 1234, 1234), 0);
	ck_assert_uint_eq(store_begin(site.place, 0, &store), ERROR_ACCESS_DENIED);
	ck_assert_int_eq(chown(folder, 0, 0), 0);
	snprintf(command, sizeof(command), "mv %s %s.old && ln -s %s.old %s", folder, folder,
		 folder, folder);
	ck_assert_int_eq(system(command), 0);
	ck_assert_uint_eq(store_begin(site.place, 0, &store), ERROR_ACCESS_DENIED);
	ck_assert_uint_eq(store_read(site.place, &store), ERROR_ACCESS_DENIED);
}
END_TEST

START_TEST(without_a_file_there_are_no_objects)
{
	ck_assert_uint_eq(store_read(site.place, &store), ERROR_SUCCESS);
	ck_assert_uint_eq(store.count, 0);
	ck_assert_int_eq(rmdir(base), 0); /* reading has made nothing */
}
END_TEST

START_TEST(files_and_folders_are_for_the_owner_alone)
{
	static const char *const names[] = { "", "store", "lock" };
	struct stat file;

	umask(0);
	ck_assert_int_eq(rmdir(base), 0);
	add(1, 1);
	for (size_t i = 0; i < 3; i++) {
		ck_assert_int_eq(stat(path(names[i]), &file), 0);
		ck_assert_uint_eq(file.st_mode & 07777, i ? 0600 : 0700);
	}
	ck_assert_int_eq(stat(base, &file), 0);
	ck_assert_uint_eq(file.st_mode & 07777, 0700);
	umask(022);
}
END_TEST

START_TEST(a_group_that_may_write_the_base_may_write_all)
{
	struct stat file;

	ck_assert_int_eq(chmod(base, 02770), 0);
	add(1, 1);
	ck_assert_int_eq(stat(path(""), &file), 0);
	ck_assert_uint_eq(file.st_mode & 07777, 02770);
	ck_assert_int_eq(stat(path("store"), &file), 0);
	ck_assert_uint_eq(file.st_mode & 07777, 0660);
	ck_assert_int_eq(stat(path("lock"), &file), 0);
	ck_assert_uint_eq(file.st_mode & 07777, 0660);
}
END_TEST

/* Whether another place of this process, and one of another process, can begin. */
static void expect_locked(bool locked)
{
	uint32_t expected = locked ? FWP_E_TIMEOUT : ERROR_SUCCESS;
	struct site second = site_open();
	struct store other;
	pid_t child;
	int status;

	ck_assert_uint_eq(store_begin(second.place, 20, &other), expected);
	store_done(&other);
	site_close(&second);
	child = fork();
	if (!child) {
		second = site_open();
		_exit(store_begin(second.place, 20, &other) != expected);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
}

START_TEST(one_place_at_a_time_has_the_lock)
{
	begin();
	expect_locked(true);
	expect_locked(true); /* a child that ended, and a second place, have not unlocked it */
	store_abort(site.place);
	store_done(&store);
	expect_locked(false);
	begin();
	commit();
	expect_locked(false);
}
END_TEST

static void *hold(void *context)
{
	pthread_barrier_t *barrier = context;
	struct site second = site_open();
	struct store other;

	ck_assert_uint_eq(store_begin(second.place, UINT32_MAX, &other), ERROR_SUCCESS);
	pthread_barrier_wait(barrier);
	ck_assert_uint_eq(site_add(&other, 1, 1), ERROR_SUCCESS);
	ck_assert_uint_eq(store_commit(second.place, &other), ERROR_SUCCESS);
	store_done(&other);
	site_close(&second);
	return NULL;
}

START_TEST(who_waits_gets_the_lock_and_sees_what_was_committed)
{
	pthread_barrier_t barrier;
	pthread_t thread;

	pthread_barrier_init(&barrier, NULL, 2);
	ck_assert_int_eq(pthread_create(&thread, NULL, hold, &barrier), 0);
	pthread_barrier_wait(&barrier);
	ck_assert_uint_eq(store_begin(site.place, UINT32_MAX, &store), ERROR_SUCCESS);
	ck_assert_uint_eq(store.count, 1);
	commit();
	pthread_join(thread, NULL);
}
END_TEST

START_TEST(a_killed_process_gives_the_lock_back_though_its_child_lives)
{
	int ready[2], status;
	char byte;
	pid_t child;

	ck_assert_int_eq(pipe(ready), 0);
	child = fork();
	if (!child) {
		struct site second = site_open();

		if (store_begin(second.place, 0, &store))
			_exit(1);
		close(ready[0]);
		if (!fork()) {
			pause();
			_exit(0);
		}
		byte = 0;
		if (write(ready[1], &byte, 1) != 1)
			_exit(1);
		pause();
	}
	ck_assert_int_eq((int)read(ready[0], &byte, 1), 1);
	ck_assert_uint_eq(store_begin(site.place, 0, &store), FWP_E_TIMEOUT);
	kill(child, SIGKILL);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	begin();
	commit();
	close(ready[0]);
	close(ready[1]);
}
END_TEST

START_TEST(a_lock_file_that_was_deleted_is_made_again)
{
	begin();
	unlink(path("lock"));
	store_abort(site.place);
	store_done(&store);
	add(1, 1);
	begin();
	expect_locked(true);
	commit();
}
END_TEST

START_TEST(four_processes_at_once_lose_nothing)
{
	pid_t children[4];
	int status;

	for (unsigned c = 0; c < 4; c++) {
		children[c] = fork();
		if (children[c])
			continue;
		site = site_open();
		for (unsigned i = 0; i < 25; i++) {
			if (store_begin(site.place, UINT32_MAX, &store) ||
			    site_add(&store, 1000 * c + i, 1) || store_commit(site.place, &store))
				_exit(1);
			store_done(&store);
		}
		_exit(0);
	}
	for (unsigned c = 0; c < 4; c++) {
		ck_assert_int_eq(waitpid(children[c], &status, 0), children[c]);
		ck_assert_int_eq(status, 0);
	}
	begin();
	ck_assert_uint_eq(store.count, 100);
	commit();
	expect_tagged(100);
}
END_TEST

START_TEST(a_full_disk_changes_nothing)
{
	char command[256];

	add(1, 3);
	snprintf(command, sizeof(command),
		 "cp -a %s %s.copy && mount -t tmpfs -o size=16k,mode=700 none %s && "
		 "cp -a %s.copy/* %s && rm -r %s.copy",
		 base, base, base, base, base, base);
	ck_assert_int_eq(system(command), 0);
	begin();
	ck_assert_uint_eq(site_add(&store, 10, 1000), ERROR_SUCCESS);
	ck_assert_uint_eq(store_commit(site.place, &store), ERROR_DISK_FULL);
	store_done(&store);
	expect_tagged(3);
	ck_assert_int_ne(access(path("next"), F_OK), 0);
	begin();
	commit();
	snprintf(command, sizeof(command), "umount %s", base);
	ck_assert_int_eq(system(command), 0);
}
END_TEST

START_TEST(without_the_right_to_change_policies_nothing_begins)
{
	int status;
	pid_t child = fork();

	if (!child) {
		if (chmod(base, 01755) || setuid(65534))
			_exit(2);
		site = site_open();
		_exit(store_begin(site.place, 0, &store) != ERROR_ACCESS_DENIED);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(rmdir(base), 0);
}
END_TEST

START_TEST(ids_do_not_begin_again_when_the_file_is_lost)
{
	uint32_t first;

	begin();
	first = store.next_id;
	store_abort(site.place);
	begin();
	ck_assert_uint_ne(store.next_id, first); /* once in 268 million times */
	store_abort(site.place);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("transactions");
	TCase *tcase = tcase_create("transactions");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, a_commit_makes_policies_and_a_file);
	tcase_add_test(tcase, an_abort_changes_nothing);
	tcase_add_test(tcase, foreign_policies_stay_even_with_the_very_selectors);
	tcase_add_test(tcase, policies_that_somebody_flushed_come_back_with_the_next_commit);
	tcase_add_test(tcase, a_file_that_is_gone_takes_its_policies_with_the_next_commit);
	tcase_add_test(tcase, a_policy_that_the_kernel_refuses_undoes_all_of_the_commit);
	tcase_add_test(tcase, what_could_not_be_undone_is_undone_by_whoever_comes_next);
	tcase_add_loop_test(tcase, a_damaged_file_is_not_used_and_nothing_is_deleted, 0,
			    sizeof(damages) / sizeof(damages[0]));
	tcase_add_loop_test(tcase, symbolic_links_are_refused, 0, 2);
	tcase_add_test(tcase, a_folder_that_is_a_link_or_that_anybody_may_write_is_refused);
	tcase_add_test(tcase, without_a_file_there_are_no_objects);
	tcase_add_test(tcase, files_and_folders_are_for_the_owner_alone);
	tcase_add_test(tcase, a_group_that_may_write_the_base_may_write_all);
	tcase_add_test(tcase, one_place_at_a_time_has_the_lock);
	tcase_add_test(tcase, who_waits_gets_the_lock_and_sees_what_was_committed);
	tcase_add_test(tcase, a_killed_process_gives_the_lock_back_though_its_child_lives);
	tcase_add_test(tcase, a_lock_file_that_was_deleted_is_made_again);
	tcase_add_test(tcase, four_processes_at_once_lose_nothing);
	tcase_add_test(tcase, a_full_disk_changes_nothing);
	tcase_add_test(tcase, without_the_right_to_change_policies_nothing_begins);
	tcase_add_test(tcase, ids_do_not_begin_again_when_the_file_is_lost);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
