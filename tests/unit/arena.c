/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "mapped.h"
#include "pairing_table.h"
#include "unit.h"

enum { PIECES = 3000, LARGE = 3 << 20 };

static struct arena arena;

static void teardown(void)
{
	struct spare *spare = arena.spare;

	arena_done(&arena);
	arena.spare = NULL;
	spare_unref(spare);
}

static bool is_filled(const uint8_t *piece, size_t size, uint8_t with)
{
	for (size_t i = 0; i < size; i++)
		if (piece[i] != with)
			return false;
	return true;
}

START_TEST(pieces_do_not_overlap_and_are_aligned_to_16)
{
	static uint8_t *pieces[PIECES];
	static size_t sizes[PIECES];
	uint64_t seed = 1, bytes = 0;

	for (size_t i = 0; i < PIECES; i++) {
		sizes[i] = table_random(&seed, i % 100 ? 200 : 100000);
		pieces[i] = arena_take(&arena, sizes[i]);
		ck_assert_ptr_nonnull(pieces[i]);
		ck_assert_uint_eq((uintptr_t)pieces[i] % 16, 0);
		memset(pieces[i], (int)(i % 251), sizes[i]);
		bytes += sizes[i];
	}
	for (size_t i = 0; i < PIECES; i++)
		ck_assert(is_filled(pieces[i], sizes[i], (uint8_t)(i % 251)));
	ck_assert_uint_ge(arena.bytes, bytes);
	ck_assert_uint_le(arena.bytes, bytes + 15ul * PIECES);
}
END_TEST

static uint32_t *numbers;
static size_t capacity;

static uint32_t reserve(size_t needed)
{
	void *array = numbers;
	uint32_t status = arena_reserve(&arena, &array, &capacity, needed, sizeof(*numbers));

	numbers = array;
	return status;
}

/* Enters the numbers from @first to the capacity. */
static void number_from(size_t first)
{
	for (size_t i = first; i < capacity; i++)
		numbers[i] = (uint32_t)i;
}

static void expect_numbers(size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++)
		wrong += numbers[i] != i;
	ck_assert_uint_eq(wrong, 0);
}

static void begin_array(void)
{
	numbers = NULL;
	capacity = 0;
	ck_assert_uint_eq(reserve(1), 0);
	ck_assert_uint_ge(capacity, 1);
	number_from(0);
}

START_TEST(an_array_that_is_the_last_piece_grows_where_it_is)
{
	const uint32_t *before;
	size_t count;

	ck_assert_uint_eq(arena_expect(&arena, LARGE), 0);
	begin_array();
	before = numbers;
	while (capacity < 100000) {
		count = capacity;
		ck_assert_uint_eq(reserve(count), 0);
		ck_assert_uint_eq(capacity, count); /* there was room already */
		ck_assert_uint_eq(reserve(count + 1), 0);
		ck_assert_uint_gt(capacity, count);
		ck_assert_ptr_eq(numbers, before);
		expect_numbers(count);
		number_from(count);
	}
	ck_assert_uint_le(arena.bytes, capacity * sizeof(*numbers) + 15);
	ck_assert_ptr_ne(arena_take(&arena, 16), NULL);
	expect_numbers(capacity);
}
END_TEST

START_TEST(an_array_with_a_piece_behind_it_moves_with_its_contents)
{
	const uint32_t *before;
	uint8_t *behind;
	size_t count;

	ck_assert_uint_eq(arena_expect(&arena, LARGE), 0);
	for (begin_array(); capacity < 100000; number_from(count)) {
		before = numbers;
		count = capacity;
		behind = arena_take(&arena, 16);
		memset(behind, 0x55, 16);
		ck_assert_uint_eq(reserve(count + 1), 0);
		ck_assert_ptr_ne(numbers, before);
		expect_numbers(count);
		number_from(0);
		ck_assert(is_filled(behind, 16, 0x55));
	}
}
END_TEST

START_TEST(an_array_moves_with_its_contents_if_its_chunk_is_full)
{
	struct arena_chunk *chunk;
	unsigned moved = 0;

	for (begin_array(); capacity < 1000000;) {
		const uint32_t *before = numbers;
		size_t count = capacity;

		ck_assert_uint_eq(reserve(count + 1), 0);
		moved += numbers != before;
		expect_numbers(count);
		number_from(count);
		for (chunk = arena.chunks; chunk; chunk = chunk->next)
			ck_assert_uint_le(chunk->used, chunk->chunk.size);
	}
	ck_assert_uint_gt(moved, 1);
}
END_TEST

/* If a size wrapped around, the arena would return a piece that is too small. */
START_TEST(sizes_beyond_all_memory_are_refused_and_change_nothing)
{
	struct arena before;
	void *array;
	size_t room;

	begin_array();
	before = arena;
	array = numbers;
	room = capacity;
	for (size_t i = 0; i < 20; i++)
		ck_assert_ptr_null(arena_take(&arena, SIZE_MAX - i));
	ck_assert_ptr_null(arena_take(&arena, SIZE_MAX / 2 + 1));
	ck_assert_ptr_null(arena_take(&arena, SIZE_MAX / 4));
	for (size_t i = 0; i < 80; i++)
		ck_assert_uint_eq(arena_expect(&arena, SIZE_MAX - i), ERROR_NOT_ENOUGH_MEMORY);
	ck_assert_uint_eq(arena_reserve(&arena, &array, &room, SIZE_MAX, 1),
			  ERROR_NOT_ENOUGH_MEMORY);
	ck_assert_uint_eq(arena_reserve(&arena, &array, &room, UINT32_MAX, 1),
			  ERROR_NOT_ENOUGH_MEMORY);
	ck_assert_ptr_eq(array, numbers);
	ck_assert_uint_eq(room, capacity);
	ck_assert_mem_eq(&arena, &before, sizeof(arena));
	expect_numbers(capacity);
}
END_TEST

START_TEST(an_array_whose_size_in_bytes_wraps_around_is_refused)
{
	static const size_t sizes[] = { SIZE_MAX / 8, SIZE_MAX / 16 + 1, SIZE_MAX / 16 + 2 };

	for (size_t i = 0; i < 3; i++) {
		void *array = NULL;
		size_t room = 0;

		ck_assert_uint_eq(arena_reserve(&arena, &array, &room, 1, sizes[i]),
				  ERROR_NOT_ENOUGH_MEMORY);
		ck_assert_ptr_null(array);
		ck_assert_uint_eq(room, 0);
	}
}
END_TEST

START_TEST(pieces_that_were_expected_come_from_one_chunk)
{
	uint8_t *first;

	ck_assert_uint_eq(arena_expect(&arena, LARGE), 0);
	first = arena_take(&arena, 1024);
	ck_assert_uint_eq(arena_expect(&arena, LARGE - 1024), 0); /* it has this room */
	for (size_t i = 1; i < LARGE / 1024; i++)
		ck_assert_ptr_eq(arena_take(&arena, 1024), first + 1024 * i);
	ck_assert_ptr_null(arena.chunks->next);
	ck_assert_uint_eq(arena.bytes, LARGE);
}
END_TEST

START_TEST(few_chunks_hold_many_small_pieces)
{
	unsigned count = 0;

	for (size_t i = 0; i < 500000; i++)
		ck_assert_ptr_nonnull(arena_take(&arena, 32));
	for (const struct arena_chunk *chunk = arena.chunks; chunk; chunk = chunk->next)
		count++;
	ck_assert_uint_lt(count, 50);
}
END_TEST

START_TEST(an_arena_without_a_spare_frees_every_chunk)
{
	const void *chunks[3];

	for (size_t i = 0; i < 3; i++) {
		ck_assert_ptr_nonnull(arena_take(&arena, LARGE));
		chunks[i] = arena.chunks;
	}
	for (size_t i = 0; i < 3; i++)
		ck_assert(is_mapped_here(chunks[i]));
	arena_done(&arena);
	for (size_t i = 0; i < 3; i++)
		ck_assert(!is_mapped_here(chunks[i]));
	ck_assert_ptr_null(arena.chunks);
	ck_assert_uint_eq(arena.bytes, 0);
	arena_done(&arena);
}
END_TEST

START_TEST(an_arena_gives_its_chunks_to_its_spare_and_takes_them_from_there)
{
	uint8_t *piece;
	struct spare *spare;

	ck_assert_uint_eq(spare_new(&spare), 0);
	arena.spare = spare;
	piece = arena_take(&arena, LARGE);
	memset(piece, 0x77, LARGE);
	arena_done(&arena);
	ck_assert_ptr_eq(arena.spare, spare);
	ck_assert_ptr_null(arena.chunks);
	ck_assert_uint_eq(arena.bytes, 0);
	piece = arena_take(&arena, LARGE);
	ck_assert(is_filled(piece, LARGE, 0x77)); /* new memory would be zero */
}
END_TEST

Suite *arena_suite(void)
{
	Suite *suite = suite_create("arena");
	TCase *tc = tcase_create("arena");

	tcase_add_checked_fixture(tc, NULL, teardown);
	tcase_add_test(tc, pieces_do_not_overlap_and_are_aligned_to_16);
	tcase_add_test(tc, an_array_that_is_the_last_piece_grows_where_it_is);
	tcase_add_test(tc, an_array_with_a_piece_behind_it_moves_with_its_contents);
	tcase_add_test(tc, an_array_moves_with_its_contents_if_its_chunk_is_full);
	tcase_add_test(tc, sizes_beyond_all_memory_are_refused_and_change_nothing);
	tcase_add_test(tc, an_array_whose_size_in_bytes_wraps_around_is_refused);
	tcase_add_test(tc, pieces_that_were_expected_come_from_one_chunk);
	tcase_add_test(tc, few_chunks_hold_many_small_pieces);
	tcase_add_test(tc, an_arena_without_a_spare_frees_every_chunk);
	tcase_add_test(tc, an_arena_gives_its_chunks_to_its_spare_and_takes_them_from_there);
	suite_add_tcase(suite, tc);
	return suite;
}
