/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Keeping the parts of SAs when there is no memory for one thing that is needed. */
#include "base/array.h"
#include "base/status.h"
#include "record.h"
#include "unit.h"

static unsigned requests, refused; /* the number of the request that fails, from 1 on */

static bool is_refused(void)
{
	return ++requests == refused;
}

static void *take_unless_refused(struct arena *arena, size_t size)
{
	return is_refused() ? NULL : arena_take(arena, size);
}

static uint32_t grow_unless_refused(void **array, size_t *capacity, size_t needed, size_t size)
{
	return is_refused() ? ERROR_NOT_ENOUGH_MEMORY
			    : array_reserve(array, capacity, needed, size);
}

static uint32_t index_unless_refused(struct chains *chains, size_t count)
{
	return is_refused() ? ERROR_NOT_ENOUGH_MEMORY : chains_reserve(chains, count);
}

#define arena_take     take_unless_refused
#define array_reserve  grow_unless_refused
#define chains_reserve index_unless_refused
#define parts_keep     parts_keep_here
#define parts_done     parts_done_here
#include "../../lib/sadb/parts.c"

enum { REQUESTS = 9 }; /* memory, array and index, for each of three types */

static struct parts parts;
static struct arena memory;

static void teardown(void)
{
	parts_done(&parts);
	arena_done(&memory);
}

static uint32_t keep(uint8_t mark, struct sa *sa)
{
	static struct sa_parts own;

	memset(&own, mark, sizeof(own));
	*sa = record_sa();
	sa->sel = &own.sel;
	sa->config = &own.config;
	sa->extra = &own.extra;
	requests = 0;
	return parts_keep(&parts, &memory, sa);
}

static void expect_content(const struct sa *sa, uint8_t mark)
{
	struct sa_parts p;

	memset(&p, mark, sizeof(p));
	ck_assert_mem_eq(sa->sel, &p.sel, sizeof(p.sel));
	ck_assert_mem_eq(sa->config, &p.config, sizeof(p.config));
	ck_assert_mem_eq(sa->extra, &p.extra, sizeof(p.extra));
}

START_TEST(each_lack_of_memory_is_reported_and_the_next_attempt_succeeds)
{
	struct sa first, sa, again;

	refused = 0;
	ck_assert_uint_eq(keep(100, &first), 0);
	ck_assert_uint_eq(requests, REQUESTS);
	for (uint8_t i = 1; i <= REQUESTS; i++) {
		refused = i;
		ck_assert_uint_eq(keep(i, &sa), ERROR_NOT_ENOUGH_MEMORY);
		ck_assert_uint_eq(requests, i);
		refused = 0;
		ck_assert_uint_eq(keep(i, &sa), 0);
		expect_content(&sa, i);
		ck_assert_uint_eq(keep(100, &again), 0);
		ck_assert_ptr_eq(again.config, first.config);
		ck_assert_uint_eq(keep(i, &again), 0);
		ck_assert_uint_eq(requests, 0);
		ck_assert_ptr_eq(again.sel, sa.sel);
		ck_assert_ptr_eq(again.config, sa.config);
		ck_assert_ptr_eq(again.extra, sa.extra);
	}
}
END_TEST

Suite *parts_refused_suite(void)
{
	Suite *suite = suite_create("parts-refused");
	TCase *tc = tcase_create("parts-refused");

	tcase_add_checked_fixture(tc, NULL, teardown);
	tcase_add_test(tc, each_lack_of_memory_is_reported_and_the_next_attempt_succeeds);
	suite_add_tcase(suite, tc);
	return suite;
}
