/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pages in formats whose render() uses more or less than their space() says. */

#include "base/handle.h"
#include "base/status.h"
#include "api/enumerator.h"
#include "unit.h"

#define ENTRIES 3
#define SIZE    4096u

static struct object engine;
static uintptr_t engine_handle;
static HANDLE handle;
static uint32_t wrong_entries;

static void release(struct object *object)
{
	(void)object;
}

static size_t right_space(const void *items, size_t index)
{
	(void)items, (void)index;
	return SIZE;
}

/* The size is too small for the last @wrong_entries entries. */
static size_t short_space(const void *items, size_t index)
{
	(void)items;
	return index + wrong_entries >= ENTRIES ? SIZE - 8 : SIZE;
}

static size_t no_space(const void *items, size_t index)
{
	(void)items, (void)index;
	return 0;
}

static void *render(struct page *page, size_t index)
{
	for (size_t i = 8; i < SIZE; i += 8)
		block_take(&page->block, 1);
	*(size_t *)block_take(&page->block, sizeof(index)) = index;
	return page->block.base + page->block.used - sizeof(index);
}

static size_t count_entries(const void *items)
{
	(void)items;
	return ENTRIES;
}

static void done(void *items)
{
	(void)items;
}

static const struct kind kind = { .size = 1, .count = count_entries, .done = done };
static const struct format honest = { &kind, right_space, render };
static const struct format lies[] = { { &kind, short_space, render }, { &kind, no_space, render } };

/* An enumeration of three items that hold nothing. */
static void setup(void)
{
	struct enumerator *e;

	object_init(&engine, release);
	ck_assert_uint_eq(handle_open(HANDLE_TYPE_ENGINE, 0, &engine, &engine_handle), 0);
	ck_assert_uint_eq(enumerator_new(&kind, NULL, &e), 0);
	ck_assert_uint_eq(enumerator_open((HANDLE)engine_handle, e, 0, false, &handle), 0);
}

static void teardown(void)
{
	handle_close(engine_handle, HANDLE_TYPE_ENGINE, 0);
}

static uint32_t read_page(const struct format *format, uint32_t requested, void **ret,
			  uint32_t *ret_count)
{
	return enumerator_page((HANDLE)engine_handle, handle, requested, format, true, ret,
			       ret_count);
}

static void refuses(const struct format *lie)
{
	void *entries = &engine;
	uint32_t count = 77;

	ck_assert_uint_eq(read_page(lie, ENTRIES, &entries, &count), ERROR_GEN_FAILURE);
	ck_assert_ptr_null(entries);
	ck_assert_uint_eq(count, 0);
}

START_TEST(a_page_in_a_format_with_a_wrong_size_is_an_error_and_loses_no_entry)
{
	void *page;
	uint32_t count;

	wrong_entries = _i == 2 ? ENTRIES : 1;
	for (int i = 0; i < 3; i++)
		refuses(&lies[_i % 2]);
	ck_assert_uint_eq(read_page(&honest, 100, &page, &count), 0);
	ck_assert_uint_eq(count, ENTRIES);
	for (size_t i = 0; i < ENTRIES; i++)
		ck_assert_uint_eq(*((size_t **)page)[i], i);
	block_free(page);
}
END_TEST

START_TEST(a_single_entry_in_a_format_with_a_wrong_size_is_an_error)
{
	void *entry;

	wrong_entries = ENTRIES;
	for (int i = 0; i < 2; i++)
		ck_assert_uint_eq(page_render_one(&lies[i], NULL, 0, &entry), ERROR_GEN_FAILURE);
	ck_assert_uint_eq(page_render_one(&honest, NULL, 0, &entry), 0);
	block_free(entry);
}
END_TEST

Suite *page_suite(void)
{
	Suite *suite = suite_create("page");
	TCase *tc = tcase_create("page");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_page_in_a_format_with_a_wrong_size_is_an_error_and_loses_no_entry,
			    0, 3);
	tcase_add_test(tc, a_single_entry_in_a_format_with_a_wrong_size_is_an_error);
	suite_add_tcase(suite, tc);
	return suite;
}
