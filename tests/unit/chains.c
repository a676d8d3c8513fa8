/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/chains.h"

#include <string.h>

#include "base/hash.h"
#include "unit.h"

#define MEMBERS 100

/* Three of them meet in one bucket, as only their high bits differ. */
static const uint32_t hashes[] = { 0x00000005, 0x00010005, 0x80000005, 0x00000006, 0xffffffff };

#define HASHES (sizeof(hashes) / sizeof(hashes[0]))

/* The truth: members of one hash, the last pushed first. */
static uint32_t lists[HASHES][MEMBERS];
static size_t counts[HASHES];
static struct chains chains;

static void setup(void)
{
	memset(counts, 0, sizeof(counts));
	ck_assert_uint_eq(chains_init(&chains, MEMBERS), 0);
}

static void teardown(void)
{
	chains_done(&chains);
}

static void push(uint32_t member, size_t h)
{
	memmove(&lists[h][1], &lists[h][0], counts[h]++ * sizeof(lists[h][0]));
	lists[h][0] = member;
	chains_push(&chains, member, hashes[h]);
}

static void push_all(void)
{
	for (uint32_t i = 0; i < MEMBERS; i++)
		push((i * 37) % MEMBERS, i * i % HASHES); /* not in their order */
}

static void compare_all(void)
{
	for (size_t h = 0; h < HASHES; h++) {
		const uint32_t *place = chains_first(&chains, hashes[h]);

		for (size_t i = 0; i < counts[h]; i++, place = chains_next(&chains, place))
			ck_assert_uint_eq(*place, lists[h][i] + 1);
		ck_assert_uint_eq(*place, 0);
	}
}

START_TEST(a_walk_meets_the_members_of_its_hash_the_last_pushed_first)
{
	compare_all();
	push_all();
	compare_all();
	ck_assert_uint_eq(*chains_first(&chains, 0x40000005), 0);
}
END_TEST

/* Each second, then each second of what is left, and so on; a walk that takes goes on behind. */
START_TEST(a_walk_goes_on_where_it_took_a_member_out)
{
	push_all();
	for (int turn = 0; turn < 8; turn++) {
		for (size_t h = 0; h < HASHES; h++) {
			uint32_t *place = chains_first(&chains, hashes[h]);
			size_t kept = 0;

			for (size_t i = 0; i < counts[h]; i++) {
				ck_assert_uint_eq(*place, lists[h][i] + 1);
				if (i % 2) {
					lists[h][kept++] = lists[h][i];
					place = chains_next(&chains, place);
				} else {
					place = chains_take(&chains, place);
				}
			}
			ck_assert_uint_eq(*place, 0);
			counts[h] = kept;
		}
		compare_all();
	}
	for (size_t h = 0; h < HASHES; h++)
		ck_assert_uint_eq(counts[h], 0);
	push_all();
	compare_all();
}
END_TEST

START_TEST(an_index_that_grows_keeps_its_members_in_their_order)
{
	chains_done(&chains);
	for (uint32_t i = 0; i < MEMBERS; i++) {
		ck_assert_uint_eq(chains_reserve(&chains, i + 1), 0);
		push(i, i * i % HASHES);
	}
	compare_all();
	ck_assert_uint_eq(chains_reserve(&chains, 100 * MEMBERS), 0);
	ck_assert_uint_eq(chains_reserve(&chains, 1), 0);
	compare_all();
}
END_TEST

START_TEST(chains_of_no_members_are_empty)
{
	struct chains none;

	ck_assert_uint_eq(chains_init(&none, 0), 0);
	ck_assert_uint_eq(*chains_first(&none, 7), 0);
	ck_assert_ptr_nonnull(none.heads);
	ck_assert_uint_ge(none.buckets, 1);
	chains_done(&none);
	ck_assert_mem_eq(&none, &(struct chains){ 0 }, sizeof(none));
	chains_done(&none);
}
END_TEST

/* The longest chain of @count keys in as many buckets; the keys differ in byte @at alone. */
static unsigned longest_chain(size_t at, unsigned count)
{
	unsigned lengths[256] = { 0 }, longest = 0;

	for (unsigned i = 0; i < count; i++) {
		uint8_t key[36] = { 192, 0, 2 };
		unsigned *length;

		key[at] = (uint8_t)i;
		length = &lengths[hash_end(hash_bytes(hash_begin(0), key, sizeof(key))) & 255];
		if (++*length > longest)
			longest = *length;
	}
	return longest;
}

/* 200 keys put into 256 buckets at random make a chain of 8 or more once in 30,000 times. */
START_TEST(keys_that_differ_in_one_byte_spread_over_the_buckets)
{
	for (size_t at = 0; at < 36; at++)
		ck_assert_uint_lt(longest_chain(at, 200), 8);
}
END_TEST

Suite *chains_suite(void)
{
	Suite *suite = suite_create("chains");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_walk_meets_the_members_of_its_hash_the_last_pushed_first);
	tcase_add_test(tests, a_walk_goes_on_where_it_took_a_member_out);
	tcase_add_test(tests, an_index_that_grows_keeps_its_members_in_their_order);
	tcase_add_test(tests, chains_of_no_members_are_empty);
	tcase_add_test(tests, keys_that_differ_in_one_byte_spread_over_the_buckets);
	suite_add_tcase(suite, tests);
	return suite;
}
