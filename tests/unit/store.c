/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "store_objects.h"
#include "unit.h"
#include "xfrm/tag.h"

static struct store store;

static void setup(void)
{
	memset(&store, 0, sizeof(store));
}

static void teardown(void)
{
	store_done(&store);
}

static uint32_t add(struct managed object)
{
	return store_add(&store, &object, NULL, NULL);
}

static uint32_t add_id(struct managed object)
{
	uint32_t id = 0;

	ck_assert_uint_eq(store_add(&store, &object, NULL, &id), ERROR_SUCCESS);
	return id;
}

static const struct managed *find(enum managed_kind kind, unsigned number)
{
	const struct guid key = guid_of(number);

	return store_find(&store, kind, &key);
}

static uint32_t remove_as(enum managed_kind kind, unsigned number, const struct guid *session)
{
	return store_remove(&store, find(kind, number), session);
}

static uint32_t remove_one(enum managed_kind kind, unsigned number)
{
	return remove_as(kind, number, NULL);
}

START_TEST(what_is_added_is_found_and_shares_nothing_with_the_original)
{
	char name[] = "first name";
	uint8_t data[] = { 1, 2, 3 };
	struct managed filter = filter_of(1);
	const struct managed *found;
	uint32_t id;

	filter.name = name;
	filter.data = (struct blob){ data, sizeof(data) };
	id = add_id(filter);
	memset(name, 'x', sizeof(name) - 1);
	memset(data, 9, sizeof(data));
	found = find(MANAGED_FILTER, 1);
	ck_assert_ptr_eq(found, store_find_id(&store, MANAGED_FILTER, id));
	ck_assert_str_eq(found->name, "first name");
	ck_assert_ptr_null(found->description);
	ck_assert(found->data.size == 3 && found->data.bytes[2] == 3);
	ck_assert_uint_eq(found->filter.conditions[0].low.bytes[3], 1);
	ck_assert_ptr_null(store_find_id(&store, MANAGED_PROVIDER_CONTEXT, id));
	ck_assert_ptr_null(find(MANAGED_PROVIDER, 1));
}
END_TEST

START_TEST(an_empty_store_has_nothing)
{
	ck_assert_ptr_null(find(MANAGED_FILTER, 1));
	ck_assert_ptr_null(store_find_id(&store, MANAGED_FILTER, TAG_FIRST));
	ck_assert_ptr_null(store_find_id(&store, MANAGED_FILTER, 0));
}
END_TEST

START_TEST(a_key_is_used_once_for_each_kind)
{
	ck_assert_uint_eq(add(provider_of(1)), ERROR_SUCCESS);
	ck_assert_uint_eq(add(sublayer_of(1, 2)), ERROR_SUCCESS);
	ck_assert_uint_eq(add(context_of(1)), ERROR_SUCCESS);
	ck_assert_uint_eq(add(filter_of(1)), ERROR_SUCCESS);
	ck_assert_uint_eq(add(provider_of(1)), FWP_E_ALREADY_EXISTS);
	ck_assert_uint_eq(add(filter_of(1)), FWP_E_ALREADY_EXISTS);
	ck_assert_uint_eq(store.count, 4);
}
END_TEST

START_TEST(ids_are_not_used_again_until_all_have_been)
{
	uint32_t first = add_id(filter_of(1)), second;

	ck_assert_uint_eq(first, TAG_FIRST);
	ck_assert_uint_eq(remove_one(MANAGED_FILTER, 1), ERROR_SUCCESS);
	second = add_id(context_of(2));
	ck_assert_uint_eq(second, TAG_FIRST + 1);
	store.next_id = TAG_LAST;
	ck_assert_uint_eq(add_id(filter_of(3)), TAG_LAST);
	ck_assert_uint_eq(add_id(filter_of(4)), TAG_FIRST);
	ck_assert_uint_eq(add_id(filter_of(5)), TAG_FIRST + 2);
}
END_TEST

START_TEST(what_an_object_names_must_be_there)
{
	struct managed filter = filter_of(1);

	filter.provider = guid_of(2);
	ck_assert_uint_eq(add(filter), FWP_E_PROVIDER_NOT_FOUND);
	ck_assert_uint_eq(add(provider_of(2)), ERROR_SUCCESS);
	filter.filter.sublayer_builtin = false;
	filter.filter.sublayer = guid_of(3);
	ck_assert_uint_eq(add(filter), FWP_E_SUBLAYER_NOT_FOUND);
	ck_assert_uint_eq(add(sublayer_of(3, 99)), ERROR_SUCCESS);
	filter.filter.context_key = guid_of(4);
	ck_assert_uint_eq(add(filter), FWP_E_PROVIDER_CONTEXT_NOT_FOUND);
	ck_assert_uint_eq(add_id(context_of(4)), TAG_FIRST);
	ck_assert_uint_eq(add(filter), ERROR_SUCCESS);
	ck_assert_uint_eq(find(MANAGED_FILTER, 1)->filter.sublayer_weight, 99);
	ck_assert_uint_eq(find(MANAGED_FILTER, 1)->filter.context_id, TAG_FIRST);
}
END_TEST

static bool is_two(const struct guid *provider)
{
	const struct guid two = guid_of(2);

	return guid_equal(provider, &two);
}

START_TEST(a_builtin_provider_need_not_be_there)
{
	struct managed sublayer = sublayer_of(1, 1);

	sublayer.provider = guid_of(2);
	ck_assert_uint_eq(store_add(&store, &sublayer, is_two, NULL), ERROR_SUCCESS);
	sublayer.key = guid_of(3);
	sublayer.provider = guid_of(4);
	ck_assert_uint_eq(store_add(&store, &sublayer, is_two, NULL), FWP_E_PROVIDER_NOT_FOUND);
}
END_TEST

START_TEST(what_an_object_names_is_in_use_until_the_last_user_goes)
{
	struct managed filters[] = { filter_of(1), filter_of(2) };

	ck_assert_uint_eq(add(provider_of(5)), ERROR_SUCCESS);
	ck_assert_uint_eq(add(context_of(6)), ERROR_SUCCESS);
	for (size_t i = 0; i < 2; i++) {
		filters[i].provider = guid_of(5);
		filters[i].filter.context_key = guid_of(6);
		ck_assert_uint_eq(add(filters[i]), ERROR_SUCCESS);
	}
	ck_assert_uint_eq(remove_one(MANAGED_FILTER, 1), ERROR_SUCCESS);
	ck_assert_uint_eq(remove_one(MANAGED_PROVIDER, 5), FWP_E_IN_USE);
	ck_assert_uint_eq(remove_one(MANAGED_PROVIDER_CONTEXT, 6), FWP_E_IN_USE);
	ck_assert_uint_eq(remove_one(MANAGED_FILTER, 2), ERROR_SUCCESS);
	ck_assert_uint_eq(remove_one(MANAGED_PROVIDER, 5), ERROR_SUCCESS);
	ck_assert_uint_eq(remove_one(MANAGED_PROVIDER_CONTEXT, 6), ERROR_SUCCESS);
	ck_assert_uint_eq(store.count, 0);
	ck_assert_uint_eq(store.bytes, 0);
}
END_TEST

START_TEST(what_an_object_names_lives_as_long)
{
	struct managed provider = provider_of(1), filter = filter_of(2);

	provider.session = guid_of(100);
	ck_assert_uint_eq(add(provider), ERROR_SUCCESS);
	filter.provider = guid_of(1);
	ck_assert_uint_eq(add(filter), FWP_E_LIFETIME_MISMATCH);
	filter.session = guid_of(101);
	ck_assert_uint_eq(add(filter), FWP_E_LIFETIME_MISMATCH);
	filter.session = guid_of(100);
	ck_assert_uint_eq(add(filter), ERROR_SUCCESS);
}
END_TEST

START_TEST(a_dynamic_session_removes_its_own_objects_only)
{
	const struct guid own = guid_of(100);
	struct managed filters[] = { filter_of(1), filter_of(2), filter_of(3) };

	filters[1].session = own;
	filters[2].session = guid_of(101);
	for (size_t i = 0; i < 3; i++)
		ck_assert_uint_eq(add(filters[i]), ERROR_SUCCESS);
	ck_assert_uint_eq(remove_as(MANAGED_FILTER, 1, &own), FWP_E_DYNAMIC_SESSION_IN_PROGRESS);
	ck_assert_uint_eq(remove_as(MANAGED_FILTER, 3, &own), FWP_E_WRONG_SESSION);
	ck_assert_uint_eq(remove_as(MANAGED_FILTER, 2, &own), ERROR_SUCCESS);
	ck_assert_uint_eq(remove_one(MANAGED_FILTER, 3), ERROR_SUCCESS);
	ck_assert_uint_eq(remove_one(MANAGED_FILTER, 1), ERROR_SUCCESS);
}
END_TEST

START_TEST(a_session_that_ends_takes_all_that_is_its_own)
{
	const struct guid session = guid_of(100);
	struct managed filter = filter_of(3), provider = provider_of(2);

	ck_assert_uint_eq(add(provider_of(1)), ERROR_SUCCESS);
	provider.session = session;
	ck_assert_uint_eq(add(provider), ERROR_SUCCESS);
	filter.session = session;
	filter.provider = guid_of(2);
	ck_assert_uint_eq(add(filter), ERROR_SUCCESS);
	filter.key = guid_of(4);
	filter.provider = guid_of(1);
	ck_assert_uint_eq(add(filter), ERROR_SUCCESS);
	ck_assert_uint_eq(add(filter_of(5)), ERROR_SUCCESS);
	ck_assert_uint_eq(store_end_session(&store, &session), 3);
	ck_assert_uint_eq(store_end_session(&store, &session), 0);
	ck_assert_uint_eq(store.count, 2);
	ck_assert_ptr_eq(store.objects[0], find(MANAGED_PROVIDER, 1));
	ck_assert_ptr_eq(store.objects[1], find(MANAGED_FILTER, 5));
	ck_assert_uint_eq(remove_one(MANAGED_PROVIDER, 1), ERROR_SUCCESS);
}
END_TEST

START_TEST(too_long_or_malformed_objects_are_refused)
{
	static char text[MANAGED_TEXT_MAX + 2];
	static uint8_t bytes[MANAGED_BLOB_MAX + 1];
	struct managed object = provider_of(1);

	memset(text, 'a', sizeof(text) - 1);
	object.description = text;
	ck_assert_uint_eq(add(object), FWP_E_OUT_OF_BOUNDS);
	text[MANAGED_TEXT_MAX] = 0;
	ck_assert_uint_eq(add(object), ERROR_SUCCESS);
	object = provider_of(2);
	object.data = (struct blob){ bytes, sizeof(bytes) };
	ck_assert_uint_eq(add(object), FWP_E_OUT_OF_BOUNDS);
	object = context_of(3);
	object.context.policy = (struct blob){ bytes, sizeof(bytes) };
	ck_assert_uint_eq(add(object), FWP_E_OUT_OF_BOUNDS);
	object = provider_of(4);
	object.name = NULL;
	ck_assert_uint_eq(add(object), ERROR_INVALID_PARAMETER);
	object.name = "\xff";
	ck_assert_uint_eq(add(object), ERROR_INVALID_PARAMETER);
	object = filter_of(5);
	object.filter.layer = 99;
	ck_assert_uint_eq(add(object), ERROR_INVALID_PARAMETER);
	ck_assert_uint_eq(store.count, 1);
}
END_TEST

START_TEST(there_are_so_many_sublayers_and_no_more)
{
	for (unsigned i = 0; i < STORE_SUBLAYERS_MAX; i++)
		ck_assert_uint_eq(add(sublayer_of(i, 1)), ERROR_SUCCESS);
	ck_assert_uint_eq(add(sublayer_of(STORE_SUBLAYERS_MAX, 1)), FWP_E_TOO_MANY_SUBLAYERS);
	ck_assert_uint_eq(remove_one(MANAGED_SUBLAYER, 7), ERROR_SUCCESS);
	ck_assert_uint_eq(add(sublayer_of(STORE_SUBLAYERS_MAX, 1)), ERROR_SUCCESS);
}
END_TEST

START_TEST(a_copy_has_all_and_shares_nothing)
{
	struct managed filter = filter_of(2);
	struct store copy;

	ck_assert_uint_eq(add(provider_of(1)), ERROR_SUCCESS);
	filter.provider = guid_of(1);
	ck_assert_uint_eq(add(filter), ERROR_SUCCESS);
	ck_assert_uint_eq(store_copy(&store, &copy), ERROR_SUCCESS);
	ck_assert_uint_eq(copy.bytes, store.bytes);
	ck_assert_uint_eq(copy.next_id, store.next_id);
	store_done(&store);
	store = copy;
	ck_assert_uint_eq(remove_one(MANAGED_PROVIDER, 1), FWP_E_IN_USE);
	ck_assert_uint_eq(store.objects[1]->id, TAG_FIRST);
}
END_TEST

/* A model: an array of the numbers that are there, in their order. */
START_TEST(any_sequence_keeps_order_and_indices)
{
	static unsigned there[2000];
	size_t count = 0;

	srand(1);
	for (unsigned i = 0; i < 4000; i++) {
		size_t at = count ? (size_t)rand() % count : 0;

		if (count && rand() % 5 < 2) {
			ck_assert_uint_eq(remove_one(MANAGED_FILTER, there[at]), ERROR_SUCCESS);
			memmove(&there[at], &there[at + 1], (--count - at) * sizeof(there[0]));
		} else if (count < 2000) {
			ck_assert_uint_eq(add(filter_of(i)), ERROR_SUCCESS);
			there[count++] = i;
		}
	}
	ck_assert_uint_eq(store.count, count);
	for (size_t i = 0; i < count; i++) {
		const struct managed *found = find(MANAGED_FILTER, there[i]);

		ck_assert_ptr_eq(found, store.objects[i]);
		ck_assert_ptr_eq(found, store_find_id(&store, MANAGED_FILTER, found->id));
	}
}
END_TEST

Suite *store_suite(void)
{
	Suite *suite = suite_create("store");
	TCase *tcase = tcase_create("store");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, what_is_added_is_found_and_shares_nothing_with_the_original);
	tcase_add_test(tcase, an_empty_store_has_nothing);
	tcase_add_test(tcase, a_key_is_used_once_for_each_kind);
	tcase_add_test(tcase, ids_are_not_used_again_until_all_have_been);
	tcase_add_test(tcase, what_an_object_names_must_be_there);
	tcase_add_test(tcase, a_builtin_provider_need_not_be_there);
	tcase_add_test(tcase, what_an_object_names_is_in_use_until_the_last_user_goes);
	tcase_add_test(tcase, what_an_object_names_lives_as_long);
	tcase_add_test(tcase, a_dynamic_session_removes_its_own_objects_only);
	tcase_add_test(tcase, a_session_that_ends_takes_all_that_is_its_own);
	tcase_add_test(tcase, too_long_or_malformed_objects_are_refused);
	tcase_add_test(tcase, there_are_so_many_sublayers_and_no_more);
	tcase_add_test(tcase, a_copy_has_all_and_shares_nothing);
	tcase_add_test(tcase, any_sequence_keeps_order_and_indices);
	suite_add_tcase(suite, tcase);
	return suite;
}
