/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/block.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

START_TEST(pieces_of_a_block_are_zeroed_aligned_and_do_not_overlap)
{
	struct block b;
	unsigned char *first, *second;

	ck_assert_uint_eq(block_open(&b, NULL, BLOCK_SPACE(13) + BLOCK_SPACE(8)), 0);
	first = block_take(&b, 13);
	second = block_take(&b, 8);
	ck_assert_ptr_eq(first, b.base);
	ck_assert_ptr_eq(second, b.base + 16);
	for (int i = 0; i < 8; i++)
		ck_assert_uint_eq(second[i], 0);
	ck_assert_uint_eq(b.used, b.size);
	block_free(b.base);
}
END_TEST

START_TEST(freeing_a_pointer_that_is_no_block_does_no_harm)
{
	struct block b;
	int on_the_stack;
	void *elsewhere = malloc(16);

	block_free(NULL);
	block_free(&on_the_stack);
	block_free(elsewhere);
	ck_assert_uint_eq(block_open(&b, NULL, 64), 0);
	block_free(b.base + 8);
	memset(b.base, 1, 64); /* the block has not been freed */
	block_free(b.base);
	block_free(b.base); /* a second time: the pointer is not known any more */
	free(elsewhere);
}
END_TEST

START_TEST(thousands_of_blocks_can_be_freed_in_any_order)
{
	enum { COUNT = 5000 };
	struct block *b = calloc(COUNT, sizeof(*b));

	for (int i = 0; i < COUNT; i++) {
		ck_assert_uint_eq(block_open(&b[i], NULL, 16), 0);
		b[i].base[15] = 1;
	}
	for (int i = 0; i < COUNT; i += 3)
		block_free(b[i].base);
	for (int i = 0; i < COUNT; i++)
		if (i % 3)
			ck_assert_uint_eq(b[i].base[15], 1);
	for (int i = COUNT - 1; i >= 0; i--)
		if (i % 3)
			block_free(b[i].base);
	free(b); /* the leak checks of the sanitizers and of valgrind see whether this freed the
		    block */
}
END_TEST

START_TEST(a_block_larger_than_the_memory_is_an_error)
{
	struct block b;

	ck_assert_uint_eq(block_open(&b, NULL, SIZE_MAX / 2), 8);
}
END_TEST

START_TEST(a_piece_larger_than_the_rest_of_a_block_is_refused)
{
	static const size_t sizes[] = { 9, 17, SIZE_MAX, SIZE_MAX - 7, SIZE_MAX / 2 };
	struct block b;

	ck_assert_uint_eq(block_open(&b, NULL, 16), 0);
	ck_assert_ptr_nonnull(block_take(&b, 8));
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		ck_assert_ptr_null(block_take(&b, sizes[i]));
	ck_assert_uint_eq(b.used, 8);
	ck_assert_ptr_nonnull(block_take(&b, 3));
	ck_assert_ptr_null(block_take(&b, 1));
	block_free(b.base);
}
END_TEST

static unsigned taken;

static void take_four(void *context)
{
	for (taken = 0; taken < 4; taken++)
		*(unsigned *)block_take(context, sizeof(taken)) = taken;
}

START_TEST(filling_ends_at_the_end_of_a_block)
{
	struct block b;

	for (unsigned size = 0; size <= 6; size++) {
		ck_assert_uint_eq(block_open(&b, NULL, size ? 8 * size : 1), 0);
		ck_assert(block_fill(&b, take_four, &b) == (size >= 4));
		ck_assert_uint_eq(taken, size < 4 ? size : 4);
		block_free(b.base);
	}
}
END_TEST

Suite *block_suite(void)
{
	Suite *suite = suite_create("block");
	TCase *tc = tcase_create("block");

	tcase_add_test(tc, pieces_of_a_block_are_zeroed_aligned_and_do_not_overlap);
	tcase_add_test(tc, freeing_a_pointer_that_is_no_block_does_no_harm);
	tcase_add_test(tc, thousands_of_blocks_can_be_freed_in_any_order);
	tcase_add_test(tc, a_block_larger_than_the_memory_is_an_error);
	tcase_add_test(tc, a_piece_larger_than_the_rest_of_a_block_is_refused);
	tcase_add_test(tc, filling_ends_at_the_end_of_a_block);
	suite_add_tcase(suite, tc);
	return suite;
}
