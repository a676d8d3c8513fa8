/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Dynamic sessions: their objects go with them, however they end. WFPXFRM_KEEPER names the keeper.
 * KEEPER_MILLISECONDS is how long that may take; without it, the time is printed and not judged.
 */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/status.h"
#include "store/keeper.h"
#include "store_test.h"

static char base[] = "/run/wfpxfrm-dynamic-XXXXXX";
static struct site site;

static void setup(void)
{
	strcpy(base + sizeof(base) - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(base));
	setenv("WFPXFRM_STATEDIR", base, 1);
	ck_assert_int_eq(system("ip xfrm policy flush"), 0);
	site = site_open();
}

/* Returns the process that has a lock on the only file that matches @name, or 0. */
static pid_t holder_of(const char *name)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	char command[256], path[256];
	FILE *list;
	int fd;

	snprintf(command, sizeof(command), "ls -d %s/*/%s 2>/dev/null", base, name);
	list = popen(command, "r");
	fd = fgets(path, sizeof(path), list) ? 0 : -1;
	pclose(list);
	path[strcspn(path, "\n")] = 0;
	if (!fd)
		fd = open(path, O_RDONLY);
	if (fd < 0 || fcntl(fd, F_GETLK, &lock))
		lock.l_type = F_UNLCK;
	close(fd);
	return lock.l_type == F_UNLCK ? 0 : lock.l_pid;
}

static pid_t keeper(void)
{
	return holder_of("keeper");
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Returns after how many milliseconds @left policies are left; -1: never. */
static double wait_for_policies(size_t left)
{
	double begin = now();

	while (site_tagged(&site) != left) {
		if (now() - begin > 20000)
			return -1;
		poll(NULL, 0, 1);
	}
	return now() - begin;
}

/* The keeper ends by itself when it has nothing to do. */
static void wait_for_keepers_end(void)
{
	while (keeper())
		poll(NULL, 0, 1);
}

static void wait_for_keeper(void)
{
	while (!keeper())
		poll(NULL, 0, 1);
}

/* The keeper knows the owner, and sleeps. */
static void wait_until_keeper_waits(void)
{
	char command[256];

	wait_for_keeper();
	snprintf(command, sizeof(command),
		 "until ls -l /proc/%d/fd | grep -q pidfd && grep -q '^State:.S' /proc/%d/status; "
		 "do :; done",
		 keeper(), keeper());
	ck_assert_int_eq(system(command), 0);
}

static void teardown(void)
{
	char command[128];

	site_close(&site);
	wait_for_keepers_end();
	snprintf(command, sizeof(command), "rm -rf %s; ip xfrm policy flush", base);
	ck_assert_int_eq(system(command), 0);
}

static struct guid session_of(unsigned number)
{
	struct guid session = { { 0x77 } };

	memcpy(session.bytes + 4, &number, sizeof(number));
	return session;
}

/* Adds @count filters from number @first on; they end with the session @session, if that is not 0.
 */
static uint32_t add(const struct site *to, unsigned session, unsigned first, unsigned count)
{
	const struct guid key = session_of(session);
	struct store store;
	uint32_t status = store_begin(to->place, UINT32_MAX, &store);

	if (!status && session)
		status = store_begin_session(to->place, &key);
	for (unsigned i = 0; !status && i < count; i++) {
		struct condition condition;
		struct managed filter = site_filter(first + i, &condition);

		if (session)
			filter.session = key;
		status = store_add(&store, &filter, NULL, NULL);
	}
	if (!status)
		status = store_commit(to->place, &store);
	store_done(&store);
	return status;
}

/* A child that has a dynamic session and says when it is ready. */
struct owner {
	pid_t pid;
	int told; /* reads what the child writes, and its end */
};

static struct owner start_owner(unsigned session, unsigned first, unsigned count,
				void (*then)(int tell))
{
	struct owner owner;
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	owner.pid = fork();
	if (!owner.pid) {
		struct site own = site_open();

		if (add(&own, session, first, count))
			_exit(1);
		then(ends[1]);
		_exit(0);
	}
	close(ends[1]);
	owner.told = ends[0];
	return owner;
}

static void tell(int to)
{
	char byte = 0;

	if (write(to, &byte, 1) != 1)
		_exit(1);
}

static void wait_until_told(const struct owner *owner)
{
	char byte;

	ck_assert_int_eq((int)read(owner->told, &byte, 1), 1);
}

static void just_wait(int to)
{
	tell(to);
	for (;;)
		pause();
}

static void end_owner(struct owner *owner)
{
	kill(owner->pid, SIGKILL);
	waitpid(owner->pid, NULL, 0);
	close(owner->told);
}

static void judge(const char *what, double milliseconds)
{
	const char *limit = getenv("KEEPER_MILLISECONDS");

	printf("# %s: %.1f ms\n", what, milliseconds);
	fflush(stdout);
	ck_assert(milliseconds >= 0);
	if (limit)
		ck_assert(milliseconds <= strtod(limit, NULL));
}

static const unsigned counts[] = { 1, 100, 1000 };

START_TEST(the_filters_of_a_killed_owner_go)
{
	struct owner owner;
	char what[64];

	ck_assert_uint_eq(add(&site, 0, 5000, 3), ERROR_SUCCESS);
	owner = start_owner(1, 1, counts[_i], just_wait);
	wait_until_told(&owner);
	wait_for_keeper();
	ck_assert_uint_eq(site_tagged(&site), 3 + counts[_i]);
	kill(owner.pid, SIGKILL);
	snprintf(what, sizeof(what), "%u filters gone after", counts[_i]);
	judge(what, wait_for_policies(3));
	waitpid(owner.pid, NULL, 0);
	close(owner.told);
}
END_TEST

START_TEST(an_owner_that_closes_its_session_leaves_nothing)
{
	struct site own = site_open();

	ck_assert_uint_eq(add(&own, 1, 1, 5), ERROR_SUCCESS);
	ck_assert_uint_eq(add(&own, 1, 10, 5), ERROR_SUCCESS);
	ck_assert_uint_eq(site_tagged(&site), 10);
	site_close(&own);
	ck_assert_uint_eq(site_tagged(&site), 0);
}
END_TEST

START_TEST(a_second_session_of_the_process_stays)
{
	struct site first = site_open(), second = site_open();

	ck_assert_uint_eq(add(&first, 1, 1, 5), ERROR_SUCCESS);
	ck_assert_uint_eq(add(&second, 2, 10, 5), ERROR_SUCCESS);
	ck_assert_uint_eq(add(&site, 0, 20, 1), ERROR_SUCCESS);
	ck_assert_uint_eq(site_tagged(&site), 11);
	site_close(&first);
	ck_assert_uint_eq(site_tagged(&site), 6);
	site_close(&second);
	ck_assert_uint_eq(site_tagged(&site), 1);
}
END_TEST

START_TEST(the_key_of_a_session_that_lives_is_not_used_twice)
{
	struct site first = site_open(), second = site_open();

	ck_assert_uint_eq(add(&first, 1, 1, 1), ERROR_SUCCESS);
	ck_assert_uint_eq(add(&second, 1, 2, 1), FWP_E_ALREADY_EXISTS);
	site_close(&second);
	ck_assert_uint_eq(site_tagged(&site), 1);
	site_close(&first);
}
END_TEST

START_TEST(without_a_keeper_the_next_call_cleans)
{
	struct owner owner = start_owner(1, 1, 10, just_wait);
	struct store store;

	wait_until_told(&owner);
	wait_for_keeper();
	kill(keeper(), SIGKILL);
	wait_for_keepers_end();
	end_owner(&owner);
	ck_assert_uint_eq(site_tagged(&site), 10);
	ck_assert_uint_eq(store_begin(site.place, 0, &store), ERROR_SUCCESS);
	ck_assert_uint_eq(store.count, 0);
	ck_assert_uint_eq(site_tagged(&site), 0);
	store_abort(site.place);
	store_done(&store);
}
END_TEST

START_TEST(a_new_session_gets_a_new_keeper_when_the_old_one_was_killed)
{
	struct owner first = start_owner(1, 1, 10, just_wait), second;

	wait_until_told(&first);
	wait_for_keeper();
	kill(keeper(), SIGKILL);
	wait_for_keepers_end();
	second = start_owner(2, 20, 5, just_wait);
	wait_until_told(&second);
	wait_for_keeper();
	end_owner(&first);
	judge("the first session's filters gone after", wait_for_policies(5));
	end_owner(&second);
	judge("the second session's filters gone after", wait_for_policies(0));
}
END_TEST

/* The child of the owner keeps copies of its descriptors: clone() calls no fork handlers. */
static void fork_and_wait(int to)
{
	if (!syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)) {
		prctl(PR_SET_PDEATHSIG, SIGUSR1); /* only so that the test ends it */
		signal(SIGUSR1, SIG_IGN);
		tell(to);
		sleep(5);
		_exit(0);
	}
	for (;;)
		pause();
}

START_TEST(a_child_of_the_owner_does_not_keep_the_session_alive)
{
	struct owner owner = start_owner(1, 1, 10, fork_and_wait);

	wait_until_told(&owner);
	wait_for_keeper();
	kill(owner.pid, SIGKILL);
	judge("with a child that lives, gone after", wait_for_policies(0));
	waitpid(owner.pid, NULL, 0);
	close(owner.told);
}
END_TEST

/* Waits for SIGUSR1 before that. */
static void execute_another(int to)
{
	char fd[12];
	sigset_t set;
	int signal;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigprocmask(SIG_BLOCK, &set, NULL);
	tell(to);
	sigwait(&set, &signal);
	snprintf(fd, sizeof(fd), "%d", to);
	execlp("sh", "sh", "-c", "eval \"echo x >&$0\"; exec sleep 60", fd, (char *)NULL);
}

START_TEST(an_owner_that_executes_another_program_ends_its_session)
{
	struct owner owner = start_owner(1, 1, 10, execute_another);

	wait_until_told(&owner);
	wait_until_keeper_waits();
	kill(owner.pid, SIGUSR1);
	wait_until_told(&owner);
	judge("after execve(), gone after", wait_for_policies(0));
	ck_assert_int_eq(kill(owner.pid, 0), 0);
	end_owner(&owner);
}
END_TEST

START_TEST(signals_that_stop_a_service_do_not_end_the_keeper_before_its_sessions)
{
	struct owner owner = start_owner(1, 1, 10, just_wait);
	pid_t found;

	wait_until_told(&owner);
	wait_for_keeper();
	found = keeper();
	kill(found, SIGTERM);
	kill(found, SIGHUP);
	kill(found, SIGINT);
	end_owner(&owner);
	judge("after SIGTERM, gone after", wait_for_policies(0));
	wait_for_keepers_end();
}
END_TEST

START_TEST(the_keeper_is_no_child_and_inherits_nothing)
{
	struct site own = site_open();
	char command[256];
	int extra = open("/etc/passwd", O_RDONLY), status;

	ck_assert_int_ge(extra, 0);
	ck_assert_uint_eq(add(&own, 1, 1, 1), ERROR_SUCCESS);
	errno = 0;
	ck_assert_int_eq(waitpid(-1, &status, WNOHANG | __WALL), -1);
	ck_assert_int_eq(errno, ECHILD);
	wait_for_keeper();
	snprintf(command, sizeof(command),
		 "! ls -l /proc/%d/fd | grep -q passwd && [ -z \"$(tr -d '\\0' "
		 "</proc/%d/environ)\" ]"
		 " && [ $(readlink /proc/%d/cwd) = / ] && [ $(awk '{print $6}' /proc/%d/stat) = %d "
		 "]",
		 keeper(), keeper(), keeper(), keeper(), keeper());
	ck_assert_int_eq(system(command), 0);
	site_close(&own);
	wait_for_keepers_end();
	close(extra);
}
END_TEST

static volatile sig_atomic_t signals;

static void count_signal(int signal)
{
	(void)signal;
	signals++;
}

START_TEST(to_start_the_keeper_sends_no_signal)
{
	struct site own = site_open();

	signal(SIGCHLD, count_signal);
	ck_assert_uint_eq(add(&own, 1, 1, 1), ERROR_SUCCESS);
	ck_assert_int_eq(signals, 0);
	signal(SIGCHLD, SIG_DFL);
	site_close(&own);
}
END_TEST

START_TEST(a_child_that_closes_its_copy_of_a_session_ends_nothing)
{
	struct site own = site_open();
	pid_t child;
	int status;

	ck_assert_uint_eq(add(&own, 1, 1, 5), ERROR_SUCCESS);
	child = fork();
	if (!child) {
		site_close(&own);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_uint_eq(add(&site, 0, 20, 1), ERROR_SUCCESS);
	ck_assert_uint_eq(site_tagged(&site), 6);
	site_close(&own);
	ck_assert_uint_eq(site_tagged(&site), 1);
}
END_TEST

START_TEST(without_the_program_of_the_keeper_all_else_works)
{
	const char *program = getenv("WFPXFRM_KEEPER");
	char copy[512];
	struct site own = site_open();

	snprintf(copy, sizeof(copy), "%s", program);
	setenv("WFPXFRM_KEEPER", "/nowhere", 1);
	ck_assert_uint_eq(add(&own, 1, 1, 5), ERROR_SUCCESS);
	site_close(&own);
	ck_assert_uint_eq(site_tagged(&site), 0);
	setenv("WFPXFRM_KEEPER", copy, 1);
}
END_TEST

START_TEST(sixty_owners_have_one_keeper)
{
	static struct owner owners[60];

	for (unsigned i = 0; i < 60; i++)
		owners[i] = start_owner(i + 1, 10 * i, 2, just_wait);
	for (unsigned i = 0; i < 60; i++)
		wait_until_told(&owners[i]);
	wait_for_keeper();
	ck_assert_uint_eq(site_tagged(&site), 120);
	for (unsigned i = 0; i < 60; i += 2)
		end_owner(&owners[i]);
	ck_assert(wait_for_policies(60) >= 0);
	for (unsigned i = 1; i < 60; i += 2)
		end_owner(&owners[i]);
	ck_assert(wait_for_policies(0) >= 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("dynamic");
	TCase *tcase = tcase_create("dynamic");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, the_filters_of_a_killed_owner_go, 0, 3);
	tcase_add_test(tcase, an_owner_that_closes_its_session_leaves_nothing);
	tcase_add_test(tcase, a_second_session_of_the_process_stays);
	tcase_add_test(tcase, the_key_of_a_session_that_lives_is_not_used_twice);
	tcase_add_test(tcase, without_a_keeper_the_next_call_cleans);
	tcase_add_test(tcase, a_new_session_gets_a_new_keeper_when_the_old_one_was_killed);
	tcase_add_test(tcase, a_child_of_the_owner_does_not_keep_the_session_alive);
	tcase_add_test(tcase, an_owner_that_executes_another_program_ends_its_session);
	tcase_add_test(tcase,
		       signals_that_stop_a_service_do_not_end_the_keeper_before_its_sessions);
	tcase_add_test(tcase, the_keeper_is_no_child_and_inherits_nothing);
	tcase_add_test(tcase, to_start_the_keeper_sends_no_signal);
	tcase_add_test(tcase, a_child_that_closes_its_copy_of_a_session_ends_nothing);
	tcase_add_test(tcase, without_the_program_of_the_keeper_all_else_works);
	tcase_add_test(tcase, sixty_owners_have_one_keeper);
	suite_add_tcase(suite, tcase);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
