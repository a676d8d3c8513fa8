/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The table of layers, callouts and fields, and the functions that read it. */
#include "api/layer_table.h"

#include <string.h>
#include <sys/socket.h>

#include "api/functions.h"
#include "base/block.h"
#include "base/handle.h"
#include "base/status.h"
#include "unit.h"

static const GUID unknown = { 0x11111111, 0x2222, 0x3333, { 1, 2, 3, 4, 5, 6, 7, 8 } };
static const GUID stream_v4 = {
	0x3b89653c, 0xc170, 0x49e4, { 0xb1, 0xcd, 0xe0, 0xee, 0xee, 0xe1, 0x9a, 0x3e }
};
static const GUID arrival_interface = {
	0x618a9b6d, 0x386b, 0x4136, { 0xad, 0x6e, 0xb5, 0x15, 0x87, 0xcf, 0xb1, 0xcd }
};

START_TEST(each_layer_is_found_by_its_key_and_by_its_number)
{
	for (size_t i = 0; i < layer_count; i++) {
		const struct layer_entry *layer = &layer_table[i];

		ck_assert_ptr_eq(layer_find(layer->key), layer);
		ck_assert_ptr_eq(layer_of(layer->layer, layer->family), layer);
		for (size_t j = 0; j < i; j++)
			ck_assert_uint_ne(layer_table[j].id, layer->id);
		ck_assert(!windows_has_layer(layer->key));
	}
	ck_assert_ptr_null(layer_find(&unknown));
	ck_assert_ptr_null(layer_of(99, AF_INET));
}
END_TEST

START_TEST(each_callout_is_found_and_its_layer_exists)
{
	for (size_t i = 0; i < callout_count; i++) {
		const struct callout_entry *callout = &callout_table[i];

		ck_assert_ptr_eq(callout_find(callout->key), callout);
		ck_assert_ptr_eq(callout_of(callout->callout, callout->family), callout);
		ck_assert_ptr_nonnull(layer_of(callout->layer, callout->family));
		for (size_t j = 0; j < i; j++)
			ck_assert_uint_ne(callout_table[j].id, callout->id);
	}
	ck_assert_ptr_null(callout_of(CALLOUT_NONE, AF_INET));
}
END_TEST

START_TEST(each_field_of_a_layer_has_a_key)
{
	for (size_t i = 0; i < layer_count; i++)
		for (uint8_t field = 0; field < 16; field++)
			if (layer_table[i].fields & 1u << field) {
				ck_assert_ptr_nonnull(field_of(field));
				ck_assert_uint_eq(field_find(field_of(field))->field, field);
				ck_assert(!windows_has_field(field_of(field)));
			}
	ck_assert_ptr_null(field_find(&unknown));
	ck_assert_ptr_null(field_of(99));
}
END_TEST

START_TEST(what_only_windows_has_is_told_from_what_nobody_has)
{
	ck_assert(windows_has_layer(&stream_v4));
	ck_assert(!windows_has_layer(&unknown));
	ck_assert(windows_has_field(&arrival_interface));
	ck_assert(windows_has_field(&FWPM_CONDITION_ALE_APP_ID));
	ck_assert(!windows_has_field(&unknown));
}
END_TEST

START_TEST(no_sublayer_is_below_that_for_inspection)
{
	const struct guid *inspection = (const struct guid *)&FWPM_SUBLAYER_INSPECTION;

	for (size_t i = 0; i < builtin_sublayer_count; i++)
		ck_assert(builtin_sublayers[i].weight > 0 ||
			  builtin_sublayer_find(inspection) == &builtin_sublayers[i]);
	ck_assert(builtin_provider_is((const struct guid *)&FWPM_PROVIDER_IKEEXT));
	ck_assert(!builtin_provider_is(inspection));
}
END_TEST

/* The functions need a handle, and nothing of an engine. */
static struct object engine;
static HANDLE handle;

static void release(struct object *object)
{
	(void)object;
}

static void setup(void)
{
	uintptr_t opened;

	object_init(&engine, release);
	ck_assert_uint_eq(handles_begin(), 0);
	ck_assert_uint_eq(handle_open(HANDLE_TYPE_ENGINE, 0, &engine, &opened), 0);
	handle = (HANDLE)opened;
}

static void teardown(void)
{
	ck_assert_uint_eq(handle_close((uintptr_t)handle, HANDLE_TYPE_ENGINE, 0), 0);
}

START_TEST(a_layer_has_its_fields_with_their_types)
{
	FWPM_LAYER0 *layer;

	ck_assert_uint_eq(layer_get_key(handle, &FWPM_LAYER_IPFORWARD_V6, &layer), 0);
	ck_assert_uint_eq(layer->layerId, 10);
	ck_assert_uint_eq(layer->flags, FWPM_LAYER_FLAG_KERNEL | FWPM_LAYER_FLAG_BUILTIN);
	ck_assert_uint_eq(layer->numFields, 2);
	ck_assert_mem_eq(layer->field[0].fieldKey, &FWPM_CONDITION_IP_SOURCE_ADDRESS, sizeof(GUID));
	ck_assert_uint_eq(layer->field[0].type, FWPM_FIELD_IP_ADDRESS);
	ck_assert_uint_eq(layer->field[0].dataType, FWP_BYTE_ARRAY16_TYPE);
	ck_assert_mem_eq(&layer->defaultSubLayerKey, &FWPM_SUBLAYER_UNIVERSAL, sizeof(GUID));
	block_free(layer);
	ck_assert_uint_eq(layer_get_id(handle, 12, &layer), 0);
	ck_assert_mem_eq(&layer->layerKey, &FWPM_LAYER_INBOUND_TRANSPORT_V4, sizeof(GUID));
	ck_assert_uint_eq(layer->numFields, 6);
	block_free(layer);
}
END_TEST

START_TEST(a_layer_that_is_not_here_is_not_found)
{
	FWPM_LAYER0 *layer = (FWPM_LAYER0 *)handle;

	ck_assert_uint_eq(layer_get_key(handle, &stream_v4, &layer), FWP_E_LAYER_NOT_FOUND);
	ck_assert_ptr_null(layer);
	ck_assert_uint_eq(layer_get_id(handle, 20, &layer), FWP_E_LAYER_NOT_FOUND);
	ck_assert_uint_eq(layer_get_key(handle, NULL, &layer), FWP_E_NULL_POINTER);
	ck_assert_uint_eq(layer_get_id(handle, 12, NULL), FWP_E_NULL_POINTER);
	ck_assert_uint_eq(layer_get_id(NULL, 12, &layer), ERROR_INVALID_HANDLE);
}
END_TEST

START_TEST(callouts_can_neither_be_added_nor_deleted)
{
	FWPM_CALLOUT0 callout = { .calloutKey = FWPM_CALLOUT_IPSEC_INBOUND_TUNNEL_V4 }, *found;
	wchar_t name[] = L"mine";
	UINT32 id = 7;

	ck_assert_uint_eq(callout_add(handle, NULL, NULL, &id), FWP_E_NULL_POINTER);
	ck_assert_uint_eq(callout_add(handle, &callout, NULL, &id), FWP_E_NULL_DISPLAY_NAME);
	callout.displayData.name = name;
	ck_assert_uint_eq(callout_add(handle, &callout, NULL, &id), FWP_E_ALREADY_EXISTS);
	callout.calloutKey = unknown;
	ck_assert_uint_eq(callout_add(handle, &callout, NULL, &id), ERROR_NOT_SUPPORTED);
	ck_assert_uint_eq(id, 0);
	ck_assert_uint_eq(callout_get_key(handle, &FWPM_CALLOUT_IPSEC_ALE_CONNECT_V6, &found), 0);
	ck_assert_uint_eq(callout_delete_id(handle, found->calloutId), FWP_E_BUILTIN_OBJECT);
	ck_assert_uint_eq(callout_delete_key(handle, &found->calloutKey), FWP_E_BUILTIN_OBJECT);
	block_free(found);
	ck_assert_uint_eq(callout_delete_id(handle, 0), FWP_E_CALLOUT_NOT_FOUND);
	ck_assert_uint_eq(callout_delete_key(handle, &unknown), FWP_E_CALLOUT_NOT_FOUND);
	ck_assert_uint_eq(callout_delete_key(handle, NULL), FWP_E_NULL_POINTER);
	ck_assert_uint_eq(callout_get_id(handle, 99, &found), FWP_E_CALLOUT_NOT_FOUND);
	ck_assert_ptr_null(found);
}
END_TEST

Suite *layer_table_suite(void)
{
	Suite *suite = suite_create("layer-table");
	TCase *tc = tcase_create("layer-table");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, each_layer_is_found_by_its_key_and_by_its_number);
	tcase_add_test(tc, each_callout_is_found_and_its_layer_exists);
	tcase_add_test(tc, each_field_of_a_layer_has_a_key);
	tcase_add_test(tc, what_only_windows_has_is_told_from_what_nobody_has);
	tcase_add_test(tc, no_sublayer_is_below_that_for_inspection);
	tcase_add_test(tc, a_layer_has_its_fields_with_their_types);
	tcase_add_test(tc, a_layer_that_is_not_here_is_not_found);
	tcase_add_test(tc, callouts_can_neither_be_added_nor_deleted);
	suite_add_tcase(suite, tc);
	return suite;
}
