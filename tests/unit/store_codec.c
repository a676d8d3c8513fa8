/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/codec.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "store_objects.h"
#include "unit.h"

static struct store store, back;
static uint8_t *file;
static size_t size;

static void add(struct managed object)
{
	ck_assert_uint_eq(store_add(&store, &object, NULL, NULL), ERROR_SUCCESS);
}

/* One of each kind, with all members set. */
static void setup(void)
{
	struct managed filter = filter_of(4);

	memset(&store, 0, sizeof(store));
	add(provider_of(1));
	add(sublayer_of(2, 7));
	add(context_of(3));
	filter.session = guid_of(100);
	filter.provider = guid_of(1);
	filter.description = "description";
	filter.data = (struct blob){ (const uint8_t *)"data", 4 };
	filter.filter.sublayer_builtin = false;
	filter.filter.sublayer = guid_of(2);
	filter.filter.context_key = guid_of(3);
	filter.filter.weight = 11;
	filter.filter.weight_type = 4;
	filter.filter.protocols = PROTOCOL_AH;
	filter.filter.raw_context = 12;
	filter.filter.action_type = guid_of(101);
	filter.flags = 8;
	add(filter);
	store.next_id += 1000;
	size = codec_file_size(&store);
	file = malloc(size);
	codec_write(&store, file);
	memset(&back, 0, sizeof(back));
}

static void teardown(void)
{
	store_done(&store);
	store_done(&back);
	free(file);
}

START_TEST(a_store_is_read_as_it_was_written)
{
	const struct managed *filter;
	uint8_t *again = malloc(size);

	ck_assert_uint_eq(codec_read(file, size, &back), ERROR_SUCCESS);
	ck_assert_uint_eq(codec_file_size(&back), size);
	codec_write(&back, again);
	ck_assert_mem_eq(again, file, size);
	free(again);
	ck_assert_uint_eq(back.next_id, store.next_id);
	filter = back.objects[3];
	ck_assert_mem_eq(&filter->filter.weight, &store.objects[3]->filter.weight, 8);
	ck_assert_mem_eq(filter->filter.conditions, store.objects[3]->filter.conditions,
			 sizeof(struct condition));
	ck_assert_str_eq(filter->description, "description");
	ck_assert_mem_eq(filter->data.bytes, "data", 4);
	ck_assert_uint_eq(filter->filter.context_id, back.objects[2]->id);
	ck_assert_uint_eq(filter->filter.protocols, PROTOCOL_AH);
	ck_assert_int_eq(filter->pid, 77);
	ck_assert_str_eq(back.objects[0]->service, "service");
	ck_assert_uint_eq(back.objects[1]->weight, 7);
	ck_assert_uint_eq(back.objects[2]->context.policy.size, 3);
}
END_TEST

START_TEST(a_store_that_was_read_keeps_its_rules)
{
	ck_assert_uint_eq(codec_read(file, size, &back), ERROR_SUCCESS);
	ck_assert_uint_eq(store_remove(&back, back.objects[0], NULL), FWP_E_IN_USE);
	ck_assert_uint_eq(store_remove(&back, back.objects[3], NULL), ERROR_SUCCESS);
	ck_assert_uint_eq(store_remove(&back, back.objects[0], NULL), ERROR_SUCCESS);
}
END_TEST

START_TEST(an_empty_store_is_a_file_too)
{
	struct store empty = { 0 };
	uint8_t bytes[128];

	empty.next_id = 5;
	codec_write(&empty, bytes);
	ck_assert_uint_eq(codec_read(bytes, codec_file_size(&empty), &back), ERROR_SUCCESS);
	ck_assert_uint_eq(back.count, 0);
	ck_assert_uint_eq(back.next_id, 5);
}
END_TEST

START_TEST(no_file_that_was_cut_is_read)
{
	for (size_t cut = 0; cut < size; cut++)
		ck_assert_uint_eq(codec_read(file, cut, &back), ERROR_GEN_FAILURE);
	ck_assert_ptr_null(back.objects);
}
END_TEST

START_TEST(every_wrong_bit_is_noticed)
{
	for (size_t bit = 0; bit < 8 * size; bit++) {
		file[bit / 8] ^= (uint8_t)(1 << bit % 8);
		ck_assert_msg(codec_read(file, size, &back) == ERROR_GEN_FAILURE, "bit %zu", bit);
		file[bit / 8] ^= (uint8_t)(1 << bit % 8);
	}
}
END_TEST

START_TEST(a_file_of_another_version_is_not_read)
{
	const uint32_t newer = 2;

	memcpy(file + 8, &newer, sizeof(newer));
	ck_assert_uint_eq(codec_read(file, size, &back), ERROR_GEN_FAILURE);
}
END_TEST

/* Each byte is set to each of some values, and the checksum made good again. */
START_TEST(no_content_harms_the_reader)
{
	static const uint8_t values[] = { 0, 1, 2, 4, 8, 0x50, 0x7f, 0x80, 0xff };

	for (size_t at = 12; at < size; at++)
		for (size_t v = 0; v < sizeof(values); v++) {
			uint8_t before = file[at];

			file[at] = values[v];
			codec_seal(file, size);
			if (!codec_read(file, size, &back))
				store_done(&back);
			file[at] = before;
		}
	codec_seal(file, size);
	ck_assert_uint_eq(codec_read(file, size, &back), ERROR_SUCCESS);
}
END_TEST

Suite *store_codec_suite(void)
{
	Suite *suite = suite_create("store_codec");
	TCase *tcase = tcase_create("store_codec");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, a_store_is_read_as_it_was_written);
	tcase_add_test(tcase, a_store_that_was_read_keeps_its_rules);
	tcase_add_test(tcase, an_empty_store_is_a_file_too);
	tcase_add_test(tcase, no_file_that_was_cut_is_read);
	tcase_add_test(tcase, every_wrong_bit_is_noticed);
	tcase_add_test(tcase, a_file_of_another_version_is_not_read);
	tcase_add_test(tcase, no_content_harms_the_reader);
	suite_add_tcase(suite, tcase);
	return suite;
}
