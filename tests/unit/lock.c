/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/lock.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/block.h"
#include "unit.h"

#define SECONDS 30 /* time limit of a child, for the case that it waits for ever */

static atomic_bool stop;

static int end_of(pid_t child)
{
	int status;

	ck_assert_int_gt(child, 0);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return status;
}

/* Makes a child by the system call, so that glibc runs no handler of fork(). */
static pid_t clone_plainly(void)
{
	return (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
}

static void *take_all(void *unused)
{
	while (!stop)
		for (int i = 0; i < LOCKS; i++) {
			lock_take((enum lock)i);
			lock_release((enum lock)i);
		}
	return unused;
}

static bool all_are_free_and_whole(void)
{
	for (int i = 0; i < LOCKS; i++) {
		if (lock_take((enum lock)i))
			return false;
		lock_release((enum lock)i);
	}
	return true;
}

START_TEST(a_child_finds_all_locks_free_though_threads_of_its_parent_held_them)
{
	pthread_t threads[3];

	stop = false;
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, take_all, NULL), 0);
	for (int i = 0; i < 500; i++) {
		pid_t child = fork();

		if (!child) {
			alarm(SECONDS);
			_exit(all_are_free_and_whole() ? 0 : 1);
		}
		ck_assert_int_eq(end_of(child), 0);
	}
	stop = true;
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
}
END_TEST

static pthread_barrier_t barrier;

static void *hold_one(void *lock)
{
	lock_take(*(enum lock *)lock);
	pthread_barrier_wait(&barrier); /* the thread has the lock */
	pthread_barrier_wait(&barrier); /* until the child has ended */
	lock_release(*(enum lock *)lock);
	return NULL;
}

/* No handler of fork() runs, so the child must notice by itself that the locks are its parent's. */
START_TEST(a_child_of_clone_does_not_wait_for_a_thread_of_its_parent)
{
	enum lock lock = (enum lock)_i;
	pthread_t thread;
	pid_t child;

	pthread_barrier_init(&barrier, NULL, 2);
	ck_assert_int_eq(pthread_create(&thread, NULL, hold_one, &lock), 0);
	pthread_barrier_wait(&barrier);
	child = clone_plainly();
	if (!child) {
		alarm(SECONDS);
		for (int i = 0; i < LOCKS; i++)
			if (lock_take((enum lock)i) != (i == (int)lock))
				_exit(1);
		for (int i = LOCKS - 1; i >= 0; i--)
			lock_release((enum lock)i);
		_exit(all_are_free_and_whole() ? 0 : 2);
	}
	ck_assert_int_eq(end_of(child), 0);
	pthread_barrier_wait(&barrier);
	pthread_join(thread, NULL);
	pthread_barrier_destroy(&barrier);
	ck_assert(all_are_free_and_whole());
}
END_TEST

START_TEST(the_generation_number_differs_between_a_child_and_its_parent)
{
	unsigned generation = process_generation();
	pid_t child = fork();

	if (!child)
		_exit(process_generation() == generation || !process_is_own());
	ck_assert_int_eq(end_of(child), 0);
	child = clone_plainly();
	if (!child)
		_exit(process_generation() == generation || !process_is_own());
	ck_assert_int_eq(end_of(child), 0);
	ck_assert_uint_eq(process_generation(), generation);
	ck_assert(process_is_own());
}
END_TEST

START_TEST(a_child_can_free_blocks_of_its_parent)
{
	struct block b;
	pid_t child;

	ck_assert_uint_eq(block_open(&b, NULL, 64), 0);
	for (int plainly = 0; plainly < 2; plainly++) {
		child = plainly ? clone_plainly() : fork();
		if (!child) {
			alarm(SECONDS);
			block_free(b.base);
			if (block_open(&b, NULL, 64))
				_exit(1);
			block_free(b.base);
			_exit(0);
		}
		ck_assert_int_eq(end_of(child), 0);
	}
	block_free(b.base);
}
END_TEST

Suite *lock_suite(void)
{
	Suite *suite = suite_create("lock");
	TCase *tc = tcase_create("lock");

	tcase_set_timeout(tc, 2 * SECONDS);
	tcase_set_tags(tc, "processes");
	tcase_add_test(tc, a_child_finds_all_locks_free_though_threads_of_its_parent_held_them);
	tcase_add_loop_test(tc, a_child_of_clone_does_not_wait_for_a_thread_of_its_parent, 0,
			    LOCKS);
	tcase_add_test(tc, the_generation_number_differs_between_a_child_and_its_parent);
	tcase_add_test(tc, a_child_can_free_blocks_of_its_parent);
	suite_add_tcase(suite, tc);
	return suite;
}
