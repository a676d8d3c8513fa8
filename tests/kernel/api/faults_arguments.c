/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "faults.h"

/* A call that fails must set its outputs to NULL and 0. */
static void refuses_page(page_function *function, HANDLE of, HANDLE from, DWORD result)
{
	void **entries = garbage;
	UINT32 count = 77;

	ck_fails(result, function(of, from, 5, &entries, &count));
	ck_assert_ptr_null(entries);
	ck_assert_uint_eq(count, 0);
}

static void refuses_all(HANDLE of, HANDLE from)
{
	WFPX_SNAPSHOT_INFO0 info;

	for (int i = 0; i < FUNCTIONS; i++)
		refuses_page(functions[i], of, from, ERROR_INVALID_HANDLE);
	ck_fails(ERROR_INVALID_HANDLE, WfpxSnapshotGetInfo0(of, from, &info));
}

static void refuses_engine(HANDLE wrong)
{
	HANDLE ret = garbage;

	ck_fails(ERROR_INVALID_HANDLE, IPsecSaCreateEnumHandle0(wrong, NULL, &ret));
	ck_assert_ptr_null(ret);
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(wrong, handle));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(wrong, NULL));
	refuses_all(wrong, handle);
	ck_fails(ERROR_INVALID_HANDLE, FwpmEngineClose0(wrong));
}

static void refuses_enum(HANDLE wrong)
{
	refuses_all(engine, wrong);
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(engine, wrong));
}

START_TEST(null_outputs_are_refused)
{
	void **entries;
	UINT32 count;

	ck_fails(FWP_E_NULL_POINTER, FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, NULL));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaCreateEnumHandle0(engine, NULL, NULL));
	ck_fails(FWP_E_NULL_POINTER, WfpxSnapshotGetInfo0(engine, handle, NULL));
	for (int i = 0; i < FUNCTIONS; i++) {
		entries = garbage;
		count = 77;
		ck_fails(FWP_E_NULL_POINTER, functions[i](engine, handle, 5, NULL, &count));
		ck_assert_uint_eq(count, 0);
		ck_fails(FWP_E_NULL_POINTER, functions[i](engine, handle, 5, &entries, NULL));
		ck_assert_ptr_null(entries);
		ck_fails(FWP_E_NULL_POINTER, functions[i](engine, handle, 5, NULL, NULL));
	}
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS);
}
END_TEST

START_TEST(a_wrong_handle_is_reported_before_a_null_output)
{
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaCreateEnumHandle0(garbage, NULL, NULL));
	ck_fails(ERROR_INVALID_HANDLE, WfpxSnapshotGetInfo0(engine, garbage, NULL));
	for (int i = 0; i < FUNCTIONS; i++)
		ck_fails(ERROR_INVALID_HANDLE, functions[i](engine, garbage, 5, NULL, NULL));
}
END_TEST

/* Values near a valid handle: with another index, with another generation, and odd values. */
static HANDLE forged(int i, HANDLE near)
{
	static const uintptr_t flips[] = { 1, 2, 4, 8, 1u << 22, 1u << 23, (uintptr_t)1 << 40 };

	switch (i) {
	case 0:
		return NULL;
	case 1:
		return (HANDLE) ~(uintptr_t)0;
	case 2:
		return (HANDLE)(uintptr_t)&engine;
	default:
		return (HANDLE)((uintptr_t)near ^ flips[i - 3]);
	}
}
#define FORGED 10

START_TEST(a_null_or_forged_engine_handle_is_refused)
{
	refuses_engine(forged(_i, engine));
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS);
}
END_TEST

START_TEST(a_null_or_forged_enum_handle_is_refused)
{
	HANDLE wrong = forged(_i, handle);

	refuses_all(engine, wrong);
	if (wrong)
		ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(engine, wrong));
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS);
}
END_TEST

START_TEST(handles_of_the_other_kind_are_refused)
{
	refuses_engine(handle);
	refuses_enum(engine);
}
END_TEST

START_TEST(an_enum_handle_of_another_engine_is_refused)
{
	HANDLE other = open_engine(NULL), foreign = open_enum(other);

	refuses_enum(foreign);
	ck_assert_uint_eq(read_page(other, foreign, 100), SAS);
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

START_TEST(a_closed_engine_is_refused_and_so_are_its_enumerations)
{
	HANDLE other;

	ck_succeeds(FwpmEngineClose0(engine));
	refuses_engine(engine);
	ck_fails(ERROR_INVALID_HANDLE, FwpmEngineClose0(engine));
	other = open_engine(NULL); /* may get the same slot of the handle table */
	refuses_engine(engine);
	refuses_all(other, handle);
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

START_TEST(a_destroyed_enumeration_is_refused)
{
	HANDLE next;

	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, handle));
	refuses_enum(handle);
	next = open_enum(engine);
	ck_assert_ptr_ne(next, handle);
	refuses_enum(handle);
}
END_TEST

START_TEST(destroying_a_null_enumeration_succeeds)
{
	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, NULL));
	ck_assert_uint_eq(read_page(engine, handle, 100), SAS);
}
END_TEST

START_TEST(an_unknown_direction_is_refused)
{
	static const UINT32 wrong[] = { 2, 3, 0x7fffffff, 0x80000000, 0xffffffff };

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		IPSEC_SA_ENUM_TEMPLATE0 template = { .saDirection = (FWP_DIRECTION)wrong[i] };
		HANDLE ret = garbage;

		ck_fails(FWP_E_INVALID_ENUMERATOR,
			 IPsecSaCreateEnumHandle0(engine, &template, &ret));
		ck_assert_ptr_null(ret);
	}
}
END_TEST

START_TEST(a_template_of_zero_bits_means_outbound)
{
	IPSEC_SA_ENUM_TEMPLATE0 template;
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;
	HANDLE from;

	memset(&template, 0, sizeof(template));
	ck_succeeds(IPsecSaCreateEnumHandle0(engine, &template, &from));
	ck_succeeds(IPsecSaEnum1(engine, from, 100, &entries, &count));
	ck_assert_uint_eq(count, SAS / 2);
	for (UINT32 i = 0; i < count; i++)
		ck_assert_int_eq(entries[i]->saDirection, FWP_DIRECTION_OUTBOUND);
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

START_TEST(unknown_session_flags_are_refused)
{
	FWPM_SESSION0 session = { .flags = 0x80000000 };
	HANDLE ret = garbage;

	ck_fails(FWP_E_INVALID_FLAGS,
		 FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &ret));
	ck_assert_ptr_null(ret);
	session.flags = FWPM_SESSION_FLAG_DYNAMIC;
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &ret));
	ck_succeeds(FwpmEngineClose0(ret));
}
END_TEST

START_TEST(a_session_key_is_free_again_after_its_session)
{
	FWPM_SESSION0 session = { .sessionKey = { 0x1234, 5, 6, { 7 } } };
	HANDLE first, second = garbage;

	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &first));
	ck_fails(FWP_E_ALREADY_EXISTS,
		 FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &second));
	ck_assert_ptr_null(second);
	ck_succeeds(FwpmEngineClose0(first));
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &second));
	ck_succeeds(FwpmEngineClose0(second));
}
END_TEST

START_TEST(a_session_key_of_zero_may_be_used_often)
{
	FWPM_SESSION0 session = { .flags = 0 };
	HANDLE first, second;

	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &first));
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, &session, &second));
}
END_TEST

START_TEST(only_three_authentication_services_are_accepted)
{
	static const UINT32 good[] = { 0, RPC_C_AUTHN_WINNT, RPC_C_AUTHN_DEFAULT };
	static const UINT32 bad[] = { 1, 9, 16, 0xfffffffe };
	HANDLE ret;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		ck_succeeds(FwpmEngineOpen0(NULL, good[i], NULL, NULL, &ret));
		ck_succeeds(FwpmEngineClose0(ret));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ret = garbage;
		ck_fails(1747, FwpmEngineOpen0(NULL, bad[i], NULL, NULL, &ret));
		ck_assert_ptr_null(ret);
	}
}
END_TEST

void faults_add_arguments(TCase *tc)
{
	tcase_add_test(tc, null_outputs_are_refused);
	tcase_add_test(tc, a_wrong_handle_is_reported_before_a_null_output);
	tcase_add_loop_test(tc, a_null_or_forged_engine_handle_is_refused, 0, FORGED);
	tcase_add_loop_test(tc, a_null_or_forged_enum_handle_is_refused, 0, FORGED);
	tcase_add_test(tc, handles_of_the_other_kind_are_refused);
	tcase_add_test(tc, an_enum_handle_of_another_engine_is_refused);
	tcase_add_test(tc, a_closed_engine_is_refused_and_so_are_its_enumerations);
	tcase_add_test(tc, a_destroyed_enumeration_is_refused);
	tcase_add_test(tc, destroying_a_null_enumeration_succeeds);
	tcase_add_test(tc, an_unknown_direction_is_refused);
	tcase_add_test(tc, a_template_of_zero_bits_means_outbound);
	tcase_add_test(tc, unknown_session_flags_are_refused);
	tcase_add_test(tc, a_session_key_is_free_again_after_its_session);
	tcase_add_test(tc, a_session_key_of_zero_may_be_used_often);
	tcase_add_test(tc, only_three_authentication_services_are_accepted);
}
