/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sadb/parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "record.h"
#include "unit.h"

enum { INDEXED_MAX = 1024, MANY = 5000 };

/* What one set of parts takes in an arena, where a piece is a multiple of 16 bytes. */
#define SEL_BYTES ((sizeof(struct selector) + 15) / 16 * 16)
#define SET_BYTES (SEL_BYTES + sizeof(struct sa_config) + 128u)
_Static_assert(sizeof(struct sa_extra) > 112 && sizeof(struct sa_extra) <= 128, "");

static struct parts parts;
static struct arena memory;

static void teardown(void)
{
	parts_done(&parts);
	arena_done(&memory);
}

/* Parts whose bytes are not zero. */
static struct sa_parts some_parts(void)
{
	struct sa_parts p;

	memset(&p, 0x11, sizeof(p));
	return p;
}

/* Keeps a copy of @p that is gone afterwards, and returns the SA. */
static struct sa keep(const struct sa_parts *p)
{
	struct sa_parts own = *p;
	struct sa sa = record_sa();

	sa.sel = &own.sel;
	sa.config = &own.config;
	sa.extra = &own.extra;
	ck_assert_uint_eq(parts_keep(&parts, &memory, &sa), 0);
	memset(&own, 0xee, sizeof(own));
	return sa;
}

/* Writes @number to a member of each part. */
static struct sa_parts numbered(uint32_t number)
{
	struct sa_parts p = some_parts();

	p.sel.ifindex = p.config.if_id = p.extra.pcpu = number;
	return p;
}

static void expect_same(const struct sa *a, const struct sa *b)
{
	ck_assert_ptr_eq(a->sel, b->sel);
	ck_assert_ptr_eq(a->config, b->config);
	ck_assert_ptr_eq(a->extra, b->extra);
}

static void expect_content(const struct sa *sa, const struct sa_parts *p)
{
	ck_assert_mem_eq(sa->sel, &p->sel, sizeof(p->sel));
	ck_assert_mem_eq(sa->config, &p->config, sizeof(p->config));
	ck_assert_mem_eq(sa->extra, &p->extra, sizeof(p->extra));
}

/* @sa differs from @base in the part that has byte @at alone. */
static void expect_one_other(const struct sa *sa, const struct sa *base, size_t at)
{
	bool sel = at < sizeof(struct selector);
	bool extra = at >= offsetof(struct sa_parts, extra);
	bool config = at >= offsetof(struct sa_parts, config) && !extra; /* padding is in none */

	ck_assert((sa->sel != base->sel) == sel);
	ck_assert((sa->config != base->config) == config);
	ck_assert((sa->extra != base->extra) == extra);
}

START_TEST(equal_parts_are_kept_once)
{
	enum { KINDS = 7 };
	struct sa_parts p = some_parts();
	struct sa first[KINDS];

	for (unsigned round = 0; round < 3; round++)
		for (uint8_t i = 0; i < KINDS; i++) {
			struct sa sa;

			p.sel.proto = p.config.cipher = p.extra.offload_flags = i;
			sa = keep(&p);
			expect_content(&sa, &p);
			if (round)
				expect_same(&sa, &first[i]);
			else
				first[i] = sa;
		}
	ck_assert_uint_eq(memory.bytes, KINDS * SET_BYTES);
}
END_TEST

START_TEST(parts_that_differ_in_any_byte_are_kept_apart)
{
	const struct sa_parts base = some_parts();
	struct sa first = keep(&base), others[sizeof(struct sa_parts)];
	uint64_t bytes;

	for (size_t at = 0; at < sizeof(base); at++) {
		struct sa_parts p = base;

		((uint8_t *)&p)[at] ^= 0x80;
		others[at] = keep(&p);
		expect_content(&others[at], &p);
		expect_one_other(&others[at], &first, at);
	}
	bytes = memory.bytes;
	for (size_t at = 0; at < sizeof(base); at++) {
		struct sa_parts p = base;
		struct sa again;

		((uint8_t *)&p)[at] ^= 0x80;
		again = keep(&p);
		expect_same(&again, &others[at]);
		expect_content(&again, &p);
	}
	ck_assert_uint_eq(memory.bytes, bytes);
	expect_content(&first, &base);
}
END_TEST

enum { TRIED = 300000 };

static struct tried {
	uint32_t hash, number;
} tried[TRIED];

static int compare_hashes(const void *a, const void *b)
{
	const struct tried *x = a, *y = b;

	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* Finds two numbers that give configurations of equal hashes. Ten such pairs are to be expected. */
static const struct tried *find_equal_hashes(void)
{
	for (uint32_t i = 0; i < TRIED; i++) {
		struct sa_parts p = numbered(i);
		uint64_t hash = hash_bytes(hash_begin(0), &p.config, sizeof(p.config));

		tried[i] = (struct tried){ hash_end(hash), i };
	}
	qsort(tried, TRIED, sizeof(tried[0]), compare_hashes);
	for (uint32_t i = 1; i < TRIED; i++)
		if (tried[i].hash == tried[i - 1].hash)
			return &tried[i - 1];
	ck_abort_msg("no two hashes are equal");
	return NULL;
}

START_TEST(different_parts_of_one_hash_are_kept_apart)
{
	const struct tried *pair = find_equal_hashes();
	struct sa sas[2];

	/* other parts in between, so that the two are found in the index alone */
	for (unsigned i = 0; i < 20; i++) {
		struct sa_parts p = numbered(i % 2 ? TRIED + i : pair[i / 2 % 2].number);
		struct sa sa = keep(&p);

		expect_content(&sa, &p);
		if (i % 2 == 0 && i < 4)
			sas[i / 2] = sa;
		if (i % 2 == 0)
			expect_same(&sa, &sas[i / 2 % 2]);
	}
	ck_assert_uint_eq(parts.configs.index.links[0].hash, parts.configs.index.links[2].hash);
}
END_TEST

START_TEST(an_sa_without_extra_members_keeps_none)
{
	struct sa sa = record_sa();

	ck_assert_uint_eq(parts_keep(&parts, &memory, &sa), 0);
	ck_assert_ptr_eq(sa.extra, &sa_no_extra);
	ck_assert_uint_eq(memory.bytes, SEL_BYTES + sizeof(*sa.config));
}
END_TEST

static void expect_indexed(size_t count)
{
	ck_assert_uint_eq(parts.sels.count, count);
	ck_assert_uint_eq(parts.configs.count, count);
	ck_assert_uint_eq(parts.extras.count, count);
}

START_TEST(parts_that_all_differ_are_no_longer_indexed_after_1024_and_stay_right)
{
	static struct sa sas[MANY];
	struct sa_parts p;

	for (uint32_t i = 0; i < MANY; i++) {
		p = numbered(i);
		sas[i] = keep(&p);
		expect_indexed(i < INDEXED_MAX ? i + 1 : INDEXED_MAX);
	}
	for (uint32_t i = 0; i < MANY; i++) {
		p = numbered(i);
		expect_content(&sas[i], &p);
	}
	for (uint32_t i = 0; i < MANY; i += 7) {
		struct sa again;

		p = numbered(i);
		again = keep(&p);
		expect_content(&again, &p);
	}
	expect_indexed(INDEXED_MAX);
}
END_TEST

START_TEST(parts_are_indexed_beyond_1024_as_long_as_more_are_found_than_new)
{
	struct sa first[3 * INDEXED_MAX];

	for (unsigned round = 0; round < 4; round++)
		for (uint32_t i = 0; i < 3 * INDEXED_MAX; i++) {
			/* half of them, and then also the others */
			uint32_t number = round < 2 ? i % (INDEXED_MAX / 2) : i;
			struct sa_parts p = numbered(number);
			struct sa sa = keep(&p);

			expect_content(&sa, &p);
			if (round == 3)
				expect_same(&sa, &first[i]);
			first[i] = sa;
		}
	expect_indexed(3 * INDEXED_MAX);
	ck_assert_uint_eq(memory.bytes, 3 * INDEXED_MAX * SET_BYTES);
}
END_TEST

/* As when a gateway's dump has an SA of each direction in turn. */
START_TEST(the_last_two_parts_are_found_even_when_nothing_is_indexed_any_more)
{
	struct sa_parts p;
	struct sa a, b;
	uint64_t bytes;

	for (uint32_t i = 0; i < 2 * INDEXED_MAX; i++) {
		p = numbered(i);
		keep(&p);
	}
	p = numbered(1000000);
	a = keep(&p);
	p = numbered(1000001);
	b = keep(&p);
	bytes = memory.bytes;
	for (uint32_t i = 0; i < 100; i++) {
		struct sa sa;

		p = numbered(1000000 + i % 2);
		sa = keep(&p);
		expect_same(&sa, i % 2 ? &b : &a);
	}
	ck_assert_uint_eq(memory.bytes, bytes);
}
END_TEST

START_TEST(the_parts_stay_when_what_compared_them_is_freed)
{
	struct sa_parts p = some_parts();
	struct sa sa = keep(&p);
	static const struct parts none;

	parts_done(&parts);
	ck_assert_mem_eq(&parts, &none, sizeof(parts));
	expect_content(&sa, &p);
	parts_done(&parts);
}
END_TEST

Suite *parts_suite(void)
{
	Suite *suite = suite_create("parts");
	TCase *tc = tcase_create("parts");

	tcase_add_checked_fixture(tc, NULL, teardown);
	tcase_add_test(tc, equal_parts_are_kept_once);
	tcase_add_test(tc, parts_that_differ_in_any_byte_are_kept_apart);
	tcase_add_test(tc, different_parts_of_one_hash_are_kept_apart);
	tcase_add_test(tc, an_sa_without_extra_members_keeps_none);
	tcase_add_test(tc, parts_that_all_differ_are_no_longer_indexed_after_1024_and_stay_right);
	tcase_add_test(tc, parts_are_indexed_beyond_1024_as_long_as_more_are_found_than_new);
	tcase_add_test(tc, the_last_two_parts_are_found_even_when_nothing_is_indexed_any_more);
	tcase_add_test(tc, the_parts_stay_when_what_compared_them_is_freed);
	suite_add_tcase(suite, tc);
	return suite;
}
