/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Wrong arguments of the functions for IKE SAs, and what they return where no daemon listens. */
#include <string.h>

#include "faults.h"

static page_function *const ike_functions[] = { ike0, ike1, ike2, ike_wfpx };
#define IKE_FUNCTIONS (sizeof(ike_functions) / sizeof(ike_functions[0]))

/* Opens an empty enumeration. */
static HANDLE open_ike(void)
{
	HANDLE ret = garbage;

	ck_succeeds(WfpxEngineSetIkeSocket0(engine, L"/nobody/listens/here"));
	ck_succeeds(IkeextSaCreateEnumHandle0(engine, NULL, &ret));
	ck_assert_ptr_nonnull(ret);
	return ret;
}

/* The four functions that get an IKE SA have one contract. */
static void refuse_get(HANDLE of, UINT64 id, DWORD result)
{
	IKEEXT_SA_DETAILS0 *zero = garbage;
	IKEEXT_SA_DETAILS1 *one = garbage;
	IKEEXT_SA_DETAILS2 *two = garbage;
	WFPX_IKE_SA0 *wfpx = garbage;

	ck_fails(result, IkeextSaGetById0(of, id, &zero));
	ck_fails(result, IkeextSaGetById1(of, id, NULL, &one));
	ck_fails(result, IkeextSaGetById2(of, id, NULL, &two));
	ck_fails(result, WfpxIkeSaGetById0(of, id, &wfpx));
	ck_assert(!zero && !one && !two && !wfpx);
}

START_TEST(without_a_daemon_there_are_no_ike_sas)
{
	HANDLE ikes = open_ike();
	IKEEXT_STATISTICS1 statistics;

	for (size_t i = 0; i < IKE_FUNCTIONS; i++) {
		void **entries = garbage;
		UINT32 count = 77;

		ck_succeeds(ike_functions[i](engine, ikes, 5, &entries, &count));
		ck_assert_ptr_null(entries);
		ck_assert_uint_eq(count, 0);
	}
	refuse_get(engine, 0, FWP_E_NOT_FOUND);
	refuse_get(engine, 0xffffffffffffffff, FWP_E_NOT_FOUND);
	ck_fails(FWP_E_NOT_FOUND, IkeextSaDeleteById0(engine, 1));
	ck_fails(FWP_E_NOT_FOUND, WfpxSaContextRekey0(engine, 1));
	memset(&statistics, 0x55, sizeof(statistics));
	ck_fails(FWP_E_IKEEXT_NOT_RUNNING, IkeextGetStatistics1(engine, &statistics));
	ck_assert_uint_eq(statistics.ikeStatistics.v4Statistics.currentActiveMainModes, 0x55555555);
	ck_succeeds(IkeextSaDestroyEnumHandle0(engine, ikes));
}
END_TEST

/* The SAs of the test were made by hand, and no daemon knows them. */
START_TEST(the_mm_sa_id_of_an_sa_made_by_hand_leads_to_no_ike_sa)
{
	IPSEC_SA_DETAILS1 **entries;
	UINT32 count;
	UINT64 id;

	ck_succeeds(WfpxEngineSetIkeSocket0(engine, L"/nobody/listens/here"));
	ck_succeeds(IPsecSaEnum1(engine, handle, 1, &entries, &count));
	id = entries[0]->saBundle.mmSaId;
	ck_assert_uint_eq(id >> 32, entries[0]->saBundle.saList[0].spi);
	FwpmFreeMemory0((void **)&entries);
	refuse_get(engine, id, FWP_E_NOT_FOUND);
	ck_fails(FWP_E_NOT_FOUND, WfpxSaContextRekey0(engine, id));
}
END_TEST

START_TEST(null_pointers_for_ike_sas_are_refused)
{
	HANDLE ikes = open_ike();
	UINT32 count = 77;
	void **entries = garbage;

	ck_fails(FWP_E_NULL_POINTER, IkeextSaCreateEnumHandle0(engine, NULL, NULL));
	ck_fails(FWP_E_NULL_POINTER, IkeextSaGetById0(engine, 1, NULL));
	ck_fails(FWP_E_NULL_POINTER, IkeextSaGetById1(engine, 1, NULL, NULL));
	ck_fails(FWP_E_NULL_POINTER, IkeextSaGetById2(engine, 1, NULL, NULL));
	ck_fails(FWP_E_NULL_POINTER, WfpxIkeSaGetById0(engine, 1, NULL));
	ck_fails(FWP_E_NULL_POINTER, IkeextGetStatistics0(engine, NULL));
	ck_fails(FWP_E_NULL_POINTER, IkeextGetStatistics1(engine, NULL));
	for (size_t i = 0; i < IKE_FUNCTIONS; i++) {
		ck_fails(FWP_E_NULL_POINTER, ike_functions[i](engine, ikes, 5, NULL, &count));
		ck_assert_uint_eq(count, 0);
		ck_fails(FWP_E_NULL_POINTER, ike_functions[i](engine, ikes, 5, &entries, NULL));
		ck_assert_ptr_null(entries);
	}
	ck_succeeds(IkeextSaDestroyEnumHandle0(engine, NULL));
}
END_TEST

static void refuse_enum(HANDLE of, HANDLE wrong)
{
	for (size_t i = 0; i < IKE_FUNCTIONS; i++) {
		void **entries = garbage;
		UINT32 count = 77;

		ck_fails(ERROR_INVALID_HANDLE, ike_functions[i](of, wrong, 5, &entries, &count));
		ck_assert_ptr_null(entries);
		ck_assert_uint_eq(count, 0);
	}
}

START_TEST(wrong_handles_for_ike_sas_are_refused)
{
	HANDLE ikes = open_ike(), other = open_engine(NULL), ret = garbage;
	IKEEXT_STATISTICS1 statistics;

	ck_fails(ERROR_INVALID_HANDLE, IkeextSaCreateEnumHandle0(garbage, NULL, &ret));
	ck_assert_ptr_null(ret);
	refuse_get(garbage, 1, ERROR_INVALID_HANDLE);
	ck_fails(ERROR_INVALID_HANDLE, IkeextSaDeleteById0(garbage, 1));
	ck_fails(ERROR_INVALID_HANDLE, WfpxSaContextRekey0(garbage, 1));
	ck_fails(ERROR_INVALID_HANDLE, IkeextGetStatistics1(garbage, &statistics));
	ck_fails(ERROR_INVALID_HANDLE, WfpxEngineSetIkeSocket0(garbage, NULL));
	refuse_enum(engine, handle); /* of SAs */
	refuse_enum(other, ikes);
	refuse_enum(engine, NULL);
	for (int i = 0; i < FUNCTIONS; i++) {
		void **entries;
		UINT32 count;

		ck_fails(ERROR_INVALID_HANDLE, functions[i](engine, ikes, 5, &entries, &count));
	}
	ck_fails(ERROR_INVALID_HANDLE, IkeextSaDestroyEnumHandle0(engine, handle));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(engine, ikes));
	ck_succeeds(IkeextSaDestroyEnumHandle0(engine, ikes));
	ck_fails(ERROR_INVALID_HANDLE, IkeextSaDestroyEnumHandle0(engine, ikes));
	refuse_enum(engine, ikes);
	ck_succeeds(FwpmEngineClose0(other));
}
END_TEST

START_TEST(a_socket_that_cannot_be_is_refused)
{
	wchar_t path[200];

	wmemset(path, L'x', 200);
	path[0] = L'/';
	path[108] = L'\0';
	ck_fails(ERROR_INVALID_PARAMETER, WfpxEngineSetIkeSocket0(engine, path));
	path[107] = L'\0';
	ck_succeeds(WfpxEngineSetIkeSocket0(engine, path));
	ck_fails(ERROR_INVALID_PARAMETER, WfpxEngineSetIkeSocket0(engine, L"run/charon.vici"));
	ck_fails(ERROR_INVALID_PARAMETER, WfpxEngineSetIkeSocket0(engine, L""));
	path[5] = (wchar_t)0xd800; /* no character */
	ck_fails(ERROR_INVALID_PARAMETER, WfpxEngineSetIkeSocket0(engine, path));
	ck_succeeds(WfpxEngineSetIkeSocket0(engine, NULL));
}
END_TEST

START_TEST(a_template_that_cannot_be_is_refused_without_a_daemon)
{
	IKEEXT_SA_ENUM_TEMPLATE0 template = { 0 };
	UINT8 hash[] = { 1 };
	HANDLE ret = garbage;

	ck_succeeds(WfpxEngineSetIkeSocket0(engine, L"/nobody/listens/here"));
	ck_succeeds(IkeextSaCreateEnumHandle0(engine, &template, &ret));
	template.localMainModeCertHash = (FWP_BYTE_BLOB){ 1, hash };
	ck_fails(ERROR_NOT_SUPPORTED, IkeextSaCreateEnumHandle0(engine, &template, &ret));
	ck_assert_ptr_null(ret);
	template.localMainModeCertHash.size = 0;
	template.remoteSubNet.type = FWP_DOUBLE;
	ck_fails(FWP_E_TYPE_MISMATCH, IkeextSaCreateEnumHandle0(engine, &template, &ret));
	template.remoteSubNet.type = FWP_V4_ADDR_MASK;
	ck_fails(FWP_E_NULL_POINTER, IkeextSaCreateEnumHandle0(engine, &template, &ret));
}
END_TEST

void faults_add_ike(TCase *tc)
{
	tcase_add_test(tc, without_a_daemon_there_are_no_ike_sas);
	tcase_add_test(tc, the_mm_sa_id_of_an_sa_made_by_hand_leads_to_no_ike_sa);
	tcase_add_test(tc, null_pointers_for_ike_sas_are_refused);
	tcase_add_test(tc, wrong_handles_for_ike_sas_are_refused);
	tcase_add_test(tc, a_socket_that_cannot_be_is_refused);
	tcase_add_test(tc, a_template_that_cannot_be_is_refused_without_a_daemon);
}
