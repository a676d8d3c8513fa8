/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/handle.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

#define INVALID_HANDLE 6u
#define NOT_SUPPORTED  50u

static int released;

static void release(struct object *object)
{
	released++;
	free(object);
}

static uintptr_t open_handle(enum handle_type type, uintptr_t owner)
{
	struct object *object = malloc(sizeof(*object));
	uintptr_t handle = 0;

	object_init(object, release);
	ck_assert_uint_eq(handle_open(type, owner, object, &handle), 0);
	return handle;
}

static bool is_open(uintptr_t handle, enum handle_type type, uintptr_t owner)
{
	struct object *object = handle_get(handle, type, owner);

	object_unref(object);
	return object != NULL;
}

static void setup(void)
{
	released = 0;
}

START_TEST(a_handle_works_until_it_is_closed)
{
	uintptr_t engine = open_handle(HANDLE_TYPE_ENGINE, 0);

	ck_assert(engine && engine != UINTPTR_MAX);
	ck_assert(is_open(engine, HANDLE_TYPE_ENGINE, 0));
	ck_assert_uint_eq(handle_close(engine, HANDLE_TYPE_ENGINE, 0), 0);
	ck_assert(!is_open(engine, HANDLE_TYPE_ENGINE, 0));
	ck_assert_uint_eq(handle_close(engine, HANDLE_TYPE_ENGINE, 0), INVALID_HANDLE);
	ck_assert_int_eq(released, 1);
}
END_TEST

START_TEST(a_handle_of_another_kind_or_owner_is_not_found)
{
	uintptr_t engine = open_handle(HANDLE_TYPE_ENGINE, 0);
	uintptr_t other = open_handle(HANDLE_TYPE_ENGINE, 0);
	uintptr_t e = open_handle(HANDLE_TYPE_ENUMERATOR, engine);

	ck_assert(is_open(e, HANDLE_TYPE_ENUMERATOR, engine));
	ck_assert(!is_open(e, HANDLE_TYPE_ENUMERATOR, other));
	ck_assert(!is_open(e, HANDLE_TYPE_ENGINE, 0));
	ck_assert(!is_open(engine, HANDLE_TYPE_ENUMERATOR, engine));
	ck_assert_uint_eq(handle_close(e, HANDLE_TYPE_ENUMERATOR, other), INVALID_HANDLE);
	handle_close(engine, HANDLE_TYPE_ENGINE, 0);
	handle_close(other, HANDLE_TYPE_ENGINE, 0);
	ck_assert_int_eq(released, 3);
}
END_TEST

START_TEST(forged_handles_are_not_found)
{
	uintptr_t engine = open_handle(HANDLE_TYPE_ENGINE, 0);

	for (unsigned bit = 0; bit < 8 * sizeof(engine); bit++)
		ck_assert(!is_open(engine ^ (uintptr_t)1 << bit, HANDLE_TYPE_ENGINE, 0));
	for (uintptr_t low = 0; low < 100000; low++)
		ck_assert(low == engine || !is_open(low, HANDLE_TYPE_ENGINE, 0));
	ck_assert(!is_open(UINTPTR_MAX, HANDLE_TYPE_ENGINE, 0));
	ck_assert(!is_open((uintptr_t)&engine, HANDLE_TYPE_ENGINE, 0));
	handle_close(engine, HANDLE_TYPE_ENGINE, 0);
}
END_TEST

START_TEST(a_closed_handle_differs_from_the_next_one_in_its_slot)
{
	uintptr_t first = open_handle(HANDLE_TYPE_ENGINE, 0), second;

	handle_close(first, HANDLE_TYPE_ENGINE, 0);
	second = open_handle(HANDLE_TYPE_ENGINE, 0);
	ck_assert(first != second);
	ck_assert(!is_open(first, HANDLE_TYPE_ENGINE, 0));
	ck_assert(is_open(second, HANDLE_TYPE_ENGINE, 0));
	handle_close(second, HANDLE_TYPE_ENGINE, 0);
}
END_TEST

START_TEST(closing_an_engine_ends_its_enumerators_and_no_others)
{
	uintptr_t engine = open_handle(HANDLE_TYPE_ENGINE, 0);
	uintptr_t other = open_handle(HANDLE_TYPE_ENGINE, 0);
	uintptr_t mine[40], its;

	for (int i = 0; i < 40; i++)
		mine[i] = open_handle(HANDLE_TYPE_ENUMERATOR, engine);
	its = open_handle(HANDLE_TYPE_ENUMERATOR, other);
	handle_close(engine, HANDLE_TYPE_ENGINE, 0);
	ck_assert_int_eq(released, 41);
	for (int i = 0; i < 40; i++)
		ck_assert(!is_open(mine[i], HANDLE_TYPE_ENUMERATOR, engine));
	ck_assert(is_open(its, HANDLE_TYPE_ENUMERATOR, other));
	handle_close(other, HANDLE_TYPE_ENGINE, 0);
}
END_TEST

START_TEST(an_enumerator_cannot_be_opened_on_a_closed_engine)
{
	uintptr_t engine = open_handle(HANDLE_TYPE_ENGINE, 0), handle;
	struct object *object = malloc(sizeof(*object));

	handle_close(engine, HANDLE_TYPE_ENGINE, 0);
	object_init(object, release);
	ck_assert_uint_eq(handle_open(HANDLE_TYPE_ENUMERATOR, engine, object, &handle),
			  INVALID_HANDLE);
	object_unref(object);
	ck_assert_int_eq(released, 2);
}
END_TEST

START_TEST(an_object_in_use_outlives_its_handle)
{
	uintptr_t engine = open_handle(HANDLE_TYPE_ENGINE, 0);
	struct object *object = handle_get(engine, HANDLE_TYPE_ENGINE, 0);

	handle_close(engine, HANDLE_TYPE_ENGINE, 0);
	ck_assert_int_eq(released, 0);
	object_unref(object);
	ck_assert_int_eq(released, 1);
}
END_TEST

START_TEST(a_child_cannot_use_its_parents_handles_and_can_open_its_own)
{
	uintptr_t engine = open_handle(HANDLE_TYPE_ENGINE, 0);
	pid_t child = fork();
	int status;

	if (!child) {
		uintptr_t own;

		if (is_open(engine, HANDLE_TYPE_ENGINE, 0))
			_exit(1);
		if (handle_close(engine, HANDLE_TYPE_ENGINE, 0) != INVALID_HANDLE)
			_exit(2);
		own = open_handle(HANDLE_TYPE_ENGINE, 0);
		if (is_open(engine, HANDLE_TYPE_ENGINE, 0))
			_exit(3);
		_exit(is_open(own, HANDLE_TYPE_ENGINE, 0) ? 0 : 4);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert(is_open(engine, HANDLE_TYPE_ENGINE, 0));
	handle_close(engine, HANDLE_TYPE_ENGINE, 0);
}
END_TEST

static struct of_parent {
	uintptr_t engine;
	struct object object;
} of_parent;

static int use_handles_of_parent(void *unused)
{
	uintptr_t handle = 0;

	(void)unused;
	if (handles_begin() != NOT_SUPPORTED)
		return 1;
	object_init(&of_parent.object, release);
	if (handle_open(HANDLE_TYPE_ENGINE, 0, &of_parent.object, &handle) != NOT_SUPPORTED)
		return 2;
	if (is_open(of_parent.engine, HANDLE_TYPE_ENGINE, 0))
		return 3;
	return handle_close(of_parent.engine, HANDLE_TYPE_ENGINE, 0) == INVALID_HANDLE ? 0 : 4;
}

/*
 * vfork() is clone() with these flags. Such a child shares its parent's memory, so it must not
 * open.
 */
START_TEST(a_child_that_shares_its_parents_memory_is_refused_and_does_no_harm)
{
	static const int flags[] = { CLONE_VM | CLONE_VFORK | SIGCHLD, CLONE_VM | SIGCHLD };
	static _Alignas(16) char stack[256 * 1024];
	int status;
	pid_t child;

	of_parent.engine = open_handle(HANDLE_TYPE_ENGINE, 0);
	child = clone(use_handles_of_parent, stack + sizeof(stack), flags[_i], NULL);
	ck_assert_int_gt(child, 0);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(released, 0);
	ck_assert(is_open(of_parent.engine, HANDLE_TYPE_ENGINE, 0));
	handle_close(of_parent.engine, HANDLE_TYPE_ENGINE, 0);
}
END_TEST

START_TEST(a_child_does_not_free_an_object_that_a_thread_of_its_parent_used)
{
	uintptr_t engine = open_handle(HANDLE_TYPE_ENGINE, 0);
	uintptr_t other = open_handle(HANDLE_TYPE_ENGINE, 0);
	static struct object
		*used; /* static, so that valgrind finds the pointer in the child, too */
	int status;
	pid_t child;

	used = handle_get(engine, HANDLE_TYPE_ENGINE, 0);
	child = fork();
	if (!child) {
		uintptr_t own = open_handle(HANDLE_TYPE_ENGINE, 0);

		_exit(own != engine && own != other && released == 1 ? 0 : 1);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	object_unref(used);
	handle_close(engine, HANDLE_TYPE_ENGINE, 0);
	handle_close(other, HANDLE_TYPE_ENGINE, 0);
}
END_TEST

static void leave(struct object *object)
{
	(void)object;
}

/* With more open handles, fewer slots are left to be used again. */
START_TEST(a_closed_handle_stays_invalid_after_a_million_opens)
{
	static const unsigned live[] = { 0, 3000 };
	uintptr_t open[3000], closed[8], handle;
	struct object object;

	for (unsigned i = 0; i < live[_i]; i++)
		open[i] = open_handle(HANDLE_TYPE_ENGINE, 0);
	for (unsigned i = 0; i < 8; i++) {
		closed[i] = open_handle(HANDLE_TYPE_ENGINE, 0);
		handle_close(closed[i], HANDLE_TYPE_ENGINE, 0);
	}
	for (unsigned i = 0; i < 1000000; i++) {
		object_init(&object, leave);
		if (handle_open(HANDLE_TYPE_ENGINE, 0, &object, &handle))
			ck_abort_msg("no handle after %u opens", i);
		for (unsigned c = 0; c < 8; c++)
			if (handle == closed[c])
				ck_abort_msg("after %u opens", i);
		handle_close(handle, HANDLE_TYPE_ENGINE, 0);
	}
	for (unsigned i = 0; i < live[_i]; i++)
		handle_close(open[i], HANDLE_TYPE_ENGINE, 0);
}
END_TEST

/*
 * Half of the engines are closed in the order in which they were opened, and half in the reverse
 * order.
 */
START_TEST(sixty_thousand_handles_live_side_by_side)
{
	enum { ENGINES = 20000 };
	uintptr_t(*handles)[3] = calloc(ENGINES, sizeof(*handles));

	for (int i = 0; i < ENGINES; i++) {
		handles[i][0] = open_handle(HANDLE_TYPE_ENGINE, 0);
		for (int e = 1; e < 3; e++)
			handles[i][e] = open_handle(HANDLE_TYPE_ENUMERATOR, handles[i][0]);
	}
	for (int i = 0; i < ENGINES; i += 2)
		ck_assert_uint_eq(handle_close(handles[i][0], HANDLE_TYPE_ENGINE, 0), 0);
	for (int i = 0; i < ENGINES; i++)
		for (int e = 1; e < 3; e++)
			ck_assert(is_open(handles[i][e], HANDLE_TYPE_ENUMERATOR, handles[i][0]) ==
				  (i % 2 == 1));
	for (int i = ENGINES - 1; i > 0; i -= 2)
		ck_assert_uint_eq(handle_close(handles[i][0], HANDLE_TYPE_ENGINE, 0), 0);
	ck_assert_int_eq(released, 3 * ENGINES);
	free(handles);
}
END_TEST

static void *open_and_close(void *unused)
{
	for (int i = 0; i < 2000; i++) {
		uintptr_t engine = open_handle(HANDLE_TYPE_ENGINE, 0);
		uintptr_t e = open_handle(HANDLE_TYPE_ENUMERATOR, engine);

		ck_assert(is_open(e, HANDLE_TYPE_ENUMERATOR, engine));
		ck_assert_uint_eq(handle_close(engine, HANDLE_TYPE_ENGINE, 0), 0);
		ck_assert(!is_open(e, HANDLE_TYPE_ENUMERATOR, engine));
	}
	return unused;
}

START_TEST(threads_open_and_close_side_by_side)
{
	pthread_t threads[4];

	for (int i = 0; i < 4; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, open_and_close, NULL), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
}
END_TEST

Suite *handle_suite(void)
{
	Suite *suite = suite_create("handle");
	TCase *tc = tcase_create("handle"), *large = tcase_create("many handles"),
	      *sharing = tcase_create("children that share memory");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_test(tc, a_handle_works_until_it_is_closed);
	tcase_add_test(tc, a_handle_of_another_kind_or_owner_is_not_found);
	tcase_add_test(tc, forged_handles_are_not_found);
	tcase_add_test(tc, a_closed_handle_differs_from_the_next_one_in_its_slot);
	tcase_add_test(tc, closing_an_engine_ends_its_enumerators_and_no_others);
	tcase_add_test(tc, an_enumerator_cannot_be_opened_on_a_closed_engine);
	tcase_add_test(tc, an_object_in_use_outlives_its_handle);
	tcase_add_test(tc, a_child_cannot_use_its_parents_handles_and_can_open_its_own);
	tcase_add_test(tc, threads_open_and_close_side_by_side);
	tcase_add_test(tc, a_child_does_not_free_an_object_that_a_thread_of_its_parent_used);
	suite_add_tcase(suite, tc);
	tcase_add_checked_fixture(sharing, setup, NULL);
	tcase_set_tags(sharing, "processes");
	tcase_add_loop_test(
		sharing, a_child_that_shares_its_parents_memory_is_refused_and_does_no_harm, 0, 2);
	suite_add_tcase(suite, sharing);
	tcase_add_checked_fixture(large, setup, NULL);
	tcase_set_timeout(large, 60);
	tcase_set_tags(large, "long");
	tcase_add_loop_test(large, a_closed_handle_stays_invalid_after_a_million_opens, 0, 2);
	tcase_add_test(large, sixty_thousand_handles_live_side_by_side);
	suite_add_tcase(suite, large);
	return suite;
}
