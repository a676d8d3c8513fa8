/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* SA contexts through fwpmk.h: NTSTATUS results. Needs the SAs of "tunnels many". */
#include "check_api.h"
#include "wfpxfrm.h"

#define CONTEXTS 30

static HANDLE engine, handle;

static void setup(void)
{
	ck_succeeds(FwpmEngineOpen0(NULL, RPC_C_AUTHN_WINNT, NULL, NULL, &engine));
	ck_succeeds(IPsecSaContextCreateEnumHandle0(engine, NULL, &handle));
}

static void teardown(void)
{
	FwpmEngineClose0(engine);
}

START_TEST(all_contexts_are_enumerated_by_the_three_functions)
{
	IPSEC_SA_CONTEXT0 **zero;
	IPSEC_SA_CONTEXT1 **one, *again;
	WFPX_SA_CONTEXT0 **wfpx;
	UINT32 zeros, ones, others;

	ck_succeeds(IPsecSaContextEnum0(engine, handle, 5, &zero, &zeros));
	ck_succeeds(IPsecSaContextEnum1(engine, handle, 5, &one, &ones));
	ck_succeeds(WfpxSaContextEnum0(engine, handle, 100, &wfpx, &others));
	ck_assert_uint_eq(zeros + ones + others, CONTEXTS);
	ck_succeeds(IPsecSaContextGetById1(engine, zero[0]->saContextId, &again));
	ck_assert_uint_eq(again->saContextId, zero[0]->saContextId);
	FwpmFreeMemory0((void **)&again);
	FwpmFreeMemory0((void **)&zero);
	FwpmFreeMemory0((void **)&one);
	FwpmFreeMemory0((void **)&wfpx);
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, handle));
}
END_TEST

START_TEST(faults_have_their_ntstatus)
{
	FWP_V4_ADDR_AND_MASK holes = { 0xc0000201, 0xff00ff00 };
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = { .localSubNet = { .type = FWP_V4_ADDR_MASK } };
	IPSEC_SA_CONTEXT0 *none = garbage, **entries = garbage;
	HANDLE ret = garbage;
	UINT32 count = 77;

	ck_fails(STATUS_FWP_NULL_POINTER, IPsecSaContextCreateEnumHandle0(engine, &template, &ret));
	ck_assert_ptr_null(ret);
	template.localSubNet.v4AddrMask = &holes;
	ck_fails(STATUS_FWP_INVALID_NET_MASK,
		 IPsecSaContextCreateEnumHandle0(engine, &template, &ret));
	template.localSubNet.type = FWP_RANGE_TYPE;
	ck_fails(STATUS_FWP_TYPE_MISMATCH,
		 IPsecSaContextCreateEnumHandle0(engine, &template, &ret));
	ck_fails(STATUS_FWP_NULL_POINTER, IPsecSaContextGetById0(engine, 1, NULL));
	ck_fails(STATUS_FWP_NOT_FOUND, IPsecSaContextGetById0(engine, 1, &none));
	ck_assert_ptr_null(none);
	ck_fails(STATUS_INVALID_HANDLE, IPsecSaContextEnum0(engine, engine, 1, &entries, &count));
	ck_assert_ptr_null(entries);
	ck_assert_uint_eq(count, 0);
	ck_fails(STATUS_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(engine, handle));
}
END_TEST

START_TEST(two_families_never_match)
{
	FWP_BYTE_ARRAY16 v6 = { { 0x20, 0x01, 0x0d, 0xb8 } };
	IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 template = {
		.localSubNet = { .type = FWP_UINT32 },
		.remoteSubNet = { .type = FWP_BYTE_ARRAY16_TYPE },
	};
	HANDLE ret = garbage;

	template.remoteSubNet.byteArray16 = &v6;
	ck_fails(STATUS_FWP_NEVER_MATCH, IPsecSaContextCreateEnumHandle0(engine, &template, &ret));
	ck_assert_ptr_null(ret);
}
END_TEST

static void add_tests(TCase *tc)
{
	tcase_add_test(tc, all_contexts_are_enumerated_by_the_three_functions);
	tcase_add_test(tc, faults_have_their_ntstatus);
	tcase_add_test(tc, two_families_never_match);
}

int main(void)
{
	return run_case("contexts_km", setup, teardown, add_tests);
}
