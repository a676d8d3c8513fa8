/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Wrong arguments to functions of fwpmk.h, which return NTSTATUS. Needs 40 SAs in its namespace. */
#include "check_api.h"
#include "wfpxfrm.h"

#define SAS 40

static HANDLE engine, handle;

static void setup(void)
{
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine));
	ck_succeeds(IPsecSaCreateEnumHandle0(engine, NULL, &handle));
}

static void teardown(void)
{
	FwpmEngineClose0(engine);
}

START_TEST(all_sas_are_enumerated_by_each_function)
{
	IPSEC_SA_DETAILS0 **zero;
	IPSEC_SA_DETAILS1 **one;
	WFPX_SA_DETAILS0 **wfpx;
	WFPX_SNAPSHOT_INFO0 info;
	UINT32 zeros, ones, others;

	ck_succeeds(IPsecSaEnum0(engine, handle, 10, &zero, &zeros));
	ck_succeeds(IPsecSaEnum1(engine, handle, 20, &one, &ones));
	ck_succeeds(WfpxSaEnum0(engine, handle, 30, &wfpx, &others));
	ck_succeeds(WfpxSnapshotGetInfo0(engine, handle, &info));
	ck_assert_uint_eq(zeros, 10);
	ck_assert_uint_eq(ones, 20);
	ck_assert_uint_eq(others, SAS - 30);
	ck_assert_uint_eq(info.sas, SAS);
	FwpmFreeMemory0((void **)&zero);
	FwpmFreeMemory0((void **)&one);
	FwpmFreeMemory0((void **)&wfpx);
	ck_assert_ptr_null(wfpx);
	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, handle));
}
END_TEST

START_TEST(fwp_names_mean_the_status_values)
{
	IPSEC_SA_ENUM_TEMPLATE0 template = { .saDirection = FWP_DIRECTION_MAX };
	FWPM_SESSION0 session = { .sessionKey = { 1, 2, 3, { 4 } }, .flags = 0x100 };
	IPSEC_SA_DETAILS1 **entries = garbage;
	HANDLE first, second = garbage;

	ck_assert_uint_eq((uint32_t)FWP_E_NULL_POINTER, 0xc022001c);
	ck_assert_str_eq(WfpxErrorText0(FWP_E_NULL_POINTER),
			 "STATUS_FWP_NULL_POINTER: A pointer that is required is NULL");
	ck_fails(FWP_E_NULL_POINTER, FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, NULL));
	ck_fails(STATUS_FWP_NULL_POINTER, IPsecSaEnum1(engine, handle, 1, &entries, NULL));
	ck_assert_ptr_null(entries);
	ck_fails(STATUS_FWP_NULL_POINTER, WfpxSnapshotGetInfo0(engine, handle, NULL));
	ck_fails(STATUS_FWP_INVALID_ENUMERATOR,
		 IPsecSaCreateEnumHandle0(engine, &template, &second));
	ck_assert_ptr_null(second);
	ck_fails(STATUS_FWP_INVALID_FLAGS, FwpmEngineOpen0(NULL, 0, NULL, &session, &first));
	session.flags = 0;
	ck_succeeds(FwpmEngineOpen0(NULL, 0, NULL, &session, &first));
	ck_fails(STATUS_FWP_ALREADY_EXISTS, FwpmEngineOpen0(NULL, 0, NULL, &session, &second));
}
END_TEST

START_TEST(codes_about_the_keying_daemon_become_their_ntstatus)
{
	IKEEXT_STATISTICS1 statistics;
	WFPX_IKE_SA0 *sa = garbage;

	ck_succeeds(WfpxEngineSetIkeSocket0(engine, L"/nobody/listens/here"));
	ck_fails(STATUS_FWP_IKEEXT_NOT_RUNNING, IkeextGetStatistics1(engine, &statistics));
	ck_fails(STATUS_FWP_NOT_FOUND, WfpxIkeSaGetById0(engine, 1, &sa));
	ck_assert_ptr_null(sa);
	ck_fails(STATUS_FWP_NOT_FOUND, WfpxSaContextRekey0(engine, 1));
}
END_TEST

START_TEST(win32_codes_become_their_ntstatus)
{
	HANDLE ret = garbage;

	ck_fails(RPC_NT_UNKNOWN_AUTHN_SERVICE, FwpmEngineOpen0(NULL, 1, NULL, NULL, &ret));
	ck_assert_ptr_null(ret);
	ck_fails(STATUS_NOT_SUPPORTED, FwpmEngineOpen0(L"other", 10, NULL, NULL, &ret));
	ck_fails(STATUS_OBJECT_NAME_NOT_FOUND,
		 FwpmEngineOpen0(L"netns:missing", 10, NULL, NULL, &ret));
}
END_TEST

START_TEST(wrong_handles_give_status_invalid_handle)
{
	IPSEC_SA_DETAILS0 **entries = garbage;
	HANDLE ret = garbage;
	UINT32 count = 77;

	ck_fails(STATUS_INVALID_HANDLE, IPsecSaCreateEnumHandle0(NULL, NULL, &ret));
	ck_assert_ptr_null(ret);
	ck_fails(STATUS_INVALID_HANDLE, IPsecSaEnum0(engine, engine, 1, &entries, &count));
	ck_assert_ptr_null(entries);
	ck_assert_uint_eq(count, 0);
	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, NULL));
	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, handle));
	ck_fails(STATUS_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(engine, handle));
	ck_succeeds(FwpmEngineClose0(engine));
	ck_fails(STATUS_INVALID_HANDLE, FwpmEngineClose0(engine));
}
END_TEST

static void add_tests(TCase *tc)
{
	tcase_add_test(tc, all_sas_are_enumerated_by_each_function);
	tcase_add_test(tc, fwp_names_mean_the_status_values);
	tcase_add_test(tc, codes_about_the_keying_daemon_become_their_ntstatus);
	tcase_add_test(tc, win32_codes_become_their_ntstatus);
	tcase_add_test(tc, wrong_handles_give_status_invalid_handle);
}

int main(void)
{
	return run_case("faults_km", setup, teardown, add_tests);
}
