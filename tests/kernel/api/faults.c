/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * faults - calls functions of fwpmu.h and wfpxfrm.h with wrong arguments, and in unusual orders
 *
 * Needs 40 SAs in its own network namespace and 3 in the one named "blue".
 */
#include "faults.h"

HANDLE engine, handle;

HANDLE open_engine(const wchar_t *server)
{
	HANDLE ret = garbage;

	ck_succeeds(FwpmEngineOpen0(server, RPC_C_AUTHN_WINNT, NULL, NULL, &ret));
	ck_assert_ptr_nonnull(ret);
	return ret;
}

HANDLE open_enum(HANDLE of)
{
	HANDLE ret = garbage;

	ck_succeeds(IPsecSaCreateEnumHandle0(of, NULL, &ret));
	ck_assert_ptr_nonnull(ret);
	return ret;
}

static void setup(void)
{
	engine = open_engine(NULL);
	handle = open_enum(engine);
}

static void teardown(void)
{
	FwpmEngineClose0(engine);
}

page_function *const functions[] = { sas0, sas1, sas_wfpx };

UINT32 read_page(HANDLE of, HANDLE from, UINT32 requested)
{
	void **entries = garbage;
	UINT32 count = 77;

	ck_succeeds(sas1(of, from, requested, &entries, &count));
	ck_assert(count ? entries != NULL : !entries);
	ck_assert_uint_le(count, requested);
	FwpmFreeMemory0((void **)&entries);
	ck_assert_ptr_null(entries);
	return count;
}

UINT32 count_sas(HANDLE of)
{
	HANDLE from = open_enum(of);
	UINT32 count = read_page(of, from, 0xffffffff);

	ck_succeeds(IPsecSaDestroyEnumHandle0(of, from));
	return count;
}

static void add_tests(TCase *tc)
{
	faults_add_arguments(tc);
	faults_add_ike(tc);
	faults_add_namespaces(tc);
	faults_add_pages(tc);
	faults_add_processes(tc);
}

int main(void)
{
	return run_case("faults", setup, teardown, add_tests);
}
