/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/spare.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <string.h>

#include "mapped.h"
#include "unit.h"

/* A chunk of this size has a mapping of its own, which is zero when it is new. */
#define SIZE ((size_t)3 << 20)

static struct spare *spare;

static void setup(void)
{
	ck_assert_uint_eq(spare_new(&spare), 0);
}

static void teardown(void)
{
	spare_unref(spare);
}

static struct chunk open_chunk(struct spare *from, size_t size)
{
	struct chunk chunk;

	ck_assert_uint_eq(chunk_open(from, size, &chunk), 0);
	ck_assert_ptr_nonnull(chunk.memory);
	ck_assert_uint_ge(chunk.size, size);
	ck_assert_ptr_eq(chunk.spare, from);
	ck_assert_uint_eq((uintptr_t)chunk.memory % 16, 0);
	return chunk;
}

/* Opens a chunk and writes to all of it, so that a sanitizer sees if it is too small. */
static struct chunk open_marked(size_t size, uint8_t mark)
{
	struct chunk chunk = open_chunk(spare, size);

	memset(chunk.memory, mark, chunk.size);
	return chunk;
}

/* The mark of a chunk that was there before, or 0. */
static uint8_t mark_of(size_t size)
{
	struct chunk chunk = open_chunk(spare, size);
	uint8_t mark = chunk.memory[size - 1];

	chunk_close(&chunk);
	return mark;
}

START_TEST(a_chunk_that_was_given_back_is_used_again_for_about_its_size)
{
	struct chunk chunk = open_marked(SIZE, 7);

	chunk_close(&chunk);
	ck_assert_uint_eq(mark_of(SIZE), 7);
	ck_assert_uint_eq(mark_of(SIZE - SIZE / 4), 7);
	ck_assert_uint_eq(mark_of(SIZE), 7);
}
END_TEST

START_TEST(a_chunk_is_not_used_for_less_than_half_of_its_size_and_stays_for_who_needs_it)
{
	struct chunk small[3], large = open_marked(SIZE, 7);
	const size_t sizes[] = { 100, SIZE / 16, SIZE / 2 - (128 << 10) };

	chunk_close(&large);
	for (size_t i = 0; i < 3; i++) {
		small[i] = open_chunk(spare, sizes[i]);
		ck_assert_ptr_ne(small[i].memory, large.memory);
	}
	ck_assert_uint_eq(mark_of(SIZE), 7);
	for (size_t i = 0; i < 3; i++)
		chunk_close(&small[i]);
	ck_assert_uint_eq(mark_of(SIZE), 7);
}
END_TEST

START_TEST(a_chunk_is_not_used_for_more_than_its_size)
{
	struct chunk first = open_marked(SIZE, 7), larger;

	chunk_close(&first);
	larger = open_chunk(spare, first.size + 1);
	ck_assert_ptr_ne(larger.memory, first.memory);
	chunk_close(&larger);
}
END_TEST

START_TEST(a_spare_keeps_no_more_than_its_number_of_chunks_and_the_last_is_among_them)
{
	struct chunk chunks[SPARE_CHUNKS + 3];
	unsigned kept = 0;

	for (unsigned i = 0; i < SPARE_CHUNKS + 3; i++)
		chunks[i] = open_marked(SIZE, 7);
	for (unsigned i = 0; i < SPARE_CHUNKS + 3; i++) {
		chunk_close(&chunks[i]);
		ck_assert(is_mapped_here(chunks[i].memory));
	}
	for (unsigned i = 0; i < SPARE_CHUNKS + 3; i++)
		kept += is_mapped_here(chunks[i].memory);
	ck_assert_uint_eq(kept, SPARE_CHUNKS);
}
END_TEST

START_TEST(a_chunk_that_is_too_large_to_keep_is_freed)
{
	struct chunk too_large = open_marked(SPARE_CHUNK_MAX + 1, 7);
	struct chunk largest = open_marked(SPARE_CHUNK_MAX, 8);

	ck_assert(is_mapped_here(too_large.memory));
	chunk_close(&too_large);
	ck_assert(!is_mapped_here(too_large.memory));
	chunk_close(&largest);
	ck_assert(is_mapped_here(largest.memory));
	ck_assert_uint_eq(mark_of(SPARE_CHUNK_MAX), 8);
}
END_TEST

START_TEST(without_a_spare_a_chunk_is_new_and_is_freed)
{
	static const size_t sizes[] = { 0, 1, 5000, 200000, SIZE, SPARE_CHUNK_MAX + 1 };
	struct chunk chunk;

	spare_ref(NULL);
	spare_unref(NULL);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		chunk = open_chunk(NULL, sizes[i]);
		memset(chunk.memory, 7, chunk.size);
		chunk_close(&chunk);
		if (sizes[i] >= SIZE)
			ck_assert(!is_mapped_here(chunk.memory));
	}
	ck_assert_uint_ne(chunk_open(NULL, SIZE_MAX, &chunk), 0);
	ck_assert_uint_ne(chunk_open(NULL, SIZE_MAX / 2, &chunk), 0);
	ck_assert_uint_ne(chunk_open(spare, SIZE_MAX - 64, &chunk), 0);
}
END_TEST

START_TEST(a_spare_stays_until_the_last_chunk_that_refers_to_it_is_closed)
{
	struct chunk a = open_marked(SIZE, 7), b = open_marked(SIZE, 8);

	spare_ref(spare);
	spare_unref(spare);
	spare_unref(spare);
	spare = NULL;
	chunk_close(&a);
	ck_assert(is_mapped_here(a.memory)); /* kept, as the spare is still there */
	a = open_chunk(b.spare, SIZE);
	ck_assert_uint_eq(a.memory[SIZE - 1], 7);
	chunk_close(&b);
	ck_assert(is_mapped_here(b.memory));
	chunk_close(&a);
	ck_assert(!is_mapped_here(a.memory));
	ck_assert(!is_mapped_here(b.memory));
}
END_TEST

enum { THREADS = 3, TURNS = 100000 };

static pthread_barrier_t begin;
static atomic_uint taken_twice, used_again;

/* A word of a chunk says whether somebody has it. It is 0 in a new chunk. */
static void *open_and_close(void *unused)
{
	pthread_barrier_wait(&begin);
	for (unsigned i = 0; i < TURNS; i++) {
		struct chunk chunk = open_chunk(spare, SIZE);
		atomic_uint *word = (atomic_uint *)(void *)(chunk.memory + 64);

		taken_twice += atomic_exchange(&word[0], 1) != 0;
		used_again += atomic_exchange(&word[1], 1) != 0;
		if (i % 64 == 0)
			sched_yield();
		atomic_store(&word[0], 0);
		chunk_close(&chunk);
	}
	return unused;
}

START_TEST(threads_that_open_and_close_at_once_never_get_one_chunk_twice)
{
	pthread_t threads[THREADS];

	taken_twice = used_again = 0;
	ck_assert_int_eq(pthread_barrier_init(&begin, NULL, THREADS), 0);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, open_and_close, NULL), 0);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
	pthread_barrier_destroy(&begin);
	ck_assert_uint_eq(taken_twice, 0);
	ck_assert_uint_gt(used_again, TURNS); /* so that the test has tried something */
}
END_TEST

Suite *spare_suite(void)
{
	Suite *suite = suite_create("spare");
	TCase *tc = tcase_create("spare");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_chunk_that_was_given_back_is_used_again_for_about_its_size);
	tcase_add_test(
		tc, a_chunk_is_not_used_for_less_than_half_of_its_size_and_stays_for_who_needs_it);
	tcase_add_test(tc, a_chunk_is_not_used_for_more_than_its_size);
	tcase_add_test(tc,
		       a_spare_keeps_no_more_than_its_number_of_chunks_and_the_last_is_among_them);
	tcase_add_test(tc, a_chunk_that_is_too_large_to_keep_is_freed);
	tcase_add_test(tc, without_a_spare_a_chunk_is_new_and_is_freed);
	tcase_add_test(tc, a_spare_stays_until_the_last_chunk_that_refers_to_it_is_closed);
	tcase_add_test(tc, threads_that_open_and_close_at_once_never_get_one_chunk_twice);
	suite_add_tcase(suite, tc);
	return suite;
}
