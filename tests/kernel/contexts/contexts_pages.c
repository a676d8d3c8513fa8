/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pages of contexts, wrong handles and arguments, and results that outlive their engine. */
#include "contexts.h"
#include "pages.h"

static page_function *const functions[] = { contexts0, contexts1, contexts_wfpx };
#define FUNCTIONS 3

/*
 * Reads all contexts in pages, with one function or, if @function is FUNCTIONS, with all in turn.
 * Returns their number, and the ids in the order of the pages.
 */
static UINT32 read_pages(UINT32 page, int function, UINT64 *ids)
{
	HANDLE handle = open_enum(NULL);
	UINT32 total = 0, count = page;
	void **entries;

	for (unsigned turn = 0; count == page; turn++) {
		page_function *f = functions[function < FUNCTIONS ? (unsigned)function : turn % 3];

		entries = garbage;
		ck_succeeds(f(engine, handle, page, &entries, &count));
		ck_assert_uint_le(count, page);
		ck_assert_uint_le(total + count, CONTEXTS_MAX);
		ck_assert(count ? entries != NULL : !entries);
		for (UINT32 i = 0; i < count; i++)
			ids[total++] = *(UINT64 *)entries[i]; /* the first member of each format */
		FwpmFreeMemory0((void **)&entries);
	}
	ck_succeeds(functions[0](engine, handle, page, &entries,
				 &count)); /* A page after the last one is empty again. */
	ck_assert_uint_eq(count, 0);
	ck_assert_ptr_null(entries);
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, handle));
	return total;
}

START_TEST(any_page_and_any_function_give_each_context_once)
{
	static const UINT32 pages[] = { 1, 7, 10, CONTEXTS, CONTEXTS + 1, 0xffffffff };
	UINT64 whole[CONTEXTS_MAX], ids[CONTEXTS_MAX];

	ck_assert_uint_eq(CONTEXTS % 10, 0); /* so that the last page of 10 is full */
	ck_assert_uint_eq(read_pages(1000, 1, whole), CONTEXTS);
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		for (int f = 0; f <= FUNCTIONS; f++) {
			ck_assert_uint_eq(read_pages(pages[i], f, ids), CONTEXTS);
			ck_assert_mem_eq(ids, whole, CONTEXTS * sizeof(*ids));
		}
}
END_TEST

START_TEST(a_request_for_no_entries_does_not_move_the_enumeration)
{
	HANDLE handle = open_enum(NULL);
	void **entries = garbage;
	UINT32 count = 77;

	for (int f = 0; f < FUNCTIONS; f++) {
		ck_succeeds(functions[f](engine, handle, 0, &entries, &count));
		ck_assert_ptr_null(entries);
		ck_assert_uint_eq(count, 0);
	}
	ck_succeeds(contexts1(engine, handle, 1000, &entries, &count));
	ck_assert_uint_eq(count, CONTEXTS);
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

static void refuses_page(page_function *function, HANDLE from)
{
	void **entries = garbage;
	UINT32 count = 77;

	ck_fails(ERROR_INVALID_HANDLE, function(engine, from, 5, &entries, &count));
	ck_assert_ptr_null(entries);
	ck_assert_uint_eq(count, 0);
}

START_TEST(handles_of_the_other_kind_are_refused)
{
	HANDLE contexts = open_enum(NULL), sas = garbage, ret = garbage;
	void **entries;
	UINT32 count;

	ck_succeeds(IPsecSaCreateEnumHandle0(engine, NULL, &sas));
	for (int f = 0; f < FUNCTIONS; f++) {
		refuses_page(functions[f], sas);
		refuses_page(functions[f], engine);
		refuses_page(functions[f], NULL);
	}
	refuses_page(sas1, contexts);
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextDestroyEnumHandle0(engine, sas));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextDestroyEnumHandle0(engine, engine));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaDestroyEnumHandle0(engine, contexts));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextCreateEnumHandle0(contexts, NULL, &ret));
	ck_assert_ptr_null(ret);
	ck_succeeds(contexts0(engine, contexts, 1000, &entries,
			      &count)); /* Both enumerations still work. */
	ck_assert_uint_eq(count, CONTEXTS);
	FwpmFreeMemory0((void **)&entries);
	ck_succeeds(IPsecSaDestroyEnumHandle0(engine, sas));
	ck_succeeds(IPsecSaContextDestroyEnumHandle0(engine, contexts));
	ck_fails(ERROR_INVALID_HANDLE, IPsecSaContextDestroyEnumHandle0(engine, contexts));
	refuses_page(contexts0, contexts);
}
END_TEST

START_TEST(null_outputs_are_refused)
{
	HANDLE handle = open_enum(NULL);

	for (int f = 0; f < FUNCTIONS; f++) {
		void **entries = garbage;
		UINT32 count = 77;

		ck_fails(FWP_E_NULL_POINTER, functions[f](engine, handle, 5, NULL, &count));
		ck_assert_uint_eq(count, 0);
		ck_fails(FWP_E_NULL_POINTER, functions[f](engine, handle, 5, &entries, NULL));
		ck_assert_ptr_null(entries);
	}
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextGetById0(engine, 1, NULL));
	ck_fails(FWP_E_NULL_POINTER, IPsecSaContextGetById1(engine, 1, NULL));
	ck_fails(FWP_E_NULL_POINTER, WfpxSaContextGetById0(engine, 1, NULL));
}
END_TEST

START_TEST(the_snapshot_counts_its_policies)
{
	HANDLE handle = open_enum(NULL);
	WFPX_SNAPSHOT_INFO0 info;

	ck_succeeds(WfpxSnapshotGetInfo0(engine, handle, &info));
	ck_assert_uint_eq(
		info.sas,
		2 * CONTEXTS - HALVES +
			2); /* contexts with one SA, and a bundle with two in each direction */
	ck_assert_uint_eq(info.policies - info.policiesLeftAside, 5);
	ck_assert_uint_gt(info.bytesReceived, 0);
	ck_assert_uint_gt(info.bytesHeld, 0);
}
END_TEST

START_TEST(results_outlive_their_enumeration_and_engine)
{
	HANDLE handle = open_enum(NULL);
	WFPX_SA_CONTEXT0 **entries;
	IPSEC_SA_CONTEXT1 *one;
	UINT32 count, pairs = 0;

	ck_succeeds(WfpxSaContextEnum0(engine, handle, 1000, &entries, &count));
	ck_succeeds(IPsecSaContextGetById1(engine, entries[0]->context.saContextId, &one));
	ck_succeeds(FwpmEngineClose0(engine));
	for (UINT32 i = 0; i < count; i++) {
		const WFPX_SA_CONTEXT0 *c = entries[i];

		ck_assert_ptr_eq(c->context.inboundSa,
				 c->inboundSa ? &c->inboundSa->details : NULL);
		ck_assert_ptr_eq(c->context.outboundSa,
				 c->outboundSa ? &c->outboundSa->details : NULL);
		if (!c->inboundSa || !c->outboundSa)
			continue;
		pairs++;
		ck_assert_int_eq(c->inboundSa->details.saDirection, FWP_DIRECTION_INBOUND);
		ck_assert_int_eq(c->outboundSa->details.saDirection, FWP_DIRECTION_OUTBOUND);
		ck_assert_uint_ne(c->inboundSa->details.transportFilter->filterId,
				  c->outboundSa->details.transportFilter->filterId);
	}
	ck_assert_uint_eq(pairs, CONTEXTS - HALVES);
	FwpmFreeMemory0((void **)&one);
	FwpmFreeMemory0((void **)&entries);
}
END_TEST

void contexts_add_pages(TCase *tc)
{
	tcase_add_test(tc, any_page_and_any_function_give_each_context_once);
	tcase_add_test(tc, a_request_for_no_entries_does_not_move_the_enumeration);
	tcase_add_test(tc, handles_of_the_other_kind_are_refused);
	tcase_add_test(tc, null_outputs_are_refused);
	tcase_add_test(tc, the_snapshot_counts_its_policies);
	tcase_add_test(tc, results_outlive_their_enumeration_and_engine);
}
